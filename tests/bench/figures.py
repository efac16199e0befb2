"""A figure, and how it is told."""

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One thing that was measured. `meaning` says what the number tells, for who reads it a year later."""

    name: str
    value: float
    unit: str
    meaning: str

    def __str__(self) -> str:
        value = f"{self.value:.0f}" if abs(self.value) >= 1000 else f"{self.value:.3g}"
        return f"{self.name}: {value} {self.unit} ({self.meaning})"


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table that reads well in a terminal and as Markdown."""
    written = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in [list(headings), *written]) for at in range(len(headings))]
    rule = ["-" * width for width in widths]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in [headings, rule, *written]
    )


def progress(doing: str) -> None:
    """Says on standard error what goes on, so that standard output holds only figures."""
    print(f"... {doing}", file=sys.stderr, flush=True)
