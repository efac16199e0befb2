"""Who asks, and as whom a plan is looked at anew."""

import pytest
from samples import TODAY

from knowledge.applicant import supposed
from knowledge.guide import Guide
from knowledge.model import Who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("en als we geen stichting zijn?", Who.GROUP),
        ("EN ALS WE GEEN STICHTING ZIJN", Who.GROUP),
        ("kan dat ook zonder vereniging?", Who.GROUP),
        ("moeten we daarvoor een rechtspersoon zijn?", Who.GROUP),
        ("moet ik een kvk nummer hebben", Who.GROUP),
        ("what if we are not a foundation?", Who.GROUP),
        ("we have no foundation", Who.GROUP),
        ("do we need a legal entity for that?", Who.GROUP),
        ("ya vakıf değilsek?", Who.GROUP),
        ("a jeśli nie jesteśmy fundacją?", Who.GROUP),
        ("وإذا لم تكن لدينا مؤسسة؟", Who.GROUP),
        ("¿y si no somos una fundación?", Who.GROUP),
        ("und ohne Verein?", Who.GROUP),
        ("et si on n'est pas une association ?", Who.GROUP),
        ("а ако нямаме фондация?", Who.GROUP),
        ("i si nos no ta un fundashon?", Who.GROUP),
        ("en als we wel een stichting zijn?", Who.FOUNDATION),
        ("geldt dat ook voor een buurtvereniging", Who.ASSOCIATION),
        ("en voor een vve?", Who.VVE),
        ("en als ik ondernemer ben", Who.BUSINESS),
        ("wij zijn een school", Who.ORGANISATION),
        ("hoe richt ik een stichting op", None),
        ("we willen een stichting beginnen", None),
        ("wat kost een stichting", None),
        ("stichting", None),
        ("moet een bedrijf dat doen?", None),
        ("moeten we de buren vragen?", None),
        ("en als een stichting en een bedrijf dat doen", None),
        ("en als het regent?", None),
        ("en " * 11 + "geen stichting", None),
        ("", None),
    ],
)
def test_a_question_that_only_names_another_form_supposes_it(text: str, who: Who | None) -> None:
    assert supposed(text) == who


def test_the_plan_is_judged_anew_for_who_is_supposed_to_ask(guide: Guide) -> None:
    plan = guide.ask("wij zijn een stichting en willen een buurthuis overnemen in Escamp", TODAY)
    assert not plan.closed
    group = guide.ask("en als we geen stichting zijn?", TODAY, plan.understanding)
    assert (group.need, group.remark, group.understanding.who) == (plan.need, "who", Who.GROUP)
    assert group.understanding.place == plan.understanding.place
    assert group.closed
    for result in group.closed:
        assert result.verdict.fit == "no"
        assert result.record.who is not None
        assert not {Who.GROUP, Who.PERSON} & set(result.record.who.may)
    again = guide.ask("en als we wel een stichting zijn?", TODAY, group.understanding)
    assert (again.understanding.who, again.closed) == (Who.FOUNDATION, ())


def test_without_a_plan_a_form_is_a_question_like_any_other(guide: Guide) -> None:
    assert guide.ask("en als we geen stichting zijn?", TODAY).remark == ""
    passport = guide.ask("ik wil mijn paspoort verlengen", TODAY)
    assert guide.ask("en als we geen stichting zijn?", TODAY, passport.understanding).remark != "who"
