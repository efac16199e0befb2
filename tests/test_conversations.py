"""Conversations as data: what people say and tap, and what must (not) come of it. The store is closed and
reopened between all turns. One file in `conversations` is one conversation; its form is below.

A turn is one of `say`, `tap` (the label of a button), `photo`, `location` or `wait` (30m, 2h, 3d), by `who`
(resident:1 unless it says otherwise). What it must lead to stands under `expect`: a name from CHECKS and what is
wanted. All expectations of a conversation are tried, so that one run shows everything that is wrong.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import memory
from bot.clock import city_day
from bot.messages import DESK, plain
from bot.stage import NoSuchButton, Stage
from bot.store.cases import Card
from bot.store.people import Person
from bot.store.post import Outgoing
from flows import engine, numbers
from flows.engine import Talk
from flows.model import Flow
from knowledge import language
from knowledge.answer import Answer
from knowledge.guide import Guide
from knowledge.understand import Understanding

FOLDER = Path(__file__).parent / "conversations"
FILES = sorted(FOLDER.glob("*.yaml"))
Reopening = Callable[[], Stage]
MOVES = ("say", "tap", "photo", "location", "wait")
UNITS = {"m": "minutes", "h": "hours", "d": "days"}
MOST_CHARACTERS, MOST_ACTION = 4096, 64
"""What a channel can carry: characters of a text, and bytes of the action behind a button."""
VALUES = ("choice", "euro", "day", "stadsdeel", "yes", "files", "said")
"""What an answer comes down to, the most telling first."""


@dataclass(frozen=True)
class Seen:
    """What one turn brought about, for the person it is about."""

    stage: Stage
    who: str
    sent: list[Outgoing]

    @cached_property
    def messages(self) -> list[str]:
        """What this person was told."""
        return self.told(self.who)

    @cached_property
    def text(self) -> str:
        return "\n".join(self.messages)

    @cached_property
    def person(self) -> Person:
        return self.stage.assistant.store.people.get(self.who)

    @property
    def guide(self) -> Guide:
        return self.stage.assistant.guide

    @cached_property
    def said(self) -> Understanding | None:
        """What is remembered of the questions of this person."""
        return memory.load(self.person.said, city_day(self.stage.clock.now()))

    @cached_property
    def answer(self) -> Answer | None:
        """What the guide answers to what is remembered."""
        if self.said is None:
            return None
        need = (self.person.said or {}).get("need")
        return self.guide.route(need, self.said) if need else self.guide.answer(self.said)

    @cached_property
    def running(self) -> tuple[Flow, Talk] | None:
        """The running talk and its flow."""
        if self.person.talk is None:
            return None
        given = tuple((name, value) for name, value in self.person.talk["given"])
        return self.stage.assistant.casework.flows[self.person.talk["flow"]], Talk(self.person.talk["flow"], given)

    @cached_property
    def case(self) -> Card | None:
        """The newest case of this person."""
        cards = self.stage.assistant.store.cases.of(self.who)
        return max(cards, key=lambda card: card.number, default=None)

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.sent if row.message.to == self.who for button in row.message.buttons]

    def told(self, to: str) -> list[str]:
        return [plain(row.message.text).replace("\xa0", " ") for row in self.sent if row.message.to == to]

    def title(self, record: str) -> str:
        return self.guide.pack.records[record].title.pick(self.person.language or "nl")


def listed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def missing(parts: Any, whole: str) -> list[str]:
    return [part for part in listed(parts) if str(part).casefold() not in whole.casefold()]


def present(parts: Any, whole: str) -> list[str]:
    return [part for part in listed(parts) if str(part).casefold() in whole.casefold()]


def question(seen: Seen) -> str:
    """The question of the running talk; `summary` when all are answered, `none` when there is no talk."""
    if seen.running is None:
        return "none"
    asked = engine.current(*seen.running)
    return asked.id if asked else "summary"


def times_asked(seen: Seen, name: str) -> int:
    flows = seen.stage.assistant.casework.flows.values()
    asks = {q.ask.pick(seen.person.language or "nl") for flow in flows for q in flow.questions if q.id == name}
    assert asks, f"no flow has a question {name}"
    return sum(seen.text.count(ask) for ask in asks)


def value(given: Mapping[str, Any] | None) -> Any:
    """What an answer comes down to; None when it was not given."""
    if given is None:
        return None
    if given.get("skipped"):
        return "skipped"
    if "name" in given:
        return {name: given[name] for name in ("name", "phone", "email") if given.get(name)}
    return next((given[name] for name in VALUES if given.get(name)), None)


def wrong_answers(given: Mapping[str, Mapping[str, Any]], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that are not as wanted. A wanted text or contact needs to be part of what was given."""
    wrong = {}
    for name, want in wanted.items():
        got = value(given.get(name))
        part = isinstance(want, str) and isinstance(got, str) and want.casefold() in got.casefold()
        some = isinstance(want, dict) and isinstance(got, dict) and want.items() <= got.items()
        any_photo = name == "foto" and want is True and got not in (None, "skipped")
        if not (got == want or part or some or any_photo):
            wrong[name] = got
    return wrong


