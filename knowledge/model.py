"""What a city pack holds: records, needs, themes and places, as read from its content files.

Every model is frozen and refuses unknown fields, so a typing error in a content file is reported
instead of ignored. Amounts are whole euros. `as_of` tells for which year or day a figure holds; it is
never the day on which somebody saved the file.
"""

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.dataclasses import dataclass

from knowledge.traits import Trait

LANGUAGES = ("nl", "en", "tr", "pl", "ar", "es", "de", "fr", "bg", "pap")
"""Languages in which a resident may write; every shown text exists at least in the first two."""
MORE_LANGUAGES = ("sr", "hns", "pt", "ro", "uk", "ru", "fa", "zh", "it", "so")
"""Languages that are understood by the words of a subject, and answered in English and simple Dutch."""

_AS_OF = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _as_of(value: object) -> object:
    """`2025`, `2025-09` or `2025-09-06`: YAML reads them as int, str and date."""
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    if not _AS_OF.fullmatch(text):
        raise ValueError(f"{text!r} is geen jaar of datum; schrijf 2025, 2025-09 of 2025-09-06")
    return text


AsOf = Annotated[
    str,
    BeforeValidator(_as_of),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": f"^{_AS_OF.pattern}$"}]}),
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Model(BaseModel):
    """Base of every content model: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, defer_build=True, **_STRICT)

    def __getstate__(self) -> dict[Any, Any]:
        """What is kept on disk: not which fields were written in the file, which takes a set for every part."""
        return super().__getstate__() | {"__pydantic_fields_set__": _NOT_KEPT}


_NOT_KEPT: set[str] = set()


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Text:
    """One text in several languages. Dutch and English are written by people and obligatory.

    No `Model`: a city has thousands, and with slots each takes a third of the memory.
    """

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)
    tr: str | None = None
    pl: str | None = None
    ar: str | None = None
    es: str | None = None
    de: str | None = None
    fr: str | None = None
    bg: str | None = None
    pap: str | None = None

    def pick(self, language: str) -> str:
        """The text in `language`, else in English; Dutch for Dutch."""
        return getattr(self, language, None) or self.en

    def each(self) -> Iterator[tuple[str, str]]:
        """The languages that it is in, each with the text."""
        return ((language, said) for language in LANGUAGES if (said := getattr(self, language)))


class Kind(StrEnum):
    """What a record is."""

    SUBSIDIE = "subsidie"
    BUDGET = "budget"
    FONDS = "fonds"
    VERGUNNING = "vergunning"
    MELDING = "melding"
    LOKET = "loket"
    NETWERK = "netwerk"
    ROL = "rol"
    RECHT = "recht"
    PROGRAMMA = "programma"
    GEREEDSCHAP = "gereedschap"
    HANDLEIDING = "handleiding"
    VOORBEELD = "voorbeeld"
    ELSEWHERE = "elsewhere"


LEAVE = frozenset({Kind.MELDING, Kind.VERGUNNING})
"""The kinds of records by which one has leave to do something."""


class Status(StrEnum):
    """How far a record may be relied on today."""

    CURRENT = "current"
    CHECK = "check"
    YEAR_BOUND = "year-bound"
    EXPIRED = "expired"
    IDEA = "idea"
    PILOT = "pilot"
    OTHER_CITY = "other-city"


class Who(StrEnum):
    """Who may apply. `group` has no legal form; `organisation` is a professional institution."""

    PERSON = "person"
    GROUP = "group"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    VVE = "vve"
    COOPERATIVE = "cooperative"
    BUSINESS = "business"
    ORGANISATION = "organisation"


class Role(StrEnum):
    """What a record does in the route of a need."""

    PERMISSION = "permission"
    MONEY = "money"
    PLACE = "place"
    HELP = "help"
    THINGS = "things"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Source:
    """Where facts come from. `holds` is the year or day for which the source speaks."""

    url: str | None = Field(default=None, pattern=r"^https?://")
    regulation: str | None = Field(default=None, description="CVDR or Gemeenteblad number, with article")
    seed: str | None = Field(default=None, description="seed document and lines")
    title: str | None = None
    holds: AsOf | Literal["undated"]
    confidence: Literal["high", "medium", "low"]

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.url or self.regulation or self.seed or self.title):
            raise ValueError("een bron heeft url, regulation, seed of title nodig")
        return self


class Figure(Model):
    """A number that can go out of date. `source` counts from 1 in the record's sources."""

    as_of: AsOf | Literal["undated"]
    source: int = Field(ge=1)


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Fact(Text):
    """A sentence with figures in it, with its source and the date for which it holds."""

    as_of: AsOf | Literal["undated"]
    source: int = Field(ge=1)


class Cap(Model):
    """A lower highest amount for one need: less for a street party, say. Its source is that of the amount."""

    need: Slug
    max: int = Field(ge=0)


class Amount(Figure):
    """Money one can get: up to `max`, from `min`, exactly `fixed`, or `percent` of the costs; once, or `per` month."""

    max: int | None = Field(default=None, ge=0)
    min: int | None = Field(default=None, ge=0)
    fixed: int | None = Field(default=None, ge=0)
    percent: int | None = Field(default=None, ge=1, le=100)
    caps: tuple[Cap, ...] = ()
    per: Literal["month"] | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _some_figure(self) -> Self:
        if self.max is self.min is self.fixed is self.percent is None:
            raise ValueError("een bedrag heeft max, min, fixed of percent nodig")
        return self


class Term(Figure):
    """A length of time: `value` times `unit`; with `outdoors` only for what is done in the open air."""

    value: int = Field(ge=0)
    unit: Literal["days", "working-days", "weeks", "months"]
    outdoors: bool = False


class Round(Figure):
    """A closing date: `MM-DD` each year, or one full date."""

    year_before: bool = Field(default=False, description="it is that of the calendar year before the activity")
    closes: Annotated[str, BeforeValidator(str)] = Field(pattern=r"^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")

    @property
    def once(self) -> bool:
        """Is it one full date, and not a day of each year?"""
        return len(self.closes) > len("MM-DD")


class Season(Model):
    """The days of each year on which something is, from `begins` to `ends` (`MM-DD`); it may go over new year."""

    begins: str = Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")
    ends: str = Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")

    def holds(self, day: dt.date) -> bool:
        """Is this day in it?"""
        sides = (self.begins <= f"{day:%m-%d}", f"{day:%m-%d}" <= self.ends)
        return all(sides) if self.begins <= self.ends else any(sides)


class Limit(Figure):
    """A bound that decides whether the record fits; with `outdoors` only in the open air."""

    what: Literal["visitors", "group", "age", "stalls", "budget"]
    min: int | None = None
    max: int | None = None
    outdoors: bool = False


class Cost(Figure):
    """What it costs the applicant, in whole euros; 0 is free."""

    euro: int = Field(ge=0)
    note: Text | None = None


class Beside(Figure):
    """Which other money may pay for the same plan: any, only that of funds (no public money), or none. With `public`
    the city has to pay too, at least as much."""

    other: Literal["any", "funds", "public", "none"]


class Pot(Figure):
    """Is there money left? `if_empty` says what to do when not."""

    state: Literal["open", "low", "empty", "unknown"]
    if_empty: Text | None = None


class Where(Model):
    """Where the record is of use. `districts` with stadsdelen (or only some of their wijken)."""

    scope: Literal["city", "districts", "country", "other-city"]
    stadsdelen: tuple[Slug, ...] = ()
    wijken: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _districts_named(self) -> Self:
        if (self.scope == "districts") != bool(self.stadsdelen):
            raise ValueError("scope districts hoort bij stadsdelen, en andersom")
        return self


class Eligible(Model):
    """Who may apply, and through whom the others still can."""

    may: tuple[Who, ...] = Field(min_length=1)
    through: Text | None = None


class Contact(Model):
    """How to reach it. Never a private person; a figure that is not sourced is left out."""

    phone: str | None = Field(default=None, pattern=r"^[0-9+][0-9 +\-]{2,19}$")
    email: str | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$")
    url: str | None = Field(default=None, pattern=r"^https?://")
    address: str | None = None
    source: int | None = Field(default=None, ge=1)


class Memory(Model):
    """What came of an initiative of residents (records of kind voorbeeld)."""

    outcome: Literal["worked", "running", "stopped", "stuck", "temporary", "plan", "unknown"]
    last_seen: AsOf
    lesson: Text


class Examples(Model):
    """Sentences that test the search: each of `finds` must lead here, none of `not_` may."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    finds: tuple[str, ...] = Field(min_length=3)
    not_: tuple[str, ...] = Field(min_length=1, alias="not")


class Record(Model):
    """One thing the city offers or asks (a kaart)."""

    id: Slug
    kind: Kind
    status: Status
    title: Text
    summary: Text
    also: tuple[str, ...] = Field(default=(), description="other names by which people call it")
    keywords: tuple[str, ...] = ()
    themes: tuple[Slug, ...] = Field(min_length=1)
    where: Where
    who: Eligible | None = None
    amount: Amount | None = None
    beside: Beside | None = Field(default=None, description="which other money may pay too; unknown when left out")
    lead: Term | None = Field(default=None, description="apply at least this long before the activity")
    rounds: tuple[Round, ...] = ()
    decision: Term | None = None
    limits: tuple[Limit, ...] = ()
    cost: Cost | None = None
    pot: Pot | None = None
    papers: tuple[Text, ...] = ()
    not_funded: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()
    first_step: Text | None = None
    pitfalls: tuple[Text, ...] = ()
    offline: Text | None = None
    report: Text | None = None
    facts: tuple[Fact, ...] = ()
    contact: Contact | None = None
    memory: Memory | None = None
    ended: AsOf | None = None
    instead: tuple[Slug, ...] = ()
    outdoors: bool = Field(default=False, description="as a rule only for what is done in the open air")
    season: Season | None = Field(default=None, description="it is only for what is done on these days of the year")
    not_with: tuple[Trait, ...] = Field(default=(), description="a plan that brings this along does not fit")
    needed_with: tuple[Trait, ...] = Field(default=(), description="it is for such a plan, however few visitors come")
    see_also: tuple[Slug, ...] = ()
    flow: Slug | None = None
    sources: tuple[Source, ...] = Field(min_length=1)
    owner: str = Field(min_length=3, description="a function, never a person")
    checked: dt.date
    good_for_days: int = Field(ge=1, le=730)
    tests: Examples

    @property
    def stale_after(self) -> dt.date:
        """The last day on which the check of this record is still good."""
        return self.checked + dt.timedelta(days=self.good_for_days)

    def __hash__(self) -> int:
        """By its id: reading all its fields for every set that it is put in would take longer than a search."""
        return hash(self.id)

    @model_validator(mode="after")
    def _sources_exist(self) -> Self:
        figures = (
            self.amount, self.beside, self.lead, self.decision, self.cost, self.pot, self.contact,
            *self.rounds, *self.limits, *self.facts,
        )  # fmt: skip
        for figure in figures:
            if figure is not None and figure.source is not None and figure.source > len(self.sources):
                raise ValueError(f"bron {figure.source} bestaat niet; er zijn {len(self.sources)} bronnen")
        return self


class Condition(Model):
    """When a need, or a step of its route, applies. Every named part must hold; what is unknown does not exclude."""

    who: tuple[Who, ...] = ()
    stadsdelen: tuple[Slug, ...] = ()
    min_amount: int | None = None
    max_amount: int | None = None
    indoors: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Stop:
    """One record on the route of a need, in its role. `perhaps`: only some of such plans need or get it; leave for the
    open air is needed once it is told to be outside."""

    record: Slug
    role: Role
    when: Condition | None = None
    perhaps: bool = False


class Sentences(Model):
    """What different people say or tell, in each language as people really write it."""

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    tr: tuple[str, ...] = ()
    pl: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    de: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    bg: tuple[str, ...] = ()
    pap: tuple[str, ...] = ()


class Phrasings(Sentences):
    """How different people say it. Dutch first."""

    nl: tuple[str, ...] = Field(min_length=6)
    en: tuple[str, ...] = Field(min_length=2)


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Sign:
    """Words that together, near each other and in any order, are a cry for help, or tell what is meant where a
    search is led by the subject (my case, a report): one of every group of `words`.

    Groups are written as `man|vriend`; `bedreig*` stands for all words that begin so. One word of `unless` in the
    message makes it something else: "staat in brand", unless it is about insurance.
    """

    words: tuple[str, ...] = Field(min_length=1)
    unless: str = ""


class Need(Model):
    """What people come for (a behoefte), and the curated route: which records in which role."""

    id: Slug
    label: Text
    theme: Slug
    status: Literal["found", "elsewhere", "human", "my-case", "my-data", "small-talk", "refused", "choose"] = "found"
    urgent: bool = Field(default=False, description="emergency or crisis: number first, nothing above it")
    intro: Text = Field(description="one warm sentence before the route; no figures")
    first_step: Text | None = None
    phrasings: Phrasings
    stories: Sentences = Sentences()
    signs: tuple[Sign, ...] = ()
    never: tuple[tuple[str, ...], ...] = Field(
        default=(), description="words that together say something else is meant"
    )
    emoji: str = Field(default="", description="each of these, said without words, means this")
    when: Condition | None = Field(default=None, description="who else says these words comes for something else")
    season: Season | None = Field(default=None, description="who names another day seldom comes for this")
    route: tuple[Stop, ...] = ()
    flow: Slug | None = None
    owner: str = Field(min_length=3)
    checked: dt.date
    tests: Examples

    @model_validator(mode="after")
    def _route_where_needed(self) -> Self:
        if self.status == "found" and not self.route:
            raise ValueError("een behoefte met status found heeft een route nodig")
        return self


class Theme(Model):
    """A choice of the keuzemenu."""

    id: Slug
    label: Text
    emoji: str = ""


class Translation(Model):
    """How the texts in a language came about; `machine` until a person who speaks it has read them."""

    machine: bool
