"""A flow that asks too much of one person is refused, and told where."""

from typing import Any

import pytest
from samples import question_data, text

from flows import limits
from flows.model import Choice, FlowFields

ROOM = (
    question_data("foto", "photo", silent=True, optional=True),
    question_data("verder", "text", silent=True, optional=True, known_as="remark"),
)
KEPT = text("Vertel. Je antwoorden blijven 30 dagen bewaard.")


def flow(*questions: dict[str, Any], **more: Any) -> FlowFields:
    listed = [*(questions or [question_data("wat", "text")]), *ROOM]
    return FlowFields.model_validate({"id": "plan", "title": text("Plan"), "intro": KEPT, "questions": listed} | more)


def choices(*labels: str, **more: Any) -> list[dict[str, Any]]:
    return [{"id": f"k{number}", "label": text(label)} | more for number, label in enumerate(labels)]


def test_a_flow_within_its_limits_has_no_faults() -> None:
    assert list(limits.faults(flow(question_data("wie", "choice"), title=text("t" * (limits.MAX_LABEL - 5))))) == []


@pytest.mark.parametrize(
    ("broken", "at"),
    [
        (flow(title=text("t" * 41)), ("title", "nl")),
        (flow(button=text("t" * 41)), ("button", "nl")),
        (flow(intro=text("30 " + "t" * 400)), ("intro", "nl")),
        (flow(intro={"nl": "30 dagen", "en": "A while"}), ("intro", "en")),
        (flow(question_data("wat", "text", ask=text("t" * 201))), ("questions", 0, "ask", "nl")),
        (flow(question_data("wat", "text", example=text("t" * 201))), ("questions", 0, "example", "nl")),
        (flow(question_data("wat", "text", label=text("t" * 41))), ("questions", 0, "label", "nl")),
        (flow(question_data("a", "text"), question_data("b", "choice", choices=choices(*"abcdefghi"))),
         ("questions", 1, "choices")),
        (flow(question_data("a", "choice", choices=choices("ja", "t" * 41))),
         ("questions", 0, "choices", 1, "label", "nl")),
        (flow(question_data("a", "choice", choices=choices("Ja", "ja"))), ("questions", 0, "choices", 1)),
        (flow(question_data("a", "choice", choices=choices("ja", "nee", also=("hoor",)))),
         ("questions", 0, "choices", 1)),
        (flow(question_data("a", "choice", choices=choices("ja", "nee", told=("met ons",)))),
         ("questions", 0, "choices", 1)),
    ],
)  # fmt: skip
def test_what_is_too_much_is_named_where_it_is(broken: FlowFields, at: tuple[Any, ...]) -> None:
    found = list(limits.faults(broken))
    assert at in [place for place, _message in found]
    assert {place[: len(at) - 1] for place, _message in found} == {at[:-1]}


@pytest.mark.parametrize("left_out", [0, 1])
def test_what_people_send_and_tell_needs_room(left_out: int) -> None:
    room = [question for index, question in enumerate(ROOM) if index != left_out]
    bare = flow().model_copy(update={"questions": flow(*room).questions[:1]})
    assert [at for at, _message in limits.faults(bare)] == [("questions",)]


def test_the_action_behind_the_longest_choice_fits_a_button() -> None:
    """A choice and a question may have ids of twenty characters; Telegram takes 64 bytes."""
    assert Choice.model_validate({"id": "a" * 20, "label": text("a")}).id
    assert len(f"a:{'q' * 20}:{'a' * 20}".encode()) <= 64