def known(seen: Seen, name: str) -> Any:
    got = getattr(seen.said, name) if seen.said else None
    return got.isoformat() if isinstance(got, dt.date) else got


def status(seen: Seen) -> str | None:
    """What kind of answer it was: a word of thanks in the middle of a plan leaves the plan that is remembered."""
    return (seen.person.said or {}).get("status") or (seen.answer.status if seen.answer else None)


def place(seen: Seen) -> dict[str, Any]:
    """Where it is about: the answer in the running talk, else what is remembered; empty when that is not certain."""
    given = seen.running[1].answers.get("waar") if seen.running else None
    if given:
        return dict(given)
    where = seen.said.place if seen.said else None
    return {"stadsdeel": where.stadsdeel, "wijk": where.wijk, "street": where.street} if where and where.sure else {}


def wrong_place(seen: Seen, wanted: Any) -> Any:
    got = place(seen)
    want = wanted if isinstance(wanted, dict) else {"stadsdeel": wanted}
    return {name: got.get(name) for name, part in want.items() if got.get(name) != part}


def stored(seen: Seen) -> str:
    return "\n".join(seen.stage.assistant.store.db.conn.iterdump())


def differs(got: Any, wanted: Any) -> Any:
    return None if got == wanted or (isinstance(wanted, list) and got in wanted) else f"is {got!r}"


def too_long(seen: Seen, most: int) -> list[int]:
    return [len(message) for message in seen.messages if len(message) > most]


def unless(fine: bool, got: Any) -> Any:
    return None if fine else f"is {got!r}"


CHECKS: dict[str, Callable[[Seen, Any], Any]] = {
    # what was understood and answered
    "status": lambda seen, wanted: differs(status(seen), wanted),
    "need": lambda seen, wanted: differs(seen.answer.need.id if seen.answer and seen.answer.need else None, wanted),
    "place": wrong_place,
    "date": lambda seen, wanted: differs(known(seen, "date"), str(wanted) if wanted else None),
    "amount": lambda seen, wanted: differs(known(seen, "amount"), wanted),
    "people": lambda seen, wanted: differs(known(seen, "people"), wanted),
    "applicant": lambda seen, wanted: differs(known(seen, "who"), wanted),
    "language": lambda seen, wanted: differs(seen.person.language, wanted),
    # what was said
    "record_shown": lambda seen, wanted: [name for name in listed(wanted) if missing(seen.title(name), seen.text)],
    "record_not_shown": lambda seen, wanted: [name for name in listed(wanted) if present(seen.title(name), seen.text)],
    "contains": lambda seen, wanted: missing(wanted, seen.text),
    "contains_any": lambda seen, wanted: None if present(wanted, seen.text) else "none of them",
    "not_contains": lambda seen, wanted: present(wanted, seen.text),
    "starts_with": lambda seen, wanted: unless(seen.text.startswith(str(wanted)), seen.text[:40]),
    "number": lambda seen, wanted: unless((numbers.find(seen.text) is not None) == wanted, seen.text),
    "written_in": lambda seen, wanted: differs(language.detect(seen.text), wanted),
    "max_chars": too_long,
    "max_questions": lambda seen, most: unless(seen.text.count("?") + seen.text.count("؟") <= most, seen.text),
    "messages": lambda seen, wanted: differs(len(seen.messages), wanted),
    "buttons": lambda seen, wanted: [label for label in listed(wanted) if label not in seen.labels],
    "no_buttons": lambda seen, wanted: [label for label in listed(wanted) if label in seen.labels],
    "max_buttons": lambda seen, most: unless(len(seen.labels) <= most, seen.labels),
    "silent": lambda seen, wanted: unless(not seen.messages, seen.text),
    # the running talk
    "question": lambda seen, wanted: differs(question(seen), wanted),
    "asked": lambda seen, wanted: unless(times_asked(seen, wanted) == 1, seen.text),
    "not_asked": lambda seen, wanted: [name for name in listed(wanted) if times_asked(seen, name)],
    "answers": lambda seen, wanted: wrong_answers(seen.running[1].answers if seen.running else {}, wanted),
    # the case and the desk
    "cases": lambda seen, wanted: differs(len(seen.stage.assistant.store.cases.of(seen.who)), wanted),
    "case_state": lambda seen, wanted: differs(seen.case.state if seen.case else None, wanted),
    "case_place": lambda seen, wanted: differs(seen.case.stadsdeel if seen.case else None, wanted),
    "case_answers": lambda seen, wanted: wrong_answers(seen.case.answers if seen.case else {}, wanted),
    "desk_contains": lambda seen, wanted: missing(wanted, "\n".join(seen.told(DESK))),
    "desk_not_contains": lambda seen, wanted: present(wanted, "\n".join(seen.told(DESK))),
    "stored": lambda seen, wanted: missing(wanted, stored(seen)),
    "not_stored": lambda seen, wanted: present(wanted, stored(seen)),
}


