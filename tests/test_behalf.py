"""On behalf of a neighbour: two persons kept apart, who hears is a choice, and consent can be taken back."""

import datetime as dt
import json
import re
from itertools import pairwise
from typing import Any

import pytest

from bot import dossier
from bot.casework import card_slot
from bot.i18n import speaker
from bot.messages import DESK
from bot.stage import Stage
from bot.store.post import Outgoing
from flows import numbers
from flows.case import Actor, Move, State
from flows.preferences import Mode, Preferences

HELPER, NEIGHBOUR, STRANGER = "resident:helper", "resident:riet", "resident:3"


def text(sent: list[Outgoing], to: str) -> str:
    return "\n".join(row.message.text for row in sent if row.message.to == to)


def register(stage: Stage, news: str) -> tuple[str, str]:
    """A neighbour's question is forwarded and registered for her; the number, and what she may open."""
    stage.forward(HELPER, "ik zou zo graag een bankje willen in de Betje Wolffstraat, groet Riet")
    stage.tap(HELPER, "Ja, namens iemand")
    for _question in range(20):
        labels = [button.label for button in stage.assistant.store.outbox.newest_buttons(HELPER)]
        wanted = ("Ja, verstuur", "Ja, dat mag", news, "Bellen", "Overslaan")
        label = next(label for label in wanted if label in labels)
        sent = stage.tap(HELPER, label)
        if label == "Ja, verstuur":
            break
    number, link = numbers.find(text(sent, HELPER)), re.search(r"/start behalf_\S+", text(sent, HELPER))
    assert number is not None
    assert link is not None
    return number, link[0]


def news(stage: Stage, number: str, what: str = "De stoep wordt gemeten.") -> dict[str, list[str]]:
    """Staff tell something; who heard it, in which words."""
    work = stage.assistant.casework
    work.move(number, Move.NEWS, Actor.STAFF, "staff:1", {"text": what}, stage.clock.now())
    heard: dict[str, list[str]] = {}
    for row in stage.deliver():
        if what in row.message.text:
            heard.setdefault(row.message.to, []).append(row.message.text)
    return heard


def answers(stage: Stage, number: str) -> Any:
    return stage.assistant.casework.card(number).answers


@pytest.mark.parametrize(
    ("choice", "hears"),
    [
        ("Ik, en ik vertel het", {HELPER}),
        ("De ander zelf", {NEIGHBOUR}),
        ("Allebei", {HELPER, NEIGHBOUR}),
    ],
)
def test_who_hears_is_what_was_chosen_and_in_the_same_words(stage: Stage, choice: str, hears: set[str]) -> None:
    number, link = register(stage, choice)
    assert set(news(stage, number)) == {HELPER}, "nobody else can be reached yet"
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    heard = news(stage, number, "De bank komt er.")
    assert set(heard) == hears
    assert len({said for texts in heard.values() for said in texts}) == 1


