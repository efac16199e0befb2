"""Promises to residents: dated, and kept, renewed before the day, or admitted as broken the morning after.

`news` promises are kept by a heartbeat when there is nothing new; `answer` promises only by people.
All arithmetic is in calendar days or Dutch working days, never in elapsed hours.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

IsHoliday = Callable[[dt.date], bool]

WARN_WORKING_DAYS = 2
"""Staff hear of a promise this many working days before it lapses."""
RENEW_WORKING_DAYS = (5, 10)
"""A broken promise gets a new date this many working days ahead, and longer when it was broken before. After that no
date is made up any more: what nobody does can't be promised."""
HELPED_DAYS = 3
"""Days after a decision at which the resident is asked whether it helped them: in time to disagree."""
FOLLOW_UP_DAYS = 28
"""Days after a decision at which the resident is asked how it went."""
ASK_AGAIN_DAYS = 14
"""Days after that question at which it is asked a last time, when it was not answered; then the case rests."""


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    RENEWED = "renewed"
    """Before its day, with a reason: another day was promised instead."""
    BROKEN = "broken"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Promise:
    """`owner` (a function) lets the people of case `number` hear `kind` on `due` at the latest."""

    number: str
    kind: Literal["answer", "news"]
    owner: str
    due: dt.date
    made: dt.date
    state: PromiseState = PromiseState.OPEN
    warned: bool = False


Step = Literal["none", "warn", "heartbeat", "break"]


def due_step(promise: Promise, today: dt.date, is_holiday: IsHoliday) -> Step:
    """What must happen with an open promise on `today`.

    A news promise is kept on the due day itself by a heartbeat. An answer promise is broken on the first
    morning after its due day; two working days before it, staff are warned once.
    """
    if promise.state is not PromiseState.OPEN:
        return "none"
    if promise.kind == "news":
        return "heartbeat" if today >= promise.due else "none"
    if today > promise.due:
        return "break"
    if not promise.warned and today >= back_working_days(promise.due, WARN_WORKING_DAYS, is_holiday):
        return "warn"
    return "none"


def renewed(broken: int, today: dt.date, is_holiday: IsHoliday) -> dt.date | None:
    """The new day for an answer after so many broken promises in a row; None when it is honest to give none."""
    if broken > len(RENEW_WORKING_DAYS):
        return None
    return add_working_days(today, RENEW_WORKING_DAYS[max(broken, 1) - 1], is_holiday)


def warn_until(today: dt.date, is_holiday: IsHoliday) -> dt.date:
    """The last due day of which staff are warned today or were warned before."""
    return add_working_days(today, WARN_WORKING_DAYS, is_holiday)


def is_working_day(day: dt.date, is_holiday: IsHoliday) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < 5 and not is_holiday(day)


def working_day_until(day: dt.date, is_holiday: IsHoliday) -> dt.date:
    """`day`, or the last working day before it: nobody keeps a promise on a Sunday."""
    return day if is_working_day(day, is_holiday) else back_working_days(day, 1, is_holiday)


def add_working_days(day: dt.date, count: int, is_holiday: IsHoliday) -> dt.date:
    """The day `count` working days after `day`."""
    return _walk(day, count, 1, is_holiday)


def back_working_days(day: dt.date, count: int, is_holiday: IsHoliday) -> dt.date:
    """The day `count` working days before `day`."""
    return _walk(day, count, -1, is_holiday)


def _walk(day: dt.date, count: int, direction: int, is_holiday: IsHoliday) -> dt.date:
    while count > 0:
        day += dt.timedelta(days=direction)
        if is_working_day(day, is_holiday):
            count -= 1
    return day
