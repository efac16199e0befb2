"""The main story, from the first question to the last: the store is closed and reopened between all turns."""

import datetime as dt
from collections.abc import Callable

import pytest
from conftest import promises

from bot.messages import plain
from bot.stage import NoSuchButton, Stage
from bot.store.post import Outgoing
from flows import numbers
from flows.case import State

Reopening = Callable[[], Stage]
ME, STAFF = "resident:1", "staff:1"


def labels(sent: list[Outgoing], to: str = ME) -> list[str]:
    return [button.label for row in sent if row.message.to == to for button in row.message.buttons]


def text(sent: list[Outgoing], to: str = ME) -> str:
    return "\n".join(plain(row.message.text) for row in sent if row.message.to == to)


def test_the_main_story(reopening: Reopening) -> None:
    sent = reopening().say(ME, "hoi wij wille met de straat een bbq doen in de weimarstraat op 12 juni, mag dat?")
    assert "17 april 2027" in text(sent), "eight weeks before 12 June"
    assert "Segbroek" in text(sent)
    assert "Aanmelden" in labels(sent)

    sent = reopening().tap(ME, "Aanmelden")
    assert "Met buren of vrienden" in labels(sent), "plan, place and day were known and are not asked again"
    reopening().tap(ME, "Met buren of vrienden")
    reopening().say(ME, "rond de 800 euro")

    sent = reopening().say(ME, "moeten we eigenlijk een verzekering hebben?")
    assert "erzekering" in text(sent), "a question in between is answered"
    assert text(sent).rstrip().endswith("kennis."), "and then the talk goes on where it was"
    reopening().say(ME, "tafels, en wij koken zelf")
    reopening().tap(ME, "Overslaan")
    reopening().say(ME, "Yvonne, 06 12345678")
    sent = reopening().tap(ME, "Ja, dat mag")
    assert "€\xa0800" in text(sent)
    assert "12345678" not in text(sent), "a phone number is not repeated in full"

    reopening().tap(ME, "Verander: Geld")
    sent = reopening().say(ME, "600")
    assert "€\xa0600" in text(sent)
    assert "€\xa0800" not in text(sent)

    sent = reopening().tap(ME, "Ja, verstuur")
    number = numbers.find(text(sent))
    assert number is not None
    assert "4 december" in text(sent), "the promise has a date"
    assert number in text(sent, "desk")
    assert "06 12345678" in text(sent, "desk"), "staff can call"

    sent = reopening().tap(STAFF, "Pak op")
    assert "juiste persoon" in text(sent)
    reopening().tap(STAFF, "Stuur nieuws")
    sent = reopening().say(STAFF, "We hebben je plan besproken met de wegbeheerder.")
    assert "wegbeheerder" in text(sent)
    assert "uiterlijk" in text(sent), "every message has a date"

    assert text(reopening().wait(dt.timedelta(days=13))) == "", "no news, no message before the promised day"
    sent = reopening().wait(dt.timedelta(days=1, hours=1))
    assert "nog geen nieuws" in text(sent)
    assert "18 december" in text(sent)

    reopening().tap(STAFF, "Besluit: nee, want")
    reopening().say(STAFF, "De straat is die dag omleidingsroute voor de tram.")
    reopening().say(STAFF, "Verkeersbesluit omleiding")
    sent = reopening().say(STAFF, "Een andere zaterdag.")
    assert all(said in text(sent) for said in ("omleidingsroute", "Verkeersbesluit", "andere zaterdag", "Wat wel kan"))

    sent = reopening().tap(ME, "Ja, die weg")
    assert "€\xa0600" in text(sent), "one tap, nothing typed again"
    assert "Ja, verstuur" in labels(sent)
    reopening().tap(ME, "Stop")

    sent = reopening().wait(dt.timedelta(days=4))
    assert labels(sent) == ["Ja", "Nee"], "did it help?"
    sent = reopening().wait(dt.timedelta(days=25))
    assert labels(sent) == ["Ja!", "Deels", "Nee"]
    sent = reopening().tap(ME, "Nee")
    assert number in text(sent, "desk"), "a no goes back to the desk"
    assert "uiterlijk" in text(sent)


@pytest.fixture
def case(stage: Stage) -> str:
    """A registered case; returns its number."""
    return register(stage, ME)


WISH = "wij willen een straatfeest in de weimarstraat"


