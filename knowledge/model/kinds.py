"""The words with a fixed meaning: what a record is, how far it may be relied on, who may apply, and what it does."""

from enum import StrEnum


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
