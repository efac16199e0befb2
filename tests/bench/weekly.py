"""The weekly message to everybody who follows a neighbourhood: what it costs here, and who waits for it."""

import datetime as dt
import heapq
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, progress
from bot.clock import CITY_TIME
from bot.messages import Message
from bot.pace import SendPace
from bot.store import Store
from bot.weekly import AT_ONCE, Weekly
from knowledge.guide import Guide
from knowledge.load import Pack

READERS = 20_000
THURSDAY = dt.datetime(2027, 3, 4, 10, tzinfo=CITY_TIME)
UNDER_WAY = 0.05
"""Seconds that a call to the platform takes."""
EACH = 1.0
"""A direct reply is asked for once in so many seconds."""
TICK = dt.timedelta(seconds=30)


def measure(pack: Pack, readers: int = READERS) -> Iterator[Figure]:
    """Fills a store on disk, lets the clock tick until everybody's message waits, and sends it at the pace we keep."""
    progress(f"{readers} people follow a neighbourhood or theme")
    with TemporaryDirectory() as folder, Store(Path(folder) / "weekly.db") as store:
        _fill(store, pack, readers)
        ticks = list(_ticks(store, Guide(_changed(pack))))
        waiting = store.outbox.counts()["waiting"]
        assert waiting == readers, "everybody has something new"
        told = f"{AT_ONCE} people a tick, {len(ticks)} ticks of half a minute"
        yield Figure("weekly.tick.longest", max(ticks), "s", f"nobody is answered meanwhile; {told}")
        store.outbox.add(Message("tg:0", "antwoord"), THURSDAY)
        began = time.perf_counter()
        first = store.outbox.due(THURSDAY)[0]
        yield Figure("weekly.next", 1000 * (time.perf_counter() - began), "ms", f"to find what goes next of {waiting}")
        assert not first.message.bulk, "a reply goes before notices"
    seconds, waits = _sent(readers)
    yield Figure("weekly.minutes", seconds / 60, "min", f"{readers} messages with {len(waits)} replies between them")
    yield Figure("weekly.reply.longest", max(waits), "s", "longest that a direct reply waits for its turn meanwhile")


def _fill(store: Store, pack: Pack, readers: int) -> None:
    topics = [f"w-{district.id}" for district in pack.places.stadsdelen] + [f"t-{theme}" for theme in pack.themes]
    Weekly(store, Guide(pack)).tell(THURSDAY - dt.timedelta(days=7))
    with store.atomic():
        for person in range(1, readers + 1):
            mine = [topics[person % len(topics)], "t-groen"]
            store.weekly.follow(f"tg:{person}", mine, THURSDAY.date())


def _changed(pack: Pack) -> Pack:
    """The pack of a week later, in which every title has another word."""
    records = {
        name: record.model_copy(update={"title": replace(record.title, nl=f"{record.title.nl} 2")})
        for name, record in pack.records.items()
    }
    return replace(pack, records=records, revision="a week later")


def _ticks(store: Store, guide: Guide) -> Iterator[float]:
    """The seconds of every tick, until nobody is left to tell."""
    now = THURSDAY
    while store.weekly.due(now.date(), 1):
        began = time.perf_counter()
        with store.atomic():
            Weekly(store, guide).tell(now)
        yield time.perf_counter() - began
        now += TICK


def _sent(notices: int) -> tuple[float, list[float]]:
    """Sends so many at our pace on a clock of its own, with a direct reply every second; how long it took, and how
    long each reply waited for its turn."""
    pace, now, left = SendPace(), 0.0, notices
    landing: list[tuple[float, str]] = []
    asked, waits = EACH, list[float]()
    while left:
        while landing and landing[0][0] <= now:
            at, chat = heapq.heappop(landing)
            pace.landed(chat, at)
        bulk = now < asked
        if wait := pace.wait(now, bulk=bulk):
            nearest = landing[0][0] if landing else now + wait
            now = min(max(nearest, now + 0.001), now + wait) if nearest > now else now + wait
            continue
        pace.leaves(now, bulk=bulk)
        heapq.heappush(landing, (now + UNDER_WAY, f"tg:{left}" if bulk else f"tg:-{len(waits)}"))
        if bulk:
            left -= 1
        else:
            waits.append(now - asked)
            asked += EACH
    return now, waits
