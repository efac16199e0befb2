"""What a record says about one thing that was asked of it: papers, steps, term, number of people, hours or cost."""

import re
from collections.abc import Callable, Mapping

from bot.i18n import Speaker
from bot.messages import bold
from bot.words.figures import cost, lead, with_year
from knowledge.answer import Result

MAX_LINES = 5
_UNIT = r"(?:werk)?(?:week|weken|dag|dagen|maand|maanden)"
_NAMED: Mapping[str, re.Pattern[str]] = {
    "term": re.compile(rf"\b{_UNIT} (?:van tevoren|vooraf|eerder|ervoor|voor het)\b", re.I),
    "people": re.compile(
        r"\b(?:meer|minder|hoogstens|maximaal|minstens|\d+) (?:mensen|bezoekers|personen|gasten|deelnemers)\b", re.I
    ),
    "hours": re.compile(r"\b(?:tot|tussen|na|om|vanaf|van|voor|en) \d{1,2}(?:[.:]\d\d)? uur\b|\bmiddernacht\b", re.I),
    "cost": re.compile(r"\b(?:gratis|kost|kosten|leges|je betaalt)\b", re.I),
}
"""How a sentence of a record names it in Dutch, which every record has."""


def told(what: str, result: Result, t: Speaker) -> list[str]:
    """The lines of a record about `what`, its title above them; empty when it says nothing of it."""
    record, lines = result.record, _OWN.get(what, _nothing)(result, t)
    if (named := _NAMED.get(what)) is not None:
        lines += [with_year(fact.pick(t.language), fact.as_of, t) for fact in record.facts if named.search(fact.nl)]
        # a warning alone is no answer, but for a time
        told_of = record.pitfalls if lines or what == "hours" else ()
        lines += [pitfall.pick(t.language) for pitfall in told_of if named.search(pitfall.nl)]
    heading = f"{bold(record.title.pick(t.language))}:"
    return [heading, *(f"• {line}" for line in lines[:MAX_LINES])] if lines else []


def _papers(result: Result, t: Speaker) -> list[str]:
    return [paper.pick(t.language) for paper in result.record.papers]


def _steps(result: Result, t: Speaker) -> list[str]:
    return [step.pick(t.language) for step in result.record.steps]


def _term(result: Result, t: Speaker) -> list[str]:
    day = result.verdict.latest_apply
    return lead(result.record, t) + ([t("Regel dit uiterlijk {day}.", day=bold(t.day(day, year=True)))] if day else [])


def _people(result: Result, t: Speaker) -> list[str]:
    lines = []
    for limit in result.record.limits:
        if limit.what == "visitors" and limit.max is not None:
            lines.append(with_year(t("Dit kan tot {count} bezoekers.", count=limit.max), limit.as_of, t))
        if limit.what == "visitors" and limit.min is not None:
            text = t("Dit is pas nodig vanaf {count} bezoekers.", count=limit.min)
            lines.append(with_year(text, limit.as_of, t))
    return lines


def _cost(result: Result, t: Speaker) -> list[str]:
    note = result.record.cost.note if result.record.cost else None
    return cost(result.record, t) + ([note.pick(t.language)] if note else [])


def _nothing(_result: Result, _t: Speaker) -> list[str]:
    return []


_OWN: Mapping[str, Callable[[Result, Speaker], list[str]]] = {
    "papers": _papers,
    "steps": _steps,
    "term": _term,
    "people": _people,
    "cost": _cost,
}
