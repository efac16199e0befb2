"""The language somebody is spoken to in: the one they write, or the one they chose."""

import datetime as dt
from dataclasses import replace

from bot.casework import Casework
from bot.i18n import speaker
from bot.messages import Message
from bot.store.people import Person
from flows import numbers
from knowledge.guide import Guide

TOLD_WORDS = 3
"""A shorter message ("ok", "combien d'argent") changes the language only when it surely is in another one."""
SURE_WORDS = 4
"""In the middle of a talk only a message of at least this many words changes the language."""


def hear(casework: Casework, guide: Guide, person: Person, text: str) -> None:
    """Follows the language of what was typed, unless they chose one. The letter of a case number is no word."""
    only_number = len(text.split()) == 1 and numbers.find(text) is not None
    if only_number:
        return
    spoken = person.spoken
    count = len(text.split())
    if person.talk is not None and count < SURE_WORDS:
        return
    surely = person.talk is not None or (person.said is not None and count < TOLD_WORDS)
    heard = guide.spoken(text, spoken, surely=surely)
    if heard != person.language and not casework.store.people.preferences(person.id).language:
        person.language = heard


def speak(casework: Casework, person: Person, asked: str, chat: str, now: dt.datetime) -> list[Message]:
    """Goes on in the language that was asked for."""
    person.language = asked
    chosen = casework.store.people.preferences(person.id)
    if chosen.language:
        casework.promising.prefer(person.id, replace(chosen, language=asked), now)
    t = speaker(asked)
    return [Message(chat, t("Goed, ik ga verder in deze taal. Zeg het gerust."))]
