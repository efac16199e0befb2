"""What a resident says about a case reaches the desk in their own words, also when they disagree."""

import datetime as dt

import pytest
from test_story import register, text

from bot.messages import DESK
from bot.stage import Stage
from flows.case import Actor, Move, State

ME, OTHER, STAFF = "resident:1", "resident:2", "staff:1"
WORDS = "jullie keken bij de verkeerde hoek van het plein"


@pytest.fixture
def number(stage: Stage) -> str:
    made = register(stage, ME)
    stage.deliver()
    return made


def staff(stage: Stage, number: str, move: Move, **data: str) -> None:
    stage.assistant.casework.move(number, move, Actor.STAFF, STAFF, data, stage.clock.now())
    stage.deliver()


def kinds(stage: Stage, number: str) -> list[str]:
    return [event.kind for event in stage.assistant.store.cases.events(number)]


def test_who_disagrees_is_asked_what_is_wrong_and_the_desk_reads_it(stage: Stage, number: str) -> None:
    staff(stage, number, Move.DECIDE_NO, text="te smal", rule="APV", would_help="een andere plek")
    assert "Typ wat er niet klopt" in text(stage.tap(ME, "Ik ben het er niet mee eens"), ME)
    sent = stage.say(ME, WORDS)
    assert WORDS in text(sent, DESK)
    assert "Doorgegeven" in text(sent, ME)
    assert WORDS in text(stage.say(ME, number), ME)


@pytest.mark.parametrize("said", [WORDS, "kunnen jullie ook komen kijken?", "we zijn nu met veertig. " * 20])
def test_something_is_said_with_a_case_by_a_button(said: str, stage: Stage, number: str) -> None:
    stage.say(ME, number)
    stage.tap(ME, "Zeg er iets bij")
    assert said.strip() in text(stage.say(ME, said), DESK)
    assert kinds(stage, number)[-1] == "said-more"
    assert said.strip() not in text(stage.say(ME, "en een feestje in mijn straat?"), DESK)


def test_who_taps_it_away_says_nothing(stage: Stage, number: str) -> None:
    stage.say(ME, number)
    stage.tap(ME, "Zeg er iets bij")
    stage.tap(ME, "Nee, laat staan")
    stage.say(ME, WORDS)
    assert "said-more" not in kinds(stage, number)


def test_a_message_that_names_the_case_goes_with_it(stage: Stage, number: str) -> None:
    sent = stage.say(ME, f"over {number}: {WORDS}")
    assert WORDS in text(sent, DESK)
    assert "Stand:" in text(sent, ME)


@pytest.mark.parametrize("said", ["{}", "hoe staat het met {} dan nu?", "nieuws over {}"])
def test_who_only_asks_for_the_case_sees_it(said: str, stage: Stage, number: str) -> None:
    assert "Stand:" in text(stage.say(ME, said.format(number)), ME)
    assert "said-more" not in kinds(stage, number)


def test_nobody_adds_to_the_case_of_somebody_else(stage: Stage, number: str) -> None:
    assert "ken ik niet" in text(stage.say(OTHER, f"over {number}: {WORDS}"), OTHER)
    assert "said-more" not in kinds(stage, number)


def test_to_a_question_of_staff_it_is_the_answer(stage: Stage, number: str) -> None:
    staff(stage, number, Move.ASK, text="hoe breed is de stoep?")
    stage.say(ME, number)
    stage.tap(ME, "Zeg er iets bij")
    stage.say(ME, "anderhalve meter")
    assert stage.assistant.casework.card(number).state == State.IN_PROGRESS
    assert kinds(stage, number)[-1] == "reply"


@pytest.mark.parametrize("said", ["ja graag, dinsdag kan ik", "nee dat lukt niet", "ja graag", "evet"])
def test_an_answer_to_news_goes_with_the_case(said: str, stage: Stage, number: str) -> None:
    staff(stage, number, Move.NEWS, text="Wij komen op de plek kijken. Wil je erbij zijn?")
    stage.wait(dt.timedelta(days=1))
    assert said in text(stage.say(ME, said), DESK)


@pytest.mark.parametrize("said", ["dank je wel", "kunnen jullie ook een bankje plaatsen?", "ik wil een geveltuin"])
def test_thanks_and_questions_after_news_are_what_they_are(said: str, stage: Stage, number: str) -> None:
    staff(stage, number, Move.NEWS, text="Wij komen op de plek kijken. Wil je erbij zijn?")
    assert text(stage.say(ME, said), DESK) == ""


def test_long_after_the_news_it_is_something_else(stage: Stage, number: str) -> None:
    staff(stage, number, Move.NEWS, text="Wij komen op de plek kijken. Wil je erbij zijn?")
    stage.wait(dt.timedelta(days=4))
    assert text(stage.say(ME, "dinsdag kan ik"), DESK) == ""


def test_who_puts_an_answer_right_is_heard(stage: Stage, number: str) -> None:
    staff(stage, number, Move.ASK, text="hoe breed is de stoep?")
    stage.say(ME, "twee meter")
    assert "drie meter" in text(stage.say(ME, "o nee, drie meter bedoel ik"), DESK)
