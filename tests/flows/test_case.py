"""A case: who may do what and when, and what its events add up to."""

import datetime as dt
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from flows import case as cases
from flows.case import CLOSED, DECIDED, REOPEN_DAYS, Actor, Case, Event, IllegalMove, Move, State

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
SAID = {"text": "Daarom.", "rule": "artikel 3", "would_help": "met een vereniging", "to": "laak",
        "party": "Haag Wonen", "other": "26-00043-L"}  # fmt: skip

_OPEN = "take hand-over start ask wait news decide-yes decide-provided decide-no stop involve release introduce link"
_OPEN += " split merge"
_GRANTED = "news finish stop involve release introduce link"
ALLOWED = {
    # state: (what staff can do, what the resident can do)
    "received": (f"see {_OPEN}", "stop withdraw merge"),
    "seen": (_OPEN, "stop withdraw merge"),
    "assigned": (_OPEN, "stop withdraw merge"),
    "in-progress": (_OPEN, "stop withdraw merge"),
    "waiting-for-you": (_OPEN, "reply stop withdraw merge"),
    "waiting-for-other": (_OPEN, "stop withdraw merge"),
    "yes": (f"{_GRANTED} carry-out reopen", "carry-out finish confirm stop withdraw reopen"),
    "yes-provided": (f"{_GRANTED} carry-out reopen", "carry-out finish confirm stop withdraw reopen"),
    "no": ("news reopen link", "reopen"),
    "carrying-out": (_GRANTED, "finish confirm stop withdraw"),
    "done": ("news reopen link", "confirm reopen"),
    "confirmed": ("news reopen link", "reopen"),
    "stopped": ("news reopen link", "reopen"),
    "withdrawn": ("", ""),
    "merged": ("", ""),
}
LEADS_TO = {
    "see": "seen", "take": "assigned", "hand-over": "assigned", "start": "in-progress", "ask": "waiting-for-you",
    "reply": "in-progress", "wait": "waiting-for-other", "news": None, "decide-yes": "yes",
    "decide-provided": "yes-provided", "decide-no": "no", "carry-out": "carrying-out", "finish": "done",
    "confirm": "confirmed", "stop": "stopped", "withdraw": "withdrawn", "reopen": "in-progress",
    "involve": None, "release": None, "introduce": None, "link": None, "split": None, "merge": "merged",
}  # fmt: skip
EVENTS = st.tuples(
    st.integers(min_value=1, max_value=20_000), st.sampled_from([*Move, "heartbeat", "note", "promise-broken"])
)


def a_case(state: State = State.RECEIVED, **fields: Any) -> Case:
    made = Case("26-00042-K", "plan", "resident:1", "laak", state, since=NOW)
    return replace(made, **fields)


def refusal(case: Case, move: Move, actor: Actor, data: dict[str, Any], now: dt.datetime = NOW) -> IllegalMove | None:
    try:
        cases.check(case, move, actor, data, now)
    except IllegalMove as error:
        return error
    return None


@pytest.mark.parametrize(("state", "actor"), list(product(State, Actor)))
def test_every_move_from_every_state_by_everybody_is_as_in_the_table(state: State, actor: Actor) -> None:
    staff, resident = ALLOWED[state]
    allowed = set((staff if actor is Actor.STAFF else resident).split())
    assert {move.value for move in cases.possible(state, actor)} == allowed
    for move in Move:
        refused = refusal(a_case(state), move, actor, SAID)
        assert (refused is None) == (move in allowed), f"{actor} {move} from {state}"
        if refused is not None:
            assert refused.code in ("not-yours", "wrong-state")


@pytest.mark.parametrize("move", Move)
def test_every_move_leads_where_the_table_says(move: Move) -> None:
    for state in State:
        after = cases.apply(a_case(state), Event(NOW, move, "staff:1", SAID))
        assert after.state == (LEADS_TO[move] or state)


def test_from_every_open_case_the_resident_can_withdraw_and_nobody_can_undo_that() -> None:
    for state in set(State) - CLOSED - {State.DONE}:
        assert refusal(a_case(state), Move.WITHDRAW, Actor.RESIDENT, {}) is None
    for move, actor in product(Move, Actor):
        assert refusal(a_case(State.WITHDRAWN), move, actor, SAID) is not None


