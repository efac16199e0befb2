"""A neighbour's question, passed on by somebody else: an answer to send back, and the offer to register it for them."""

import datetime as dt

from bot import memory, redact
from bot.clock import city_day
from bot.i18n import speaker
from bot.messages import Incoming, Message, buttons
from bot.store.people import Person
from bot.words import answers as words
from knowledge.guide import Guide

ON_BEHALF = "namens-iemand"
"""The flow by which something is registered for somebody else."""


def answer(guide: Guide, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
    """One message that is complete without buttons, in the language of the question; then the offer, to the helper.

    Whose question it was is not looked at and not kept; names and numbers in it are left out.
    """
    t = speaker(person.language or "nl")
    text = redact.personal(incoming.text)
    if not text.strip():
        return [Message(incoming.chat, t("Wat wil je buur weten? Typ de vraag erbij, dan krijg je een antwoord."))]
    found = guide.ask(text, city_day(now))
    theirs = speaker(found.understanding.language)
    replies = [Message(incoming.chat, words.passed_on(found, guide.pack, theirs))]
    if found.flow is None or found.status != "found" or person.talk is not None:
        return replies
    person.said = memory.dump(found.understanding) | {"plan": text, "status": found.status}
    offer = buttons([(t("Ja, namens iemand"), f"flow:{ON_BEHALF}"), (t("Nee"), "fine")])
    return [*replies, Message(incoming.chat, t("Zal ik het voor deze bewoner aanmelden?"), offer)]
