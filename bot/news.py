"""News of cases, told when people want to hear it: one bundle of a case a day at most, and none in quiet hours."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from bot.clock import after_quiet_hours, city_day, morning
from bot.messages import Button, Message
from bot.store import Store
from bot.store.news import Item
from flows.preferences import Mode, Preferences, Weight

AT_ONCE = 1000
"""One look tells at most so much; the rest follows in the next, the oldest first."""
MANY = 3
"""Somebody with news of more cases than this at one moment gets it as one message."""
BUTTONS = 6


@dataclass(frozen=True)
class News:
    """What waits to be told. `promised` gives the last line of a message: what this person hears next of this case."""

    store: Store
    promised: Callable[[str, str], str]

    def add(
        self, person: str, number: str, weight: Weight, text: str, taps: Iterable[Button], now: dt.datetime
    ) -> None:
        """Somebody must hear this; `tell` says it when it is time."""
        due = self._due(person, number, weight, now)
        self.store.news.add(person, number, weight, text, taps, now, due)

    def tell(self, now: dt.datetime) -> None:
        """Tells what may be told now."""
        due = self.store.news.due(now, AT_ONCE)
        for person, pairs in groupby(sorted(due, key=lambda pair: due.index((pair[0], _first(due, pair[0])))), _person):
            numbers = [number for _person, number in pairs]
            preferences = self.store.people.preferences(person)
            awake = after_quiet_hours(now, preferences.quiet)
            if awake > now:
                self._later(person, numbers, awake)
            else:
                self._tell(person, numbers, preferences, now)
