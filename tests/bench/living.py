"""The real service in a city whose days pass as fast as it can work: `living.py FOLDER RESIDENTS UPDATES`.

Everything of the service runs but the connections: its Telegram answers within the process. What residents type stands
in TYPED in the folder: reading the content for it here would count as memory of the service. Writes a line of JSON to
standard output each tenth of the updates.
"""

import asyncio
import datetime as dt
import heapq
import itertools
import json
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

# as pytest does: what stands in tests/ are modules of their own, not parts of a package
sys.path.insert(0, str(Path(__file__).parents[1]))

from chaos.people import NOT_TAPPED, TEXTS, TOWARDS_A_CASE

from bot import content
from bot.assistant import Assistant
from bot.clock import CITY_TIME, MovableClock
from bot.messages import DESK
from bot.nightly import Nightly
from bot.scheduler import TICK_SECONDS
from bot.service import Service
from bot.settings import Settings
from bot.store import Store
from bot.telegram_channel import channel, wire

CITY, GROUP = "den-haag", -1001
TYPED = "typed.json"
A_DAY = 0.01
"""The share of the residents that writes on a day."""
MOST_STEPS = 9
RARE, SELDOM = ("Printen", "Stuur door"), 0.02
"""Buttons under every answer that few people use: without this every fourth tap would make a sheet of paper."""
_WAITING = (
    "SELECT 1 FROM inbox WHERE done_at IS NULL LIMIT 1",
    "SELECT 1 FROM outbox WHERE state = 'waiting' AND NOT bulk LIMIT 1",
)
TOKEN = "1:" + "a" * 30


class Residents:
    """Who writes what when, drawn by lot: on a day a hundredth of them, each up to nine things, by day more than by
    night. What is tapped depends on the buttons that they see."""

    def __init__(self, count: int, start: dt.datetime, texts: list[str]) -> None:
        self._count = count
        self._texts = [*TEXTS, *texts]
        self._draw = random.Random(7)
        self._day = start
        self._steps: list[tuple[dt.datetime, int, int]] = []
        self._shown: dict[int, list[tuple[str, str]]] = {}

    def next(self) -> tuple[dt.datetime, int, str, str]:
        """The moment, who, what is typed and what is tapped; one of the two is empty."""
        while not self._steps:
            self._begin_day()
        at, person, left = heapq.heappop(self._steps)
        if left:
            later = at + dt.timedelta(seconds=self._draw.uniform(5, 90))
            heapq.heappush(self._steps, (later, person, left - 1))
        shown = self._shown.get(person, [])
        if not left:
            self._shown.pop(person, None)
        return at, person, *self._does(shown)

    def see(self, person: int, buttons: list[tuple[str, str]]) -> None:
        """What somebody sees who is not gone yet: this must not grow, or it would pass for growth of the service."""
        if person in self._shown:
            self._shown[person] = buttons

    def _does(self, shown: list[tuple[str, str]]) -> tuple[str, str]:
        taps = [
            one for one in shown if one[0] not in NOT_TAPPED and (one[0] not in RARE or self._draw.random() < SELDOM)
        ]
        towards = [action for label, action in taps if label in TOWARDS_A_CASE]
        if taps and self._draw.random() < 0.7:
            return "", towards[0] if towards and self._draw.random() < 0.8 else self._draw.choice(taps)[1]
        return self._draw.choice(self._texts), ""

    def _begin_day(self) -> None:
        for person in self._draw.sample(range(10_000, 10_000 + self._count), max(1, int(self._count * A_DAY))):
            second = min(max(self._draw.gauss(15, 4), 0), 23.9) * 3600
            heapq.heappush(
                self._steps,
                (self._day + dt.timedelta(seconds=second), person, self._draw.randint(0, MOST_STEPS)),
            )
            self._shown[person] = []
        self._day += dt.timedelta(days=1)


class Town(wire.Wire):
    """Telegram, within the process: residents write, answers are seen, and everything is granted."""

    living: "Living"

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: Any = None, *_timeouts: Any, **_named: Any
    ) -> tuple[int, bytes]:
        """What Telegram answers."""
        called = url.rpartition("/")[2]
        given = request_data.parameters if request_data else {}
        if called == "createForumTopic":
            body = {"ok": False, "error_code": 400, "description": "Bad Request: the chat is not a forum"}
            return 400, json.dumps(body).encode()
        return 200, json.dumps({"ok": True, "result": await self._result(called, given)}).encode()

    async def _result(self, called: str, given: dict[str, Any]) -> object:
        match called:
            case "getMe":
                return {"id": 1, "is_bot": True, "first_name": "Stadswijzer", "username": "stadswijzer_bot"}
            case "getUpdates":
                return await self.living.updates()
            case "sendMessage" | "editMessageText":
                return self.living.seen(given)
            case _:
                return True


