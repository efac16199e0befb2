"""A move of staff from the first tap to the last word: one asks at a time, and two never answer the same case."""

import datetime as dt
from dataclasses import dataclass

from bot.casework import Casework
from bot.desk.roster import Roster
from bot.messages import Incoming, Message, buttons
from bot.store.people import Person
from bot.words import desk as words
from flows.case import Actor, IllegalMove, Move

CLAIM = dt.timedelta(minutes=10)
"""So long a case is kept for who began an answer and was not heard of since."""
_BUSY = "Een collega is nu met deze zaak bezig. Er is niets verstuurd. Probeer het over een paar minuten nog eens."
_REFUSED = {
    "wrong-state": "Dat kan nu niet: deze zaak is al verder. Open de kaart voor de stand van nu.",
    "not-yours": "Dat kan alleen de bewoner zelf doen.",
    "missing": "Er ontbreekt nog iets. Begin opnieuw via de knop.",
    "too-late": "Daarvoor is het te laat.",
}
_REASONED = frozenset({Move.HAND_OVER, Move.WAIT, Move.DECIDE_PROVIDED, Move.DECIDE_NO, Move.STOP})
"""Moves of which what is said is the reason."""


@dataclass(frozen=True)
class Answering:
    """Moves of staff. What somebody is in the middle of is kept with the person (`Person.desk`)."""

    casework: Casework
    roster: Roster

    def begin(self, person: Person, incoming: Incoming, number: str, move: Move, now: dt.datetime) -> list[Message]:
        """Makes the move, or asks for what must be said with it."""
        if self._busy(person, number, now):
            return [Message(incoming.chat, _BUSY, case=number)]
        prompts = words.PROMPTS.get(move)
        if prompts is None:
            return self._move(person, incoming, number, move, {}, now)
        person.desk = {"number": number, "move": move.value, "data": {}}
        if move is Move.HAND_OVER:
            places = self.casework.guide.pack.places.stadsdelen
            taps = [(district.name, f"d:to:{number}:{district.id}") for district in places]
            return [Message(incoming.chat, "Naar welk stadsdeel?", buttons([*taps, ("Annuleer", "d:cancel")]), number)]
        return [self._prompt(incoming, number, prompts[0][1])]

    def handed_to(
        self, person: Person, incoming: Incoming, number: str, stadsdeel: str, now: dt.datetime
    ) -> list[Message]:
        """The case goes to this stadsdeel; asks why."""
        if self._busy(person, number, now):
            return [Message(incoming.chat, _BUSY, case=number)]
        names = self.casework.place_names()
        if stadsdeel not in names:
            return [Message(incoming.chat, "Dat stadsdeel ken ik niet.")]
        data = {"to": stadsdeel, "to_name": f"stadsdeel {names[stadsdeel]}", "stadsdeel": stadsdeel}
        person.desk = {"number": number, "move": Move.HAND_OVER.value, "data": data}
        return [self._prompt(incoming, number, words.PROMPTS[Move.HAND_OVER][0][1])]

    def filled_in(self, person: Person, incoming: Incoming, said: str, now: dt.datetime) -> list[Message]:
        """The answer to what was asked; asks the next thing, or makes the move."""
        assert person.desk is not None
        number, move, data = person.desk["number"], Move(person.desk["move"]), dict(person.desk["data"])
        if self._busy(person, number, now):
            person.desk = None
            return [Message(incoming.chat, _BUSY, case=number)]
        waiting = [(name, prompt) for name, prompt in words.PROMPTS[move] if name not in data]
        data[waiting[0][0]] = said
        if len(waiting) > 1:
            person.desk = {"number": number, "move": move.value, "data": data}
            return [self._prompt(incoming, number, waiting[1][1])]
        person.desk = None
        return self._move(person, incoming, number, move, data, now)

    def _busy(self, person: Person, number: str, now: dt.datetime) -> bool:
        """Is somebody else of staff in the middle of an answer to this case?"""
        others = self.casework.store.people.at_desk(number, now - CLAIM)
        return any(other != person.id and self.roster.is_staff(other) for other in others)

    def _prompt(self, incoming: Incoming, number: str, prompt: str) -> Message:
        in_group = incoming.chat != incoming.person
        how = "\nAntwoord op dit bericht: wat je los in de groep typt, blijft onder collega's." if in_group else ""
        return Message(incoming.chat, f"{number}: {prompt}{how}", buttons([("Annuleer", "d:cancel")]), number)

    def _move(
        self, person: Person, incoming: Incoming, number: str, move: Move, data: dict[str, str], now: dt.datetime
    ) -> list[Message]:
        try:
            self.casework.move(number, move, Actor.STAFF, person.id, data, now)
        except IllegalMove as refused:
            return [Message(incoming.chat, _REFUSED[refused.code], case=number)]
        why = data.get("text", "") if move in _REASONED else ""
        self.casework.store.audit.add(person.id, words.LABELS.get(move, move.value), now, case=number, why=why)
        text, taps = self.casework.desk_card(number)
        return [Message(incoming.chat, f"Gedaan, de bewoner krijgt bericht.\n{text}", taps, number)]
