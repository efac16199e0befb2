"""Answering with the number of a button, for who types rather than taps."""

from dataclasses import replace

from bot.messages import Incoming
from bot.store.people import Person
from bot.store.post import Outbox


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
