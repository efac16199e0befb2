"""Where it comes from, in words: the source as people know it, and when it was checked."""

from collections.abc import Iterable, Sequence

from bot.i18n import Speaker
from knowledge.answer import Result
from knowledge.model import Fact, Figure, Record

MAX_SOURCES = 2


def told(results: Sequence[Result], t: Speaker, names: Sequence[str] = ()) -> str:
    """Where it comes from, and the oldest day on which it was checked. Of a few lines of a record these are the `names`
    of their sources (see `of`); else the first of each record."""
    names = names or first(results, t)
    oldest = min((result.record.checked for result in results), default=None)
    checked = t("nagekeken op {day}", day=t.day(oldest, weekday=False, year=True)) if oldest else ""
    return t("Bron:") + " " + ", ".join((*names, checked)) + "."


def first(results: Sequence[Result], t: Speaker) -> tuple[str, ...]:
    """The first source of each of the records, and no more than a few."""
    return tuple(dict.fromkeys(name(result.record, t) for result in results))[:MAX_SOURCES]


def of(record: Record, lines: Iterable[object], t: Speaker) -> tuple[str, ...]:
    """The sources of these lines of the record, each once; the first of the record where none of them names its own."""
    numbers = (line.source for line in lines if isinstance(line, (Fact, Figure)))
    return tuple(dict.fromkeys(name(record, t, number) for number in numbers)) or (name(record, t),)


def name(record: Record, t: Speaker, number: int = 1) -> str:
    """A source of a record as people know it, the first unless another `number` is asked for, with the year for which
    it speaks."""
    source = record.sources[number - 1]
    if source.url:
        known = source.url.split("/")[2].removeprefix("www.")
    elif source.regulation:  # nobody knows one by its number
        known = source.title or t("regeling van de gemeente ({number})", number=source.regulation)
    elif source.seed:
        known = t("document van de gemeente")
    else:
        known = t("eigen kennis van de redactie")
    return f"{known} ({source.holds[:4]})" if source.holds != "undated" else known
