"""Questions about a part of what was asked before: its money, its permit, its room."""

import datetime as dt
from dataclasses import replace

import pytest
from samples import TODAY

from knowledge.guide import Guide
from knowledge.model import Role


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("en wie betaalt dat?", Role.MONEY),
        ("hoeveel geld kunnen we krijgen", Role.MONEY),
        ("hoeveel kunnen we krijgen?", Role.MONEY),
        ("how much can we get?", Role.MONEY),
        ("hoeveel krijgen we dan", Role.MONEY),
        ("ile możemy dostać?", Role.MONEY),
        ("¿cuánto podemos recibir?", Role.MONEY),
        ("wie viel können wir bekommen?", Role.MONEY),
        ("combien peut-on recevoir ?", Role.MONEY),
        ("kaç para alabiliriz?", Role.MONEY),
        ("do we need a permit?", Role.PERMISSION),
        ("moet ik dat melden?", Role.PERMISSION),
    ],
)
def test_a_question_about_a_part_of_the_plan_keeps_the_plan(guide: Guide, asked: str, part: Role) -> None:
    plan = guide.ask("een straatfeest met 80 mensen in de bankastraat", TODAY)
    found = guide.ask(asked, TODAY, plan.understanding)
    assert (found.need, found.part) == (plan.need, part)
    assert found.results[0].role is part
    assert found.understanding.people == 80
    asked_for = [result.role is part for result in found.results]
    assert asked_for == sorted(asked_for, reverse=True), "what plays that part comes first"


@pytest.mark.parametrize("asked", ["en wie betaalt mijn huur?", "waar staat het AED", "mag er muziek bij?"])
def test_a_question_with_a_subject_of_its_own_is_no_part_of_the_plan(guide: Guide, asked: str) -> None:
    plan = guide.ask("een straatfeest met 80 mensen in de bankastraat", TODAY)
    assert guide.ask(asked, TODAY, plan.understanding).part is None


def test_inside_a_building_says_what_is_only_for_the_open_air(guide: Guide) -> None:
    plan = guide.ask("een groot festival met 200 mensen in een zaal", TODAY)
    found = guide.ask("moeten we dat melden?", TODAY, replace(plan.understanding, indoors=True))
    assert "outdoors" in [reason.code for reason in found.results[0].verdict.why]


def test_how_much_we_can_get_is_answered_with_money_and_no_list(guide: Guide) -> None:
    plan = guide.ask("een straatfeest in Laak", TODAY).understanding
    assert guide.reply("hoeveel geld kan ik krijgen?", plan, "nl") is None


@pytest.mark.parametrize("plan", ["buurtmaaltijd", "kledingruil"])
def test_what_may_as_well_be_inside_is_reported_where_it_is_said_to_be_outside(guide: Guide, plan: str) -> None:
    def reported(where: str) -> dict[str, dt.date | None]:
        found = guide.ask(f"wij willen een {plan} {where} in Moerwijk op 5 juni 2027", TODAY)
        return {one.record.id: one.verdict.latest_apply for one in found.results if one.role is Role.PERMISSION}

    assert reported("op het plein").get("evenement-melden") == dt.date(2027, 4, 10)
    assert "evenement-melden" not in reported("in het buurthuis")


@pytest.mark.parametrize(
    "where", ["op het Jonckbloetplein", "in het park", "op de stoep", "w parku", "parkta", "on the square"]
)
def test_a_square_or_a_park_is_outside(guide: Guide, where: str) -> None:
    assert guide.read(f"eten met de buren {where}", TODAY).indoors is False


@pytest.mark.parametrize("when", ["on 12 June 2027", "12 haziran 2027", "op zaterdag 12 juni", "le 12 juin 2027"])
def test_a_day_makes_an_answer_no_less_sure(guide: Guide, when: str) -> None:
    alone, then = (guide.ask(text, TODAY).results[0].score for text in ("street party", f"street party {when}"))
    assert then >= alone - 0.02


@pytest.mark.parametrize(
    "asked", ["street party on June 12th 2027 in Laak", "we want a street party on the 3rd of July in Laak"]
)
def test_the_number_of_a_day_is_no_word_of_another_subject(guide: Guide, asked: str) -> None:
    found = guide.ask(asked, TODAY)
    assert found.need is not None
    assert found.need.id == "straatfeest"
