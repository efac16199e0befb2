"""Turns are stored together; one that fails costs nobody else anything, and its text is not kept."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import START, City

from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.messages import Incoming
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
    asyncio.run(service.drain(4))
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
    asyncio.run(service.drain(4))
    assert told(service) == [ANA, BO]
    assert not list(service.assistant.store.db.query("SELECT 1 FROM inbox WHERE error IS NOT NULL"))
