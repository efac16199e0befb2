"""At most three things of one message are answered, and what is left is named."""

import datetime as dt

import pytest

from bot import later, unanswered
from bot.several import Several, subject
from bot.store.people import Person
from knowledge.guide import Guide

NOW = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)


def told(guide: Guide, text: str) -> Several:
    return unanswered.answers(guide, text, guide.ask(text, NOW.date()), NOW, None)


def test_at_most_three_things_are_answered_and_the_rest_is_left(guide: Guide) -> None:
    both = told(guide, "geveltuin, bankje, boekenkast, straatfeest, moestuin")
    assert (len(both.beside), both.left) == (2, ("straatfeest", "moestuin"))


@pytest.mark.parametrize(
    "text",
    [
        "bankje, boekenkast, straatfeest, moestuin, geveltuin en repair cafe",
        "ik wil een bankje, een boekenkast, een straatfeest, een moestuin, een geveltuin en een repair cafe",
    ],
)
def test_six_wishes_are_three_answers_and_three_that_are_left(guide: Guide, text: str) -> None:
    both = told(guide, text)
    assert (len(both.beside), len(both.left)) == (2, 3)


def test_what_asks_for_a_part_of_a_plan_is_not_lost_between_other_questions(guide: Guide) -> None:
    both = told(guide, "hoe vraag ik subsidie aan en wie is mijn wijkagent en mag ik bbq'en in het park")
    assert [subject(one) for one in both.beside] == ["welke-subsidie-past", "politie-en-aangifte"]


def test_a_question_of_one_word_is_still_asked_of_the_plan(guide: Guide) -> None:
    both = told(
        guide, "we willen walking football doen op het kunstgras voor 60-plussers. sleutel? kosten? verzekering?"
    )
    assert both.asked == ("sleutel?", "kosten?", "verzekering?")


@pytest.mark.parametrize(
    "text",
    [
        "straatfeest in laak",
        "mag ik een boom planten in de straat? en wie betaalt dat?",
        "half 4 snachts en die boven mij zijn weer aan het stampen met muziek, wie kan ik nu bellen",
        "kast met romans om te ruilen op de hoek zetten, gewoon op de stoep, mag dat",
        "what if I rent?",
        "bloemen in de straat, Assumburgweg",
        "Namens de winkeliers: lampjes over de straat hangen. Wat moeten we aanvragen en hoe lang vooraf?",
        "ik wil een bbq met muziek en een springkussen",
    ],
)
def test_of_one_thing_nothing_is_left(guide: Guide, text: str) -> None:
    assert told(guide, text).left == ()


def test_what_is_taken_waits_no_longer() -> None:
    person = Person("resident:1", "nl")
    later.keep(person, ["een", "twee", "drie", "vier"])
    assert later.take(person, later.NEXT) == ["een"]
    assert later.take(person, "00000000") == []
    assert later.take(person, later.REST) == ["twee", "drie", "vier"]
    assert later.waits(person) == []
    assert later.KEPT not in (person.said or {})
