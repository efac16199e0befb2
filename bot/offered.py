"""What somebody told with an earlier case, offered at the same question of a new talk; never filled in unasked."""

from collections.abc import Mapping
from typing import Any

from bot.store.cases import Card
from flows.model import Flow, Question
from knowledge.text import normalise

OFFERED = frozenset({"place", "contact"})
"""What stays the same from plan to plan. A subject, a day or an amount does not."""
VERB = "known"

_LEFT = frozenset({
    "laat zo", "laat het zo", "laat maar zo", "zo laten", "leave it", "keep it", "keep it so", "boyle kalsin",
    "zostaw tak", "dejalo asi", "so lassen", "laisser ainsi", "остави така", "lag'e asina",
})  # fmt: skip
"""What people type to leave an answer as it is: a word of ours, and never a name."""
_SAME = _LEFT | frozenset({
    "net als eerder", "net als vorige keer", "zelfde als eerder", "hetzelfde", "dezelfde", "zelfde", "als vorige keer",
    "same", "same as before", "the same", "onceki gibi", "ayni", "tak jak wczesniej", "to samo", "كما سبق", "نفس الشيء",
})  # fmt: skip
"""What people type instead of tapping it."""

Value = dict[str, Any]


def is_same(text: str) -> bool:
    """Does somebody say that it is as it was the last time?"""
    return normalise(text).strip(" .!") in {normalise(phrase) for phrase in _SAME}


def is_left(text: str) -> bool:
    """Does somebody only say that nothing is to be changed?"""
    return normalise(text).strip(" .!") in {normalise(phrase) for phrase in _LEFT}


def from_earlier(question: Question, cards: list[Card], flows: Mapping[str, Flow]) -> Value | None:
    """The newest answer of this person to the same thing in an earlier case; None when there is none."""
    if question.known_as not in OFFERED:
        return None
    for card in sorted(cards, key=lambda card: card.created_at, reverse=True):
        flow = flows.get(card.flow)
        asked = flow.asking(question.known_as) if flow else None
        answer = card.answers.get(asked.id) if asked else None
        if answer and not answer.get("skipped"):
            return {name: value for name, value in answer.items() if name not in ("files", "note")}
    return None
