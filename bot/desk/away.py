"""Being away and back: what somebody keeps goes to the queue meanwhile."""

import datetime as dt
import re

from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import speaker
from bot.messages import Incoming, Message
from bot.store.people import Person
from bot.words.acts import NO_DAY
from knowledge import dates

_T = speaker("nl")
_UNTIL = re.compile(r"^\s*(?:tot(?: en met)?|t/m)\s+", re.IGNORECASE)
"""Before the day: of a plan that would be a bound."""


def leave(casework: Casework, person: Person, incoming: Incoming, said: str, now: dt.datetime) -> list[Message]:
    """`/afwezig`, or `/afwezig tot 16 maart`: the day on which they are back."""
    until = dates.read(_UNTIL.sub("", said), city_day(now)) if said else None
    if said and (until is None or until <= city_day(now)):
        return [Message(incoming.chat, NO_DAY)]
    person.desk = None  # what they were in the middle of is free for others
    casework.store.staff.leave(person.id, now, until)
    casework.store.audit.add(person.id, "afwezig", now, why=f"tot {until.isoformat()}" if until else "")
    show(casework, person.id, now)
    back = f"tot {_T.day(until)}" if until else "tot je /terug typt"
    text = f"Goed, je bent afwezig {back}. Jouw zaken staan zo lang voor iedereen onder “Collega weg”."
    return [Message(incoming.chat, text)]


def back(casework: Casework, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
    """`/terug`."""
    if not casework.store.staff.back(person.id):
        return [Message(incoming.chat, "Je stond niet op afwezig.")]
    casework.store.audit.add(person.id, "terug", now)
    show(casework, person.id, now)
    return [Message(incoming.chat, "Welkom terug. Typ /wachtrij om te zien wat er wacht.")]


def show(casework: Casework, person: str, now: dt.datetime) -> None:
    """The cards of what they keep show whether they are there."""
    for card in casework.store.queues.kept():
        if card.keeper == person:
            casework.post_card(card.number, now, bulk=True)
