"""Turns words into features: concepts across languages, parts of compounds, stems, and near misses.

A feature is `c:<concept>` when the lexicon knows the word in any language, else `s:<stem>`. Two texts
about the same thing share features, whatever language or spelling they are in.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from knowledge.language import FUNCTION_WORDS
from knowledge.model import LANGUAGES, Concept
from knowledge.text import stem, telling, words

Feature = str
Weighted = dict[Feature, float]

STOPWORDS = frozenset(word for listed in FUNCTION_WORDS.values() for word in listed)
_LINKS = ("", "s", "en", "e")
"""What Dutch puts between the parts of a compound: buurt-, stads-, kinder-en-."""
_COMPOUND_PART = 0.8
_NEAR = 0.8
_MIN_PART = 3
_MIN_FUZZY = 5
_CUTOFF = 84


class Lexicon:
    """The concepts of a pack, and the other words that its content uses (`known`)."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._exact: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        self._phrases: dict[tuple[str, ...], str] = {}
        self._weights: dict[str, float] = {}
        for concept in concepts:
            self._add(concept)
        self._starts = sorted(self._prefixes)
        self._known: set[str] = set(self._exact)
        self._known_stems: set[str] = set(self._stems)
        self._fuzzy: list[str] = []
        self._features = lru_cache(maxsize=20_000)(self._word_features)
        self._longest_phrase = max((len(key) for key in self._phrases), default=1)

    def _add(self, concept: Concept) -> None:
        self._weights[concept.id] = concept.weight
        for language in (*LANGUAGES, "sr", "hns"):
            for form in getattr(concept, language):
                key = words(form)
                if form.endswith("*") and len(key) == 1:
                    self._prefixes.setdefault(key[0], concept.id)
                elif len(key) > 1:
                    self._phrases.setdefault(tuple(key), concept.id)
                elif key:
                    self._exact.setdefault(key[0], concept.id)
                    if language == "nl":
                        self._stems.setdefault(stem(key[0]), concept.id)

    def learn(self, texts: Iterable[str]) -> None:
        """Makes the words of the content known, so that compounds and typing errors can lead to them."""
        for text in texts:
            for word in words(text):
                if word not in STOPWORDS and not word.isdigit() and not self._concept(word):
                    self._known.add(word)
                    self._known_stems.add(stem(word))
        self._fuzzy = sorted(word for word in self._known if len(word) >= _MIN_FUZZY)
        self._features.cache_clear()

    def features(self, text: str, ignore: frozenset[str] = frozenset()) -> Weighted:
        """The features of `text` with their weight; words in `ignore` (names of places) are left out."""
        said = words(text)
        found: Weighted = {}
        at = 0
        while at < len(said):
            length, concept = self._phrase(said, at)
            if concept:
                _raise(found, f"c:{concept}", self._weights[concept])
                at += length
                continue
            word = said[at]
            at += 1
            if word in ignore:
                continue
            for feature, weight in self._features(word):
                _raise(found, feature, weight)
        return found

    def knows(self, word: str) -> bool:
        """Is this normalised word in the lexicon or in the content?"""
        return word in self._known or stem(word) in self._known_stems or self._prefix(word) is not None

    def _phrase(self, said: list[str], at: int) -> tuple[int, str | None]:
        for length in range(min(self._longest_phrase, len(said) - at), 1, -1):
            concept = self._phrases.get(tuple(said[at : at + length]))
            if concept:
                return length, concept
        return 0, None

    def _concept(self, word: str) -> str | None:
        return self._exact.get(word) or self._stems.get(stem(word)) or self._prefix(word)

    def _prefix(self, word: str) -> str | None:
        """The concept of the longest prefix form that `word` starts with."""
        at = bisect_right(self._starts, word)
        while at > 0:
            start = self._starts[at - 1]
            if word.startswith(start):
                return self._prefixes[start]
            if not word.startswith(start[:3]):
                return None
            at -= 1
        return None

    def _word_features(self, word: str) -> tuple[tuple[Feature, float], ...]:
        if concept := self._concept(word):
            return ((f"c:{concept}", self._weights[concept]),)
        if word in STOPWORDS or word.isdigit() or len(word) < 2:
            return ()
        own = ((f"s:{stem(word)}", telling(word)),)
        if parts := self._compound(word):
            return (
                *own,
                *((feature, weight * _COMPOUND_PART) for part in parts for feature, weight in self._part(part)),
            )
        if word in self._known or stem(word) in self._known_stems:
            return own
        if near := self._near(word):
            return (*own, *((feature, weight * _NEAR) for feature, weight in self._features(near)))
        return own

    def _part(self, word: str) -> tuple[tuple[Feature, float], ...]:
        if concept := self._concept(word):
            return ((f"c:{concept}", self._weights[concept]),)
        return ((f"s:{stem(word)}", telling(word)),)

    def _compound(self, word: str) -> tuple[str, ...]:
        """The known parts of a Dutch compound, the longest last part first; empty when it is none."""
        if not word.isascii() or len(word) < 2 * _MIN_PART:
            return ()
        for cut in range(_MIN_PART, len(word) - _MIN_PART + 1):
            head, tail = word[:cut], word[cut:]
            if not self._is_part(tail):
                continue
            for link in _LINKS:
                bare = head.removesuffix(link) if link else head
                if len(bare) < _MIN_PART or (link and not head.endswith(link)):
                    continue
                if self._is_part(bare):
                    return (bare, tail)
                if inner := self._compound(bare):
                    return (*inner, tail)
        return ()

    def _is_part(self, word: str) -> bool:
        if word in STOPWORDS:
            return False
        return word in self._exact or (len(word) > 3 and (word in self._known or stem(word) in self._stems))

    def _near(self, word: str) -> str | None:
        if len(word) < _MIN_FUZZY:
            return None
        match = process.extractOne(word, self._fuzzy, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
        return match[0] if match and match[0][0] == word[0] else None


def _raise(found: Weighted, feature: Feature, weight: float) -> None:
    found[feature] = max(found.get(feature, 0.0), weight)
