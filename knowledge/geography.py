"""What a city pack holds of its places: stadsdelen with their wijken and streets, postcodes, and the neighbours."""

from pydantic import Field

from knowledge.model import Model, Slug, Source, Text


class Wijk(Model):
    """A neighbourhood (CBS wijk), with the other names people use for it or its parts."""

    id: Slug
    name: str
    names: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    centre: tuple[float, float] | None = Field(default=None, description="latitude and longitude")


class Stadsdeel(Model):
    """A city district and its wijken."""

    id: Slug
    name: str
    names: tuple[str, ...] = ()
    loket: Slug
    wijken: tuple[Wijk, ...]


class Postcode(Model):
    """A four-digit postcode area. More than one stadsdeel, or `doubtful`: ask for the street."""

    stadsdelen: tuple[Slug, ...] = Field(min_length=1)
    wijken: tuple[Slug, ...] = ()
    doubtful: bool = False


class Neighbour(Model):
    """Another municipality. One that is `compared` has something to learn from: it is only meant as a place when
    somebody lives there or names a street of it."""

    id: Slug
    names: tuple[str, ...] = Field(min_length=1)
    record: Slug
    compared: bool = False


class Places(Model):
    """All places of a city. `postcodes` is keyed by four digits; `hall` is the record of the office for everybody, and
    `number` that of the telephone number for everybody."""

    city: Text
    names: tuple[str, ...]
    number: Slug
    hall: Slug | None = None
    stadsdelen: tuple[Stadsdeel, ...]
    postcodes: dict[str, Postcode]
    neighbours: tuple[Neighbour, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
