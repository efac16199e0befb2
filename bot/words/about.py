"""What a record says about one thing that was asked of it: papers, steps, term, number of people, hours or cost."""

import re
from collections.abc import Callable, Mapping

from bot.i18n import Speaker
from bot.messages import bold
from bot.words.figures import cost, lead, with_year
from knowledge.answer import Result
from knowledge.language import FUNCTION_WORDS
from knowledge.text import stem, words

MAX_LINES = 5
_LEAST = 4
"""Letters of a word that tells something."""
_COMMON = """
gemeente stadsdeel bellen bel vraag vragen aanvragen regelen weten nodig plan mensen buurt municipality council city
district call apply know people neighbourhood belediye gmina ayuntamiento stadt mairie community община
overal everywhere
"""
_OF_ANY_PLAN = frozenset(_COMMON.split())
"""Words in what is told of any plan."""
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


def by_words(asked: str, plan: str, result: Result, t: Speaker) -> list[str]:
    """The lines of a record that answer a question by their words ("en als ik huur?"), its title above them; empty when
    none does, or where the `plan` itself is asked for."""
    record = result.record
    about_plan, looked_for = _telling(plan, t.language), _telling(asked, t.language)
    if not looked_for.isdisjoint(about_plan):  # who names the plan asks for all of it
        return []
    facts = [(fact, with_year(fact.pick(t.language), fact.as_of, t)) for fact in record.facts]
    others = [(line, line.pick(t.language)) for line in (*record.pitfalls, *record.steps, *record.not_funded)]
    lines = [
        told
        for line, told in (*facts, *others)
        if 2 * len(looked_for & _telling(line.pick(t.language), t.language)) >= max(1, len(looked_for))
    ]
    return [f"{bold(record.title.pick(t.language))}:", *(f"• {line}" for line in lines[:MAX_LINES])] if lines else []


def _telling(text: str, language: str) -> set[str]:
    """The stems of the words of a text that tell what it is about."""
    small = FUNCTION_WORDS.get(language, frozenset())
    return {stem(word, language) for word in words(text) if len(word) >= _LEAST and word not in small | _OF_ANY_PLAN}


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
