"""Content that changes while the service runs."""

import asyncio
import datetime as dt
import gc
import re
import shutil
import weakref
from pathlib import Path

import pytest
from conftest import START

from bot import content, spare
from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.messages import DESK
from bot.reload import Reloader
from bot.store import Store
from knowledge import load

FEW = 8


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the city pack that may be edited, with a few of its needs: it is read over and over."""
    shutil.copytree(load.CONTENT / "den-haag", tmp_path / "den-haag")
    for need in sorted((tmp_path / "den-haag" / "needs").iterdir())[FEW:]:
        need.unlink()
    concepts = tmp_path / "den-haag" / "concepts.yaml"  # what they are asked for stands among what is gone
    concepts.write_text(re.sub(r"^  choices: .*\n", "", concepts.read_text(), flags=re.MULTILINE))
    monkeypatch.setattr(load, "CONTENT", tmp_path)
    return tmp_path / "den-haag"


def test_an_edit_is_taken_over_and_a_broken_one_is_not(folder: Path) -> None:
    with Store() as store:
        assistant = Assistant(store, *content.open_city("den-haag"), is_staff=lambda _person: False)
        woken: list[bool] = []
        reloader = Reloader(assistant, MovableClock(START), "den-haag", lambda: woken.append(True))
        first = assistant.guide
        assert asyncio.run(reloader.look()) is False, "nothing changed"
        assert assistant.guide is first

        record = folder / "records" / "evenement-melden.yaml"
        good = record.read_text()
        record.write_text(good.replace("nl: Klein evenement melden", "nl: Klein feest melden"))
        assert asyncio.run(reloader.look()) is True
        assert assistant.guide.pack.records["evenement-melden"].title.nl == "Klein feest melden"

        record.write_text(good.replace("kind: melding", "kind: onzin"))
        assert asyncio.run(reloader.look()) is False
        assert assistant.guide.pack.records["evenement-melden"].title.nl == "Klein feest melden", (
            "the last good version"
        )
        [told] = [row.message for row in store.outbox.due(START + dt.timedelta(days=1)) if row.message.to == DESK]
        assert "records/evenement-melden.yaml:1" in told.text
        assert woken == [True]
        assert asyncio.run(reloader.look()) is False, "told once, not every half minute"
        assert len(store.outbox.due(START + dt.timedelta(days=1))) == 1

        record.write_text(good)
        assert asyncio.run(reloader.look()) is True


def test_the_city_of_before_an_edit_is_let_go(folder: Path) -> None:
    with Store() as store:
        assistant = Assistant(store, *content.open_city("den-haag"), is_staff=lambda _person: False)
        reloader = Reloader(assistant, MovableClock(START), "den-haag", lambda: None)
        before = weakref.ref(assistant.guide._needs._lexicon)  # it holds itself: only a look finds it
        spare.settle()
        record = folder / "records" / "evenement-melden.yaml"
        record.write_text(record.read_text().replace("nl: Klein evenement melden", "nl: Klein feest melden"))
        assert asyncio.run(reloader.look()) is True
        assert before() is None
    gc.unfreeze()
