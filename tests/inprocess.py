"""The service on Telegram inside the test, in a thread of its own: its clock and its haste are the test's."""

import asyncio
import datetime as dt
import threading
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from unittest import mock

from botapi import PATIENCE, BotApi
from chats import DESK, STAFF

from bot.assistant import Assistant
from bot.clock import CITY_TIME
from bot.messages import DESK as DESK_ADDRESS
from bot.service import Service
from bot.settings import Settings
from bot.store import Store
from bot.telegram_channel.channel import TelegramChannel
from flows.model import Flow
from knowledge.guide import Guide

MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=CITY_TIME)


class FastClock:
    """A clock that starts on a Monday morning and can be moved ahead.

    Only the pace of sending goes by faster than time does: what a person is given a minute or ten for must not be
    over sooner on a busy machine.
    """

    def __init__(self, speed: float, start: dt.datetime = MONDAY) -> None:
        self.speed = speed
        self._start, self._began = start, time.monotonic()

    def seconds(self) -> float:
        """Seconds of the pace of sending."""
        return time.monotonic() * self.speed

    def now(self) -> dt.datetime:
        """The time now."""
        return self._start + dt.timedelta(seconds=time.monotonic() - self._began)

    def move(self, by: dt.timedelta) -> None:
        """Moves the clock ahead."""
        self._start += by


class InProcess:
    """The service, from when the block begins until it ends; it sends as much faster as its platform takes more."""

    def __init__(
        self,
        api: BotApi,
        city: tuple[Guide, Mapping[str, Flow]],
        folder: Path,
        staff: Collection[int] = (STAFF,),
        clock: FastClock | None = None,
    ) -> None:
        self._api, self._city, self._staff = api, city, staff
        self.database = folder / "service.db"
        self.clock = clock or FastClock(api.state.speed)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._run()], name="service")
        self._ready, self._stop = threading.Event(), asyncio.Event()
        self.service: Service | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(PATIENCE), "the service did not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(PATIENCE)
        self._loop.close()

    def passes(self, time_: dt.timedelta) -> None:
        """Time passes; what is due by then is done."""
        for _hour in range(max(1, int(time_ / dt.timedelta(hours=1)))):
            self.clock.move(min(time_, dt.timedelta(hours=1)))
            self.do(lambda service: service.tick())

    def do(self, act: Callable[[Service], object]) -> None:
        """Does something in the thread of the service, and waits until it is done."""
        done = threading.Event()

        def doing() -> None:
            assert self.service is not None
            try:
                act(self.service)
            finally:
                done.set()

        self._loop.call_soon_threadsafe(doing)
        assert done.wait(PATIENCE)

    async def _run(self) -> None:
        settings = Settings(
            telegram_bot_token=self._api.token,
            telegram_api_url=self._api.url,
            staff_chat_id=DESK,
            staff_ids=",".join(str(person) for person in self._staff),
            stadswijzer_db=self.database,
        )
        with Store(self.database) as store, mock.patch("bot.service.POLL_SECONDS", 0.02):
            assistant = Assistant(
                store, *self._city, lambda person: person in {f"tg:{number}" for number in self._staff}
            )
            self.service = Service(assistant, self.clock, {}, self.clock.seconds)
            channel = TelegramChannel(settings, self.service)
            self.service.senders |= {"tg": channel, DESK_ADDRESS: channel}
            running = [asyncio.create_task(part) for part in (self.service.run(), channel.run())]
            self._ready.set()
            await self._stop.wait()
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            await self.service.drain(1)
            await channel.close()
