"""The desk: what staff can do. Every action checks again that the one who does it is staff."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bot.casework import Casework
from bot.desk.answering import CLAIM, Answering
from bot.desk.queues import queue
from bot.messages import Incoming, Message
from bot.store.people import Person
from flows import numbers
from flows.case import Move

__all__ = ["CLAIM", "Desk"]

_MOVES = frozenset(move.value for move in Move)


@dataclass(frozen=True)
class Desk:
    """What staff do with cases. `is_staff` tells whether a person is on the list now."""

    casework: Casework
    is_staff: Callable[[str], bool]

    @property
    def _answering(self) -> Answering:
        return Answering(self.casework, self.is_staff)

    def action(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """A tapped desk button: `d:<what>:<number>[:<more>]`."""
        if not self.is_staff(person.id):
            person.desk = None
            return [Message(incoming.chat, "Deze knop is alleen voor medewerkers.")]
        _d, what, *rest = (incoming.action or "").split(":")
        if what == "queue":
            return [self._queue(incoming)]
        if what == "cancel":
            person.desk = None
            return [Message(incoming.chat, "Goed, er is niets verstuurd.")]
        number = rest[0] if rest else ""
        if self.casework.store.cases.card(number) is None:
            return [Message(incoming.chat, "Deze zaak bestaat niet (meer).")]
        if what == "card":
            return [self._card(incoming, number)]
        if what == "to":
            return self._answering.handed_to(person, incoming, number, rest[1] if len(rest) > 1 else "", now)
        if what not in _MOVES:
            return [Message(incoming.chat, "Die knop ken ik niet (meer). Open de kaart opnieuw.", case=number)]
        return self._answering.begin(person, incoming, number, Move(what), now)

    def text(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message] | None:
        """What staff type: the answer to a prompt, a command of the desk, or None when it is not for the desk."""
        if not self.is_staff(person.id):
            person.desk = None
            return None
        said = incoming.text.strip()
        if person.desk is not None and said and not said.startswith("/"):
            return self._answering.filled_in(person, incoming, said, now)
        if said.casefold() in ("/balie", "/desk", "balie", "wachtrij", "/wachtrij"):
            return [self._queue(incoming)]
        if (number := numbers.find(said)) and self.casework.store.cases.card(number):
            return [self._card(incoming, number)]
        return None

    def _queue(self, incoming: Incoming) -> Message:
        return Message(incoming.chat, *queue(self.casework.store.cases))

    def _card(self, incoming: Incoming, number: str) -> Message:
        text, taps = self.casework.desk_card(number)
        return Message(incoming.chat, text, taps, number)
