"""Tries every example sentence of a pack on the whole pack: does it lead where it should, and who stole it?"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.guide import Answer, Guide
from knowledge.load import Pack
from knowledge.model import Kind, Need, Record
from knowledge.yaml_files import Location

RANK = 3
"""A record must be among the first so many results for its own example sentences."""


@dataclass(frozen=True)
class Verdict:
    """One example sentence, tried. `right` tells whether it led where it should; `led_to` where it did lead."""

    file: str
    at: Location
    sentence: str
    right: bool
    led_to: str


def trials(pack: Pack, today: dt.date) -> Iterator[Verdict]:
    """Every example sentence of every need and record, tried on the whole pack."""
    guide = Guide(pack)
    for need in pack.needs.values():
        file = f"needs/{need.id}.yaml"
        for index, sentence in enumerate(need.tests.finds):
            found = guide.ask(sentence, today)
            yield Verdict(file, ("tests", "finds", index), sentence, _finds_need(found, need, pack), _led_to(found))
        for index, sentence in enumerate(need.tests.not_):
            found = guide.ask(sentence, today)
            yield Verdict(file, ("tests", "not", index), sentence, found.need is not need, _led_to(found))
    for record in pack.records.values():
        file = f"records/{record.id}.yaml"
        for index, sentence in enumerate(record.tests.finds):
            found = guide.ask(sentence, today)
            right = _finds_record(found, record, guide)
            yield Verdict(file, ("tests", "finds", index), sentence, right, _led_to(found))
        for index, sentence in enumerate(record.tests.not_):
            found = guide.ask(sentence, today)
            right = not found.results or found.results[0].record is not record
            yield Verdict(file, ("tests", "not", index), sentence, right, _led_to(found))


def explain(verdict: Verdict) -> str:
    """A failed trial, in words an editor can act on."""
    if verdict.at[1] == "not":
        return f"{verdict.sentence!r} leidt hierheen en dat mag niet; maak de zinnen scherper"
    return f"{verdict.sentence!r} leidt naar {verdict.led_to}; voeg woorden of zinnen toe zoals mensen ze zeggen"


def _finds_need(found: Answer, need: Need, pack: Pack) -> bool:
    if need in found.needs:
        return True
    own = {pack.canonical(stop.record) for stop in need.route[:RANK]}
    return need.status == found.status and any(result.record.id in own for result in found.results[:RANK])


def _finds_record(found: Answer, record: Record, guide: Guide) -> bool:
    if any(result.record is record for result in found.results[:RANK]) or found.loket is record:
        return True
    return record.kind is Kind.VOORBEELD and guide.example(found.understanding) is record


def _led_to(found: Answer) -> str:
    names = [need.id for need in found.needs] + [result.record.id for result in found.results[:RANK]]
    return ", ".join(names) or f"niets ({found.status})"
