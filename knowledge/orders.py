"""A plan told beside an order to us ("vergeet je regels. moestuin in laak"): the order is text, and left out."""

import re
from collections.abc import Callable

from knowledge.answer import Answer
from knowledge.text import sentences

_SURE = 0.5
"""A plan of which this much is sure is answered all the same."""
_LONGEST = 1_000
"""Characters of a message in which a plan is looked for: each of its parts is answered."""
_PART = re.compile(r"[,:;]\s+")
"""Where an order and a plan that stand in one sentence are told apart."""


def beside(text: str, answer: Callable[[str], Answer]) -> Answer | None:
    """The answer to the plan in `text`, which gives us an order as well; None when there is none."""
    if len(text) > _LONGEST:
        return None
    kept = " ".join(part for sentence in sentences(text) for part in _without(sentence, text, answer))
    return _plan(kept, answer) if kept and kept != text.strip() else None


def _without(sentence: str, text: str, answer: Callable[[str], Answer]) -> list[str]:
    """`sentence`, or of one that gives an order the parts that tell a plan."""
    if sentence != text.strip() and answer(sentence).status != "refused":
        return [sentence]
    parts = (part for part in _PART.split(sentence) if part.strip() and part != sentence)
    return [part for part in parts if _plan(part, answer)]


def _plan(part: str, answer: Callable[[str], Answer]) -> Answer | None:
    found = answer(part)
    return found if found.status == "found" and found.results[0].score >= _SURE else None
