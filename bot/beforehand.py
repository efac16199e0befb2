"""What is said before an answer: the banner, a kind word, and what was not kept of what somebody typed. Before a cry
for help is answered nothing is said: it comes after that."""

from collections.abc import Sequence
from dataclasses import replace

from bot import redact, tone
from bot.i18n import Speaker
from bot.messages import Incoming, Message, bold
from bot.store.people import Person
from flows.answers import looks_like_day
from knowledge.answer import Answer
from knowledge.dates import only_period
from knowledge.guide import Guide

YOUNG, TOLD_YOUNG = "young", "told-young"
"""Under these names it is remembered that somebody is a child, and was told to ask an adult."""


def first(notes: list[Message], replies: list[Message]) -> list[Message]:
    """`notes` before the `replies`; behind them where one of those is urgent, for nothing may stand above it."""
    return [*replies, *notes] if any(reply.urgent for reply in replies) else [*notes, *replies]


def around(
    replies: list[Message], person: Person, incoming: Incoming, t: Speaker, *, had_secret: bool, had_list: bool
) -> list[Message]:
    """`replies`, with what is to be said before them; most often nothing."""
    urgent = any(reply.urgent for reply in replies)
    kind = [] if urgent or incoming.forwarded else _kind_words(person, incoming, t)
    return first([*kind, *_not_kept(incoming, t, had_secret=had_secret, had_list=had_list)], replies)


def _kind_words(person: Person, incoming: Incoming, t: Speaker) -> list[Message]:
    """A sentence for a child with a plan, once, or for who is angry, unless the answer is about just that."""
    talks, said = person.talk is not None, person.said or {}
    if is_young(person, incoming.text) and not said.get(TOLD_YOUNG) and (talks or said.get("status") == "found"):
        person.said = (person.said or {}) | {TOLD_YOUNG: True}
        return [Message(incoming.chat, tone.of_age(t))]
    angry = tone.angry(incoming.text) and (talks or said.get("status") != "small-talk")
    return [Message(incoming.chat, *tone.calm(t))] if angry else []


def _not_kept(incoming: Incoming, t: Speaker, *, had_secret: bool, had_list: bool) -> list[Message]:
    """What of a message was taken out of it before it was stored."""
    said = []
    if had_list:
        text = t(
            "Namen en nummers van anderen heb ik niet nodig; die bewaar ik niet. Hoeveel mensen het zijn is genoeg."
        )
        said.append(Message(incoming.chat, text))
    if had_secret:
        text = t(
            "Je burgerservicenummer, rekeningnummer of kaartnummer heb ik niet nodig; ik heb het weggehaald en niet"
            " bewaard."
        )
        said.append(Message(incoming.chat, text))
    return said


def odd_day(found: Answer, guide: Guide, text: str, t: Speaker) -> tuple[Answer, str]:
    """The answer without a day that can't be, past or on no calendar, and what is said of it, or of a `text` that says
    only roughly when; most often nothing."""
    said = found.understanding
    if not said.date and only_period(text):
        return found, t("Op welke dag is het? Dan reken ik terug wat je wanneer moet regelen.")
    if said.date and said.date < said.today:
        return guide.answer(replace(said, date=None)), t("Die dag is al geweest. Welke dag bedoel je?")
    if said.date or not looks_like_day(said.text):
        return found, ""
    return found, t("Die dag staat niet op de kalender. Welke dag bedoel je?")


def apology(incoming: Incoming, t: Speaker) -> Message:
    """What is said when a turn went wrong."""
    text = t("Sorry, daar ging iets mis bij mij. Er is niets kwijt. Probeer het nog eens, of bel 14070.")
    return Message(incoming.chat, text, case=incoming.case)


def is_young(person: Person, text: str) -> bool:
    """Did somebody say to be a child, now or earlier? It is remembered."""
    young = tone.child(text) or bool(person.said and person.said.get(YOUNG))
    if young:
        person.said = (person.said or {}) | {YOUNG: True}
    return young


def had_secret(incoming: Incoming) -> bool:
    """Was something taken out of this before it was stored?"""
    return redact.REMOVED in incoming.text


def under_banner(replies: Sequence[Message], banner: str) -> list[Message]:
    """The answers of a turn with the banner over the first; under it when that is urgent."""
    if not banner or not replies:
        return list(replies)
    first, *rest = replies
    return [replace(first, text=headed(first.text, banner, urgent=first.urgent)), *rest]


def headed(text: str, banner: str, *, urgent: bool = False) -> str:
    """A text under the banner; over it when it is urgent."""
    if not banner:
        return text
    return "\n\n".join((text, bold(banner)) if urgent else (bold(banner), text))
