"""A photo, voice message or document that comes outside a talk: the answer to a question of staff, something for a case
that was registered, or the beginning of a plan. Nothing of it is lost, and it never goes anywhere unasked."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot import attachments, beforehand
from bot.casework import Casework
from bot.i18n import Speaker, speaker
from bot.intake import Intake
from bot.messages import Incoming, Message, buttons
from bot.mycases import waiting
from bot.store.cases import Card
from bot.store.people import Person
from flows import engine
from flows.case import CLOSED, Actor, Move
from flows.engine import Talk

VERBS = frozenset({"add-to"})
OFFERED = 3
"""Cases that are offered for it; who has more finds the others under /mijn."""
ON_BUTTON = 30
"""Characters of a plan on a button."""
_TO = "filed-to"
"""Under this name it is remembered to which case the last file went: the rest of an album goes there too."""
Answered = Callable[[Person, Incoming, dt.datetime], list[Message]]


@dataclass(frozen=True)
class Sent:
    """Files outside a talk."""

    casework: Casework
    intake: Intake

    def came(self, person: Person, incoming: Incoming, now: dt.datetime, answered: Answered) -> list[Message]:
        """Keeps the file, and says who will look at it or listen to it; `answered` answers what was said with it."""
        t = speaker(person.spoken)
        more = attachments.is_more(person.said, incoming.media, now) and not incoming.text
        whose = (person.said or {}).get(_TO) if more else None
        _hold(person, incoming, now)
        cards = [card for card in self.casework.store.cases.of(person.id) if card.state not in CLOSED]
        if (asked := waiting(cards)) is not None:
            return self._reply(person, self.casework.card(asked), incoming, now)
        if whose and (same := self.casework.owned(whose, person.id)):
            self._added(person, same, now)
        if more:
            return []
        thanks = attachments.thanks(incoming.media, t)
        if incoming.text and not cards:
            return beforehand.first([Message(incoming.chat, thanks)], answered(person, incoming, now))
        return [self._where_to(cards, thanks, incoming.chat, t)]

    def action(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        """It belongs to this case."""
        t, card = speaker(person.spoken), self.casework.owned(number, person.id)
        if card is None or card.state in CLOSED or card.owner != person.id:
            return [Message(chat, t("Dat kan nu niet meer bij deze aanmelding."))]
        if not self._added(person, card, now):
            return [Message(chat, t("Stuur het bestand nog een keer, dan zet ik het erbij."), case=number)]
        self.casework.post_card(number, now)
        return [Message(chat, t("Het staat bij je aanmelding {number}.", number=number), case=number)]

    def _reply(self, person: Person, card: Card, incoming: Incoming, now: dt.datetime) -> list[Message]:
        self._added(person, card, now)
        data = {"text": incoming.text.strip() or "📎"}
        self.casework.move(card.number, Move.REPLY, Actor.RESIDENT, person.id, data, now)
        return []

    def _where_to(self, cards: list[Card], thanks: str, chat: str, t: Speaker) -> Message:
        pairs = [
            (t("Hoort bij: {what}", what=self.casework.subject(card, ON_BUTTON)), f"add-to:{card.number}")
            for card in cards[:OFFERED]
        ]
        tell = t("Vertel in een paar woorden wat je wilt doen.")
        if pairs:
            tell = t("Hoort dit bij een aanmelding? Tik erop. Is het iets nieuws? Vertel wat je wilt doen.")
        return Message(chat, f"{thanks} {tell}", buttons([*pairs, (t("Laat iemand contact opnemen"), "human")]))

    def _added(self, person: Person, card: Card, now: dt.datetime) -> bool:
        """Puts what was sent lately with the case and before the desk; False when nothing is there or fits."""
        files = (person.said or {}).get("files", [])
        talk = Talk(card.flow, tuple(card.answers.items()))
        room = attachments.MAX_FILES - engine.files(talk)
        added: list[dict[str, Any]] = files[:room] if card.flow in self.casework.flows else []
        for file in added:
            talk, _kept = engine.attach(self.casework.flows[card.flow], talk, file["id"], file["media"])
        if added:
            self.casework.store.cases.answer(card.number, talk.answers)
            self.casework.note(card.number, "sent-more", person.id, {}, now)
            for message in attachments.for_desk(card.number, {"sent": {"files": added, "said": ""}}):
                self.casework.store.outbox.add(message, now)
        left = {name: value for name, value in (person.said or {}).items() if name != "files"}
        person.said = left | {_TO: card.number}
        return bool(added)


def _hold(person: Person, incoming: Incoming, now: dt.datetime) -> None:
    """Keeps the file for the case or the talk that it turns out to be for."""
    file = {"id": incoming.file, "media": incoming.media}
    files = [*(person.said or {}).get("files", []), file][-attachments.MAX_FILES :]
    person.said = (person.said or {}) | {"files": files, "filed": [now.isoformat(), incoming.media]}
