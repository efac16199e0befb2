"""Neighbours follow a plan: only by the link, only where it stands, and not a word longer than the initiator wants."""

import datetime as dt
import re

import pytest

from bot.printing import BOT
from bot.stage import Stage
from flows.case import Actor, Move

OWNER, NEIGHBOUR = "resident:1", "resident:2"


@pytest.fixture
def shared(stage: Stage) -> tuple[str, str]:
    """The number of a case and what its owner gives to neighbours."""
    work = stage.assistant.casework
    message = work.register(OWNER, work.flows["initiatief"], {}, (), stage.clock.now())
    stage.say(OWNER, str(message.case))
    [link] = stage.tap(OWNER, "Laat buren meekijken")
    return str(message.case), re.findall(r"/start follow_\S{20,}", link.message.text)[0]


def start_work(stage: Stage, number: str, move: Move) -> list[str]:
    """Staff make a move; what the neighbour hears."""
    work, now = stage.assistant.casework, stage.clock.now()
    work.move(number, move, Actor.STAFF, "staff:1", {"text": "een geheim van de aanvrager"}, now)
    return [row.message.text for row in stage.deliver() if row.message.to == NEIGHBOUR]


def test_a_follower_hears_every_change_and_nothing_of_the_story(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    assert number in stage.say(NEIGHBOUR, link)[0].message.text
    for move in (Move.SEE, Move.TAKE, Move.WAIT, Move.STOP):
        stage.clock.move(dt.timedelta(days=1))
        [heard] = start_work(stage, number, move)
        assert number in heard
        assert "geheim" not in heard


def test_who_stops_hears_nothing_more(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Stop met volgen")
    assert start_work(stage, number, Move.TAKE) == []


def test_the_initiator_ends_it_for_everybody_and_the_link_dies(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    stage.tap(OWNER, "Stop met delen")
    assert start_work(stage, number, Move.TAKE) == []
    assert "werkt niet meer" in stage.say(NEIGHBOUR, link)[0].message.text


def test_a_guessed_link_and_somebody_elses_case_give_nothing(stage: Stage, shared: tuple[str, str]) -> None:
    number, _link = shared
    assert "werkt niet meer" in stage.say(NEIGHBOUR, f"/start follow_{number}")[0].message.text
    assert stage.assistant.store.followers.of(number) == []


def test_after_a_withdrawal_a_follower_hears_it_once(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    work = stage.assistant.casework
    work.move(number, Move.WITHDRAW, Actor.RESIDENT, OWNER, {}, stage.clock.now())
    heard = [row for row in stage.deliver() if row.message.to == NEIGHBOUR]
    assert len(heard) == 1
    assert [row for row in stage.wait(dt.timedelta(days=40)) if row.message.to == NEIGHBOUR] == []


def test_two_changes_on_one_day_are_told_together_in_the_morning(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    assert len(start_work(stage, number, Move.SEE)) == 1
    assert start_work(stage, number, Move.TAKE) == start_work(stage, number, Move.WAIT) == []
    [later] = [row.message.text for row in stage.wait(dt.timedelta(days=1)) if row.message.to == NEIGHBOUR]
    assert "bij de juiste persoon" in later
    assert "wacht op een ander" in later


def test_who_is_erased_ends_the_following_with_one_word(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    stage.say(NEIGHBOUR, link)
    stage.say(OWNER, "/verwijder")
    heard = [row.message.text for row in stage.tap(OWNER, "Ja, wis alles") if row.message.to == NEIGHBOUR]
    assert len(heard) == 1
    assert number in heard[0]
    assert [row for row in stage.wait(dt.timedelta(days=40)) if row.message.to in (NEIGHBOUR, OWNER)] == []


def test_with_a_bot_the_link_and_its_code_open_telegram(stage: Stage) -> None:
    stage.assistant.store.remember(BOT, "HaagseBot")
    work = stage.assistant.casework
    message = work.register(OWNER, work.flows["initiatief"], {}, (), stage.clock.now())
    stage.say(OWNER, str(message.case))
    [shared] = stage.tap(OWNER, "Laat buren meekijken")
    link = re.search(r"https://t\.me/HaagseBot\?start=(follow_\S+)", shared.message.text)
    assert link is not None
    assert stage.assistant.store.file(str(shared.message.file), OWNER) is not None
    assert str(message.case) in stage.say(NEIGHBOUR, f"/start {link[1]}")[0].message.text


def test_the_link_of_a_withdrawn_plan_is_answered_kindly(stage: Stage, shared: tuple[str, str]) -> None:
    number, link = shared
    work = stage.assistant.casework
    work.move(number, Move.WITHDRAW, Actor.RESIDENT, OWNER, {}, stage.clock.now())
    [told] = [row for row in stage.say(NEIGHBOUR, link) if row.message.to == NEIGHBOUR]
    assert "werkt niet meer" in told.message.text
    assert number not in told.message.text
