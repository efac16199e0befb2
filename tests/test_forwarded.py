"""A community builder passes questions on: each gets one answer to send back, and the offer to register it."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.doorway import Doorway
from bot.i18n import speaker
from bot.messages import Message, plain
from bot.stage import Stage
from bot.words.passing import PASSED_ON, passed_on
from flows import numbers
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
    assert [button.label for button in offer.buttons] == ["Ja, namens iemand", "Printen", "Nee"]


def test_it_is_written_in_the_language_of_the_question(stage: Stage) -> None:
    told, offer = forward(stage, "we want to organise a street party in Laak, is there money for it?")
    assert "Source" in told.text
    assert "Zal ik het voor deze bewoner aanmelden?" in offer.text


def test_names_and_numbers_of_the_neighbour_are_not_kept(stage: Stage) -> None:
    who = "bel mij op 06 12345678 of riet@jansen.nl, Weimarstraat 112 2562HB. BSN 111222333. Groetjes Riet Jansen"
    *_notes, told, _offer = forward(stage, f"ik wil een geveltuin in Laak. {who}")
    kept = str(stage.assistant.store.people.get("resident:1").said)
    assert "geveltuin" in kept
    for secret in ("12345678", "riet@", "111222333", "112", "2562HB", "Riet", "Jansen"):
        assert secret not in kept
        assert secret not in told.text
    assert "Weimarstraat" in kept, "the street says which loket"


def test_a_photo_without_words_asks_for_the_question(stage: Stage) -> None:
    [told] = forward(stage, "")
    assert "Typ de vraag erbij" in told.text


def test_what_we_do_not_know_names_somebody_who_may(stage: Stage) -> None:
    told, _offer = forward(stage, "qwerty zxcvb poiuyt")
    assert "14070" in told.text


@pytest.mark.parametrize("language", ["nl", "en", "tr", "pl", "ar", "de"])
def test_every_need_can_be_passed_on_in_one_message(guide: Guide, language: str) -> None:
    for need in guide.pack.needs.values():
        said = guide.read(f"{need.label.nl} in Laak", TODAY)
        text = passed_on(guide.route(need.id, said), guide.pack, speaker(language))
        assert len(plain(text)) <= PASSED_ON, need.id
        assert any(char.isdigit() for char in text), f"{need.id}: nobody to call"


def test_also_under_a_banner_it_is_no_longer_than_it_may_be(stage: Stage) -> None:
    stage.assistant.store.switches.set_banner("x" * 300)
    told, _offer = forward(stage, "wij willen een moestuin beginnen in Scheveningen")
    assert told.text.count("x") >= 300
    assert len(plain(told.text)) <= PASSED_ON
    assert "14070" in told.text


def test_five_in_a_row_do_not_mix(stage: Stage) -> None:
    asked = ("een bankje in de Betje Wolffstraat", "een geveltuin in Laak", "een straatfeest in Segbroek")
    offers = [forward(stage, f"mijn buurman wil {what}")[1] for what in asked]
    forward(stage, "is er ook een repair cafe in Loosduinen?")
    [register, *_others] = offers[1].buttons
    sent = stage._came(stage._incoming("resident:1", action=register.action))
    assert "geveltuin" in " ".join(row.message.text for row in sent)
    assert "Laak" in " ".join(row.message.text for row in sent)
    busy = stage._came(stage._incoming("resident:1", action=offers[0].buttons[0].action))
    assert "nog bezig met: mijn buurman wil een geveltuin" in busy[0].message.text
    stage.say("resident:1", "stop")
    sent = stage._came(stage._incoming("resident:1", action=offers[0].buttons[0].action))
    assert "bankje" in " ".join(row.message.text for row in sent)


def test_an_offer_of_long_ago_or_of_somebody_else_is_not_known(stage: Stage) -> None:
    offer = forward(stage, "mijn buurman wil een geveltuin in Laak")[1]
    for _again in range(6):
        forward(stage, "en een straatfeest in Segbroek")
    for who in ("resident:1", "resident:2"):
        [told] = stage._came(stage._incoming(who, action=offer.buttons[0].action))
        assert "ken ik niet meer" in told.message.text


def test_the_answer_can_be_printed_in_the_language_of_the_question(stage: Stage) -> None:
    forward(stage, "we want to organise a street party in Laak, is there money for it?")
    [row] = stage.tap("resident:1", "Printen")
    kept = stage.assistant.store.files.get(str(row.message.file), "resident:1")
    assert kept is not None
    assert kept[0].endswith("-en.pdf")


def test_who_is_in_need_gets_the_number_and_no_offer(stage: Stage) -> None:
    [told] = forward(stage, "er is brand in mijn flat help")
    assert "112" in told.text


def test_a_flood_of_a_hundred_is_turned_away_with_one_sentence(stage: Stage) -> None:
    store, now = stage.assistant.store, stage.clock.now()
    flood = [replace(stage._incoming("resident:1", text=f"straatfeest {n}"), forwarded=True) for n in range(100)]
    Doorway(store).take_in(flood, now)
    while stage.assistant.work(now):
        pass
    sent = [row.message.text for row in stage.deliver()]
    assert len(sent) == 1
    assert "heel veel berichten" in sent[0]
    stage.clock.move(dt.timedelta(minutes=2))
    assert len(forward(stage, "bankje in Laak")) == 2


def photo(stage: Stage) -> list[Message]:
    """What somebody gets who passes a photo without words on."""
    stage.assistant.store.files.add("photo-1", "resident:1", "photo-1", "photo", stage.clock.now())
    came = replace(stage._incoming("resident:1", file="photo-1", media="photo"), forwarded=True)
    return [row.message for row in stage._came(came)]


def test_the_pieces_of_one_question_make_one(stage: Stage) -> None:
    forward(stage, "kan er een bankje komen?")
    told, offer = forward(stage, "in de Weimarstraat")
    assert "Segbroek" in told.text
    assert photo(stage) == forward(stage, "dankjewel") == []
    stage._came(stage._incoming("resident:1", action=offer.buttons[0].action))
    talk = str(stage.assistant.store.people.get("resident:1").talk)
    assert "bankje" in talk
    assert "segbroek" in talk
    assert "photo-1" in talk


def test_a_place_or_photo_that_comes_first_belongs_to_what_follows(stage: Stage) -> None:
    forward(stage, "wij wonen in Laak")
    told, _offer = forward(stage, "mogen we een straatfeest houden?")
    assert "Laak" in told.text
    stage.clock.move(dt.timedelta(minutes=2))
    photo(stage)
    offer = forward(stage, "kunnen we in Spoorwijk een moestuin beginnen?")[1]
    stage._came(stage._incoming("resident:1", action=offer.buttons[0].action))
    assert "photo-1" in str(stage.assistant.store.people.get("resident:1").talk)


def test_another_question_or_a_later_one_is_no_piece(stage: Stage) -> None:
    forward(stage, "een bankje in de Weimarstraat graag")
    assert "Segbroek" not in forward(stage, "we willen een straatfeest")[0].text
    stage.clock.move(dt.timedelta(minutes=2))
    assert "feest" not in forward(stage, "in Laak")[0].text


@pytest.mark.parametrize("asked", ["hoe staat het met mijn aanvraag?", numbers.make(2026, 1), "wat weet je van mij?"])
def test_what_somebody_else_has_with_us_is_not_told(stage: Stage, asked: str) -> None:
    [told] = forward(stage, asked)
    assert "die persoon zelf" in told.text


def test_too_little_asks_for_more_and_a_person_is_offered_where_we_know_nothing(stage: Stage) -> None:
    told, _offer = forward(stage, "ik heb een idee voor de buurt")
    assert "welke straat of wijk" in told.text
    assert "14070" in told.text
    told, offer = forward(stage, "mijn buurvrouw wil qwerty zxcvb poiuyt")
    assert "Ik verzin niks" in told.text
    assert offer.buttons[0].label == "Ja, namens iemand"


def test_there_is_always_an_address(stage: Stage) -> None:
    known = (("", "Spui 70"), ("in Laak", "Spui 70"), ("in Segbroek", "Spui 70"), ("in Mariahoeve", "Loudonstraat 95"))
    for where, address in known:
        assert address in forward(stage, f"mijn buurman wil een geveltuin {where}")[0].text, where
        stage.clock.move(dt.timedelta(minutes=2))


def test_what_is_said_of_an_address_is_in_the_language_of_the_question(stage: Stage) -> None:
    told, _offer = forward(stage, "we want to organise a street party in Scheveningen, is there money for it?")
    assert "Scheveningseweg 303, Den Haag (call first)" in told.text


def test_who_writes_a_language_without_texts_reads_english_days_too(stage: Stage) -> None:
    told = forward(stage, "Zdravo, komšije i ja bismo da napravimo uličnu zabavu u našoj ulici. Koga da pitamo?")[0]
    assert "November 2026" in told.text


def test_who_wants_a_person_reads_more_than_a_number(stage: Stage) -> None:
    told, _offer = forward(stage, "kan iemand mij bellen, ik wil een mens spreken. ik woon in Moerwijk")
    assert "14070" in told.text
    assert "Stadskantoor Leyweg" in told.text
    assert len(told.text.splitlines()) > 2


def test_what_was_asked_counts_for_the_city_and_its_editors(stage: Stage) -> None:
    forward(stage, "mijn buurvrouw Riet, 06 12345678, wil qwerty zxcvb poiuyt")
    [gap] = stage.assistant.store.gaps.newest()
    assert "qwerty" in gap["text"]
    assert "12345678" not in gap["text"]


def test_who_says_who_they_are_is_left_out(stage: Stage) -> None:
    forward(stage, "hoi, ik ben Fatima el Yilmaz uit Laak en ik wil een geveltuin. Ik ben Turks.")
    kept = str(stage.assistant.store.people.get("resident:1").said)
    assert "geveltuin" in kept
    assert "Fatima" not in kept
    assert "Yilmaz" not in kept
    assert "Turks" in kept


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Hoi met Fatima, kunnen wij een geveltuin maken?", "Fatima"),
        ("Hallo Yvonne, Ahmed hier. Ik wil een geveltuin", "Ahmed"),
        ("Hallo Yvonne, ik wil een geveltuin", "Yvonne"),
        ("ik ben Piet en ik wil een geveltuin", "Piet"),
        ("mijn buurvrouw Riet wil een geveltuin", "Riet"),
        ("meneer de Vries wil een geveltuin", "Vries"),
    ],
)
def test_a_first_name_is_left_out_where_the_words_tell_that_it_is_one(stage: Stage, said: str, name: str) -> None:
    forward(stage, said)
    kept = str(stage.assistant.store.people.get("resident:1").said)
    assert "geveltuin" in kept
    assert name not in kept


@pytest.mark.parametrize(
    "said", ["Ik ben Turks en wil een feest", "een straatfeest met Kerst, mag dat?", "Hallo Den Haag, ik wil een feest"]
)
def test_what_is_no_name_stays(stage: Stage, said: str) -> None:
    forward(stage, said)
    assert said in str(stage.assistant.store.people.get("resident:1").said)


def test_a_place_on_the_map_belongs_to_the_question_before_it(stage: Stage) -> None:
    forward(stage, "kan er een bankje komen?")
    came = replace(stage._incoming("resident:1", location=(52.0645, 4.3205)), forwarded=True)
    told, _offer = (row.message for row in stage._came(came))
    assert "bankje" in told.text
    assert "Laak" in told.text


def test_what_is_spoken_is_asked_for_and_goes_with_no_other_question(stage: Stage) -> None:
    forward(stage, "kan er een bankje komen?")
    stage.assistant.store.files.add("voice-1", "resident:1", "voice-1", "voice", stage.clock.now())
    came = replace(stage._incoming("resident:1", file="voice-1", media="voice"), forwarded=True)
    [told] = [row.message for row in stage._came(came)]
    assert "Typ de vraag erbij" in told.text
    bench, spoken = (stage.assistant.store.people.get("resident:1").said or {})["passed-on"]
    assert "files" not in bench
    assert spoken["files"][0]["id"] == "voice-1"


def test_hands_that_thank_are_no_question(stage: Stage) -> None:
    forward(stage, "kan er een bankje komen?")
    assert forward(stage, "🙏🙏") == []


def test_in_the_talk_for_somebody_what_they_say_is_their_answer(stage: Stage) -> None:
    stage.say("resident:1", "/menu")
    stage.tap("resident:1", "Iets aanmelden of doorgeven")
    stage.tap("resident:1", "Aanmelden voor iemand anders")
    stage.tap("resident:1", "Ja, dat mag")
    forward(stage, "ik zou zo graag een bankje willen bij ons voor de deur")
    forward(stage, "in de Betje Wolffstraat is dat")
    photo(stage)
    talk = str(stage.assistant.store.people.get("resident:1").talk)
    for part in ("bankje", "escamp"):
        assert part in talk
    told, offer = forward(stage, "mogen wij een straatfeest houden in Laak?")
    assert "feest" in told.text
    assert offer.buttons
    assert "feest" not in str(stage.assistant.store.people.get("resident:1").talk)
