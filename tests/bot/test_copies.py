"""Copies of the store: round trip, rotation, and everything that must be refused."""

import asyncio
import datetime as dt
import os
import resource
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import Mock

import pytest
from conftest import START, City, make_stage

from bot.clock import MovableClock
from bot.messages import Message
from bot.nightly import Nightly
from bot.store import ROOM, Store, StoreError, copies
from bot.store.copies import CopyError
from bot.store.staff import Member, Role
from flows.promise import Promise

PHOTO = bytes(range(256)) * 400
LATER = START + dt.timedelta(days=1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A store with somebody's case, photo and messages in it; closed."""
    path = tmp_path / "city.db"
    with Store(path) as store:
        fill(store, "tg:1")
    return path


def fill(store: Store, person: str) -> str:
    with store.atomic():
        number = store.cases.register(
            "initiatief", person, "laak", {"wat": {"said": "Straatfeest Zonneplein"}}, (), START
        )
        store.promises.make(Promise(number, "answer", "stadsdeel Laak", START.date(), START.date()))
        someone = store.people.get(person)
        someone.language = "nl"
        store.people.save(someone, START)
        store.files.add(f"photo-{person}", person, "web:image/jpeg", "photo", START, PHOTO)
        store.outbox.add(Message(person, "Je nummer is binnen", case=number), START)
        store.reminders.replace(person, [(LATER.date(), "Denk aan je plan")])
    return number


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as found:
        return [line for line in found.iterdump() if "copy-made-at" not in line]


def test_what_is_copied_comes_back_whole(database: Path, tmp_path: Path) -> None:
    before = contents(database)
    copy = copies.make(database, tmp_path / "copies", START)
    with Store(database) as store:
        fill(store, "tg:2")
    done = copies.restore(copy, database, LATER, Store)
    count = """INSERT INTO "state" VALUES('given-2026','2');"""
    assert [line for line in contents(database) if line != count] == before, "every row and upload, nothing of later"
    assert done.made_at == START
    assert done.aside is not None
    assert contents(done.aside) != before, "what was there is kept aside"
    with Store(database) as store:
        assert store.files.get("photo-tg:1", "tg:1") == ("web:image/jpeg", "photo", PHOTO)


@pytest.mark.parametrize("second_names", [True, False])
def test_who_is_killed_while_putting_back_keeps_what_was_there(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second_names: bool
) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    with Store(database) as store:
        fill(store, "tg:2")
    before = set(contents(database))

    def killed(*_paths: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    if not second_names:
        monkeypatch.setattr(os, "link", Mock(side_effect=PermissionError))
    with pytest.raises(KeyboardInterrupt):
        copies.restore(copy, database, LATER, Store)
    assert before.issubset(contents(database))
    (aside,) = database.parent.glob("*.aside-*")
    assert before.issubset(contents(aside))


def test_a_copy_is_made_beside_a_running_service_and_only_its_owner_reads_it(database: Path, tmp_path: Path) -> None:
    with Store(database) as running:
        fill(running, "tg:2")
        copy = copies.make(database, tmp_path / "copies", START)
        fill(running, "tg:3")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert [name for name in ("tg:1", "tg:2", "tg:3") if any(name in line for line in contents(copy))] == [
        "tg:1",
        "tg:2",
    ]


def test_while_the_service_runs_nothing_is_put_back(database: Path, tmp_path: Path) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    with Store(database) as running:
        running.cases.of("tg:1")
        with pytest.raises(CopyError, match="in gebruik"):
            copies.restore(copy, database, LATER, Store)
        assert running.cases.of("tg:1"), "and the service goes on"
        fill(running, "tg:2")
    copies.restore(copy, database, LATER, Store)


def test_a_copy_of_a_newer_program_is_refused(database: Path, tmp_path: Path) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    from_the_future(copy)
    with pytest.raises(CopyError, match="nieuwere versie"):
        copies.restore(copy, database, LATER, Store)
    with pytest.raises(StoreError, match="nieuwere versie"):
        Store(copy)


def test_over_the_file_of_a_newer_program_nothing_is_put(database: Path, tmp_path: Path) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    from_the_future(database)
    before = contents(database)
    with pytest.raises(CopyError, match="nieuwere versie"):
        copies.restore(copy, database, LATER, Store)
    assert contents(database) == before


def from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as found, found:
        found.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('stadswijzer', 'of_next_year')")


def test_a_damaged_or_foreign_copy_is_refused_and_nothing_changes(database: Path, tmp_path: Path) -> None:
    before = contents(database)
    copy = copies.make(database, tmp_path / "copies", START)
    torn = bytearray(copy.read_bytes())
    torn[8192:20480] = bytes(12288)
    (tmp_path / "torn.db").write_bytes(torn)
    (tmp_path / "text.db").write_text("geen database", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as foreign, foreign:
        foreign.execute("CREATE TABLE something (else_ TEXT)")
    for name in ("torn.db", "text.db", "foreign.db", "absent.db"):
        with pytest.raises(CopyError):
            copies.restore(tmp_path / name, database, LATER, Store)
    assert contents(database) == before
    assert not [path for path in tmp_path.iterdir() if "restoring" in path.name], "nothing is left lying about"


def test_over_a_damaged_database_a_copy_can_be_put_back(database: Path, tmp_path: Path) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    database.write_bytes(b"kapot" * 2000)
    copies.restore(copy, database, LATER, Store)
    with Store(database) as store:
        assert store.is_whole()
        assert store.cases.of("tg:1")


@pytest.mark.parametrize("table", ["sqlite_master", "_sqlite_migrations", "erased", "cases"])
def test_over_a_database_that_is_damaged_in_one_place_a_copy_can_be_put_back(
    database: Path, tmp_path: Path, table: str
) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    with closing(sqlite3.connect(database)) as found:
        [size] = found.execute("PRAGMA page_size").fetchone()
        root = found.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    with database.open("r+b") as file:
        file.seek((root[0] - 1) * size if root else 100)
        file.write(b"\xff" * (size - 100))
    copies.restore(copy, database, LATER, Store)
    with Store(database) as store:
        assert store.is_whole()


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """No file of this process may become larger than this, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_apart_from_a_damaged_file(database: Path, tmp_path: Path) -> None:
    """Who put a copy back for it would lose what came in since."""
    copy = copies.make(database, tmp_path / "copies", START)
    before = contents(database)
    with little_room(8192), pytest.raises(CopyError, match="maak eerst ruimte"):
        copies.restore(copy, database, LATER, Store)
    with little_room(8192), pytest.raises(CopyError, match="maak eerst ruimte"):
        copies.make(database, tmp_path / "copies", LATER)
    with little_room(8192), pytest.raises(StoreError, match="maak eerst ruimte") as told:
        Store(tmp_path / "new.db")
    assert "zet een kopie terug" not in str(told.value)
    assert contents(database) == before


def test_a_copy_can_be_put_where_nothing_was(database: Path, tmp_path: Path) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    done = copies.restore(copy, tmp_path / "drill.db", LATER, Store)
    assert done.aside is None
    assert contents(tmp_path / "drill.db") == contents(database)
    assert not list(tmp_path.glob("drill.db-*")), "one file is all"


def test_what_was_left_of_a_file_that_was_taken_away_does_not_get_into_the_copy(database: Path, tmp_path: Path) -> None:
    before, made = contents(database), copies.make(database, tmp_path / "backups", START)
    store = Store(database)
    for number in range(50):
        store.remember(f"later-{number}", "words " * 50)
    log = database.with_name(f"{database.name}-wal")
    killed = log.read_bytes()
    store.close()
    database.rename(tmp_path / "newer.db")
    log.write_bytes(killed)
    copies.restore(made, database, START, Store)
    with Store(database) as restored:
        assert restored.is_whole()
        assert restored.recall("later-1") is None
    assert contents(database) == before
    assert [path.read_bytes() for path in database.parent.glob("*.aside-*")] == [killed], "kept until copies go"


def test_there_is_nothing_to_copy_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="er niet"):
        copies.make(tmp_path / "absent.db", tmp_path / "copies", START)


def test_who_was_erased_after_the_copy_does_not_come_back_with_it(database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        fill(store, "tg:2")
    copy = copies.make(database, tmp_path / "copies", START)
    with Store(database) as store:
        store.erase("tg:1", LATER)
    done = copies.restore(copy, database, LATER, Store)
    assert done.erased_again == 1
    assert "tg:1" not in "\n".join(contents(database))
    with Store(database) as store:
        assert store.cases.of("tg:2"), "others are there"


def test_who_is_not_in_the_wrong_copy_does_not_come_back_with_the_right_one(database: Path, tmp_path: Path) -> None:
    first = copies.make(database, tmp_path / "copies", START)
    with Store(database) as store:
        fill(store, "tg:2")
    second = copies.make(database, tmp_path / "copies", START + dt.timedelta(minutes=1))
    with Store(database) as store:
        store.erase("tg:2", LATER)
    assert copies.restore(first, database, LATER, Store).erased_again == 0
    assert copies.restore(second, database, LATER + dt.timedelta(days=1), Store).erased_again == 1
    assert "tg:2" not in "\n".join(contents(database))


def test_a_number_that_was_given_out_is_never_of_another_case(database: Path, tmp_path: Path) -> None:
    copy = copies.make(database, tmp_path / "copies", START)
    with Store(database) as store:
        lost = fill(store, "tg:2")
        [row] = store.outbox.due(LATER, limit=1)
        store.outbox.sent(row.id, LATER)
        seen = store.outbox.newest_number()
    for _time in range(2):  # also when the same is put back once more
        copies.restore(copy, database, LATER, Store)
        with Store(database) as store:
            assert store.cases.card(lost) is None
            assert store.outbox.newest_number() >= seen
    with Store(database) as store:
        assert fill(store, "tg:3") > lost
        last = max(store.cases.given().values())
    for path in database.parent.glob("city.db*"):
        path.unlink()
    database.write_bytes(b"spoiled" * 1000)
    copies.restore(copy, database, LATER, Store)
    with Store(database) as store:
        assert max(store.cases.given().values()) > last + 100, "nobody knows how many"


def test_a_copy_is_put_back_where_the_database_really_is(database: Path, tmp_path: Path) -> None:
    copy, link = copies.make(database, tmp_path / "copies", START), tmp_path / "link.db"
    link.symlink_to(database)
    with Store(database) as store:
        fill(store, "tg:2")
    copies.restore(copy, link, LATER, Store)
    assert link.is_symlink()
    assert "tg:2" not in "\n".join(contents(database))


def test_consent_that_was_taken_back_and_a_colleague_taken_off_stay_so(database: Path, tmp_path: Path) -> None:
    with Store(database) as store, store.atomic():
        number = fill(store, "tg:2")
        store.cases.answer(number, {"wat": {"said": "een bankje"}, "voor": {"said": "Riet"}})
        store.behalf.begin(number, "tg:2", "allebei", START)
        store.behalf.agree(number, "tg:3", START)
        for colleague in ("staff:4", "staff:5"):
            store.staff.put(Member(colleague, "Noor", "makelaar", Role.STAFF), "staff:1", START)
    copy = copies.make(database, tmp_path / "copies", START)
    with Store(database) as store, store.atomic():
        store.erasing.consent_back(number, LATER)
        store.erasing.off_the_list("staff:4", LATER)
    assert copies.restore(copy, database, LATER, Store).erased_again == 0
    assert not [told for told in ("Riet", "tg:3") if told in "\n".join(contents(database))]
    with Store(database) as store:
        card = store.cases.card(number)
        assert card is not None
        assert (card.state, card.answers) == ("withdrawn", {"wat": {"said": "een bankje"}})
        assert store.promises.open_of(number) == []
        assert [(one.person, one.role) for one in store.staff.all()] == [
            ("staff:4", Role.GONE),
            ("staff:5", "medewerker"),
        ]


def test_who_came_back_after_being_erased_is_not_erased_from_a_later_copy(database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        store.erase("tg:1", START)
        fill(store, "tg:1")
    copy = copies.make(database, tmp_path / "copies", LATER)
    assert copies.restore(copy, database, LATER + dt.timedelta(days=1), Store).erased_again == 0
    with Store(database) as store:
        assert store.cases.of("tg:1")


@pytest.fixture
def night(city: City, tmp_path: Path) -> Iterator[tuple[Nightly, MovableClock, Store, Path]]:
    """The work of the night on a store file, with a clock to move; 14 days of copies."""
    path, folder, clock = tmp_path / "city.db", tmp_path / "copies", MovableClock(START)
    store = Store(path)
    make_stage(city, store, clock)
    yield Nightly(store, clock, path, folder, 14), clock, store, folder
    store.close()


def test_who_was_erased_is_out_of_the_log_without_waiting_for_the_night(
    night: tuple[Nightly, MovableClock, Store, Path], tmp_path: Path
) -> None:
    nightly, clock, store, _folder = night
    asyncio.run(nightly.look())
    fill(store, "tg:1")
    store.erase("tg:1", clock.now())
    assert b"Zonneplein" in (tmp_path / "city.db-wal").read_bytes()
    assert not asyncio.run(nightly.look()), "no night yet"
    for path in tmp_path.glob("city.db*"):
        assert b"Zonneplein" not in path.read_bytes(), path


def test_a_copy_needs_room_beside_what_is_written(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Mock(free=ROOM + 5))
    with Store(database) as store:
        assert store.room() == 5


def test_every_night_a_copy_and_after_two_weeks_it_goes(night: tuple[Nightly, MovableClock, Store, Path]) -> None:
    nightly, clock, _store, folder = night
    made = 0
    for _hour in range(24 * 30):
        made += asyncio.run(nightly.look())
        clock.move(dt.timedelta(hours=1))
    assert made == 31, "on the day of the start, and thirty nights"
    assert len(list(folder.glob("*.db"))) == 15, "fourteen days, and the one of today"
    assert copies.newest(folder, clock.now().date()) == max(folder.iterdir())
    copies.make(tmp_db := folder.parent / "city.db", folder, START + dt.timedelta(days=2000))
    assert tmp_db.exists()
    assert copies.newest(folder, clock.now().date()) == sorted(folder.iterdir())[-2], "a clock was wrong once"


def test_where_there_is_no_room_for_a_copy_the_old_ones_go_all_the_same(
    night: tuple[Nightly, MovableClock, Store, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    nightly, clock, _store, folder = night
    assert asyncio.run(nightly.look())
    for day in range(3):
        copies.make(folder.parent / "city.db", folder, START + dt.timedelta(days=day, hours=1))
    clock.move(dt.timedelta(days=60))
    with monkeypatch.context() as full:
        full.setattr(copies, "make", Mock(side_effect=CopyError("vol")))
        assert not asyncio.run(nightly.look())
    assert len(list(folder.glob("*.db"))) == 1
    assert asyncio.run(nightly.look()), "and then there is room"


@pytest.mark.parametrize("name", ["stadswijzer-voor-het-bijwerken.db", "stadswijzer-1.db"])
def test_what_somebody_put_between_the_copies_goes_by_its_own_date_and_stops_nothing(
    night: tuple[Nightly, MovableClock, Store, Path], name: str
) -> None:
    nightly, clock, _store, folder = night
    folder.mkdir()
    ours = folder / name
    ours.write_bytes(b"x")
    os.utime(ours, times=(clock.now().timestamp(),) * 2)
    assert asyncio.run(nightly.look()) is True
    assert asyncio.run(nightly.look()) is False, "one copy a night, and not one each minute"
    assert len(list(folder.iterdir())) == 2
    clock.move(dt.timedelta(days=16))
    assert asyncio.run(nightly.look()) is True
    assert not ours.exists(), "who was erased is in it"
    assert len(list(folder.iterdir())) == 1


def test_what_is_left_of_work_that_was_killed_goes_too(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    copies.make(database, folder, START)
    left = [folder / "stadswijzer-20260101T030000.half", database.with_name(f"{database.name}.restoring"),
            database.with_name(f"{database.name}.restoring-wal")]  # fmt: skip
    for path in left:
        path.write_bytes(b"people")
        os.utime(path, times=(START.timestamp(),) * 2)
    assert copies.rotate(folder, database, START - dt.timedelta(days=1)) == []
    copies.rotate(folder, database, START + dt.timedelta(days=1))
    assert [path.name for path in left if path.exists()] == []
    assert database.exists()
    assert len(list(folder.iterdir())) == 1


def test_the_newest_copy_stays_however_old(night: tuple[Nightly, MovableClock, Store, Path]) -> None:
    nightly, clock, store, folder = night
    asyncio.run(nightly.look())
    assert copies.rotate(folder, Path("city.db"), clock.now() + dt.timedelta(days=400)) == []
    fill(store, "tg:9")


def test_a_copy_that_fails_is_tried_again_and_stops_nothing(night: tuple[Nightly, MovableClock, Store, Path]) -> None:
    nightly, _clock, _store, folder = night
    folder.write_text("a file where a folder should be", encoding="utf-8")
    assert asyncio.run(nightly.look()) is False
    folder.unlink()
    assert asyncio.run(nightly.look()) is True


def test_the_database_is_for_its_owner_only(tmp_path: Path) -> None:
    with Store(tmp_path / "city.db") as store:
        fill(store, "tg:1")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("city.db", "city.db-shm", "city.db-wal"), 0o600)


def test_what_is_put_back_is_for_its_owner_only(database: Path, tmp_path: Path) -> None:
    made = copies.make(database, tmp_path / "backups", START)
    made.chmod(0o644)  # brought back from elsewhere
    before = os.umask(0o022)
    try:
        copies.restore(made, database, START, Store)
        assert stat.S_IMODE(database.stat().st_mode) == 0o600
    finally:
        os.umask(before)