def marked(path: Path) -> Any:
    """A conversation that is known to go wrong says so in its file; when it goes right again, that must go."""
    fault = yaml.safe_load(path.read_text(encoding="utf-8")).get("known_fault")
    marks = [pytest.mark.xfail(reason=fault, strict=True)] if fault else []
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", [marked(path) for path in FILES])
def test_conversation(path: Path, reopening: Reopening) -> None:
    turns = yaml.safe_load(path.read_text(encoding="utf-8"))["turns"]
    assert list(wrong_in(turns, reopening)) == []


def wrong_in(turns: list[dict[str, Any]], reopening: Reopening) -> Iterator[str]:
    """What is wrong, turn by turn. A button that is not there ends the conversation."""
    for number, turn in enumerate(turns, start=1):
        at = f"turn {number} ({next(move for move in MOVES if move in turn)})"
        try:
            seen = taken(turn, reopening())
        except NoSuchButton as error:
            yield f"{at}: there is no button {str(error)!r}"
            return
        expected = turn.get("expect", {})
        yield from (f"{at}: {what}" for what in never_right(seen, turn))
        for name, wanted in expected.items():
            if wrong := CHECKS[name](seen, wanted):
                yield f"{at}: {name}: wanted {wanted!r}; {wrong}"


def taken(turn: Mapping[str, Any], stage: Stage) -> Seen:
    """Takes the turn."""
    who = turn.get("who", "resident:1")
    if "wait" in turn:
        time = dt.timedelta(**{UNITS[turn["wait"][-1]]: int(turn["wait"][:-1])})
        return Seen(stage, who, stage.wait(time))
    if "location" in turn:
        return Seen(stage, who, stage.location(who, *turn["location"]))
    move = next(move for move in MOVES if move in turn)
    return Seen(stage, "resident:1" if who.startswith("staff:") else who, getattr(stage, move)(who, turn[move]))


def never_right(seen: Seen, turn: Mapping[str, Any]) -> Iterator[str]:
    """What no turn of any conversation may lead to."""
    expected = turn.get("expect", {})
    failed = list(seen.stage.assistant.store.db.query("SELECT error FROM inbox WHERE error IS NOT NULL"))
    if failed:
        yield f"the turn failed: {failed}"
    resident = "wait" not in turn and not str(turn.get("who", "")).startswith("staff:")
    if resident and not seen.messages and not expected.get("silent"):
        yield "no answer"
    if too_long(seen, MOST_CHARACTERS):
        yield "a text that no channel can carry"
    for row in seen.sent:
        for button in row.message.buttons:
            if len(button.action.encode()) > MOST_ACTION:
                yield f"too long an action: {button.action}"


def test_there_are_enough_conversations_of_several_turns() -> None:
    assert len(FILES) >= 40
    for path in FILES:
        conversation = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert set(conversation) - {"known_fault"} == {"about", "turns"}, path.name
        assert len(conversation["turns"]) > 1, path.name
        for turn in conversation["turns"]:
            assert sum(move in turn for move in MOVES) == 1, f"{path.name}: {turn}"
            assert set(turn) <= {*MOVES, "who", "expect"}, f"{path.name}: {turn}"
            assert isinstance(turn.get("say", ""), str), f"{path.name}: quote {turn}"
            assert set(turn.get("expect", {})) <= set(CHECKS), f"{path.name}: {turn}"


def test_a_conversation_that_goes_wrong_is_told(reopening: Reopening) -> None:
    turns = json.loads('[{"say": "hallo", "expect": {"contains": "xyz"}}, {"tap": "xyz"}, {"say": "hallo"}]')
    assert [what.partition(": ")[2][:12] for what in wrong_in(turns, reopening)] == ["contains: wa", "there is no "]
