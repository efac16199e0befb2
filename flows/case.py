"""A case: its states, the legal moves, and how its events add up. Every rule about moves is in one table."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    SEEN = "seen"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in-progress"
    WAITING_FOR_YOU = "waiting-for-you"
    WAITING_FOR_OTHER = "waiting-for-other"
    YES = "yes"
    YES_PROVIDED = "yes-provided"
    NO = "no"
    CARRYING_OUT = "carrying-out"
    DONE = "done"
    CONFIRMED = "confirmed"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Move(StrEnum):
    """What can be done with a case."""

    SEE = "see"
    TAKE = "take"
    HAND_OVER = "hand-over"
    START = "start"
    ASK = "ask"
    REPLY = "reply"
    WAIT = "wait"
    NEWS = "news"
    DECIDE_YES = "decide-yes"
    DECIDE_PROVIDED = "decide-provided"
    DECIDE_NO = "decide-no"
    CARRY_OUT = "carry-out"
    FINISH = "finish"
    CONFIRM = "confirm"
    STOP = "stop"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    INVOLVE = "involve"
    RELEASE = "release"
    INTRODUCE = "introduce"
    LINK = "link"
    SPLIT = "split"
    MERGE = "merge"


class Actor(StrEnum):
    """Who makes a move."""

    RESIDENT = "resident"
    STAFF = "staff"


DECISIONS = frozenset({Move.DECIDE_YES, Move.DECIDE_PROVIDED, Move.DECIDE_NO})
"""Moves that decide; each leads to a state that is decided."""
DECIDED = frozenset({State.YES, State.YES_PROVIDED, State.NO})
CLOSED = frozenset({State.CONFIRMED, State.STOPPED, State.WITHDRAWN, State.NO, State.MERGED})
"""States in which no news is owed any more (a question how it went still comes, and news may)."""
RESTS = frozenset({State.YES, State.YES_PROVIDED, State.DONE})
"""States in which a case rests when nobody tells how it went: nothing more is promised, and it can always go on."""
_WORKING = frozenset({State.SEEN, State.ASSIGNED, State.IN_PROGRESS, State.WAITING_FOR_YOU, State.WAITING_FOR_OTHER})
OPEN = _WORKING | {State.RECEIVED}
"""States in which nothing is decided yet."""
_GRANTED = frozenset({State.YES, State.YES_PROVIDED, State.CARRYING_OUT})
_KNOWN = frozenset(State) - {State.WITHDRAWN, State.MERGED}
_OURS = OPEN - {State.WAITING_FOR_YOU}

REOPEN_DAYS = 14
"""Days after a decision or end within which a dissatisfied resident can reopen."""

_STAFF, _BOTH = frozenset({Actor.STAFF}), frozenset({Actor.STAFF, Actor.RESIDENT})
_RESIDENT = frozenset({Actor.RESIDENT})

MOVES: dict[Move, tuple[frozenset[State], State | None, frozenset[Actor]]] = {
    # move: (from these states, to this state (None: unchanged), by whom)
    Move.SEE: (frozenset({State.RECEIVED}), State.SEEN, _STAFF),
    Move.TAKE: (OPEN, State.ASSIGNED, _STAFF),
    Move.HAND_OVER: (OPEN, State.ASSIGNED, _STAFF),
    Move.START: (OPEN, State.IN_PROGRESS, _STAFF),
    Move.ASK: (OPEN, State.WAITING_FOR_YOU, _STAFF),
    Move.REPLY: (frozenset({State.WAITING_FOR_YOU}), State.IN_PROGRESS, _RESIDENT),
    Move.WAIT: (OPEN, State.WAITING_FOR_OTHER, _STAFF),
    Move.NEWS: (_KNOWN, None, _STAFF),  # also after the end: what was done with it
    Move.DECIDE_YES: (OPEN, State.YES, _STAFF),
    Move.DECIDE_PROVIDED: (OPEN, State.YES_PROVIDED, _STAFF),
    Move.DECIDE_NO: (OPEN, State.NO, _STAFF),
    Move.CARRY_OUT: (frozenset({State.YES, State.YES_PROVIDED}), State.CARRYING_OUT, _BOTH),
    Move.FINISH: (_GRANTED, State.DONE, _BOTH),
    Move.CONFIRM: (frozenset({State.DONE}) | _GRANTED, State.CONFIRMED, _RESIDENT),
    Move.STOP: (OPEN | _GRANTED, State.STOPPED, _BOTH),
    Move.WITHDRAW: (OPEN | _GRANTED, State.WITHDRAWN, _RESIDENT),
    Move.REOPEN: (frozenset({State.NO, State.DONE, State.STOPPED, State.CONFIRMED, State.YES, State.YES_PROVIDED}),
                  State.IN_PROGRESS, _BOTH),
    Move.INVOLVE: (OPEN | _GRANTED, None, _STAFF),
    Move.RELEASE: (OPEN | _GRANTED, None, _STAFF),
    Move.INTRODUCE: (OPEN | _GRANTED, None, _STAFF),
    Move.LINK: (_KNOWN, None, _STAFF),
    Move.SPLIT: (OPEN, None, _STAFF),
    Move.MERGE: (OPEN, State.MERGED, _BOTH),
}  # fmt: skip

_MOVE_NAMES = frozenset(move.value for move in Move)
BROKEN, HEARTBEAT = "promise-broken", "heartbeat"
"""Events: a promise was not kept; it was told that there is no news."""
UNDONE = "undone"
"""The event that takes back the move before it."""
CORRECTED, TAKEN_BACK = "corrected", "taken-back"
"""Events that put words of an earlier one right: other words, or none. The last may give back the `state` before."""

_NEEDED: dict[Move, tuple[str, ...]] = {
    Move.ASK: ("text",),
    Move.REPLY: ("text",),
    Move.NEWS: ("text",),
    Move.WAIT: ("text",),
    Move.DECIDE_PROVIDED: ("text",),
    Move.DECIDE_NO: ("text", "rule", "would_help"),
    Move.STOP: ("text",),
    Move.HAND_OVER: ("to", "text"),
    Move.INVOLVE: ("party", "text"),
    Move.RELEASE: ("party", "text"),
    Move.INTRODUCE: ("other",),
    Move.LINK: ("other", "text"),
    Move.SPLIT: ("text",),
    Move.MERGE: ("other", "text"),
}
"""What must be said with a move. A no without reason, rule and way out is not a no."""


class IllegalMove(Exception):
    """This move is not possible; `code` says why, `detail` what is missing or in the way."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Event:
    """Something that happened in a case. Events are only ever added."""

    at: dt.datetime
    kind: str
    by: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A case as its events make it."""

    number: str
    flow: str
    owner: str
    stadsdeel: str | None
    state: State
    since: dt.datetime
    keeper: str | None = None
    department: str | None = None
    """Where it lies when that is not with the stadsdeel itself."""
    decided_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None


def check(case: Case, move: Move, actor: Actor, data: dict[str, Any], now: dt.datetime) -> None:
    """Raises IllegalMove when `actor` can't make `move` now. Days are counted in the time zone of `now`."""
    sources, _target, actors = MOVES[move]
    if actor not in actors:
        raise IllegalMove("not-yours")
    if case.state not in sources:
        raise IllegalMove("wrong-state", case.state)
    for name in _NEEDED.get(move, ()):
        if not str(data.get(name) or "").strip():
            raise IllegalMove("missing", name)
    if move is Move.REOPEN and actor is Actor.RESIDENT:
        ended = case.ended_at or case.decided_at
        if ended is not None and (now.date() - ended.astimezone(now.tzinfo).date()).days > REOPEN_DAYS:
            raise IllegalMove("too-late", str(REOPEN_DAYS))


