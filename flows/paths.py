"""Every path through a flow, for its author: what is asked after what, and what is wrong with it.

A flow is a list of questions, some with a condition on an earlier choice, so a path is settled by the choices on
which something depends. Choices on which nothing depends lead along the same path.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.limits import Fault
from flows.model import FlowFields, Question

MAX_PATHS = 200
"""More paths than anybody reads; a flow with more is two flows."""
MAX_STEPS = 20
"""Questions that one person may be asked in one talk."""

Location = tuple[str | int, ...]
Picked = Mapping[str, str]
"""The choice made at each question on which something depends."""


@dataclass(frozen=True)
class Path:
    """One way through a flow: what was chosen on the way, and the questions in order."""

    picked: Picked
    questions: tuple[Question, ...]


def every(flow: FlowFields) -> Iterator[Path]:
    """Every different path through the flow, in the order of its choices. Silent questions are on none.

    Conditions that lead nowhere (see `faults`) never hold, so this ends whatever the flow says.
    """
    deciding = {question.when.question for question in flow.questions if question.when}
    yield from _walk(flow.questions, deciding, {}, ())


def _walk(rest: Sequence[Question], deciding: set[str], picked: Picked, so_far: tuple[Question, ...]) -> Iterator[Path]:
    for index, question in enumerate(rest):
        if question.silent or (question.when and picked.get(question.when.question) not in question.when.is_in):
            continue
        so_far = (*so_far, question)
        if question.id in deciding:
            for choice in question.choices:
                yield from _walk(rest[index + 1 :], deciding, {**picked, question.id: choice.id}, so_far)
            return
    yield Path(picked, so_far)


def leads_to(flow: FlowFields) -> Iterator[tuple[Location, str]]:
    """The other flows in which a talk goes on after a choice, and where that is said."""
    for index, question in enumerate(flow.questions):
        for number, choice in enumerate(question.choices):
            if choice.flow is not None:
                yield ("questions", index, "choices", number, "flow"), choice.flow


def faults(flow: FlowFields) -> list[Fault]:
    """Everything that is wrong with the way through the flow; an empty list when it can be used."""
    found = [*_twice(flow), *_conditions(flow)]
    if not found:  # paths mean something only once every condition leads somewhere
        found = [*_on_the_way(flow)]
    return found


def _twice(flow: FlowFields) -> Iterator[Fault]:
    ids: set[str] = set()
    known: dict[str, str] = {}
    for index, question in enumerate(flow.questions):
        if question.id in ids:
            yield ("questions", index, "id"), f"vraag {question.id!r} staat er twee keer; geef er één een andere naam"
        ids.add(question.id)
        if question.known_as and question.known_as in known:
            message = f"{question.known_as!r} staat ook al bij vraag {known[question.known_as]!r}; houd er één"
            yield ("questions", index, "known_as"), message
        if question.known_as:
            known.setdefault(question.known_as, question.id)
        choices = [choice.id for choice in question.choices]
        for number, choice in enumerate(choices):
            if choice in choices[:number]:
                message = f"keuze {choice!r} staat er twee keer; geef er één een andere naam"
                yield ("questions", index, "choices", number, "id"), message


def _conditions(flow: FlowFields) -> Iterator[Fault]:
    ids = [question.id for question in flow.questions]
    for index, question in enumerate(flow.questions):
        if question.when is None:
            continue
        on, at = question.when.question, ("questions", index, "when")
        if on not in ids:
            yield (*at, "question"), f"vraag {on!r} bestaat niet; verbeter de naam of haal 'when' weg"
        elif ids.index(on) >= index:
            yield (*at, "question"), f"{question.id!r} wacht op {on!r}, die pas later komt (een kring); zet die ervoor"
        else:
            yield from _choices(question, flow.questions[ids.index(on)], at)


def _choices(question: Question, asked: Question, at: Location) -> Iterator[Fault]:
    assert question.when is not None
    known = [choice.id for choice in asked.choices]
    for number, choice in enumerate(question.when.is_in):
        if choice not in known:
            wanted = f"kies uit: {', '.join(known)}" if known else "alleen een vraag met keuzes kan iets bepalen"
            yield (*at, "is_in", number), f"{asked.id!r} heeft geen keuze {choice!r}; {wanted}"


def _on_the_way(flow: FlowFields) -> Iterator[Fault]:
    paths: list[Path] = []
    for path in every(flow):
        if len(paths) == MAX_PATHS:
            yield ("questions",), f"meer dan {MAX_PATHS} paden; maak er twee gesprekken van"
            return
        paths.append(path)
    reached = {question.id for path in paths for question in path.questions}
    for index, question in enumerate(flow.questions):
        if question.id not in reached and not question.silent:
            message = f"vraag {question.id!r} wordt nooit gesteld; geen enkele keuze leidt ernaartoe"
            yield ("questions", index, "when" if question.when else "id"), message
    yield from _ends(flow, paths)


def _ends(flow: FlowFields, paths: Iterable[Path]) -> Iterator[Fault]:
    """A path that can't end in a case is a dead end: without a subject nobody knows what it is about, and without
    permission as its last question nothing may be kept."""
    told: set[str] = set()
    for path in paths:
        at = _last_pick(flow, path)
        for message in _wrong_end(path):
            if message not in told:
                told.add(message)
                yield at, message + (f" (pad: {shown(path.picked)})" if path.picked else "")


def _wrong_end(path: Path) -> Iterator[str]:
    last = path.questions[-1] if path.questions else None
    if last is None or last.kind != "consent":
        yield "dit pad loopt dood: het eindigt niet met de vraag om toestemming (kind: consent)"
    if not any(question.known_as == "subject" for question in path.questions):
        yield "dit pad loopt dood: niemand vraagt waar het over gaat (known_as: subject)"
    if len(path.questions) > MAX_STEPS:
        yield f"dit pad heeft {len(path.questions)} vragen; {MAX_STEPS} is het meeste wat iemand volhoudt"


def _last_pick(flow: FlowFields, path: Path) -> Location:
    ids = [question.id for question in flow.questions]
    picked = [name for name in path.picked if name in ids]
    return ("questions", ids.index(picked[-1])) if picked else ("questions",)


def shown(picked: Picked) -> str:
    """The choices of a path on one line."""
    return ", ".join(f"{question}={choice}" for question, choice in picked.items())
