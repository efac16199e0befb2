"""The running service: a worker for what arrives, a deliverer for what goes out, a press, and a clock that ticks."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterable

from bot.assistant import Assistant
from bot.clock import Clock, city_day
from bot.doorway import Doorway
from bot.messages import Incoming, Message
from bot.metrics import Metrics
from bot.outgoing import Deliverer, Sender
from bot.pressroom import PressRoom
from bot.store.trouble import Trouble, noticed

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
"""How long a waiting message may wait for its `not_before` to be noticed."""
TROUBLE_SECONDS = 1.0
"""How long is waited for trouble of the store to be over, before it is tried again."""
BATCH_SECONDS = 0.02
"""Turns are stored together as long as they together take no longer: the disk is waited for once."""
_TRIED = "trouble-tried"
MOMENTS = 6
"""How often others may go on between two of such batches: so that answers leave while the next are made."""


class Service:
    """Everything that runs beside the channels. Channels call `receive`; nothing is lost once that returns.

    `seconds`: a steady clock for the pace of sending.
    """

    def __init__(
        self,
        assistant: Assistant,
        clock: Clock,
        senders: dict[str, Sender],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.assistant = assistant
        self.clock = clock
        self.senders = senders
        self.metrics = Metrics(self._depth)
        self._deliverer = Deliverer(assistant.store, clock, senders, seconds, self.metrics.ended)
        self._doorway = Doorway(assistant.store)
        self._came = asyncio.Event()
        self._said = asyncio.Event()
        self._press = PressRoom(assistant.store)
        self._ordered = asyncio.Event()
        self._changed = asyncio.Condition()
        self._running = False
        self._troubled = False
        self._unwritten = False

    @property
    def ready(self) -> bool:
        """Does it work, and can it store what comes?"""
        return self._running and not self._troubled

    def receive(self, incoming: Iterable[Incoming]) -> None:
        """Stores what arrived. When this returns it is safe to confirm it to the other side.

        Raises Trouble when nothing can be stored now: then it must not be confirmed.
        """
        arrived = list(incoming)
        self._troubled = True
        self._came.set()  # when it can't be stored, the worker finds out when it can again
        with noticed():
            self._doorway.take_in(arrived, self.clock.now())
        self._troubled = False
        for one in arrived:
            self.metrics.arrived(one.key.partition(":")[0])
        self._said.set()

    def gone(self, person: str) -> None:
        """Somebody blocked us: nothing is sent until they write again. Raises Trouble."""
        with noticed():
            self.assistant.store.people.mark_gone(person, self.clock.now())

    def say(self, message: Message) -> None:
        """Says something outside a turn. Raises Trouble."""
        with noticed():
            self.assistant.store.outbox.add(message, self.clock.now())
        self.wake()

    def tick(self) -> None:
        """Does what is due by the clock."""
        self.assistant.tick(self.clock.now())
        self._said.set()

    def wake(self) -> None:
        """Something was put in the outbox outside a turn."""
        self._said.set()

    def _depth(self) -> dict[str, float]:
        today = city_day(self.clock.now())
        stale = sum(record.stale_after < today for record in self.assistant.guide.pack.records.values())
        return {**self.assistant.store.depth(today), "records_stale": stale}

    async def changed(self, timeout: float) -> None:
        """Waits until something was said, or `timeout` seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout), self._changed:
                await self._changed.wait()

    async def drain(self, seconds: float) -> None:
        """Handles what arrived and hands over what was said, as far as that is possible in this time."""
        with contextlib.suppress(TimeoutError, Trouble):
            async with asyncio.timeout(seconds / 2):
                while await self._stored():
                    pass
                while await self._deliverer.deliver():
                    pass
        with contextlib.suppress(Trouble):
            await self._deliverer.finish(seconds / 2)

    async def run(self) -> None:
        """Works until cancelled; what was left by an earlier run is done first."""
        self._running = True
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._work())
            tasks.create_task(self._deliver())
            tasks.create_task(self._print())

    async def _work(self) -> None:
        while True:
            self._came.clear()
            try:
                while await self._stored():
                    self._said.set()
                    self._ordered.set()
                    for _moment in range(MOMENTS):
                        await asyncio.sleep(0)
            except Trouble as error:
                await self._trouble(error)
            else:
                await self._came.wait()

    async def _stored(self) -> int:
        """Handles what waits for a moment; how many turns that were. What they say leaves when they are on the disk.

        Others go on while the disk writes. Raises Trouble.
        """
        store = self.assistant.store
        if self._deliverer.hold is None:
            self._deliverer.hold = store.outbox.last() + 1
        turns = self._turns()
        self._unwritten = self._unwritten or turns > 0
        if self._unwritten:
            with noticed():
                await asyncio.to_thread(store.to_disk)
        self._unwritten, self._deliverer.hold = False, None
        return turns

    def _turns(self) -> int:
        """Handles what waits in one transaction, for a moment; how many turns that were.

        Each turn is one of its own within it: what goes wrong in one undoes nothing of the others.
        """
        store, until, turns = self.assistant.store, time.monotonic() + BATCH_SECONDS, 0
        began = time.monotonic()
        with noticed(), store.unhurried():
            if self._troubled:
                store.remember(_TRIED, self.clock.now().isoformat())  # with nothing to write, it would seem over
            while self.assistant.work(self.clock.now()):
                turns, ended = turns + 1, time.monotonic()
                self.metrics.turn(ended - began)
                began = ended
                if ended > until:
                    break
        self._troubled = False
        return turns

    async def _deliver(self) -> None:
        while True:
            self._said.clear()
            try:
                while await self._deliverer.deliver():
                    async with self._changed:
                        self._changed.notify_all()
            except Trouble as error:
                await self._trouble(error)
            except Exception as error:
                log.error("delivery failed: %s", type(error).__name__)
                log.debug("delivery failed", exc_info=True)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_SECONDS):
                    await self._said.wait()

    async def _print(self) -> None:
        while True:
            self._ordered.clear()
            try:
                while await self._press.work():
                    self._said.set()
            except Trouble as error:
                await self._trouble(error)
            else:
                await self._ordered.wait()

    async def _trouble(self, error: Trouble) -> None:
        self._troubled = True
        log.error("the store is in trouble, nothing is lost", extra={"reason": str(error)})
        await asyncio.sleep(TROUBLE_SECONDS)
