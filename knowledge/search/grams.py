"""Documents by the pieces of their words: what is spelled nearly the same is found, in any language.

TF-IDF on n-grams of characters within words (Cavnar & Trenkle 1994; McNamee & Mayfield 2004), a document
being all its texts together.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledge.search.postings import Numbers, Postings
from knowledge.text import words

_SIZES = (3, 4, 5)


class Grams:
    """An index over `documents`, each a list of texts, in the order in which they are given."""

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        counts = [_grams(word for text in texts for word in words(text)) for texts in documents]
        frequency = Counter(gram for grams in counts for gram in grams)
        self._rare = {gram: math.log((1 + len(counts)) / (1 + count)) + 1 for gram, count in frequency.items()}
        self._postings = Postings(self._weighed(grams) for grams in counts)

    def cosines(self, said: Iterable[str]) -> Numbers:
        """How near every document is to these words, between 0 and 1."""
        return self._postings.products(self._weighed(_grams(said)))

    def _weighed(self, grams: Mapping[str, int]) -> dict[str, float]:
        weights = {gram: (1 + math.log(count)) * self._rare.get(gram, 0.0) for gram, count in grams.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items()}


def _grams(said: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, count in Counter(said).items():
        for gram in _pieces(word):
            found[gram] += count
    return found


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[at : at + size] for size in _SIZES for at in range(len(padded) - size + 1))
