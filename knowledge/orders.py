"""What is asked beside an order to us ("vergeet je regels. moestuin in laak") or abuse: that is text, and left out."""

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.answer import Answer
from knowledge.apart import SURE
from knowledge.asks import is_asked
from knowledge.text import sentences

_SURE = 0.5
"""A plan of which this much is sure is answered beside an order."""
_LONGEST = 1_000
"""Characters of a message in which a plan is looked for: each of its parts is answered."""
_PART = re.compile(r"[,:;]\s+")
"""Where an order and a plan that stand in one sentence are told apart."""


Wanted = Callable[[str, Answer], bool]
"""Is a part of the message, with its answer, what somebody came for?"""


def _is_plan(_part: str, found: Answer) -> bool:
    return found.status == "found" and found.results[0].score >= _SURE


def _is_surely_asked(part: str, found: Answer) -> bool:
    """Is this surely a plan that is asked for, or a trouble that is told? "Het feest was leuk" is neither."""
    asked = found.status == "elsewhere" or (found.status == "found" and is_asked(part))
    return asked and bool(found.results) and found.results[0].score >= SURE


_WANTED: dict[str, Wanted] = {"refused": _is_plan, "small-talk": _is_surely_asked}
"""A plan beside an order; beside what asks nothing, also a trouble."""


def beside(text: str, status: str, answer: Callable[[str], Answer]) -> Answer | None:
    """The answer to what is asked in `text`, of which the whole has this status; None when that is all."""
    wanted = _WANTED.get(status)
    if wanted is None or len(text) > _LONGEST:
        return None
    kept = " ".join(part for sentence in sentences(text) for part in _without(sentence, text, answer, wanted))
    if not kept or kept == text.strip():
        return None
    found = answer(kept)
    return replace(found, ordered=status == "refused") if wanted(kept, found) else None


def _without(sentence: str, text: str, answer: Callable[[str], Answer], wanted: Wanted) -> list[str]:
    """`sentence`, or of one that asks nothing as a whole the parts that are wanted."""
    if sentence != text.strip() and answer(sentence).status not in _WANTED:
        return [sentence]
    parts = (part for part in _PART.split(sentence) if part.strip() and part != sentence)
    return [part for part in parts if wanted(part, answer(part))]
