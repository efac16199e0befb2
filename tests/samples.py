"""A small made-up city and small flows for tests of pure things. Nothing in here is true."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

from hypothesis import settings

from flows.model import Flow
from knowledge import load
from knowledge.geography import Places
from knowledge.model import Need, Record

TODAY = dt.date(2026, 11, 20)
"""A Friday."""

quick = settings(max_examples=100)
"""Enough for things that are cheap to try."""

SOURCE = {"url": "https://example.org/regeling", "holds": "2026", "confidence": "high"}

NASTY = [
    "@", "a@", "a.", "x@y.z ", "A", "Aa ", "A-", "A. ", "Jan van de ", "1", "1 ", "9-", "06-1 ", "NL12 ABCD ", "(.- )",
    "\n", " ", " \n", "\n!", ",", "'", "wil ", "geen ", "geen maar ", "bedankt\n", "groet ", "hoi ", "straat 1 ", "<b>",
    "straatfeestbuurtmoestuin", "straatfeest? ", "12 juni ", "€ 1.500,- ", "1.1.", "2525 AB ", "26-00001-S ", "منحة ",
    "😀", "niet ", "of ", "en ", "of toch maar niet ", "laat maar ", "m.v.g. ", "vijf ", "mei ",
    "meld maar aan ", "a, ", "en, ", "en de ", "ja nee ", "hoe ", "wat als ", "we zijn ", "wacht, ", "nog een vraag ",
    "\nen ", "a" + "," * 24, "a" + " " * 24, "en" + "'" * 24, "12" + "-" * 24, "?" * 24 + "a", "_",
]  # fmt: skip
"""Pieces of texts that, said over and over, kept a reader busy that has more than one way to read them."""

PLACES: dict[str, Any] = {
    "city": {"nl": "Teststad", "en": "Test City"},
    "names": ["teststad"],
    "number": "loket-laak",
    "stadsdelen": [
        {
            "id": "laak",
            "name": "Laak",
            "names": ["de lake"],
            "loket": "loket-laak",
            "wijken": [
                {
                    "id": "molenwijk",
                    "name": "Molenwijk",
                    "names": ["de molen"],
                    "streets": ["Molenweg", "Lange Laan"],
                    "centre": [52.0600, 4.3100],
                },
                {"id": "spoorwijk", "name": "Spoorwijk", "centre": [52.0550, 4.3200]},
            ],
        },
        {
            "id": "segbroek",
            "name": "Segbroek",
            "loket": "loket-segbroek",
            "wijken": [
                {
                    "id": "bouwlust-en-vrederust",
                    "name": "Bouwlust en Vrederust",
                    "names": ["bouwlust", "vrederust"],
                    "streets": ["Weimarstraat", "Lange Laan", "Laan van Noi-Oost"],
                    "centre": [52.0750, 4.2700],
                }
            ],
        },
        {
            "id": "loosduinen",
            "name": "Loosduinen",
            "loket": "loket-loosduinen",
            "wijken": [{"id": "kraaijenstein", "name": "Kraaijenstein"}, {"id": "zuid", "name": "Zuid"}],
        },
    ],
    "postcodes": {
        "2525": {"stadsdelen": ["laak"], "wijken": ["molenwijk"]},
        "2515": {"stadsdelen": ["laak", "segbroek"], "wijken": ["molenwijk"]},
        "2547": {"stadsdelen": ["segbroek"], "wijken": ["bouwlust-en-vrederust"], "doubtful": True},
        "2551": {"stadsdelen": ["loosduinen"], "wijken": ["kraaijenstein", "zuid"]},
    },
    "neighbours": [{"id": "wassenaar", "names": ["Wassenaar"], "record": "gemeente-wassenaar"}],
    "sources": [SOURCE],
}


def places() -> Places:
    """The made-up city: three stadsdelen, a street in two of them, a border postcode, a neighbour."""
    return Places.model_validate(PLACES)


def text(nl: str) -> dict[str, str]:
    """A text in the two languages that every text needs."""
    return {"nl": nl, "en": f"{nl} (en)"}


def record_data(**fields: Any) -> dict[str, Any]:
    """The data of a record that fits everybody, everywhere, always; `fields` make it pickier."""
    return {
        "kind": "subsidie",
        "status": "current",
        "title": text("Potje voor de straat"),
        "summary": text("Geld voor een feest in je straat."),
        "themes": ["samen"],
        "where": {"scope": "city"},
        "sources": [SOURCE],
        "owner": "wijkmanager",
        "checked": TODAY.isoformat(),
        "good_for_days": 365,
        "tests": {"finds": ["straatfeest", "feest in de straat", "buurtfeest"], "not": ["kaartje voor een concert"]},
    } | fields


def record(**fields: Any) -> Record:
    """A record made of `record_data`."""
    return Record.model_validate({"id": "potje", **record_data(**fields)})


def need_data(**fields: Any) -> dict[str, Any]:
    """The data of a need that leads to the record `potje`."""
    return {
        "label": text("Een straatfeest"),
        "theme": "samen",
        "intro": text("Leuk, een feest in de straat!"),
        "phrasings": {"nl": [f"straatfeest {number}" for number in range(6)], "en": ["street party", "block party"]},
        "route": [{"record": "potje", "role": "money"}],
        "owner": "wijkmanager",
        "checked": TODAY.isoformat(),
        "tests": {"finds": ["straatfeest", "feest in de straat", "buurtfeest"], "not": ["kaartje voor een concert"]},
    } | fields


def need(**fields: Any) -> Need:
    """A need made of `need_data`."""
    return Need.model_validate({"id": "straatfeest", **need_data(**fields)})


OFFICE = {"phone": "0800 1122", "address": "Marktplein 1, Teststad"}
"""Where people of the small city go."""


def write_city(folder: Path) -> Path:
    """Writes a small city to `folder`, with the guided talks and replies of Den Haag. Returns `folder`."""
    files: dict[str, Any] = {
        "themes.yaml": [{"id": "samen", "label": text("Samen")}],
        "places.yaml": {**PLACES, "number": "bel-ons", "hall": "bel-ons"},
        "concepts.yaml": [{"id": "feest", "nl": ["feest"]}],
        "folded.yaml": {},
        "records/potje.yaml": record_data(flow="initiatief"),
        "records/bel-ons.yaml": record_data(kind="loket", title=text("Bel ons"), contact=OFFICE),
        "needs/straatfeest.yaml": need_data(flow="initiatief"),
    }
    for loket in ("loket-laak", "loket-segbroek", "loket-loosduinen", "gemeente-wassenaar"):
        files[f"records/{loket}.yaml"] = record_data(kind="loket", title=text(loket))
    for file, data in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(json.dumps(data), encoding="utf-8")
    for shared in ("flows", "replies.yaml", "languages.yaml", "plain-words.yaml"):
        place = load.CONTENT / "den-haag" / shared
        (shutil.copytree if place.is_dir() else shutil.copyfile)(place, folder / shared)
    return folder


def question_data(id: str, kind: str, **fields: Any) -> dict[str, Any]:
    """The data of one question; a choice gets the choices a, b and c."""
    if kind == "choice":
        fields.setdefault("choices", [{"id": name, "label": text(f"Keuze {name}")} for name in "abc"])
    return {"id": id, "kind": kind, "ask": text(f"{id}?"), "label": text(id)} | fields


def flow(*questions: dict[str, Any], **fields: Any) -> Flow:
    """A flow of these questions."""
    return Flow.model_validate(
        {"id": "plan", "title": text("Plan"), "intro": text("Vertel"), "questions": list(questions)} | fields
    )
