"""The days whose date is fixed by rule, as they are kept in the Netherlands: Easter and what hangs on it, Mother's Day,
King's Day, Christmas."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

Rule = Callable[[int], dt.date]


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (the "anonymous" Gregorian computus, Meeus 1991)."""
    golden, century, rest = year % 19, *divmod(year, 100)
    leaps, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarter, single = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarter - epact - single) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def nth(year: int, month: int, weekday: int, number: int) -> dt.date | None:
    """The so manieth of a day of the week (Monday is 0) in a month, the last for -1; None where it has no such day."""
    first = dt.date(year, month, 1)
    days = [first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    days = [day for day in days if day.month == month]
    return days[number - 1 if number > 0 else number] if len(days) >= abs(number) else None


def _on(month: int, day: int) -> Rule:
    return lambda year: dt.date(year, month, day)


def _after_easter(days: int) -> Rule:
    return lambda year: easter(year) + dt.timedelta(days=days)


def _sunday(month: int, number: int) -> Rule:
    return lambda year: nth(year, month, 6, number) or dt.date(year, month, 1)


def _kings_day(year: int) -> dt.date:
    """27 April, the day before when that is a Sunday."""
    day = dt.date(year, 4, 27)
    return day - dt.timedelta(days=1) if day.weekday() == 6 else day


_THING = (
    r"(?! (?:markets?|trees?|lights?|part(?:y|ies)|dinner|fair|eggs?|brunch|breakfast|hunt|bunny|decorations?|eve)\b)"
)
_FEASTS: tuple[tuple[str, Rule], ...] = (
    ("tweede kerstdag|2e kerstdag|boxing day", _on(12, 26)),
    ("kerstavond|christmas eve", _on(12, 24)),
    (
        rf"(?:eerste |1e )?kerstdag|kerstmis|kerst|christmas day|christmas{_THING}|weihnachten|(?:a|pour) noel"
        "|(?:en|para|por) navidad|boze narodzenie|коледа",
        _on(12, 25),
    ),
    (
        "oud (?:en|&) nieuw|oudejaarsavond|oudejaarsdag|oudjaar|new year['’]?s eve|silvester|sylwester|nochevieja",
        _on(12, 31),
    ),
    ("nieuwjaarsdag|new year['’]?s day", _on(1, 1)),
    ("tweede paasdag|2e paasdag|paasmaandag|easter monday|ostermontag", _after_easter(1)),
    (
        rf"(?:eerste |1e )?paasdag|paaszondag|pasen|easter sunday|easter{_THING}|ostern|ostersonntag|paques",
        _after_easter(0),
    ),
    ("goede vrijdag|good friday|karfreitag", _after_easter(-2)),
    ("hemelvaart(?:sdag)?|ascension day", _after_easter(39)),
    ("tweede pinksterdag|2e pinksterdag|pinkstermaandag|whit monday|pfingstmontag", _after_easter(50)),
    (
        "(?:eerste |1e )?pinksterdag|pinksterzondag|pinksteren|pentecost|pentecote|pentecostes"
        "|whit sunday|whitsun(?:day|tide)?|pfingst(?:sonntag|en)",
        _after_easter(49),
    ),
    ("moederdag|mother['’]?s day|muttertag", _sunday(5, 2)),
    ("vaderdag|father['’]?s day", _sunday(6, 3)),
    ("koningsdag|king['’]?s day", _kings_day),
    ("dodenherdenking", _on(5, 4)),
    ("bevrijdingsdag|liberation day", _on(5, 5)),
    ("keti koti", _on(7, 1)),
    ("halloween", _on(10, 31)),
    ("sint[ -]maarten", _on(11, 11)),
    (r"(?<!intocht )(?<!intocht van )sinterklaas(?:avond)?|pakjesavond", _on(12, 5)),
    ("valentijnsdag|valentine['’]?s day", _on(2, 14)),
)
_READ = tuple((re.compile(rf"(?<!\w)(?:{names})(?![\w-])(?:\s+(20\d\d)\b)?"), rule) for names, rule in _FEASTS)
_NOT_ON_IT = re.compile(
    r"\b(?:na|rond|rondom|tussen|tegen|vanaf|sinds|voor|after|around|between|since|before|nach|vor|um|apres|avant|bijna"
    r"|almost|vorige?|afgelopen|last|elke?|iedere?|every|tot|till|until|ook met|jusqu['’]a|depuis)\s+(?:de\s+|het\s+)?$"
)


class Feast(NamedTuple):
    """A feast that is named from `begin` to `end` in a text; `is_on_it`: not only around, before or after that day."""

    begin: int
    end: int
    day: dt.date
    is_on_it: bool


@lru_cache(maxsize=16)  # the day and the period are each asked for
def find(said: str, today: dt.date) -> Feast | None:
    """The feast that is named in a normalised text, on its coming day or in the year beside it; None without one."""
    for names, rule in _READ:
        if match := names.search(said):
            years = [int(match[1])] if match[1] else [today.year, today.year + 1]
            day = next(day for year in years if (day := rule(year)) >= today or match[1])
            return Feast(*match.span(), day, _NOT_ON_IT.search(said[: match.start()]) is None)
    return None
