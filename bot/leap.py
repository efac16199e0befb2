"""When the clock leaps ahead. A machine that wakes up in another year must not clear, admit or ask by that."""

import datetime as dt
import logging
import time
from collections.abc import Callable

from bot.clock import Clock, city_day

log = logging.getLogger(__name__)

LEAP = dt.timedelta(days=1)
"""So much more than the steady clock of the machine says that passed is a leap."""
AWAY = dt.timedelta(days=31)
"""Off for longer than this, or woken up with a wrong clock: at the start that can't be told apart."""
HOLD = 3600.0
"""Seconds in which a machine finds the right time, or its operator hears of it."""


class Calendar:
    """Says whether the day can be believed. After a leap ahead it can't for an hour; set back, it can again at once.

    `known`: a day on which the clock was right, if there was one. `seconds`: a steady clock.
    """

    def __init__(self, clock: Clock, known: dt.date | None, seconds: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seconds = seconds
        self._now, self._moment = clock.now(), seconds()
        self._until = self._moment
        if known is not None and city_day(self._now) - known > AWAY:
            self._hold(city_day(self._now) - known)

    def believed(self) -> bool:
        """Can what goes by the day be done now?"""
        now, moment = self._clock.now(), self._seconds()
        leap = now - self._now - dt.timedelta(seconds=moment - self._moment)
        self._now, self._moment = now, moment
        if leap > LEAP:
            self._hold(leap)
        elif leap < -LEAP:
            self._until = moment
        return moment >= self._until

    def keeps(self, job: Callable[[], object]) -> Callable[[], object]:
        """The job, done only on days that are believed."""
        return lambda: job() if self.believed() else None

    def _hold(self, leap: dt.timedelta) -> None:
        self._until = self._moment + HOLD
        log.error("the clock leapt: what goes by the day waits an hour", extra={"reason": f"{leap.days} days"})
