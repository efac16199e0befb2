"""What is said before an answer: a kind word, and what was not kept of what somebody typed."""

from bot import redact, tone
from bot.i18n import Speaker
from bot.messages import Incoming, Message


def notes(incoming: Incoming, t: Speaker, *, had_secret: bool, had_list: bool) -> list[Message]:
    """The messages before the answer to this, in order; most often none."""
    said = []
    if incoming.text and not incoming.forwarded:
        kind = tone.kind_word(incoming.text, t)
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


def had_secret(incoming: Incoming) -> bool:
    """Was something taken out of this before it was stored?"""
    return redact.REMOVED in incoming.text
