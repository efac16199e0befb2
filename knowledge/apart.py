"""Several things that are asked in one message, each with what is told beside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knowledge.asks import asks, is_listed, is_of_their_own, is_question, numbered, pieces, things
from knowledge.reference import points_back
from knowledge.search.index import Match

SURE, LIKELY = 0.75, 0.27
"""At this score a sentence is a question of its own; at the second it may be a plan, beside something else."""
ASKED = 0.45
"""The same where all that is said are questions, one after another, and no story."""
NEAR = 0.5
"""What scores at least so much of the best is what may have been meant too."""
CLEAR = 0.6
"""Where nothing else scores more than so much of the best, that is clearly meant, however unsure."""
_SHORT = 12
"""Words of what asks something when it stands in a list; what is longer tells a story there."""
STORY = 30
"""Words of what is asked in one breath; a longer message is a story."""
_FURTHER = re.compile(r"[\s,;.]+(?:[4-9]|1\d)[.):]+\s*(?!\d)")
"""The fourth of a numbered list, and what comes after it."""
_ITEM = re.compile(r"\s*[,;&+]\s*(?:(?:en|and|ve|oraz|y|und|et|и|ku)\s+)?|\s+(?:en|and|ve|oraz|y|und|et|и|ku)\s+")
_FEW, _MANY, _RUN = 5, 12, 3
"""Things that stand in a list of one plan, in one that is read at all, and in each piece in which that is looked at."""
_SCRAP = re.compile(
    r"\s*(?:,\s*|[\s,](?:en|and|ve|oraz|y|und|et|и|ku|و)\s+)"
    r"(?:(?:en|and|ve|i|y|und|et|и|ku|ook|dan|also)\s+)?(?P<scrap>[^\W\d_]+(?:\s[^\W\d_]+)?)\s*[?؟]?\s*$"
)
"""A word or two that are asked last: "..., en geld?"."""
_BETWEEN = 12
"""Characters between two parts of a sentence: "and", a comma, a number."""


@dataclass(frozen=True)
class Ask:
    """What a part of a message may be asking for, best first; `plan`: is that something that people do themselves?
    `dated`: does the part say when it is?"""

    about: Sequence[Match]
    plan: bool
    dated: bool = False
    listed: bool = False
    """Does it stand in a list of things that are asked, so that it is one, however unsure what it is about?"""

    @property
    def is_of_its_own(self) -> bool:
        """Is it surely about this: by its score, or for it has its own day and is clearly about nothing else?"""
        best, *others = self.about
        clear = not others or others[0].score <= CLEAR * best.score
        return best.score >= SURE or (self.dated and clear)

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
    is_story = len(text.split()) > STORY
    found = _parts(text, is_story, heard)
    if len(found) < 2:
        return []
    questions = not is_story and all(map(is_question, asks(text)))
    least = ASKED if questions else SURE
    several = {ask.plan for _part, ask in found if ask and (ask.plan or ask.about[0].score >= least)} == {True, False}
    groups: list[tuple[Ask | None, list[str]]] = [(None, [])]
    for part, asked in found:
        sure = asked and (asked.listed or asked.about[0].score >= least or (several and asked.plan))
        ask = asked if sure else None
        known = next((group for group in groups if group[0] and ask and group[0].is_same(ask)), None)
        if known or ask is None:
            (known or groups[-1])[1].append(part)
        elif groups[-1][0] is None:
            told = [one for one in groups[-1][1] if is_story or points_back(one) or not is_question(one)]
            groups[-1] = (ask, [part] if _leads_away(told, ask, heard) else [*told, part])
        else:
            groups.append((ask, [part]))
    return [_said(group, text) for _ask, group in groups] if len(groups) > 1 else []


def parts_of(text: str) -> list[str]:
    """The parts of `text` that may each ask something (see `asks`), also of a numbered list of more than three."""
    parts = asks(text)
    return [one for part in parts for one in _FURTHER.split(part)] if numbered(text) else parts


def things_of(part: str, *, alone: bool) -> list[str]:
    """The things that `part` lists (see `things`), also where they are more than anybody lists of one plan."""
    found = [one for one in _ITEM.split(part.rstrip(" .!?")) if one]
    if len(found) <= _FEW or len(found) > _MANY:
        return things(part, alone=alone)
    cuts = range(0, len(found) - 1, _RUN)
    runs = [found[at : at + _RUN] if at != cuts[-1] else found[at:] for at in cuts]
    listed = [things(", ".join(run), alone=alone or at > 0) for at, run in enumerate(runs)]
    return [one for run in listed for one in run] if all(listed) else []


def scrap(part: str) -> tuple[str, str]:
    """`part` in what it asks, and the word or two that stand behind it after "and": "en geld?". The second is empty
    where nothing does."""
    found = _SCRAP.search(part)
    return (part[: found.start()], found["scrap"]) if found and found.start() else (part, "")


def _parts(text: str, is_story: bool, heard: Heard) -> list[tuple[str, Ask | None]]:
    """The parts of `text` with what each asks: in a list the things of it, in a story its sentences, else also what is
    joined to them."""
    found: list[tuple[str, Ask | None]] = []
    listed, before, parts = numbered(text), "", parts_of(text)
    for part in parts:
        if listed and len(part.split()) <= _SHORT:
            found.append((part, _listed(heard(part, True))))
        elif each := _plans(things_of(part, alone=part == text.strip()), heard):
            found += each
        else:
            each = [] if is_story else _pieces(part, before, heard)
            if not each and len(parts) == 1:  # one thing, whatever it asks
                return []
            found += each or [(part, heard(part, is_listed(part, before)))]
        before = "" if part.endswith((".", "!", "?")) else part
    return found


def _plans(things: Sequence[str], heard: Heard) -> list[tuple[str, Ask | None]]:
    """The `things` with what each asks, when each is a plan and two of them surely are; else none."""
    listed: list[tuple[str, Ask | None]] = [(thing, _listed(heard(thing, True))) for thing in things]
    surely = [ask for _thing, ask in listed if ask and ask.plan and ask.is_of_its_own]
    return listed if len(surely) > 1 and all(ask and ask.plan for _thing, ask in listed) else []


def _listed(ask: Ask | None) -> Ask | None:
    return ask and replace(ask, listed=True)


def _pieces(part: str, before: str, heard: Heard) -> list[tuple[str, Ask | None]]:
    """The pieces of `part` with what each asks, when two of them surely ask different things; else none. `before`: what
    the same sentence said."""
    known: list[tuple[str, Ask | None]] = []
    wished, said_apart = False, list(pieces(part))
    if len(said_apart) < 2:
        return []
    for piece in said_apart:
        said = piece.rstrip(" ?؟")  # the mark is of the whole sentence
        ask = None if points_back(said) else heard(said, is_listed(said, before))
        if ask is None and wished:
            ask = _told(said, heard)
        known.append((piece, ask))
        before = f"{before} {piece}"
        wished = wished or (ask is not None and ask.plan and not is_question(piece))
    asked = [(ask, is_question(piece)) for piece, ask in known if ask]
    different = any(_surely_two(one, other) for at, one in enumerate(asked) for other in asked[:at])
    return known if different else []


def _told(piece: str, heard: Heard) -> Ask | None:
    """What somebody surely tells of themselves after a wish, and is no plan; what is told before it may be why."""
    ask = heard(piece, True) if is_of_their_own(piece) else None
    return ask if ask and not ask.plan and ask.about[0].score >= SURE else None


def _surely_two(one: tuple[Ask, bool], other: tuple[Ask, bool]) -> bool:
    """Are these two plans that are sure, or a plan that is wished for beside something of another kind that is sure?
    Each comes with whether it is a question: that may be about the other. Two troubles are told as one."""
    plans = [ask for ask, _asks in (one, other) if ask.plan]
    sure = [ask for ask, _asks in (one, other) if ask.about[0].score >= SURE]
    if len(plans) == 1:
        wished = any(ask.plan and not asks and ask.about[0].score >= ASKED for ask, asks in (one, other))
        return len(sure) == 2 or (wished and sure != plans and bool(sure))
    return len(plans) == 2 and all(ask.is_of_its_own for ask in plans) and not one[0].is_same(other[0])


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
