"""Numbered rows of weighted columns, kept by column, so that only rows sharing a column cost anything."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[Any]


class Postings:
    """An inverted index of `size` rows and `width` columns: row `rows[i]` has `columns[i]` with weight `weights[i]`."""

    def __init__(self, columns: Numbers, rows: Numbers, weights: Numbers, size: int, width: int) -> None:
        order = np.argsort(columns, kind="stable")
        self.size = size
        self._rows = rows[order].astype(np.int32)
        self._weights = weights[order].astype(np.float32)
        self._starts = np.searchsorted(columns[order], np.arange(width + 1)).astype(np.int32)

    def products(self, query: Iterable[tuple[int, float]]) -> Numbers:
        """For every row the sum, over the columns it shares with `query`, of weight times weight."""
        spans = [(self._span(column), weight) for column, weight in query]
        if not spans:
            return np.zeros(self.size)
        rows = np.concatenate([self._rows[span] for span, _weight in spans])
        weights = np.concatenate([self._weights[span] * weight for span, weight in spans])
        return np.bincount(rows, weights=weights, minlength=self.size)

    def shared(self, columns: Iterable[int]) -> Numbers:
        """For every row how many of `columns` it has."""
        spans = [self._span(column) for column in columns]
        rows = np.concatenate([self._rows[span] for span in spans]) if spans else np.array([], dtype=np.int32)
        return np.bincount(rows, minlength=self.size)

    def has(self, row: int, column: int) -> bool:
        """Does this row have the column?"""
        found = self._rows[self._span(column)]
        at = int(np.searchsorted(found, row))
        return at < len(found) and int(found[at]) == row

    def _span(self, column: int) -> slice:
        return slice(int(self._starts[column]), int(self._starts[column + 1]))


class Named:
    """Postings with names for columns. A name that no row has is no error: it is shared with nothing."""

    def __init__(self, rows: Iterable[Mapping[str, float]]) -> None:
        self._column: dict[str, int] = {}
        columns, numbers, weights, size = array("l"), array("l"), array("d"), 0
        for size, row in enumerate(rows, 1):
            for name, weight in row.items():
                columns.append(self._column.setdefault(name, len(self._column)))
                numbers.append(size - 1)
                weights.append(weight)
        self._postings = Postings(np.array(columns), np.array(numbers), np.array(weights), size, len(self._column))

    def products(self, query: Mapping[str, float]) -> Numbers:
        """As `Postings.products`."""
        known = self._column
        return self._postings.products((known[name], weight) for name, weight in query.items() if name in known)

    def shared(self, names: Iterable[str]) -> Numbers:
        """As `Postings.shared`."""
        return self._postings.shared(self._column[name] for name in names if name in self._column)

    def has(self, row: int, name: str) -> bool:
        """As `Postings.has`."""
        return name in self._column and self._postings.has(row, self._column[name])
