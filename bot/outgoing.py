"""Delivers the outbox: direct replies first, at the pace of the platform, with retries, giving up, and respect
for those who blocked us."""

import asyncio
import datetime as dt
import logging
import random
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from bot.clock import Clock, city_day
from bot.messages import DESK, Message
from bot.pace import GROUP_SECONDS, SendPace
from bot.store import Store
from bot.store.post import Outgoing
from bot.store.trouble import Trouble, is_trouble, noticed
from bot.words import desk as desk_words

log = logging.getLogger(__name__)

FIRST_WAIT = dt.timedelta(seconds=2)
LONGEST_WAIT = dt.timedelta(minutes=5)
MOST_TRIES = 8
"""After so many tries a message that goes wrong is given up and counted as failed."""
MOST_TRIES_AWAY = 2_000
"""The same while the platform can't be reached: a week."""
LAST = 60
"""How many messages to groups are looked back at after a restart: what a few busy groups get in a minute."""
AT_ONCE = 16
"""Chats that are served at the same time."""
BUSY = 0.05
"""Seconds between looks for something new, while a call is slow or the pace says to wait."""


class SendError(Exception):
    """It was not delivered, or not all of it. This class: the platform can't be reached, try again later."""


class Wait(SendError):
    """The platform asks to wait `seconds` before the next try."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds}")
        self.seconds = seconds


class Gone(SendError):
    """The person blocked us or left: do not send again until they write."""


class Refused(SendError):
    """The platform will never take this message."""


Came = Callable[[tuple[str, ...]], None]
"""Notes which pieces of a message arrived, as their channel calls them, before the next one leaves. Raises SendError
when that is not possible now: then the rest goes later."""


class Sender(Protocol):
    """Delivers messages of one channel. `pace`: the limits of its platform, if it has any."""

    pace: SendPace | None

    def calls(self, message: Message) -> int:
        """How many messages of the platform this one takes."""
        ...

    def chat(self, address: str) -> str:
        """The chat that this address leads to: limits hold for a chat, whatever it is called."""
        ...

    async def send(self, message: Message, came: Came) -> str | None:
        """Delivers; returns the id of the message in the channel. Raises SendError.

        Of a message in pieces, `came` hears after each but the last which ones arrived; only the others go again.
        """
        ...


Note = Callable[[], None]
"""Writes in the store how a sending ended."""


class Deliverer:
    """Takes messages from the outbox to their senders, by the prefix of the address (`tg:123`).

    Several chats are served at once, one message at a time in each, so that order is kept and a slow call holds
    up nobody else. `seconds`: a steady clock for pace and waits, which nobody sets back.
    `tell` hears how each sending ended, and of a delivered reply how long that took.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        senders: Mapping[str, Sender],
        seconds: Callable[[], float] = time.monotonic,
        tell: Callable[[str, float | None], None] = lambda _how, _seconds: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._senders = senders
        self._seconds = seconds
        self._tell = tell
        self._held: dict[str, float] = {}
        self._slow: dict[str, float] = {}
        self._sending: dict[str, asyncio.Task[None]] = {}
        self._ended: list[Note] = []
        self._recalled = False
        self.hold: int | None = None
        """The messages from this number on may not leave yet: what made them is not on the disk."""

    async def deliver(self) -> int:
        """Starts what may leave now, and waits until something was sent or something more may leave.

        Tells how many messages are on their way or just were: zero when there is nothing left to do now. Raises
        Trouble when the store can't be written: then nothing leaves, because what can't be noted would leave again.
        """
        self._note()
        started, wait = self._start()
        if self._sending:
            sending = self._sending.values()
            done, _rest = await asyncio.wait(sending, timeout=wait or BUSY, return_when=asyncio.FIRST_COMPLETED)
            self._land(done)
            return len(done) + len(self._sending)
        if wait:
            await asyncio.sleep(wait)
        return started or bool(wait)

    async def finish(self, seconds: float) -> None:
        """Waits for what is on its way, at most so long; what was not confirmed then is sent again later."""
        if self._sending:
            done, rest = await asyncio.wait(self._sending.values(), timeout=seconds)
            self._land(done)
            for task in rest:
                task.cancel()
        self._note()

    def _land(self, done: set[asyncio.Task[None]]) -> None:
        self._sending = {to: task for to, task in self._sending.items() if task not in done}
        for task in done:
            task.result()

    def _note(self) -> None:
        """Writes down what ended. What fails here is kept, and written the next time."""
        if self._ended:
            with noticed(), self._store.unhurried():
                for note in self._ended:
                    note()
            self._ended.clear()

    def _start(self) -> tuple[int, float]:
        """Sets the messages that may leave now on their way; how many, and the seconds until the next may."""
        now, started = self._seconds(), 0
        self._recall(now)
        self._held = {address: until for address, until in self._held.items() if until > now}
        room = AT_ONCE - len(self._sending)
        for row in self._due() if room else ():
            to = row.message.to
            if to in self._sending or to in self._held or started >= room:
                continue
            sender = self._senders.get(to.partition(":")[0])
            if sender is not None and sender.pace is not None:
                if wait := sender.pace.wait(now, bulk=row.message.bulk):
                    return started, min(wait, BUSY)
                chat, calls = sender.chat(to), sender.calls(row.message)
                if wait := sender.pace.wait_in(chat, now, messages=calls, group=_is_group(chat)):
                    self._held[to] = now + wait
                    continue
                self._leaves(row)
                sender.pace.leaves(now, messages=calls, bulk=row.message.bulk)
                self._sending[to] = asyncio.create_task(self._paced(row, sender, sender.pace, calls))
            else:
                self._leaves(row)
                self._sending[to] = asyncio.create_task(self._noted(row, sender))
            started += 1
        return started, 0.0

    def _recall(self, now: float) -> None:
        """What groups got right before a restart counts for the platform, and so for the pace."""
        if self._recalled:
            return
        self._recalled = True
        for to, at, calls in self._store.outbox.sent_to_groups(LAST):
            sender, age = self._senders.get(to.partition(":")[0]), (self._clock.now() - at).total_seconds()
            if sender is not None and sender.pace is not None and 0 <= age < GROUP_SECONDS:
                sender.pace.before(sender.chat(to), now - age, messages=calls)

    def _leaves(self, row: Outgoing) -> None:
        """What arrived and could not be noted goes again first, before newer replies. Raises Trouble."""
        if row.message.bulk:
            with noticed(), self._store.unhurried():
                self._store.outbox.leaves(row.id)

    def _due(self) -> list[Outgoing]:
        without = {*self._sending, *self._held}
        return self._store.outbox.due(self._clock.now(), AT_ONCE, without=without, below=self.hold)

    async def _paced(self, row: Outgoing, sender: Sender, pace: SendPace, calls: int) -> None:
        try:
            await self._noted(row, sender)
        finally:
            chat = sender.chat(row.message.to)
            pace.landed(chat, self._seconds(), messages=calls, group=_is_group(chat))

    async def _noted(self, row: Outgoing, sender: Sender | None) -> None:
        """Sends a message; how it ended is written down with whatever else ended in the same moment."""
        self._ended.append(await self._one(row, sender))

    async def _one(self, row: Outgoing, sender: Sender | None) -> Note:
        """Sends a message; what must be written down about it."""
        address, outbox = row.message.to, self._store.outbox
        if sender is None:
            return partial(outbox.drop, row.id, "failed", "no sender")
        if address != DESK and row.message.bulk and self._store.people.is_gone(address):
            return partial(self._gone, row, self._clock.now())
        try:
            remote = await sender.send(row.message, partial(self._came, row.id))
        except Gone:
            self._tell("gone", None)
            return partial(self._gone, row, self._clock.now())
        except Refused as error:
            self._tell("refused", None)
            log.warning("message refused", extra={"outbox": row.id, "reason": str(error)})
            return partial(outbox.drop, row.id, "failed", str(error))
        except Wait as error:
            self._tell("wait", None)
            if sender.pace is not None and address != DESK and self._is_for_all(address):
                sender.pace.pause(error.seconds, self._seconds())
            self._held[address] = self._slow[address] = self._seconds() + error.seconds
            return _nothing
        except SendError as error:
            return self._again(row, str(error), MOST_TRIES_AWAY)
        except Exception as error:
            # a message that can't be sent must not stop those behind it; the text of an error may quote it
            log.error("sending failed: %s", type(error).__name__, extra={"outbox": row.id})
            most = MOST_TRIES_AWAY if is_trouble(error) else MOST_TRIES
            return self._again(row, type(error).__name__, most, unsure=False)
        now = self._clock.now()
        self._tell("sent", None if row.message.bulk else (now - row.created_at).total_seconds())
        return partial(outbox.sent, row.id, now, remote)

    def _is_for_all(self, address: str) -> bool:
        """Does the platform want us to wait everywhere? It does not say, but one chat may hear too much by itself."""
        now = self._seconds()
        self._slow = {chat: until for chat, until in self._slow.items() if until > now}
        return any(chat != address for chat in self._slow)

    def _came(self, row_id: int, pieces: tuple[str, ...]) -> None:
        """Written at once: after a crash only the rest goes."""
        note = partial(self._store.outbox.came, row_id, pieces)
        try:
            with noticed(), self._store.unhurried():
                note()
        except Trouble as error:
            self._ended.append(note)
            raise SendError("what arrived can't be noted") from error

    def _again(self, row: Outgoing, error: str, most: int, *, unsure: bool = True) -> Note:
        # doubling waits with some chance in them, so that many do not come back at the same moment
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(row.tries, MOST_TRIES)) * random.uniform(0.8, 1.2)
        self._held[row.message.to] = self._seconds() + wait.total_seconds()
        self._tell("again", None)
        if row.tries + 1 >= most:
            log.error("message given up", extra={"outbox": row.id})
        return partial(self._store.outbox.retry, row.id, error, most, unsure=unsure)

    def _gone(self, row: Outgoing, at: dt.datetime) -> None:
        """Who blocked us hears nothing; the desk hears that, once a day for a case of theirs."""
        to, number = row.message.to, row.message.case
        self._store.outbox.drop(row.id, "gone", "blocked")
        self._store.people.mark_gone(to, at)
        if number is not None and self._store.cases.is_of(number, to):
            once = f"gone:{number}:{city_day(at)}"
            self._store.outbox.add(Message(DESK, desk_words.unreached(number), once=once), at)


def _nothing() -> None:
    """Nothing is written: it simply goes later."""


def _is_group(chat: str) -> bool:
    """Telegram numbers groups below zero."""
    return ":-" in chat
