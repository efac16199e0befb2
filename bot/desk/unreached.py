"""Colleagues whom the bot can't write to: on Telegram somebody must have written to a bot first."""

import datetime as dt

from bot.casework import Casework
from bot.clock import city_day
from bot.desk.roster import Roster
from bot.messages import DESK, Message


def tell(casework: Casework, roster: Roster, now: dt.datetime) -> None:
    """The desk hears it, once for each day on which something for a colleague did not arrive."""
    outbox = casework.store.outbox
    for member in roster.everybody():
        if (missed := outbox.missed(member.person)) is not None:
            text = (
                f"{member.name or 'Een collega'} krijgt mijn berichten niet, ook niet wat aan {member.name or 'hen'}"
                " gegeven is. Open een gesprek met mij, tik op Start, en het werkt."
            )
            outbox.add(Message(DESK, text, once=f"missed:{member.person}:{city_day(missed)}"), now)
