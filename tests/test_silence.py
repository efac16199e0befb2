"""Silence is a bug: random histories of staff and residents, on the real store, over two simulated years.

What is not done by people (staff who do nothing, weeks of downtime) must not make a case silent.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casework import Casework
from bot.clock import CITY_TIME, city_day
from bot.messages import DESK
from bot.store import Store
from bot.tick import tick
from flows.case import CLOSED, Actor, IllegalMove, Move
from flows.model import Flow
from knowledge.guide import Guide

START = dt.datetime(2027, 10, 1, 10, tzinfo=CITY_TIME)
"""Two years from here hold a leap day, two New Years and four changes of the clock."""
END = START + dt.timedelta(days=730)
SAID = {"text": "woord", "rule": "regel", "would_help": "iets", "to": "stadsdeel Laak"}
STAFF_MOVES = (Move.SEE, Move.TAKE, Move.START, Move.ASK, Move.WAIT, Move.NEWS, Move.HAND_OVER, Move.DECIDE_YES,
               Move.DECIDE_NO, Move.FINISH, Move.STOP)  # fmt: skip
RESIDENT_MOVES = (Move.REPLY, Move.CONFIRM, Move.WITHDRAW, Move.REOPEN)
DEEDS = st.tuples(
    st.integers(min_value=0, max_value=160),
    st.integers(min_value=0, max_value=23),
    st.sampled_from([*((Actor.STAFF, move) for move in STAFF_MOVES), *((Actor.RESIDENT, m) for m in RESIDENT_MOVES)]),
)
"""Days after the one before (so also long nothing at all), the hour, and who does what."""
DOWNTIME = st.tuples(st.integers(min_value=0, max_value=700), st.integers(min_value=0, max_value=40))


@pytest.fixture(scope="session")
def flows(city: tuple[Guide, Mapping[str, Flow]]) -> Mapping[str, Flow]:
    """The flows of Den Haag."""
    return city[1]


@dataclass
class History:
    """One case of one resident, and every message that was delivered about it."""

    casework: Casework
    down: tuple[dt.datetime, dt.datetime]
    number: str = ""
    sent: list[tuple[dt.datetime, str, bool]] = field(default_factory=list)
    done: list[tuple[dt.datetime, Actor, Move]] = field(default_factory=list)

    def begin(self) -> None:
        """The resident registers a plan."""
        flow = self.casework.flows["initiatief"]
        message = self.casework.register("tg:1", flow, {}, (), START)
        self.number = str(message.case)
        self.sent.append((START, message.text, False))

    def live(self, until: dt.datetime, at: dt.datetime) -> None:
        """Every hour in which something can happen passes; while the service is down, nothing does."""
        for moment in hours(at, until):
            if not self.down[0] <= moment < self.down[1]:
                tick(self.casework.store, self.casework, moment)
                self.deliver(moment)

    def act(self, actor: Actor, move: Move, now: dt.datetime) -> None:
        """Somebody makes a move, when it is possible and the service is there."""
        if self.down[0] <= now < self.down[1]:
            return
        try:
            self.casework.move(self.number, move, actor, f"{actor}:1", SAID, now)
        except IllegalMove:
            return
        self.done.append((now, actor, move))
        self.deliver(now)

    def deliver(self, now: dt.datetime) -> None:
        """Everything that may be sent now is."""
        for row in self.casework.store.outbox.due(now, 100):
            self.casework.store.outbox.sent(row.id, now)
            if row.message.to != DESK:
                self.sent.append((now, row.message.text, row.message.bulk))


def hours(at: dt.datetime, until: dt.datetime) -> list[dt.datetime]:
    """Three moments of every day between two moments: a quiet one, the morning, and the evening."""
    days = [at.date() + dt.timedelta(days=n) for n in range((until.date() - at.date()).days + 1)]
    moments = [dt.datetime.combine(day, dt.time(hour), CITY_TIME) for day in days for hour in (3, 9, 21)]
    return [moment for moment in moments if at < moment <= until]


def play(guide: Guide, flows: Mapping[str, Flow], deeds: list[tuple[int, int, tuple[Actor, Move]]],
         down: tuple[int, int]) -> History:  # fmt: skip
    """Two years of one case."""
    broken = START + dt.timedelta(days=down[0])
    history = History(Casework(Store(), guide, flows), (broken, broken + dt.timedelta(days=down[1])))
    history.begin()
    at = START
    for days, hour, (actor, move) in deeds:
        when = max(at, (at + dt.timedelta(days=days)).replace(hour=hour))
        if when > END:
            break
        history.live(when, at)
        history.act(actor, move, when)
        at = when
    history.live(END, at)
    return history


@given(deeds=st.lists(DEEDS, max_size=12), down=DOWNTIME)
@settings(max_examples=15, deadline=None)
def test_nobody_is_left_in_silence(guide: Guide, flows: Mapping[str, Flow], deeds, down) -> None:  # type: ignore[no-untyped-def]
    history = play(guide, flows, deeds, down)
    never_silent(history, flows["initiatief"].news_every_days)
    never_at_night(history)
    one_news_a_day(history)
    told_of_every_move(history)
    nothing_after_withdrawal(history)


def never_silent(history: History, promised: int) -> None:
    """Between two messages of an open case never lie more days than promised, downtime excepted."""
    case = history.casework.store.cases.get(history.number)
    assert case is not None
    ended = case.since if case.state in CLOSED or case.state == "done" else END
    told = [at for at, _text, _bulk in history.sent if at <= ended] + [ended]
    for one, other in pairwise(told):
        closed = any(one <= at <= other for at, _actor, move in history.done if move is Move.REOPEN)
        lost = (
            history.down[1] - history.down[0] if one < history.down[1] and other > history.down[0] else dt.timedelta()
        )
        assert closed or (city_day(other) - city_day(one)).days <= promised + lost.days + 1, (one, other)


def never_at_night(history: History) -> None:
    """Only an answer to what the resident did this moment is said between 20:00 and 9:00."""
    own = {at for at, actor, _move in history.done if actor is Actor.RESIDENT}
    for at, text, _bulk in history.sent:
        assert 9 <= at.astimezone(CITY_TIME).hour < 20 or at in own, (at, text)


def one_news_a_day(history: History) -> None:
    """News of a case is one message a day at most."""
    days = [city_day(at) for at, _text, bulk in history.sent if bulk]
    assert len(days) == len(set(days)), history.sent


def told_of_every_move(history: History) -> None:
    """After each move that people hear of, something is said, at the latest in the morning when we are there."""
    withdrawn = [at for at, _actor, move in history.done if move is Move.WITHDRAW]
    for at, _actor, move in history.done:
        if move is Move.SEE or at > END - dt.timedelta(days=45) or any(w >= at for w in withdrawn):
            continue
        limit = at + dt.timedelta(days=2) + (history.down[1] - history.down[0])
        assert any(at <= told <= limit for told, _text, _bulk in history.sent), (at, move)


def nothing_after_withdrawal(history: History) -> None:
    """Who withdrew hears that it is done, and nothing more."""
    for at, _actor, move in history.done:
        if move is Move.WITHDRAW:
            assert [told for told, _text, _bulk in history.sent if told > at] == []


@pytest.mark.parametrize("weeks", [0, 5])
def test_staff_who_do_nothing_leave_nobody_in_silence(guide: Guide, flows: Mapping[str, Flow], weeks: int) -> None:
    history = play(guide, flows, [], (30, weeks * 7))
    never_silent(history, flows["initiatief"].news_every_days)
    never_at_night(history)
    one_news_a_day(history)
    assert history.casework.store.cases.promise_counts()["broken"] > 0, "what nobody did is admitted and counted"


def test_a_decision_at_night_and_two_steps_on_one_day(guide: Guide, flows: Mapping[str, Flow]) -> None:
    steps = [(1, 10, (Actor.STAFF, Move.TAKE)), (0, 11, (Actor.STAFF, Move.WAIT))]
    history = play(guide, flows, [*steps, (3, 22, (Actor.STAFF, Move.DECIDE_YES))], (0, 0))
    assert len(history.done) == 3
    never_at_night(history)
    one_news_a_day(history)
    told_of_every_move(history)
