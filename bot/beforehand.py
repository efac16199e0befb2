"""What is said before an answer: the banner, a kind word, and what was not kept of what somebody typed. Before a cry
for help is answered nothing is said: it comes after that."""

from collections.abc import Sequence
from dataclasses import replace

from bot import redact, tone
from bot.i18n import Speaker
from bot.messages import Incoming, Message, bold
from bot.store.people import Person
from knowledge.answer import Answer
from knowledge.guide import Guide
from knowledge.named_days import is_another_weekday, is_impossible
from knowledge.periods import Period, only_period
from knowledge.understand import Understanding

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


def odd_day(found: Answer, before: Understanding | None, guide: Guide, text: str, t: Speaker) -> tuple[Answer, str]:
    """The answer without a day that can't be, past or on no calendar, and what is said of it, or of a day of the week
    that is not that of the date; or which day it is, where only a time is told. Most often nothing. Where it is
    (`before` it was not known) is asked first."""
    said = found.understanding
    if said.date and said.date < said.today:
        found = guide.answer(replace(said, date=None, period=Period()))
        return found, _which_day(found, t("Die dag is al geweest."), t)
    if said.date is None and is_impossible(text, said.today):
        found = replace(found, understanding=replace(said, period=Period()))
        return found, _which_day(found, t("Die dag staat niet op de kalender."), t)
    if said.date and is_another_weekday(text, said.date, said.today):
        return found, _which_day(found, t("Let op: die datum is {day}.", day=t.day(said.date, year=True)), t)
    is_new = before is None or before.period != said.period or not _is_placed(before)
    return found, day_asked(found, t) if is_new or only_period(text) else ""


def day_asked(found: Answer, t: Speaker) -> str:
    """Which day it is, where only a time is told and the place is known; nothing where the answer has no term that
    counts back from that day, or where all of that time is too late."""
    said = found.understanding
    counts_back = any(result.record.lead and "date" in result.verdict.missing for result in found.results[:1])
    if not (said.period and counts_back and _is_placed(said)):
        return ""
    return t("Op welke dag is het? Dan reken ik terug wat je wanneer moet regelen.")


def _which_day(found: Answer, remark: str, t: Speaker) -> str:
    return f"{remark} {t('Welke dag bedoel je?')}" if _is_placed(found.understanding) else remark


def _is_placed(said: Understanding) -> bool:
    return said.place is not None and said.place.sure


def apology(incoming: Incoming, t: Speaker) -> Message:
    """What is said when a turn went wrong."""
    text = t("Sorry, daar ging iets mis bij mij. Er is niets kwijt. Probeer het nog eens, of bel {phone}.")
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
