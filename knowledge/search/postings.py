"""Numbered rows of weighted columns, kept by column, so that only rows sharing a column cost anything."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[Any]

_PARTS = 2**16 - 1


class Postings:
    """An inverted index of `size` rows and `width` columns: row `rows[i]` has `columns[i]` with weight `weights[i]`.

    Weights are kept in three digits, whole numbers of one byte as they are: half of that again.
    """

    def __init__(self, columns: Numbers, rows: Numbers, weights: Numbers, size: int, width: int) -> None:
        order = np.argsort(columns, kind="stable")
        self.size = size
        # small numbers: there are millions of these, and a weight says enough in three digits
        self._rows = rows[order].astype(np.min_scalar_type(max(size - 1, 0)))
        self._weights = weights[order].astype(np.int8 if weights.dtype == np.int8 else np.float16)
        self._starts = np.searchsorted(columns[order], np.arange(width + 1)).astype(np.int32)

    def products(self, columns: Numbers, weights: Numbers) -> Numbers:
        """For every row the sum, over the given columns, of the weight given times that of the row."""
        found, lengths = self._under(columns)
        shares = self._weights[found] * weights.repeat(lengths)
        return np.bincount(self._rows[found], weights=shares, minlength=self.size)

    def overlap(self, columns: Numbers, weights: Numbers, marks: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """For every row the products with `weights` and with `marks`, and the sum of the marks that it has."""
        found, lengths = self._under(columns)
        rows, own, marked = self._rows[found], self._weights[found].astype(np.float64), marks.repeat(lengths)
        return (
            np.bincount(rows, weights=own * weights.repeat(lengths), minlength=self.size),
            np.bincount(rows, weights=own * marked, minlength=self.size),
            np.bincount(rows, weights=marked, minlength=self.size),
        )

    def has(self, row: int, column: int) -> bool:
        """Does this row have the column?"""
        return row in self._rows[self._starts[column] : self._starts[column + 1]]

    def _under(self, columns: Numbers) -> tuple[Numbers, Numbers]:
        """Where everything under these columns stands, and how much there is under each."""
        starts = self._starts[columns]
        lengths = self._starts[columns + 1] - starts
        ends = lengths.cumsum()
        return np.arange(ends[-1] if len(ends) else 0) + (starts - ends + lengths).repeat(lengths), lengths


class Table:
    """The same for columns that many rows have: each is kept whole, which is quicker than looking up its rows.

    Weights are between 0 and 1. They are kept as whole numbers of `_PARTS`: half the memory, and nothing that shows.
    """

    def __init__(self, columns: Numbers, rows: Numbers, weights: Numbers, size: int, width: int) -> None:
        kept = np.unique(columns)
        self._place: Numbers = np.full(width, -1, dtype=np.int16 if len(kept) < 2**15 else np.int32)
        self._place[kept] = np.arange(len(kept))
        self._weights: Numbers = np.zeros((len(kept), size), dtype=np.uint16)
        self._weights[self._place[columns], rows] = np.rint(weights * _PARTS)

    def products(self, columns: Numbers, weights: Numbers) -> Numbers:
        """For every row the sum, over the given columns, of the weight given times that of the row."""
        places = self._place[columns]
        kept = places >= 0
        shares = (weights[kept] / _PARTS).astype(np.float32)
        found: Numbers = shares @ self._weights.take(places[kept], 0).astype(np.float32)
        return found


class Named:
    """Postings with names for columns. A name that no row has is no error: it is shared with nothing.

    `columns` numbers the names, for several that know the same ones; names that are not there yet are added.
    """

    def __init__(self, rows: Iterable[Mapping[str, float]], columns: dict[str, int] | None = None) -> None:
        self._column: dict[str, int] = {} if columns is None else columns
        found, numbers, weights, size = array("l"), array("l"), array("d"), 0
        for size, row in enumerate(rows, 1):
            for name, weight in row.items():
                found.append(self._column.setdefault(name, len(self._column)))
                numbers.append(size - 1)
                weights.append(weight)
        self._postings = Postings(np.array(found), np.array(numbers), np.array(weights), size, len(self._column))

    def products(self, query: Mapping[str, float]) -> Numbers:
        """For every row the sum, over the names it shares with `query`, of weight times weight."""
        known = [name for name in query if name in self._column]
        return self._postings.products(self._columns(known), np.array([query[name] for name in known], np.float64))

    def overlap(self, query: Mapping[str, float], marks: Mapping[str, float]) -> tuple[Numbers, Numbers, Numbers]:
        """For every row the products with `query` and with `marks`, and the sum of the marks that it has.

        Both have the same names.
        """
        known = [name for name in query if name in self._column]
        weights, marked = np.array([(query[name], marks[name]) for name in known], np.float64).reshape(-1, 2).T
        return self._postings.overlap(self._columns(known), weights, marked)

    def _columns(self, known: list[str]) -> Numbers:
        return np.array([self._column[name] for name in known], np.int64)

    def has(self, row: int, name: str) -> bool:
        """Does this row have the name?"""
        return name in self._column and self._postings.has(row, self._column[name])
