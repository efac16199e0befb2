"""What every content file is made of: texts, ids, years and days, and sentences that test the search."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

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
STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)
"""Unknown fields are refused, and spaces around a text fall away."""


class Model(BaseModel):
    """Base of every content model: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, **STRICT)

    def __getstate__(self) -> dict[Any, Any]:
        """What is kept on disk: not which fields were written in the file, which takes a set for every part."""
        return super().__getstate__() | {"__pydantic_fields_set__": _NOT_KEPT}


_NOT_KEPT: set[str] = set()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
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


class Season(Model):
    """The days of each year on which something is, from `begins` to `ends` (`MM-DD`); it may go over new year."""

    begins: str = Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")
    ends: str = Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")

    def holds(self, day: dt.date) -> bool:
        """Is this day in it?"""
        sides = (self.begins <= f"{day:%m-%d}", f"{day:%m-%d}" <= self.ends)
        return all(sides) if self.begins <= self.ends else any(sides)


class Examples(Model):
    """Sentences that test the search: each of `finds` must lead here, none of `not_` may."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    finds: tuple[str, ...] = Field(min_length=3)
    not_: tuple[str, ...] = Field(min_length=1, alias="not")


class Translation(Model):
    """How the texts in a language came about; `machine` until a person who speaks it has read them."""

    machine: bool
