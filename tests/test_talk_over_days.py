"""A talk that takes days: paused, taken up again, in another language, after the flow was changed by its editor.

The store is closed and opened again between all turns.
"""

import datetime as dt
from collections.abc import Callable

import pytest
from test_bad_input import ME, PLAN, Reopening, asked, at, begun, talk, told

from bot.messages import plain
from bot.stage import Stage
from bot.store.post import Outgoing
from flows.model import DRAFT_DAYS, Flow

FLOW = "initiatief"
Questions = list[dict[str, object]]
Edit = Callable[[Questions], Questions]


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


def labels(sent: list[Outgoing]) -> list[str]:
    return [button.label for row in sent for button in row.message.buttons]


@pytest.mark.parametrize(
    ("question", "said", "told_too"),
    [
        ("wat", "een bankje in de Brigantijnlaan", {"waar": "leidschenveen-ypenburg"}),
        ("wat", "een buurtfeest op 12 juni in Ypenburg voor 800 euro",
         {"waar": "leidschenveen-ypenburg", "wanneer": "2027-06-12", "geld": 800}),
        ("waar", "Brigantijnlaan, op 12 juni", {"wanneer": "2027-06-12"}),
        ("wanneer", "12 juni, en het kost 800 euro", {"geld": 800}),
        ("wie", "met de buren, en we hebben zo'n 450 euro nodig", {"geld": 450}),
        ("zelf", "koken, en bel me op 06 12345678", {"contact": "06 12345678"}),
    ],
)  # fmt: skip
def test_two_answers_in_one_message_fill_two_questions(
    question: str, said: str, told_too: dict[str, object], reopening: Reopening
) -> None:
    at(reopening, question)
    reopening().say(ME, said)
    answers = talk(reopening()).answers
    assert question in answers
    for name, value in told_too.items():
        assert value in answers[name].values(), (name, answers.get(name))
    assert asked(reopening()) not in (question, *told_too)


@pytest.mark.parametrize("title", ["Je initiatief aanmelden", "Je idee voor de wijk"])
def test_how_long_a_draft_lives_is_said_at_the_start(title: str, reopening: Reopening) -> None:
    reopening().say(ME, "/menu")
    reopening().tap(ME, "Iets aanmelden of doorgeven")
    assert f"{DRAFT_DAYS} dagen" in told(reopening().tap(ME, title))


def test_a_draft_is_reminded_of_once_however_often_it_is_taken_up_again(reopening: Reopening) -> None:
    at(reopening, "wanneer")
    assert "antwoorden staan er nog" in told(reopening().wait(days(4)))
    reopening().tap(ME, "Ga verder")
    reopening().tap(ME, "Overslaan")
    reopening().say(ME, "/menu")
    assert told(reopening().wait(days(20))) == ""
    assert asked(reopening()) == "wie"


def test_the_next_draft_is_reminded_of_again(reopening: Reopening) -> None:
    at(reopening, "wanneer")
    reopening().wait(days(4))
    reopening().tap(ME, "Stop")
    begun(reopening)
    assert "antwoorden staan er nog" in told(reopening().wait(days(4)))


def test_after_its_days_a_draft_is_gone_and_that_is_told_to_who_asks(reopening: Reopening) -> None:
    at(reopening, "wie")
    reopening().wait(days(DRAFT_DAYS - 1))
    assert PLAN in told(reopening().say(ME, "waar waren we?"))
    reopening().wait(days(DRAFT_DAYS + 2))
    assert reopening().assistant.store.people.get(ME).talk is None
    assert f"bewaar ik {DRAFT_DAYS} dagen" in told(reopening().say(ME, "waar waren we?"))


@pytest.mark.parametrize("question", ["waar", "wanneer", "wie", "geld", "zelf", "foto", "contact", "akkoord"])
def test_after_days_it_goes_on_where_it_was(question: str, reopening: Reopening) -> None:
    at(reopening, question)
    before = talk(reopening()).given
    reopening().wait(days(9))
    sent = reopening().say(ME, "Waar waren we gebleven?")
    assert PLAN in told(sent)
    assert (asked(reopening()), talk(reopening()).given) == (question, before)


@pytest.mark.parametrize(
    ("request_", "language", "next_asked"),
    [
        ("can we do this in English please?", "en", "When"),
        ("Türkçe konuşabilir miyiz? turkce lutfen", "tr", None),
        ("kunnen we verder in het Pools", "pl", None),
        ("بالعربية من فضلك", "ar", None),
    ],
)
def test_another_language_midway_keeps_the_answers(
    request_: str, language: str, next_asked: str | None, reopening: Reopening
) -> None:
    at(reopening, "wanneer")
    before = talk(reopening()).given
    sent = reopening().say(ME, request_)
    stage = reopening()
    assert stage.assistant.store.people.get(ME).language == language
    assert (asked(stage), talk(stage).given) == ("wanneer", before)
    question = stage.assistant.casework.flows[FLOW].question("wanneer")
    assert question is not None
    assert question.ask.pick(language) in told(sent)
    assert next_asked is None or next_asked in told(sent)
    reopening().say(ME, "12-06-2027")
    assert asked(reopening()) == "wie"