def test_a_decision_a_result_and_its_confirmation_are_three_things() -> None:
    assert State.DONE not in DECIDED
    assert State.CONFIRMED not in DECIDED
    assert not {State.YES, State.YES_PROVIDED, State.DONE} & CLOSED, "after a yes there still is news to come"


@pytest.mark.parametrize(
    ("move", "needs"),
    [
        (Move.DECIDE_NO, ("text", "rule", "would_help")),
        (Move.DECIDE_PROVIDED, ("text",)),
        (Move.HAND_OVER, ("to", "text")),
        (Move.STOP, ("text",)),
        (Move.ASK, ("text",)),
        (Move.WAIT, ("text",)),
        (Move.NEWS, ("text",)),
    ],
)
@pytest.mark.parametrize("nothing", ["gone", "", "  \n", None])
def test_what_must_be_said_with_a_move_must_really_be_said(
    move: Move, needs: tuple[str, ...], nothing: str | None
) -> None:
    for name in needs:
        data: dict[str, Any] = {**SAID, name: nothing}
        if nothing == "gone":
            del data[name]
        refused = refusal(a_case(), move, Actor.STAFF, data)
        assert refused is not None
        assert (refused.code, refused.detail) == ("missing", name)


def test_a_reply_without_words_is_no_reply() -> None:
    refused = refusal(a_case(State.WAITING_FOR_YOU), Move.REPLY, Actor.RESIDENT, {"text": " "})
    assert refused is not None
    assert refused.code == "missing"


def test_what_is_in_the_way_comes_before_what_is_missing() -> None:
    refused = refusal(a_case(), Move.DECIDE_NO, Actor.RESIDENT, {})
    assert refused is not None
    assert refused.code == "not-yours"
    refused = refusal(a_case(State.WITHDRAWN), Move.DECIDE_NO, Actor.STAFF, {})
    assert refused is not None
    assert (refused.code, refused.detail) == ("wrong-state", "withdrawn")


@pytest.mark.parametrize("state", [State.NO, State.DONE, State.STOPPED, State.CONFIRMED, State.YES])
@pytest.mark.parametrize("field", ["decided_at", "ended_at"])
@pytest.mark.parametrize(("days", "refused"), [(0, False), (REOPEN_DAYS, False), (REOPEN_DAYS + 1, True), (400, True)])
def test_a_resident_can_reopen_until_fourteen_days_later(state: State, field: str, days: int, refused: bool) -> None:
    ended = a_case(state, **{field: NOW})
    later = NOW + dt.timedelta(days=days)
    found = refusal(ended, Move.REOPEN, Actor.RESIDENT, {}, later)
    assert (found.code if found else None) == ("too-late" if refused else None)
    assert refusal(ended, Move.REOPEN, Actor.STAFF, {}, later) is None, "staff can always"


def test_the_days_to_reopen_are_calendar_days() -> None:
    ended = a_case(State.NO, decided_at=dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC))
    last_evening = dt.datetime(2026, 11, 15, 22, 30, tzinfo=dt.UTC)
    assert refusal(ended, Move.REOPEN, Actor.RESIDENT, {}, last_evening) is None


def test_the_days_to_reopen_count_from_the_end_rather_than_from_the_decision() -> None:
    done = a_case(State.DONE, decided_at=NOW, ended_at=NOW + dt.timedelta(days=60))
    assert refusal(done, Move.REOPEN, Actor.RESIDENT, {}, NOW + dt.timedelta(days=70)) is None


def test_reopening_starts_a_new_time_to_decide() -> None:
    again = cases.apply(a_case(State.NO, decided_at=NOW, ended_at=NOW), Event(NOW, "reopen", "resident:1"))
    assert (again.state, again.decided_at, again.ended_at) == (State.IN_PROGRESS, None, None)


