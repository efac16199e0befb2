"""Numbered rows of weighted columns, kept by column, so that only rows sharing a column cost anything."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[Any]

LARGEST = 127
"""The largest weight that is a whole number of one byte."""
_OFTEN = 3
"""A column that more than one row in so many has is kept whole: that takes less memory than a list of its rows."""


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
        return self._rows_and_products(columns, weights)[1]

    def highest(self, columns: Numbers, weights: Numbers, group: Numbers, groups: int) -> Numbers:
        """For every one of the `groups` the highest of the products of its rows, 0 at least; `group`: that of each
        row. Only rows that have a column are looked at: of many rows few do."""
        rows, products = self._rows_and_products(columns, weights)
        found: Numbers = np.zeros(groups)
        np.maximum.at(found, group[rows], products[rows])
        return found

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

    def _rows_and_products(self, columns: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
        """The rows that have one of the columns, each as often as it does, and the product of every row."""
        found, lengths = self._under(columns)
        rows, shares = self._rows[found], self._weights[found] * weights.repeat(lengths)
        return rows, np.bincount(rows, weights=shares, minlength=self.size)

    def _under(self, columns: Numbers) -> tuple[Numbers, Numbers]:
        """Where everything under these columns stands, and how much there is under each."""
        starts = self._starts[columns]
        lengths = self._starts[columns + 1] - starts
        ends = lengths.cumsum()
        return np.arange(ends[-1] if len(ends) else 0) + (starts - ends + lengths).repeat(lengths), lengths


class Table:
    """The same for columns that many rows have: each is kept whole, which is quicker than looking up its rows.

    Weights are whole numbers of one byte.
    """

    def __init__(self, columns: Numbers, rows: Numbers, weights: Numbers, size: int, width: int) -> None:
        kept = np.unique(columns)
        self._place: Numbers = np.full(width, -1, dtype=np.int16 if len(kept) < 2**15 else np.int32)
        self._place[kept] = np.arange(len(kept))
        self._weights: Numbers = np.zeros((len(kept), size), dtype=np.int8)
        self._weights[self._place[columns], rows] = weights

    def products(self, columns: Numbers, weights: Numbers) -> Numbers:
        """For every row the sum, over the given columns, of the weight given times that of the row."""
        places = self._place[columns]
        kept = places >= 0
        found: Numbers = weights[kept].astype(np.float32) @ self._weights.take(places[kept], 0).astype(np.float32)
        return found


class Mixed:
    """The same for columns of which some stand in many rows: those in a table, the others in postings.

    Weights are whole numbers of one byte, since there are millions.
    """

    def __init__(self, columns: Numbers, rows: Numbers, weights: Numbers, size: int, width: int) -> None:
        often = np.bincount(columns, minlength=width)[columns] > size / _OFTEN
        self._often = Table(columns[often], rows[often], weights[often], size, width)
        self._seldom = Postings(columns[~often], rows[~often], weights[~often], size, width)

    def products(self, columns: Numbers, weights: Numbers) -> Numbers:
        """For every row the sum, over the given columns, of the weight given times that of the row."""
        return self._often.products(columns, weights) + self._seldom.products(columns, weights)


def of_rows(rows: Iterable[Mapping[str, float]], columns: dict[str, int]) -> Postings:
    """The postings of these rows, each with names and their weights. `columns` numbers the names, for several that
    know the same ones; names that are not there yet are added."""
    found, numbers, weights, size = array("l"), array("l"), array("d"), 0
    for size, row in enumerate(rows, 1):
        for name, weight in row.items():
            found.append(columns.setdefault(name, len(columns)))
            numbers.append(size - 1)
            weights.append(weight)
    return Postings(np.array(found), np.array(numbers), np.array(weights), size, len(columns))
