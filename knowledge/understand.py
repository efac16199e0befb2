"""What a message says apart from its subject: language, place, day, amount, how many, who asks.

A message is read on its own and then laid over what was said before (`merge`), so that
"en in Escamp?" and "en als we geen stichting zijn?" need not repeat the question.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge import amounts, applicant, dates, language
from knowledge.model import Who
from knowledge.places import Found, Place, PlaceFinder
from knowledge.text import normalise

_COUNTED = (
    "man|mensen|personen|bezoekers|gasten|deelnemers|buren|bewoners|kinderen|eters|vrouwen|dames|ouderen|jongeren"
    "|people|visitors|guests|persons|kids|children|leute|personas|osob|osoby|kisi|personnes|log"
)
_PEOPLE = re.compile(rf"\b(\d{{1,3}}(?:[. ]\d{{3}})+|\d{{1,6}})\s*(?:tal\s+)?(?:\+\s*)?(?:{_COUNTED})\b")
_WE_ARE = re.compile(
    r"\b(?:we|wij) (?:zijn|komen) (?:nu |er )?met (?:z'?n |zo'?n |ongeveer |ca\.? |plusminus )?(\d{1,4})\b"
    r"(?!\s*(?:euro|uur|jaar|weken|dagen|groepen|straten|huizen|%|[-/.,:]\d))"
)
_BUT = re.compile(
    r"\balle (\d{1,4})\b[^.!?\n]{0,40}\bop (\d{1,3}|een|twee|drie) na\b|\ball (\d{1,4}) but (\d{1,3}|one|two|three)\b"
)
""" "Alle 9 op 1 na" are eight."""
_WRITTEN = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
    "twaalf": 12, "vijftien": 15, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "honderd": 100,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "twenty": 20,
    "tweeen": 2, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7, "achten": 8, "negenen": 9,
    "tienen": 10, "twaalven": 12,
}  # fmt: skip
_WRITTEN_PEOPLE = re.compile(
    rf"\b({'|'.join(_WRITTEN)})(duizend| thousand)?\s(?:mensen|personen|man|buren|bewoners|bezoekers|people|persons"
    r"|visitors|neighbours|neighbors|of us)\b"
    rf"|\bmet (?:z'?n|zijn|ons) ({'|'.join(_WRITTEN)})\b"
)
_INDOORS = re.compile(
    r"\b(?:binnenshuis|binnen(?! (?:\d|een|de|het|onze|\w+ (?:dag|week|weken|maand|maanden)))|in een zaal(?:tje)?"
    r"|in (?:het|een|ons) (?:buurthuis|wijkcentrum|clubhuis|kerkzaal)|inside|indoors?|in a (?:hall|community centre)"
    r"|iceride|kapali|w srodku|adentro|drinnen|a l'interieur)\b"
)
_OUTDOORS = re.compile(
    r"\b(?:buiten(?! (?:de|het|die|deze|den|kantoor))|openlucht|op (?:de )?straat|op het (?:plein|veld|gras)"
    r"|in het park|outside|outdoors?|in the (?:street|park)|disarida|na zewnatrz|afuera|draussen|dehors)\b"
)


@dataclass(frozen=True)
class Understanding:
    """A message, read. `today` is the day on which it was said."""

    text: str
    language: str
    today: dt.date
    place: Place | None = None
    neighbour: str | None = None
    place_words: frozenset[str] = frozenset()
    date: dt.date | None = None
    amount: int | None = None
    people: int | None = None
    who: Who | None = None
    indoors: bool | None = None


@lru_cache(maxsize=16)  # one turn asks the same of a message several times
def places(text: str, finder: PlaceFinder) -> Found:
    """The places that `text` names."""
    return finder.find(text)


@lru_cache(maxsize=16)
def read(
    text: str,
    finder: PlaceFinder,
    today: dt.date,
    default_language: str = "nl",
    known: language.Known = language.nobody_knows,
) -> Understanding:
    """What `text` says by itself; `known` tells the languages of a word."""
    found = places(text, finder)
    said = normalise(text)
    return Understanding(
        text=text,
        language=language.detect(text, default_language, known=known, names=found.used),
        today=today,
        place=found.place,
        neighbour=found.neighbour,
        place_words=found.used | found.unknown,
        date=dates.read(text, today),
        amount=amounts.read(text),
        people=_people(said),
        who=applicant.named(said),
        indoors=_indoors(said),
    )


def _people(said: str) -> int | None:
    """How many people, in figures ("40 man") or in words ("met z'n zessen")."""
    if but := _BUT.search(said):
        whole, left = filter(None, but.groups())
        return max(0, int(whole) - (1 if left in ("een", "one") else _WRITTEN.get(left) or int(left))) or None
    if counted := _PEOPLE.search(said):
        return int(re.sub(r"[. ]", "", counted[1]))
    if we_are := _WE_ARE.search(said):
        return int(we_are[1])
    written = _WRITTEN_PEOPLE.search(said)
    return _WRITTEN[written[1] or written[3]] * (1000 if written[2] else 1) if written else None


def _indoors(said: str) -> bool | None:
    """Is it inside (True) or outside (False)? None when neither is said, or both are."""
    inside, outside = bool(_INDOORS.search(said)), bool(_OUTDOORS.search(said))
    return None if inside == outside else inside


_GOES_ON = re.compile(r"^(?:en|dus|maar|of|and|but|or|und|et|y|ve|a)\b|\bals (?:we|wij|ik|het)\b|\bif (?:we|i|it)\b")


def goes_on(now: Understanding) -> bool:
    """Does a message without subject add something to what was said before? A bare "ik" or "wij" adds nothing."""
    if now.place or now.neighbour or now.date or now.amount or now.people or now.indoors is not None:
        return True
    if dates.only_period(now.text):
        return True
    return now.who is not None and (
        now.who not in (Who.PERSON, Who.GROUP) or bool(_GOES_ON.search(normalise(now.text)))
    )


def begins_as_more(text: str) -> bool:
    """Does `text` begin as an addition ("en als het binnen is?")?"""
    return bool(_GOES_ON.search(normalise(text)))


def merge(now: Understanding, before: Understanding | None) -> Understanding:
    """`now`, completed with what was said earlier. A new place, day or form replaces the old one."""
    if before is None:
        return now
    keeps_form = now.who in (None, Who.PERSON, Who.GROUP) and not applicant.denies_form(now.text)
    return replace(
        now,
        place=now.place or (None if now.neighbour else before.place),
        date=now.date or before.date,
        amount=now.amount or before.amount,
        people=now.people or before.people,
        indoors=before.indoors if now.indoors is None else now.indoors,
        who=before.who if keeps_form and before.who else now.who,
    )
