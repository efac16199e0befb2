"""Reminders of plans: never too late, side by side, and moved with the day; and what still can be done."""

import datetime as dt

import pytest

from bot.messages import plain
from bot.stage import Stage
from bot.store.post import Outgoing

ME, OTHER = "resident:1", "resident:2"
PARTY = "straatfeest op 12 juni 2027 in Laak"
GARDEN = "moestuin beginnen in Segbroek op 1 september 2027"


def told(rows: list[Outgoing]) -> str:
    return "\n".join(plain(row.message.text) for row in rows)


def labels(rows: list[Outgoing]) -> list[str]:
    return [button.label for row in rows for button in row.message.buttons]


def kept(stage: Stage, person: str = ME) -> dict[str, str]:
    plans = stage.assistant.store.reminders.plans(person)
    return {name: day.isoformat() for name, day in plans.items() if day}


def reminded(stage: Stage, text: str, person: str = ME) -> str:
    stage.say(person, "laat maar")
    stage.say(person, "/menu")
    stage.say(person, text)
    return told(stage.tap(person, "Mijn planning")) + told(stage.tap(person, "Herinner mij"))


def test_on_the_last_day_itself_it_is_said_at_once_and_not_tomorrow(stage: Stage) -> None:
    said = reminded(stage, "demonstratie op 24 november 2026 op het Malieveld")
    assert "Vandaag is de laatste dag: Een demonstratie melden." in said
    assert "Ik herinner je" not in said
    assert kept(stage) == {}
    assert "demonstratie" not in told(stage.wait(dt.timedelta(days=3)))


def test_the_day_before_the_last_the_reminder_says_that_it_is_the_last(stage: Stage) -> None:
    assert "zaterdag 21 november" in reminded(stage, "braderie met 20 kramen 16 januari 2027 Scheveningen")
    assert "Vandaag is de laatste dag: Vergunning voor een markt" in told(stage.wait(dt.timedelta(days=1)))


def test_what_is_due_on_one_day_is_one_message_and_comes_once_more_before_the_last(stage: Stage) -> None:
    assert "zaterdag 10 april" in reminded(stage, PARTY)
    [ahead] = stage.wait(dt.timedelta(days=142))
    said = plain(ahead.message.text)
    assert "Denk eraan: Klein evenement melden, uiterlijk zaterdag 17 april." in said
    assert "dan weet je het antwoord op tijd. Dit is alleen als je het nodig hebt." in said
    again = stage.wait(dt.timedelta(days=6))
    assert told(again) == "Denk eraan: Klein evenement melden, uiterlijk zaterdag 17 april.", "a Friday"


def test_a_reminder_of_a_rough_time_moves_with_its_day(stage: Stage) -> None:
    reminded(stage, "straatfeest in juni 2027 in Laak")
    assert kept(stage) == {"straatfeest:laak": "2027-06-01"}
    assert "Mijn herinneringen zijn nog voor dinsdag 1 juni 2027." in told(stage.say(ME, "op 19 juni"))
    stage.tap(ME, "Verzet de herinneringen")
    assert kept(stage) == {"straatfeest:laak": "2027-06-19"}


def test_the_plans_of_one_person_are_kept_side_by_side(stage: Stage) -> None:
    assert "andere plannen" not in reminded(stage, PARTY)
    assert "De herinneringen voor je andere plannen blijven." in reminded(stage, GARDEN)
    both = {"straatfeest:laak": "2027-06-12", "moestuin-met-de-buurt:segbroek": "2027-09-01"}
    assert kept(stage) == both
    reminded(stage, GARDEN)
    assert kept(stage) == both
    assert stage.assistant.store.db.table("reminders").count == 5, "those of the same plan were taken back first"


def test_one_plan_can_be_switched_off(stage: Stage) -> None:
    reminded(stage, PARTY)
    reminded(stage, GARDEN)
    assert "andere plannen blijven" in told(stage.tap(ME, "Herinner mij niet"))
    assert kept(stage) == {"straatfeest:laak": "2027-06-12"}
    reminder = stage.wait(dt.timedelta(days=142))
    assert "Denk eraan: Klein evenement melden, uiterlijk zaterdag 17 april" in told(reminder)
    assert "andere plannen" not in told(stage.tap(ME, "Herinner mij niet"))
    assert kept(stage) == {}


def test_a_plan_without_a_day_is_reminded_of_once_in_a_week(stage: Stage) -> None:
    stage.say(ME, "straatfeest in Laak")
    asked = stage.say(ME, "herinner me volgende week")
    assert "Op welke dag is het?" in told(asked)
    assert "te laat" not in told(asked), "next week is not when the party is"
    assert "één keer: vrijdag 27 november" in told(stage.tap(ME, "Herinner mij over een week"))
    assert "Een feest in de straat" in told(stage.wait(dt.timedelta(days=7)))
    assert "Een feest in de straat" not in told(stage.wait(dt.timedelta(days=30)))


def test_a_reminder_to_go_on_is_switched_off_by_one_tap(stage: Stage) -> None:
    stage.say(ME, "straatfeest in Laak")
    stage.say(ME, "herinner mij")
    stage.tap(ME, "Herinner mij over een week")
    stage.tap(ME, "Herinner mij niet")
    assert "Een feest in de straat" not in told(stage.wait(dt.timedelta(days=8)))


def test_without_a_plan_there_is_nothing_to_be_reminded_of(stage: Stage) -> None:
    stage.say(ME, "hallo")
    assert "Herinner mij over een week" not in labels(stage.say(ME, "herinner mij"))


