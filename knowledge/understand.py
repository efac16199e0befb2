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
from knowledge.text import normalise, words
from knowledge.traits import Trait

_INDOORS = re.compile(
    r"\b(?:binnenshuis|binnen(?! (?:\d|een|de|het|onze|\w+ (?:dag|week|weken|maand|maanden)))|in een zaal(?:tje)?"
    r"|in (?:het|een|ons|de|onze) (?:buurthuis|wijkcentrum|clubhuis|kerkzaal|moskee|kerk|aula|kantine"
    r"|gymzaal|sporthal|buurtkamer|huiskamer|recreatiezaal)|inside|indoors?|in a (?:hall|community centre)"
    r"|iceride|(?<!yol )(?<!sokak )kapali|w srodku|adentro|drinnen|a l'interieur)\b"
)
_OUTDOORS = re.compile(
    r"\b(?:buiten(?! (?:de|het|die|deze|den|kantoor))|openlucht|op (?:de )?(?:straat|stoep)|in (?:de|onze) straat"
    r"|op (?:het|['’]?t|een|ons|dit|dat) (?:\w*plein(?:tje)?|malieveld|\w*gras(?:veld)?|veld(?:je)?)"
    r"|in (?:het|['’]?t|een|ons|dit|dat) (?:\w*park(?:je)?|plantsoen)|\w*optocht"
    r"|outside|outdoors?|(?:in|on) (?:the|our|a) (?:street|park|square|pavement|lawn)|disarida|meydanda|parkta|sokakta"
    r"|na zewnatrz|na placu|w parku|na ulicy|afuera|en la (?:plaza|calle)|en el parque|draussen|im park"
    r"|auf (?:dem platz|der strasse)|dehors|sur la place|dans (?:le parc|la rue)|на (?:площада|улицата)|в парка)\b"
    r"|في (?:الساحة|الحديقة|الشارع)"
)


@dataclass(frozen=True)
class Understanding:
    """A message, read. `today` is the day on which it was said; `period`: when it is, where no one day is told. `date`
    is the first of several days, and `until` the last; `about`: it was only told roughly ("rond 12 juni")."""

    text: str
    language: str
    today: dt.date
    place: Place | None = None
    neighbour: str | None = None
    place_words: frozenset[str] = frozenset()
    date: dt.date | None = None
    until: dt.date | None = None
    about: bool = False
    period: periods.Period | None = None
    day_before: dt.date | None = None
    """The day that was told before a time without one took its place: it comes back with the month in which it is."""
    amount: int | None = None
    had: int | None = None
    """What is there already of the `amount`, in euros."""
    people: int | None = None
    who: Who | None = None
    indoors: bool | None = None
    traits: frozenset[Trait] = frozenset()
    askers: int | None = None
    """How many do it together; `people` are all who come."""
    age: int | None = None
    """In years, of who do it; not of whom it is for."""
    stalls: int | None = None

    @property
    def sought(self) -> int | None:
        """The euros that are still looked for; the whole amount where that is there already."""
        return self.amount - self.had if self.amount and self.had and self.had < self.amount else self.amount


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
    names = places(text, finder).used
    spoken = language.detect(text, default_language, known=known, names=names)
    return replace(_in_any_language(text, finder, today), language=spoken)


_MEETS = re.compile(
    r"\b(?:vergader(?:t|en)|overleg(?:gen|t)|bespreken|(?:we|wij) (?:stemmen|beslissen)"
    r"|(?:we|to) (?:discuss|decide|vote))\b"
)
"""Of a time in which a plan is talked about it is not said that it is then."""


