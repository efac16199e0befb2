"""A choice may lead on to another flow; every city checks that it exists."""

from samples import flow, question_data

from bot import content
from flows import paths
from knowledge import load


def test_the_flow_of_a_choice_is_named_with_its_place() -> None:
    asked = question_data("who", "choice")
    asked["choices"][1]["flow"] = "elsewhere"
    made = flow(question_data("what", "text", known_as="subject"), asked, question_data("may", "consent"))
    assert list(paths.leads_to(made)) == [(("questions", 1, "choices", 1, "flow"), "elsewhere")]


def test_a_choice_that_leads_to_no_flow_is_an_error_of_the_editor() -> None:
    pack = load.load(load.CONTENT / "den-haag")
    assert content.flows_of(pack)[1] == []
    del pack.flows["namens-iemand"]
    assert ["namens-iemand" in problem.message for problem in content.flows_of(pack)[1]] == [True]
