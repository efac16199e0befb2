"""When a plan is, in the first line of its answer."""

import datetime as dt

from bot.i18n import Speaker
from knowledge.answer import Answer
from knowledge.periods import Period


def told(found: Answer, t: Speaker) -> str:
    """The day or days, about which day, or the time in which it is; the last day that it can be only where even that is
    too late for something or was told."""
    said = found.understanding
    if said.date:
        days = t.days(said.date, said.until, year=(said.until or said.date).year != said.today.year)
        return t("rond {day}", day=days) if said.about else days
    if said.period is None:
        return ""
    late = any(reason.code == "too-late" for result in found.results for reason in result.verdict.why)
    return in_time(said.period, said.today, t, late=late)


def in_time(period: Period, today: dt.date, t: Speaker, *, late: bool = False) -> str:
    """A time without a day; nothing where only its last day is known, unless that is too `late`."""
    first, last = period.first, period.last
    if first and last and first.month == last.month and period.span in ("month", "begin", "half", "end"):
        month = t.month(last)
        return {
            "begin": t("begin {month}", month=month),
            "half": t("half {month}", month=month),
            "end": t("eind {month}", month=month),
        }.get(period.span, t("in {month}", month=month))
    if last and period.span == "year":
        return t("in {year}", year=last.year)
    if first and (first > today or period.span):
        first = max(first, today)
        if last:
            return t("tussen {first} en {last}", first=t.day(first, year=True), last=t.day(last, year=True))
        return t("vanaf {day}", day=t.day(first, year=True))
    return t("uiterlijk {day}", day=t.day(last, year=True)) if last and (late or first) else ""