@lru_cache(maxsize=16)  # asked again for who speaks another language than the first
def _in_any_language(text: str, finder: PlaceFinder, today: dt.date) -> Understanding:
    """The same, without the language."""
    found = places(text, finder)
    said = normalise(text)
    day = dates.read(text, today) or dates.coming_weekday(text, today)
    return Understanding(
        text=text,
        language="",
        today=today,
        place=found.place,
        neighbour=found.neighbour,
        place_words=found.used | found.unknown,
        date=day,
        until=dates.until(text, today) if day else None,
        about=day is not None and dates.is_about(text, today),
        period=None if day or _MEETS.search(said) else periods.read(text, today),
        amount=amounts.read(text),
        had=amounts.had(text),
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


_OF_A_PLAN = ("place", "neighbour", "date", "period", "amount", "had", "people", "askers", "stalls", "indoors")


def differs(now: Understanding, before: Understanding) -> bool:
    """Is it told to be elsewhere, at another time, or for another number of euros, people or stalls than before?"""
    return any(getattr(now, name) != getattr(before, name) for name in _OF_A_PLAN)


_NOTED = ("place", "date", "period", "amount", "people", "stalls", "who")


def noted(now: Understanding, before: Understanding) -> frozenset[str]:
    """The names of what is known now of a plan that was not, or otherwise, before. Who says "ik" or "wij" tells no more
    than that."""
    new = frozenset(name for name in _NOTED if getattr(now, name) and getattr(now, name) != getattr(before, name))
    return new - {"who"} if now.who in (Who.PERSON, Who.GROUP) else new


_GOES_ON = re.compile(r"^(?:en|dus|maar|of|and|but|or|und|et|y|ve|a)\b|\bals (?:we|wij|ik|het)\b|\bif (?:we|i|it)\b")


def goes_on(now: Understanding) -> bool:
    """Does a message without subject add something to what was said before? A bare "ik" or "wij" adds nothing."""
    if (
        now.place
        or now.neighbour
        or now.date
        or now.amount
        or now.had
        or now.people
        or now.askers
        or now.stalls
        or now.traits
        or now.indoors is not None
    ):
        return True
    if periods.only_period(now.text, now.period) or dates.moved(now.text, now.today):
        return True
    return now.who is not None and (
        now.who not in (Who.PERSON, Who.GROUP) or bool(_GOES_ON.search(normalise(now.text)))
    )


def puts_right(now: Understanding, before: Understanding) -> bool:
    """Does a message say no more than when the plan is, how much or how many it is then, or what it is without?"""
    other = _moved(now, before) or _numbers(now, before) != (before.amount, before.people)
    gone = (before.place and _denies_place(now)) or ((before.date or before.period) and day_is_open(now.text))
    of_plan = before.text and (_only_when(now) or kept_text(now, before) != before.text)
    return len(now.text.split()) <= _BRIEF and bool(other or gone or of_plan)


_DAY_OPEN = re.compile(
    r"\b(?:datum|dag|wanneer|date|day|when|tarih\w*|ne zaman|termin|data|daty|kiedy|fecha|dia|cuando|tag|wann|jour"
    r"|quand|дата\w*|ден|кога|fecha|ki dia)\b|التاريخ|الموعد|متي"
)
_NOT_KNOWN = re.compile(
    r"\b(?:(?:weet|weten) (?:\w+ ){0,3}niet|(?:nog|is|staat) (?:nog )?(?:niet (?:bekend|vast|zeker)|onbekend|onzeker)"
    r"|(?:nog )?geen (?:datum|dag)|(?:don['’]?t|do not|doesn['’]?t) (?:\w+ )?know|not (?:sure|known|fixed|decided|set)"
    r"|no (?:date|day)|unknown|bilmiyor\w*|belli degil|nie (?:wiem|wiemy|znam)|no (?:lo )?(?:se|sabemos)|sin fecha"
    r"|weiss \w+ (?:\w+ )*nicht|wissen \w+ (?:\w+ )*nicht|kein(?:en)? (?:datum|tag|termin)|sais (?:pas|encore)"
    r"|savons pas|pas (?:encore )?de date|не (?:знам|знаем)|no sa)\b|لا (?:اعرف|ادري|نعرف)"
)


def day_is_open(text: str) -> bool:
    """Does a short message say that the day is not known ("datum weet ik nog niet")?"""
    said = normalise(text)
    brief = len(said.split()) <= _BRIEF and "?" not in said
    return brief and _DAY_OPEN.search(said) is not None and _NOT_KNOWN.search(said) is not None


_NOT_THERE = frozenset({"niet", "geen", "not", "nicht", "pas", "no", "nie", "не", "ليس", "degil"})
_BESIDE_A_PLACE = _NOT_THERE | frozenset(
    normalise(
        "nee neen nein non in op bij te de het t meer toch dan is at the anymore en dans à au la le im am w we na v в"
        " във ben hayır هناك في"
    ).split()
)


def _denies_place(now: Understanding) -> bool:
    """Does a message only say where it is not ("nee, niet in moerwijk")?"""
    beside = [word for word in words(now.text) if word not in now.place_words]
    return now.place is not None and not _NOT_THERE.isdisjoint(beside) and _BESIDE_A_PLACE.issuperset(beside)


_TAKES_OUT = re.compile(
    r"\W*(?:(?:nee|toch|en|maar|dan|liever|sorry|no|and|but|nein|und|doch|non|et|nie|hayir)[\s,]+)*"
    r"(?:zonder|geen|no|without|ohne|keine?n?|sans|pas de|sin|bez|без)\s+(\w+)(?:\s+(?:erbij|meer|graag|please))?\W*"
)


def kept_text(now: Understanding, before: Understanding) -> str:
    """The words of the plan of `before`, without what a short message takes out of it: "zonder bier" of what was to be
    "met bier"."""
    taken = _TAKES_OUT.fullmatch(now.text.lower())
    if not taken:
        return before.text
    joined = rf"(?:\s+(?:met|with|mit|avec|con|z|с|en|and|und|et|y|i|и|plus)|,)\s+{re.escape(taken[1])}\b"
    return re.sub(joined, "", before.text, count=1, flags=re.IGNORECASE)


def _only_when(now: Understanding) -> bool:
    """Does a message say nothing but when it is?"""
    rough = now.period is not None and periods.only_period(now.text, now.period)
    return rough or dates.is_all(now.text, now.today)


_BRIEF = 8
"""Words of a message that only puts something right."""


_SUPPOSES = re.compile(
    r"^(?:(?:en|maar|and|but|what|wat|und|aber|was|et|mais|y|a|ve|и|какво) |و){0,2}"
    r"(?:als|stel(?: dat)?|if|suppose|wenn|si|jesli|ако|اذا|eger)\b"
)


def supposes(text: str) -> bool:
    """Is `text` a question what if ("en als ik huur?", "what if I rent?")?"""
    return bool(_SUPPOSES.search(normalise(text)))


def begins_as_more(text: str) -> bool:
    """Does `text` begin as an addition ("en als het binnen is?")?"""
    return bool(_GOES_ON.search(normalise(text)))


def merge(now: Understanding, before: Understanding | None) -> Understanding:
    """`now`, completed with what was said earlier. A new place, day or form replaces the old one; a day may be moved
    ("een week later")."""
    if before is None:
        return now
    keeps_form = now.who in (None, Who.PERSON, Who.GROUP) and not applicant.denies_form(now.text)
    day, until = _days(now, before)
    dropped = None if day else before.date or before.day_before
    period = None if day_is_open(now.text) else before.period
    amount, people = _numbers(now, before)
    return replace(
        now,
        place=_where(now, before),
        date=day,
        until=until,
        day_before=None if day_is_open(now.text) else dropped,
        about=now.about or (before.about and not now.date and (day == before.date or dates.is_shift(now.text))),
        period=None if day else now.period or period,
        amount=now.amount or amount,
        had=now.had or (None if now.amount else before.had),
        people=now.people or people,
        askers=now.askers or (None if before.askers == 1 and now.who is Who.GROUP else before.askers),
        age=now.age or before.age,
        stalls=now.stalls or before.stalls,
        indoors=before.indoors if now.indoors is None else now.indoors,
        traits=now.traits | (before.traits - traits.denied(now.text)),
        who=before.who if keeps_form and before.who else now.who,
    )


def _where(now: Understanding, before: Understanding) -> Place | None:
    """The place, after what was told before: named anew, or no longer known where it is said not to be there."""
    if not _denies_place(now):
        return now.place or (None if now.neighbour else before.place)
    there = before.place and now.place and before.place.stadsdeel == now.place.stadsdeel
    return None if there else before.place


def _days(now: Understanding, before: Understanding) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day, after what was told before: moved, named anew, or no longer known."""
    if day_is_open(now.text) and not now.date:
        return None, None
    moved = _moved(now, before)
    period = now.period if periods.only_period(now.text, now.period) else None
    if before.date and before.until:
        if period and not period.span and period.first == now.today and period.last and period.last > before.date:
            return before.date, period.last  # "nee, t/m 13 juni"
        if moved and dates.is_shift(now.text):
            return moved, before.until + (moved - before.date)  # it takes as many days
    if moved:
        return moved, now.until
    if now.date:
        start = _seen_from(now, before)
        return dates.read(now.text, start) or now.date, dates.until(now.text, start) if now.until else None
    if period:
        back = before.day_before if before.day_before and _is_in(before.day_before, period) else None
        return back, None
    return before.date, before.until


def _moved(now: Understanding, before: Understanding) -> dt.date | None:
    """The day to which a short message moves that of the plan, or that it names in the month of the plan."""
    if before.date:
        return dates.moved(now.text, before.date)
    month = before.period.first if before.period and before.period.span in _IN_A_MONTH else None
    day = before.day_before.day if before.day_before else None
    return dates.in_month(now.text, month, day) if month else None


_IN_A_MONTH = ("month", "begin", "half", "end")


def _is_in(day: dt.date, period: periods.Period) -> bool:
    first, last = period.first, period.last
    return first is not None and last is not None and period.span == "month" and first <= day <= last


_YEAR = dt.timedelta(days=365)


def _seen_from(now: Understanding, before: Understanding) -> dt.date:
    """The day from which on a day without a year is the first to come: in the year that was told before, where that is
    a later one ("december 2027", and then "11 december")."""
    period = before.period if before.period and (before.period.span or not before.period.first) else None
    told = before.date or (period.last if period else None)
    is_later = told is not None and told - now.today >= _YEAR and dates.without_year(now.text, now.today)
    return dt.date(told.year, 1, 1) if told and is_later else now.today


def _numbers(now: Understanding, before: Understanding) -> tuple[int | None, int | None]:
    """The amount and how many people, after what was told before: a number that puts one right ("nee, 80") is of the
    nearest of both."""
    said = normalise(now.text)
    other = None if before.date and dates.moved(now.text, before.date) else counts.put_right(said)
    told = [number for number in (before.amount, before.people) if number]
    if not other and len(told) == 1 and not (now.place or now.neighbour):  # no postcode
        other = counts.bare(said)
    if not other or not told:
        return before.amount, before.people
    nearest = min(told, key=lambda number: max(number, other) / min(number, other))
    return (other, before.people) if nearest is before.amount else (before.amount, other)
