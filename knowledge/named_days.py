"""Finds the days that are named by their date, one or several at once: "12 juni", "12 t/m 14 juni", "12 of 19 juni"."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from knowledge.day_words import DAYS, MONTHS
from knowledge.single_days import (
    COUNTED,
    MONTH,
    MOST,
    OF,
    OF_MONTH,
    STREET,
    SUFFIX,
    WEEKDAY_BEFORE,
    YEAR,
    Named,
    any_of,
    coming,
    just_before,
    safe,
    seen_from,
    single,
)
from knowledge.text import normalise

_ALSO = r"en|and|und|et|y|i|ve|и|و|&|\+"
_OR = "of|or|oder|ou|o|lub|veya|или|او"
_ARTICLE = r"(?:(?:the|de|den|dem|le|el)\s+)?"
_ITS_DAY = rf"{_ARTICLE}(?:(?:{any_of(DAYS)})[.,]?\s+)?{_ARTICLE}"
"""Before the last of some days: "t/m zondag 14 juni"."""
_THROUGH = (
    r"(?:\s*\b(?:t/?m|tot(?: en met)?|op|to|through|thru|until|till|bis(?: zum)?|au|al|a|do|ile|te|pa|до|الي|حتي)\s+"
    rf"|\s*(?P<sign>[-–])\s*){_ITS_DAY}"
)
_LAST = r"(?P<last>\d{1,2})"
_OF_ONE_MONTH = re.compile(
    rf"\b(?:(?P<listed>\d{{1,2}}),\s*(?=\d{{1,2}}\s+(?:{_ALSO})\s))?(?P<first>\d{{1,2}}){SUFFIX}\s*{OF}"
    rf"(?:(?P<through>{_THROUGH})|\s*(?:(?P<also>{_ALSO})|{_OR})\s+{_ITS_DAY}|/){_LAST}{SUFFIX}\s*{OF}{OF_MONTH}"
)
_BEHIND_MONTH = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?P<through>{_THROUGH})"
    rf"{_LAST}(?:st|nd|rd|th)?\b(?![:.]\d){COUNTED}{YEAR}"
)
_BY = r"(?P<by>[-/.])"
_IN_FIGURES = re.compile(
    rf"(?<![\d./:-])(?P<first>\d{{1,2}}){_BY}(?P<its_month>\d{{1,2}})(?:(?P=by)(?:20\d\d)?)?(?P<through>{_THROUGH})"
    rf"{_LAST}(?P=by)(?P<month>\d{{1,2}})(?:(?P=by)(?P<year>20\d\d)|(?<=\.\d)\.|(?<=\.\d\d)\.)?(?![\d/:-]){COUNTED}"
)
_ONE_MONTH_IN_FIGURES = re.compile(
    rf"(?<![\d./:-])(?P<first>\d{{1,2}})(?P<through>{_THROUGH}){_LAST}(?P<by>[-/])(?P<month>\d{{1,2}})"
    rf"(?:(?P=by)(?P<year>20\d\d))?(?![\d/:-]){COUNTED}"
)
_TO_ANOTHER, _FROM_ONE = re.compile(_THROUGH), re.compile(r"[dt][ae]n\s+")
"""Between two days in full: "12 juni t/m 14 juni", and the Turkish ending of the first: "12 Haziran'dan 14"."""
_HOURS_UNTIL = re.compile(
    r"\b(?:van|tussen|from|between|von|de)\s+\d{1,2}(?:[:.]\d\d)?(?:\s*uur)?\s*(?:tot|en|to|until|and|bis|a|-|–)\s*$"
)
"""Before the hour until which it is: "van 2 tot 10 op 12 juni"."""
_A_YEAR = 300
"""Days between two days that are more than a span: the year was only told of the last."""


@lru_cache(maxsize=16)  # the day, the last of several and the period are each asked for
def named(said: str, today: dt.date) -> tuple[Named, ...]:
    """The days that are named by their date, in order, in a normalised text; days from one to another as one."""
    found: list[Named] = []
    today = seen_from(said, today)
    for pattern in (_IN_FIGURES, _OF_ONE_MONTH, _BEHIND_MONTH, _ONE_MONTH_IN_FIGURES):
        for one in islice(_several(pattern, said, today), MOST):
            if not any(one.overlaps(other) for other in found):
                found.append(one)
    found += [one for one in single(said, today) if not any(one.overlaps(other) for other in found)]
    return tuple(_in_one(said, sorted(found)))


def is_impossible(text: str, today: dt.date) -> bool:
    """Is the only day that `text` names on no calendar ("31 februari")?"""
    days = named(normalise(text), today)
    return bool(days) and not any(one.day for one in days)


def is_another_weekday(text: str, day: dt.date, today: dt.date) -> bool:
    """Does `text` name `day`, with another day of the week before it than it has ("zondag 12 juni")?"""
    said = normalise(text)
    before = (WEEKDAY_BEFORE.search(just_before(said, one.begin)) for one in named(said, today) if one.day == day)
    return any(match is not None and DAYS[match[1]] != day.weekday() for match in before)


def _several(pattern: re.Pattern[str], said: str, today: dt.date) -> Iterator[Named]:
    """The days of one month, or in figures, that are named at once: all of them, or one or the other."""
    for match in pattern.finditer(said):
        told = match.groupdict()
        month, number, last = _month(told["month"]), int(told["first"]), int(told["last"])
        its_month = _month(told.get("its_month") or told["month"])
        if not (month and its_month) or (told.get("by") and not _are_days(match, said, its_month, month)):
            continue
        through, listed = told["through"], told.get("listed")
        if listed and int(listed) < number < last:
            through = "listed" if int(listed) + 2 == last else through
            number = int(listed)
        elif listed or (told.get("sign") and its_month == month and number >= last) or _is_no_day(match, said):
            continue
        day, end = coming(number, its_month, told["year"], today), None
        if day:
            end = safe(day.year + (month < its_month), month, last)
        is_span = bool(day and end and day < end and (through or (told.get("also") and number + 1 == last)))
        yield Named(match.start(), match.end(), day, end if day and end and end > day else day, is_span)


def _month(told: str) -> int | None:
    """The number of a month by its name or its own number; None for what is no month."""
    number = MONTHS.get(told) or (int(told) if told.isdecimal() else 0)
    return number if 1 <= number <= 12 else None


def _is_no_day(match: re.Match[str], said: str) -> bool:
    """Are the first figures the number of a house ("Weimarstraat 10 - 12 juni") or an hour ("van 2 tot 10 op")?"""
    before = just_before(said, match.start())
    return STREET.search(before) is not None or _HOURS_UNTIL.search(before) is not None


def _are_days(match: re.Match[str], said: str, first: int, last: int) -> bool:
    """Are these figures days of this month and the next at most? "8-10 tot 9-12" and "10-12-14" are not, nor are hours
    ("9.10 - 10.12")."""
    told = match.groupdict()
    if not 0 <= (last - first) % 12 <= 1 or (told["by"] == "." and said[match.end() - 1] != "."):
        return False
    return not told["sign"] or told["by"] != "-" or "its_month" in told


def _in_one(said: str, days: list[Named]) -> list[Named]:
    """The days, with two of which one is the first and the other the last day as one."""
    joined: list[Named] = []
    for one in days:
        before = joined[-1] if joined else None
        if before and before.day and one.day and _is_through(said, before, one):
            first, last = before.day, one.day
            if (last - first).days > _A_YEAR:  # "12 juni t/m 14 juni 2028"
                first = safe(last.year, first.month, first.day) or first
            if first < last:
                joined[-1] = Named(before.begin, one.end, first, last, is_span=True)
                continue
        joined.append(one)
    return joined


def _is_through(said: str, first: Named, last: Named) -> bool:
    """Is it on all days from the first to the last?"""
    if _TO_ANOTHER.fullmatch(said, first.end, last.begin):
        return True
    return _FROM_ONE.fullmatch(said, first.end - len("dan"), last.begin) is not None
