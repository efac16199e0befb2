"""Staff put right what they said before or after the resident had it, on the web as on the phone."""

import datetime as dt
from dataclasses import replace

import pytest
from test_story import ME, STAFF, register, state, text

from bot.mending import Mending
from bot.messages import Incoming
from bot.stage import Stage
from flows.case import State


@pytest.fixture
def case(stage: Stage) -> str:
    return register(stage, ME)


def typed(stage: Stage, said: str, ref: str, *, edited: bool = False) -> str:
    """Staff type something in a message that can be changed later; what they hear of it."""
    now = stage.clock.now()
    came = Incoming(f"{ref}:{said}:{edited}", STAFF, STAFF, now, said)
    stage.assistant.store.inbox.add([replace(came, ref=ref, edited=edited)])
    stage.assistant.work(now)
    return text(stage.deliver(), STAFF)


def tonight(stage: Stage) -> None:
    """It becomes nine in the evening: residents hear news tomorrow."""
    stage.wait(dt.timedelta(hours=11))


def test_what_was_not_told_yet_is_told_right(stage: Stage, case: str) -> None:
    tonight(stage)
    stage.tap(STAFF, "Stuur nieuws")
    typed(stage, "We komen dinsdag.", "1")
    assert "nog niet gekregen" in typed(stage, "We komen woensdag.", "1", edited=True)
    told = text(stage.wait(dt.timedelta(hours=13)))
    assert "woensdag" in told
    assert "dinsdag" not in told


def test_what_was_not_told_yet_and_is_taken_back_is_never_told(stage: Stage, case: str) -> None:
    tonight(stage)
    stage.tap(STAFF, "Stuur nieuws")
    typed(stage, "Dit was voor een ander.", "1")
    assert "nog niet gekregen" in text(stage.tap(STAFF, "Trek in"), STAFF)
    assert "voor een ander" not in text(stage.wait(dt.timedelta(days=2)))


def test_in_a_bundle_only_the_wrong_part_changes(stage: Stage, case: str) -> None:
    tonight(stage)
    stage.tap(STAFF, "Stuur nieuws")
    typed(stage, "We komen dinsdag.", "1")
    stage.tap(STAFF, "Wacht op een ander")
    typed(stage, "De wegbeheerder kijkt mee.", "2")
    told = text(stage.wait(dt.timedelta(hours=13)))
    assert "dinsdag" in told
    assert "wegbeheerder" in told
    typed(stage, "We komen woensdag.", "1", edited=True)
    again = text(stage.deliver()) + text_of_newest(stage)
    assert "woensdag" in again
    assert "wegbeheerder" in again
    assert "dinsdag" not in again


def text_of_newest(stage: Stage) -> str:
    """What stands with the resident now in the newest message."""
    rows = stage.assistant.store.db.query('SELECT text FROM outbox WHERE "to" = ? ORDER BY id DESC LIMIT 1', [ME])
    return next(str(row["text"]) for row in rows)


def test_a_changed_decision_is_also_said_once_more(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Besluit: ja, mits")
    typed(stage, "De stoep blijft vrij.", "1")
    typed(stage, "De stoep en de put blijven vrij.", "1", edited=True)
    stage.wait(dt.timedelta(hours=1))
    assert "verbetering" in text_of_newest(stage)
    assert "put" in text_of_newest(stage)


def test_what_can_not_be_found_any_more_is_said_once_more(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Stuur nieuws")
    typed(stage, "We komen dinsdag.", "1")
    stage.assistant.store.db.execute('DELETE FROM outbox WHERE "to" = ?', [ME])
    assert "apart" in typed(stage, "We komen woensdag.", "1", edited=True)
    assert "woensdag" in text_of_newest(stage)


def test_a_question_that_was_answered_keeps_its_answer(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Vraag de bewoner")
    typed(stage, "Hoe breed is je stoep?", "1")
    stage.say(ME, "twee meter")
    stage.tap(STAFF, "Trek in")
    assert state(stage, case) is State.IN_PROGRESS, "only the question goes"
    assert "twee meter" in str(stage.assistant.store.cases.events(case))


def test_a_decision_is_not_taken_back_like_that(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Besluit: ja, mits")
    typed(stage, "De stoep blijft vrij.", "1")
    store, now = stage.assistant.store, stage.clock.now()
    before = [(one.kind, one.state, one.due) for one in store.promises.of(case)]
    assert "niets om in te trekken" in text(stage.say(STAFF, f"/intrekken {case}"), STAFF)
    back = Incoming("back", STAFF, STAFF, now, "/intrekken", case=case)
    store.inbox.add([replace(back, answers="1")])  # in answer to their own words
    stage.assistant.work(now)
    assert "niets om in te trekken" in text(stage.deliver(), STAFF)
    assert state(stage, case) is State.YES_PROVIDED
    assert [(one.kind, one.state, one.due) for one in store.promises.of(case)] == before
    assert store.questions.due(dt.date(2027, 12, 31), 9), "and it is still asked whether it helped"


def test_somebody_who_is_not_staff_changes_nothing(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Stuur nieuws")
    typed(stage, "We komen dinsdag.", "1")
    now = stage.clock.now()
    stranger = Incoming("x", "resident:9", STAFF, now, "We komen nooit.", ref="1", edited=True)
    stage.assistant.store.inbox.add([stranger])
    stage.assistant.work(now)
    assert "nooit" not in text_of_newest(stage)


def test_the_timeline_shows_the_right_words_and_that_they_were_put_right(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Stuur nieuws")
    typed(stage, "We komen dinsdag.", "1")
    typed(stage, "We komen woensdag.", "1", edited=True)
    shown = text(stage.say(ME, case))
    assert "woensdag" in shown
    assert "dinsdag" not in shown
    assert "bericht verbeterd" in shown


def test_a_question_that_is_taken_back_leaves_nothing_to_wait_for(stage: Stage, case: str) -> None:
    stage.say(STAFF, f"/vraag {case} Hoe breed is je stoep?")
    stage.say(STAFF, f"/nieuws {case} We meten zelf.")
    stage.say(STAFF, f"/vraag {case} Of weet je de diepte?")
    assert state(stage, case) is State.WAITING_FOR_YOU
    work, now = stage.assistant.casework, stage.clock.now()
    asked = [at for at, event in enumerate(work.store.cases.events(case)) if event.kind == "ask"]
    for at in reversed(asked):
        Mending(work).take_back(case, at, STAFF, now)
    assert state(stage, case) is not State.WAITING_FOR_YOU
    stage.deliver()
    assert "Hulp:" in text(stage.say(ME, "ik wil een moestuin beginnen in Laak")), "and what is said next is answered"
