"""Delivers the outbox: direct replies first, at the pace of the platform, with retries, giving up, and respect
for who blocked us."""

import asyncio
import datetime as dt
import logging
import random
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from bot.clock import Clock
from bot.messages import DESK, Message
from bot.pace import SendPace
from bot.store import Store
from bot.store.post import Outgoing

log = logging.getLogger(__name__)

FIRST_WAIT = dt.timedelta(seconds=2)
LONGEST_WAIT = dt.timedelta(minutes=30)
AT_ONCE = 16
"""Chats that are served at the same time."""
BUSY = 0.05
"""Seconds after which is looked for something new while a call is slow or the pace says to wait."""


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
    """Delivers messages of one channel. `pace`: the limits of its platform, if it has any."""

    pace: SendPace | None

    def calls(self, message: Message) -> int:
        """How many messages of the platform this one takes."""
        ...

    def chat(self, address: str) -> str:
        """The chat that this address leads to: limits hold for a chat, whatever it is called."""
        ...

    async def send(self, message: Message) -> str | None:
        """Delivers; returns the id of the message in the channel. Raises SendError."""
        ...


class Deliverer:
    """Takes messages from the outbox to their senders, by the prefix of the address (`tg:123`).

    Several chats are served at once, one message at a time in each, so that order is kept and a slow call holds
    up nobody else. `seconds`: a steady clock for the pace.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        senders: Mapping[str, Sender],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._clock = clock
        self._senders = senders
        self._seconds = seconds
        self._held: dict[str, dt.datetime] = {}
        self._sending: dict[str, asyncio.Task[None]] = {}

    async def deliver(self) -> int:
        """Starts what may leave now, and waits until something was sent or something more may leave.

        Tells how many messages are on their way or just were: zero when there is nothing left to do now. Raises
        what went wrong here (not at the platform), for one of them.
        """
        started, wait = self._start()
        if self._sending:
            sending = self._sending.values()
            done, _rest = await asyncio.wait(sending, timeout=wait or BUSY, return_when=asyncio.FIRST_COMPLETED)
            self._sending = {to: task for to, task in self._sending.items() if task not in done}
            for task in done:
                task.result()
            return len(done) + len(self._sending)
        if wait:
            await asyncio.sleep(wait)
        return started or bool(wait)

    async def finish(self, seconds: float = 10) -> None:
        """Waits for what is on its way, at most so long; what was not confirmed then is sent again later."""
        if self._sending:
            await asyncio.wait(self._sending.values(), timeout=seconds)

    def _start(self) -> tuple[int, float]:
        """Sets the messages that may leave now on their way; how many, and the seconds until the next may."""
        now, started = self._clock.now(), 0
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        for row in self._store.outbox.due(now, AT_ONCE):
            to = row.message.to
            if to in self._sending or len(self._sending) >= AT_ONCE:
                continue
            if to in self._held:
                self._store.outbox.postpone(row.id, self._held[to])
                continue
            sender = self._senders.get(to.partition(":")[0])
            if sender is not None and sender.pace is not None:
                if wait := sender.pace.wait(self._seconds(), bulk=row.message.bulk):
                    return started, min(wait, BUSY)
                chat, calls = sender.chat(to), sender.calls(row.message)
                if wait := sender.pace.wait_in(chat, self._seconds(), messages=calls, group=_is_group(chat)):
                    self._held[to] = now + dt.timedelta(seconds=wait)
                    self._store.outbox.postpone(row.id, self._held[to])
                    continue
                sender.pace.leaves(self._seconds(), messages=calls, bulk=row.message.bulk)
                self._sending[to] = asyncio.create_task(self._paced(row, sender, sender.pace, calls))
            else:
                self._sending[to] = asyncio.create_task(self._one(row, sender))
            started += 1
        return started, 0.0

    async def _paced(self, row: Outgoing, sender: Sender, pace: SendPace, calls: int) -> None:
        try:
            await self._one(row, sender)
        finally:
            chat = sender.chat(row.message.to)
            pace.landed(chat, self._seconds(), messages=calls, group=_is_group(chat))

    async def _one(self, row: Outgoing, sender: Sender | None) -> None:
        address = row.message.to
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
            if sender.pace is not None and address != DESK:
                sender.pace.pause(error.seconds, self._seconds())
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


def _is_group(chat: str) -> bool:
    """Telegram numbers groups below zero."""
    return ":-" in chat
