"""What happens to a message at the door: it is kept once, and a flood is turned away with one sentence."""

import datetime as dt
from collections.abc import Iterable

from bot.i18n import speaker
from bot.messages import Incoming, Message
from bot.store import Store
from bot.store.flood import WINDOW

MOST_FLOODS = 1000
"""Floods that are remembered at the same time."""


class Doorway:
    """Keeps what arrives. Of who sends more than a person can, nothing is kept or handled until they were quiet for a
    minute; they are told so, at most once an hour. A flood that goes on costs no more than a look."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._floods: dict[str, dt.datetime] = {}

    def take_in(self, arrived: Iterable[Incoming], now: dt.datetime) -> None:
        """Keeps what arrived, in one transaction."""
        with self._store.atomic():
            for one in arrived:
                if self._goes_on(one.person, now):
                    continue
                if self._store.inbox.add([one]) and self._store.flood.is_from(one.person, now):
                    self._turn_away(one, now)

    def _goes_on(self, person: str, now: dt.datetime) -> bool:
        last = self._floods.pop(person, None)
        if last is None or now - last >= WINDOW:
            return False
        self._floods[person] = now
        return True

    def _turn_away(self, one: Incoming, now: dt.datetime) -> None:
        if len(self._floods) >= MOST_FLOODS:  # forgetting one costs a look in the store
            self._floods.pop(next(iter(self._floods)))
        self._floods[one.person] = now
        self._store.flood.set_aside(one.person, now)
        self._store.flood.unsay(one.person)
        self._store.outbox.add(self._too_much(one, now), now)

    def _too_much(self, one: Incoming, now: dt.datetime) -> Message:
        t = speaker(self._store.people.get(one.person).language or one.language_hint or "nl")
        text = t(
            "Je stuurt me heel veel berichten tegelijk; die lees ik niet. Wacht een minuut en stuur je vraag opnieuw."
        )
        return Message(one.chat, text, once=f"flood:{one.person}:{now.astimezone(dt.UTC):%Y%m%dT%H}")
