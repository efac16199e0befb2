"""The words of a plan when its place or day is put right: the title of a case does not go on naming the earlier one."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from bot import checking
from flows import engine
from flows.answers import PlaceRead, Readers
from flows.engine import Talk
from flows.model import Flow, Question, Value

Shown = Callable[[Question, Value], str]
"""How an answer is shown to who gave it."""
Names = Callable[[str], bool]
"""Tells of words whether they name something."""
_WORD = re.compile(r"[^\s,.;:!?()\"“”]+")
_MOST_WORDS, _LONGEST = 80, 5
"""So far into a plan it is looked for, in so many words together: a title is no longer."""
_YEAR = re.compile(r"20\d\d")


def retold(flow: Flow, before: Mapping[str, Value], talk: Talk, readers: Readers, shown: Shown) -> Talk:
    """The talk with the place and the day that are other answers than `before` in the words of its plan as well, where
    those named the earlier ones."""
    subject = flow.asking("subject")
    if subject is None or subject.id not in talk.answers:
        return talk
    value = talk.answers[subject.id]
    said = str(value["said"])
    for question in flow.questions:
        old, new = before.get(question.id), talk.answers.get(question.id)
        if question.kind in ("place", "date") and old and new and checking.differs(old, new) and _is_told(new):
            leads = _is_weekday(readers) if question.kind == "date" else _nothing
            said = _instead(said, _named(question, old, readers), leads, shown(question, new))
    return talk if said == value["said"] else engine.replaced(talk, subject.id, value | {"said": said})


def _is_told(value: Value) -> bool:
    return bool(value.get("stadsdeel") or value.get("day"))


def _named(question: Question, old: Value, readers: Readers) -> Names:
    """Tells whether words name the earlier answer."""
    if question.kind == "place":
        place = tuple(old.get(part) for part in ("stadsdeel", "wijk", "street"))
        return lambda words: _place(readers.place(words)) == place
    day = dt.date.fromisoformat(old["day"]) if old.get("day") else None
    return lambda words: day is not None and readers.date(words) == day


def _is_weekday(readers: Readers) -> Names:
    return lambda word: word.isalpha() and readers.date(word) is not None


def _nothing(_word: str) -> bool:
    return False


def _place(read: PlaceRead | None) -> tuple[str | None, ...]:
    return (read.stadsdeel, read.wijk, read.street) if read else ()


def _instead(said: str, names: Names, leads: Names, new: str) -> str:
    """The text with the new name in place of the fewest words that name the earlier one; a year behind a day, and the
    day of the week that `leads` it, go too."""
    words = list(_WORD.finditer(said))[:_MOST_WORDS]
    for count in range(1, _LONGEST + 1):
        for first in range(len(words) - count + 1):
            last = first + count - 1
            if not names(said[words[first].start() : words[last].end()]):
                continue
            if last + 1 < len(words) and _YEAR.fullmatch(words[last + 1][0]):
                last += 1
            if first and leads(words[first - 1][0]):
                first -= 1
            return said[: words[first].start()] + new + said[words[last].end() :]
    return said
