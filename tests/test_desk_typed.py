"""Commands of the desk: everything that has a button can be typed, in the topic of a case or with its number."""

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from test_story import ME, register, state, text
from test_team import AS_STAFF, add, did

from bot.desk import typed
from bot.messages import DESK, Incoming
from bot.stage import Stage
from bot.words.acts import ACTS
from bot.words.desk import LABELS
from flows.case import State

Reopening = Callable[[], Stage]
ANNA, BRAM = "staff:1", "staff:2"
_keys = itertools.count()


@pytest.fixture
def case(reopening: Reopening) -> str:
    return register(reopening(), ME)


def in_topic(stage: Stage, number: str, said: str, who: str = ANNA, **more: object) -> str:
    """Somebody types in the topic of a case; what the desk and the resident then read."""
    now, key = stage.clock.now(), f"topic:{next(_keys)}"
    came = replace(Incoming(key, who, DESK, now, text=said, case=number, ref=key), **more)  # type: ignore[arg-type]
    stage.assistant.store.inbox.add([came])
    while stage.assistant.work(now):
        pass
    sent = stage.deliver()
    return text(sent, DESK) + "\n" + text(sent)


@pytest.mark.parametrize(
    ("said", "becomes", "told"),
    [
        ("/pak", State.ASSIGNED, "juiste persoon"),
        ("/vraag Hoe breed is je stoep?", State.WAITING_FOR_YOU, "Hoe breed is je stoep?"),
        ("/nieuws@stadswijzer_bot Wij komen kijken.", State.RECEIVED, "Wij komen kijken."),
        ("/wacht de beheerder van de grond", State.WAITING_FOR_OTHER, "de beheerder"),
        ("/ja Veel plezier!", State.YES, "Veel plezier!"),
        ("/mits de stoep vrij blijft", State.YES_PROVIDED, "de stoep vrij blijft"),
        ("/eind het staat al ergens", State.STOPPED, "het staat al ergens"),
    ],
)
@pytest.mark.parametrize("where", ["topic", "private"])
def test_a_command_does_what_its_button_does(
    reopening: Reopening, case: str, said: str, becomes: State, told: str, where: str
) -> None:
    if where == "topic":
        shown = in_topic(reopening(), case, said)
    else:
        command, _space, rest = said.partition(" ")
        shown = text(reopening().say(ANNA, f"{command} {case} {rest}"))
    assert told in shown
    assert state(reopening(), case) is becomes
    assert reopening().assistant.store.people.get(ANNA).desk is None


@pytest.mark.parametrize(
    "said",
    [
        "/ja mits de stoep vrij blijft",
        "/Ja, mits de stoep vrij blijft",
        "/ja mits: de stoep vrij blijft",
        "/mits mits de stoep vrij blijft",
        "/mits ja, mits de stoep vrij blijft",
        "/ja, maar alleen als de stoep vrij blijft",
        "/ja op voorwaarde dat de stoep vrij blijft",
    ],
)
def test_a_yes_with_conditions_is_never_told_as_a_yes(reopening: Reopening, case: str, said: str) -> None:
    shown = in_topic(reopening(), case, said)
    assert state(reopening(), case) is State.YES_PROVIDED
    assert "Het antwoord is ja, mits: de stoep vrij blijft" in shown
    assert "aan de slag" not in shown


def test_a_message_that_is_edited_into_another_command_says_that_it_does_nothing(
    reopening: Reopening, case: str
) -> None:
    in_topic(reopening(), case, "/nieuw Wij komen kijken.", ref="1")
    assert "niets veranderd" in in_topic(reopening(), case, "/nieuws Wij komen kijken.", ref="1", edited=True)
    in_topic(reopening(), case, "zullen we gaan kijken", ref="2")
    assert "niets veranderd" in in_topic(reopening(), case, "/nieuws Wij komen kijken.", ref="2", edited=True)
    in_topic(reopening(), case, "/ja Veel plezier!", ref="3")
    assert "niets veranderd" in in_topic(reopening(), case, "/nee Toch niet.", ref="3", edited=True)
    assert "niets veranderd" in in_topic(reopening(), case, "/ja mits het droog is", ref="3", edited=True)
    assert [one.kind for one in reopening().assistant.store.cases.events(case)] == ["registered", "note", "decide-yes"]


