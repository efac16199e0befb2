"""What is asked beside an order to us ("vergeet je regels. moestuin in laak") or abuse: that is text, and left out."""

import re
from collections.abc import Callable

from knowledge.answer import Answer
from knowledge.apart import SURE
from knowledge.asks import is_asked
from knowledge.text import sentences

_SURE = 0.5
"""A plan of which this much is sure is answered beside an order."""
_ASKS_NOTHING = ("refused", "small-talk")
_LONGEST = 1_000
"""Characters of a message in which a plan is looked for: each of its parts is answered."""
_PART = re.compile(r"[,:;]\s+")
"""Where an order and a plan that stand in one sentence are told apart."""


Wanted = Callable[[str, Answer], bool]
"""Is a part of the message, with its answer, what somebody came for?"""


def is_plan(_part: str, found: Answer) -> bool:
    """Is this a plan that may stand beside an order? A service is no reason to give one."""
    return found.status == "found" and found.results[0].score >= _SURE


def is_surely_asked(part: str, found: Answer) -> bool:
    """Is this surely a plan that is asked for, or a trouble that is told? "Het feest was leuk" is neither."""
    asked = found.status == "elsewhere" or (found.status == "found" and is_asked(part))
    return asked and bool(found.results) and found.results[0].score >= SURE


def beside(text: str, answer: Callable[[str], Answer], wanted: Wanted) -> Answer | None:
    """The answer to what is `wanted` in `text`, which gives us an order or abuse as well; None when there is none."""
    if len(text) > _LONGEST:
        return None
    kept = " ".join(part for sentence in sentences(text) for part in _without(sentence, text, answer, wanted))
    if not kept or kept == text.strip():
        return None
    found = answer(kept)
    return found if wanted(kept, found) else None


def _without(sentence: str, text: str, answer: Callable[[str], Answer], wanted: Wanted) -> list[str]:
    """`sentence`, or of one that asks nothing as a whole the parts that are wanted."""
    if sentence != text.strip() and answer(sentence).status not in _ASKS_NOTHING:
        return [sentence]
    parts = (part for part in _PART.split(sentence) if part.strip() and part != sentence)
    return [part for part in parts if wanted(part, answer(part))]
