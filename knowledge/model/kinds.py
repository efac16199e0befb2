"""The words with a fixed meaning: what a record is, how far it may be relied on, who may apply, and what it does."""

from enum import StrEnum
from typing import Literal


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


AskId = Literal[
    "cost", "money", "term", "wait", "papers", "steps", "reach", "people", "hours", "leave", "help", "place", "things",
    "round", "who", "upfront", "decides", "refused", "against", "liable", "account", "none",
]  # fmt: skip
"""What a question about a plan asks: what it costs, who pays, how long before, how long one waits, ..., whether money
comes first, who decides, what if that is a no, what if a neighbour is against it, who pays for damage, what must be
shown afterwards, or something else (`none`)."""
