"""`knowledge check`: every problem in a city pack that an editor should mend, all at once."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from knowledge import plain, trial, yaml_files
from knowledge.documents import Location, Problem
from knowledge.load import Pack
from knowledge.model import Fact, Kind, Record, Status, Text
from knowledge.search import learned
from knowledge.search import texts as texts_of
from knowledge.trial import Verdict

SOON = dt.timedelta(days=30)
"""A check that lapses within this time is named beforehand."""
SHOWN_IN = ("tr", "pl", "ar")
"""Languages in which titles and summaries are shown beside Dutch and English."""


def check(folder: Path, pack: Pack | None, today: dt.date) -> list[Problem]:
    """Beyond what loading finds: all problems in the pack that was read from `folder`, as seen on `today`."""
    if pack is None:
        return []
    problems: list[Problem] = []
    words = _plain_words(folder)
    if isinstance(words, Problem):
        return [words]
    for record in pack.records.values():
        found = [*_texts(record, words), *_dates(record, today), *_rules(record), *_languages(record)]
        file = f"records/{record.id}.yaml"
        problems += _located(folder, file, found)
        problems += [replace(late, warning=True) for late in _located(folder, file, _staleness(record, today))]
    for need in pack.needs.values():
        problems += _located(folder, f"needs/{need.id}.yaml", _texts(need, words))
    problems += [Problem(f"records/{record_id}.yaml", 1, why) for record_id, why in _unreached(pack)]
    problems += _to_learn(pack)
    return [*problems, *talks(folder, pack)]


def talks(folder: Path, pack: Pack) -> list[Problem]:
    """What makes the Dutch of the flows hard to read; whether they lead anywhere is for the flows package."""
    words = _plain_words(folder)
    if isinstance(words, Problem):
        return [words]
    located = (_located(folder, f"flows/{name}.yaml", _spoken(data, words)) for name, data in pack.flows.items())
    return [problem for found in located for problem in found]


def _plain_words(folder: Path) -> plain.PlainWords | Problem:
    file = yaml_files.read(folder / "plain-words.yaml", "plain-words.yaml")
    return file if isinstance(file, Problem) else TypeAdapter(plain.PlainWords).validate_python(file.data)


Note = tuple[Location, str]


def _spoken(data: object, words: plain.PlainWords, at: Location = ()) -> Iterator[Note]:
    """What is hard to read in any Dutch text of raw content, however deep."""
    if isinstance(data, list):
        for index, part in enumerate(data):
            yield from _spoken(part, words, (*at, index))
    elif isinstance(data, dict):
        for name, part in data.items():
            if name == "nl" and isinstance(part, str):
                yield from (((*at, name), problem) for problem in plain.dutch(part, words))
            else:
                yield from _spoken(part, words, (*at, name))


def _located(folder: Path, file: str, found: Iterable[Note]) -> Iterator[Problem]:
    notes = list(found)
    if not notes:
        return
    document = yaml_files.read(folder / file, file)
    for at, message in notes:
        yield Problem(file, document.line(at) if not isinstance(document, Problem) else 1, message)


def texts(item: BaseModel, at: Location = ()) -> Iterator[tuple[Location, Text]]:
    """Every text in `item` with its location, however deep."""
    for name, value in item:
        values = value if isinstance(value, tuple) else (value,)
        for index, part in enumerate(values):
            here = (*at, name, index) if isinstance(value, tuple) else (*at, name)
            if isinstance(part, Text):
                yield here, part
            elif isinstance(part, BaseModel):
                yield from texts(part, here)


def _texts(item: BaseModel, words: plain.PlainWords) -> Iterator[Note]:
    for at, text in texts(item):
        is_title = at[-1] in ("title", "label")
        for problem in plain.dutch(text.nl, words):
            if not (is_title and "letters" in problem):
                yield (*at, "nl"), problem
        # notes inside amount, cost and pot belong to a dated figure; a lesson carries its own date
        if not isinstance(text, Fact) and at[0] not in ("amount", "cost", "pot", "memory"):
            for problem in (*plain.figures(text.nl), *plain.figures(text.en)):
                yield at, problem
        if at == ("summary",) and len(text.nl) > 160:
            yield at, f"samenvatting van {len(text.nl)} tekens (hoogstens 160); maak hem korter"


def _dates(record: Record, today: dt.date) -> Iterator[Note]:
    if record.checked > today:
        yield ("checked",), f"checked {record.checked} ligt in de toekomst; zet de dag waarop je het nakeek"
    for index, closing in enumerate(record.rounds):
        if closing.once and closing.closes < today.isoformat() and record.status is Status.CURRENT:
            yield ("rounds", index), f"ronde {closing.closes} is voorbij; haal hem weg of pas status aan"
    if record.ended is not None and record.status is not Status.EXPIRED:
        yield ("ended",), "ended hoort bij status expired; pas de status aan"


def _staleness(record: Record, today: dt.date) -> Iterator[Note]:
    """Checks grow old by themselves: that is a warning, since nobody made a mistake."""
    if record.stale_after < today:
        yield ("checked",), f"nagekeken tot {record.stale_after}; kijk de bronnen na en zet dan een nieuwe datum"
    elif record.stale_after < today + SOON:
        yield ("checked",), f"de controle verloopt op {record.stale_after}; kijk de bronnen na"


def _rules(record: Record) -> Iterator[Note]:
    if record.status is Status.EXPIRED and record.ended is None:
        yield ("status",), "een afgelopen kaart heeft ended nodig: sinds wanneer?"
    if (record.kind is Kind.VOORBEELD) != (record.memory is not None):
        yield ("kind",), "een voorbeeld heeft memory nodig, en alleen een voorbeeld"
    if record.kind in (Kind.SUBSIDIE, Kind.FONDS, Kind.BUDGET) and record.who is None:
        yield ("kind",), "bij geld hoort who: wie kan het aanvragen?"


def _languages(record: Record) -> Iterator[Note]:
    for name in ("title", "summary"):
        missing = [language for language in SHOWN_IN if getattr(getattr(record, name), language) is None]
        if missing:
            yield (name,), f"{name} mist {', '.join(missing)}; vul aan (machinevertaling mag)"


def misled(folder: Path, verdicts: Iterable[Verdict]) -> list[Problem]:
    """The example sentences that did not lead where they should, as problems."""
    wrong = [verdict for verdict in verdicts if not verdict.right]
    return [
        problem
        for verdict in wrong
        for problem in _located(folder, verdict.file, [(verdict.at, trial.explain(verdict))])
    ]


def _to_learn(pack: Pack) -> Iterator[Problem]:
    """A warning when what was learned is of other sentences: what is new is found, but less well."""
    if pack.learned is None or pack.learned.of != texts_of.fingerprint(pack):
        why = "de zinnen of begrippen zijn veranderd; leer ze opnieuw: stadswijzer knowledge learn"
        yield Problem(learned.FILE, 1, why, warning=True)


def _unreached(pack: Pack) -> Iterator[tuple[str, str]]:
    """Records a resident can use, to which no need leads."""
    reached = {stop.record for need in pack.needs.values() for stop in need.route}
    reached |= {district.loket for district in pack.places.stadsdelen}
    reached |= {neighbour.record for neighbour in pack.places.neighbours}
    for record in pack.records.values():
        usable = record.status not in (Status.EXPIRED, Status.OTHER_CITY) and record.kind is not Kind.VOORBEELD
        if usable and record.id not in reached:
            yield record.id, "geen behoefte leidt naar deze kaart; zet hem in de route van een need"
