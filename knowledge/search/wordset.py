"""Many words that are only asked for: is this one of them?"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from zlib import crc32


def number(word: str) -> int:
    """A number made from the letters of a word (Weinberger et al. 2009): two words share one very seldom."""
    return crc32(word.encode())


def place(word: str, numbers: "array[int]") -> int | None:
    """Where a word stands in sorted `numbers`; None when it is not among them."""
    sought = number(word)
    at = bisect_left(numbers, sought)
    return at if at < len(numbers) and numbers[at] == sought else None


def _small(numbers: Sequence[int]) -> "array[int]":
    """The numbers in two bytes each where they fit in these, else in four."""
    return array("H" if max(numbers, default=0) < 2**16 else "I", numbers)


class WordNumbers:
    """Whole numbers, none below 0, of words or whole phrasings: kept without the words, like a `WordSet`."""

    def __init__(self, words: Mapping[str, int]) -> None:
        by_number = {number(word): found for word, found in words.items()}
        self._numbers = array("I", sorted(by_number))
        self._found = _small([by_number[sought] for sought in self._numbers])

    def get(self, word: str) -> int | None:
        """The number of `word`; None when it is none of these."""
        at = place(word, self._numbers)
        return None if at is None else self._found[at]


class WordLists:
    """The same with any count of numbers for a word."""

    def __init__(self, words: Mapping[str, Iterable[int]]) -> None:
        by_number: defaultdict[int, set[int]] = defaultdict(set)
        for word, found in words.items():
            by_number[number(word)].update(found)
        lists = [sorted(by_number[sought]) for sought in sorted(by_number)]
        self._numbers = array("I", sorted(by_number))
        self._ends = array("I", accumulate(map(len, lists), initial=0))
        self._found = _small([found for listed in lists for found in listed])

    def get(self, word: str) -> "array[int]":
        """The numbers of `word`, the lowest first; none when it is none of these."""
        at = place(word, self._numbers)
        return self._found[:0] if at is None else self._found[self._ends[at] : self._ends[at + 1]]


class WordTable:
    """What words or whole phrasings stand for, kept likewise."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._names = sorted(set(words.values()))
        at = {name: place for place, name in enumerate(self._names)}
        self._means = WordNumbers({word: at[means] for word, means in words.items()})

    def get(self, word: str) -> str | None:
        """What `word` stands for; None when it is none of these."""
        at = self._means.get(word)
        return None if at is None else self._names[at]


class WordSet:
    """A set of words, kept as numbers: it takes a twentieth of the memory, and of a hundred thousand other words one or
    two are taken for one of these."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._numbers = array("I", sorted({number(word) for word in words}))

    def __contains__(self, word: str) -> bool:
        return place(word, self._numbers) is not None
