"""The known word that a typing error was meant to be."""

from collections.abc import Iterable
from itertools import groupby

from rapidfuzz import fuzz, process


class Nearest:
    """Known words, of which the nearest in spelling is found. The first letter is nearly always right."""

    def __init__(self, known: Iterable[str], cutoff: int) -> None:
        # a text for each letter: twelve thousand words of their own would take a megabyte
        self._known = {letter: "\n".join(begun) for letter, begun in groupby(sorted(known), lambda word: word[:1])}
        self._cutoff = cutoff

    def find(self, word: str) -> str | None:
        """The known word that is most like `word`; None when no one is like it enough."""
        same_start = self._known.get(word[:1], "").split("\n")
        match = process.extractOne(word, same_start, scorer=fuzz.ratio, score_cutoff=self._cutoff)
        return match[0] if match else None
