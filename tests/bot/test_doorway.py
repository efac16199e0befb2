"""A flood from one account is turned away with one sentence; who writes as people do never notices."""

import datetime as dt
from collections.abc import Iterator

import pytest
from conftest import START
from hypothesis import given
from hypothesis import strategies as st

from bot.doorway import Doorway
from bot.messages import Incoming, Message
from bot.store import Store
from bot.store.flood import MOST, WINDOW
from bot.store.post import Outgoing


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as made:
        yield made


def wrote(number: int, at: dt.datetime, who: str = "tg:1") -> Incoming:
    return Incoming(f"{who}/{number}", who, who, at, f"bericht {number}")


def due(store: Store, to: str) -> list[Outgoing]:
    """What leaves for this address, one after the other."""
    sent = []
    while leaves := [row for row in store.outbox.due(START) if row.message.to == to]:
        store.outbox.sent(leaves[0].id, START)
        sent.append(leaves[0])
    return sent


def outbox(store: Store, to: str) -> list[str]:
    return [row["text"] for row in store.db.query('SELECT text FROM outbox WHERE "to" = ?', [to])]


def test_ten_thousand_messages_get_one_sentence_and_others_are_not_behind_them(store: Store) -> None:
    door = Doorway(store)
    for batch in range(100):
        door.take_in([wrote(100 * batch + number, START) for number in range(100)], START)
    door.take_in([wrote(1, START, "tg:2")], START)
    assert len(outbox(store, "tg:1")) == 1
    waiting = store.inbox.next()
    assert waiting is not None
    assert waiting[1].person == "tg:2", "nothing of the flood waits before the other one"
    assert store.inbox.waiting() == 1


def test_as_many_as_the_limit_in_a_minute_is_no_flood_and_one_more_is(store: Store) -> None:
    door = Doorway(store)
    door.take_in([wrote(number, START) for number in range(MOST)], START)
    assert (store.inbox.waiting(), outbox(store, "tg:1")) == (MOST, [])
    door.take_in([wrote(MOST, START)], START)
    assert (store.inbox.waiting(), len(outbox(store, "tg:1"))) == (0, 1)


def test_an_answer_that_may_have_arrived_is_not_taken_back(store: Store) -> None:
    store.outbox.add(Message("tg:1", "antwoord"), START)
    store.outbox.retry(store.outbox.last(), "TimedOut", most=9)
    Doorway(store).take_in([wrote(number, START) for number in range(MOST + 1)], START)
    assert "antwoord" in [row.message.text for row in due(store, "tg:1")]


def test_answers_that_still_wait_are_taken_back_but_not_what_is_about_a_case(store: Store) -> None:
    for number in range(MOST):
        store.outbox.add(Message("tg:1", f"antwoord {number}"), START)
    store.outbox.add(Message("tg:1", "je aanmelding is binnen", case="DH-1"), START)
    store.outbox.add(Message("tg:1", "nieuws", bulk=True), START)
    store.outbox.add(Message("tg:2", "antwoord aan een ander"), START)
    Doorway(store).take_in([wrote(number, START) for number in range(MOST + 1)], START)
    waiting = [row.message.text for who in ("tg:1", "tg:2") for row in due(store, who)]
    assert len(waiting) == 4
    assert {"je aanmelding is binnen", "nieuws", "antwoord aan een ander"} < set(waiting)


def test_after_a_quiet_minute_they_are_heard_again(store: Store) -> None:
    door = Doorway(store)
    door.take_in([wrote(number, START) for number in range(MOST + 1)], START)
    assert store.inbox.waiting() == 0
    soon = START + WINDOW / 2
    door.take_in([wrote(5000, soon)], soon)
    assert store.inbox.waiting() == 0
    later = soon + WINDOW
    door.take_in([wrote(5001, later)], later)
    assert store.inbox.waiting() == 1


def test_a_service_that_starts_again_in_the_middle_of_a_flood_says_it_no_second_time(store: Store) -> None:
    for start in range(3):
        Doorway(store).take_in([wrote(number, START) for number in range(start * 500, start * 500 + 500)], START)
    assert store.inbox.waiting() == 0
    assert len(outbox(store, "tg:1")) == 1


def test_what_a_flood_said_is_not_kept(store: Store) -> None:
    Doorway(store).take_in([wrote(number, START) for number in range(MOST + 1)], START)
    bodies = {row["body"] for row in store.db.query("SELECT body FROM inbox")}
    assert bodies == {"{}"}


@given(st.lists(st.floats(0, 20), max_size=150), st.booleans())
def test_only_more_than_the_limit_in_a_minute_is_a_flood(pauses: list[float], repeated: bool) -> None:
    at, arrived = START, []
    with Store() as store:
        door = Doorway(store)
        for number, pause in enumerate(pauses):
            at += dt.timedelta(seconds=pause)
            arrived.append(at)
            for _time in range(1 + repeated):  # the same update twice counts once
                door.take_in([wrote(number, at)], at)
        most = max((sum(at - WINDOW < other <= at for other in arrived) for at in arrived), default=0)
        assert bool(outbox(store, "tg:1")) == (most > MOST)
        if most <= MOST:
            assert store.inbox.waiting() == len(arrived)
