"""The time, passed in everywhere, so that tests and the demo can move it."""

import datetime as dt
from typing import Protocol
from zoneinfo import ZoneInfo

CITY_TIME = ZoneInfo("Europe/Amsterdam")
_QUIET_FROM, _QUIET_TO = 20, 9


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> dt.datetime:
        """The time now, with a zone."""
        ...


class SystemClock:
    """The real time."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)


class MovableClock:
    """The real time plus what it was moved, or a fixed start plus what it was moved."""

    def __init__(self, start: dt.datetime | None = None) -> None:
        self._start = start
        self.moved = dt.timedelta()

    def now(self) -> dt.datetime:
        return (self._start or dt.datetime.now(dt.UTC)) + self.moved

    def move(self, by: dt.timedelta) -> None:
        """Moves the clock ahead."""
        self.moved += by


def city_day(at: dt.datetime) -> dt.date:
    """The calendar day in the city at this moment."""
    return at.astimezone(CITY_TIME).date()


def after_quiet_hours(at: dt.datetime) -> dt.datetime:
    """`at`, or 9:00 in the city when `at` lies in the quiet hours (20:00-9:00)."""
    local = at.astimezone(CITY_TIME)
    if _QUIET_TO <= local.hour < _QUIET_FROM:
        return at
    day = local.date() + dt.timedelta(days=1 if local.hour >= _QUIET_FROM else 0)
    return dt.datetime.combine(day, dt.time(_QUIET_TO), CITY_TIME)


def morning(day: dt.date) -> dt.datetime:
    """9:00 in the city on `day`."""
    return dt.datetime.combine(day, dt.time(_QUIET_TO), CITY_TIME)
