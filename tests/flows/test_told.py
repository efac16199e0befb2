"""What was said and then put right, as the story reads afterwards."""

import datetime as dt

from flows.case import CORRECTED, TAKEN_BACK, Event, Move, State, replay
from flows.told import as_it_reads

AT = dt.datetime(2027, 3, 1, 10, tzinfo=dt.UTC)


def told(kind: str, **data: object) -> Event:
    return Event(AT, kind, "staff:1", dict(data))


STORY = [
    Event(AT, "registered", "resident:1", {"flow": "initiatief", "stadsdeel": "laak"}),
    told(Move.ASK, text="Hoe breed?"),
    told(Move.NEWS, text="We komen dinsdag."),
]


def test_a_correction_changes_the_words_and_nothing_else() -> None:
    reads = as_it_reads([*STORY, told(CORRECTED, of=2, text="We komen woensdag.")])
    assert [event.data.get("text") for event in reads[:3]] == [None, "Hoe breed?", "We komen woensdag."]
    assert [event.kind for event in reads[:3]] == [event.kind for event in STORY]


def test_the_last_correction_holds() -> None:
    corrections = [told(CORRECTED, of=2, text=text) for text in ("woensdag", "donderdag")]
    assert as_it_reads([*STORY, *corrections])[2].data["text"] == "donderdag"


def test_what_was_taken_back_has_no_words_any_more() -> None:
    reads = as_it_reads([*STORY, told(TAKEN_BACK, of=1)])
    assert reads[1].data == {"taken_back": True}
    assert reads[2].data["text"] == "We komen dinsdag."


def test_a_place_that_is_not_in_the_story_changes_nothing() -> None:
    for of in (-1, 99, "2", None):
        assert as_it_reads([*STORY, told(TAKEN_BACK, of=of)])[:3] == STORY


def test_a_question_taken_back_gives_back_the_state() -> None:
    assert replay("27-00001-A", STORY).state is State.WAITING_FOR_YOU
    back = told(TAKEN_BACK, of=1, state="received")
    assert replay("27-00001-A", [*STORY, back]).state is State.RECEIVED
    assert replay("27-00001-A", [*STORY, told(TAKEN_BACK, of=2)]).state is State.WAITING_FOR_YOU