def register(stage: Stage, who: str, wish: str = WISH) -> str:
    stage.say(who, wish)
    stage.tap(who, "Aanmelden")
    for _question in range(8):
        if "Ja, verstuur" in shown(stage, who):
            break
        label = next(label for label in ("Alleen", "Overslaan", "Ja, dat mag") if label in shown(stage, who))
        stage.tap(who, label)
    number = numbers.find(text(stage.tap(who, "Ja, verstuur"), who))
    assert number is not None
    return number


def shown(stage: Stage, who: str) -> list[str]:
    return [button.label for button in stage.assistant.store.outbox.newest_buttons(who)]


def state(stage: Stage, number: str) -> State:
    found = stage.assistant.store.cases.get(number)
    assert found is not None
    return found.state


def test_a_question_from_the_desk_is_answered_by_typing(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Vraag de bewoner")
    sent = stage.say(STAFF, "Hoe breed is je stoep?")
    assert "Hoe breed" in text(sent)
    assert state(stage, case) is State.WAITING_FOR_YOU
    sent = stage.say(ME, "twee meter dertig")
    assert "twee meter dertig" in text(sent, "desk")
    assert state(stage, case) is State.IN_PROGRESS


@pytest.mark.parametrize(
    "said",
    [
        "nee",
        "laat maar",
        "hoezo",
        "welke stoep?",
        "waarom wil je dat weten?",
        "2 meter, en mag dat wel zo?",
        "30 of meer",
    ],
)
def test_what_is_said_to_a_question_of_the_desk_reaches_the_desk(stage: Stage, said: str) -> None:
    number = register(stage, ME, "wij willen een straatfeest in de weimarstraat op 12 juni")
    stage.tap(STAFF, "Vraag de bewoner")
    stage.say(STAFF, "Hoe breed is je stoep?")
    assert said in text(stage.say(ME, said), "desk")
    assert state(stage, number) is State.IN_PROGRESS


def test_of_two_questions_the_last_is_answered_first_and_the_other_is_asked_again(stage: Stage) -> None:
    street, garden = register(stage, ME), register(stage, ME, "wij willen een moestuin in de weimarstraat")
    for number, asked in ((garden, "Hoe groot is de tuin?"), (street, "Hoeveel mensen komen er?")):
        stage.say(STAFF, f"/vraag {number} {asked}")
        stage.wait(dt.timedelta(minutes=5))
    sent = stage.say(ME, "vijftig mensen")
    assert f"{street}: De bewoner antwoordt: “vijftig mensen”" in text(sent, "desk")
    assert "“Hoe groot is de tuin?” Typ het hier." in text(sent)
    sent = stage.say(ME, "tien meter")
    assert f"{garden}: De bewoner antwoordt: “tien meter”" in text(sent, "desk")
    assert "Wij wachten op jouw antwoord" not in text(sent)


def test_who_goes_on_after_an_answer_tells_the_desk_more(stage: Stage) -> None:
    register(stage, ME, "wij willen een straatfeest in de weimarstraat op 12 juni")
    stage.tap(STAFF, "Vraag de bewoner")
    stage.say(STAFF, "Hoe breed is je stoep?")
    stage.say(ME, "twee meter")
    assert "en er staan paaltjes" in text(stage.say(ME, "en er staan paaltjes"), "desk")


@pytest.mark.parametrize("said", ["mag er muziek bij?", "hoe staat het ermee?", "?"])
def test_what_we_can_answer_ourselves_leaves_the_question_of_the_desk_open(stage: Stage, said: str) -> None:
    number = register(stage, ME, "wij willen een straatfeest in de weimarstraat op 12 juni")
    stage.tap(STAFF, "Vraag de bewoner")
    stage.say(STAFF, "Hoe breed is je stoep?")
    sent = stage.say(ME, said)
    assert text(sent, "desk") == ""
    assert "“Hoe breed is je stoep?” Typ het hier." in text(sent), "and it is said that it is"
    assert state(stage, number) is State.WAITING_FOR_YOU
    assert "twee meter" in text(stage.say(ME, "twee meter"), "desk")


def test_yes_then_done_then_confirmed(stage: Stage, case: str) -> None:
    sent = stage.tap(STAFF, "Besluit: ja")
    assert "ja" in text(sent)
    stage.tap(STAFF, "Klaar")
    assert state(stage, case) is State.DONE
    stage.tap(ME, "Ja, klaar")
    assert state(stage, case) is State.CONFIRMED


def test_nobody_looked_in_time_so_the_promise_is_admitted_as_broken(stage: Stage, case: str) -> None:
    sent = stage.wait(dt.timedelta(days=13))
    assert "uiterlijk vrijdag 4 december" in text(sent, "desk"), "staff are warned first"
    assert text(sent) == ""
    sent = stage.wait(dt.timedelta(days=3))
    assert "sorry" in text(sent)
    assert "uiterlijk" in text(sent), "with a new date"
    assert promises(stage.assistant.store)["broken"] == 1


def test_silence_never_lasts_longer_than_promised(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Pak op")
    last = stage.clock.now()
    for _day in range(400):
        if text(stage.wait(dt.timedelta(days=1))):
            last = stage.clock.now()
        assert (stage.clock.now() - last).days <= 14


def test_notices_wait_for_the_morning(stage: Stage, case: str) -> None:
    stage.wait(dt.timedelta(hours=12))
    assert "juiste persoon" not in text(stage.tap(STAFF, "Pak op"))
    assert "juiste persoon" not in text(stage.wait(dt.timedelta(hours=10)))
    assert "juiste persoon" in text(stage.wait(dt.timedelta(hours=2)))


def test_a_stranger_sees_nothing_of_a_case(stage: Stage, case: str) -> None:
    for attempt in (case, f"/start case_{case}"):
        answer = text(stage.say("resident:2", attempt), "resident:2")
        assert "ken ik niet" in answer
        assert "straatfeest" not in answer


@pytest.mark.parametrize("what", ["take", "decide-yes", "card", "to"])
def test_only_staff_can_work_at_the_desk(stage: Stage, case: str, what: str) -> None:
    from bot.messages import Incoming

    now = stage.clock.now()
    forged = Incoming("forged", "resident:2", "resident:2", now, action=f"d:{what}:{case}:laak")
    stage.assistant.store.inbox.add([forged])
    stage.assistant.work(now)
    sent = stage.deliver()
    assert "alleen voor medewerkers" in text(sent, "resident:2")
    assert "straatfeest" not in text(sent, "resident:2")
    assert state(stage, case) is State.RECEIVED


@pytest.mark.parametrize("verb", ["case", "why", "reopen", "withdraw!", "follow", "next"])
def test_a_forged_button_does_nothing_to_anothers_case(stage: Stage, case: str, verb: str) -> None:
    from bot.messages import Incoming

    now = stage.clock.now()
    stage.assistant.store.inbox.add([Incoming("f", "resident:2", "resident:2", now, action=f"{verb}:{case}:yes")])
    stage.assistant.work(now)
    sent = stage.deliver()
    assert "ken ik niet" in text(sent, "resident:2")
    assert text(sent, ME) == ""
    assert state(stage, case) is State.RECEIVED


def test_withdrawing_asks_once_and_ends_all_promises(stage: Stage, case: str) -> None:
    stage.tap(ME, "Bekijk mijn aanmelding")
    stage.tap(ME, "Trek in")
    assert state(stage, case) is State.RECEIVED
    sent = stage.tap(ME, "Ja, trek in")
    assert state(stage, case) is State.WITHDRAWN
    assert case in text(sent, "desk")
    assert text(stage.wait(dt.timedelta(days=60))) == ""


def test_handing_over_tells_the_resident_and_keeps_the_story(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Geef door")
    stage.tap(STAFF, "Laak")
    sent = stage.say(STAFF, "De plek ligt net over de grens.")
    assert "stadsdeel Laak" in text(sent)
    card = stage.assistant.store.cases.card(case)
    assert card is not None
    assert card.stadsdeel == "laak"
    assert card.answers["wat"]["said"].startswith("wij willen een straatfeest")


def test_erasing_leaves_no_trace_of_the_person(stage: Stage, case: str) -> None:
    stage.say(ME, "/verwijder")
    stage.tap(ME, "Ja, wis alles")
    store = stage.assistant.store
    assert store.cases.of(ME) == []
    dump = "\n".join(store.db.conn.iterdump())
    assert "straatfeest in de weimarstraat" not in dump
    stage.wait(dt.timedelta(days=40))


def test_a_tap_on_a_button_that_was_never_shown_is_refused(stage: Stage) -> None:
    with pytest.raises(NoSuchButton):
        stage.tap(ME, "Bestaat niet")


def test_an_answer_that_names_its_own_case_is_still_an_answer(stage: Stage, case: str) -> None:
    stage.tap(STAFF, "Vraag de bewoner")
    stage.say(STAFF, "Hoe breed is je stoep?")
    assert "Stand" in text(stage.say(ME, case)), "only the number asks where it stands"
    assert "twee meter" in text(stage.say(ME, f"twee meter, bij {case}"), "desk")
    assert state(stage, case) is State.IN_PROGRESS
