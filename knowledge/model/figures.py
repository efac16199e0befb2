"""What can go out of date: amounts, terms and bounds, each with its source and the day or year for which it holds.

Amounts are whole euros.
"""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic.dataclasses import dataclass

from knowledge.model.base import STRICT, AsOf, Model, Slug, Text


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
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