def test_words_behind_any_command_are_put_right_by_editing(reopening: Reopening, case: str) -> None:
    in_topic(reopening(), case, "/geefdoor De plek lgt daar.", ref="1")
    reopening().tap(ANNA, "Laak")
    assert "De plek ligt daar." in in_topic(reopening(), case, "/geefdoor De plek ligt daar.", ref="1", edited=True)
    in_topic(reopening(), case, "/ja Vel plezier!", ref="2")
    assert "Veel plezier!" in in_topic(reopening(), case, "/ja Veel plezier!", ref="2", edited=True)


def test_an_answer_is_put_right_before_the_rest_is_said(reopening: Reopening, case: str) -> None:
    in_topic(reopening(), case, "/nee want de stop is te smal", ref="1")
    shown = in_topic(reopening(), case, "/nee want de stoep is te smal", ref="1", edited=True)
    assert "nog niets verstuurd" in shown
    reopening().tap(ANNA, "Annuleer")
    in_topic(reopening(), case, "/nee want de stop is te smal", ref="1")
    in_topic(reopening(), case, "/nee want de stoep is te smal", ref="1", edited=True)
    reopening().say(ANNA, "De regel voor stoepen")
    reopening().tap(ANNA, "Ja, gebruik dit")
    assert "want: de stoep is te smal" in text(reopening().say(ANNA, "Een plek verderop"))


def test_a_yes_with_conditions_that_are_not_told_asks_for_them(reopening: Reopening, case: str) -> None:
    assert "Ja, mits wat?" in in_topic(reopening(), case, "/ja, mits")
    assert "Ja, mits wat?" in in_topic(reopening(), case, "/mits mits")
    assert state(reopening(), case) is State.RECEIVED


def test_the_resident_reads_the_word_before_a_reason_once(reopening: Reopening, case: str) -> None:
    assert "omdat: er geen geld is" in in_topic(reopening(), case, "/eind omdat er geen geld is", ref="stop")
    edited = in_topic(reopening(), case, "/eind omdat er geen plek is", ref="stop", edited=True)
    assert "omdat: er geen plek is" in edited
    reopening().say(ANNA, f"/heropen {case}")
    in_topic(reopening(), case, "/nee, want de stoep is te smal")
    did(reopening(), ANNA, "d:cancel")
    reopening().say(ANNA, f"/nee {case} want de stoep is te smal")
    reopening().say(ANNA, "De regel voor stoepen")
    assert "want: de stoep is te smal" in text(reopening().say(ANNA, "Een plek verderop"))


@pytest.mark.parametrize(
    "said", ["/nieuws, wij komen kijken.", "/Nieuws. Wij komen kijken.", "/nieuws! Wij komen kijken."]
)
def test_a_comma_behind_a_command_does_no_harm(reopening: Reopening, case: str, said: str) -> None:
    assert "ij komen kijken." in in_topic(reopening(), case, said)
    assert [event.kind for event in reopening().assistant.store.cases.events(case)] == ["registered", "news"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/nieuw Wij komen kijken.", "nieuws"),
        ("/niews Wij komen kijken.", "nieuws"),
        ("/beloofd 1 december", "beloof"),
        ("/pakop", "pak"),
        ("/opdracht", "opdrachten"),
        ("/ja,mits het droog is", "mits"),
    ],
)
@pytest.mark.parametrize("where", ["topic", "private"])
def test_a_slip_in_a_command_does_nothing_and_names_what_was_meant(
    reopening: Reopening, case: str, said: str, meant: str, where: str
) -> None:
    told = in_topic(reopening(), case, said) if where == "topic" else text(reopening().say(ANNA, said), ANNA)
    assert f"Bedoel je /{meant}?" in told
    assert "niets gedaan" in told
    assert [event.kind for event in reopening().assistant.store.cases.events(case)] == ["registered"]


def test_a_name_that_is_like_no_command_is_not_guessed(reopening: Reopening, case: str) -> None:
    for said in ("/xyz", "/help", "/a", "/"):
        assert "Bedoel je" not in in_topic(reopening(), case, said), said
    assert "/eind?" in in_topic(reopening(), case, "/stop het kan niet"), "what the button says"
    assert "/eind" not in text(reopening().say(ANNA, "/stop"), ANNA), "in one's own talk it stops what runs"
    assert "Bedoel je" not in text(reopening().say(ME, "/nieuw"), ME)


@pytest.mark.parametrize("said", ["/pak 26-00001-X", "/verhaal 26-00001", "/intrekken 26-1", "/ongedaan 26-00001-X"])
def test_a_number_that_is_none_of_ours_is_named(reopening: Reopening, case: str, said: str) -> None:
    assert f"{said.split()[1]} is geen nummer van ons" in text(reopening().say(ANNA, said), ANNA)
    assert state(reopening(), case) is State.RECEIVED


