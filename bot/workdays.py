"""Dutch public holidays. The one place that knows the holidays library."""

import datetime as dt
from functools import cache

import holidays


@cache
def _of_year(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def is_holiday(day: dt.date) -> bool:
    """Is `day` a Dutch public holiday?"""
    return day in _of_year(day.year)
