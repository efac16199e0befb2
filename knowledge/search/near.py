"""The known word that a typing error was meant to be."""

from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz import fuzz, process


class Nearest:
    """Known words, of which the nearest in spelling is found. The first letter is nearly always right."""

    def __init__(self, known: Iterable[str], cutoff: int) -> None:
        self._known = sorted(known)
        self._cutoff = cutoff

    def find(self, word: str) -> str | None:
        """The known word that is most like `word`; None when no one is like it enough."""
        start = bisect_left(self._known, word[:1])
        same_start = self._known[start : bisect_left(self._known, chr(ord(word[0]) + 1), lo=start)]
        match = process.extractOne(word, same_start, scorer=fuzz.ratio, score_cutoff=self._cutoff)
        return match[0] if match else None
