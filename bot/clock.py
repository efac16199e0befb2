"""The time, passed in everywhere, so that tests and the demo can move it."""

import datetime as dt
from typing import Protocol
from zoneinfo import ZoneInfo

from flows.preferences import QUIET

CITY_TIME = ZoneInfo("Europe/Amsterdam")


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


def after_quiet_hours(at: dt.datetime, quiet: tuple[int, int] = QUIET) -> dt.datetime:
    """`at`, or the end of the quiet hours (from the first hour to the second, past midnight) in which it lies."""
    begin, end = quiet
    local = at.astimezone(CITY_TIME)
    if end <= local.hour < begin:
        return at
    return morning(local.date() + dt.timedelta(days=1 if local.hour >= begin else 0), quiet)


def morning(day: dt.date, quiet: tuple[int, int] = QUIET) -> dt.datetime:
    """The end of the quiet hours in the city on `day`."""
    return dt.datetime.combine(day, dt.time(quiet[1]), CITY_TIME)
