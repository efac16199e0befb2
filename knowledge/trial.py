"""Tries every example sentence of a pack on the whole pack: does it lead where it should, and who stole it?"""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
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


def trials(guide: Guide, today: dt.date, only: Sequence[str] = (), part: int = 0, parts: int = 1) -> Iterator[Verdict]:
    """Every example sentence of every need and record, tried on the whole pack; `only` of those that have one of these
    in the name of their file, where any is given. Or the `part`-th of `parts`."""
    sentences = itertools.islice(_sentences(guide.pack, only), part, None, parts)
    for file, item, at, sentence in sentences:
        found = guide.ask(sentence, today)
        if isinstance(item, Need):
            right = found.need is not item if at[1] == "not" else _finds_need(found, item, guide.pack)
        else:
            first = found.results[0].record if found.results else None
            right = first is not item if at[1] == "not" else _finds_record(found, item, guide)
        yield Verdict(file, at, sentence, right, _led_to(found))


def _sentences(pack: Pack, only: Sequence[str]) -> Iterator[tuple[str, Need | Record, Location, str]]:
    items: list[tuple[str, Need | Record]] = [(f"needs/{need.id}.yaml", need) for need in pack.needs.values()]
    items += [(f"records/{record.id}.yaml", record) for record in pack.records.values()]
    for file, item in items:
        if only and not any(name in file for name in only):
            continue
        for kind, sentences in (("finds", item.tests.finds), ("not", item.tests.not_)):
            for index, sentence in enumerate(sentences):
                yield file, item, ("tests", kind, index), sentence


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
