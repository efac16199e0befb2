"""What is said before an answer: the banner, a kind word, and what was not kept of what somebody typed."""

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


def notes(incoming: Incoming, t: Speaker, *, had_secret: bool, had_list: bool, young: bool) -> list[Message]:
    """The messages before the answer to this, in order; most often none."""
    said = []
    if incoming.text and not incoming.forwarded:
        kind = tone.kind_word(incoming.text, t, young=young)
        said += [Message(incoming.chat, *kind)] if kind else []
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
    """Did somebody say to be a child, now or earlier about the same plan? It is remembered with that plan."""
    young = tone.child(text) or bool(person.said and person.said.get("young"))
    if young and person.said:
        person.said = person.said | {"young": True}
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