def test_nobody_switches_off_what_is_of_another(stage: Stage) -> None:
    reminded(stage, PARTY)
    reminded(stage, PARTY, OTHER)
    stage.tap(ME, "Herinner mij niet")
    assert (kept(stage), kept(stage, OTHER)) == ({}, {"straatfeest:laak": "2027-06-12"})


def test_when_the_day_moves_the_reminders_are_offered_to_move_too(stage: Stage) -> None:
    reminded(stage, PARTY)
    moved = stage.say(ME, "en op 26 juni dan?")
    assert "Mijn herinneringen zijn nog voor zaterdag 12 juni 2027." in told(moved)
    assert kept(stage) == {"straatfeest:laak": "2027-06-12"}, "nobody said that it is the new day"
    assert "zijn nog voor" not in told(stage.say(ME, "met de buren")), "that is said once"
    assert "Mijn herinneringen voor zaterdag 12 juni zijn weg." in told(stage.tap(ME, "Verzet de herinneringen"))
    assert kept(stage) == {"straatfeest:laak": "2027-06-26"}


def test_a_plan_of_which_the_place_is_told_later_is_the_same_plan(stage: Stage) -> None:
    reminded(stage, "straatfeest op 12 juni 2027")
    stage.say(ME, "in Laak")
    stage.say(ME, "herinner mij")
    assert kept(stage) == {"straatfeest:laak": "2027-06-12"}


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ("straatfeest over 3 weken in Laak", ["Doe het binnen", "vanaf vrijdag 15 januari 2027", "14070"]),
        ("straatfeest met 400 man op 12 juni 2027 in Laak", ["Doe het binnen", "Tot 250 bezoekers", "14070"]),
        ("spandoek ophangen in Laak op 14 januari 2027", ["vanaf vrijdag 15 januari 2027", "14070"]),
        ("straatfeest op 12 juni 2027 in Laak", ["Dit is goed te halen."]),
    ],
)
@pytest.mark.parametrize("asked", ["wat kan er nog wel?", "hoe kan het dan wel?"])
def test_who_is_too_late_hears_what_still_can(stage: Stage, plan: str, words: list[str], asked: str) -> None:
    stage.say(ME, plan)
    said = told(stage.say(ME, asked))
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("plan", "offered"), [("straatfeest over 3 weken in Laak", True), ("straatfeest op 12 juni 2027 in Laak", False)]
)
def test_what_still_can_is_offered_under_an_answer_that_is_too_late(stage: Stage, plan: str, offered: bool) -> None:
    assert ("Wat kan er nog wel?" in labels(stage.say(ME, plan))) is offered


def test_what_still_can_is_told_in_the_language_of_who_asks(stage: Stage) -> None:
    stage.say(ME, "we want a street party in three weeks in Laak")
    assert "Choose a later day: from Friday 15 January 2027." in told(stage.say(ME, "what is still possible?"))


def test_without_a_day_it_is_no_question_about_being_too_late(stage: Stage) -> None:
    stage.say(ME, "straatfeest in Laak")
    assert "Op welke dag" not in told(stage.say(ME, "hoe kan het dan wel?"))


def test_a_round_that_was_there_once_is_asked_about_and_an_empty_pot_says_what_to_do(stage: Stage) -> None:
    said = told(stage.say(ME, "tiny forest in Escamp, planten op 1 november 2027"))
    said += told(stage.tap(ME, "Alles op een rij"))
    assert "Een nieuwe zag ik nog niet. Vraag het na: zuid-holland.nl." in said
    assert "te laat" not in said
    said = told(stage.say(OTHER, "onze stichting wil meedoen aan nldoet op 13 maart 2027"))
    assert "De pot is leeg (stand 2026). De ronde van 2026 is voorbij." in said
    assert "te laat" not in said


def test_the_last_day_is_named_as_the_last_that_was_good(stage: Stage) -> None:
    assert "dit moest uiterlijk vrijdag 16 oktober 2026" in told(stage.say(ME, "straatfeest over 3 weken in Laak"))


def test_an_answer_that_may_take_longer_than_the_term_says_so(stage: Stage) -> None:
    said = told(stage.say(ME, "spandoek ophangen in Laak op 14 januari 2027"))
    assert "uiterlijk donderdag 24 december 2026. Vraag het zo vroeg mogelijk" in said
    plan = told(stage.tap(ME, "Mijn planning"))
    assert "het antwoord kan na jouw dag komen" in plan
    assert "goed te halen" not in plan


def test_the_planning_of_the_other_plan_stays_that_of_the_other(stage: Stage) -> None:
    stage.say(ME, "ik wil een buurtfeest op 12 juni 2027 en een braderie op 5 september 2027")
    stage.tap(ME, "Mijn planning")
    for _again in range(2):
        market = told(stage.tap(ME, "Planning: Een rommelmarkt of braderie"))
        assert "Jouw planning: Een rommelmarkt of braderie, zondag 5 september 2027" in market, "an old button too"
    stage.tap(ME, "Herinner mij")
    stage.tap(ME, "Planning: Een feest in de straat")
    stage.tap(ME, "Herinner mij")
    assert kept(stage) == {"markt-houden:": "2027-09-05", "straatfeest:": "2027-06-12"}


def test_after_downtime_a_reminder_comes_once_and_says_that_it_is_late(stage: Stage) -> None:
    reminded(stage, PARTY)
    stage.clock.move(dt.timedelta(days=148))
    late = told(stage.wait(dt.timedelta(minutes=20)))
    assert late.count("Klein evenement melden, uiterlijk zaterdag 17 april") == 1
    assert "Deze herinnering komt later dan beloofd" in late