def edited(stage: Stage, edit: Edit) -> Stage:
    """The service, started again with a flow file that its editor changed meanwhile."""
    flows = dict(stage.assistant.casework.flows)
    data = flows[FLOW].model_dump(exclude_none=True)
    flows[FLOW] = Flow.model_validate(data | {"questions": edit(data["questions"])})
    stage.assistant.use(stage.assistant.guide, flows)
    return stage


NEW: dict[str, object] = {"id": "naam", "kind": "text", "label": {"nl": "Naam", "en": "Name"},
       "ask": {"nl": "Hoe heet je plan?", "en": "What is your plan called?"}}  # fmt: skip


def with_new_question(questions: Questions) -> Questions:
    return [questions[0], NEW, *questions[1:]]


def without_money(questions: Questions) -> Questions:
    return [question for question in questions if question["id"] != "geld"]


def asking_otherwise(questions: Questions) -> Questions:
    """Who takes part is asked with other choices."""
    choices = [{"id": name, "label": {"nl": name, "en": name}} for name in ("straat", "school")]
    return [question | {"choices": choices} if question["id"] == "wie" else question for question in questions]


def test_a_new_question_is_asked_and_nothing_else_again(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    before = talk(reopening()).given
    sent = edited(reopening(), with_new_question).say(ME, "waar waren we?")
    assert "Hoe heet je plan?" in told(sent)
    sent = edited(reopening(), with_new_question).say(ME, "De Bank van Ypenburg")
    assert "Hoe heet je plan?" not in told(sent)
    stage = edited(reopening(), with_new_question)
    assert asked(stage) == "akkoord"
    assert talk(stage).given[: len(before)] == before


def test_a_new_question_is_asked_before_anything_is_sent(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    sent = edited(reopening(), with_new_question).tap(ME, "Ja, verstuur")
    assert "Hoe heet je plan?" in told(sent)
    edited(reopening(), with_new_question).say(ME, "De Bank van Ypenburg")
    edited(reopening(), with_new_question).tap(ME, "Ja, verstuur")
    [card] = reopening().assistant.store.cases.of(ME)
    assert card.answers["naam"]["said"] == "De Bank van Ypenburg"


def test_a_question_that_was_taken_out_is_not_in_the_case(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    edited(reopening(), without_money).tap(ME, "Ja, dat mag")
    edited(reopening(), without_money).tap(ME, "Ja, verstuur")
    [card] = reopening().assistant.store.cases.of(ME)
    assert "geld" not in card.answers
    assert card.answers["wat"]["said"] == PLAN


def test_a_choice_that_is_not_there_any_more_is_made_again(reopening: Reopening) -> None:
    at(reopening, "zelf")
    sent = edited(reopening(), asking_otherwise).say(ME, "verder")
    assert {"straat", "school"} <= set(labels(sent))
    edited(reopening(), asking_otherwise).tap(ME, "school")
    stage = edited(reopening(), asking_otherwise)
    assert asked(stage) == "zelf"
    assert talk(stage).answers["geld"]["euro"] == 800


def test_a_flow_that_is_gone_is_said_to_be_gone(reopening: Reopening) -> None:
    at(reopening, "wanneer")
    stage = reopening()
    flows = {name: flow for name, flow in stage.assistant.casework.flows.items() if name != FLOW}
    stage.assistant.use(stage.assistant.guide, flows)
    sent = stage.say(ME, "12 juni")
    assert "bestaat zo niet meer" in told(sent)
    assert reopening().assistant.store.people.get(ME).talk is None


def test_any_answer_can_be_changed_at_the_end(reopening: Reopening) -> None:
    at(reopening, "akkoord")
    reopening().tap(ME, "Ja, dat mag")
    for label, said, question in (
        ("Waar", "Moerwijk", "waar"),
        ("Geld", "300 euro", "geld"),
        ("Plan", "twee bankjes", "wat"),
    ):
        reopening().tap(ME, f"Verander: {label}")
        assert asked(reopening()) == question
        summary = reopening().say(ME, said)
        assert asked(reopening()) is None
    shown = plain(told(summary))
    assert [word in shown for word in ("Moerwijk", "300", "twee bankjes", "12 juni")] == [True] * 4


def test_back_undoes_one_answer_at_a_time(reopening: Reopening) -> None:
    at(reopening, "geld")
    for question in ("wie", "wanneer", "waar", "wat"):
        reopening().say(ME, "terug")
        assert asked(reopening()) == question
    assert talk(reopening()).given == ()
