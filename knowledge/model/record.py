"""One thing the city offers or asks."""

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from knowledge.model.base import AsOf, Examples, Model, Season, Slug, Text
from knowledge.model.figures import Amount, Beside, Cost, Fact, Limit, Pot, Round, Source, Term
from knowledge.model.kinds import Kind, Status, Who
from knowledge.traits import Trait


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
