"""The plan that a talk leaves for something else is remembered, and gone back to."""

from typing import Any

from samples import TODAY

from bot import memory
from knowledge.guide import Guide


def said(guide: Guide, text: str, status: str = "found") -> dict[str, Any]:
    found = guide.ask(text, TODAY)
    return memory.dump(found.understanding) | {"given": memory.given(found, guide.pack.revision), "status": status}


def test_the_plan_of_the_last_answer_is_left(guide: Guide) -> None:
    plan = said(guide, "straatfeest in Laak op 12 juni")
    left = memory.left(plan, guide.pack)
    assert left is not None
    assert (left["text"], left["date"]) == ("straatfeest in Laak op 12 juni", "2027-06-12")
    again = memory.back(said(guide, "moet ik verzekerd zijn") | {memory.LEFT: left})
    assert (again["text"], again["place"]["stadsdeel"], again[memory.LEFT]) == (left["text"], "laak", None)


def test_what_is_no_plan_leaves_the_one_before_it(guide: Guide) -> None:
    plan = memory.left(said(guide, "straatfeest in Laak"), guide.pack)
    assert plan is not None
    asked = said(guide, "moet ik verzekerd zijn") | {memory.LEFT: plan}
    assert memory.left(asked, guide.pack) == plan
    assert memory.left(said(guide, "hoe verleng ik mijn paspoort", "elsewhere"), guide.pack) is None
    assert memory.left(None, guide.pack) is None


def test_the_place_that_was_told_since_is_that_of_the_plan(guide: Guide) -> None:
    left = memory.left(said(guide, "straatfeest op 12 juni"), guide.pack)
    back = memory.back(said(guide, "wat is er te doen in Laak") | {memory.LEFT: left})
    assert back["place"]["stadsdeel"] == "laak"
    assert (back["text"], back["given"]) == ("straatfeest op 12 juni", None)
