"""What a tick costs when many cases wait: what is due must count, not how many there are."""

import datetime as dt
import time
from collections.abc import Iterator
from statistics import median

from bench.figures import Figure, progress
from bot import content
from bot.casework import Casework
from bot.clock import CITY_TIME
from bot.store import Store
from bot.tick import tick
from flows import numbers
from knowledge.load import Pack
from knowledge.workdays import is_holiday

NOW = dt.datetime(2027, 3, 1, 10, tzinfo=CITY_TIME)
DUE = 1000
SIZES = (10_000, 100_000)
BATCHES = 3
"""Ticks with so much due, one after the other, as after a standstill."""
TRIES = 20


def measure(pack: Pack) -> Iterator[Figure]:
    """A tick with 1,000 promises due, and one with nothing due, at 10,000 and at 100,000 open cases."""
    for cases in SIZES:
        progress(f"a store of {cases} open cases")
        with Store() as store:
            _fill(store, cases)
            guide, flows = content.open_city(pack.city)
            work = Casework(store, guide, flows)
            is_holiday(NOW.date())  # the first look reads the calendars, once in the life of the service
            name = f"tick at {cases} open cases"
            began = time.process_time()
            busy = median(_seconds(work) for _ in range(BATCHES))
            alone = (time.process_time() - began) / BATCHES
            yield Figure(f"{name}, {DUE} due", busy, "s", f"one transaction, oldest first; median of {BATCHES}")
            yield Figure(f"{name}, {DUE} due, alone", alone, "s", "of processor: what it takes when nothing else runs")
            told = store.db.execute("SELECT count(*) FROM outbox WHERE \"to\" != 'desk'").fetchone()[0]
            assert told == BATCHES * DUE, "every promise that was due must be told"
            idle = min(_seconds(work) for _ in range(TRIES))
            yield Figure(f"{name}, nothing due", idle * 1000, "ms", "must not grow with the number of cases")


def _seconds(work: Casework) -> float:
    began = time.perf_counter()
    tick(work.store, work, NOW)
    return time.perf_counter() - began


def _fill(store: Store, count: int) -> None:
    """Open cases, each with an answer promised and news promised; of the first 3,000 the news is due now."""
    at, today = NOW - dt.timedelta(days=10), NOW.date()
    names = [numbers.make(NOW.year, place) for place in range(1, count + 1)]
    case = {"year": NOW.year, "flow": "initiatief", "stadsdeel": "laak", "state": "received", "keeper": None,
            "answers": "{}", "route": "[]", "created_at": at.isoformat(), "state_at": at.isoformat()}  # fmt: skip
    event = {"at": at.isoformat(), "kind": "registered", "data": '{"flow": "initiatief", "stadsdeel": "laak"}'}
    promise = {"owner": "stadsdeel Laak", "made": at.date().isoformat(), "state": "open", "warned": 0}
    with store.atomic():
        store.db.table("cases").insert_all(
            case | {"number": name, "sequence": place, "owner": f"tg:{place}"} for place, name in enumerate(names, 1)
        )
        store.db.table("events").insert_all(
            event | {"case_number": name, "by": f"tg:{place}"} for place, name in enumerate(names, 1)
        )
        store.db.table("promises").insert_all(
            promise | {"case_number": name, "kind": kind, "due": (today + dt.timedelta(days=days)).isoformat()}
            for place, name in enumerate(names)
            for kind, days in (("news", 0 if place < BATCHES * DUE else 1 + place % 14), ("answer", 20 + place % 40))
        )
