"""Turns are stored together; one that fails costs nobody else anything, and its text is not kept."""

import asyncio
import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from botapi import PATIENCE
from conftest import START, City

from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.messages import Incoming, Message
from bot.outgoing import Came
from bot.pace import SendPace
from bot.service import Service
from bot.store import Store
from bot.store.trouble import Trouble

ANA, BO = "tg:1", "tg:2"


@pytest.fixture
def service(city: City, tmp_path: Path) -> Iterator[Service]:
    with Store(tmp_path / "turns.db") as store:
        store.db.execute("PRAGMA busy_timeout=10").close()
        yield Service(Assistant(store, *city, is_staff=lambda _person: False), MovableClock(START), {})


def wrote(service: Service, *said: tuple[str, str]) -> None:
    service.receive(Incoming(f"{who}/{text}", who, who, START, text) for who, text in said)


def told(service: Service) -> list[str]:
    return [row["to"] for row in service.assistant.store.db.query('SELECT "to" FROM outbox ORDER BY id')]


def test_a_turn_that_fails_undoes_nothing_of_the_others_and_its_text_is_forgotten(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = Assistant._handle

    def sometimes(assistant: Assistant, incoming: Incoming, *rest: object) -> None:
        handle(assistant, incoming, *rest)  # type: ignore[arg-type]
        if incoming.text == "kapot":
            raise ValueError(incoming.text)

    monkeypatch.setattr(Assistant, "_handle", sometimes)
    wrote(service, (ANA, "hoi"), (BO, "kapot"), (ANA, "dank je wel"))
    asyncio.run(service.drain(PATIENCE))
    assert told(service) == [ANA, BO, ANA]
    rows = list(service.assistant.store.db.query("SELECT body, error FROM inbox ORDER BY id"))
    assert rows == [{"body": "{}", "error": None}, {"body": "{}", "error": "ValueError"}, {"body": "{}", "error": None}]


def test_while_somebody_holds_the_file_nothing_is_taken_and_no_turn_fails(service: Service, tmp_path: Path) -> None:
    wrote(service, (ANA, "hoi"))
    with sqlite3.connect(tmp_path / "turns.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble):
            wrote(service, (BO, "hoi"))
        for _time in range(5):
            with suppress(Trouble):
                service._turns()
        other.execute("ROLLBACK")
    other.close()
    wrote(service, (BO, "hoi"))
    asyncio.run(service.drain(PATIENCE))
    assert told(service) == [ANA, BO]
    assert not list(service.assistant.store.db.query("SELECT 1 FROM inbox WHERE error IS NOT NULL"))


class Heard:
    """A sender of a channel without limits, that remembers what it sent."""

    pace: SendPace | None = None

    def __init__(self) -> None:
        self.sent: list[str] = []

    def calls(self, _message: Message) -> int:
        return 1

    def chat(self, address: str) -> str:
        return address

    async def send(self, message: Message, _came: Came) -> str | None:
        self.sent.append(message.to)
        return None


def test_what_a_turn_says_leaves_only_when_the_turn_is_on_the_disk(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = service.senders["tg"] = Heard()
    writing, written = threading.Event(), threading.Event()

    def slowly() -> None:
        writing.set()
        assert written.wait(PATIENCE)

    monkeypatch.setattr(service.assistant.store, "to_disk", slowly)

    async def run() -> None:
        running = asyncio.create_task(service.run())
        service.receive([Incoming("1", ANA, ANA, START, "hoi")])
        await asyncio.to_thread(writing.wait, PATIENCE)
        assert told(service) == [ANA], "it is said"
        service.wake()
        await asyncio.sleep(0.2)
        assert heard.sent == [], "but the disk may still lose it"
        written.set()
        while not heard.sent:
            await asyncio.sleep(0.01)
        running.cancel()

    asyncio.run(run())
    assert heard.sent == [ANA]


def test_a_disk_that_fails_holds_up_what_was_said_until_it_works_again(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = service.senders["tg"] = Heard()
    broken = [True]

    def to_disk() -> None:
        if broken:
            raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(service.assistant.store, "to_disk", to_disk)
    wrote(service, (ANA, "hoi"))
    asyncio.run(service.drain(PATIENCE))
    assert (told(service), heard.sent) == ([ANA], [])
    broken.clear()
    asyncio.run(service.drain(PATIENCE))
    assert heard.sent == [ANA]


def test_to_disk_is_for_a_file_what_it_is_for_memory(tmp_path: Path) -> None:
    for path in (None, tmp_path / "new.db"):
        with Store(path) as store:
            with store.unhurried():
                store.remember("a", "b")
            store.to_disk()
            store.to_disk()
