"""The city's report of a month: where need and offer miss each other, where cases get stuck, what was promised.

Nothing in it can be traced to a person: only counts, no texts, and small counts are not shown.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bot.i18n import speaker
from bot.redact import personal
from bot.store import Store
from bot.words.acts import BLOCKS
from bot.words.cases import reasons
from flows.case import CLOSED, State
from knowledge.load import Pack
from knowledge.model import Kind, Status

SMALL = 5
"""A count of people below this is not shown (and not zero: zero is nobody)."""
STUCK_DAYS = 14
REGELINGEN = frozenset({Kind.SUBSIDIE, Kind.BUDGET, Kind.FONDS})
_OPEN = [state for state in State if state not in CLOSED]
Counts = dict[str, int | None]


def suppress(counts: Mapping[str, int]) -> Counts:
    """The counts, with None for the small ones; when that is only one, the next smallest goes too.

    So that nobody can subtract their way to a small count when the total is known.
    """
    hidden = {name for name, count in counts.items() if 0 < count < SMALL}
    rest = sorted((count, name) for name, count in counts.items() if count >= SMALL)
    if len(hidden) == 1 and rest:
        hidden.add(rest[0][1])
    return {name: None if name in hidden else count for name, count in counts.items()}


def make(store: Store, pack: Pack, month: str, now: dt.datetime) -> dict[str, Any]:
    """The report of `month` (`2026-11`), as plain data."""
    demand, figures = store.demand, store.figures
    asked, shown = demand.of("need", month), demand.of("record", month)
    unmet = {name: count for name, count in demand.of("unmet", month).items() if name in pack.needs}
    waiting = figures.waiting(now - dt.timedelta(days=STUCK_DAYS), _OPEN)
    promises, blocked = figures.promises(month), figures.blocked(month)
    ended = ("kept", "renewed", "broken", "cancelled", "open")
    return {
        "month": month,
        "questions": suppress(demand.of("status", month)),
        "needs": suppress({name: count for name, count in asked.items() if name in pack.needs}),
        "needs_without_regeling": suppress(unmet),
        "regelingen_without_need": [
            record.id
            for record in pack.records.values()
            if record.kind in REGELINGEN and record.status is not Status.EXPIRED and record.id not in shown
        ],
        "cases": suppress(figures.registered(month)),
        "stuck": suppress({f"{flow}: {state}": count for (flow, state), count in waiting.items()}),
        "blocked": suppress(Counter(kind for kind, _rule in blocked)),
        "stopped": suppress(Counter(figures.stopped(month))),
        "blocked_by": suppress(Counter(personal(rule).casefold() for _kind, rule in blocked)),
        "promises": {
            owner: suppress({name: found.get(name, 0) for name in ended}) for owner, found in promises.items()
        },
    }


def lines(report: Mapping[str, Any], pack: Pack) -> Iterator[str]:
    """The report for people."""
    yield f"Stadswijzer, {report['month']}"
    yield f"Aantallen onder de {SMALL} staan er niet in; ook geen namen of teksten van bewoners."
    yield from _section("Vragen, naar hoe ze afliepen", report["questions"])
    yield from _section("Behoeften zonder regeling die past", report["needs_without_regeling"], _needs(pack))
    yield "Regelingen waar deze maand niemand op uitkwam:"
    yield from (f"  {pack.records[name].title.nl}" for name in report["regelingen_without_need"])
    if not report["regelingen_without_need"]:
        yield "  geen"
    yield from _section("Aangemeld", report["cases"])
    yield from _section(f"Langer dan {STUCK_DAYS} dagen in dezelfde stand", report["stuck"])
    yield from _section("Naar de doorbraaktafel, naar wat er in de weg zit", report["blocked"], BLOCKS)
    stopped = {**reasons(speaker("nl")), "other": "in eigen woorden"}
    yield from _section("Waarom bewoners zelf met hun plan stopten", report["stopped"], stopped)
    yield from _section("Regels en stappen die medewerkers daarbij noemden", report["blocked_by"])
    yield "Beloften met een dag in deze maand:"
    for owner, counts in report["promises"].items():
        told = ", ".join(f"{_PROMISES[name]} {_number(count)}" for name, count in counts.items() if count != 0)
        yield f"  {owner}: {told}"
    if not report["promises"]:
        yield "  geen"


_PROMISES = {
    "kept": "gehouden",
    "renewed": "verlengd",
    "broken": "niet gehouden",
    "cancelled": "vervallen",
    "open": "nog open",
}


def _needs(pack: Pack) -> dict[str, str]:
    return {need.id: need.label.nl for need in pack.needs.values()}


def _section(heading: str, counts: Counts, names: Mapping[str, str] | None = None) -> Iterator[str]:
    yield f"{heading}:"
    for name, count in counts.items():
        yield f"  {(names or {}).get(name, name)}: {_number(count)}"
    if not counts:
        yield "  geen"


def _number(count: int | None) -> str:
    return "weinig" if count is None else str(count)
