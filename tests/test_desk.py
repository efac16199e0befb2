"""Staff at the same case: one answers at a time, and only who is on the list."""

import datetime as dt
from dataclasses import replace

import pytest
from test_story import ME, register, text

from bot.casework import card_slot
from bot.desk import CLAIM
from bot.messages import DESK, Incoming
from bot.stage import Stage

ANNA, BRAM = "staff:1", "staff:2"


@pytest.fixture
def case(stage: Stage) -> str:
    return register(stage, ME)


def did(stage: Stage, who: str, action: str) -> str:
    now = stage.clock.now()
    store = stage.assistant.store
    store.inbox.add([Incoming(f"{who}:{action}:{now.isoformat()}", who, who, now, action=action)])
    stage.assistant.work(now)
    return text(stage.deliver(), who)


def test_two_cannot_answer_the_same_case(stage: Stage, case: str) -> None:
    did(stage, ANNA, f"d:ask:{case}")
    assert "collega" in did(stage, BRAM, f"d:decide-yes:{case}")
    assert "breed" in text(stage.say(ANNA, "Hoe breed is je stoep?"))


def test_who_went_away_gives_the_case_free_and_cannot_answer_over_it(stage: Stage, case: str) -> None:
    did(stage, ANNA, f"d:ask:{case}")
    stage.wait(CLAIM + dt.timedelta(minutes=1))
    assert "Typ je vraag" in did(stage, BRAM, f"d:ask:{case}")
    sent = stage.say(ANNA, "Hoe breed is je stoep?")
    assert "collega" in text(sent, ANNA)
    assert text(sent) == ""
    assert "lang" in text(stage.say(BRAM, "Hoe lang duurt het?"))


def test_the_card_stops_saying_that_somebody_writes_when_they_left_it(stage: Stage, case: str) -> None:
    def card() -> str:
        standing = stage.assistant.store.outbox.standing(DESK, card_slot(case))
        assert standing is not None
        return standing.text

    for _time in range(2):
        did(stage, ANNA, f"d:ask:{case}")
        assert "schrijft een antwoord" in card()
        stage.wait(CLAIM - dt.timedelta(minutes=1))
        assert "schrijft een antwoord" in card()
        stage.wait(dt.timedelta(minutes=2))
        assert "schrijft een antwoord" not in card()
    assert stage.wait(dt.timedelta(hours=1)) == [], "and says so once"


def test_who_is_taken_off_the_list_keeps_nothing(stage: Stage, case: str) -> None:
    did(stage, ANNA, f"d:ask:{case}")
    stage.assistant.roster = replace(stage.assistant.roster, listed=lambda person: person == BRAM)
    stage.assistant.use(stage.assistant.guide, stage.assistant.casework.flows)
    assert "Typ je vraag" in did(stage, BRAM, f"d:ask:{case}"), "who is gone holds no case"
    assert "breed" not in text(stage.say(ANNA, "Hoe breed is je stoep?"))
    assert stage.assistant.store.people.get(ANNA).desk is None