def test_who_hears_can_be_changed_by_both(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    stage.tap(NEIGHBOUR, "Nieuws naar: wie mij helpt")
    assert set(news(stage, number)) == {HELPER}
    stage.say(HELPER, number)
    stage.tap(HELPER, "Wie krijgt het nieuws?")
    stage.tap(HELPER, "Nieuws naar: mijn buur")
    assert set(news(stage, number, "Nog iets.")) == {NEIGHBOUR}


def test_the_overviews_say_whose_it_is(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    assert f"{number}" in text(stage.say(HELPER, "/mijn"), HELPER)
    assert "voor een ander" in text(stage.say(HELPER, "/mijn"), HELPER)
    assert number not in text(stage.say(NEIGHBOUR, "/mijn"), NEIGHBOUR)
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    assert "door een ander voor jou" in text(stage.say(NEIGHBOUR, "/mijn"), NEIGHBOUR)


def test_the_desk_reads_that_there_are_two_people_and_who_agreed_how(stage: Stage) -> None:
    def card(number: str) -> str:
        standing = stage.assistant.store.outbox.standing(DESK, card_slot(number))
        assert standing is not None
        return standing.text

    number, link = register(stage, "De ander zelf")
    assert "Voor een ander: iemand helpt. Toestemming mondeling, zegt wie helpt. Nieuws naar wie helpt" in card(number)
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    assert "Toestemming zelf gegeven via de link. Nieuws naar de bewoner" in card(number)
    stage.tap(NEIGHBOUR, "Nieuws naar: ons allebei")
    assert "Nieuws naar de bewoner en wie helpt" in card(number)


def test_consent_is_recorded_as_it_was_given(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    store = stage.assistant.store
    assert [event.kind for event in store.cases.events(number)][-1] == "consent-said"
    stage.say(NEIGHBOUR, link)
    sent = stage.tap(NEIGHBOUR, "Ja, dat is goed")
    assert [event.kind for event in store.cases.events(number)][-1] == "consent-link"
    assert "stemde zelf in" in text(sent, "desk")


@pytest.mark.parametrize("agreed", [True, False])
def test_a_neighbour_takes_consent_back_and_is_forgotten(stage: Stage, agreed: bool) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    if agreed:
        stage.tap(NEIGHBOUR, "Ja, dat is goed")
        stage.say(NEIGHBOUR, number)
        stage.tap(NEIGHBOUR, "Toestemming intrekken")
    else:
        stage.tap(NEIGHBOUR, "Nee, stop ermee")
    sent = stage.tap(NEIGHBOUR, "Ja, stop ermee")
    assert "ingetrokken" in text(sent, NEIGHBOUR)
    assert "De toestemming is ingetrokken" in text(sent, HELPER), "and not only that it stopped"
    assert number in text(sent, "desk")
    assert stage.assistant.casework.card(number).state == State.WITHDRAWN
    assert not {"voor", "telefoon", "adres"} & set(answers(stage, number))
    assert stage.assistant.store.behalf.for_neighbour(NEIGHBOUR) == []
    assert "werkt niet meer" in text(stage.say(NEIGHBOUR, link), NEIGHBOUR)


def test_what_a_neighbour_told_goes_with_their_consent(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    ask = {"text": "Hoe heet u?"}
    stage.assistant.casework.move(number, Move.ASK, Actor.STAFF, "staff:1", ask, stage.clock.now())
    stage.deliver()
    stage.say(NEIGHBOUR, "Ik ben Fatma Yildiz, bel mij maar")
    assert "Fatma" in text(stage.say(HELPER, number), HELPER)
    stage.say(NEIGHBOUR, number)
    stage.tap(NEIGHBOUR, "Toestemming intrekken")
    stage.tap(NEIGHBOUR, "Ja, stop ermee")
    assert "Fatma" not in text(stage.say(HELPER, number), HELPER)
    db = stage.assistant.store.db
    left = [dict(row) for table in ("events", "cases", "outbox", "news") for row in db.query(f"SELECT * FROM {table}")]
    assert "Fatma" not in json.dumps(left, default=str)
    assert NEIGHBOUR not in [row.get("by") for row in left]


@pytest.mark.parametrize("ended", [False, True])
def test_what_the_helper_tells_of_the_neighbour_goes_with_the_consent(stage: Stage, ended: bool) -> None:
    number, _link = register(stage, "Allebei")
    with_name = dict(answers(stage, number)) | {"voor": {"said": "Riet"}, "telefoon": {"phone": "070 1234567"}}
    store = stage.assistant.store
    store.db.execute("UPDATE cases SET answers = ?", [json.dumps(with_name)])
    stage.assistant.casework.post_card(number, stage.clock.now())
    assert "070 1234567" in text(stage.say("staff:1", number), "staff:1")
    if ended:
        stage.assistant.casework.move(number, Move.STOP, Actor.STAFF, "staff:1", {"text": "Dubbel."}, stage.clock.now())
    stage.say(HELPER, number)
    stage.tap(HELPER, "Toestemming intrekken")
    sent = stage.tap(HELPER, "Ja, stop ermee")
    assert "Riet" not in str(answers(stage, number).get("voor"))
    assert "telefoon" not in answers(stage, number)
    assert [row.message.takes_back for row in sent if row.message.slot == f"card:{number}"] == [True]
    assert "wie het was, is gewist" in text(sent, DESK)
    assert not any("1234567" in row["text"] for row in store.db.query("SELECT text FROM outbox"))


def test_the_link_is_for_one_neighbour_only(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    assert "voor je buur" in text(stage.say(HELPER, link), HELPER)
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    assert "al gebruikt" in text(stage.say(STRANGER, link), STRANGER)
    assert "ken ik niet" in text(stage.say(STRANGER, number), STRANGER)
    changed = link[:-1] + ("A" if link[-1] != "A" else "B")
    assert "werkt niet meer" in text(stage.say(STRANGER, changed), STRANGER)
    for forged in (f"behalf-yes:{number}", f"behalf-no!:{number}", f"news-for:{number}:helper"):
        came = stage._came(stage._incoming(STRANGER, action=forged))
        assert "ken ik niet" in text(came, STRANGER)
    assert stage.assistant.casework.card(number).state != State.WITHDRAWN


def test_the_neighbour_can_answer_a_question_of_staff(stage: Stage) -> None:
    number, link = register(stage, "De ander zelf")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    work = stage.assistant.casework
    work.move(number, Move.TAKE, Actor.STAFF, "staff:1", {}, stage.clock.now())
    work.move(number, Move.ASK, Actor.STAFF, "staff:1", {"text": "Welk huisnummer?"}, stage.clock.now())
    assert "Welk huisnummer?" in text(stage.deliver(), NEIGHBOUR)
    stage.say(NEIGHBOUR, "Tegenover nummer 12, bij de lantaarnpaal")
    assert work.card(number).state != State.WAITING_FOR_YOU


def test_what_the_neighbour_takes_along_does_not_tell_how_to_reach_the_helper(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    store = stage.assistant.store
    store.cases.answer(number, answers(stage, number) | {"contact": {"name": "Zoltan", "phone": "06 11112222"}})
    [theirs] = store.everything(NEIGHBOUR)["cases"]
    assert "wat" in theirs["answers"]
    assert not [told for told in ("Zoltan", "11112222") if told in str(store.everything(NEIGHBOUR))]
    assert "06 11112222" in str(store.everything(HELPER))


def test_the_story_the_neighbour_takes_along_does_not_tell_it_either(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    casework = stage.assistant.casework
    contact = {"contact": {"name": "Zoltan", "phone": "06 11112222"}}
    casework.store.cases.answer(number, answers(stage, number) | contact)
    theirs, helpers = (str(dossier.make(casework, number, speaker("nl"), who).plan) for who in (NEIGHBOUR, HELPER))
    assert "bankje" in theirs
    assert ("Zoltan" in theirs, "11112222" in theirs) == (False, False)
    assert "Zoltan" in helpers


def test_who_helped_can_be_erased_and_the_plan_goes_on(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    stage.say(HELPER, "/verwijder")
    stage.tap(HELPER, "Ja, wis alles")
    assert stage.assistant.casework.card(number).owner == NEIGHBOUR
    assert set(news(stage, number)) == {NEIGHBOUR}


def test_of_who_helped_and_is_erased_no_name_or_number_stays_at_the_desk(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    store = stage.assistant.store
    store.cases.answer(number, answers(stage, number) | {"contact": {"name": "Zoltan", "phone": "06 11112222"}})
    stage.assistant.casework.post_card(number, stage.clock.now())
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    assert "Zoltan" in text(stage.say("staff:1", number), "staff:1")
    stage.assistant.casework.post_card(number, stage.clock.now())  # not yet sent
    stage.say(HELPER, "/verwijder")
    sent = stage.tap(HELPER, "Ja, wis alles")
    assert [row.message.slot for row in sent if row.message.to == DESK] == [f"card:{number}"], "as it is now"
    left = str([list(store.db.query(f"SELECT * FROM [{table}]")) for table in store.db.table_names()])
    assert not [told for told in ("Zoltan", "11112222") if told in left]


def test_who_was_helped_can_be_erased_and_then_it_stops(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    stage.say(NEIGHBOUR, "/verwijder")
    sent = stage.tap(NEIGHBOUR, "Ja, wis alles")
    card = stage.assistant.casework.card(number)
    assert card.state == State.WITHDRAWN
    assert card.answers == {}
    assert number in text(sent, HELPER), "who helped hears that it stopped"
    assert NEIGHBOUR not in str(stage.assistant.store.everything(HELPER))


def test_each_of_two_hears_as_often_as_they_chose_and_neither_is_left_in_silence(stage: Stage) -> None:
    number, link = register(stage, "Allebei")
    stage.say(NEIGHBOUR, link)
    stage.tap(NEIGHBOUR, "Ja, dat is goed")
    work = stage.assistant.casework
    work.promising.prefer(HELPER, Preferences(Mode.DECISIONS), stage.clock.now())
    work.move(number, Move.TAKE, Actor.STAFF, "staff:1", {}, stage.clock.now())
    stage.deliver()
    heard: dict[str, list[dt.datetime]] = {HELPER: [stage.clock.now()], NEIGHBOUR: [stage.clock.now()]}
    for at, row in stage.wait_step_by_step(dt.timedelta(days=120)):
        if row.message.to in heard:
            heard[row.message.to].append(at)
    gaps = {who: [(later - one).days for one, later in pairwise(times)] for who, times in heard.items()}
    assert max(gaps[NEIGHBOUR]) <= 14
    assert max(gaps[HELPER][1:]) <= 29
    assert len(heard[HELPER]) < len(heard[NEIGHBOUR]), "who wants less hears less"
