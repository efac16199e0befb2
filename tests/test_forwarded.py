"""A community builder passes questions on: each gets one answer to send back, and the offer to register it."""

import datetime as dt

import pytest

from bot.i18n import speaker
from bot.messages import Message, plain
from bot.stage import Stage
from bot.words.answers import PASSED_ON, passed_on
from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 20)


def forward(stage: Stage, text: str) -> list[Message]:
    """What somebody gets who passes this on."""
    return [row.message for row in stage.forward("resident:1", text)]


def test_one_complete_answer_and_then_the_offer(stage: Stage) -> None:
    told, offer = forward(stage, "mijn buurvrouw wil een bankje in de Betje Wolffstraat")
    assert told.buttons == ()
    assert "14070" in told.text
    assert "In welke straat" not in told.text
    assert [button.label for button in offer.buttons] == ["Ja, namens iemand", "Nee"]


def test_it_is_written_in_the_language_of_the_question(stage: Stage) -> None:
    told, offer = forward(stage, "we want to organise a street party in Laak, is there money for it?")
    assert "Source" in told.text
    assert "Zal ik het voor deze bewoner aanmelden?" in offer.text


def test_names_and_numbers_of_the_neighbour_are_not_kept(stage: Stage) -> None:
    forward(stage, "bel mij op 06 12345678, ik wil een geveltuin in Laak. BSN 111222333")
    person = stage.assistant.store.people.get("resident:1")
    assert "geveltuin" in str(person.said)
    assert "12345678" not in str(person.said)
    assert "111222333" not in str(person.said)


def test_a_photo_without_words_asks_for_the_question(stage: Stage) -> None:
    [told] = forward(stage, "")
    assert "Typ de vraag erbij" in told.text


def test_what_we_do_not_know_names_somebody_who_may(stage: Stage) -> None:
    [told] = forward(stage, "qwerty zxcvb poiuyt")
    assert "14070" in told.text


@pytest.mark.parametrize("language", ["nl", "en", "tr", "pl", "ar", "de"])
def test_every_need_can_be_passed_on_in_one_message(guide: Guide, language: str) -> None:
    for need in guide.pack.needs.values():
        said = guide.read(f"{need.label.nl} in Laak", TODAY)
        text = passed_on(guide.route(need.id, said), guide.pack, speaker(language))
        assert len(plain(text)) <= PASSED_ON, need.id
        assert any(char.isdigit() for char in text), f"{need.id}: nobody to call"