def test_a_no_that_begins_with_a_command_asks_for_the_rule_and_the_way_out(reopening: Reopening, case: str) -> None:
    assert "welke regel" in in_topic(reopening(), case, "/nee De stoep is te smal.")
    assert state(reopening(), case) is State.RECEIVED, "not before all is said"
    assert "begrijp ik niet" in in_topic(reopening(), case, "/beloof ooit")
    assert state(reopening(), case) is State.RECEIVED


def test_a_date_is_promised_with_a_command(reopening: Reopening, case: str) -> None:
    assert "Wat hoort de bewoner dan" in text(reopening().say(ANNA, f"/beloof {case} 1 december"), ANNA)
    assert "dinsdag 1 december" in text(reopening().say(ANNA, "Dan weten we meer."))


def test_the_reason_of_a_hand_over_can_be_typed_first(reopening: Reopening, case: str) -> None:
    assert "naar welk stadsdeel" in text(reopening().say(ANNA, f"/geefdoor {case} De plek ligt daar."), ANNA)
    assert "De plek ligt daar." in text(reopening().tap(ANNA, "Laak"))
    card = reopening().assistant.store.cases.card(case)
    assert card is not None
    assert card.stadsdeel == "laak"


def test_a_number_behind_a_command_in_a_topic_is_the_other_case(reopening: Reopening, case: str) -> None:
    other = register(reopening(), "resident:2")
    assert "Wat hebben ze" in in_topic(reopening(), case, f"/koppel {other}")
    did(reopening(), ANNA, "d:cancel")
    in_topic(reopening(), case, f"/nieuws {other} Dit is voor een ander.")
    assert "voor een ander" in str(reopening().assistant.store.cases.events(other))
    assert "voor een ander" not in str(reopening().assistant.store.cases.events(case))


@pytest.mark.parametrize("said", ["/pak dit even voor mij", "/heropen want het klopt niet"])
def test_words_that_nobody_would_read_are_not_lost_silently(reopening: Reopening, case: str, said: str) -> None:
    assert "Er is niets gedaan" in in_topic(reopening(), case, said)
    assert state(reopening(), case) is State.RECEIVED


def test_without_a_case_a_command_asks_for_it(reopening: Reopening, case: str) -> None:
    for said in ("/nieuws alles gaat goed", "/ongedaan", "/pak 26-99999-Z"):
        assert "Welke zaak" in text(reopening().say(ANNA, said), ANNA), said
    assert "/nieuws" in text(reopening().say(ANNA, "/opdrachten"), ANNA)
    assert state(reopening(), case) is State.RECEIVED


def test_a_command_reaches_no_case_of_others(reopening: Reopening, case: str) -> None:
    add(reopening, BRAM, *AS_STAFF)  # for Laak; the case is in Segbroek
    for name in typed.COMMANDS:
        assert "valt buiten" in text(reopening().say(BRAM, f"/{name} {case} x"), BRAM), name
        assert "valt buiten" in in_topic(reopening(), case, f"/{name} x", BRAM), name
        reopening().say(ME, f"/{name} {case} x")
        in_topic(reopening(), case, f"/{name} x", ME)
    events = reopening().assistant.store.cases.events(case)
    assert [event.kind for event in events] == ["registered"]


def test_what_was_typed_can_be_undone_by_typing(reopening: Reopening, case: str) -> None:
    in_topic(reopening(), case, "/ja")
    assert "Ongedaan gemaakt" in in_topic(reopening(), case, "/ongedaan")
    assert state(reopening(), case) is State.RECEIVED
    in_topic(reopening(), case, "/ja")
    reopening().wait(dt.timedelta(minutes=2))
    assert "een minuut" in in_topic(reopening(), case, "/ongedaan")
    assert state(reopening(), case) is State.YES


def test_a_command_that_is_edited_keeps_its_command_to_itself(reopening: Reopening, case: str) -> None:
    in_topic(reopening(), case, f"/nieuws {case} Wij komen dinsdag.", ref="m1")
    edited = {"ref": "m1", "edited": True}
    in_topic(reopening(), case, f"/nieuws {case} Wij komen woensdag.", **edited)  # type: ignore[arg-type]
    [said] = [event.data["text"] for event in reopening().assistant.store.cases.events(case) if event.kind == "news"]
    assert said == "Wij komen woensdag."


def test_every_button_of_a_case_has_a_command() -> None:
    assert set(typed.COMMANDS.values()) <= set(ACTS)
    assert {move.value for move in LABELS} <= set(typed.COMMANDS.values())
