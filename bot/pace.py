"""How fast may be sent: the limits that a platform sets, kept beforehand instead of being told off afterwards.

Telegram: thirty messages a second in all, one a second in a chat after a short burst, twenty a minute in a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from collections import defaultdict, deque

PER_SECOND = 30
WINDOW = 1.0
CATCH_UP = 0.4
"""Seconds that notices may be behind their even rhythm and still make up for: a reply may wait as long behind them."""
HELD_UP = 0.1
"""The same when a full window held them up: a few messages. If nothing of that were made up for, the slowest answer of
a second would set the pace of all; if all were, a burst would come back every second."""
CHAT_SECONDS, CHAT_BURST = 1.0, 3
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0
REMEMBERED = 1_000
"""Chats, before those are forgotten that may hear more again."""
SOON = 0.02
"""Seconds to wait when it is not known how long: until a call comes back."""


class SendPace:
    """Remembers what was sent, and says how long the next must wait. Times are seconds of any steady clock.

    When a message reaches the platform is not known: somewhere between `leaves` and `landed`. So it counts from the
    moment it leaves until its time has passed after it landed; then the platform never counts more than we do.
    """

    def __init__(self) -> None:
        self._next_notice = 0.0
        self._full_until = 0.0
        self._silent_until = 0.0
        self._last_notice = float("-inf")
        self._under_way = 0
        self._landed: deque[float] = deque()
        self._full_again: dict[str, float] = {}
        self._in_group: defaultdict[str, deque[float]] = defaultdict(deque)

    def wait(self, now: float, *, bulk: bool = True) -> float:
        """Seconds until this may be sent; 0 when it may be sent now.

        Notices leave evenly; a reply goes as soon as there is room. Replies alone are not held up: people do not all
        write in the same second, and if they do the platform says so.
        """
        silent = max(0.0, self._silent_until - now)
        if bulk:
            return max(silent, self._next_notice - now, self._room(now))
        return max(silent, self._room(now)) if now - self._last_notice <= WINDOW else silent

    def _room(self, now: float) -> float:
        self._forget(now)
        too_many = self._under_way + len(self._landed) - PER_SECOND
        if too_many < 0:
            return 0.0
        # one that landed exactly a window ago still counts: a hair later it does not
        wait = max(self._landed[too_many] + WINDOW - now, 0.001) if too_many < len(self._landed) else SOON
        self._full_until = now + wait
        return wait

    def _forget(self, now: float) -> None:
        """What landed before the window counts no more."""
        while self._landed and self._landed[0] < now - WINDOW:
            self._landed.popleft()

    def wait_in(self, chat: str, now: float, *, messages: int = 1, group: bool = False) -> float:
        """Seconds until this many may be sent to this chat, one after the other. What went before must have landed."""
        early = self._full_again.get(chat, now) - now - max(CHAT_BURST - messages, 0) * CHAT_SECONDS
        sent, others = self._in_group[chat] if group else deque[float](), max(GROUP_MESSAGES + 1 - messages, 1)
        full = sent[-others] + GROUP_SECONDS - now if len(sent) >= others else 0.0
        return max(0.0, early, full)

    def leaves(self, now: float, *, messages: int = 1, bulk: bool = True) -> None:
        """This many messages are on their way from now on. `landed` must follow."""
        self._under_way += messages
        behind = max(self._next_notice, self._full_until - HELD_UP, now - CATCH_UP)
        # many replies at once do not hold up notices for longer than the platform counts them
        self._next_notice = min(behind, now + WINDOW) + messages / PER_SECOND
        if bulk:
            self._last_notice = now

    def landed(self, chat: str, now: float, *, messages: int = 1, group: bool = False) -> None:
        """They were taken, refused or lost: the platform may have counted them, at the latest now."""
        self._under_way -= messages
        self._forget(now)  # also where only replies are sent, and nobody asks for room
        self._landed.extend([now] * messages)
        self._full_again[chat] = max(self._full_again.get(chat, now), now) + messages * CHAT_SECONDS
        if group:
            self._in_group[chat].extend([now] * messages)
            while len(self._in_group[chat]) > 2 * GROUP_MESSAGES:
                self._in_group[chat].popleft()
        if len(self._full_again) > REMEMBERED:
            self._full_again = {name: full for name, full in self._full_again.items() if full > now}

    def before(self, chat: str, at: float, *, messages: int = 1) -> None:
        """This many reached this group at this time, before the service was restarted: the platform did not forget."""
        self._full_again[chat] = max(self._full_again.get(chat, at), at) + messages * CHAT_SECONDS
        self._in_group[chat].extend([at] * messages)

    def pause(self, seconds: float, now: float) -> None:
        """The platform asks for silence: nothing leaves before that."""
        self._silent_until = max(self._silent_until, now + seconds)
