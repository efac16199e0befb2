"""Shared fixtures: the real city, loaded once, and a stage on which talks are played."""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from botapi import BotApi
from chats import platform, settings
from process import Hasty, Running
from samples import write_city

from bot import content, i18n
from bot.assistant import Assistant
from bot.clock import CITY_TIME, MovableClock
from bot.stage import Stage
from bot.store import Store
from flows.model import Flow
from knowledge import load
from knowledge.guide import Guide
from knowledge.load import Pack

hypothesis.settings.register_profile("patient", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts whole programs comes first, so that the many quick tests fill up what time is left."""
    items.sort(key=lambda item: item.path.parent != Path(__file__).parent)


START = dt.datetime(2026, 11, 20, 10, tzinfo=CITY_TIME)
"""A Friday morning."""
City = tuple[Guide, dict[str, Flow]]


class _Fails(logging.Handler):
    """What fails apart and holds up nothing else in a service (Store.apart), still fails a test."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            raise record.exc_info[1]


_FAILS = _Fails()
logging.getLogger("bot.store").addHandler(_FAILS)


@pytest.fixture
def as_in_a_service() -> Iterator[None]:
    """What fails apart is only logged."""
    logging.getLogger("bot.store").removeHandler(_FAILS)
    yield
    logging.getLogger("bot.store").addHandler(_FAILS)


@pytest.fixture(scope="session")
def city() -> City:
    """Den Haag, as it ships."""
    return content.open_city("den-haag")


@pytest.fixture(scope="session")
def guide(city: City) -> Guide:
    """The knowledge of Den Haag."""
    return city[0]


@pytest.fixture(scope="session")
def pack() -> Pack:
    """All content of Den Haag, with what a running service leaves out."""
    return load.load(load.CONTENT / "den-haag")


@pytest.fixture
def small_city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small city that may be edited, and is the only one there is; afterwards it is spoken of Den Haag
    again."""
    folder = write_city(tmp_path / "teststad")
    monkeypatch.setattr(load, "CONTENT", tmp_path)
    monkeypatch.setattr(i18n, "_city", i18n._city)
    return folder


def make_stage(city: City, store: Store, clock: MovableClock | None = None) -> Stage:
    """A stage on this store; whoever is called `staff:...` is staff."""
    assistant = Assistant(store, *city, is_staff=lambda person: person.startswith("staff:"))
    return Stage(assistant, clock or MovableClock(START))


def promises(store: Store) -> Counter[str]:
    """How many promises are open, kept, broken, and so on."""
    return Counter(row["state"] for row in store.db.query("SELECT state FROM promises"))


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    """A Telegram with a desk, for the tests of a module."""
    with platform() as running:
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service as a process of its own, for the tests of a module that leave it running."""
    with Hasty(tmp_path_factory.mktemp("service"), **settings(api)) as running:
        yield running


@pytest.fixture
def stage(city: City) -> Iterator[Stage]:
    """A stage on a fresh store in memory."""
    made = make_stage(city, Store())
    yield made
    made.assistant.store.close()


@pytest.fixture
def reopening(city: City, tmp_path: Path) -> Iterator[Callable[[], Stage]]:
    """A stage that closes its file and opens it again on every call: nothing may live in memory only."""
    clock = MovableClock(START)
    stores: list[Store] = []

    def reopened() -> Stage:
        if stores:
            stores.pop().close()
        stores.append(Store(tmp_path / "talk.db"))
        return make_stage(city, stores[0], clock)

    yield reopened
    stores.pop().close()
