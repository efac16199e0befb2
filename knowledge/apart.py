"""Several things that are asked in one message, each with what is told beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.asks import asks, is_question, numbered, things
from knowledge.search.index import Match

SURE, LIKELY = 0.75, 0.27
"""At this score a sentence is a question of its own; at the second it may be a plan, beside something else."""
ASKED = 0.45
"""The same where all that is said are questions, one after another, and no story."""
NEAR = 0.5
"""What scores at least so much of the best is what may have been meant too."""
_SHORT = 12
"""Words of what asks something when it stands in a list; what is longer tells a story there."""
_QUESTIONS = 30
"""Words of a message that has nothing but questions."""
_BETWEEN = 12
"""Characters between two parts of a sentence: "and", a comma, a number."""


@dataclass(frozen=True)
class Ask:
    """What a part of a message may be asking for, best first; `plan`: is that something that people do themselves?"""

    about: Sequence[Match]
    plan: bool

    def is_same(self, other: "Ask") -> bool:
        """Is what is asked in `other` among what this may well be about?"""
        if self.about[0].id == other.about[0].id:
            return True
        unsure = min(self.about[0].score, other.about[0].score) < SURE and self.plan is other.plan
        return unsure and (_near(self.about[0].id, other.about) or _near(other.about[0].id, self.about))


Heard = Callable[[str, bool], Ask | None]
"""What a part of a message asks; the second says that it stands in a list, where each does, whatever its words."""


def apart(text: str, heard: Heard) -> list[str]:
    """The different things that `text` asks, each with what is told beside it; empty when it is one thing.

    `heard` says what a part asks (in a list each does, whatever its words); None when it only tells. Two plans in one
    message are two when both are sure; beside something of another kind (a passport, a complaint, a human) a plan
    needs less.
    """
    parts = [(part, things(part, alone=part == text.strip())) for part in asks(text)]
    if len(parts) < 2 and not any(each for _part, each in parts):
        return []
    listed = numbered(text)
    found: list[tuple[str, Ask | None]] = []
    for part, each in parts:
        found += _plans(each, heard) or [(part, heard(part, listed and len(part.split()) <= _SHORT))]
    questions = all(is_question(part) for part, _ask in found) and len(text.split()) <= _QUESTIONS
    least = ASKED if questions else SURE
    several = {ask.plan for _part, ask in found if ask and (ask.plan or ask.about[0].score >= least)} == {True, False}
    groups: list[tuple[Ask | None, list[str]]] = [(None, [])]
    for part, asked in found:
        ask = asked if asked and (asked.about[0].score >= least or (several and asked.plan)) else None
        known = next((group for group in groups if group[0] and ask and group[0].is_same(ask)), None)
        if known or ask is None:
            (known or groups[-1])[1].append(part)
        elif groups[-1][0] is None:
            told = groups[-1][1]
            groups[-1] = (ask, [part] if _leads_away(told, ask, heard) else [*told, part])
        else:
            groups.append((ask, [part]))
    return [_said(group, text) for _ask, group in groups] if len(groups) > 1 else []


def _plans(things: Sequence[str], heard: Heard) -> list[tuple[str, Ask | None]]:
    """The `things` with what each asks, when each is surely a plan of its own; else none."""
    listed: list[tuple[str, Ask | None]] = [(thing, heard(thing, True)) for thing in things]
    return listed if all(ask and ask.plan and ask.about[0].score >= SURE for _thing, ask in listed) else []


def _leads_away(told: list[str], ask: Ask, heard: Heard) -> bool:
    """Is what is told before something that is surely asked about another thing ("I'm new here and know nobody")?"""
    before = heard(". ".join(told), True) if told and ask.about[0].score >= SURE else None
    return before is not None and before.about[0].score >= SURE and not before.is_same(ask)


def _said(parts: list[str], text: str) -> str:
    """These parts, with what stands between two of them in `text` when they are neighbours there."""
    said, end = "", 0
    for part in parts:
        at = text.find(part, end)
        between = text[end:at] if said and at - end <= _BETWEEN else ". " if said else ""
        said, end = said + between + part, at + len(part)
    return said


def _near(need: str, found: Sequence[Match]) -> bool:
    return any(match.id == need and match.score >= NEAR * found[0].score for match in found)
