"""Hears a cry for help, literally: the words of a known phrasing in their order, with little in between.

Crisis sentences are made of small words ("ik wil er niet meer zijn") that a search must ignore elsewhere, so
they are compared word by word before anything is searched. Nothing else may come first. The first two words may
change places, as they do in Dutch ("ik wil ..." and "... wil ik ...").
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from knowledge.text import stem, words

MAX_BETWEEN = 2
"""Extra words that may stand inside a phrasing: "ik wil er [zelf] niet meer zijn"."""
MIN_WORDS = 3
"""Shorter phrasings ("brand", "gas lekt") are also parts of harmless sentences: those are left to the search,
unless they are all that was said."""


class Alarm:
    """The phrasings of the urgent needs. `needs` maps a need to its phrasings."""

    def __init__(self, needs: Mapping[str, Iterable[str]]) -> None:
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._whole: dict[tuple[str, ...], str] = {}
        for need, phrasings in needs.items():
            for phrasing in phrasings:
                said = _stems(phrasing)
                self._whole.setdefault(said, need)
                if len(said) >= MIN_WORDS:
                    for order in {said, (said[1], said[0], *said[2:])}:
                        self._by_first[order[0]].append((order, need))

    def hear(self, text: str) -> str | None:
        """The urgent need that `text` cries out, or None."""
        said = _stems(text)
        if said in self._whole:
            return self._whole[said]
        for at, word in enumerate(said):
            for phrasing, need in self._by_first.get(word, ()):
                if _within(phrasing, said[at : at + len(phrasing) + MAX_BETWEEN]):
                    return need
        return None


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(text))


def _within(phrasing: tuple[str, ...], window: tuple[str, ...]) -> bool:
    """Do the words of `phrasing` stand in `window` in their order?"""
    rest = iter(window)
    return all(word in rest for word in phrasing)
