"""What arrived in a chat against what had to arrive there: the explanation with the fewest faults."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_FAULT, _TWICE, _AGAIN = 11_000, 10_000, 1
"""What each costs: no number of what is excused (below a thousand) weighs up against a fault."""


@dataclass(frozen=True)
class Arrival:
    """A message that arrived. `unsure`: who sends could not know whether the one before it had arrived."""

    text: str
    unsure: bool = False


@dataclass(frozen=True)
class Account:
    """How often something came again without anybody's fault, and what went wrong, in the order of the chat."""

    again: int
    faults: tuple[str, ...]


class _Step(NamedTuple):
    """How a place was reached: at which cost, from where, and what is to be said of it."""

    cost: int
    before: tuple[int, int] | None = None
    fault: str = ""


def account(pieces: Sequence[str], arrived: Sequence[Arrival]) -> Account:
    """Compares a chat with the pieces of messages it had to get, in this order.

    A piece may come again right after it came, before anything else, and only when it was unsure whether it had.
    Anything else is a fault: what is missing, what nobody wrote or comes too late, what comes twice.
    """
    best: dict[tuple[int, int], _Step] = {(0, 0): _Step(0)}

    def reach(place: tuple[int, int], before: tuple[int, int], cost: int, fault: str = "") -> None:
        total = best[before].cost + cost
        if place not in best or total < best[place].cost:
            best[place] = _Step(total, before, fault)

    for came in range(len(arrived) + 1):
        for said in range(len(pieces) + 1):
            here = (came, said)
            if here not in best:
                continue
            if said < len(pieces):
                reach((came, said + 1), here, _FAULT, f"missing: {pieces[said][:60]!r}")
            if came == len(arrived):
                continue
            one = arrived[came]
            reach((came + 1, said), here, _FAULT, f"too late, or written by nobody: {one.text[:60]!r}")
            if said < len(pieces) and one.text == pieces[said]:
                reach((came + 1, said + 1), here, 0)
            if said and one.text == pieces[said - 1]:
                twice = "" if one.unsure else f"twice without need: {one.text[:60]!r}"
                reach((came + 1, said), here, _TWICE if twice else _AGAIN, twice)
    return _told(best, (len(arrived), len(pieces)))


def _told(best: dict[tuple[int, int], _Step], end: tuple[int, int]) -> Account:
    faults: list[str] = []
    place: tuple[int, int] | None = end
    while place is not None:
        step = best[place]
        faults += [step.fault] if step.fault else []
        place = step.before
    return Account(best[end].cost % 1000, tuple(reversed(faults)))
