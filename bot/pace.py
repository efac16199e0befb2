"""How fast may be sent: the limits that a platform sets, kept beforehand instead of being told off afterwards.

Telegram: thirty messages a second in all, one a second in a chat after a short burst, twenty a minute in a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from collections import defaultdict, deque

PER_SECOND = 29.4
"""A little under the limit: what leaves evenly does not arrive evenly."""
SLACK = 0.01
"""A message that leaves at most so much late, in seconds, does not delay those after it."""
CHAT_SECONDS, CHAT_BURST = 1.0, 3
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.5


class SendPace:
    """Remembers what was sent, and says how long the next must wait. Times are seconds of any steady clock."""

    def __init__(self) -> None:
        self._next = 0.0
        self._silent_until = 0.0
        self._last_bulk = float("-inf")
        self._full_again: dict[str, float] = {}
        self._in_group: defaultdict[str, deque[float]] = defaultdict(deque)

    def wait(self, now: float, *, bulk: bool = True) -> float:
        """Seconds until this may be sent; 0 when it may be sent now.

        Notices leave evenly, and replies take their turn between them, the first that is free. Replies alone are not
        held up: people do not all write in the same second, and if they do the platform says so.
        """
        turn = self._next if bulk or now - self._last_bulk <= 1 else now
        return max(0.0, turn - now, self._silent_until - now)

    def wait_in(self, chat: str, now: float, *, group: bool = False) -> float:
        """Seconds until something may be sent to this chat."""
        early = self._full_again.get(chat, now) - now - (CHAT_BURST - 1) * CHAT_SECONDS
        sent = self._in_group[chat] if group else deque[float]()
        full = sent[-GROUP_MESSAGES] + GROUP_SECONDS - now if len(sent) >= GROUP_MESSAGES else 0.0
        return max(0.0, early, full)

    def sent(self, chat: str, now: float, *, messages: int = 1, bulk: bool = True, group: bool = False) -> None:
        """So many messages leave now."""
        self._next = (self._next if now - self._next <= SLACK else now) + messages / PER_SECOND
        if bulk:
            self._last_bulk = now
        self._full_again[chat] = max(self._full_again.get(chat, now), now) + messages * CHAT_SECONDS
        if group:
            self._in_group[chat].extend([now] * messages)
            while len(self._in_group[chat]) > 2 * GROUP_MESSAGES:
                self._in_group[chat].popleft()
        if len(self._full_again) > 10_000:
            self._full_again = {name: full for name, full in self._full_again.items() if full > now}

    def pause(self, seconds: float, now: float) -> None:
        """The platform asks for silence: nothing leaves before that."""
        self._silent_until = max(self._silent_until, now + seconds)
