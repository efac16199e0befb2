"""One lock for the whole state, and a way to be woken when the state changes."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 90.0
"""Seconds until what a test waits for is taken to stay away: long, because a busy machine is no fault."""


class Bell:
    """Threads wait with `wait_until` or `sleep`, coroutines with `listening`; `ring` wakes them all.

    Promised: whoever changes the state does so while holding `lock` and rings afterwards, so nobody
    who waits has to guess how long a change takes.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.closed = False
        self._condition = threading.Condition(self.lock)
        self._changes = 0
        self._listeners: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def ring(self) -> None:
        """Wake everybody who waits."""
        with self.lock:
            self._changes += 1
            self._condition.notify_all()
            for loop, event in self._listeners:
                loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """Tell everybody who waits that nothing more will come."""
        with self.lock:
            self.closed = True
            self.ring()

    def reopen(self) -> None:
        """Undo `close`, for a server that is started again."""
        with self.lock:
            self.closed = False

    def wait_until(self, predicate: Callable[[], T | None], timeout: float) -> T | None:
        """The first truthy value of the predicate, or None after the timeout.

        It is asked after every change and, because it may look at things outside, every 20 ms.
        """
        deadline = time.monotonic() + timeout
        while True:
            with self.lock:
                seen = self._changes
            value = predicate()
            if value:
                return value
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            with self.lock:
                if seen == self._changes:
                    self._condition.wait(min(left, 0.02))

    def sleep(self, seconds: float) -> None:
        """Wait this long, or shorter when the bell is closed."""
        deadline = time.monotonic() + seconds
        with self.lock:
            while not self.closed and (left := deadline - time.monotonic()) > 0:
                self._condition.wait(left)

    def wait_change(self, ready: Callable[[], bool]) -> None:
        """Block until ready (asked under the lock after each change) or closed."""
        with self.lock:
            self._condition.wait_for(lambda: self.closed or ready())

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An asyncio event of the running loop that is set at every change."""
        entry = (asyncio.get_running_loop(), asyncio.Event())
        with self.lock:
            self._listeners.append(entry)
        try:
            yield entry[1]
        finally:
            with self.lock:
                self._listeners.remove(entry)
