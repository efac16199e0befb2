"""What is typed instead of tapping: the number of a button, or what it does in somebody's own words."""

import datetime as dt
from dataclasses import replace

from bot import memory
from bot.clock import city_day
from bot.messages import Incoming
from bot.store.people import Person
from bot.store.post import Outbox
from knowledge.guide import Guide

_BUTTON = {"register": "flow:", "pass-on": "pass-on", "more": "more", "other": "wrong", "shorter": "more"}
"""What the button under an answer begins with for which a reply stands. Nobody is asked to tap for the last two, but
they too are about an answer just given."""
_WITHOUT_BUTTON = ("other", "shorter")


def numbered(outbox: Outbox, person: Person, incoming: Incoming) -> Incoming:
    """ "2" means the second button, unless a number is what was asked for."""
    typed = incoming.text.strip()
    if incoming.action or not (typed.isdecimal() and len(typed) <= 2) or person.desk is not None:
        return incoming
    shown = outbox.newest_buttons(incoming.chat)
    if person.talk is not None and not any(button.action.startswith(("a:", "send")) for button in shown):
        return incoming
    index = int(typed) - 1
    if 0 <= index < len(shown):
        return replace(incoming, action=shown[index].action, text="")
    return incoming


def in_words(outbox: Outbox, guide: Guide, person: Person, incoming: Incoming, now: dt.datetime) -> Incoming | None:
    """The tap for which a reply to the answer just given stands ("ja, meld maar aan"); None for any other message."""
    before = memory.load(person.said, city_day(now))
    reply = guide.reply(incoming.text, before, person.language or "nl") if before and before.text else None
    if reply is None:
        return None
    shown = (button.action for button in outbox.newest_buttons(incoming.chat))
    button = next((action for action in shown if action.startswith(_BUTTON[reply])), None)
    if button is None:
        return None
    return replace(incoming, action=reply if reply in _WITHOUT_BUTTON else button, text="")
