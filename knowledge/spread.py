"""Over how many needs a word or two are spread: "tuin" is said for many and means none of them surely, "geveltuin" is
one.

How like a phrasing a message is says little of a single word: one need that has it for a phrasing is as sure as can
be, and a dozen others have it too. So that is set aside, and what counts is how much of the odds the first holds.
"""

from collections.abc import Mapping, Sequence

from knowledge.answer import Answer
from knowledge.apart import SURE
from knowledge.model import Need
from knowledge.search.index import Index, Match
from knowledge.text import words
from knowledge.understand import Understanding

MOST = 4
"""Words of a message that may say too little, where one that tells of a subject counts for two."""
HOLDS = 0.4
"""Less than this share of the odds, and the first need is a guess. Set on 66 messages in five languages, half of them
vague; of as many others all but a few of the vague stayed below it, and all but a few of the clear above."""
UNNAMED = 0.485
"""The same where the first need is not even called so: its phrasings have it by the way. Few words decide this."""


SLIGHT = 0.2
"""What else is told says nothing beside a concept below this share."""
FEW = 8
"""Words of a message that may be about no more than one thing, where it is not clear what is wanted with that."""


_DETAILS = ("date", "period", "amount", "people", "neighbour")
"""What says what for, when a message tells it."""


def may_be_asked(found: Answer, before: Understanding | None, known: Mapping[str, Need], index: Index) -> bool:
    """Is this an answer, or none at all, to which a question may be put first: no cry for help, nothing called by its
    name, nothing told that was not known `before`, and not about the plan before it? "Muziek" after a party is the
    music of that party."""
    said_in = len(words(found.understanding.text))
    if said_in >= MOST and (said_in >= FEW or (found.results and found.results[0].score >= SURE)):
        return False
    nothing = found.status == "choose" and not found.needs
    settled = found.urgent or found.named or found.part or found.remark or found.ordered
    if settled or not (nothing or found.status in ("found", "elsewhere")):
        return False
    if before and before.text and found.need:
        nearest = index.search(before.text, before.language, before.place_words, limit=1)
        if any(known[match.id].theme == found.need.theme for match in nearest):
            return False
    said = found.understanding
    return not any((told := getattr(said, name)) and told != getattr(before, name, None) for name in _DETAILS)


def only_concept(found: Answer, index: Index) -> str:
    """The feature of the one concept that is all a message says ("tuin", "iets met groen"), where it is too short, or
    what was `found` too unsure, to know what is wanted with that; empty for any other message."""
    said = found.understanding
    asked = said.text, said.language, said.place_words
    telling = index.telling(*asked)
    unsure = too_short(telling, len(words(said.text))) or not (found.results and found.results[0].score >= SURE)
    if not unsure or max(telling, default=0) != 1:
        return ""
    shares = index.shares(*asked)
    first = max(shares, key=shares.__getitem__)
    return first if first.startswith("c:") and sum(shares.values()) - shares[first] < SLIGHT else ""


def is_open(said: Understanding, matches: Sequence[Match], known: Mapping[str, Need], index: Index) -> bool:
    """Is it open which of the needs was meant that are nearest, best first?"""
    asked = said.text, said.language, said.place_words
    telling = index.telling(*asked)
    if not matches or not too_short(telling, len(words(said.text))):
        return False
    features = index.shares(*asked).keys()
    label = known[matches[0].id].label.each()
    called = any(not features.isdisjoint(index.shares(name, language)) for language, name in label)
    return is_spread([match.score for match in matches], called=called)


def too_short(telling: Sequence[int], words: int) -> bool:
    """Do so many `words`, of which these (or fixed phrases of so many words) are `telling`, say too little? A fixed
    phrase ("street party") says which of all parties."""
    return bool(telling) and words + len(telling) <= MOST and max(telling) == 1


def is_spread(scores: Sequence[float], *, called: bool) -> bool:
    """Does the first hold too little of the odds? `called`: its label has one of the words that were said."""
    odds = [score**2 for score in scores]  # what is half as near is a quarter as likely
    return odds[0] < (HOLDS if called else UNNAMED) * sum(odds)