def test_taking_names_the_keeper_and_handing_over_forgets_them() -> None:
    taken = cases.apply(a_case(), Event(NOW, "take", "staff:1"))
    assert taken.keeper == "staff:1"
    over = cases.apply(taken, Event(NOW, "hand-over", "staff:1", {"to": "segbroek", "stadsdeel": "segbroek"}))
    assert (over.keeper, over.stadsdeel) == (None, "segbroek")
    same = cases.apply(taken, Event(NOW, "hand-over", "staff:1", {"to": "een collega"}))
    assert same.stadsdeel == "laak"


def test_a_state_counts_from_the_move_that_led_to_it() -> None:
    later = NOW + dt.timedelta(days=1)
    started = cases.apply(a_case(), Event(later, "start", "staff:1"))
    assert started.since == later
    again = cases.apply(started, Event(later + dt.timedelta(days=1), "start", "staff:1"))
    assert again.since == later


@pytest.mark.parametrize("kind", ["note", "heartbeat", "promise-broken"])
def test_what_is_no_move_leaves_a_case_where_it_stands(kind: str) -> None:
    assert cases.apply(a_case(), Event(NOW + dt.timedelta(days=1), kind, "system")) == a_case()


def test_a_move_that_was_undone_never_was() -> None:
    moves = ["registered", "start", "wait", "undone", "decide-yes"]
    data = {"flow": "plan", "text": "Daarom."}
    events = [Event(NOW + dt.timedelta(hours=hour), kind, "staff:1", data) for hour, kind in enumerate(moves)]
    undone = cases.replay("26-00042-K", events[:4])
    assert undone == cases.replay("26-00042-K", events[:2])
    assert cases.last_move(events[:4]) is None
    assert cases.last_move(events) == events[-1]


@pytest.mark.parametrize(
    ("lived", "count"),
    [
        ([], 0),
        ([("heartbeat", "system")], 1),
        ([("heartbeat", "system"), ("heartbeat", "system")], 2),
        ([("heartbeat", "system"), ("news", "staff:1")], 0),
        ([("heartbeat", "system"), ("take", "staff:1"), ("heartbeat", "system")], 1),
        ([("heartbeat", "system"), ("reply", "resident:1"), ("heartbeat", "system")], 2),
        ([("heartbeat", "system"), ("note", "staff:1"), ("heartbeat", "system")], 2),
    ],
    ids=str,
)
def test_in_a_row_counts_since_staff_last_did_something(lived: list[tuple[str, str]], count: int) -> None:
    assert cases.in_a_row("heartbeat", "resident:1", [Event(NOW, kind, by) for kind, by in lived]) == count


@given(st.lists(EVENTS, max_size=30))
@quick
def test_replaying_all_events_gives_the_same_case_as_applying_them_one_by_one(
    steps: list[tuple[int, str]],
) -> None:
    at = NOW
    events = [Event(at, "registered", "resident:1", {"flow": "plan", "stadsdeel": "laak"})]
    step_by_step = cases.replay("26-00042-K", events)
    for minutes, kind in steps:
        at += dt.timedelta(minutes=minutes)
        event = Event(at, str(kind), "staff:1")
        events.append(event)
        step_by_step = cases.apply(step_by_step, event)
        assert cases.replay("26-00042-K", events) == step_by_step
        assert step_by_step.since <= at


@given(st.lists(st.tuples(st.sampled_from(Move), st.sampled_from(Actor)), max_size=40))
@quick
def test_a_legal_life_always_has_a_next_step_until_it_is_withdrawn_or_merged(steps: list[tuple[Move, Actor]]) -> None:
    case = a_case()
    for move, actor in steps:
        if refusal(case, move, actor, SAID) is None:
            case = cases.apply(case, Event(NOW, move, actor, SAID))
        if case.state not in (State.WITHDRAWN, State.MERGED):
            assert cases.possible(case.state, Actor.STAFF)
            assert cases.possible(case.state, Actor.RESIDENT)


def test_a_case_starts_with_its_registration() -> None:
    with pytest.raises(ValueError, match="registered"):
        cases.replay("26-00042-K", [Event(NOW, "take", "staff:1")])
    case = cases.replay("26-00042-K", [Event(NOW, "registered", "resident:1", {"flow": "plan"})])
    assert (case.state, case.owner, case.flow, case.stadsdeel) == (State.RECEIVED, "resident:1", "plan", None)
