"""Loads a city pack from its folder: every file against its model, then the references between them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from knowledge import complaints
from knowledge.documents import Document, Problem
from knowledge.geography import Places
from knowledge.model import Model, Need, Record, Slug, Status, Theme, Translation
from knowledge.search import learned
from knowledge.search.learned import Learned
from knowledge.traits import Trait
from knowledge.wording import Concept, FollowUps, Reply

CONTENT = Path(__file__).parent / "content"
T = TypeVar("T")


class ContentError(Exception):
    """The pack can't be used; `problems` lists everything that must be mended."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Pack:
    """All content of one city, checked. `flows` is raw data: the flows package knows what it means.

    `revision` is a fingerprint of the files: the same questions to the same revision give the same answers.
    """

    city: str
    records: dict[str, Record]
    needs: dict[str, Need]
    themes: dict[str, Theme]
    places: Places
    concepts: tuple[Concept, ...]
    folded: dict[str, str] = field(default_factory=dict)
    replies: tuple[Reply, ...] = ()
    follow_ups: FollowUps | None = None
    flows: dict[str, Any] = field(default_factory=dict)
    flow_lines: dict[str, Document] = field(default_factory=dict, repr=False, compare=False)
    """Where each part of a flow file starts, for whoever checks it."""
    languages: dict[str, Translation] = field(default_factory=dict)
    learned: Learned | None = field(default=None, repr=False, compare=False)
    """What was learned from the needs; None before that was done."""
    revision: str = ""

    @property
    def of_others(self) -> frozenset[str]:
        """The needs about what another city has: who lives here and names none does not come for them."""
        first = {need.id: self.canonical(need.route[0].record) for need in self.needs.values() if need.route}
        return frozenset(name for name, record in first.items() if self.records[record].status is Status.OTHER_CITY)

    @cached_property
    def needed_with(self) -> dict[Trait, list[str]]:
        """The ids of the records that a plan needs for what it brings along, by what that is."""
        found: defaultdict[Trait, list[str]] = defaultdict(list)
        for record in self.records.values():
            for trait in record.needed_with:
                found[trait].append(record.id)
        return dict(found)

    @property
    def phone(self) -> str:
        """The telephone number of the city, as its record has it; empty when it has none."""
        contact = self.records[self.places.number].contact
        return (contact.phone if contact else None) or ""

    def lean(self) -> "Pack":
        """The same pack, without the texts that only building and testing need: a service never reads them."""
        needs = {
            name: need.model_copy(update={"phrasings": None, "stories": None, "tests": None, "signs": (), "never": ()})
            for name, need in self.needs.items()
        }
        records = {
            name: record.model_copy(update={"tests": None, "also": (), "keywords": ()})
            for name, record in self.records.items()
        }
        return replace(self, concepts=(), needs=needs, records=records, flow_lines={}, learned=None, follow_ups=None)

    def canonical(self, record_id: str) -> str:
        """The id under which a record is kept now; folded ids lead to the record that took them in."""
        return self.folded.get(record_id, record_id)


def cities() -> list[str]:
    """The names of the city packs that are there."""
    return sorted(folder.name for folder in CONTENT.iterdir() if (folder / "places.yaml").exists())


def load(folder: Path) -> Pack:
    """The pack in `folder`. Raises ContentError with all problems at once."""
    pack, problems = read(folder)
    if pack is None or problems:
        raise ContentError(problems)
    return pack


