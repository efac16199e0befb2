"""What a record says about one thing that was asked of it: papers, steps, term, round, number of people, hours, cost,
how long one waits for an answer, or what it is."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.i18n import Speaker
from bot.messages import bold, heading
from bot.words import reasons
from bot.words.figures import cost, lead, with_year
from knowledge.answer import Result
from knowledge.model import Fact, Figure, Record, Text

MAX_LINES = 5
_UNIT = r"(?:werk)?(?:week|weken|dag|dagen|maand|maanden)"
_NAMED: Mapping[str, re.Pattern[str]] = {
    "term": re.compile(
        rf"\b{_UNIT} (?:van tevoren|vooraf|eerder|ervoor|voor het)\b|\b(?:tot|binnen) \d+ {_UNIT} na\b", re.I
    ),
    "round": re.compile(r"\b(?:rond(?:e|es)|sluitda\w+|inschrijv\w+|(?:hele|heel het) jaar)\b", re.I),
    "people": re.compile(
        r"\b(?:meer|minder|hoogstens|maximaal|minstens|\d+) (?:mensen|bezoekers|personen|gasten|deelnemers)\b", re.I
    ),
    "hours": re.compile(r"\b(?:tot|tussen|na|om|vanaf|van|voor|en) \d{1,2}(?:[.:]\d\d)? uur\b|\bmiddernacht\b", re.I),
    "cost": re.compile(r"\b(?:gratis|kost|kosten|leges|je betaalt)\b", re.I),
    "wait": re.compile(
        rf"\b(?:duurt|besluit|beslist|antwoord)\b.{{0,40}}\b\d+ (?:tot \d+ )?{_UNIT}\b|"
        rf"\b(?:binnen|na) \d+ (?:tot \d+ )?{_UNIT}\b.{{0,20}}\b(?:antwoord|bevestiging)\b",
        re.I,
    ),
}
"""How a sentence of a record names it in Dutch, which every record has."""


def told(what: str, result: Result, t: Speaker) -> list[str]:
    """The lines of a record about `what`, its title above them; empty when it says nothing of it."""
    record, lines = result.record, _OWN.get(what, _nothing)(result, t)
    if (named := _NAMED.get(what)) is not None:
        lines += [with_year(fact.pick(t.language), fact.as_of, t) for fact in record.facts if named.search(fact.nl)]
        # a warning alone is no answer, but for a time
        told_of = record.pitfalls if lines or what in ("hours", "round") else ()
        steps = record.steps if what == "round" else ()
        lines += [line.pick(t.language) for line in (*told_of, *steps) if named.search(line.nl)]
    above = heading(record.title.pick(t.language))
    return [above, *(f"• {line}" for line in lines[:MAX_LINES])] if lines else []


def sourced(what: str, record: Record) -> list[Figure | Fact]:
    """What those lines are made of that has a source of its own."""
    named = _NAMED.get(what)
    told_of = [fact for fact in record.facts if what == "what" or (named is not None and named.search(fact.nl))]
    return [*_FIGURES.get(what, _no_figures)(record), *told_of]


def lines(record: Record, found: Sequence[Text], t: Speaker) -> list[str]:
    """These lines of a record, its title above them."""
    told = [
        with_year(one.pick(t.language), one.as_of, t) if isinstance(one, Fact) else one.pick(t.language)
        for one in found
    ]
    return [heading(record.title.pick(t.language)), *(f"• {line}" for line in told[:MAX_LINES])]


def _papers(result: Result, t: Speaker) -> list[str]:
    return [paper.pick(t.language) for paper in result.record.papers]


def _steps(result: Result, t: Speaker) -> list[str]:
    return [step.pick(t.language) for step in result.record.steps]


def _term(result: Result, t: Speaker) -> list[str]:
    day = result.verdict.latest_apply
    return lead(result.record, t) + ([t("Regel dit uiterlijk {day}.", day=bold(t.day(day, year=True)))] if day else [])


def _round(result: Result, t: Speaker) -> list[str]:
    record, day = result.record, result.verdict.closes_next
    if day is not None:
        as_of = next((one.as_of for one in record.rounds if day.isoformat().endswith(one.closes)), "undated")
        return [with_year(t("De volgende sluitdag is {day}.", day=bold(t.day(day, year=True))), as_of, t)]
    over = next((one for one in result.verdict.why if one.code == "round-over"), None)
    if over is not None:
        return [reasons.told(over, record, t)]
    all_year = _NAMED["round"].search(record.summary.nl) is not None
    return [record.summary.pick(t.language)] if all_year else []


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


def _who(result: Result, t: Speaker) -> list[str]:
    who = result.record.who
    if who is None:
        return []
    may = ", ".join(reasons.who_words(one, t) for one in who.may)
    lines = [t("Dit kan alleen voor: {who}.", who=may)]
    return lines + ([who.through.pick(t.language)] if who.through else [])


def _wait(result: Result, t: Speaker) -> list[str]:
    answered_in = result.record.decision
    if answered_in is None or answered_in.unit not in ("weeks", "months"):
        return []
    count = answered_in.value
    weeks = answered_in.unit == "weeks"
    term = (
        t.many("{count} week", "{count} weken", count) if weeks else t.many("{count} maand", "{count} maanden", count)
    )
    return [with_year(t("Op antwoord wacht je ongeveer {term}.", term=term), answered_in.as_of, t)]


def _what(result: Result, t: Speaker) -> list[str]:
    facts = [with_year(fact.pick(t.language), fact.as_of, t) for fact in result.record.facts]
    return [result.record.summary.pick(t.language), *facts]


def _nothing(_result: Result, _t: Speaker) -> list[str]:
    return []


def _no_figures(_record: Record) -> Sequence[Figure]:
    return ()


_FIGURES: Mapping[str, Callable[[Record], Sequence[Figure]]] = {
    "term": lambda record: [record.lead] if record.lead else [],
    "round": lambda record: record.rounds,
    "people": lambda record: [limit for limit in record.limits if limit.what == "visitors"],
    "cost": lambda record: [record.cost] if record.cost else [],
    "wait": lambda record: [record.decision] if record.decision else [],
}
_OWN: Mapping[str, Callable[[Result, Speaker], list[str]]] = {
    "papers": _papers,
    "steps": _steps,
    "term": _term,
    "round": _round,
    "people": _people,
    "cost": _cost,
    "wait": _wait,
    "who": _who,
    "what": _what,
}
