"""Files outside a talk, and a talk that a button would wipe out: nothing that was told or sent is lost."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from test_bad_input import ME, PLAN, Reopening, asked, at, at_once, finished, talk, told

from bot import attachments, replay
from bot.messages import DESK
from bot.stage import Stage
from bot.store.cases import Card
from bot.store.post import Outgoing
from flows.case import Actor, Move, State

YOU = "resident:2"


def registered(reopening: Reopening) -> Card:
    at(reopening, "waar")
    finished(reopening)
    return case(reopening)


def case(reopening: Reopening) -> Card:
    return reopening().assistant.store.cases.of(ME)[0]


def files(card: Card) -> list[str]:
    return [file["id"] for file in attachments.files_of(card.answers)]


def at_desk(sent: list[Outgoing]) -> list[str]:
    return [str(row.message.file) for row in sent if row.message.to == DESK and row.message.file]


def with_caption(stage: Stage, text: str, file: str = "file-1") -> list[Outgoing]:
    incoming = stage._incoming(ME, text=text, file=file, media="photo")
    return stage._came(incoming)


def test_a_photo_after_registering_goes_with_the_case_after_one_tap(reopening: Reopening) -> None:
    registered(reopening)
    sent = reopening().photo(ME, "schets.jpg")
    assert "Hoort dit bij een aanmelding" in told(sent)
    assert at_desk(sent) == []
    sent = reopening().tap(ME, f"Hoort bij: {PLAN}")
    card = case(reopening)
    assert (len(files(card)), at_desk(sent)) == (1, files(card))
    assert reopening().assistant.store.files.of_case(files(card)[0]) is not None
    assert "je stuurde er iets bij" in told(reopening().tap(ME, "Bekijk mijn aanmelding"))


def test_a_second_tap_adds_nothing_twice(reopening: Reopening) -> None:
    number = registered(reopening).number
    reopening().photo(ME, "schets.jpg")
    assert "nog een keer" in told(at_once(reopening(), f"add-to:{number}", f"add-to:{number}"))
    assert len(files(case(reopening))) == 1


def test_nobody_adds_to_the_case_of_another(reopening: Reopening) -> None:
    number = registered(reopening).number
    sent = reopening().photo(YOU, "kiekje.jpg")
    assert not [button for row in sent for button in row.message.buttons if button.label.startswith("Hoort bij")]
    stage = reopening()
    stage._came(stage._incoming(YOU, action=f"add-to:{number}"))
    assert files(case(reopening)) == []


def test_a_photo_answers_the_question_of_staff(reopening: Reopening) -> None:
    number = registered(reopening).number
    stage = reopening()
    for move, data in ((Move.TAKE, {}), (Move.ASK, {"text": "Heb je een foto van de plek?"})):
        stage.assistant.casework.move(number, move, Actor.STAFF, "staff:1", data, stage.clock.now())
    stage.deliver()
    sent = with_caption(reopening(), "hier, naast de glijbaan")
    assert case(reopening).state == State.IN_PROGRESS
    assert at_desk(sent) == ["file-1"]
    assert "naast de glijbaan" in told(sent, DESK)


def test_a_photo_with_a_plan_goes_with_that_plan(reopening: Reopening) -> None:
    sent = with_caption(reopening(), "hier willen we een geveltuin in Laak")
    assert "kan hem zelf niet bekijken" in told(sent)
    reopening().tap(ME, "Aanmelden")
    assert talk(reopening()).answers["foto"]["files"][0]["id"] == "file-1"


@pytest.mark.parametrize("kind", [attachments.VOICE, attachments.DOCUMENT, attachments.PHOTO])
def test_replay_plays_files_and_forwarded_messages(kind: str, reopening: Reopening) -> None:
    def play(**step: Any) -> list[dict[str, Any]]:
        return list(replay.play([json.dumps({"who": ME, **step})], reopening()))

    play(forward="mijn buurvrouw Riet wil een bankje in de Betje Wolffstraat")
    play(tap="Ja, namens iemand")
    assert talk(reopening()).flow == "namens-iemand"
    assert "een mens" in play(**{kind: "stem.oga"})[0]["text"]
    assert [file["media"] for file in talk(reopening()).answers["foto"]["files"]] == [kind]


BEGINS: dict[str, Callable[[Stage], list[Outgoing]]] = {
    "another flow": lambda stage: stage.tap(ME, "Je idee voor de wijk"),
    "a person": lambda stage: stage.say(ME, "/mens"),
}


@pytest.mark.parametrize("begin", BEGINS)
def test_a_new_talk_asks_before_it_wipes_out_the_other(begin: str, reopening: Reopening) -> None:
    at(reopening, "geld")
    before = talk(reopening())
    assert f"nog bezig met: {PLAN}" in told(BEGINS[begin](reopening()))
    assert talk(reopening()) == before
    reopening().tap(ME, "Ga verder")
    assert asked(reopening()) == "geld"
    BEGINS[begin](reopening())
    reopening().tap(ME, "Begin iets nieuws")
    assert talk(reopening()).flow in ("idee-voor-de-wijk", "vraag-aan-loket")


def test_a_second_tap_on_the_same_button_changes_nothing(reopening: Reopening) -> None:
    reopening().say(ME, "ik wil een bankje bij de speeltuin in Ypenburg")
    sent = at_once(reopening(), "flow:initiatief", "flow:initiatief")
    assert told(sent).count("Ik stel je een paar korte vragen") == 1
    reopening().say(ME, "12 juni")
    at_once(reopening(), "flow:initiatief")
    assert asked(reopening()) == "wie"


def album(reopening: Reopening, photos: int) -> list[Outgoing]:
    """Photos that were sent in one go."""
    return [row for number in range(photos) for row in reopening().photo(ME, f"plek-{number}.jpg")]


def test_an_album_in_a_talk_is_received_once(reopening: Reopening) -> None:
    at(reopening, "foto")
    assert told(album(reopening, 4)).count("Je foto staat erbij") == 1
    assert len(talk(reopening()).answers["foto"]["files"]) == 4
    assert "een mens luistert" in told(reopening().file(ME, "stem.oga", attachments.VOICE)), "that is no album"
    assert asked(reopening()) == "contact"
    reopening().wait(dt.timedelta(minutes=1))
    assert "Je foto staat erbij" in told(reopening().photo(ME, "nog-een.jpg"))


def test_an_album_before_a_plan_goes_with_it(reopening: Reopening) -> None:
    assert told(album(reopening, 3)).count("Je foto staat erbij") == 1
    reopening().say(ME, "hier willen we een geveltuin in Laak")
    reopening().tap(ME, "Aanmelden")
    assert len(talk(reopening()).answers["foto"]["files"]) == 3


def test_an_album_for_staff_goes_to_them_whole(reopening: Reopening) -> None:
    number = registered(reopening).number
    stage = reopening()
    for move, data in ((Move.TAKE, {}), (Move.ASK, {"text": "Heb je foto's van de plek?"})):
        stage.assistant.casework.move(number, move, Actor.STAFF, "staff:1", data, stage.clock.now())
    stage.deliver()
    assert len(at_desk(album(reopening, 3))) == 3
    assert len(files(case(reopening))) == 3
