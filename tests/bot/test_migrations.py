"""Files of older programs are brought forward, with everything that was in them."""

import datetime as dt
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import City, make_stage
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
        tables = found.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        )
        names = [row[0] for row in tables]
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
        assert store.promises.open_of(card.number)
        assert store.people.get("resident:2").talk is not None
    assert counts(old) | before == counts(old)


def test_a_program_that_is_killed_while_it_does_so_can_begin_again(old: Path) -> None:
    """At every step, just before it is written down that the step was taken."""
    before = counts(old)
    with closing(Database(old)) as found:
        steps = [step.name for step in migrations.pending(found)]
    for step in steps:
        assert _killed_at(step, old) == KILLED
    with Store(old) as store:
        assert store.is_whole()
    assert counts(old) | before == counts(old)


def test_with_an_old_file_everybody_goes_on_where_they_were(city: City, old: Path) -> None:
    with Store(old) as store:
        stage = make_stage(city, store)
        for person in ("resident:1", "resident:2"):
            for text in ("/mijn", "/mijngegevens", "40", "/mens"):
                assert stage.say(person, text), text
        number = store.cases.of("resident:1")[0].number
        assert any(number in sent.message.text for sent in stage.say("resident:1", "/mijn"))
        assert stage.tap("staff:1", "Stuur nieuws")
        stage.say("staff:1", "Het gaat de goede kant op.")
        stage.wait(dt.timedelta(days=30))
        assert [row["error"] for row in store.db.query("SELECT error FROM inbox WHERE error IS NOT NULL")] == []
        assert store.outbox.counts().keys() <= {"sent", "replaced"}


KILLED = 9


def _killed_at(step: str, path: Path) -> int:
    """Opens the file in a process that ends without a word at this step."""
    child = os.fork()
    if child == 0:
        try:
            write_down = migrations._record_applied

            def dies(db: Database, name: str) -> None:
                if name == step:
                    os._exit(KILLED)
                write_down(db, name)

            migrations._record_applied = dies  # type: ignore[method-assign]
            Store(path)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_brought_forward_it_has_the_schema_of_a_new_file(old: Path) -> None:
    with Store(old) as forward, Store() as fresh:
        assert columns(forward.db) == columns(fresh.db)


def columns(db: Database) -> dict[str, set[str]]:
    return {name: {column.name for column in db.table(name).columns} for name in db.table_names()}
