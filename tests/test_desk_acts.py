"""What staff do with a case, from the first tap to what the resident reads: the store is reopened between turns."""

import datetime as dt
from collections.abc import Callable

import pytest
from test_story import ME, register, state, text
from test_team import add, did

from bot.stage import Stage
from flows.case import State

Reopening = Callable[[], Stage]
ANNA, BRAM = "staff:1", "staff:2"


@pytest.fixture
def case(reopening: Reopening) -> str:
    return register(reopening(), ME)


def test_a_case_goes_to_a_colleague_with_the_story_and_a_reason(reopening: Reopening, case: str) -> None:
    add(reopening, BRAM, "role:medewerker", "next:where", "next:about")
    reopening().tap(ANNA, "Geef door")
    reopening().tap(ANNA, "Bram")
    sent = reopening().say(ANNA, "Zij kent de straat.")
    assert "wijkmanager Laak" in text(sent), "the resident hears the function"
    assert "Zij kent de straat." in text(sent)
    assert "Bram" not in text(sent), "and not the name"
    assert "straatfeest" in text(sent, BRAM), "the colleague gets the story"
    card = reopening().assistant.store.cases.card(case)
    assert card is not None
    assert card.keeper == BRAM
    assert "staff:2" not in str(reopening().assistant.store.everything(ME)["events"])


