"""Where it comes from, in words: the source as people know it, and when it was checked."""

from collections.abc import Sequence

from bot.i18n import Speaker
from knowledge.answer import Result
from knowledge.model import Record

MAX_SOURCES = 2


def told(results: Sequence[Result], t: Speaker) -> str:
    """Where it comes from, and the oldest day on which it was checked."""
    names = dict.fromkeys(name(result.record, t) for result in results)
    oldest = min((result.record.checked for result in results), default=None)
    checked = t("nagekeken op {day}", day=t.day(oldest, weekday=False, year=True)) if oldest else ""
    return t("Bron:") + " " + ", ".join((*list(names)[:MAX_SOURCES], checked)) + "."


def name(record: Record, t: Speaker) -> str:
    """The first source of a record as people know it, with the year for which it speaks."""
    source = record.sources[0]
    if source.url:
        known = source.url.split("/")[2].removeprefix("www.")
    elif source.regulation:  # nobody knows one by its number
        known = source.title or t("regeling van de gemeente ({number})", number=source.regulation)
    elif source.seed:
        known = t("document van de gemeente")
    else:
        known = t("eigen kennis van de redactie")
    return f"{known} ({source.holds[:4]})" if source.holds != "undated" else known
