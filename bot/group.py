"""In a group of neighbours: one message to who names the bot, complete for everybody, and nothing of anybody's case.

Nothing is remembered there: not who asked, not what was said before. What colleagues do happens in their own group.
"""

import datetime as dt

from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import Incoming, Message
from bot.printing import Printer
from bot.words import parts, passing, remembered, sheets
from flows import numbers
from knowledge.answer import Answer
from knowledge.guide import Guide

_PRIVATE = frozenset({"my-case", "my-data"})
_ANSWERED = frozenset({"found", "elsewhere", "choose", "nothing", "human"})


def answer(guide: Guide, incoming: Incoming, bot: str | None, now: dt.datetime) -> Message:
    """What the group reads, under the question that it answers."""
    text = incoming.text.strip()
    t = speaker(guide.spoken(text, incoming.language_hint or "nl"))
    return Message(incoming.chat, _answer(guide, text, bot, now, t), answers=incoming.ref)


def _answer(guide: Guide, text: str, bot: str | None, now: dt.datetime, t: Speaker) -> str:
    if not text or text.startswith("/"):
        return _how(t)
    if numbers.find(text):
        return _alone(bot, t)
    found = guide.ask(text, city_day(now), language=t.language)
    return _alone(bot, t) if found.status in _PRIVATE else _told(found, guide, bot, t)


def _told(found: Answer, guide: Guide, bot: str | None, t: Speaker) -> str:
    if found.status in _ANSWERED:
        link = Printer(guide, bot).link_to_route(found) if found.status == "found" else None
        return passing.passed_on(found, guide.pack, t, sheets.more(link, t), remembered.here(found, guide, t))
    intro = parts.in_language(found.need.intro if found.need else None, t)
    return "\n".join([*intro, t("Liever een mens? Bel {phone}.")])


def _how(t: Speaker) -> str:
    return t("Noem mij in je bericht en stel je vraag erbij, dan geef ik hier antwoord. Ik lees alleen wat aan mij is.")


def _alone(bot: str | None, t: Speaker) -> str:
    text = t("Over een aanmelding of over gegevens praat ik niet in een groep. Stuur mij een bericht onder ons.")
    return f"{text} https://t.me/{bot}" if bot else text
