"""Reads what a person typed, tapped or sent in answer to a question of a certain kind."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flows.model import Question

Value = dict[str, Any]
"""An answer as it is stored: plain JSON, always with the words that were said under `said`."""


@dataclass(frozen=True)
class Input:
    """What came in: a text, a tapped choice, a photo or other file (by its id in the store), or a location."""

    text: str = ""
    choice: str | None = None
    file: str | None = None
    location: tuple[float, float] | None = None


@dataclass(frozen=True)
class PlaceRead:
    """A place as read from words; `options` are the stadsdelen it may lie in when that is not certain."""

    stadsdeel: str
    wijk: str | None = None
    street: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Readers:
    """How words become places, days and amounts; given by whoever knows the city and the clock."""

    place: Callable[[str], PlaceRead | None]
    near: Callable[[float, float], PlaceRead | None]
    date: Callable[[str], dt.date | None]
    amount: Callable[[str], int | None]
    today: dt.date


@dataclass(frozen=True)
class Accepted:
    """The answer was understood."""

    value: Value


@dataclass(frozen=True)
class Rejected:
    """It was not; `code` says why, `options` are ids to pick from where that helps."""

    code: str
    options: tuple[str, ...] = ()


Read = Accepted | Rejected

MAX_NAME, MAX_CONTACT = 80, 300
_PHONE = re.compile(r"(?:\+|00)?\d(?:[\s\-().]{0,3}\d){8,13}")
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[A-Za-z]{2,}")
_YES = frozenset(
    [
        "ja",
        "jawel",
        "ok",
        "oke",
        "okay",
        "prima",
        "goed",
        "akkoord",
        "yes",
        "yep",
        "sure",
        "evet",
        "tak",
        "si",
        "sí",
        "oui",
        "نعم",
        "да",
        "akoord",
        "j",
        "y",
    ]
)
_NO = frozenset(["nee", "neen", "no", "nope", "hayir", "hayır", "nie", "non", "لا", "не", "liever", "niet", "n"])
_NAME_LEADS = re.compile(
    r"^(?:ik\s+(?:heet|ben)|mijn naam is|naam:?|my name is|i'?m|i am|je kunt mij bellen op|bel(?:len)?(?: op)?)"
    r"(?:\s+|$)",
    re.I,
)


def read(question: Question, given: Input, readers: Readers) -> Read:
    """The answer in `given` to `question`, or why it can't be one. Never raises on what people type."""
    return _READERS[question.kind](question, given, readers)


def _choice(question: Question, given: Input, _readers: Readers) -> Read:
    ids = [choice.id for choice in question.choices]
    if given.choice in ids:
        return Accepted({"choice": given.choice, "said": given.text})
    typed = given.text.strip().casefold()
    if typed.isdecimal() and len(typed) <= 2 and 1 <= int(typed) <= len(ids):
        return Accepted({"choice": ids[int(typed) - 1], "said": given.text})
    matching = [
        choice.id
        for choice in question.choices
        for label in choice.label.model_dump(exclude_none=True).values()
        if typed and (typed == label.casefold() or (len(typed) > 3 and typed in label.casefold()))
    ]
    if len(set(matching)) == 1:
        return Accepted({"choice": matching[0], "said": given.text})
    return Rejected("choice")


def _text(question: Question, given: Input, _readers: Readers) -> Read:
    text = given.text.strip()
    if given.file and not text:
        return Accepted({"said": "", "file": given.file})
    if not any(char.isalnum() for char in text):
        return Rejected("empty")
    if len(text) > question.max_length:
        return Rejected("too-long")
    return Accepted({"said": text, **({"file": given.file} if given.file else {})})


def _date(_question: Question, given: Input, readers: Readers) -> Read:
    text = given.text.strip()
    if not text:
        return Rejected("date")
    day = readers.date(text)
    if day is None:
        # "ergens in het voorjaar" is an honest answer too: kept as said, without a day to count from
        return Accepted({"day": None, "said": text}) if _says_something(text) else Rejected("date")
    if day < readers.today:
        return Rejected("past")
    return Accepted({"day": day.isoformat(), "said": text})


def _says_something(text: str) -> bool:
    return len(text) >= 3 and any(char.isalpha() for char in text)


def _place(_question: Question, given: Input, readers: Readers) -> Read:
    if given.location:
        found = readers.near(*given.location)
    elif given.choice:
        found = PlaceRead(given.choice)
    else:
        found = readers.place(given.text)
    if found is None:
        return Rejected("place")
    if found.options:
        return Rejected("which-place", found.options)
    said = given.text.strip()
    return Accepted({"stadsdeel": found.stadsdeel, "wijk": found.wijk, "street": found.street, "said": said})


def _amount(_question: Question, given: Input, readers: Readers) -> Read:
    amount = readers.amount(given.text)
    if amount is None:
        return Rejected("amount")
    return Accepted({"euro": amount, "said": given.text.strip()})


def _contact(_question: Question, given: Input, _readers: Readers) -> Read:
    text = given.text.strip()
    if len(text) > MAX_CONTACT:
        return Rejected("contact-long")
    phone = _PHONE.search(text)
    email = _EMAIL.search(text)
    rest = _EMAIL.sub(" ", _PHONE.sub(" ", text))
    name = re.sub(r"\s+", " ", rest).strip(" ,;.:-")
    name = _NAME_LEADS.sub("", name).strip(" ,;.:-")
    if not (phone or email or any(char.isalpha() for char in name)):
        return Rejected("contact")
    if len(name) > MAX_NAME:
        return Rejected("contact-long")
    return Accepted(
        {"name": name or None, "phone": phone[0] if phone else None, "email": email[0] if email else None, "said": ""}
    )


def _photo(_question: Question, given: Input, _readers: Readers) -> Read:
    if given.file:
        return Accepted({"file": given.file, "said": given.text.strip()})
    return Rejected("photo")


def _consent(_question: Question, given: Input, _readers: Readers) -> Read:
    said = re.findall(r"[^\W\d_]+", (given.choice or given.text).casefold())
    if said and said[0] in _NO:
        return Rejected("no-consent")
    # "ja nee, liever niet" is no permission: what is not a plain yes is asked again
    if said and said[0] in _YES and not _NO & set(said):
        return Accepted({"yes": True, "said": given.text.strip()})
    return Rejected("consent")


_READERS: Mapping[str, Callable[[Question, Input, Readers], Read]] = {
    "choice": _choice,
    "text": _text,
    "date": _date,
    "place": _place,
    "amount": _amount,
    "contact": _contact,
    "photo": _photo,
    "consent": _consent,
}
