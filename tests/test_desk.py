"""Staff at the same case: one answers at a time, and only who is on the list."""

import datetime as dt
from dataclasses import replace

import pytest
from test_desk_typed import in_topic
from test_story import ME, labels, register, text
from test_team import add

from bot.casework import card_slot
from bot.desk import CLAIM
from bot.messages import DESK, Incoming
from bot.stage import Stage

ANNA, BRAM = "staff:1", "staff:2"
AS_STAFF_EVERYWHERE = ("role:medewerker", "next:where", "next:about")


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


def test_a_case_is_taken_over_with_a_word_to_who_had_it(stage: Stage, case: str) -> None:
    did(stage, ANNA, f"d:take:{case}")
    stage.wait(dt.timedelta(days=1))
    stage.deliver()
    assert "al van jou" in did(stage, ANNA, f"d:take:{case}")
    assert stage.wait(dt.timedelta(days=1)) == [], "and the resident is not told twice"
    sent = stage.tap(BRAM, "Neem over")
    assert "nam deze zaak van je over" in text(sent, ANNA)
    assert "juiste persoon" in text(sent)


def test_staff_read_when_the_resident_hears_it(stage: Stage, case: str) -> None:
    stage.tap(ANNA, "Stuur nieuws")
    assert "krijgt bericht" in text(stage.say(ANNA, "We komen dinsdag kijken."), ANNA)
    stage.wait(dt.timedelta(hours=12))
    stage.tap(ANNA, "Stuur nieuws")
    sent = stage.say(ANNA, "De vergunning ligt klaar.")
    assert "leest het morgen vanaf 09:00 uur" in text(sent, ANNA)
    assert text(sent) == ""


def test_who_goes_away_gives_free_what_they_began_and_is_shown_as_away(stage: Stage, case: str) -> None:
    add(lambda: stage, BRAM, *AS_STAFF_EVERYWHERE)
    did(stage, BRAM, f"d:ask:{case}")
    stage.say(BRAM, "/afwezig")
    assert "Typ je vraag" in did(stage, ANNA, f"d:ask:{case}")
    did(stage, ANNA, f"d:hand-over:{case}")
    labels = [button.label for button in stage.assistant.store.outbox.newest_buttons(ANNA)]
    assert [label for label in labels if "afwezig" in label] == ["Bram (afwezig)"]


def test_the_card_tells_the_last_day_that_the_resident_was_told(stage: Stage) -> None:
    number = register(stage, ME, "wij willen een straatfeest in de weimarstraat op 12 juni, we zijn met 80 mensen")
    card, _taps = stage.assistant.casework.desk_card(number, stage.clock.now())
    assert "(uiterlijk zaterdag 17 april 2027)" in card
    later, _taps = stage.assistant.casework.desk_card(number, stage.clock.now() + dt.timedelta(days=300))
    assert "(uiterlijk zaterdag 17 april 2027)" in later, "also when that day has passed"


def test_who_taps_too_late_does_not_take_a_case_from_a_colleague(stage: Stage, case: str) -> None:
    did(stage, ANNA, f"d:take:{case}")
    for late in (did(stage, BRAM, f"d:take:{case}"), text(stage.say(BRAM, f"/pak {case}"), BRAM)):
        assert "heeft deze zaak al" in late
    assert stage.assistant.casework.card(case).keeper == ANNA
    taken = stage.tap(BRAM, "Neem over")
    assert "nam deze zaak van je over" in text(taken, ANNA)
    assert "heeft deze zaak al" in did(stage, "staff:3", f"d:take:{case}:{ANNA}"), "taken from her before"
    assert stage.assistant.casework.card(case).keeper == BRAM


def test_what_can_not_be_done_now_is_said_before_anybody_types_for_it(stage: Stage, case: str) -> None:
    did(stage, ANNA, f"d:decide-yes:{case}")
    assert "De stand is: besluit: ja" in did(stage, BRAM, f"d:decide-no:{case}")
    assert stage.assistant.store.people.get(BRAM).desk is None
    assert "De stand is: besluit: ja" in text(stage.say(BRAM, f"/nee {case} de stoep is te smal"), BRAM)


def test_what_is_too_early_is_not_called_too_late_and_shows_what_can_be_done(stage: Stage, case: str) -> None:
    sent = stage.say(ANNA, f"/klaar {case}")
    assert "De stand is: ontvangen" in text(sent, ANNA)
    assert "Besluit: ja" in labels(sent, ANNA)


def test_the_desk_reads_who_a_case_waits_for_and_not_that_it_is_they(stage: Stage, case: str) -> None:
    stage.say(ANNA, f"/vraag {case} Hoe breed is je stoep?")
    for sent in (stage.say(BRAM, case), stage.say(BRAM, "/balie")):
        assert "wacht op jou" not in text(sent, BRAM)
    assert "Stand: wacht op de bewoner" in text(stage.say(BRAM, case), BRAM)
    assert "Stand: wacht op jou" in text(stage.say(ME, case)), "and the resident that it is they"
    stage.say(ANNA, f"/ja {case}")
    stage.say(ANNA, f"/klaar {case}")
    stage.tap(ME, "Ja, klaar")
    assert "Stand: bevestigd door de bewoner" in text(stage.say(BRAM, case), BRAM)


def test_who_writes_to_a_reader_of_another_language_knows_it_while_typing(stage: Stage, case: str) -> None:
    assert "De bewoner leest" not in text(stage.say(ANNA, f"/nieuws {case}"), ANNA)
    stage.say(ANNA, "/balie")
    resident = stage.assistant.store.people.get(ME)
    resident.language = "tr"
    stage.assistant.store.people.save(resident, stage.clock.now())
    assert "De bewoner leest Turks" in did(stage, ANNA, f"d:ask:{case}")


def test_who_was_erased_is_not_written_about_and_their_card_stays_away(stage: Stage, case: str) -> None:
    stage.say(ANNA, f"/nieuws {case}")
    stage.say(ME, "/verwijder")
    stage.tap(ME, "Ja, wis alles")
    sent = stage.say(ANNA, "Wij komen kijken.")
    sent += stage.wait(CLAIM * 2)
    assert "gewist" in text(sent, ANNA)
    for said in (case, f"/nieuws {case} Wij komen kijken.", f"/verhaal {case}"):
        sent += (told := stage.say(ANNA, said))
        assert "Deze zaak is gewist" in text(told, ANNA), said
    assert "zonder naam, te bereiken" not in text(sent, ANNA)
    assert [row for row in sent if row.message.to == DESK] == []
    in_topic(stage, case, "Yvonne belde nog, 06 12345678")
    assert "Yvonne" not in str(stage.assistant.store.cases.events(case)), "and nothing new is kept of them"
