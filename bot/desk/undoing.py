"""Taking back what one did a moment ago: a wrong button, or the wrong case."""

import datetime as dt
from dataclasses import dataclass

from bot.casework import Casework
from bot.i18n import speaker
from bot.messages import Message, buttons
from bot.store.news import Piece
from bot.turn import Turn
from bot.words import cases as words
from flows.case import UNDONE, Event, last_move
from flows.preferences import Weight
from flows.ties import TIES

UNDO = dt.timedelta(minutes=1)
"""How long somebody can undo what they did."""
LABEL = "Maak ongedaan"
_LATE = "Dat kan tot een minuut erna. Klopt er iets niet? Stuur nieuws, of heropen de zaak."
_TIED = (
    "Samenvoegen, splitsen, koppelen en voorstellen kan niet ongedaan: ook anderen kregen er bericht van. Klopt het"
    " niet? Stuur nieuws aan beide."
)
_NOT_YOURS = "Er is niets van jou om ongedaan te maken: er is daarna al iets anders gebeurd."


@dataclass(frozen=True)
class Undoing:
    """Undoes the last move in a case. Who did not hear of it yet never will; who did gets a correction."""

    casework: Casework

    def undo(self, turn: Turn, number: str, at: int | None = None) -> list[Message]:
        """Takes back the last move when it was this person's, at most a minute ago. `at`: its place in the story, so
        that an older button does not take back what was done since."""
        store = self.casework.store
        events = store.cases.events(number)
        last = last_move(events)
        if at is not None and events[at : at + 1] != [last]:
            return [Message(turn.chat, _NOT_YOURS)]
        if last is None or last.by != turn.person.id or last.data.get("taken_back"):
            return [Message(turn.chat, _NOT_YOURS)]
        if last.kind in TIES:
            return [Message(turn.chat, _TIED, case=number)]
        if turn.now - last.at > UNDO or not store.before.restore(number, last.at):
            return [Message(turn.chat, _LATE, case=number)]
        told = store.news.take_back(number, last.at)
        undone = Event(turn.now, UNDONE, turn.person.id, {"at": last.at.isoformat()})
        after = store.cases.append(number, undone)
        for one in told:
            self._correct(one, number, after.state, turn.now)
        self.casework.news.tell(turn.now, number)
        self.casework.post_card(number, turn.now)
        store.audit.add(turn.person.id, LABEL, turn.now, case=number)
        done = "wie er al bericht van had, krijgt een correctie" if told else "niemand had er al bericht van"
        text, taps = self.casework.desk_card(number, turn.now)
        replies = [Message(turn.chat, f"Ongedaan gemaakt; {done}.\n{text}", taps, number)]
        if keeper := last.data.get("keeper"):
            replies.append(Message(keeper, f"{number}: het doorgeven aan jou is ongedaan gemaakt.", case=number))
        return replies

    def _correct(self, person: str, number: str, state: str, now: dt.datetime) -> None:
        card = self.casework.card(number)
        t = speaker(self.casework.language(person))
        title = self.casework.subject(card) if person == card.owner else ""
        pairs = [(t("Bekijk mijn aanmelding"), f"case:{number}")] if person == card.owner else []
        text = words.taken_back(number, title, state, t)
        self.casework.news.add(person, Piece(number, Weight.ACTION, text, buttons(pairs)), now)
