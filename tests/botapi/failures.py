"""Failures a test has planned for calls that are still to come."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, Literal

from .errors import ApiError

How = int | Literal["timeout", "drop"]


@dataclass
class Failure:
    """One plan: which calls, how they fail, how many of them, and whether they take effect first."""

    method: str | None
    how: How
    description: str | None
    retry_after: int | None
    times: int
    chat_id: int | None
    applied: bool

    def matches(self, method: str, params: dict[str, Any]) -> bool:
        return self.times > 0 and self.method in (None, method) and self.chat_id in (None, params.get("chat_id"))

    def error(self) -> ApiError:
        """The answer of a failure that is a status."""
        status = self.how if isinstance(self.how, int) else 500
        wait = (self.retry_after or 1) if status == 429 else self.retry_after
        return ApiError(status, self.description, wait)


class Failures:
    """The plans in the order they were made; each call uses up the first one that fits it."""

    def __init__(self) -> None:
        self._plans: list[Failure] = []
        self._lock = threading.Lock()

    def plan(self, failure: Failure) -> None:
        with self._lock:
            self._plans.append(failure)

    def clear(self) -> None:
        with self._lock:
            self._plans.clear()

    def next(self, method: str, params: dict[str, Any]) -> Failure | None:
        """The plan this call falls under, or None."""
        with self._lock:
            for plan in self._plans:
                if plan.matches(method, params):
                    plan.times -= 1
                    return plan
        return None
