"""What was said is put right: staff and residents by editing their own message, staff also by taking it back."""

import datetime as dt
from dataclasses import dataclass

from bot import redact
from bot.casework import Casework
from bot.desk import typed
from bot.desk.undoing import UNDO
from bot.i18n import speaker
from bot.mending import Mended, Mending
from bot.messages import Incoming, Message
from bot.store.sayings import Saying
from bot.turn import Turn
from bot.words import desk as words
from flows.case import CORRECTED, Move, State, last_move

_CORRECTED = {
    Mended.NOT_TOLD: "Verbeterd. De bewoner had dit nog niet gekregen en krijgt alleen de goede tekst.",
    Mended.CHANGED: "Verbeterd, ook op de telefoon van de bewoner.",
    Mended.TOLD_AGAIN: "Verbeterd. Het oude bericht kan niet meer anders; de bewoner krijgt de goede tekst apart.",
}
_TAKEN_BACK = {
    Mended.NOT_TOLD: "Ingetrokken. De bewoner had dit nog niet gekregen.",
    Mended.CHANGED: "Ingetrokken, ook op de telefoon van de bewoner. Die kan het al gelezen hebben.",
    Mended.TOLD_AGAIN: "Ingetrokken. Het oude bericht kan niet meer weg; de bewoner hoort dat het niet meer geldt.",
}
_NOTHING = (
    "Er is niets om in te trekken. Alleen een vraag, nieuws of 'wacht op een ander' trek je in; een besluit"
    " verander je door de zaak te heropenen."
)


@dataclass(frozen=True)
class Righting:
    """What was said, put right. Who may do so was asked before."""

    casework: Casework

    def keep(self, incoming: Incoming, saying: Saying) -> None:
        """Remembers which message these words came from."""
        if incoming.ref:
            self.casework.store.sayings.add(ref(incoming), saying)

    def keep_answer(self, turn: Turn) -> None:
        """Remembers from which message of a resident an answer came, when this one just became an answer."""
        cases = self.casework.store.cases
        under_way = (
            [card for card in cases.of(turn.person.id) if card.state == State.IN_PROGRESS] if turn.incoming.text else []
        )
        for card in under_way:
            place = cases.newest(card.number)
            said = cases.events(card.number)[place]
            if said.kind == Move.REPLY and said.by == turn.person.id and said.at == turn.now:
                self.keep(turn.incoming, Saying(card.number, place, "text"))

    def edited_by_resident(self, turn: Turn) -> list[Message]:
        """A resident changed a message that was an answer: the desk reads what it says now."""
        person = turn.person
        saying = self.casework.store.sayings.of(ref(turn.incoming))
        said, _had_list = redact.list_of_people(turn.incoming.text.strip())
        card = self.casework.owned(saying.number, person.id) if saying else None
        if saying is None or card is None or not said:
            return []
        before = self.casework.store.cases.events(card.number)[saying.event]
        if before.by != person.id or before.data.get(saying.name) in (None, said):
            return []
        self.casework.note(card.number, CORRECTED, person.id, {"of": saying.event, saying.name: said}, turn.now)
        self.casework.desk_note(card.number, words.resident_corrected(card.number, said), turn.now)
        t = speaker(person.spoken)
        who = self.casework.who(card, t.language)
        return [Message(turn.chat, t("Je verbetering is doorgegeven aan {who}.", who=who), case=card.number)]

    def edited(self, turn: Turn, saying: Saying) -> list[Message]:
        """Somebody changed a message that became these words."""
        said, told = turn.incoming.text.strip(), self.casework.store.cases.events(saying.number)[saying.event]
        said = typed.without_lead(told.kind, said) if saying.name == "text" else said
        if not said:
            return []
        mended = Mending(self.casework).correct(
            saying.number, saying.event, saying.name, said, turn.person.id, turn.now
        )
        if mended is None:
            return []
        self.casework.store.audit.add(turn.person.id, "Verbeterd", turn.now, case=saying.number)
        return [Message(turn.chat, _CORRECTED[mended], case=saying.number)]

    def unsay(self, turn: Turn, number: str, at: int | None) -> list[Message]:
        """Takes back what was said at this place in the story."""
        mended = Mending(self.casework).take_back(number, at, turn.person.id, turn.now) if at is not None else None
        if at is None or mended is None:
            return [Message(turn.chat, _NOTHING, case=number)]
        self._promises_back(number, at, turn.now)
        self.casework.store.audit.add(turn.person.id, "Ingetrokken", turn.now, case=number)
        return [Message(turn.chat, _TAKEN_BACK[mended], case=number)]

    def _promises_back(self, number: str, at: int, now: dt.datetime) -> None:
        """Within the minute in which things are undone, what was promised before the words is promised again."""
        store = self.casework.store
        last = last_move(store.cases.events(number))
        said = store.cases.events(number)[at]
        if last is not None and last.at + UNDO >= now and (said.at, said.kind) == (last.at, last.kind):
            store.before.restore(number, last.at)

    def answered(self, turn: Turn, number: str) -> int | None:
        """The place of what is meant: the message that was answered, or else the newest words of this person."""
        store = self.casework.store
        meant = store.sayings.of(f"{turn.chat}:{turn.incoming.answers}") if turn.incoming.answers else None
        if meant is not None and meant.number == number:
            return meant.event
        return Mending(self.casework).newest(number, turn.person.id)


def ref(incoming: Incoming) -> str:
    """A message of staff, wherever it was said."""
    return f"{incoming.chat}:{incoming.ref}"
