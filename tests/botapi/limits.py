"""How fast a bot may send, as Telegram's bot FAQ states it, counted strictly."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass

from .errors import ApiError


@dataclass(frozen=True)
class RateLimits:
    """Messages per second in one chat (averaged, after a burst), over all chats, per minute in a group."""

    per_chat: float = 1.0
    burst: int = 3
    per_second: int = 30
    group_per_minute: int = 20


class Limiter:
    """Counts the messages that were sent; `admit` refuses the one that is too many with a 429.

    Promised: a refused message does not count, and after retry_after seconds one message is admitted.
    """

    def __init__(self, limits: RateLimits) -> None:
        self.limits = limits
        self._full_again: dict[int, float] = defaultdict(float)
        self._all: deque[float] = deque()
        self._group: dict[int, deque[float]] = defaultdict(deque)

    def admit(self, chat_id: int, now: float) -> None:
        """Count a message to this chat at this time, or raise ApiError 429."""
        limits = self.limits
        start = max(self._full_again[chat_id], now)
        too_early = start - now - (limits.burst - 1) / limits.per_chat
        wait = max(too_early, _wait(self._all, limits.per_second, 1.0, now))
        if chat_id < 0:
            wait = max(wait, _wait(self._group[chat_id], limits.group_per_minute, 60.0, now))
        if wait > 1e-6:
            raise ApiError(429, retry_after=max(1, math.ceil(wait)))
        self._full_again[chat_id] = start + 1 / limits.per_chat
        self._all.append(now)
        self._group[chat_id].append(now)


def _wait(sent: deque[float], most: int, window: float, now: float) -> float:
    while sent and sent[0] <= now - window:
        sent.popleft()
    return sent[len(sent) - most] + window - now if len(sent) >= most else 0.0
