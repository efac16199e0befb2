"""Documents by the pieces of their words: what is spelled nearly the same is found, in any language.

TF-IDF on n-grams of characters within words (Cavnar & Trenkle 1994; McNamee & Mayfield 2004), a document
being all its texts together. A gram is known by a number made from its letters (Weinberger et al. 2009): no table of
grams has to be kept, and now and then two share a number.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np

from knowledge.search.postings import LARGEST, Mixed, Numbers

_SIZES = (3, 4, 5)
_WIDTH = 2**17


class _Places:
    """Which of many columns are known, and their places among those: a bit for each, and how many are before every
    eighth (Jacobson 1989). A table of places would take thirty times as much."""

    def __init__(self, known: Numbers, width: int) -> None:
        bits = np.zeros(width, np.bool_)
        bits[known] = True
        self._bits = np.packbits(bits, bitorder="little")
        counts = np.bitwise_count(self._bits)
        self._before = counts.cumsum(dtype=np.int32) - counts

    def of(self, columns: Numbers) -> tuple[Numbers, Numbers]:
        """Which of these are known, and the places of those."""
        eighth, bit = columns >> 3, 1 << (columns & 7)
        bits = self._bits[eighth]
        known = (bits & bit) != 0
        return known, (self._before[eighth] + np.bitwise_count(bits & (bit - 1)))[known]


class Grams:
    """An index over `documents`, each a list of texts in words, in the order in which they are given."""

    def __init__(self, documents: Iterable[Iterable[Sequence[str]]]) -> None:
        seen: dict[str, list[int]] = {}
        each = [_counted(texts, seen) for texts in documents]
        rows = np.repeat(np.arange(len(each), dtype=np.int32), [len(columns) for columns, _times in each])
        columns = np.concatenate([columns for columns, _times in each] or [np.array([], dtype=np.int32)])
        times = np.concatenate([times for _columns, times in each] or [np.array([], dtype=np.float32)])
        known, columns = np.unique(columns, return_inverse=True)
        width = len(known)
        self._places = _Places(known, _WIDTH)
        frequency = np.bincount(columns, minlength=width)
        self._idf = (np.log((1 + len(each)) / (1 + frequency)) + 1).astype(np.float16)
        weights = (1 + np.log(times)) * self._idf[columns]
        lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(each)))
        largest = np.ones(len(each))
        np.maximum.at(largest, rows, weights)
        steps = largest / LARGEST
        self._shares = Mixed(columns, rows, np.rint(weights / steps[rows]).astype(np.int8), len(each), width)
        self._steps = (steps / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)

    def cosines(self, said: Iterable[str]) -> Numbers:
        """How near every document is to these words, between 0 and 1."""
        columns, times = counted(tuple(said))
        known, columns = self._places.of(columns)  # a gram that no document has says nothing
        weights = (1 + np.log(times[known])) * self._idf[columns]
        length = math.sqrt(float(np.dot(weights, weights))) or 1.0
        found: Numbers = self._steps * self._shares.products(columns, weights / length)
        return found


@lru_cache(maxsize=4)
def counted(said: tuple[str, ...]) -> tuple[Numbers, Numbers]:
    """The columns of a message in words and how often each stands there: one answer asks several indexes the same."""
    times = Counter(column for word in said for column in _columns_of(word))
    return np.fromiter(times, np.int32, len(times)), np.fromiter(times.values(), np.float32, len(times))


def _counted(texts: Iterable[Sequence[str]], known: dict[str, list[int]]) -> tuple[Numbers, Numbers]:
    """The columns of all words in `texts` and how often each stands there; `known` spares the work on known words."""
    columns, times = array("i"), array("i")
    for word, count in Counter(word for text in texts for word in text).items():
        found = known.get(word) or known.setdefault(word, _columns(word))
        columns.extend(found)
        times.extend([count] * len(found))
    once, where = np.unique(np.array(columns, dtype=np.int32), return_inverse=True)
    return once, np.bincount(where, weights=times).astype(np.float32)


@lru_cache(maxsize=1_000)
def _columns_of(word: str) -> "array[int]":
    """The same, remembered: people use the same words."""
    return array("i", _columns(word))


def _columns(word: str) -> list[int]:
    padded = f" {word} "
    return [
        crc32(padded[at : at + size].encode()) & (_WIDTH - 1) for size in _SIZES for at in range(len(padded) - size + 1)
    ]
