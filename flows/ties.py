"""How cases and parties belong together, told by the events of a case. The rules for who may be brought together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.case import CLOSED, Event, IllegalMove, Move, State

TIES = frozenset({Move.INTRODUCE, Move.LINK, Move.SPLIT, Move.MERGE})
"""Moves that another case knows of too. They are not undone with a button: others were told."""
LINKED, TOOK_IN, SPLIT_OFF = "linked", "took-in", "split-off"
"""What the other case notes of a link, of a merge into it, and of the case that it was a part of."""
OVER = frozenset({State.WITHDRAWN, State.MERGED})
"""States after which people hear nothing more of a case, also not that it is tied to another."""
_NAMING = frozenset({Move.LINK.value, Move.SPLIT.value, Move.MERGE.value, LINKED, TOOK_IN, SPLIT_OFF})


NEEDED = "partijen"
"""The question of a flow by which the initiator says who is needed."""
MOST_NAMED, LONGEST_NAME = 6, 38
"""How many names fit under a question, and of how many bytes each; what is longer is no name."""
_BETWEEN = re.compile(r"[,;\n•]|\ben\b|\band\b|\s[-–]\s", re.I)
_LEADS = re.compile(r"^(?:(?:de|het|een|onze|ook|the|our)\s+)+", re.I)


@dataclass(frozen=True)
class Party:
    """Somebody beside the owner who takes part: a department, a housing association, a welfare organisation."""

    name: str
    does: str


def parties(events: Iterable[Event]) -> tuple[Party, ...]:
    """Who takes part in a case now, in the order in which they came. The case keeps one owner."""
    found: dict[str, Party] = {}
    for event in events:
        name = str(event.data.get("party", "")).strip()
        if event.kind == Move.INVOLVE and name:
            found[name.casefold()] = Party(name, str(event.data.get("text", "")))
        elif event.kind == Move.RELEASE:
            found.pop(name.casefold(), None)
    return tuple(found.values())


def named(said: str, events: Iterable[Event]) -> list[str]:
    """The parties that somebody listed ("groen en wonen van de gemeente, Haag Wonen") who do not take part yet."""
    known = {party.name.casefold() for party in parties(events)}
    parts = (_LEADS.sub("", part.strip(" .")) for part in _BETWEEN.split(said))
    found = {part.casefold(): part for part in parts if part and len(part.encode()) <= LONGEST_NAME}
    return [part for key, part in found.items() if key not in known][:MOST_NAMED]


def related(events: Iterable[Event]) -> tuple[str, ...]:
    """The numbers of the cases that this one is tied to, in the order in which that came about."""
    numbers = [str(event.data["other"]) for event in events if event.kind in _NAMING and event.data.get("other")]
    return tuple(dict.fromkeys(numbers))


def goes_on_as(events: Iterable[Event]) -> str | None:
    """The number under which a merged case goes on."""
    merged = [event for event in events if event.kind == Move.MERGE]
    return str(merged[-1].data.get("other") or "") or None if merged else None


def check_pair(move: Move, number: str, other: str | None, state: State | None, *, agreed: bool) -> None:
    """Raises IllegalMove when these two can't be brought together. `state`: of the other. `agreed`: they are of one
    person, or both people said yes; nobody's story goes to somebody else without that."""
    if other is None:
        raise IllegalMove("no-such-case")
    if other == number:
        raise IllegalMove("same-case")
    if state in (OVER if move is Move.LINK else CLOSED):
        raise IllegalMove("other-closed", other)
    if move is Move.MERGE and not agreed:
        raise IllegalMove("not-agreed", other)
