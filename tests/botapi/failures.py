"""Failures a test has planned for calls that are still to come."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field
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


@dataclass
class Weather:
    """Failures by chance, of any call: `lost` calls take effect while their answer is lost, the others do not.

    Every call takes up to `slow` seconds before it takes effect. The same `seed` draws the same lots.
    """

    statuses: tuple[int, ...] = (429, 500, 502)
    failing: float = 0.0
    dropped: float = 0.0
    lost: float = 0.0
    slow: float = 0.0
    seed: int = 1
    draw: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    def failure(self) -> Failure | None:
        """What happens to the next call."""
        lot = self.draw.random()
        if lot < self.lost:
            return Failure(None, "drop", None, None, 1, None, True)
        if lot < self.lost + self.dropped:
            return Failure(None, "drop", None, None, 1, None, False)
        if lot < self.lost + self.dropped + self.failing:
            return Failure(None, self.draw.choice(self.statuses), None, None, 1, None, False)
        return None


class Failures:
    """The plans in the order they were made; each call uses up the first one that fits it. Then comes the weather."""

    def __init__(self) -> None:
        self.weather: Weather | None = None
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
            return self.weather.failure() if self.weather else None

    def delay(self) -> float:
        """How long the next call takes, in seconds."""
        with self._lock:
            return self.weather.draw.uniform(0, self.weather.slow) if self.weather else 0.0
