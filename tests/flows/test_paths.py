"""Every way through a flow is found, and a flow in which somebody would get stuck is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import question_data, text

from flows import engine, paths
from flows.engine import Talk
from flows.model import Flow, FlowFields

CONSENT = question_data("mag", "consent")
SUBJECT = question_data("wat", "text", known_as="subject")


def fields(*questions: dict[str, Any]) -> FlowFields:
    return FlowFields.model_validate(
        {"id": "plan", "title": text("Plan"), "intro": text("Vertel"), "questions": list(questions)}
    )


def on(question: str, *is_in: str) -> dict[str, Any]:
    return {"question": question, "is_in": list(is_in)}


def walked(*questions: dict[str, Any]) -> list[list[str]]:
    return [[question.id for question in path.questions] for path in paths.every(fields(*questions))]


def test_only_choices_that_settle_something_part_the_way() -> None:
    more = question_data("meer", "text", when=on("keus", "a", "b"))
    assert walked(SUBJECT, question_data("vrij", "choice"), CONSENT) == [["wat", "vrij", "mag"]]
    assert walked(question_data("keus", "choice"), more, CONSENT) == [
        ["keus", "meer", "mag"], ["keus", "meer", "mag"], ["keus", "mag"],
    ]  # fmt: skip


def test_a_silent_question_is_on_no_path() -> None:
    assert walked(SUBJECT, question_data("foto", "photo", silent=True), CONSENT) == [["wat", "mag"]]


DEEP = (question_data("een", "choice"), question_data("twee", "choice", when=on("een", "a")))


@pytest.mark.parametrize(
    ("questions", "at", "said"),
    [
        ((SUBJECT, question_data("x", "text", when=on("weg", "a")), CONSENT), ("questions", 1, "when", "question"),
         "bestaat niet"),
        ((SUBJECT, question_data("x", "text", when=on("y", "a")), question_data("y", "choice"), CONSENT),
         ("questions", 1, "when", "question"), "kring"),
        ((SUBJECT, question_data("x", "choice", when=on("x", "a")), CONSENT),
         ("questions", 1, "when", "question"), "kring"),
        ((SUBJECT, *DEEP[:1], question_data("x", "text", when=on("een", "a", "z")), CONSENT),
         ("questions", 2, "when", "is_in", 1), "geen keuze 'z'"),
        ((SUBJECT, SUBJECT, CONSENT), ("questions", 1, "id"), "twee keer"),
        ((SUBJECT, question_data("x", "text", known_as="subject"), CONSENT), ("questions", 1, "known_as"), "staat ook"),
        ((SUBJECT, *DEEP, question_data("x", "text", when=on("nooit", "a")), CONSENT),
         ("questions", 3, "when", "question"), "bestaat niet"),
        ((SUBJECT,), ("questions",), "loopt dood"),
        ((SUBJECT, CONSENT, question_data("na", "text")), ("questions",), "loopt dood"),
        ((CONSENT,), ("questions",), "waar het over gaat"),
        ((SUBJECT, *DEEP[:1], question_data("mag", "consent", when=on("een", "a"))), ("questions", 1), "een=b"),
        ((*(question_data(f"q{n}", "text") for n in range(paths.MAX_STEPS)), SUBJECT, CONSENT), ("questions",),
         f"{paths.MAX_STEPS} is het meeste"),
    ],
    ids=["unknown target", "waits for a later one", "waits for itself", "no such choice", "twice", "asks twice what is "
         "known", "unknown deeper", "no consent", "consent is not last", "no subject", "one branch without consent",
         "too many steps"],
)  # fmt: skip
def test_what_is_wrong_is_named_where_it_is(questions: Any, at: tuple[Any, ...], said: str) -> None:
    found = paths.faults(fields(*questions))
    assert any(place == at and said in message for place, message in found), found


def test_a_question_to_which_no_choice_leads_is_found() -> None:
    hidden = question_data("stil", "choice", silent=True)
    never = question_data("nooit", "choice", when=on("stil", "a"))
    after = question_data("daarna", "text", when=on("nooit", "a"))
    found = paths.faults(fields(SUBJECT, hidden, never, after, CONSENT))
    assert [at for at, _message in found] == [("questions", 2, "when"), ("questions", 3, "when")]


def test_too_many_paths_are_refused_without_walking_them_all() -> None:
    wide = [question_data(f"k{n}", "choice") for n in range(12)]
    narrow = [question_data(f"t{n}", "text", when=on(f"k{n}", "a")) for n in range(12)]
    found = paths.faults(fields(SUBJECT, *wide, *narrow, CONSENT))
    assert found == [(("questions",), f"meer dan {paths.MAX_PATHS} paden; maak er twee gesprekken van")]


def test_all_mistakes_are_told_at_once() -> None:
    wrong = [question_data(name, "text", when=on("weg", "a")) for name in ("x", "y")]
    assert len(paths.faults(fields(SUBJECT, *wrong, SUBJECT, CONSENT))) == 4


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.sampled_from("abc")), max_size=6))
def test_the_simulator_and_the_talk_ask_the_same(made: list[tuple[bool, int, str]]) -> None:
    """What the author is shown is what the resident is asked: the engine replays each path to the same questions."""
    questions: list[dict[str, Any]] = []
    for number, (choice, back, picked) in enumerate(made):
        earlier = [question["id"] for question in questions if question["kind"] == "choice"]
        when = {"when": on(earlier[back % len(earlier)], picked)} if earlier and back else {}
        questions.append(question_data(f"q{number}", "choice" if choice else "text", **when))
    flow = Flow.model_validate(fields(*questions, CONSENT).model_dump())
    for path in paths.every(flow):
        given = {q.id: {"choice": path.picked.get(q.id, "a")} if q.choices else {"said": "x"} for q in path.questions}
        assert engine.asked(flow, Talk("plan", tuple(given.items()))) == list(path.questions)