def possible(state: State, actor: Actor) -> list[Move]:
    """The moves that `actor` can make from `state`, in the order of the table."""
    return [move for move, (sources, _target, actors) in MOVES.items() if state in sources and actor in actors]


def apply(case: Case, event: Event) -> Case:
    """The case after one event; as it was, when that is no move (a heartbeat, a note)."""
    if event.kind == TAKEN_BACK and "state" in event.data:
        return replace(case, state=State(event.data["state"]), since=event.at)
    try:
        move = Move(event.kind)
    except ValueError:
        return case
    target = MOVES[move][1]
    if target is not None and target is not case.state:
        case = replace(case, state=target, since=event.at)
    match move:
        case Move.TAKE:
            return replace(case, keeper=event.by)
        case Move.HAND_OVER:
            return _handed_over(case, event.data)
        case Move.DECIDE_YES | Move.DECIDE_PROVIDED | Move.DECIDE_NO:
            return replace(case, decided_at=event.at)
        case Move.CONFIRM | Move.STOP | Move.WITHDRAW | Move.FINISH | Move.MERGE:
            return replace(case, ended_at=event.at)
        case Move.REOPEN:
            return replace(case, decided_at=None, ended_at=None)
        case _:
            return case


def _handed_over(case: Case, data: dict[str, Any]) -> Case:
    """To a colleague, who keeps it; to a department; or to a stadsdeel, which then has it itself."""
    stadsdeel = data.get("stadsdeel")
    here = None if stadsdeel else case.department
    department = data.get("department", here)
    return replace(case, keeper=data.get("keeper"), stadsdeel=stadsdeel or case.stadsdeel, department=department)


def replay(number: str, events: Iterable[Event]) -> Case:
    """The case as all its events make it; the first must be `registered`. A move that was undone never was."""
    stream = iter(events)
    first = next(stream)
    if first.kind != "registered":
        raise ValueError(f"case {number} starts with {first.kind!r} instead of 'registered'")
    case = Case(
        number=number,
        flow=first.data["flow"],
        owner=first.by,
        stadsdeel=first.data.get("stadsdeel"),
        state=State.RECEIVED,
        since=first.at,
    )
    before = case
    for event in stream:
        if event.kind == UNDONE:
            case = before
        else:
            before = case if event.kind in _MOVE_NAMES else before
            case = apply(case, event)
    return case


def is_ours(state: State) -> bool:
    """Is it up to the city now?"""
    return state in _OURS


def waits_for(state: State, events: Iterable[Event]) -> str:
    """What staff asked or wait for, in a case that waits."""
    kind = {State.WAITING_FOR_YOU: Move.ASK, State.WAITING_FOR_OTHER: Move.WAIT}.get(state)
    said = [str(event.data.get("text") or "") for event in events if event.kind == kind]
    return said[-1] if said else ""


def last_move(events: Iterable[Event]) -> Event | None:
    """The last move, when it is not undone."""
    moves = [event for event in events if event.kind == UNDONE or event.kind in _MOVE_NAMES]
    return moves[-1] if moves and moves[-1].kind != UNDONE else None


def in_a_row(kind: str, owner: str, events: Iterable[Event]) -> int:
    """How often this happened (a promise broken, no news told) since somebody of staff last did something."""
    count = 0
    for event in events:
        if event.kind == kind:
            count += 1
        elif event.kind in _MOVE_NAMES and event.by != owner:
            count = 0
    return count
