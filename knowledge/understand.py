"""What a message says apart from its subject: language, place, day, amount, how many, who asks.

A message is read on its own and then laid over what was said before (`merge`), so that
"en in Escamp?" and "en als we geen stichting zijn?" need not repeat the question.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge import amounts, applicant, counts, dates, language, periods, traits
from knowledge.model import Who
from knowledge.places import Found, Place, PlaceFinder
from knowledge.text import normalise
from knowledge.traits import Trait

_INDOORS = re.compile(
    r"\b(?:binnenshuis|binnen(?! (?:\d|een|de|het|onze|\w+ (?:dag|week|weken|maand|maanden)))|in een zaal(?:tje)?"
    r"|in (?:het|een|ons|de|onze) (?:buurthuis|wijkcentrum|clubhuis|kerkzaal|moskee|kerk|aula|kantine"
    r"|gymzaal|sporthal|buurtkamer|huiskamer|recreatiezaal)|inside|indoors?|in a (?:hall|community centre)"
    r"|iceride|(?<!yol )(?<!sokak )kapali|w srodku|adentro|drinnen|a l'interieur)\b"
)
_OUTDOORS = re.compile(
    r"\b(?:buiten(?! (?:de|het|die|deze|den|kantoor))|openlucht|op (?:de )?(?:straat|stoep)"
    r"|op (?:het|ons|een|dit|dat) (?:\w*plein(?:tje)?|\w*veld(?:je)?|gras)"
    r"|in (?:het|een|ons|dit|dat) (?:\w*park|plantsoen)"
    r"|outside|outdoors?|(?:in|on) (?:the|our|a) (?:street|park|square|pavement|lawn)|disarida|meydanda|parkta|sokakta"
    r"|na zewnatrz|na placu|w parku|na ulicy|afuera|en la (?:plaza|calle)|en el parque|draussen|im park"
    r"|auf (?:dem platz|der strasse)|dehors|sur la place|dans (?:le parc|la rue)|на (?:площада|улицата)|в парка)\b"
    r"|في (?:الساحة|الحديقة|الشارع)"
)


@dataclass(frozen=True)
class Understanding:
    """A message, read. `today` is the day on which it was said; `period`: when it is, where no one day is told."""

    text: str
    language: str
    today: dt.date
    place: Place | None = None
    neighbour: str | None = None
    place_words: frozenset[str] = frozenset()
    date: dt.date | None = None
    period: periods.Period | None = None
    amount: int | None = None
    people: int | None = None
    who: Who | None = None
    indoors: bool | None = None
    traits: frozenset[Trait] = frozenset()
    askers: int | None = None
    """How many do it together; `people` are all who come."""
    age: int | None = None
    """In years, of who do it; not of whom it is for."""
    stalls: int | None = None


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
    day = dates.read(text, today) or dates.coming_weekday(text, today)
    return Understanding(
        text=text,
        language=language.detect(text, default_language, known=known, names=found.used),
        today=today,
        place=found.place,
        neighbour=found.neighbour,
        place_words=found.used | found.unknown,
        date=day,
        period=None if day else periods.read(text, today),
        amount=amounts.read(text),
        people=counts.people(said),
        who=applicant.named(said),
        indoors=_indoors(said),
        traits=traits.told(text),
        askers=counts.askers(said),
        age=counts.age(said),
        stalls=counts.stalls(said),
    )


def _indoors(said: str) -> bool | None:
    """Is it inside (True) or outside (False)? None when neither is said, or both are."""
    inside, outside = bool(_INDOORS.search(said)), bool(_OUTDOORS.search(said))
    return None if inside == outside else inside


_GOES_ON = re.compile(r"^(?:en|dus|maar|of|and|but|or|und|et|y|ve|a)\b|\bals (?:we|wij|ik|het)\b|\bif (?:we|i|it)\b")


def goes_on(now: Understanding) -> bool:
    """Does a message without subject add something to what was said before? A bare "ik" or "wij" adds nothing."""
    if (
        now.place
        or now.neighbour
        or now.date
        or now.amount
        or now.people
        or now.askers
        or now.stalls
        or now.traits
        or now.indoors is not None
    ):
        return True
    if periods.only_period(now.text) or dates.moved(now.text, now.today):
        return True
    return now.who is not None and (
        now.who not in (Who.PERSON, Who.GROUP) or bool(_GOES_ON.search(normalise(now.text)))
    )


def begins_as_more(text: str) -> bool:
    """Does `text` begin as an addition ("en als het binnen is?")?"""
    return bool(_GOES_ON.search(normalise(text)))


def merge(now: Understanding, before: Understanding | None) -> Understanding:
    """`now`, completed with what was said earlier. A new place, day or form replaces the old one; a day may be moved
    ("een week later")."""
    if before is None:
        return now
    keeps_form = now.who in (None, Who.PERSON, Who.GROUP) and not applicant.denies_form(now.text)
    moved = before.date and dates.moved(now.text, before.date)
    told = None if now.period and periods.only_period(now.text) else before.date
    day = moved or now.date or told
    return replace(
        now,
        place=now.place or (None if now.neighbour else before.place),
        date=day,
        period=None if day else now.period or before.period,
        amount=now.amount or before.amount,
        people=now.people or before.people,
        askers=now.askers or before.askers,
        age=now.age or before.age,
        stalls=now.stalls or before.stalls,
        indoors=before.indoors if now.indoors is None else now.indoors,
        traits=now.traits | (before.traits - traits.denied(now.text)),
        who=before.who if keeps_form and before.who else now.who,
    )
