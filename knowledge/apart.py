"""Several things that are asked in one message, each with what is told beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.asks import asks, numbered
from knowledge.search.index import Match

SURE, LIKELY = 0.75, 0.27
"""At this score a sentence is a question of its own; at the second it may be a plan, beside something else."""
NEAR = 0.5
"""What scores at least so much of the best is what may have been meant too."""
_SHORT = 12
"""Words of what asks something when it stands in a list; what is longer tells a story there."""
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


def apart(text: str, heard: Callable[[str, bool], Ask | None]) -> list[str]:
    """The different things that `text` asks, each with what is told beside it; empty when it is one thing.

    `heard` says what a part asks (in a list each does, whatever its words); None when it only tells. Two plans in one
    message are two when both are sure; beside something of another kind (a passport, a complaint, a human) a plan
    needs less.
    """
    parts = asks(text)
    listed = numbered(text)
    found = [heard(part, listed and len(part.split()) <= _SHORT) for part in parts] if len(parts) > 1 else []
    several = {ask.plan for ask in found if ask} == {True, False}
    groups: list[tuple[Ask | None, list[str]]] = [(None, [])]
    for part, ask in zip(parts, found, strict=False):
        ask = ask if ask and (ask.about[0].score >= SURE or several) else None
        known = next((group for group in groups if group[0] and ask and group[0].is_same(ask)), None)
        if known or ask is None:
            (known or groups[-1])[1].append(part)
        elif groups[-1][0] is None:
            groups[-1] = (ask, [*groups[-1][1], part])
        else:
            groups.append((ask, [part]))
    return [_said(group, text) for _ask, group in groups] if len(groups) > 1 else []


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
