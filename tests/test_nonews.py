"""When nothing happens people hear why, in words that are true, and the desk is asked again by day."""

import datetime as dt
import json

import pytest
from conftest import START, promises
from test_story import text

from bot.clock import CITY_TIME
from bot.messages import DESK
from bot.stage import Stage
from bot.tick import CLEARED_ON
from flows.case import Actor, Move
from flows.preferences import Mode, Preferences

OWNER, STAFF = "resident:1", "staff:1"
PLAN = {"wat": {"said": "geveltuin"}, "waar": {"stadsdeel": "laak", "said": "Laak"}}


@pytest.fixture
def number(stage: Stage) -> str:
    work = stage.assistant.casework
    return str(work.register(OWNER, work.flows["initiatief"], PLAN, (), stage.clock.now()).case)


def staff(stage: Stage, number: str, move: Move, **data: str) -> None:
    stage.assistant.casework.move(number, move, Actor.STAFF, STAFF, data, stage.clock.now())
    stage.deliver()


def after(stage: Stage, days: int) -> tuple[str, str]:
    """What the resident and the desk hear in so many days."""
    sent = stage.wait(dt.timedelta(days=days))
    return text(sent, OWNER), text(sent, DESK)


def test_a_question_that_was_not_answered_is_asked_again_in_its_own_words(stage: Stage, number: str) -> None:
    staff(stage, number, Move.ASK, text="Hoe breed is je stoep?")
    told, desk = after(stage, 15)
    assert "Wij wachten op jouw antwoord: “Hoe breed is je stoep?”" in told
    assert desk == "", "it is not up to them"


def test_what_it_waits_for_is_named_and_the_second_time_the_desk_is_asked(stage: Stage, number: str) -> None:
    staff(stage, number, Move.WAIT, text="stadsbeheer kijkt of er leidingen liggen")
    told, desk = after(stage, 15)
    assert "wacht sinds 20 november: stadsbeheer kijkt of er leidingen liggen." in told
    assert "opnieuw gevraagd" not in told
    assert desk == ""
    told, desk = after(stage, 14)
    assert "Ik heb het ze vandaag opnieuw gevraagd." in told
    assert "Weet jij meer? Stuur nieuws, ook als het klein is." in desk


def test_that_nobody_picked_it_up_is_said_and_a_second_broken_promise_is_not_the_first(
    stage: Stage, number: str
) -> None:
    first, _desk = after(stage, 16)
    assert "uiterlijk vrijdag 4 december iets laten weten" in first
    second, _desk = after(stage, 7)
    assert "Ook vrijdag 11 december haalden wij niet." in second
    assert "Bel 14070 en noem je nummer" in second
    beat, desk = after(stage, 13)
    assert "pakte nog niemand het op" in beat
    assert "Weet jij meer?" in desk, "we said that we asked them, so we did"


def test_the_desk_is_never_woken_by_a_promise(stage: Stage, number: str) -> None:
    hours = {
        at.astimezone(CITY_TIME).hour
        for at, row in stage.wait_step_by_step(dt.timedelta(days=60))
        if row.message.to == DESK
    }
    assert hours
    assert min(hours) >= 9
    assert max(hours) < 20


def test_a_promise_that_is_renewed_with_a_reason_is_counted_as_that(stage: Stage, number: str) -> None:
    staff(stage, number, Move.NEWS, text="De wegbeheerder is ziek; wij weten het later.", until="2026-12-18")
    counts = promises(stage.assistant.store)
    assert (counts.get("renewed"), counts.get("kept"), counts.get("broken")) == (1, None, None)
    told, desk = after(stage, 27)
    assert "sorry" not in told, "the day is not over"
    assert "uiterlijk vrijdag 18 december" in desk, "and staff are warned of the new day"
    staff(stage, number, Move.NEWS, text="Het kan, de wegbeheerder is terug.")
    assert promises(stage.assistant.store)["kept"] >= 1


@pytest.mark.parametrize("move", [Move.TAKE, Move.START, Move.HAND_OVER, Move.INVOLVE])
def test_to_pick_it_up_or_pass_it_on_is_no_answer(stage: Stage, number: str, move: Move) -> None:
    staff(stage, number, move, to="Stadsbeheer", department="Stadsbeheer", party="Haag Wonen", text="zij weten meer")
    [kept] = [one for one in stage.assistant.store.promises.open_of(number) if one.kind == "answer"]
    assert kept.owner == ("Stadsbeheer" if move is Move.HAND_OVER else "stadsdeel Laak")
    told, desk = after(stage, 17)
    assert "sorry" in told
    assert "niet gehaald" in desk


def test_a_promise_of_ours_is_not_put_in_the_mouth_of_the_city(stage: Stage, number: str) -> None:
    assert "Je hoort weer iets van stadsdeel Laak, uiterlijk" in text(stage.say(OWNER, number), OWNER)
    staff(stage, number, Move.NEWS, text="Wij lezen het vrijdag.")
    assert "weer hoe het staat bij stadsdeel Laak" in text(stage.say(OWNER, number), OWNER)


@pytest.mark.parametrize(("days", "waits"), [(12, True), (14, False)])
def test_what_is_done_on_the_promised_day_is_told_that_day_also_to_who_hears_once_a_week(
    stage: Stage, number: str, days: int, waits: bool
) -> None:
    work = stage.assistant.casework
    work.promising.prefer(OWNER, Preferences(Mode.WEEKLY), stage.clock.now())
    stage.wait(dt.timedelta(days=days))  # Wednesday, before a Thursday that is in time; and Friday, which is the day
    work.move(number, Move.TAKE, Actor.STAFF, STAFF, {}, stage.clock.now())
    assert ("juiste persoon" in text(stage.deliver(), OWNER)) is not waits
    assert ("juiste persoon" in text(stage.wait(dt.timedelta(days=1)), OWNER)) is waits


@pytest.mark.usefixtures("as_in_a_service")
def test_one_case_that_cannot_be_told_of_holds_up_no_other(
    stage: Stage, number: str, caplog: pytest.LogCaptureFixture
) -> None:
    store, work = stage.assistant.store, stage.assistant.casework
    other = work.register("resident:2", work.flows["initiatief"], PLAN, (), stage.clock.now()).case
    store.db.execute("UPDATE cases SET answers = '[]' WHERE number = ?", [number])  # no answers that there can be
    store.reminders.replace("resident:3", [(START.date() + dt.timedelta(days=15), "Denk aan de vergunning")])
    sent = stage.wait(dt.timedelta(days=16))
    assert str(other) in text(sent, "resident:2"), "silence is a bug, also when something else fails"
    assert "Denk aan de vergunning" in text(sent, "resident:3")
    assert store.recall(CLEARED_ON) == str((START + dt.timedelta(days=16)).date()), "what is kept too long goes too"
    failed = [record for record in caplog.records if "what was due failed" in record.getMessage()]
    assert {getattr(record, "case", None) for record in failed} == {number}
    store.db.execute("UPDATE cases SET answers = ? WHERE number = ?", [json.dumps(PLAN), number])
    assert number in text(stage.wait(dt.timedelta(days=1)), OWNER), "it is told as soon as that works again"
