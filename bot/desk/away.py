"""Being away and back: what somebody keeps goes to the queue meanwhile."""

import datetime as dt
import re

from bot.casework import Casework
from bot.desk.asking import day_meant
from bot.i18n import speaker
from bot.messages import Message
from bot.turn import Turn
from bot.words.acts import NO_DAY
from knowledge import dates

_T = speaker("nl")
_UNTIL = re.compile(r"^\s*(?:tot(?: en met)?|t/?m)\s+", re.IGNORECASE)
"""Before the day: of a plan that would be a bound."""
_INCLUDED = re.compile(r"\b(?:tot en met|t/?m)\b", re.IGNORECASE)
_DAY = dt.timedelta(days=1)
_FROM_NOW = (
    "Afwezig zijn begint meteen, niet op een latere dag. Er is niets veranderd. Typ het op je eerste vrije dag, met de"
    " dag waarop je terug bent: /afwezig tot 16 maart."
)
_OR_BARE = "Weet je de dag nog niet? Typ alleen /afwezig. Er is niets veranderd."


def leave(casework: Casework, turn: Turn, said: str) -> list[Message]:
    """`/afwezig`, or `/afwezig tot 16 maart`: the day on which they are back."""
    person = turn.person
    today = turn.today
    until = _back_on(said, today)
    if said and (until is None or until <= today):
        later = dates.until(said, today) is not None
        return [Message(turn.chat, _FROM_NOW if later else f"{NO_DAY} {_OR_BARE}")]
    person.desk = None  # what they were in the middle of is free for others
    casework.store.staff.leave(person.id, turn.now, until)
    casework.store.audit.add(person.id, "afwezig", turn.now, why=f"tot {until.isoformat()}" if until else "")
    show(casework, person.id, turn.now)
    back = f"tot {_T.day(until)}" if until else "tot je /terug typt"
    text = f"Goed, je bent afwezig {back}. Jouw zaken staan zo lang voor iedereen onder “Collega weg”."
    return [Message(turn.chat, text)]


def _back_on(said: str, today: dt.date) -> dt.date | None:
    """The day on which somebody is back: the one that is named, after "t/m" the day that follows. None when there is
    none, or when they are away from a day that is still to come."""
    first, last = day_meant(_UNTIL.sub("", said), today), dates.until(said, today)
    if last is not None and (first is None or first > today):
        return None
    named = last or first
    return named + _DAY if named is not None and _INCLUDED.search(said) else named


def back(casework: Casework, turn: Turn) -> list[Message]:
    """`/terug`."""
    if not casework.store.staff.back(turn.person.id):
        return [Message(turn.chat, "Je stond niet op afwezig.")]
    casework.store.audit.add(turn.person.id, "terug", turn.now)
    show(casework, turn.person.id, turn.now)
    return [Message(turn.chat, "Welkom terug. Typ /wachtrij om te zien wat er wacht.")]


def show(casework: Casework, person: str, now: dt.datetime) -> None:
    """The cards of what they keep show whether they are there."""
    for card in casework.store.queues.kept():
        if card.keeper == person:
            casework.post_card(card.number, now, bulk=True)
