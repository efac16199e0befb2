"""What was found lately: a turn asks the same of a message many times, and goes back and forth between what is said now
and what was said before."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")
_KEPT = 8


class Recent(Generic[K, T]):
    """What was found for the few that were asked for last (`kept` of them)."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._found: dict[K, T] = {}

    def of(self, asked: K, find: Callable[[], T]) -> T:
        """What was found for `asked`; `find` is only called when that was not lately."""
        found = self._found.pop(asked) if asked in self._found else find()
        self._found[asked] = found  # last, so that what is asked for again stays
        if len(self._found) > self._kept:
            del self._found[next(iter(self._found))]
        return found
