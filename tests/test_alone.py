"""What the service refuses to start on: a file that another one uses, and a file that is damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from botapi import BotApi
from ports import free_port
from process import Running

from bot.store import Store, StoreError, for_service
from bot.store.alone import NotAlone, alone


def test_a_file_is_held_by_one_and_free_again_after_it(tmp_path: Path) -> None:
    path = tmp_path / "service.db"
    with alone(path), pytest.raises(NotAlone), alone(path):
        pass
    with alone(path):
        pass


def test_a_file_is_held_by_whatever_name_it_is_called(tmp_path: Path) -> None:
    real, link = tmp_path / "city.db", tmp_path / "link.db"
    real.touch()
    link.symlink_to(real)
    with alone(real), pytest.raises(NotAlone), alone(link):
        pass


def test_commands_may_read_beside_the_service(tmp_path: Path) -> None:
    with for_service(tmp_path / "service.db"), Store(tmp_path / "service.db") as beside:
        assert beside.inbox.waiting() == 0


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A file with its schema whole, and pages of its tables overwritten."""
    path = tmp_path / "service.db"
    with Store(path) as store, store.atomic():
        for number in range(2000):
            store.remember(f"name {number}", "x" * 200)
    with closing(sqlite3.connect(path)) as found:
        found.execute("PRAGMA journal_mode=DELETE")
        size = found.execute("PRAGMA page_size").fetchone()[0]
        pages = found.execute("PRAGMA page_count").fetchone()[0]
    with path.open("r+b") as raw:
        raw.seek(size * (pages - 20))
        raw.write(b"\xa5" * size * 10)
    return path


def test_a_damaged_file_is_refused_with_what_to_do(damaged: Path) -> None:
    with pytest.raises(StoreError, match=r"beschadigd.*restore"), for_service(damaged):
        pass


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"STADSWIJZER_DB: .*nergens"), for_service(tmp_path / "nergens" / "a.db"):
        pass


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(rate_limits=None) as running:
        yield running


def test_a_second_service_refuses_and_the_first_goes_on(api: BotApi, tmp_path: Path) -> None:
    settings = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url}
    with Running(tmp_path, **settings) as first:
        second = Running(tmp_path, **settings | {"PORT": str(free_port())})
        with pytest.raises(AssertionError, match="draait al een Stadswijzer"):
            second.start()
        assert second.exit_code() == 2
        api.send_text(chat_id=4711, text="paspoort verlengen")
        api.wait_for(lambda: bool(api.messages(4711)))
        assert len(api.messages(4711)) == 1
        first.kill()
        first.start()
