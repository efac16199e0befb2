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

HOLDS = 0.4
"""Less than this share of the odds, and the first need is a guess. Set on 66 messages in five languages, half of them
vague; of as many others all but a few of the vague stayed below it, and all but a few of the clear above."""
UNNAMED = 0.485
"""The same where the first need is not even called so: its phrasings have it by the way. Few words decide this."""

HARDLY = 0.6
"""Of a word or two that score less, three in four lead astray ("netflix", "rookmelder"). Set on 600 messages of a few
words in ten languages, labelled by somebody who had not seen the pack."""
SLIGHT = 0.2
"""What else is told says nothing beside a concept below this share."""
SHORT, FEW = 3, 8
"""Words of a message that may say too little, and of one that may be about no more than one thing, where it is not
clear what is wanted with that."""


_DETAILS = ("date", "period", "amount", "people", "neighbour")
"""What says what for, when a message tells it."""


def may_be_asked(found: Answer, before: Understanding | None, known: Mapping[str, Need], index: Index) -> bool:
    """Is this an answer, or none at all, to which a question may be put first: no cry for help, nothing called by its
    name, nothing told that was not known `before`, and not about the plan before it? "Muziek" after a party is the
    music of that party."""
    said = found.understanding
    said_in = len(words(said.text))
    if said_in > SHORT and (said_in >= FEW or (found.results and found.results[0].score >= SURE)):
        return False
    settled = found.urgent or found.named or found.part or found.remark or found.ordered
    if settled or found.status not in ("found", "elsewhere", "choose"):
        return False
    if before and before.text and found.need:
        nearest = index.search(before.text, before.language, before.place_words, limit=1)
        if any(known[match.id].theme == found.need.theme for match in nearest):
            return False
    return not any((told := getattr(said, name)) and told != getattr(before, name, None) for name in _DETAILS)


def only_concept(found: Answer, index: Index, *, little: bool) -> str:
    """The feature of the one concept that is all a message says ("tuin", "iets met groen"), where it says too `little`,
    or what was `found` is too unsure, to know what is wanted with that; empty for any other message."""
    said = found.understanding
    asked = said.text, said.language, said.place_words
    unsure = little or not (found.results and found.results[0].score >= SURE)
    if not unsure or max(index.telling(*asked), default=0) != 1:
        return ""
    shares = index.shares(*asked)
    first = max(shares, key=shares.__getitem__)
    return first if first.startswith("c:") and sum(shares.values()) - shares[first] < SLIGHT else ""


def is_hardly(found: Answer) -> bool:
    """Is what was found for a word or two no more than what they happen to be nearest to?"""
    return bool(found.results) and found.results[0].score < HARDLY


def is_open(said: Understanding, matches: Sequence[Match], known: Mapping[str, Need], index: Index) -> bool:
    """Is it open which of the needs was meant that are nearest to a word or two, best first?"""
    if not matches:
        return False
    features = index.shares(said.text, said.language, said.place_words).keys()
    label = known[matches[0].id].label.each()
    called = any(not features.isdisjoint(index.shares(name, language)) for language, name in label)
    return is_spread([match.score for match in matches], called=called)


def is_spread(scores: Sequence[float], *, called: bool) -> bool:
    """Does the first hold too little of the odds? `called`: its label has one of the words that were said."""
    odds = [score**2 for score in scores]  # what is half as near is a quarter as likely
    return odds[0] < (HOLDS if called else UNNAMED) * sum(odds)
