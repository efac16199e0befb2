"""The talk as a machine: replayed from its answers, it always stands at the right question and always ends."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, flow, question_data, quick

from flows import engine
from flows.answers import Input, PlaceRead, Readers
from flows.engine import SKIPPED, Talk
from flows.model import Flow, Value

READERS = Readers(
    place=lambda said: PlaceRead("laak") if "laak" in said else None,
    near=lambda _latitude, _longitude: PlaceRead("laak"),
    date=lambda said: TODAY if said == "vandaag" else None,
    amount=lambda said: int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else None,
    is_time=lambda _text: False,
    today=TODAY,
)
PARTY = flow(
    question_data("what", "text", known_as="subject"),
    question_data("who", "choice"),
    question_data("club", "text", when={"question": "who", "is_in": ["b", "c"]}),
    question_data("kind", "choice", when={"question": "who", "is_in": ["c"]}),
    question_data("paper", "photo", when={"question": "kind", "is_in": ["a"]}, optional=True),
    question_data("where", "place", known_as="place"),
    question_data("day", "date", known_as="date"),
    question_data("money", "amount", known_as="amount", optional=True),
    question_data("reach", "contact"),
    question_data("may", "consent"),
)
GOOD = {
    "what": Input("een feest"),
    "who": Input(choice="c"),
    "club": Input("De Molen"),
    "kind": Input(choice="a"),
    "paper": Input(file="tg:1"),
    "where": Input("in laak"),
    "day": Input("vandaag"),
    "money": Input("800"),
    "reach": Input("Yvonne 0612345678"),
    "may": Input("ja"),
}
STEPS = st.one_of(
    st.builds(
        Input,
        text=st.sampled_from(["", "ja", "nee", "een feest", "laak", "vandaag", "800", "1", "2", "3", "🎉"])
        | st.text(max_size=20),
        choice=st.none() | st.sampled_from("abcz"),
        file=st.none() | st.just("tg:1"),
        location=st.none() | st.just((52.0, 4.3)),
    ),
    st.sampled_from(["skip", "back"]),
    st.sampled_from([f"change:{question.id}" for question in PARTY.questions] + ["change:gone"]),
)


def at(made: Flow, talk: Talk) -> str | None:
    question = engine.current(made, talk)
    return question.id if question else None


def say(talk: Talk, *ids: str, made: Flow = PARTY, **other: Input) -> Talk:
    """The talk after good answers to these questions, each of which must be the current one."""
    for name in ids:
        assert at(made, talk) == name
        talk, rejected = engine.give(made, talk, other.get(name, GOOD[name]), READERS)
        assert rejected is None
    return talk


def play(made: Flow, talk: Talk, step: Input | str) -> Talk:
    if isinstance(step, Input):
        return engine.give(made, talk, step, READERS)[0]
    if step == "skip":
        return engine.skip(made, talk)[0]
    if step == "back":
        return engine.back(made, talk)
    return engine.change(talk, step.removeprefix("change:"))


def finish(made: Flow, talk: Talk) -> tuple[Talk, list[str]]:
    """Answers whatever is asked until nothing is; fails when that takes more turns than there are questions."""
    asked: list[str] = []
    while (name := at(made, talk)) is not None:
        asked.append(name)
        assert len(asked) <= len(made.questions)
        talk = say(talk, name, made=made)
    return talk, asked


def test_questions_come_in_order_and_then_none() -> None:
    talk, asked = finish(PARTY, Talk("plan"))
    assert asked == [question.id for question in PARTY.questions]
    assert [question.id for question, _value in engine.summary(PARTY, talk)] == asked


def test_an_answer_that_is_not_understood_changes_nothing() -> None:
    talk = say(Talk("plan"), "what")
    after, rejected = engine.give(PARTY, talk, Input("geen van alle"), READERS)
    assert after == talk
    assert rejected is not None
    assert rejected.code == "choice"


def test_after_the_last_answer_nothing_is_asked() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    after, rejected = engine.give(PARTY, talk, Input("nog iets"), READERS)
    assert after == talk
    assert rejected is not None
    assert rejected.code == "nothing-asked"


@pytest.mark.parametrize(
    ("who", "kind", "asked"),
    [
        ("a", "", ["what", "who"]),
        ("b", "", ["what", "who", "club"]),
        ("c", "b", ["what", "who", "club", "kind"]),
        ("c", "a", ["what", "who", "club", "kind", "paper"]),
    ],
)
def test_conditional_questions_are_asked_only_when_they_apply(who: str, kind: str, asked: list[str]) -> None:
    talk = say(Talk("plan"), "what", "who", who=Input(choice=who))
    if kind:
        talk = say(talk, "club", "kind", kind=Input(choice=kind))
    assert [question.id for question in engine.asked(PARTY, talk)][: len(asked) + 1] == [*asked, "where"]


def test_an_answer_that_is_being_changed_is_told_by_nobody() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    told = [question.id for question, _value in engine.summary(PARTY, talk)]
    for name in told:
        changing = engine.change(talk, name)
        assert name not in [question.id for question, _value in engine.summary(PARTY, changing)]


def test_a_changed_condition_hides_everything_that_hung_on_it() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    talk = say(engine.change(talk, "who"), "who", who=Input(choice="a"))
    assert at(PARTY, talk) is None
    shown = [question.id for question, _value in engine.summary(PARTY, talk)]
    assert not {"club", "kind", "paper"} & set(shown), "paper hung on kind, and kind is not asked any more"


def test_a_question_that_comes_back_still_has_its_answer() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    talk = say(engine.change(talk, "who"), "who", who=Input(choice="a"))
    talk = say(engine.change(talk, "who"), "who", who=Input(choice="c"))
    assert at(PARTY, talk) is None
    assert talk.answers["club"]["said"] == "De Molen"


def test_back_undoes_exactly_one_answer() -> None:
    talk = say(Talk("plan"), "what", "who")
    one_back = engine.back(PARTY, talk)
    assert one_back == say(Talk("plan"), "what")
    assert engine.back(PARTY, engine.back(PARTY, one_back)) == Talk("plan"), "and stops at the start"


def test_back_undoes_a_skip_too() -> None:
    talk = say(Talk("plan"), "what", "who", "where", "day", who=Input(choice="a"))
    skipped, done = engine.skip(PARTY, talk)
    assert done
    assert at(PARTY, skipped) == "reach"
    assert engine.back(PARTY, skipped) == talk


@pytest.mark.parametrize("name", [question.id for question in PARTY.questions])
def test_change_asks_only_that_question_again(name: str) -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    again, asked = finish(PARTY, engine.change(talk, name))
    assert asked[0] == name
    assert asked == [name]
    assert again.answers == talk.answers


def test_changing_what_was_never_asked_changes_nothing() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    assert engine.change(talk, "gone") == talk


@pytest.mark.parametrize("question", PARTY.questions, ids=lambda question: str(question.id))
def test_only_an_optional_question_can_be_skipped(question: Any) -> None:
    before = [other.id for other in PARTY.questions[: PARTY.questions.index(question)]]
    talk = say(Talk("plan"), *before)
    after, done = engine.skip(PARTY, talk)
    assert done == question.optional
    assert (after == talk) == (not question.optional)


def test_a_finished_talk_has_nothing_to_skip() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    assert engine.skip(PARTY, talk) == (talk, False)


def test_a_skipped_question_is_not_in_the_summary() -> None:
    talk = say(Talk("plan"), "what", "who", "where", "day", who=Input(choice="a"))
    talk, _done = engine.skip(PARTY, talk)
    assert "money" not in [question.id for question, _value in engine.summary(PARTY, talk)]


def test_what_was_said_before_is_not_asked_again() -> None:
    known: dict[str, Value] = {
        "subject": {"said": "een feest"},
        "place": {"stadsdeel": "laak", "said": ""},
        "amount": {"euro": 5, "said": ""},
    }
    talk = engine.prefill(PARTY, Talk("plan"), known)
    _talk, asked = finish(PARTY, talk)
    assert not {"what", "where", "money"} & set(asked)
    assert "day" in asked


def test_what_was_said_before_never_overrides_an_answer_or_a_skip() -> None:
    talk = say(Talk("plan"), "what", "who", "where", "day", who=Input(choice="a"))
    talk, _done = engine.skip(PARTY, talk)
    known: dict[str, Value] = {"subject": {"said": "anders"}, "amount": {"euro": 5, "said": ""}}
    assert engine.prefill(PARTY, talk, known) == talk


def test_a_question_added_to_the_flow_is_the_only_one_asked() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    longer = PARTY.model_copy(update={"questions": (*PARTY.questions[:3], _extra(), *PARTY.questions[3:])})
    assert at(longer, talk) == "extra"
    done, rejected = engine.give(longer, talk, Input("nieuw"), READERS)
    assert rejected is None
    assert at(longer, done) is None


def test_a_question_taken_out_of_the_flow_is_forgotten() -> None:
    talk, _asked = finish(PARTY, Talk("plan"))
    shorter = PARTY.model_copy(update={"questions": PARTY.questions[:2] + PARTY.questions[5:]})
    assert at(shorter, talk) is None
    assert {question.id for question, _value in engine.summary(shorter, talk)} == {q.id for q in shorter.questions}


@pytest.mark.parametrize("kind", ["choice", "date", "place", "amount", "contact", "photo", "consent"])
def test_a_question_that_became_another_kind_is_asked_again(kind: str) -> None:
    talk = Talk("plan", (("q", {"said": "een feest"}),))
    assert at(flow(question_data("q", kind)), talk) == "q"


def test_a_choice_that_was_taken_out_is_asked_again() -> None:
    talk = Talk("plan", (("q", {"choice": "z", "said": ""}),))
    assert at(flow(question_data("q", "choice")), talk) == "q"


def test_a_skipped_question_that_is_not_optional_any_more_is_asked() -> None:
    talk = Talk("plan", (("q", SKIPPED),))
    assert at(flow(question_data("q", "text", optional=True)), talk) is None
    assert at(flow(question_data("q", "text")), talk) == "q"


@given(st.lists(STEPS, max_size=40))
@quick
def test_a_talk_read_back_from_the_store_stands_where_it_stood(steps: list[Input | str]) -> None:
    talk = Talk("plan")
    for step in steps:
        talk = play(PARTY, talk, step)
        stored = json.loads(json.dumps(talk.given))
        reread = Talk(talk.flow, tuple((name, value) for name, value in stored))
        assert at(PARTY, reread) == at(PARTY, talk)
        assert reread.answers == talk.answers


@given(st.lists(STEPS, max_size=40))
@quick
def test_whatever_somebody_does_each_question_has_one_answer_and_the_talk_can_end(steps: list[Input | str]) -> None:
    talk = Talk("plan")
    for step in steps:
        talk = play(PARTY, talk, step)
        names = [name for name, _value in talk.given]
        assert len(names) == len(set(names))
    done, _asked = finish(PARTY, talk)
    assert at(PARTY, done) is None


@given(st.lists(STEPS, max_size=20))
@quick
def test_an_answer_followed_by_back_is_as_if_nothing_was_said(steps: list[Input | str]) -> None:
    talk = Talk("plan")
    for step in steps:
        talk = play(PARTY, talk, step)
    question = engine.current(PARTY, talk)
    if question is not None:
        after, rejected = engine.give(PARTY, talk, GOOD[question.id], READERS)
        assert rejected is None
        # an answer that did not count any more (a hidden question) is replaced, and stays away
        assert engine.back(PARTY, after).given == tuple(pair for pair in talk.given if pair[0] != question.id)


def _extra() -> Any:
    return flow(question_data("extra", "text")).questions[0]


REMARKED = flow(
    question_data("what", "text"),
    question_data("verder", "text", known_as="remark", silent=True, optional=True, max_length=60),
)


def test_what_is_told_beside_the_answers_is_kept_in_their_own_words() -> None:
    told = engine.remark(REMARKED, Talk("party"), "er is een fornuis")
    told = engine.remark(REMARKED, told, "  en een trap ")
    assert told.answers["verder"] == {"said": "er is een fornuis\nen een trap"}
    assert [question.id for question, _value in engine.summary(REMARKED, told)] == ["verder"]
    assert engine.remark(REMARKED, told, " ") == told
    assert engine.remark(REMARKED, told, "en een trap") == told, "it was told already"
    assert engine.remark(REMARKED, told, "x" * 100) == told, "no more than the flow has room for"
    assert engine.remark(PARTY, told, "iets") == told, "this flow has no room for it"


def test_a_talk_goes_on_in_another_flow_with_what_both_ask() -> None:
    other = flow(
        question_data("agreed", "consent"),
        question_data("plan", "text", known_as="subject"),
        question_data("who", "choice"),
        question_data("place", "place", known_as="place"),
        question_data("paper", "photo", optional=True),
        question_data("more", "text", known_as="remark", silent=True, optional=True),
        question_data("may", "consent"),
    )
    talk = say(Talk("plan"), "what", "who", "club", "kind", "paper", "where")
    told = engine.carried(PARTY, talk, other)
    assert set(told.answers) == {"plan", "paper", "place", "more"}
    assert told.answers["more"]["said"] == "De Molen"
    assert told.answers["plan"] == talk.answers["what"]
    assert at(other, told) == "agreed", "a yes is never taken along"
    assert engine.carried(PARTY, engine.change(talk, "where"), other).answers.keys() == {"plan", "paper", "more"}


def test_a_second_file_does_not_make_an_earlier_answer_the_newest() -> None:
    drawn = flow(question_data("what", "text"), question_data("sketch", "photo"), question_data("may", "consent"))
    talk, _kept = engine.attach(drawn, say(Talk("plan"), "what"), "tg:1", "photo")
    talk = engine.put(talk, "may", {"yes": True, "said": ""})
    both, kept = engine.attach(drawn, talk, "tg:2", "voice", "kijk")
    assert kept
    files = [{"id": "tg:1", "media": "photo"}, {"id": "tg:2", "media": "voice"}]
    assert both.answers["sketch"] == {"files": files, "said": "kijk"}
    assert [name for name, _value in both.given] == ["what", "sketch", "may"]
    assert [name for name, _value in engine.back(drawn, both).given] == ["what", "sketch"]


def test_what_a_message_tells_beside_its_answer_fills_what_is_open_and_what_was_left_open() -> None:
    asks = flow(
        question_data("what", "text", known_as="subject"), question_data("where", "place", known_as="place"),
        question_data("money", "amount", known_as="amount", optional=True),
    )  # fmt: skip
    known: dict[str, Any] = {
        "place": {"stadsdeel": "laak", "said": "in Laak"},
        "amount": {"euro": 100, "said": "100 euro"},
    }
    talk = engine.put(Talk("plan"), "money", SKIPPED)
    assert engine.tell(asks, talk, known, "").answers == {"where": known["place"], "money": known["amount"]}
    talk = engine.put(talk, "where", {"stadsdeel": "segbroek", "said": "Segbroek"})
    assert engine.tell(asks, talk, known, "").answers["where"]["stadsdeel"] == "segbroek", "answers win"


def test_back_leaves_what_was_told_without_being_asked() -> None:
    quiet = flow(
        question_data("what", "text"), question_data("people", "number", silent=True, optional=True),
        question_data("may", "consent"),
    )  # fmt: skip
    talk = engine.put(say(Talk("plan"), "what"), "people", {"number": 4, "said": ""})
    assert [name for name, _value in engine.back(quiet, talk).given] == ["people"]
