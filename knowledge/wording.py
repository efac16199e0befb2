"""What people say beside what they come for: replies, what goes on about a plan, and ideas in many words."""

from typing import Literal

from pydantic import Field

from knowledge.model import AskId, Model, Phrasings, Role, Sentences, Slug

ReplyId = Literal[
    "register", "pass-on", "more", "other", "no-use", "shorter", "plan", "still", "agenda", "remind", "why", "menu",
    "fine", "let-go", "take-back", "papers", "steps", "term", "round", "people", "hours", "cost",
    "wait", "what", "reach", "open", "noted", "over",
]  # fmt: skip


class Reply(Model):
    """What people type right after an answer instead of tapping, and what it does."""

    id: ReplyId
    phrasings: Phrasings


class FollowUps(Model):
    """What people type after an answer: `more` about the same plan, whatever its words are like, or what is `other`;
    and what questions about a plan ask."""

    more: Sentences
    other: Sentences
    asks: dict[AskId, Sentences] = Field(default_factory=dict)


class Concept(Sentences):
    """One idea and the words for it in many languages; `sprząta*` matches every word that starts so.

    All words of a concept count as the same word in search, also across languages.
    """

    id: Slug
    nl: tuple[str, ...] = Field(min_length=1)
    sr: tuple[str, ...] = ()
    hns: tuple[str, ...] = ()
    pt: tuple[str, ...] = ()
    ro: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    fa: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    it: tuple[str, ...] = ()
    so: tuple[str, ...] = ()
    weight: float = Field(default=1.0, ge=0.0, le=2.0, description="0 is filler, 1 normal")
    part: Role | None = Field(default=None, description="who says only this asks for that part of a route")
    choices: tuple[Slug, ...] = Field(
        default=(), max_length=4, description="who says only this is asked which of these needs; one is answered"
    )
