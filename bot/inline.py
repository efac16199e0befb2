"""Answers in any chat: who types the bot's name and some words picks a route or a record to put there."""

import datetime as dt
from dataclasses import dataclass, replace

from bot.beforehand import headed
from bot.clock import city_day
from bot.i18n import speaker
from bot.messages import clean, plain
from bot.printing import Printer
from bot.words import parts, passing, sheets
from flows import numbers
from knowledge.answer import Answer
from knowledge.guide import Guide

SHORTEST, LONGEST = 3, 256
"""Characters of a question: less says nothing yet, more is what Telegram never sends."""
MOST = 6


@dataclass(frozen=True)
class Offer:
    """Something to pick: `text` is what comes in the chat, complete by itself."""

    id: str
    title: str
    line: str
    text: str


def offers(
    guide: Guide, typed: str, hint: str | None, bot: str | None, now: dt.datetime, banner: str = ""
) -> list[Offer]:
    """What can be put in the chat for these words: the route first, then its records; nothing of any case. The
    banner stands over each, as over any answer.

    Empty when the words say nothing (yet), also for nonsense.
    """
    text = clean(typed, LONGEST).strip()
    if len(text) < SHORTEST or numbers.find(text):
        return []
    spoken = guide.spoken(text, hint or "nl")
    found = guide.ask(text, city_day(now), language=spoken)
    if found.status not in ("found", "elsewhere"):
        return []
    found_here = [*_route(guide, found, bot), *_records(guide, found, bot, now)][:MOST]
    return [replace(offer, text=headed(offer.text, banner, urgent=found.urgent)) for offer in found_here]


def _route(guide: Guide, found: Answer, bot: str | None) -> list[Offer]:
    if found.need is None:
        return []
    t = speaker(found.understanding.language)
    printer, first = Printer(guide, bot), found.results[:1]
    link = printer.link_to_route(found) if found.status == "found" and first else None
    text = passing.passed_on(found, guide.pack, t, sheets.more(link, t))
    line = first[0].record.title.pick(t.language) if first else ""
    return [Offer(f"n-{found.need.id}", plain(parts.subject(found, guide.pack, t)).removesuffix(":"), line, text)]


def _records(guide: Guide, found: Answer, bot: str | None, now: dt.datetime) -> list[Offer]:
    t, printer = speaker(found.understanding.language), Printer(guide, bot)
    return [
        Offer(
            f"r-{result.record.id}",
            result.record.title.pick(t.language),
            result.record.summary.pick(t.language),
            sheets.record_to_pass_on(
                printer.judged(result.record.id, found, now), guide.pack, printer.link_to_record(result.record.id), t
            ),
        )
        for result in found.results
    ]
