"""Delivers the outbox: direct replies first, with retries, giving up, and respect for who blocked us."""

import datetime as dt
import logging
import random
from collections.abc import Mapping
from typing import Protocol

from bot.clock import Clock
from bot.messages import DESK, Message
from bot.store import Store
from bot.store.post import Outgoing

log = logging.getLogger(__name__)

FIRST_WAIT = dt.timedelta(seconds=2)
LONGEST_WAIT = dt.timedelta(minutes=30)


class SendError(Exception):
    """It was not delivered. This class: try again later."""


class Wait(SendError):
    """The platform asks to wait `seconds` before the next try."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds}")
        self.seconds = seconds


class Gone(SendError):
    """The person blocked us or left: do not send again until they write."""


class Refused(SendError):
    """The platform will never take this message."""


class Sender(Protocol):
    """Delivers messages of one channel."""

    async def send(self, message: Message) -> str | None:
        """Delivers; returns the id of the message in the channel. Raises SendError."""
        ...


class Deliverer:
    """Takes messages from the outbox to their senders, by the prefix of the address (`tg:123`)."""

    def __init__(self, store: Store, clock: Clock, senders: Mapping[str, Sender]) -> None:
        self._store = store
        self._clock = clock
        self._senders = senders
        self._held: dict[str, dt.datetime] = {}

    async def deliver(self, limit: int = 20) -> int:
        """Tries what is due once; tells how many rows were touched.

        A chat whose message has to wait keeps its later messages waiting too, so that order is kept.
        """
        now = self._clock.now()
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        touched = 0
        for row in self._store.outbox.due(now, limit):
            if row.message.to in self._held:
                self._store.outbox.postpone(row.id, self._held[row.message.to])
                continue
            touched += 1
            await self._one(row)
        return touched

    async def _one(self, row: Outgoing) -> None:
        address = row.message.to
        sender = self._senders.get(address.partition(":")[0])
        outbox, now = self._store.outbox, self._clock.now()
        if sender is None:
            outbox.drop(row.id, "failed", "no sender")
            return
        if address != DESK and row.message.bulk and self._store.people.is_gone(address):
            outbox.drop(row.id, "gone", "blocked")
            return
        try:
            remote = await sender.send(row.message)
        except Gone:
            outbox.drop(row.id, "gone", "blocked")
            self._store.people.mark_gone(address, now)
        except Refused as error:
            log.warning("message refused", extra={"outbox": row.id, "reason": str(error)})
            outbox.drop(row.id, "failed", str(error))
        except Wait as error:
            self._hold(row, dt.timedelta(seconds=error.seconds))
            outbox.postpone(row.id, self._held[address])
        except SendError as error:
            # doubling waits with some chance in them, so that many do not come back at the same moment
            wait = min(LONGEST_WAIT, FIRST_WAIT * 2**row.tries) * random.uniform(0.8, 1.2)
            self._hold(row, wait)
            outbox.retry(row.id, self._held[address], str(error))
        else:
            outbox.sent(row.id, self._clock.now(), remote)

    def _hold(self, row: Outgoing, wait: dt.timedelta) -> None:
        self._held[row.message.to] = self._clock.now() + wait
