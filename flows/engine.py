"""The talk: which question is next, what an answer does. Pure: a talk is the flow and the answers given.

Only answers are stored, in the order in which they were given; where the talk stands is found by replaying
them. Back, change, resume after a restart and a flow file that changed meanwhile need nothing more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flows import answers
from flows.answers import Accepted, Input, Readers, Rejected
from flows.model import Flow, Kind, Question, Value, When

REOPENED: Value = {"reopened": True, "said": ""}
"""Stands in the place of an answer that is being changed; it is an answer to no kind of question."""
SKIPPED: Value = {"skipped": True, "said": ""}
_NEEDED: Mapping[Kind, str] = {
    "choice": "choice", "date": "day", "place": "stadsdeel", "amount": "euro", "number": "number", "consent": "yes",
    "contact": "name",
    "photo": "files",
}  # fmt: skip
"""What an answer to each kind of question has at least."""


@dataclass(frozen=True)
class Talk:
    """A running talk: the answers by question id, the oldest first."""

    flow: str
    given: tuple[tuple[str, Value], ...] = ()

    @property
    def answers(self) -> Mapping[str, Value]:
        """The last answer to every question."""
        return dict(self.given)


def asked(flow: Flow, talk: Talk) -> list[Question]:
    """The questions that this talk has, in order: those whose condition holds for the answers given.

    A silent question belongs to it only once something was told about it.
    """
    given = talk.answers
    found: dict[str, Question] = {}
    for question in flow.questions:
        if question.silent and question.id not in given:
            continue
        if question.when is None or (question.when.question in found and _holds(question.when, given)):
            found[question.id] = question
    return list(found.values())


def current(flow: Flow, talk: Talk) -> Question | None:
    """The question to ask now; None when everything has been answered and the summary is next."""
    given = talk.answers
    return next((question for question in asked(flow, talk) if not _valid(question, given.get(question.id))), None)


def give(flow: Flow, talk: Talk, came: Input, readers: Readers) -> tuple[Talk, Rejected | None]:
    """The talk after an answer to its current question; unchanged, with the reason, when it could not be read."""
    question = current(flow, talk)
    if question is None:
        return talk, Rejected("nothing-asked")
    read = answers.read(question, came, readers)
    if isinstance(read, Accepted):
        return put(talk, question.id, read.value), None
    return talk, read


def put(talk: Talk, question_id: str, value: Value) -> Talk:
    """The talk with this answer as the newest."""
    kept = tuple(pair for pair in talk.given if pair[0] != question_id)
    return replace(talk, given=(*kept, (question_id, value)))


def attach(flow: Flow, talk: Talk, file: str, media: str, said: str = "") -> tuple[Talk, bool]:
    """The talk with a file that was sent beside the question; told whether the flow has a place for it.

    Files belong to the photo question. They are kept under it before it is asked, and added to what is there.
    """
    question = next((question for question in flow.questions if question.kind == "photo"), None)
    if question is None:
        return talk, False
    before = talk.answers.get(question.id, {})
    files = [*before.get("files", ()), {"id": file, "media": media}]
    words = " ".join(part for part in (before.get("said"), said.strip()) if part)
    value = {"files": files, "said": words}
    # in its old place: going back undoes the last answer, not an earlier one
    place = replaced if question.id in talk.answers else put
    return place(talk, question.id, value), True


def extend(talk: Talk, question_id: str, more: str) -> Talk:
    """The talk with `more` behind the words of this answer, which stays where it was."""
    value = talk.answers[question_id]
    return replaced(talk, question_id, value | {"said": f"{value['said']}{more}"[: answers.MAX_STORY]})


def replaced(talk: Talk, question_id: str, value: Value) -> Talk:
    """The talk with another answer to this question, which stays where it was."""
    return replace(talk, given=tuple((name, value if name == question_id else kept) for name, kept in talk.given))


def remark(flow: Flow, talk: Talk, said: str) -> Talk:
    """The talk with something that was told beside the answers; unchanged when the flow has no room for it."""
    question = flow.asking("remark")
    if question is None or not said.strip():
        return talk
    before = str(talk.answers.get(question.id, {}).get("said") or "")
    if said.strip() in before.split("\n"):
        return talk
    told = "\n".join(part for part in (before, said.strip()) if part)
    return put(talk, question.id, {"said": told}) if len(told) <= question.max_length else talk


def files(talk: Talk) -> int:
    """How many files the talk has."""
    return sum(len(value.get("files", ())) for value in talk.answers.values())


def skip(flow: Flow, talk: Talk) -> tuple[Talk, bool]:
    """Leaves the current question open, when it may be left open; tells whether it was."""
    question = current(flow, talk)
    if question is None or not question.optional:
        return talk, False
    return put(talk, question.id, SKIPPED), True


def back(flow: Flow, talk: Talk) -> Talk:
    """The talk without its newest answer; what was told without being asked stays."""
    silent = {question.id for question in flow.questions if question.silent}
    newest = next((name for name, _value in reversed(talk.given) if name not in silent), None)
    return replace(talk, given=tuple(pair for pair in talk.given if pair[0] != newest))


def change(talk: Talk, question_id: str) -> Talk:
    """The talk in which this question is asked again; the other answers stay."""
    if question_id not in talk.answers:
        return talk
    return put(talk, question_id, REOPENED)


def prefill(flow: Flow, talk: Talk, known: Mapping[str, Value]) -> Talk:
    """Fills in what was said before the talk, keyed by `known_as`; answers and skips of the talk itself win."""
    for question in flow.questions:
        value = known.get(question.known_as) if question.known_as else None
        if value is not None and question.id not in talk.answers:
            talk = put(talk, question.id, value)
    return talk


def carried(flow: Flow, talk: Talk, other: Flow) -> Talk:
    """The talk as it goes on in another flow: each answer that this asks for too, under the question that is known as
    the same, else the one with the same id and kind. What was told in words and is not asked there, is a remark."""
    goes_on = Talk(other.id)
    for question, value in summary(flow, talk):
        same = next((one for one in other.questions if _same(question, one)), None)
        if same is not None:
            goes_on = put(goes_on, same.id, value)
        elif question.kind == "text":
            goes_on = remark(other, goes_on, value["said"])
    return goes_on


def tell(flow: Flow, talk: Talk, known: Mapping[str, Value], text: str) -> Talk:
    """Fills in what a message in the talk tells beside its answer: what is `known` from it, keyed by `known_as`, and
    the choices that its text makes. Answers win; what was left open is filled."""
    for question in flow.questions:
        value = known.get(question.known_as) if question.known_as else answers.told(question, text)
        given = talk.answers.get(question.id)
        if value is not None and (given is None or given.get("skipped")):
            talk = put(talk, question.id, value)
    return talk


def summary(flow: Flow, talk: Talk) -> Iterable[tuple[Question, Value]]:
    """Every question of this talk that was really answered, with its answer, in the order of the flow."""
    given = talk.answers
    for question in asked(flow, talk):
        value = given.get(question.id)
        if value is not None and _valid(question, value) and not value.get("skipped"):
            yield question, value


def _same(question: Question, other: Question) -> bool:
    if question.known_as or other.known_as:
        return question.known_as == other.known_as
    return (question.id, question.kind) == (other.id, other.kind) and question.kind in ("text", "photo")


def _holds(when: When, given: Mapping[str, Value]) -> bool:
    value = given.get(when.question)
    return value is not None and value.get("choice") in when.is_in


def _valid(question: Question, value: Value | None) -> bool:
    """Is this stored answer (still) one to this question? A flow file may have changed meanwhile."""
    if value is None or value.get("reopened"):
        return False
    if value.get("skipped"):
        return question.optional
    if _NEEDED.get(question.kind, "said") not in value:
        return False
    return question.kind != "choice" or value["choice"] in {choice.id for choice in question.choices}