def test_a_case_goes_to_a_department(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Geef door")
    reopening().tap(ANNA, "Een afdeling of dienst")
    reopening().say(ANNA, "Stadsbeheer")
    sent = reopening().say(ANNA, "Zij gaan over de stoep.")
    assert "Je plan gaat naar Stadsbeheer" in text(sent)
    assert "Zij gaan over de stoep." in text(sent)
    assert "weer iets van Stadsbeheer" in text(sent), "and it is them who promise"
    reopening().tap(ANNA, "Geef door")
    reopening().tap(ANNA, "Laak")
    reopening().say(ANNA, "Toch bij hen.")
    assert "weer iets van stadsdeel Laak" in text(reopening().wait(dt.timedelta(days=1)))


def test_a_case_lies_with_a_stadsdeel_and_never_with_a_wijk(reopening: Reopening, case: str) -> None:
    assert "ken ik niet" in did(reopening(), ANNA, f"d:to:{case}:transvaalkwartier")
    did(reopening(), ANNA, f"d:to:{case}:laak")
    reopening().say(ANNA, "Het ligt in Laak.")
    card = reopening().assistant.store.cases.card(case)
    assert card is not None
    assert card.stadsdeel == "laak"


def test_typing_is_no_answer_where_a_choice_is_asked(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Geef door")
    assert "Kies een knop" in text(reopening().say(ANNA, "Laak denk ik"), ANNA)
    did(reopening(), ANNA, f"d:stuck:{case}")
    assert "Kies een" in text(reopening().say(ANNA, "geen idee"), ANNA)
    assert state(reopening(), case) is State.RECEIVED


def test_a_date_is_promised_and_kept_or_broken_as_any_other(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Meer")
    reopening().tap(ANNA, "Beloof een datum")
    for wrong in ("zo snel mogelijk", "gisteren", "1 november 2026"):
        assert "begrijp ik niet" in text(reopening().say(ANNA, wrong), ANNA), wrong
    reopening().say(ANNA, "1 december")
    sent = reopening().say(ANNA, "Dan weten we of de stoep breed genoeg is.")
    assert "breed genoeg" in text(sent)
    assert "Dat hoor je uiterlijk dinsdag 1 december" in text(sent)
    promised = {promise.kind: promise for promise in reopening().assistant.store.promises.open_of(case)}
    assert promised["answer"].due.isoformat() == "2026-12-01"


def test_what_is_stuck_says_on_what_and_stands_on_the_doorbraaktafel(reopening: Reopening, case: str) -> None:
    reopening().tap(ANNA, "Meer")
    reopening().tap(ANNA, "Naar de doorbraaktafel")
    reopening().tap(ANNA, "Een regel")
    reopening().say(ANNA, "de terrassenregel")
    sent = reopening().say(ANNA, "Wij vragen de wethouder om een uitzondering.")
    assert all(said in text(sent) for said in ("doorbraaktafel", "de terrassenregel", "uitzondering"))
    listed = text(reopening().say(ANNA, "/doorbraak"), ANNA)
    assert "vast op een regel: de terrassenregel" in listed
    assert case in listed
    did(reopening(), ANNA, f"d:take:{case}")
    assert case not in text(reopening().say(ANNA, "/doorbraak"), ANNA)


def test_who_gets_a_case_hears_it_with_the_reason_and_the_story(reopening: Reopening, case: str) -> None:
    add(reopening, BRAM, "role:medewerker", "where:laak", "next:where", "next:about")
    did(reopening(), ANNA, f"d:ask:{case}")
    reopening().say(ANNA, "Hoe breed is je stoep?")
    reopening().say(ME, "twee meter")
    did(reopening(), ANNA, f"d:to:{case}:laak")
    told = text(reopening().say(ANNA, "De plek ligt net over de grens."), BRAM)
    for part in ("aan stadsdeel Laak", "net over de grens", "straatfeest", "Hoe breed", "twee meter"):
        assert part in told, part
    did(reopening(), BRAM, f"d:to:{case}:segbroek")
    assert text(reopening().say(BRAM, "Toch niet."), BRAM).count("gaf deze zaak") == 0, "not to who gave it"


def test_a_stadsdeel_hears_nothing_of_what_goes_elsewhere_or_while_away(reopening: Reopening, case: str) -> None:
    add(reopening, BRAM, "role:medewerker", "where:laak", "next:where", "next:about")
    for place, away in (("centrum", False), ("laak", True)):
        if away:
            reopening().say(BRAM, "/afwezig")
        did(reopening(), ANNA, f"d:to:{case}:{place}")
        assert text(reopening().say(ANNA, "Daar hoort het."), BRAM) == ""


def test_a_day_to_promise_is_one_tap_and_never_a_sunday(reopening: Reopening, case: str) -> None:
    sent = did(reopening(), ANNA, f"d:promise:{case}")
    assert "Wanneer hoort" in sent
    assert "Wat hoort de bewoner dan" in text(reopening().tap(ANNA, "vrijdag 4 december"), ANNA)
    assert "doet het niet meer" in did(reopening(), ANNA, f"d:fill:{case}:until:2026-11-27")
    assert "uiterlijk vrijdag 4 december" in text(reopening().say(ANNA, "Dan weten we meer."))
    did(reopening(), ANNA, f"d:promise:{case}")
    reopening().say(ANNA, "6 december")  # a Sunday
    assert "uiterlijk vrijdag 4 december" in text(reopening().say(ANNA, "Dan weten we meer."))
    did(reopening(), ANNA, f"d:promise:{case}")
    again = reopening().say(ANNA, "22 november")
    assert "werkdag ervoor is vandaag" in text(again, ANNA), "Friday before it is today"
    assert "vrijdag 4 december" in [button.label for row in again for button in row.message.buttons], (
        "the days stand there"
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("dinsdag", "uiterlijk dinsdag 24 november 2026"),
        ("vrijdag", "uiterlijk vrijdag 27 november 2026"),
        ("25 december", "uiterlijk donderdag 24 december 2026"),
        ("18 november", "Ik lees: donderdag 18 november 2027"),
        ("18 november 2026", "of hij is voorbij"),
    ],
)
def test_the_day_that_was_read_is_shown_before_it_is_promised(
    reopening: Reopening, case: str, said: str, shown: str
) -> None:
    did(reopening(), ANNA, f"d:promise:{case}")
    assert shown in text(reopening().say(ANNA, said), ANNA)


def test_two_cases_brought_together_say_why_that_stays(reopening: Reopening, case: str) -> None:
    other = register(reopening(), ME)
    did(reopening(), ANNA, f"d:link:{case}")
    reopening().say(ANNA, other)
    asked = text(reopening().say(ANNA, "Ze gaan over dezelfde straat."), ANNA)
    assert f"met {other}" in asked
    assert "Dit blijft zo" in asked
    assert [event.kind for event in reopening().assistant.store.cases.events(case)] == ["registered"], "before the yes"
    reopening().tap(ANNA, "Ja, doe het")
    [link] = [event.data for event in reopening().assistant.store.cases.events(case) if event.kind == "link"]
    assert "sure" not in link
    assert "kan niet ongedaan" in text(reopening().say(ANNA, f"/ongedaan {case}"), ANNA)


def test_what_came_before_a_decision_is_told_as_earlier(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:take:{case}")  # the one message of today
    did(reopening(), ANNA, f"d:department:{case}")
    reopening().say(ANNA, "Stadsbeheer")
    reopening().say(ANNA, "Zij gaan over de stoep")
    did(reopening(), ANNA, f"d:decide-no:{case}")
    for said in ("de stoep is te smal", "APV 2:10"):
        reopening().say(ANNA, said)
    told = text(reopening().say(ANNA, "een plek op het plein"), ME)
    decision, earlier = told.split("Eerder:")
    assert "nee" in decision
    assert "Stadsbeheer" in earlier


def test_colleagues_read_who_does_what_and_are_not_taken_for_the_resident(reopening: Reopening, case: str) -> None:
    did(reopening(), ANNA, f"d:involve:{case}")
    reopening().say(ANNA, "Haag Wonen")
    reopening().say(ANNA, "geeft toestemming voor de muur")
    did(reopening(), ANNA, f"d:ask:{case}")
    reopening().say(ANNA, "Hoe breed is je stoep?")
    reopening().say(ME, "twee meter dertig")
    story = did(reopening(), ANNA, f"d:story:{case}")
    assert "Haag Wonen" in story
    assert "vraag aan de bewoner" in story
    assert "antwoord van de bewoner" in story
