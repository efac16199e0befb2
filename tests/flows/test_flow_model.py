"""A flow file with a mistake in it is refused."""

from typing import Any

import pytest
from pydantic import ValidationError
from samples import flow, question_data, text

from flows.model import MAX_QUESTIONS


def when(question: str, *is_in: str) -> dict[str, Any]:
    return {"question": question, "is_in": list(is_in)}


@pytest.mark.parametrize(
    "questions",
    [
        [],
        [question_data("q", "text"), question_data("q", "date")],
        [question_data("q", "choice", choices=[])],
        [question_data("q", "text", choices=[{"id": "a", "label": text("A")}])],
        [question_data("q", "consent", optional=True)],
        [question_data("q", "text", when=when("later", "a")), question_data("later", "choice")],
        [question_data("q", "text", when=when("q", "a"))],
        [question_data("q", "choice"), question_data("r", "text", when=when("q", "z"))],
        [question_data("q", "choice"), question_data("r", "text", when=when("q"))],
        [question_data("q", "text"), question_data("r", "text", when=when("q", "a"))],
        [question_data("q", "text", colour="red")],
        [question_data("q", "riddle")],
        [question_data("Q Q", "text")],
        [question_data("q", "text", ask={"nl": "Alleen Nederlands"})],
        [question_data(f"q{number}", "text") for number in range(MAX_QUESTIONS + 1)],
    ],
    ids=[
        "no questions", "id twice", "choice without choices", "choices without choice", "consent left open",
        "depends on a later one", "depends on itself", "depends on no such choice", "depends on nothing",
        "depends on a text", "unknown field", "unknown kind", "bad id", "no English", "too many",
    ],
)  # fmt: skip
def test_a_flow_with_a_mistake_is_refused(questions: list[dict[str, Any]]) -> None:
    with pytest.raises(ValidationError):
        flow(*questions)


@pytest.mark.parametrize("field", ["answer_within_days", "news_every_days"])
@pytest.mark.parametrize("days", [0, 61])
def test_a_promise_is_between_a_day_and_two_months(field: str, days: int) -> None:
    with pytest.raises(ValidationError):
        flow(question_data("q", "text"), **{field: days})


def test_a_question_is_found_by_its_id_as_long_as_it_is_there() -> None:
    made = flow(question_data("q", "text"))
    found = made.question("q")
    assert found is not None
    assert found.kind == "text"
    assert made.question("gone") is None


def test_a_text_that_is_not_translated_is_english() -> None:
    title = flow(question_data("q", "text")).title
    assert (title.pick("nl"), title.pick("tr"), title.pick("xx")) == (title.nl, title.en, title.en)