class Living:
    """The clock, the ticks and the nights, and what is counted."""

    def __init__(self, folder: Path, residents: int, most: int) -> None:
        self.clock = MovableClock(dt.datetime(2027, 3, 1, tzinfo=CITY_TIME))
        self.start = self.clock.now()
        self._tick = self.start
        guide, flows = content.open_city(CITY)
        texts = json.loads((folder / TYPED).read_text(encoding="utf-8"))
        self._residents = Residents(residents, self.start, texts)
        self._store = Store(folder / "city.db")
        assistant = Assistant(self._store, guide, flows, lambda _person: False)
        self.service = Service(assistant, self.clock, {}, lambda: self.clock.now().timestamp())
        self._night = Nightly(self._store, self.clock, folder / "city.db", folder / "backups", 14)
        self._numbers = itertools.count(1)
        self._most, self._updates, self._messages = most, 0, 0
        self.over = asyncio.Event()

    async def updates(self) -> list[dict[str, Any]]:
        """What comes next, and whatever time does until then."""
        await self._answered()
        if self._updates >= self._most:
            self.over.set()
            await asyncio.sleep(60)
        at, person, typed, tapped = self._residents.next()
        while self._tick <= at:
            self.clock.moved = self._tick - self.start
            self.service.tick()
            await self._night.look()
            self._tick += dt.timedelta(seconds=TICK_SECONDS)
        self.clock.moved = max(self.clock.moved, at - self.start)
        self._updates += 1
        if self._updates % (self._most // 10) == 0:
            self.tell()
        return [_update(self._updates, person, typed, tapped)]

    async def _answered(self) -> None:
        """What was written is answered before anything else is, except what a chat may not hear yet."""
        for _moment in range(50):
            await asyncio.sleep(0)
            if not any(self._store.db.execute(sql).fetchone() for sql in _WAITING):
                return

    def seen(self, given: dict[str, Any]) -> dict[str, Any]:
        """A message that somebody sees, with its buttons."""
        self._messages += 1
        chat = int(given["chat_id"])
        if chat > 0 and "reply_markup" in given:
            rows = given["reply_markup"]["inline_keyboard"]
            taps = [button for row in rows for button in row if "callback_data" in button]
            self._residents.see(chat, [(button["text"], button["callback_data"]) for button in taps])
        return {"message_id": next(self._numbers), "date": 0, "chat": {"id": chat, "type": "private"}}

    def tell(self) -> None:
        """A line of figures."""
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        told = {
            "updates": self._updates,
            "messages": self._messages,
            "cases": next(self._store.db.query("SELECT count(*) AS n FROM cases"))["n"],
            "city_seconds": (self.clock.now() - self.start).total_seconds(),
            "cpu_seconds": time.process_time(),
            "megabytes": int(status.split("VmRSS:")[1].split()[0]) / 1024,
            "failed": next(self._store.db.query("SELECT count(*) AS n FROM inbox WHERE error IS NOT NULL"))["n"],
        }
        print(json.dumps(told), flush=True)


def _update(number: int, person: int, typed: str, tapped: str) -> dict[str, Any]:
    sender = {"id": person, "is_bot": False, "first_name": "A", "language_code": "nl"}
    chat = {"id": person, "type": "private", "first_name": "A"}
    message = {"message_id": number, "date": 0, "chat": chat}
    if tapped:
        query = {"id": str(number), "from": sender, "chat_instance": "1", "data": tapped}
        return {"update_id": number, "callback_query": query | {"message": message | {"text": "-"}}}
    return {"update_id": number, "message": message | {"from": sender, "text": typed}}


async def main(folder: Path, residents: int, updates: int) -> None:
    """Lives until so many updates came."""
    living = Living(folder, residents, updates)
    Town.living = living
    setattr(channel, "Wire", Town)  # noqa: B010  the one thing here that is not the service's own
    settings = Settings(telegram_bot_token=TOKEN, staff_chat_id=GROUP, stadswijzer_db=folder / "city.db")
    telegram = channel.TelegramChannel(settings, living.service)
    living.service.senders.update({"tg": telegram, DESK: telegram})
    parts = [asyncio.create_task(part) for part in (living.service.run(), telegram.run())]
    waiting = asyncio.create_task(living.over.wait())
    done, _running = await asyncio.wait([*parts, waiting], return_when=asyncio.FIRST_COMPLETED)
    for part in done:
        part.result()
    for part in parts:
        part.cancel()


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
