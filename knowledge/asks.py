"""The things that one message asks: by sentence, by number ("1 ... en 2 ..."), and by "... en hoe ..."."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.search.index import Match
from knowledge.text import sentences
from knowledge.wish import says_a_wish

_AND = "en|and|ve|bir de|i|oraz|y|und|et|и|ku|i tambe|و"
_ASKS = (
    "hoe|wie|wat|waar|waarheen|welke?|wanneer|hoeveel|mag|magge|mogen|kan|ken|kun|kunnen|moet|mot|moeten|krijgt?|krijgen"
    "|is er|zijn er|bestaat er|heb ik|hebben we|(?:ik|wij|we) (?:wil|willen|zoek|zoeken|zou|zouden)"
    "|how|who|what|where|which|when|may|can|must|do we need|do i need|is there|are there|(?:i|we) (?:want|need|would)"
    "|nasıl|nasil|nerede|nereden|kim|ne zaman|jak|gdzie|kto|kiedy|czy|ile|chc\\w+"
    "|cómo|como|dónde|donde|quién|quien|cuándo|cuando|cuánto|hay|puedo|podemos|queremos|quiero"
    "|wie|wo|wer|wann|darf|dürfen|gibt es|können|kann|(?:ich|wir) (?:möchten?|wollen|will|suchen?)"
    "|comment|où|qui|quand|combien|est-ce|puis-je|peut-on|on voudrait|je voudrais|nous voulons"
    "|как|къде|кой|кога|може ли|има ли|искам\\w*|kon|unda|ken|tin|mi ke|nos ke"
    "|كيف|أين|اين|متى|هل|من|نريد|أريد|اريد"
)
_ASKED = re.compile(rf"\?|؟|\b(?:{_ASKS}|istiyor\w*|isterim|var mı|var mi|kenne|kier)\b", re.IGNORECASE)
"""Words that ask, wherever they stand: in Turkish at the end."""
_BEGINS = re.compile(rf"\W*(?:(?:{_AND})\s+)?(?:{_ASKS})\b", re.IGNORECASE)
_ENDS = re.compile(r"\bm[ıiuü](?:y[ıiuü]\w*)?\W*$", re.IGNORECASE)
"""In Turkish the word that asks comes last."""
_JOINED = re.compile(rf",?\s+(?:{_AND})\s+|\s+و(?=هل|كيف|أين|اين|نريد|أريد|اريد|متى)", re.IGNORECASE)
_SAYS = rf"(?:{_ASKS}|ik|wij|we|i)\b"
_MARK = rf"(?:\s?[.):]+\s*(?!\d)|\s+(?={_SAYS}))"
_FIRST = re.compile(
    rf"(?:^|(?<=[\s:;,(]))(?:1{_MARK}|a[.)]\s|(?:ten eerste|op de eerste plaats|first(?:ly)?)\b[:,]?\s)", re.IGNORECASE
)
_NEXT = re.compile(
    rf"[\s,;.]+(?:(?:{_AND})\s+)?(?:[23]{_MARK}|[bc][.)]\s|(?:ten (?:tweede|derde)|(?:second|third)(?:ly)?)\b[:,]?\s)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"(?:,?\s+(?:{_AND})\s+(?:(?:ook|dan|verder|also)\s+)?|,\s+)(?=(?:{_ASKS})\b)|\s+\+\s+(?={_SAYS})", re.IGNORECASE
)
SURE, LIKELY = 0.5, 0.27
"""At this score a sentence is a question of its own; at the second it may be a plan, beside something else."""
NEAR = 0.5
"""What scores at least so much of the best is what may have been meant too."""
_SHORT = 12
"""Words of what asks something when it stands in a list; what is longer tells a story there."""
_BETWEEN = 12
"""Characters between two parts of a sentence: "and", a comma, a number."""
_LEAST = 3
"""Words that a part of a sentence must have to be an ask of its own."""


def asks(text: str) -> list[str]:
    """The parts of `text` that may each ask something: numbered ones, else sentences and what is joined to them."""
    return [part for sentence in _numbered(text) or sentences(text) for part in _clauses(sentence)]


def _numbered(text: str) -> list[str]:
    """What follows "1" and "2" (or "ten eerste" and "ten tweede") and what is told before; empty if it is no list."""
    first = _FIRST.search(text)
    if first is None:
        return []
    parts = [part for piece in _NEXT.split(text[first.end() :]) if (part := piece.strip(" ,;\n"))]
    told = text[: first.start()].strip(" ,;:\n")
    return [*([told] if len(told.split()) > _LEAST else []), *parts] if len(parts) > 1 else []


def _clauses(sentence: str) -> list[str]:
    """`sentence` in its parts, where "and how", "and who" begins another question. A scrap stays with what follows."""
    parts: list[str] = []
    begun = 0
    for cut in sorted([*_CLAUSE.finditer(sentence), *_both_ask(sentence)], key=lambda cut: cut.start()):
        if len(sentence[begun : cut.start()].split()) >= _LEAST and len(sentence[cut.end() :].split()) >= _LEAST:
            parts.append(sentence[begun : cut.start()])
            begun = cut.end()
    return [*parts, sentence[begun:]]


def _both_ask(sentence: str) -> Iterator[re.Match[str]]:
    """Where "and" stands between two things that are asked, wherever their words for asking stand."""
    for cut in _JOINED.finditer(sentence):
        if _ASKED.search(sentence[: cut.start()]) and _ASKED.search(sentence[cut.end() :]):
            yield cut


def is_asked(part: str) -> bool:
    """Does `part` ask or want something, by its words?"""
    return _BEGINS.match(part) is not None or _ENDS.search(part) is not None or says_a_wish(part)


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
    listed = len(_numbered(text)) > 1
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
