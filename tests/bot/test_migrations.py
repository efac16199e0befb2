"""Files of older programs are brought forward, with everything that was in them."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.store import Store
from bot.store.schema import migrations

OLD = sorted((Path(__file__).parent.parent / "databases").glob("*.db"))
"""Each written by the program of its time, and never changed since."""


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an old file."""
    return Path(shutil.copy(request.param, tmp_path / "old.db"))


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as found:
        names = [row[0] for row in found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: found.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0] for name in names}


def test_there_are_old_files() -> None:
    assert OLD


def test_an_old_file_is_brought_forward_and_loses_nothing(old: Path) -> None:
    before = counts(old)
    with Store(old) as store:
        assert migrations.pending(store.db) == []
        assert store.is_whole()
        [card] = store.cases.of("resident:1")
        case = store.cases.get(card.number)
        assert case is not None
        assert (case.state, case.keeper) == (card.state, "staff:1")
        assert store.cases.open_promises(card.number)
        assert store.people.get("resident:2").talk is not None
    after = counts(old)
    kept = {name for name in before if not name.startswith("_")}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def test_brought_forward_it_has_the_schema_of_a_new_file(old: Path) -> None:
    with Store(old) as forward, Store() as fresh:
        assert columns(forward.db) == columns(fresh.db)


def columns(db: Database) -> dict[str, set[str]]:
    return {name: {column.name for column in db.table(name).columns} for name in db.table_names()}
