"""What is told of several plans at one moment is one message, in which every button names its plan."""

import datetime as dt

import pytest

from bot.messages import Message
from bot.stage import Stage
from flows.case import Actor, Move

ME = "resident:1"


@pytest.fixture
def numbers(stage: Stage) -> list[str]:
    """Four plans of one person, registered at the same moment."""
    work, now = stage.assistant.casework, stage.clock.now()
    plans = ("geveltuin", "speelplek", "straatfeest", "bankje")
    told = [{"wat": {"said": plan}, "waar": {"stadsdeel": "laak", "said": "Laak"}} for plan in plans]
    return [str(work.register(ME, work.flows["initiatief"], answers, (), now).case) for answers in told]


def told(stage: Stage, days: int) -> list[Message]:
    return [row.message for row in stage.wait(dt.timedelta(days=days)) if row.message.to == ME]


def test_every_button_names_its_plan(stage: Stage, numbers: list[str]) -> None:
    for number in numbers[2:]:
        stage.assistant.casework.move(number, Move.WITHDRAW, Actor.RESIDENT, ME, {}, stage.clock.now())
    stage.deliver()
    [together] = told(stage, 16)
    assert all(number in together.text for number in numbers[:2])
    assert [button.label for button in together.buttons] == [
        label for number in numbers[:2] for label in (f"Vraag waarom · {number}", number)
    ]
    stage.tap(ME, f"Vraag waarom · {numbers[1]}")
    assert [row.kind for row in stage.assistant.store.cases.events(numbers[1])][-1] != "promise-broken"
    assert [row.kind for row in stage.assistant.store.cases.events(numbers[0])][-1] == "promise-broken"


def test_many_plans_have_one_button_each(stage: Stage, numbers: list[str]) -> None:
    [together] = told(stage, 16)
    assert [button.label for button in together.buttons] == numbers


def test_a_question_about_each_of_many_plans_can_be_answered(stage: Stage, numbers: list[str]) -> None:
    for number in numbers:
        stage.assistant.casework.move(number, Move.DECIDE_YES, Actor.STAFF, "staff:1", {}, stage.clock.now())
    stage.deliver()
    [asked] = told(stage, 4)
    assert [button.label for button in asked.buttons] == [f"{word} · {n}" for n in numbers for word in ("Ja", "Nee")]
    stage.tap(ME, f"Ja · {numbers[2]}")
    assert [n for n in numbers if stage.assistant.store.cases.events(n)[-1].kind == "helped"] == [numbers[2]]
