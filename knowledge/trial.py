"""Tries every example sentence of a pack on the whole pack: does it lead where it should, and who stole it?"""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answer import Answer
from knowledge.documents import Location
from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.model import Kind, Need, Record

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


def trials(guide: Guide, today: dt.date, part: int = 0, parts: int = 1) -> Iterator[Verdict]:
    """Every example sentence of every need and record, tried on the whole pack; or the `part`-th of `parts`."""
    pack = guide.pack
    sentences = itertools.islice(_sentences(pack), part, None, parts)
    for item, at, sentence in sentences:
        found = guide.ask(sentence, today)
        if isinstance(item, Need):
            right = found.need is not item if at[1] == "not" else _finds_need(found, item, pack)
            yield Verdict(f"needs/{item.id}.yaml", at, sentence, right, _led_to(found))
        else:
            first = found.results[0].record if found.results else None
            right = first is not item if at[1] == "not" else _finds_record(found, item, guide)
            yield Verdict(f"records/{item.id}.yaml", at, sentence, right, _led_to(found))


def _sentences(pack: Pack) -> Iterator[tuple[Need | Record, Location, str]]:
    items: list[Need | Record] = [*pack.needs.values(), *pack.records.values()]
    for item in items:
        for kind, sentences in (("finds", item.tests.finds), ("not", item.tests.not_)):
            for index, sentence in enumerate(sentences):
                yield item, ("tests", kind, index), sentence


def explain(verdict: Verdict) -> str:
    """A failed trial, in words an editor can act on."""
    if verdict.at[1] == "not":
        return f"{verdict.sentence!r} leidt hierheen en dat mag niet; maak de zinnen scherper"
    return f"{verdict.sentence!r} leidt naar {verdict.led_to}; voeg woorden of zinnen toe zoals mensen ze zeggen"


def _finds_need(found: Answer, need: Need, pack: Pack) -> bool:
    if need in found.needs:
        return True
    own = {pack.canonical(stop.record) for stop in need.route[:RANK]}
    return need.status == found.status and any(result.record.id in own for result in found.ways[:RANK])


def _finds_record(found: Answer, record: Record, guide: Guide) -> bool:
    if any(result.record is record for result in found.ways[:RANK]) or found.loket is record:
        return True
    return record.kind is Kind.VOORBEELD and guide.examples.example(found.understanding) is record


def _led_to(found: Answer) -> str:
    names = [need.id for need in found.needs] + [result.record.id for result in found.ways[:RANK]]
    return ", ".join(names) or f"niets ({found.status})"