def read(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """The pack as far as it can be read, with every problem found; no pack when a base file is broken."""
    reader = _Reader(folder)
    themes = reader.one("themes.yaml", TypeAdapter(list[Theme])) or []
    places = reader.one("places.yaml", TypeAdapter(Places))
    concepts = reader.one("concepts.yaml", TypeAdapter(list[Concept])) or []
    languages = reader.one("languages.yaml", TypeAdapter(dict[str, Translation]), optional=True) or {}
    replies = reader.one("replies.yaml", TypeAdapter(list[Reply]), optional=True) or []
    follow_ups = reader.one("follow-ups.yaml", TypeAdapter(FollowUps), optional=True)
    folded = reader.one("folded.yaml", TypeAdapter(dict[Slug, Slug])) or {}
    records = reader.each("records", Record)
    needs = reader.each("needs", Need)
    flows = reader.raw("flows")
    if places is None:
        return None, reader.problems
    pack = Pack(
        city=folder.name,
        records={record.id: record for record in records},
        needs={need.id: need for need in needs},
        themes={theme.id: theme for theme in themes},
        places=places,
        concepts=tuple(concepts),
        folded=folded,
        replies=tuple(replies),
        follow_ups=follow_ups,
        flows=flows,
        flow_lines={name: reader.documents[f"flows/{name}.yaml"] for name in flows},
        languages=languages,
        learned=reader.learned(),
        revision=fingerprint(folder),
    )
    # a record that can't be read is named once, not by everything that leads to it
    unread = {path.stem for path in (folder / "records").glob("*.yaml")} - set(pack.records)
    dangling = (found for found in references(pack) if not any(f"'{name}'" in found[2] for name in unread))
    reader.problems += [reader.problem(*found) for found in dangling]
    return pack, sorted(reader.problems, key=lambda problem: (problem.file, problem.line))


Found = tuple[str, tuple[str | int, ...], str]
"""A problem before its line is known: file, location inside it, message."""


def references(pack: Pack) -> Iterable[Found]:
    """Every name in the pack that leads nowhere."""
    for record in pack.records.values():
        file = f"records/{record.id}.yaml"
        yield from _unknown(file, ("themes",), record.themes, pack.themes, "thema")
        yield from _unknown(file, ("instead",), record.instead, pack.records, "record")
        yield from _unknown(file, ("see_also",), record.see_also, pack.records, "record")
        yield from _unknown(file, ("where", "stadsdelen"), record.where.stadsdelen, _districts(pack), "stadsdeel")
        yield from _unknown(file, ("where", "wijken"), record.where.wijken, _wijken(pack), "wijk")
        yield from _unknown(file, ("flow",), [record.flow] if record.flow else [], pack.flows, "flow")
    for need in pack.needs.values():
        file = f"needs/{need.id}.yaml"
        yield from _unknown(file, ("theme",), [need.theme], pack.themes, "thema")
        yield from _unknown(file, ("flow",), [need.flow] if need.flow else [], pack.flows, "flow")
        yield from _unknown(file, ("route",), [stop.record for stop in need.route], pack.records, "record")
    yield from _asked_twice(pack)
    for at, concept in enumerate(pack.concepts):
        yield from _unknown("concepts.yaml", (at, "choices"), concept.choices, pack.needs, "behoefte")
    for old, new in pack.folded.items():
        yield from _unknown("folded.yaml", (old,), [new], pack.records, "record")
        if old in pack.records:
            yield "folded.yaml", (old,), f"{old!r} is ook nog een record; kies één van de twee"
    yield from _unknown(
        "places.yaml", ("stadsdelen",), [d.loket for d in pack.places.stadsdelen], pack.records, "record"
    )
    hall = pack.places.hall
    yield from _unknown("places.yaml", ("hall",), [hall] if hall else [], pack.records, "record")
    number = pack.places.number
    yield from _unknown("places.yaml", ("number",), [number], pack.records, "record")
    if number in pack.records and not pack.phone:
        yield "places.yaml", ("number",), f"record {number!r} heeft geen telefoonnummer; zet het bij contact"
    yield from _unknown(
        "places.yaml", ("neighbours",), [n.record for n in pack.places.neighbours], pack.records, "record"
    )


def _asked_twice(pack: Pack) -> Iterable[Found]:
    """Needs that both say to be the answer to what may be asked of any plan: there can be but one."""
    first: dict[str, str] = {}
    for need in pack.needs.values():
        if need.asked and first.setdefault(need.asked, need.id) != need.id:
            yield f"needs/{need.id}.yaml", ("asked",), f"{need.asked!r} staat ook bij {first[need.asked]}; kies er één"


def _unknown(
    file: str, at: tuple[str | int, ...], names: Iterable[str], known: Iterable[str], what: str
) -> Iterable[Found]:
    allowed = set(known)
    for index, name in enumerate(names):
        if name not in allowed:
            yield file, (*at, index), f"{what} {name!r} bestaat niet; verbeter de naam of voeg het toe"


def _districts(pack: Pack) -> set[str]:
    return {district.id for district in pack.places.stadsdelen}


def _wijken(pack: Pack) -> set[str]:
    return {wijk.id for district in pack.places.stadsdelen for wijk in district.wijken}


def fingerprint(folder: Path) -> str:
    """A short fingerprint of all content files in `folder`; it changes when any of them does."""
    digest = hashlib.sha256()
    for path in sorted((*folder.rglob("*.yaml"), *folder.glob(learned.FILE))):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class _Reader:
    """Reads files one by one, collecting problems instead of stopping at the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}

    def problem(self, file: str, at: tuple[str | int, ...], message: str) -> Problem:
        document = self.documents.get(file)
        return Problem(file, document.line(at) if document else 1, message)

    def document(self, file: str) -> Document | None:
        from knowledge import yaml_files  # a service takes the city as it was kept: it reads no files

        found = yaml_files.read(self.folder / file, file)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        self.documents[file] = found
        return found

    def one(self, file: str, adapter: TypeAdapter[T], *, optional: bool = False) -> T | None:
        if optional and not (self.folder / file).exists():
            return None
        document = self.document(file)
        return None if document is None else self._validate(file, document.data, adapter)

    def each(self, folder: str, model: type[Model]) -> list[Any]:
        adapter = TypeAdapter(model)
        items = []
        for path in sorted((self.folder / folder).glob("*.yaml")):
            file = f"{folder}/{path.name}"
            document = self.document(file)
            if document is None:
                continue
            if not isinstance(document.data, dict):
                self.problems.append(Problem(file, 1, "dit is geen kaart met velden; zie de handleiding"))
                continue
            if document.data.get("id", path.stem) != path.stem:
                self.problems.append(self.problem(file, ("id",), f"id hoort {path.stem!r} te zijn, als het bestand"))
                continue
            if unfilled := [self.problem(file, *found) for found in complaints.unfilled(document.data)]:
                self.problems += unfilled
                continue
            item = self._validate(file, {**document.data, "id": path.stem}, adapter)
            if item is not None:
                items.append(item)
        return items

    def learned(self) -> Learned | None:
        path = self.folder / learned.FILE
        if not path.exists():
            return None
        try:
            return learned.read(path)
        except (OSError, ValueError) as error:
            self.problems.append(Problem(learned.FILE, 1, f"{error}; maak het opnieuw: stadswijzer knowledge learn"))
            return None

    def raw(self, folder: str) -> dict[str, Any]:
        found = {}
        for path in sorted((self.folder / folder).glob("*.yaml")):
            document = self.document(f"{folder}/{path.name}")
            if document is not None:
                found[path.stem] = document.data
        return found

    def _validate(self, file: str, data: Any, adapter: TypeAdapter[T]) -> T | None:
        try:
            return adapter.validate_python(data)
        except ValidationError as error:
            for at, message in complaints.told(error):
                where = ".".join(str(part) for part in at) or "bestand"
                self.problems.append(self.problem(file, at, f"{where}: {message}"))
            return None
