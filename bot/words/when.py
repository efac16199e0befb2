"""When a plan is, in the first line of its answer."""

from bot.i18n import Speaker
from knowledge.answer import Answer


def told(found: Answer, t: Speaker) -> str:
    """The day or days, or between which days it is; the last that it can be, where even that is too late for something
    or was told."""
    said = found.understanding
    if said.date:
        return t.days(said.date, said.until, year=(said.until or said.date).year != said.today.year)
    first, last = (said.period.first, said.period.last) if said.period else (None, None)
    if first and first > said.today:
        if last:
            return t("tussen {first} en {last}", first=t.day(first, year=True), last=t.day(last, year=True))
        return t("vanaf {day}", day=t.day(first, year=True))
    late = any(reason.code == "too-late" for result in found.results for reason in result.verdict.why)
    return t("uiterlijk {day}", day=t.day(last, year=True)) if last and (late or first) else ""
