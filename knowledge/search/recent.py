"""What was found lately: a turn asks the same of a message many times, and goes back and forth between what is said now
and what was said before."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")
_KEPT = 6


class Recent(Generic[K, T]):
    """What was found for the latest few that were asked for."""

    def __init__(self) -> None:
        self._found: dict[K, T] = {}

    def of(self, asked: K, find: Callable[[], T]) -> T:
        """What was found for `asked`; `find` is only called when that was not lately."""
        if asked not in self._found:
            if len(self._found) >= _KEPT:
                del self._found[next(iter(self._found))]
            self._found[asked] = find()
        return self._found[asked]
