"""What happens to a message at the door: it is kept once, and a flood is turned away with one sentence."""

import datetime as dt
from collections.abc import Iterable

from bot.i18n import speaker
from bot.messages import Incoming, Message
from bot.store import Store


def take_in(store: Store, arrived: Iterable[Incoming], now: dt.datetime) -> None:
    """Keeps what arrived, in one transaction. Of who sends more than a person can, nothing is handled until it is
    quiet again; they are told so, at most once an hour."""
    with store.atomic():
        for one in arrived:
            if store.inbox.add([one]) and store.flood.is_from(one.person, now):
                store.flood.set_aside(one.person, now)
                store.flood.unsay(one.person)
                store.outbox.add(_too_much(store, one, now), now)


def _too_much(store: Store, one: Incoming, now: dt.datetime) -> Message:
    t = speaker(store.people.get(one.person).language or one.language_hint or "nl")
    text = t("Je stuurt me heel veel berichten tegelijk; die lees ik niet. Wacht een minuut en stuur je vraag opnieuw.")
    return Message(one.chat, text, once=f"flood:{one.person}:{now.astimezone(dt.UTC):%Y%m%dT%H}")
