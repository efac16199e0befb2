"""Taking back what one did a moment ago: who did not hear of it never will, who did gets a correction."""

import datetime as dt
from collections.abc import Callable

import pytest
from test_story import ME, register, state, text
from test_team import add, did

from bot.stage import Stage
from flows.case import UNDONE, Event, Move, State, replay

Reopening = Callable[[], Stage]
ANNA, BRAM = "staff:1", "staff:2"


@pytest.fixture
def case(reopening: Reopening) -> str:
    return register(reopening(), ME)


def owed(stage: Stage, number: str) -> list[tuple[str, str]]:
    return [(one.kind, one.due.isoformat()) for one in stage.assistant.store.promises.open_of(number)]


def planned(stage: Stage) -> list[dict[str, object]]:
    return list(stage.assistant.store.db.query("SELECT * FROM questions_due"))


def test_a_wrong_decision_is_undone_and_corrected(reopening: Reopening, case: str) -> None:
    before = owed(reopening(), case), planned(reopening())
    assert "ja" in text(reopening().tap(ANNA, "Besluit: ja"))
    assert (owed(reopening(), case), planned(reopening())) != before
    sent = reopening().tap(ANNA, "Maak ongedaan")
    assert "klopte niet" in text(sent)
    assert "Stand: ontvangen" in text(sent)
    assert "uiterlijk" in text(sent), "with the date that was promised before"
    assert state(reopening(), case) is State.RECEIVED
    assert (owed(reopening(), case), planned(reopening())) == before
    assert "teruggedraaid" in text(reopening().say(ME, case)), "the story keeps both"


def test_what_nobody_heard_yet_is_never_said(reopening: Reopening, case: str) -> None:
    reopening().wait(dt.timedelta(hours=12))  # ten in the evening
    assert text(reopening().tap(ANNA, "Besluit: ja")) == ""
    assert "niemand had er al bericht van" in text(reopening().tap(ANNA, "Maak ongedaan"), ANNA)
    assert text(reopening().wait(dt.timedelta(hours=24))) == ""
    assert state(reopening(), case) is State.RECEIVED


def test_after_a_minute_it_stands(reopening: Reopening, case: str) -> None:
    stage = reopening()
    stage.tap(ANNA, "Besluit: ja")
    stage.clock.move(dt.timedelta(seconds=61))
    assert "tot een minuut" in text(reopening().tap(ANNA, "Maak ongedaan"), ANNA)
    assert state(reopening(), case) is State.YES


def test_it_is_undone_once_and_by_who_did_it(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:take:{case}")
    did(reopening(), ANNA, f"d:decide-yes:{case}")
    assert "niets van jou" in did(reopening(), BRAM, f"d:undo:{case}")
    did(reopening(), ANNA, f"d:undo:{case}")
    assert state(reopening(), case) is State.ASSIGNED
    assert "niets van jou" in did(reopening(), ANNA, f"d:undo:{case}")
    assert state(reopening(), case) is State.ASSIGNED


def test_an_older_button_does_not_take_back_what_was_done_since(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:take:{case}")
    taken = reopening().assistant.store.cases.newest(case)
    did(reopening(), ANNA, f"d:decide-yes:{case}")
    assert "niets van jou" in did(reopening(), ANNA, f"d:undo:{case}:{taken}")
    assert state(reopening(), case) is State.YES


def test_what_the_resident_answered_is_not_undone(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Vraag de bewoner")
    reopening().say(ANNA, "Hoe breed is je stoep?")
    reopening().say(ME, "twee meter")
    assert "niets van jou" in did(reopening(), ANNA, f"d:undo:{case}")
    assert state(reopening(), case) is State.IN_PROGRESS


def test_a_case_that_was_given_away_by_mistake_comes_back(reopening: Reopening, case: str) -> None:
    add(reopening, BRAM, "role:medewerker", "where:segbroek", "next:where", "next:about")
    did(reopening(), BRAM, f"d:to:{case}:laak")
    reopening().say(BRAM, "Dit is in Laak.")
    assert "valt buiten" in did(reopening(), BRAM, f"d:card:{case}")
    did(reopening(), BRAM, f"d:undo:{case}")
    card = reopening().assistant.store.cases.card(case)
    assert card is not None
    assert card.stadsdeel == "segbroek"


@pytest.mark.parametrize("how", ["undo", "unsay"])
def test_what_was_stuck_by_mistake_is_not_on_the_doorbraaktafel_later(
    reopening: Reopening, case: str, how: str
) -> None:
    did(reopening(), ANNA, f"d:stuck:{case}")
    for said in ("Geld", "de pot is leeg", "Wij vragen het fonds."):
        reopening().say(ANNA, said)
    newest = reopening().assistant.store.cases.newest(case)
    did(reopening(), ANNA, f"d:{how}:{case}:{newest}")
    did(reopening(), ANNA, f"d:wait:{case}")
    reopening().say(ANNA, "de tekening van de buren")
    assert reopening().assistant.store.queues.stuck() == []


def test_followers_get_the_correction_without_the_story(reopening: Reopening, case: str) -> None:
    reopening().assistant.store.followers.add(case, "resident:2")
    reopening().tap(ANNA, "Besluit: ja")
    told = text(reopening().tap(ANNA, "Maak ongedaan"), "resident:2")
    assert "klopte niet" in told
    assert "straatfeest" not in told


def test_words_that_are_taken_back_at_once_give_back_what_was_promised(reopening: Reopening, case: str) -> None:
    before = owed(reopening(), case)
    reopening().tap(ANNA, "Vraag de bewoner")
    reopening().say(ANNA, "Hoe breed is je stoep?")
    assert owed(reopening(), case) != before
    reopening().tap(ANNA, "Trek in")
    assert state(reopening(), case) is State.RECEIVED
    assert owed(reopening(), case) == before
    assert "niets van jou" in did(reopening(), ANNA, f"d:undo:{case}"), "once is enough"


def test_every_move_can_be_undone() -> None:
    start = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
    registered = Event(start, "registered", ME, {"flow": "initiatief", "stadsdeel": "laak"})
    before = replay("26-00001-K", [registered])
    for move in Move:
        made = Event(start, move.value, ANNA, {"text": "x", "stadsdeel": "centrum", "keeper": BRAM})
        note = Event(start, "note", ANNA, {"text": "x"})
        assert replay("26-00001-K", [registered, made, note, Event(start, UNDONE, ANNA)]) == before
