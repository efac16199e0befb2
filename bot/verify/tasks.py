"""What there is to look up, and what was found."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from knowledge import regulations
from knowledge.load import Pack
from knowledge.model import Source

Kind = Literal["page", "regulation"]
State = Literal["ok", "changed", "lapsed", "unknown", "unreachable"]


@dataclass(frozen=True)
class Task:
    """One address or regulation, with the records that rest on it and the first day one of those was checked."""

    kind: Kind
    target: str
    records: tuple[str, ...]
    checked: dt.date
    names: tuple[str, ...] = ()
    """How the sources call it."""
    cited: regulations.Cited | None = None

    @property
    def key(self) -> str:
        """What tells it from every other task, also in a later run."""
        return f"{self.kind} {self.target}"


@dataclass(frozen=True)
class Finding:
    """How it stands with one task. Not `final`: a later try may find otherwise."""

    key: str
    state: State
    words: str = ""
    title: str = ""
    final: bool = True
    records: tuple[str, ...] = field(default=(), compare=False)

    @property
    def target(self) -> str:
        """The address or regulation."""
        return self.key.partition(" ")[2]


def tasks(pack: Pack, only: Iterable[str] = ()) -> list[Task]:
    """Every address and regulation in the pack, once; `only` those whose record or address has one of these in it."""
    wanted = tuple(only)
    found: dict[str, Task] = {}
    for task in _named(pack):
        if wanted and not any(part in task.target or part in task.records[0] for part in wanted):
            continue
        known = found.get(task.key)
        found[task.key] = task if known is None else _both(known, task)
    return list(found.values())


def _named(pack: Pack) -> Iterator[Task]:
    for record in pack.records.values():
        for source in record.sources:
            yield from _of_source(source, record.id, record.checked)
        if record.contact and record.contact.url:
            yield Task("page", record.contact.url, (record.id,), record.checked)
    for source in pack.places.sources:
        yield from _of_source(source, "places.yaml", dt.date.max)


def _of_source(source: Source, record: str, checked: dt.date) -> Iterator[Task]:
    names = (source.title,) if source.title else ()
    if source.url:
        yield Task("page", source.url, (record,), checked, names)
    if (publication := regulations.publication(source)) and publication != source.url:
        yield Task("page", publication, (record,), checked, names)
    if cited := regulations.cited(source):
        yield Task("regulation", str(cited), (record,), checked, names, cited)


def _both(one: Task, other: Task) -> Task:
    return Task(
        one.kind,
        one.target,
        tuple(dict.fromkeys((*one.records, *other.records))),
        min(one.checked, other.checked),
        tuple(dict.fromkeys((*one.names, *other.names))),
        one.cited,
    )
