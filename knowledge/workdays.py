"""Dutch working days and public holidays, until 2060.

The holidays library knows these, but brings along the feasts of the whole world: three megabytes. So its days are taken
from it when the catalogues are made (`make messages`), and kept beside them.
"""

import datetime as dt
import json
from pathlib import Path

PATH = Path(__file__).parent / "holidays.json"
_WORKING_DAYS_A_WEEK = 5
_HOLIDAYS = frozenset(map(dt.date.fromisoformat, json.loads(PATH.read_text(encoding="utf-8"))))


def is_holiday(day: dt.date) -> bool:
    """Is `day` a Dutch public holiday?"""
    return day in _HOLIDAYS


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < _WORKING_DAYS_A_WEEK and not is_holiday(day)


def back_working_days(day: dt.date, count: int) -> dt.date:
    """The day `count` working days before `day`."""
    while count > 0:
        day -= dt.timedelta(days=1)
        count -= is_working_day(day)
    return day
