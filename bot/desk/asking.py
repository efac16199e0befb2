"""Asking somebody of staff for something, so that only an answer to it counts as one."""

import datetime as dt
from collections.abc import Iterable

from bot.casework import CLAIM
from bot.messages import DESK, Message, buttons
from bot.turn import Turn
from knowledge import dates

_INSIDE = "Beantwoord dit bericht. Wat je los in de groep typt, blijft onder collega's."


def asked(
    turn: Turn,
    text: str,
    taps: Iterable[tuple[str, str]] = (),
    case: str | None = None,
    *,
    typed: bool = True,
) -> Message:
    """The question, with a way out. In the group only an answer to this very message counts; `typed`: something can
    be typed."""
    person = turn.person
    assert person.desk is not None
    person.desk["at"] = turn.incoming.at.isoformat()
    person.desk.pop("lapsed", None)
    slot = f"prompt:{turn.incoming.key}" if turn.chat == DESK else None
    person.desk["prompt"] = slot
    text = f"{text}\n{_INSIDE}" if slot and typed else text
    return Message(turn.chat, text, buttons([*taps, ("Annuleer", "d:cancel")]), case, slot=slot)


def day_meant(said: str, today: dt.date) -> dt.date | None:
    """The day that somebody means who was asked for one: a date, or a day of the week that comes ("maandag"). None when
    it is none, or not certain."""
    return dates.read(said, today) or dates.coming_weekday(said, today)


def is_late(turn: Turn) -> bool:
    """Was the last thing asked so long ago that what somebody types now need not be the answer?"""
    at = (turn.person.desk or {}).get("at")
    return at is not None and turn.now - dt.datetime.fromisoformat(at) > CLAIM
