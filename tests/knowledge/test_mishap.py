"""What if something goes wrong at a plan is no cry for help; a cry is heard in any talk."""

import pytest
from samples import TODAY

from knowledge import mishap
from knowledge.guide import Guide

PLAN = "we willen een buurttuin beginnen in laak"


@pytest.mark.parametrize(
    "text",
    [
        "en als er brand komt?",
        "wat als iemand gewond raakt?",
        "stel dat er brand uitbreekt",
        "what if there is a fire",
        "wat moeten we doen als er een ongeluk gebeurt?",
        "et s'il y a le feu ?",
        "co jeśli wybuchnie pożar?",
    ],
)
def test_a_mishap_is_supposed(text: str) -> None:
    assert mishap.asks_what_if(text)


@pytest.mark.parametrize(
    "text",
    [
        "help er is brand",
        "wat als hij me slaat",
        "en als er nu brand is",
        "wat als het huis van mijn buurvrouw in brand staat",
        "als er iemand valt!",
        "er is brand",
        "en als ik er niet meer ben",
        "what if he comes back",
        "en als de hele straat op de stoep staat omdat er overal rook uit de ramen komt",
    ],
)
def test_what_is_of_somebody_or_now_is_not_supposed(text: str) -> None:
    assert not mishap.asks_what_if(text)


@pytest.mark.parametrize("text", ["en als er brand komt?", "what if there is a fire", "stel dat er brand uitbreekt"])
def test_a_mishap_supposed_after_a_plan_leaves_the_plan(guide: Guide, text: str) -> None:
    before = guide.ask(PLAN, TODAY)
    found = guide.ask(text, TODAY, before.understanding)
    assert (found.need, found.remark, found.urgent) == (before.need, "mishap", False)


def test_the_same_is_asked_of_another_place(guide: Guide) -> None:
    before = guide.ask(PLAN, TODAY)
    found = guide.ask("en bij mij thuis?", TODAY, before.understanding)
    assert (found.need, found.remark, found.urgent) == (before.need, "asked", False)


@pytest.mark.parametrize(
    "text",
    [
        "help er is brand",
        "er is brand",
        "wat als hij me slaat",
        "en thuis slaat hij me",
        "wat als er iemand dood wil",
        "en als er gas lekt?",
        "wat als mijn man me vermoordt",
    ],
)
def test_a_cry_after_a_plan_is_heard(guide: Guide, text: str) -> None:
    before = guide.ask(PLAN, TODAY)
    assert guide.ask(text, TODAY, before.understanding).urgent


@pytest.mark.parametrize("text", ["en als er brand komt?", "en bij mij thuis?"])
def test_without_a_plan_before_it_is_heard(guide: Guide, text: str) -> None:
    assert guide.ask(text, TODAY).urgent
    cried = guide.ask("help er is brand", TODAY)
    assert guide.ask(text, TODAY, cried.understanding).urgent
