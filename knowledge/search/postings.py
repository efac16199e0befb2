"""Numbered rows of weighted features, kept by feature, so that only rows sharing a feature cost anything."""

from array import array
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.float64]


class Postings:
    """An inverted index of `rows`; row n of what is asked of it belongs to the n-th of them."""

    def __init__(self, rows: Iterable[Mapping[str, float]]) -> None:
        self._column: dict[str, int] = {}
        columns, numbers, weights = array("l"), array("l"), array("d")
        self.size = 0
        for row in rows:
            for feature, weight in row.items():
                columns.append(self._column.setdefault(feature, len(self._column)))
                numbers.append(self.size)
                weights.append(weight)
            self.size += 1
        found = np.array(columns, dtype=np.int64)
        order = np.argsort(found, kind="stable")
        self._numbers = np.array(numbers, dtype=np.int32)[order]
        self._weights = np.array(weights, dtype=np.float32)[order]
        self._starts = np.searchsorted(found[order], np.arange(len(self._column) + 1))

    def products(self, query: Mapping[str, float]) -> Numbers:
        """For every row the sum, over the features it shares with `query`, of weight times weight."""
        return self._add([(self._span(feature), weight) for feature, weight in query.items()], counting=False)

    def shared(self, features: Iterable[str]) -> Numbers:
        """For every row how many of `features` it has."""
        return self._add([(self._span(feature), 1.0) for feature in features], counting=True)

    def has(self, row: int, feature: str) -> bool:
        """Does this row have the feature?"""
        found = self._numbers[self._span(feature)]
        at = int(np.searchsorted(found, row))
        return at < len(found) and int(found[at]) == row

    def _span(self, feature: str) -> slice:
        column = self._column.get(feature)
        return slice(0, 0) if column is None else slice(int(self._starts[column]), int(self._starts[column + 1]))

    def _add(self, spans: list[tuple[slice, float]], *, counting: bool) -> Numbers:
        spans = [(span, weight) for span, weight in spans if span.stop > span.start]
        if not spans:
            return np.zeros(self.size)
        numbers = np.concatenate([self._numbers[span] for span, _weight in spans])
        if counting:
            return np.bincount(numbers, minlength=self.size).astype(np.float64)
        weights = np.concatenate([self._weights[span] * weight for span, weight in spans])
        return np.bincount(numbers, weights=weights, minlength=self.size).astype(np.float64, copy=False)
