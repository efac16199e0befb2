"""After a standstill what was missed is told: the oldest first, bundled, spread over the ticks, and nothing twice."""

import datetime as dt
from collections import Counter

import pytest

from bot import news, tick
from bot.clock import CITY_TIME, MovableClock, city_day
from bot.messages import DESK
from bot.stage import Stage
from bot.store.post import Outgoing
from flows.case import Actor, Move
from flows.preferences import Mode, Preferences

AT_ONCE = 10
BUSY = "resident:busy"
PEOPLE = [f"resident:{place}" for place in range(28)]
PLAN = {"wat": {"said": "geveltuin"}, "waar": {"stadsdeel": "laak", "said": "Laak"}}


@pytest.fixture(autouse=True)
def little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tick, "AT_ONCE", AT_ONCE)
    monkeypatch.setattr(news, "AT_ONCE", AT_ONCE)


def register(stage: Stage, who: str) -> str:
    work = stage.assistant.casework
    number = str(work.register(who, work.flows["initiatief"], PLAN, (), stage.clock.now()).case)
    work.move(number, Move.TAKE, Actor.STAFF, "staff:1", {}, stage.clock.now())
    return number


def stand_still(stage: Stage) -> dict[str, dt.date]:
    """Cases registered on several days, of which nothing is told for three weeks; the day of each."""
    begun = {}
    for place, who in enumerate([*PEOPLE, *[BUSY] * 8]):
        begun[register(stage, who)] = city_day(stage.clock.now())
        stage.deliver()
        if place % 7 == 6:
            stage.clock.move(dt.timedelta(days=1))
    stage.clock.move(dt.timedelta(days=35))  # nothing ticks
    return begun


def ticks(stage: Stage) -> list[list[Outgoing]]:
    """The service is back, on a day; what residents are told in each tick until nothing more comes."""
    found: list[list[Outgoing]] = []
    while True:
        stage.clock.move(dt.timedelta(seconds=30))
        stage.assistant.tick(stage.clock.now())
        told = [row for row in stage.deliver() if row.message.to != DESK]
        if not told and found and not found[-1]:
            return found[:-1]
        found.append(told)


def test_what_was_missed_comes_oldest_first_bundled_and_spread(stage: Stage) -> None:
    begun = stand_still(stage)
    batches = ticks(stage)
    told = [row.message for batch in batches for row in batch]
    assert max(len(batch) for batch in batches) <= AT_ONCE, "no flood"
    assert len(batches) >= len(begun) // AT_ONCE
    days = [begun[message.case] for message in told if message.case]
    assert days == sorted(days), "who waits longest hears first"
    assert set(Counter(message.to for message in told if message.to != BUSY).values()) == {1}, "nothing twice"
    assert {message.to for message in told} == {*PEOPLE, BUSY}, "and nobody is forgotten"
    assert sum(message.to == BUSY for message in told) == 2, "many plans at one moment are told together"
    assert [row for row in stage.wait(dt.timedelta(days=1)) if row.message.to != DESK] == []


def test_what_was_missed_and_settled_since_is_not_told_any_more(stage: Stage) -> None:
    number = register(stage, PEOPLE[0])
    stage.clock.move(dt.timedelta(days=35))
    work = stage.assistant.casework
    work.move(number, Move.DECIDE_YES, Actor.STAFF, "staff:1", {}, stage.clock.now())
    told = [row.message.text for row in stage.deliver() if row.message.to == PEOPLE[0]]
    assert len(told) == 2, "that it was taken, long ago, and the decision; no heartbeat of days that are over"
    assert not [row for batch in ticks(stage) for row in batch]


def test_back_at_night_everybody_is_left_to_sleep(stage: Stage) -> None:
    stand_still(stage)
    night = dt.datetime.combine(city_day(stage.clock.now()), dt.time(23), CITY_TIME)
    stage.clock.move(night - stage.clock.now())
    assert not [row for batch in ticks(stage) for row in batch]
    told = [row for row in stage.wait(dt.timedelta(hours=14)) if row.message.to != DESK]
    assert {row.message.to for row in told} == {*PEOPLE, BUSY}


@pytest.mark.parametrize(
    ("now", "number"),
    [
        (dt.datetime(2026, 12, 31, 22, 59, tzinfo=dt.UTC), "26-"),
        (dt.datetime(2026, 12, 31, 23, 1, tzinfo=dt.UTC), "27-00001-"),
    ],
)
def test_a_new_year_begins_at_midnight_in_the_city(stage: Stage, now: dt.datetime, number: str) -> None:
    register(stage, PEOPLE[0])
    stage.clock = MovableClock(now)
    assert register(stage, PEOPLE[1]).startswith(number)


def test_what_waited_for_a_day_that_passed_still_waits_for_the_morning(stage: Stage) -> None:
    number, work = register(stage, BUSY), stage.assistant.casework
    stage.deliver()
    work.promising.prefer(BUSY, Preferences(Mode.WEEKLY), stage.clock.now())
    work.move(number, Move.NEWS, Actor.STAFF, "staff:1", {"text": "We meten volgende week."}, stage.clock.now())
    thursday = dt.datetime.combine(city_day(stage.clock.now()) + dt.timedelta(days=6), dt.time(23), CITY_TIME)
    stage.clock.move(thursday - stage.clock.now())
    assert not [row for batch in ticks(stage) for row in batch], "the service comes back in the night"
    [told] = [row for row in stage.wait(dt.timedelta(hours=14)) if row.message.to == BUSY]
    assert "We meten volgende week." in told.message.text
