"""What people come for, how they say it, and the route through the records that helps them."""

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from knowledge.model.base import STRICT, Examples, Model, Season, Slug, Text
from knowledge.model.kinds import AskId, Role, Who


class Condition(Model):
    """When a need, or a step of its route, applies. Every named part must hold; what is unknown does not exclude."""

    who: tuple[Who, ...] = ()
    stadsdelen: tuple[Slug, ...] = ()
    min_amount: int | None = None
    max_amount: int | None = None
    indoors: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
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


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
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
    asked: AskId | None = Field(default=None, description="what is asked of any plan, to which this is the answer")
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
