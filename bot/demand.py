"""Counts what people ask for, for the city's report, without keeping who asked."""

import datetime as dt

from bot import redact
from bot.clock import city_day
from bot.report import REGELINGEN
from bot.store import Store
from bot.store.demand import Demand
from knowledge.answer import Answer

_GAP = ("nothing", "choose")


def note(store: Store, found: Answer, before: str | None, text: str, language: str, now: dt.datetime) -> str | None:
    """Counts an answer (see `count`), and keeps the words of a question without a good one for editors."""
    if found.remembered_as in _GAP:
        place = found.understanding.place
        store.gaps.add(found.remembered_as, language, place.stadsdeel if place else None, redact.neighbour(text), now)
    return count(store.demand, found, before, city_day(now))


def count(kept: Demand, found: Answer, before: str | None, day: dt.date) -> str | None:
    """Counts an answer, and returns the need it was about.

    `before` is the need that this person asked for last: asking on about the same thing is one demand.
    """
    need = found.need.id if found.status == "found" and found.need else None
    if need is None or need == before:
        kept.count({"status": [found.status]}, day)
        return need or before
    fitting = [result.record for result in found.results if result.verdict.fit != "no"]
    unmet = [] if any(record.kind in REGELINGEN for record in fitting) else [need]
    shown = [record.id for record in fitting]
    kept.count({"status": [found.status], "need": [need], "record": shown, "unmet": unmet}, day)
    return need
