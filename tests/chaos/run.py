"""The run: the real service is killed, starved and misled while a crowd uses it; then it gets time to catch up."""

import contextlib
import random
import resource
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botapi import BotApi, Call, Weather
from ports import free_port
from process import Running

from chaos.evidence import Evidence
from chaos.people import DESK, STAFF, Crowd

PATIENCE = 1500.0
"""The desk is a group, and hears twenty messages a minute: after two hundred kills some three hundred wait for it."""
_LEFT = {
    "turns": "SELECT key, tries, error FROM inbox WHERE done_at IS NULL",
    "messages": """SELECT id, "to", bulk, not_before, tries, error, created_at, text FROM outbox
        WHERE state = 'waiting' AND (NOT bulk OR not_before IS NULL) LIMIT 5""",
}
STORM = Weather(failing=0.02, dropped=0.01, lost=0.02, slow=0.02)


class Service(Running):
    """The real service with a clock that can be set."""

    program = (str(Path(__file__).with_name("service.py")),)


@dataclass(frozen=True)
class Plan:
    """How bad it gets. Each trouble comes so many times, in random order."""

    kills: int = 200
    full_disks: int = 10
    locks: int = 10
    clock_jumps: int = 10
    second_services: int = 2
    stops: int = 5
    shut_outs: int = 5
    people: int = 60
    acts_a_second: float = 12.0
    at_once: bool = False
    """Without the pace of sending: the desk is a group, and hears twenty messages a minute."""
    seed: int = 1


@dataclass
class Ran:
    """What was done, for who reads it."""

    kills: int = 0
    acts: int = 0
    seconds: float = 0.0
    slowest_stop: float = 0.0


