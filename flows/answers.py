"""Reads what a person typed, tapped or sent in answer to a question of a certain kind."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flows import contact
from flows.model import Question, Value
from flows.yes import YES, consents


@dataclass(frozen=True)
class Input:
    """What came in: a text, a tapped choice, a photo or other file (by its id in the store), or a location."""

    text: str = ""
    choice: str | None = None
    file: str | None = None
    media: str = ""
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
    is_time: Callable[[str], bool]
    """Does it tell when, without a day ("na 12 juni")?"""
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

MAX_STORY = 20_000
"""Characters of one answer. A longer text than the question has room for is kept whole as well, and shown in part."""
MAX_CHOICE_WORDS = 20
"""A longer sentence is not an answer to a choice, though it may hold one of its words."""
MAX_NAME, MAX_CONTACT = 80, 300
_SOMETIME = re.compile(
    r"voorjaar|lente|zomer|herfst|najaar|winter|vakantie|ramadan|kerst|pasen|suikerfeest|weekend|maand|week|jaar|elke|iedere"
    r"|wekelijks|dagelijks|binnenkort|snel|\bzsm\b|\bnu\b|meteen|direct|ooit|later|zodra|ochtend|middag|avond"
    r"|nog niet"
    r"|januari|februari|maart|april|\bmei\b|juni|juli|augustus|september|oktober|november|december"
    r"|spring|summer|autumn|fall|month|year|every|soon|evening|morning"
    r"|ilkbahar|yaz|wiosn|lato|latem|ربيع|صيف"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    re.I,
)
"""Words for a time that is no day: an honest answer too."""
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NO_SUCH_DAY = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTHS}|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b"
    r"|^(?:op )?\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?$|\b\d{1,2}[-/]\d{1,2}[-/]20\d\d\b",
    re.I,
)
"""Looks like a day, though no day could be read."""
_TODAY = re.compile(r"\b(?:vandaag|vanavond|vanmiddag|today|tonight|bugun|bugün|dzisiaj|hoy|heute)\b", re.I)
MAX_YEARS = 5
"""A day further ahead than this is a slip of the finger in the year."""
_NOTHING = re.compile(r"(?:niks|niets|nul|0|gratis|geen geld|kost niets|nothing|free|zero|none)", re.I)
_LAST_CENTURY = re.compile(r"\b19\d\d\b")
_GONE = re.compile(r"\b(gisteren|eergisteren|vorige|yesterday|last (?:week|month|year))\b", re.I)
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,7}")
_COUNTS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10,
    "twaalf": 12, "vijftien": 15, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "honderd": 100,
    "tweeën": 2, "tweeen": 2, "drieën": 3, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7,
    "achten": 8, "negenen": 9, "tienen": 10, "twaalven": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "twenty": 20,
}  # fmt: skip


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
    return _choice_in_words(question, given, typed)


def _choice_in_words(question: Question, given: Input, typed: str) -> Read:
    """The one choice whose words stand in what was typed; two that fit are no answer."""
    said = _said(typed)
    if len(said.split()) > MAX_CHOICE_WORDS or _NEGATION & set(said.split()):
        return Rejected("choice")
    found = [choice.id for choice in question.choices if _stands_in(choice.also, said)]
    return Accepted({"choice": found[0], "said": given.text}) if len(found) == 1 else Rejected("choice")


def told(question: Question, text: str) -> Value | None:
    """The one choice of this question that a text makes by itself ("met de buren"), though it was not asked."""
    said = _said(text.casefold())
    found = [choice.id for choice in question.choices if _stands_in(choice.told, said)]
    return {"choice": found[0], "said": ""} if len(found) == 1 else None


def _said(typed: str) -> str:
    """The words of a text with a space on either side, without what is denied ("geen stichting")."""
    return f" {' '.join(_WORD.findall(_DENIED.sub(' ', typed)))} "


def _stands_in(phrases: Iterable[str], said: str) -> bool:
    return any(f" {' '.join(_WORD.findall(phrase.casefold()))} " in said for phrase in phrases)


def _text(question: Question, given: Input, _readers: Readers) -> Read:
    text = given.text.strip()
    if given.file and not text:
        return Accepted({"said": ""} | _files(given))
    if not any(char.isalnum() for char in text) or (question.optional and text.casefold().strip(" .!") in YES):
        return Rejected("empty")
    if len(text) > MAX_STORY:
        return Rejected("too-long")
    return Accepted({"said": text} | _files(given))


def _date(_question: Question, given: Input, readers: Readers) -> Read:
    text = given.text.strip()
    if not text:
        return Rejected("date")
    if _LAST_CENTURY.search(text):
        return Rejected("past")
    day = readers.date(text) or (readers.today if _TODAY.search(text) else None)
    if day is None:
        if _GONE.search(text):
            return Rejected("past")
        if readers.is_time(text):
            return Accepted({"day": None, "said": text})
        if _NO_SUCH_DAY.search(text):
            return Rejected("no-such-day")
        return Accepted({"day": None, "said": text}) if _SOMETIME.search(text) else Rejected("date")
    if day < readers.today:
        return Rejected("past")
    if day.year - readers.today.year > MAX_YEARS:
        return Rejected("far")
    return Accepted({"day": day.isoformat(), "said": text})


def _number(_question: Question, given: Input, _readers: Readers) -> Read:
    match = _NUMBER.search(given.text)
    if match:
        return Accepted({"number": int(match[0].replace(".", "")), "said": given.text.strip()})
    counted = next((_COUNTS[word] for word in given.text.casefold().split() if word in _COUNTS), None)
    return Accepted({"number": counted, "said": given.text.strip()}) if counted else Rejected("number")


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
    amount = 0 if _NOTHING.fullmatch(given.text.strip(" .!")) else readers.amount(given.text)
    if amount is None:
        return Rejected("amount")
    return Accepted({"euro": amount, "said": given.text.strip()})


_DENIED = re.compile(r"\b(?:geen|zonder|not an?|no|without)\s+\w+(?:\s+of\s+\w+|\s+or\s+\w+)?")
_NEGATION = frozenset({"niet", "not", "nog"})


def _contact(_question: Question, given: Input, _readers: Readers) -> Read:
    text = given.text.strip()
    if len(text) > MAX_CONTACT:
        return Rejected("contact-long")
    found = contact.read(text)
    if found is None:
        return Rejected("contact")
    return Accepted(found) if len(found["name"] or "") <= MAX_NAME else Rejected("contact-long")


def _photo(_question: Question, given: Input, _readers: Readers) -> Read:
    if given.file:
        return Accepted({"said": given.text.strip()} | _files(given))
    return Rejected("photo")


def _files(given: Input) -> Value:
    return {"files": [{"id": given.file, "media": given.media or "photo"}]} if given.file else {}


def _consent(_question: Question, given: Input, _readers: Readers) -> Read:
    agrees = consents(given.choice or given.text)
    if agrees is None:  # what is not a plain yes is asked again
        return Rejected("consent")
    return Accepted({"yes": True, "said": given.text.strip()}) if agrees else Rejected("no-consent")


_READERS: Mapping[str, Callable[[Question, Input, Readers], Read]] = {
    "choice": _choice,
    "text": _text,
    "date": _date,
    "place": _place,
    "amount": _amount,
    "number": _number,
    "contact": _contact,
    "photo": _photo,
    "consent": _consent,
}
