"""Which money together makes a budget: so much from one, the rest from another, where their conditions allow it.

Only records that may fit are used, in the order of the route. One with a known highest amount gives at most that;
one of which it is not known can only be asked how much of the rest it gives. What forbids other money is never put
beside it, and what the city has to match never stands without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.model import Kind, Record, Status, Who

_PUBLIC = frozenset({Kind.SUBSIDIE, Kind.BUDGET})
_RESIDENTS, _LEGAL = frozenset({Who.PERSON, Who.GROUP}), frozenset({Who.FOUNDATION, Who.ASSOCIATION})
PAYING = frozenset({Kind.SUBSIDIE, Kind.BUDGET, Kind.FONDS})
"""The kinds of records that give money."""
MOST_PARTS = 3
"""Nobody keeps the accounts of more than three givers for a neighbourhood plan."""


@dataclass(frozen=True)
class Share:
    """So many euros from one record at most. `ask`: whether other money may stand beside it has to be asked there.
    `open`: how much it gives is not known, and these euros are what is left to ask for. `only`: who may have it, where
    that is either residents or those with a legal form, and not both."""

    record: Record
    euro: int
    ask: bool
    open: bool = False
    only: tuple[Who, ...] = ()


@dataclass(frozen=True)
class Combination:
    """Two or three shares of a budget, and the euros for which nobody is known (`short`)."""

    shares: tuple[Share, ...]
    short: int


def combine(money: Iterable[Record], budget: int, needs: Sequence[str]) -> Combination | None:
    """How this budget (in euros) can be made up; None when one giver is enough, or when no two go together."""
    givers = [(record, _most(record, budget, needs)) for record in money if _counts(record)]
    known = [(record, most) for record, most in givers if most is not None]
    if any(most >= budget for _record, most in known):
        return None
    unknown = [record for record, most in givers if most is None]
    for rest in sorted(unknown, key=lambda record: record.status is not Status.CURRENT):
        for record, most in known:
            if most >= _least(record) and together(record, rest):
                return _made_up([(record, most), (rest, budget - most)], budget)
    return _made_up(_filled(known, budget), budget)


def _filled(givers: Sequence[tuple[Record, int]], budget: int) -> list[tuple[Record, int]]:
    """As much as each gives, in order, until the budget is full."""
    parts: list[tuple[Record, int]] = []
    for record, most in givers:
        euro = min(most, budget - sum(part for _record, part in parts))
        if euro >= max(1, _least(record)) and all(together(record, other) for other, _part in parts):
            parts.append((record, euro))
    return parts[:MOST_PARTS]


def _made_up(parts: Sequence[tuple[Record, int]], budget: int) -> Combination | None:
    if len(parts) < 2:
        return None
    shares = tuple(
        Share(record, euro, ask=record.beside is None, open=ceiling(record, ()) is None, only=_only(record))
        for record, euro in parts
    )
    return Combination(shares, budget - sum(share.euro for share in shares))


def _only(record: Record) -> tuple[Who, ...]:
    may = record.who.may if record.who else ()
    both = not _RESIDENTS.isdisjoint(may) and not _LEGAL.isdisjoint(may)
    return () if both else tuple(may)


def _most(record: Record, budget: int, needs: Sequence[str]) -> int | None:
    most = ceiling(record, needs)
    matched = record.beside is not None and record.beside.other == "public"
    return min(most, budget // 2) if most is not None and matched else most


def ceiling(record: Record, needs: Sequence[str]) -> int | None:
    """The highest amount in euros for these needs; None when it is not known."""
    if record.amount is None:
        return None
    caps = [cap.max for cap in record.amount.caps if cap.need in needs]
    known = [euro for euro in (record.amount.max, record.amount.fixed, *caps) if euro is not None]
    return min(known, default=None)


def together(one: Record, other: Record) -> bool:
    """May both pay for the same plan, as far as is known?"""
    return allows(one, other) and allows(other, one)


def allows(record: Record, other: Record) -> bool:
    """May `other` pay beside `record`, as far as the latter says?"""
    if record.beside is None or record.beside.other == "any":
        return True
    public = other.kind in _PUBLIC
    return public if record.beside.other == "public" else record.beside.other == "funds" and other.kind is Kind.FONDS


def _least(record: Record) -> int:
    return (record.amount and record.amount.min) or 0


def _counts(record: Record) -> bool:
    """Can a budget count on it? Not when it pays a share of unknown costs or an amount each month, or only in some
    years or on one day."""
    otherwise = record.amount is not None and (record.amount.percent is not None or record.amount.per is not None)
    return not otherwise and record.status in (Status.CURRENT, Status.CHECK)