class Run:
    """One run in `folder`, on a platform of its own."""

    def __init__(self, folder: Path, api: BotApi, plan: Plan, tell: Callable[[str], None] = lambda _line: None) -> None:
        self._plan = plan
        self._draw = random.Random(plan.seed)
        self._api = api
        self._tell = tell
        self._clock = folder / "clock"
        self._set_clock(0)
        api.add_group(DESK, title="Balie", admin=True)
        self._settings = {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "STAFF_CHAT_ID": str(DESK),
            "STAFF_IDS": str(STAFF),
            "CHAOS_CLOCK": str(self._clock),
            **({"CHAOS_AT_ONCE": "1"} if plan.at_once else {}),
        }
        self._folder = folder
        self._service = Service(folder, **self._settings)
        self._crowd = Crowd(api, plan.people, self._draw)
        self._database = folder / "service.db"
        self._lives: list[str] = []
        self._ran = Ran()

    def run(self) -> Ran:
        """Everything at once; then fair weather until nothing waits any more."""
        started = time.monotonic()
        self._service.start()
        self._api.bad_weather(STORM)
        for number, trouble in enumerate(self._troubles(), start=1):
            self._tell(f"{number}: {trouble.__name__.strip('_')}")
            self._for_a_while()
            trouble()
            assert self._service.exit_code() is None, "the service stopped by itself"
        self._api.bad_weather(None)
        self._api.stop_failing()
        self._set_clock(0)
        self._catch_up()
        self._stop()
        self._ran.acts, self._ran.seconds = self._crowd.acts, time.monotonic() - started
        return self._ran

    def evidence(self) -> Evidence:
        """What is left of it now, for the judge."""
        updates = self._api.state.updates.all_delivered()
        return Evidence(self._database, self._api.state.bot["username"], self._lives, updates, self._api.calls)

    def _troubles(self) -> list[Callable[[], None]]:
        plan = self._plan
        troubles = [self._kill] * plan.kills + [self._full_disk] * plan.full_disks + [self._lock] * plan.locks
        troubles += [self._clock_jump] * plan.clock_jumps + [self._second_service] * plan.second_services
        troubles += [self._stop_and_start] * plan.stops + [self._shut_out] * plan.shut_outs
        self._draw.shuffle(troubles)
        return troubles

    def _for_a_while(self, seconds: float | None = None) -> None:
        """The crowd goes on; now and then the platform repeats what it delivered before."""
        until = time.monotonic() + (self._draw.uniform(0.2, 2.0) if seconds is None else seconds)
        while time.monotonic() < until:
            self._crowd.act()
            if self._draw.random() < 0.05:
                with contextlib.suppress(AssertionError):  # nothing was delivered yet
                    self._api.repeat_update(self._draw.randint(1, 5))
            time.sleep(self._draw.expovariate(self._plan.acts_a_second))

    def _kill(self) -> None:
        if self._draw.random() < 0.5:  # in the middle of a reply, instead of at any moment
            before = len(self._api.calls)
            with contextlib.suppress(TimeoutError):
                self._api.wait_for(lambda: _says(self._api.calls[before:]), timeout=1)
        self._killed()
        if self._draw.random() < 0.2:  # and again while it starts
            self._service.start(wait=False)
            self._for_a_while(self._draw.uniform(0, 3))
            self._killed()
        self._for_a_while(self._draw.uniform(0, 0.5))
        self._service.start()

    def _killed(self) -> None:
        self._lives.append(str(self._service.pid))
        self._service.kill()
        self._ran.kills += 1

    def _full_disk(self) -> None:
        """The system takes nothing more for any file of the service, for a while."""
        _soft, hard = resource.prlimit(self._service.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._service.pid, resource.RLIMIT_FSIZE, (0, hard))
        self._for_a_while(self._draw.uniform(0.5, 2))
        resource.prlimit(self._service.pid, resource.RLIMIT_FSIZE, (hard, hard))

    def _lock(self) -> None:
        """Somebody holds the file, longer than the service waits for it."""
        with contextlib.closing(sqlite3.connect(self._database, timeout=10, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            self._for_a_while(self._draw.uniform(0.5, 2.5))
            other.execute("ROLLBACK")

    def _clock_jump(self) -> None:
        """Hours ahead or back; not days, because then promises are due and people hear of it."""
        self._set_clock(self._draw.uniform(-7200, 7200))

    def _set_clock(self, off: float) -> None:
        new = self._clock.with_suffix(".new")
        new.write_text(str(off), encoding="utf-8")
        new.replace(self._clock)

    def _second_service(self) -> None:
        second = Service(self._folder, **self._settings | {"PORT": str(free_port())})
        with contextlib.suppress(AssertionError):  # how it says that it stopped
            second.start()
        assert second.exit_code() == 2, "a second service must refuse"

    def _shut_out(self) -> None:
        """The bot may not write in the group of the desk, a few times."""
        reason = "Forbidden: bot was kicked from the supergroup chat"
        self._api.fail_next("sendMessage", 403, description=reason, chat_id=DESK, times=3)

    def _stop_and_start(self) -> None:
        self._stop()
        self._service.start()

    def _stop(self) -> None:
        asked = time.monotonic()
        code = self._service.stop()
        assert code in (0, None), f"it stopped with code {code}"
        self._ran.slowest_stop = max(self._ran.slowest_stop, time.monotonic() - asked)

    def _catch_up(self) -> None:
        """Until every update was fetched, every message handled and every reply that may leave has left."""
        until = time.monotonic() + PATIENCE
        while self._left():
            assert self._service.exit_code() is None, "the service stopped by itself"
            assert time.monotonic() < until, f"this still waits: {self._left()}"
            time.sleep(0.1)

    def _left(self) -> dict[str, Any]:
        """What still waits, if anything does."""
        with contextlib.closing(sqlite3.connect(self._database, timeout=10)) as database:
            found = {name: database.execute(sql).fetchall() for name, sql in _LEFT.items()}
        return {name: what for name, what in {"updates": self._api.pending_updates(), **found}.items() if what}


def _says(calls: list[Call]) -> bool:
    return any(call.method == "sendMessage" for call in calls)
