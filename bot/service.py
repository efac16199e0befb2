"""The running service: a worker for what arrives, a deliverer for what goes out, and a clock that ticks."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterable

from bot.assistant import Assistant
from bot.clock import Clock
from bot.doorway import take_in
from bot.messages import Incoming
from bot.outgoing import Deliverer, Sender

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
"""How long a waiting message may wait for its `not_before` to be noticed."""


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
        self._deliverer = Deliverer(assistant.store, clock, senders, seconds)
        self._came = asyncio.Event()
        self._said = asyncio.Event()
        self._changed = asyncio.Condition()
        self.ready = False

    def receive(self, incoming: Iterable[Incoming]) -> None:
        """Stores what arrived. When this returns it is safe to confirm it to the other side."""
        take_in(self.assistant.store, incoming, self.clock.now())
        self._came.set()
        self._said.set()

    def tick(self) -> None:
        """Does what is due by the clock."""
        self.assistant.tick(self.clock.now())
        self._said.set()

    def wake(self) -> None:
        """Something was put in the outbox outside a turn."""
        self._said.set()

    async def changed(self, timeout: float) -> None:
        """Waits until something was said, or `timeout` seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout), self._changed:
                await self._changed.wait()

    async def drain(self) -> None:
        """Handles what arrived and hands over what was said, as far as that is possible now."""
        while self.assistant.work(self.clock.now()):
            pass
        while await self._deliverer.deliver():
            pass

    async def run(self) -> None:
        """Works until cancelled; what was left by an earlier run is done first."""
        self.ready = True
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._work())
            tasks.create_task(self._deliver())

    async def _work(self) -> None:
        while True:
            self._came.clear()
            while self.assistant.work(self.clock.now()):
                self._said.set()
                await asyncio.sleep(0)
            await self._came.wait()

    async def _deliver(self) -> None:
        try:
            await self._deliver_for_ever()
        finally:
            await self._deliverer.finish()

    async def _deliver_for_ever(self) -> None:
        while True:
            self._said.clear()
            try:
                while await self._deliverer.deliver():
                    async with self._changed:
                        self._changed.notify_all()
            except Exception:
                log.exception("delivery failed")
                await asyncio.sleep(POLL_SECONDS)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_SECONDS):
                    await self._said.wait()
