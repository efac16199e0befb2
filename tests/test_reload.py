"""Content that changes while the service runs."""

import asyncio
import datetime as dt
import gc
import json
import weakref
from pathlib import Path

import pytest
from conftest import START
from samples import record_data, text

from bot import compiled, content, spare
from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.messages import DESK
from bot.reload import Reloader
from bot.store import Store

CITY = "teststad"


@pytest.fixture(autouse=True)
def made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other process makes the city: that takes seconds, each time."""
    monkeypatch.setattr(compiled, "make_apart", lambda folder: None)


def edited(folder: Path, **fields: object) -> None:
    """Writes the record of the small city again, with these fields."""
    (folder / "records" / "potje.yaml").write_text(json.dumps(record_data(**fields)), encoding="utf-8")


def test_an_edit_is_taken_over_and_a_broken_one_is_not(small_city: Path) -> None:
    with Store() as store:
        assistant = Assistant(store, *content.open_city(CITY), is_staff=lambda _person: False)
        woken: list[bool] = []
        reloader = Reloader(assistant, MovableClock(START), CITY, lambda: woken.append(True))
        first = assistant.guide
        assert asyncio.run(reloader.look()) is False, "nothing changed"
        assert assistant.guide is first

        edited(small_city, title=text("Potje voor het plein"))
        assert asyncio.run(reloader.look()) is True
        assert assistant.guide.pack.records["potje"].title.nl == "Potje voor het plein"

        edited(small_city, kind="onzin")
        assert asyncio.run(reloader.look()) is False
        assert assistant.guide.pack.records["potje"].title.nl == "Potje voor het plein", "the last good version"
        [told] = [row.message for row in store.outbox.due(START + dt.timedelta(days=1)) if row.message.to == DESK]
        assert "records/potje.yaml:1" in told.text
        assert woken == [True]
        assert asyncio.run(reloader.look()) is False, "told once, not every half minute"
        assert len(store.outbox.due(START + dt.timedelta(days=1))) == 1

        edited(small_city)
        assert asyncio.run(reloader.look()) is True


def test_the_city_of_before_an_edit_is_let_go(small_city: Path) -> None:
    with Store() as store:
        assistant = Assistant(store, *content.open_city(CITY), is_staff=lambda _person: False)
        reloader = Reloader(assistant, MovableClock(START), CITY, lambda: None)
        before = weakref.ref(assistant.guide._needs._lexicon)  # it holds itself: only a look finds it
        spare.settle()
        edited(small_city, title=text("Potje voor het plein"))
        assert asyncio.run(reloader.look()) is True
        assert before() is None
    gc.unfreeze()
