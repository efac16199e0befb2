"""What becomes of a sending that goes wrong, step by step; the pace has tests of its own."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import START

from bot.clock import MovableClock
from bot.messages import CARD, DESK, Button, Message
from bot.outgoing import Came, Deliverer, Gone, Refused, SendError, Wait
from bot.pace import GROUP_MESSAGES, GROUP_SECONDS, SendPace
from bot.stage import Stage
from bot.store import Store
from bot.store.trouble import Trouble
from flows.case import Actor, Move

ANA, BO = "tg:1", "tg:2"


class Phone:
    """Takes messages, unless something was planned for the next ones."""

    pace: SendPace | None = None

    def __init__(self) -> None:
        self.planned: list[BaseException] = []
        self.spoiled: dict[str, Exception] = {}
        self.got: list[tuple[str, str]] = []

    def calls(self, _message: Message) -> int:
        return 1

    def chat(self, address: str) -> str:
        return address

    async def send(self, message: Message, _came: Came) -> str | None:
        if self.planned:
            raise self.planned.pop(0)
        if message.text in self.spoiled:
            raise self.spoiled[message.text]
        self.got.append((message.to, message.text))
        return "1"


class Post:
    """A deliverer on a store of its own, with a steady clock moved by hand."""

    def __init__(self, path: Path | None = None) -> None:
        self.store, self.phone, self.seconds = Store(path), Phone(), 1000.0
        self.restart()

    def restart(self, now: dt.datetime = START) -> None:
        """What was only in memory is gone."""
        self.deliverer = Deliverer(self.store, MovableClock(now), {"tg": self.phone}, lambda: self.seconds)

    def say(self, *said: tuple[str, str]) -> None:
        for to, text in said:
            self.store.outbox.add(Message(to, text), START)

    def deliver(self) -> None:
        async def until_nothing_is_left() -> None:
            while await self.deliverer.deliver():
                pass

        asyncio.run(until_nothing_is_left())


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post()
    yield made
    made.store.close()


def test_while_the_platform_is_away_nothing_is_lost_and_the_order_stays(post: Post) -> None:
    post.say((ANA, "een"), (ANA, "twee"))
    post.phone.planned = [SendError("away")] * 40
    for _try in range(41):
        post.deliver()
        post.seconds += 400
    post.deliver()
    assert post.phone.got == [(ANA, "een"), (ANA, "twee")]


def test_a_message_that_spoils_something_here_is_given_up_and_those_behind_it_come(post: Post) -> None:
    post.say((ANA, "een"), (ANA, "twee"), (BO, "drie"))
    post.phone.spoiled = {"een": ValueError("kapot"), "drie": Refused("never")}
    for _try in range(20):
        post.deliver()
        post.seconds += 400
    assert post.phone.got == [(ANA, "twee")]
    assert post.store.outbox.counts() == {"failed": 2, "sent": 1}


def test_told_to_wait_a_chat_waits_and_keeps_its_order_also_after_a_restart(post: Post) -> None:
    post.say((ANA, "een"), (ANA, "twee"), (BO, "drie"))
    post.phone.planned = [Wait(30)]
    post.deliver()
    assert post.phone.got == [(BO, "drie")]
    post.restart()
    post.deliver()
    assert post.phone.got == [(BO, "drie"), (ANA, "een"), (ANA, "twee")]


def test_one_chat_that_hears_too_much_holds_up_no_other_and_two_hold_up_all(post: Post) -> None:
    post.phone.pace = SendPace()
    post.say((ANA, "een"), (BO, "twee"))
    post.phone.planned = [Wait(30)]
    post.deliver()
    assert post.phone.got == [(BO, "twee")]
    post.say((BO, "drie"))
    post.phone.planned = [Wait(30)]
    asyncio.run(post.deliverer.deliver())
    post.say(("tg:3", "vier"))
    asyncio.run(post.deliverer.deliver())
    assert len(post.phone.got) == 1, "the platform means all of us"
    post.seconds += 31
    post.deliver()
    assert len(post.phone.got) == 4


def test_a_message_is_tried_for_a_week(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    post.say((ANA, "een"))
    post.phone.planned = [SendError("away")] * 1_500
    for _try in range(1_500):
        post.deliver()
        post.seconds += 400
    post.deliver()
    assert post.phone.got == [(ANA, "een")]
    post.say((BO, "twee"))
    post.phone.planned = [SendError("away")] * 2_100
    for _try in range(2_100):
        post.deliver()
        post.seconds += 400
    assert post.store.outbox.counts() == {"failed": 1, "sent": 1}
    assert [record.getMessage() for record in caplog.records] == ["message given up"]


def test_the_desk_hears_that_a_decision_does_not_reach_who_blocked_us_and_they_hear_it_when_they_are_back(
    stage: Stage,
) -> None:
    work, store = stage.assistant.casework, stage.assistant.store
    stage.say(ANA, "hallo")
    number = str(
        work.register(ANA, work.flows["initiatief"], {"wat": {"said": "moestuin"}}, (), stage.clock.now()).case
    )
    stage.deliver()
    phone = Phone()
    deliverer = Deliverer(store, stage.clock, {"tg": phone, DESK: phone})
    work.move(number, Move.DECIDE_YES, Actor.STAFF, "staff:1", {"text": "Begin maar."}, stage.clock.now())
    due = store.outbox.due(stage.clock.now(), limit=100)
    phone.spoiled = {row.message.text: Gone() for row in due if row.message.to == ANA}
    assert phone.spoiled

    async def all_of_it() -> None:
        while await deliverer.deliver():
            pass

    asyncio.run(all_of_it())
    assert [text for to, text in phone.got if to == DESK and "komt niet aan" in text]
    phone.spoiled = {}
    heard = "\n".join(row.message.text for row in stage.say(ANA, "hallo") if row.message.to == ANA)
    assert "Ik kon je een tijd niets sturen" in heard
    assert "Begin maar." in heard
    assert "niets sturen" not in "\n".join(row.message.text for row in stage.say(ANA, "hallo"))


def test_what_cannot_be_noted_is_not_sent_again(tmp_path: Path) -> None:
    path = tmp_path / "post.db"
    post = Post(path)
    post.store.db.execute("PRAGMA busy_timeout=10").close()
    post.say((ANA, "een"), (ANA, "twee"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _time in range(5):
            with suppress(Trouble):
                post.deliver()
        assert post.phone.got == [(ANA, "een")]
        other.execute("ROLLBACK")
    post.deliver()
    assert post.phone.got == [(ANA, "een"), (ANA, "twee")]
    post.store.close()


class Killed(BaseException):
    """The service dies in the middle of it."""


def test_a_notice_that_may_have_arrived_goes_again_before_a_newer_reply(post: Post) -> None:
    """Died before it could be noted, or the answer was lost: the second time comes right behind the first."""
    for number, lost in enumerate((Killed(), SendError("the answer was lost"), Wait(3))):
        post.phone.got.clear()
        post.store.outbox.add(Message(ANA, f"bericht {number}", bulk=True), START)
        post.phone.planned = [lost]
        with suppress(Killed):
            post.deliver()
        post.say((ANA, f"antwoord {number}"))
        post.restart()
        post.deliver()
        assert post.phone.got == [(ANA, f"bericht {number}"), (ANA, f"antwoord {number}")]


def test_a_notice_that_may_have_arrived_goes_again_whatever_the_clock_says(post: Post) -> None:
    post.store.outbox.add(Message(ANA, "bericht", bulk=True, not_before=START), START)
    post.phone.planned = [Killed()]
    with suppress(Killed):
        post.deliver()
    post.say((ANA, "antwoord"))
    post.restart(START - dt.timedelta(hours=2))
    post.deliver()
    assert post.phone.got == [(ANA, "bericht"), (ANA, "antwoord")]


def test_a_notice_that_spoils_something_here_holds_up_no_reply(post: Post) -> None:
    post.store.outbox.add(Message(ANA, "bericht", bulk=True), START)
    post.phone.spoiled = {"bericht": ValueError("kapot")}
    post.deliver()
    post.say((ANA, "antwoord"))
    post.seconds += 400
    post.deliver()
    assert post.phone.got == [(ANA, "antwoord")]


def test_replies_go_before_notices_of_which_nothing_was_tried(post: Post) -> None:
    post.store.outbox.add(Message(ANA, "bericht", bulk=True), START)
    post.say((ANA, "antwoord"))
    post.deliver()
    assert post.phone.got == [(ANA, "antwoord"), (ANA, "bericht")]


def test_a_card_at_the_desk_is_brought_up_to_date_after_what_is_said_there() -> None:
    with Store() as store:
        card = Message(DESK, "card", slot=f"{CARD}26-00001-H")
        store.outbox.add(card, START)
        store.outbox.add(Message(DESK, "question"), START)
        [first] = store.outbox.due(START)
        assert first.message.text == "card", "a new card comes before what is said about it"
        store.outbox.sent(first.id, START, "77")
        store.outbox.add(replace(card, text="card, taken"), START)
        store.outbox.add(Message(DESK, "done"), START)
        sent = []
        while due := store.outbox.due(START):
            assert len(due) == 1, "one at a time, as in any chat"
            sent.append(due[0].message.text)
            store.outbox.sent(due[0].id, START, "78")
        assert sent == ["question", "done", "card, taken"]


def test_what_a_group_got_before_a_restart_counts_for_the_pace(post: Post) -> None:
    group, clock = "tg:-7", MovableClock(START)
    post.phone.pace = SendPace()
    for number in range(GROUP_MESSAGES):
        post.store.outbox.add(Message(group, str(number)), START)
        [due] = post.store.outbox.due(START)
        post.store.outbox.sent(due.id, START, str(number))
    post.store.outbox.add(Message(group, "one too many"), START)
    clock.move(dt.timedelta(seconds=GROUP_SECONDS - 5))
    post.deliverer = Deliverer(post.store, clock, {"tg": post.phone}, lambda: post.seconds)
    post.deliver()
    assert post.phone.got == []
    post.seconds += 6
    post.deliver()
    assert post.phone.got == [(group, "one too many")]


def test_cards_old_and_new_never_wait_for_each_other(post: Post) -> None:
    """A card that stands waits for what is said, which waits for a new card before it: that one waits for nothing."""
    post.deliverer = Deliverer(post.store, MovableClock(START), {DESK: post.phone}, lambda: post.seconds)
    post.store.outbox.add(Message(DESK, "oud", slot=f"{CARD}26-00001-H"), START)
    post.deliver()
    post.phone.got.clear()
    post.store.outbox.add(Message(DESK, "oud, anders", slot=f"{CARD}26-00001-H"), START)
    post.store.outbox.add(Message(DESK, "nieuw", slot=f"{CARD}26-00002-K"), START)
    post.store.outbox.add(Message(DESK, "gezegd"), START)
    post.deliver()
    assert post.phone.got == [(DESK, "nieuw"), (DESK, "gezegd"), (DESK, "oud, anders")]


def test_nobody_answers_what_waits_for_the_morning() -> None:
    store, shown = Store(), (Button("Ja", "yes"), Button("Nee", "no"))
    store.outbox.add(Message(ANA, "Met wie doe je het?", shown), START)
    late = Message(ANA, "Ga verder?", (Button("Stop", "stop"),), not_before=START + dt.timedelta(hours=9))
    store.outbox.add(late, START)
    assert store.outbox.newest_buttons(ANA) == shown
    assert [text for text, _taps in store.outbox.newest(ANA, 2)] == ["Met wie doe je het?"]
    store.outbox.sent(2, START + dt.timedelta(hours=10))
    assert store.outbox.newest_buttons(ANA) == late.buttons
    store.close()
