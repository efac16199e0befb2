"""Copies of the store: made while the service runs, checked, rotated, and put back."""

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlite_utils import Database

from bot.store.schema import migrations
from bot.store.trouble import is_held, is_trouble, remedy

if TYPE_CHECKING:
    from bot.store import Store

_STAMP = "%Y%m%dT%H%M%S"
_FORM = f"stadswijzer-{_STAMP}.db"
_MADE_AT = "copy-made-at"
MANY = 1_000
"""Numbers of cases that are passed over when it is not known how many were given out since a copy was made."""


class CopyError(Exception):
    """The copy can't be made or put back; the message says why and what to do. Nothing was changed."""


@dataclass(frozen=True)
class Restored:
    """What was put back: the moment of the copy, who was erased again, and where the old file stands aside."""

    made_at: dt.datetime
    erased_again: int
    aside: Path | None
    all_erased: bool = True
    """False when the old file could not tell who was erased after the copy was made: they may be back."""


def make(source: Path, folder: Path, now: dt.datetime) -> Path:
    """A copy of `source` in `folder`, checked and readable by its owner only. Writers go on meanwhile.

    The copy is a snapshot of one moment (SQLite's online backup, over WAL). Raises CopyError.
    """
    if not source.exists():
        raise CopyError(f"{source} is er niet: er valt niets te kopiëren")
    target = folder / now.astimezone(dt.UTC).strftime(_FORM)
    half = target.with_suffix(".half")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise CopyError(f"in {folder} kan geen kopie staan ({error.strerror})") from error
    try:
        _copy(source, half)
        with closing(sqlite3.connect(half)) as copied:
            copied.execute("PRAGMA journal_mode=DELETE")
            with copied:
                copied.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", [_MADE_AT, now.isoformat()])
            _refuse_damaged(copied, half)
        os.replace(half, target)
    except sqlite3.Error as error:
        raise CopyError(f"{source} is niet te kopiëren ({error}){remedy(error)}") from error
    finally:
        half.unlink(missing_ok=True)
    return target


def rotate(folder: Path, database: Path, before: dt.datetime) -> list[Path]:
    """Removes copies, files set aside by a restore, and what is left of a copy or restore that was killed, from before
    that moment; the newest copy always stays."""
    copies = sorted(folder.glob("stadswijzer-*.db"), key=made)
    aside = [
        path
        for left in (f"{database.name}.aside-*", f"{database.name}.restoring*")
        for path in database.parent.glob(left)
        if not path.name.endswith(("-wal", "-shm"))
    ]
    old = [path for path in (*copies[:-1], *folder.glob("stadswijzer-*.half"), *aside) if made(path) < before]
    for path in old:
        for part in (path, _beside(path, "-wal"), _beside(path, "-shm")):
            part.unlink(missing_ok=True)
    return old


def made(path: Path) -> dt.datetime:
    """The moment in the name of a copy or of a file set aside; of one that somebody named, when it was written."""
    stamp = path.name.removesuffix(".db")[-15:]
    try:
        return dt.datetime.strptime(f"{stamp}+0000", f"{_STAMP}%z")
    except ValueError:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)


def newest(folder: Path, day: dt.date) -> Path | None:
    """The newest copy in `folder`, but for what a clock that was wrong named after `day`."""
    found = (path for path in folder.glob("stadswijzer-*.db") if made(path).date() <= day)
    return max(found, key=made, default=None)


def began(database: Path) -> dt.date | None:
    """The day of the oldest case in it; None when there is none, or it can't be read."""
    try:
        with closing(_reading(database)) as found:
            [day] = found.execute("SELECT min(created_at) FROM cases").fetchone()
    except sqlite3.Error:
        return None
    return dt.datetime.fromisoformat(day).date() if day else None


def restore(copy: Path, target: Path, now: dt.datetime, opened: Callable[[Path], "Store"]) -> Restored:
    """Puts `copy` in the place of `target`. Raises CopyError, and then nothing was changed.

    Refuses a damaged or foreign copy, one of a newer program, and a target that is in use or was written by a
    newer program. Who asked to be erased after the copy was made is erased again. The old file is set aside.
    `opened` opens a store and brings it forward.
    """
    made_at, target = _checked(copy), target.resolve()
    if target.exists():
        _refuse_in_use(target)
    half = target.with_name(f"{target.name}.restoring")
    try:
        half.unlink(missing_ok=True)
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(copy, half)
        known = _known_since(target, opened)
        erased = _carry_over(half, made_at, opened, known)
        aside = _set_aside(target, now)
        os.replace(half, target)
    except OSError as error:
        raise CopyError(f"{copy} is niet terug te zetten op {target} ({error.strerror})") from error
    except sqlite3.Error as error:
        raise CopyError(f"{copy} is niet terug te zetten op {target} ({error}){remedy(error)}") from error
    finally:
        for left in (half, _beside(half, "-wal"), _beside(half, "-shm")):
            left.unlink(missing_ok=True)
    return Restored(made_at, erased, aside, all_erased=known is not None)


def newer(connection: sqlite3.Connection) -> list[str]:
    """The schema steps of a store that this program does not know: it was written by a newer one."""
    known = {step.name for step in migrations.pending(Database(memory=True))}
    return [step.name for step in migrations.applied(Database(connection)) if step.name not in known]


def is_older(path: Path) -> bool:
    """Was it written by an older program, so that it is still to be brought forward? Changes nothing."""
    try:
        with closing(_reading(path)) as found:
            return bool(migrations.pending(Database(found)))
    except sqlite3.DatabaseError:
        return False  # it can't be used at all: opening it tells why


def _copy(source: Path, target: Path) -> None:
    with closing(_reading(source)) as original, closing(sqlite3.connect(target)) as copied:
        original.backup(copied)  # all pages in one step: with WAL nobody has to wait for it


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)


def _checked(copy: Path) -> dt.datetime:
    """When the copy was made, after looking whether it is whole and ours."""
    if not copy.exists():
        raise CopyError(f"{copy}: dit bestand bestaat niet")
    try:
        with closing(_reading(copy)) as found:
            _refuse_damaged(found, copy)
            if not migrations.applied(Database(found)):
                raise CopyError(f"{copy} is geen kopie van Stadswijzer")
            _refuse_newer(found, copy)
            row = found.execute("SELECT value FROM state WHERE name = ?", [_MADE_AT]).fetchone()
    except sqlite3.DatabaseError as error:
        raise CopyError(f"{copy} is beschadigd of geen kopie ({error}); kies een andere") from error
    return dt.datetime.fromisoformat(row[0]) if row else dt.datetime.fromtimestamp(copy.stat().st_mtime, dt.UTC)


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise CopyError(f"{path} is beschadigd; kies een andere kopie")


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    if newer(connection):
        raise CopyError(f"{path} is gemaakt door een nieuwere versie van Stadswijzer; werk eerst het programma bij")


def _refuse_in_use(target: Path) -> None:
    """A database in WAL can only leave WAL when nobody else has it open. A damaged one may be replaced."""
    with closing(sqlite3.connect(target, timeout=1)) as found:
        try:
            left = found.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete"
            if left:
                _refuse_newer(found, target)
        except sqlite3.DatabaseError as error:
            if not is_trouble(error):
                return
            if not is_held(error):
                raise CopyError(f"{target} is nu niet te gebruiken ({error}){remedy(error)}") from error
            left = False
        if not left:
            raise CopyError(f"{target} is in gebruik: stop eerst de dienst")


class _Known(NamedTuple):
    """What the file that is there now knows, and a copy from before does not: who was erased when, by which key; the
    last number of a case that was given out, by year; and the last number of a message."""

    erased: dict[str, dt.datetime]
    key: str
    given: dict[int, int]
    sent: int


def _known_since(target: Path, opened: Callable[[Path], "Store"]) -> _Known | None:
    """Nothing when there is no file, None when it can't tell."""
    if not target.exists():
        return _Known({}, "", {}, 0)
    try:
        with opened(target) as old:
            return _Known(*old.erasing.hashes(), old.cases.given(), old.outbox.newest_number())
    except Exception:  # too damaged to tell, in whatever way
        return None


def _carry_over(half: Path, made_at: dt.datetime, opened: Callable[[Path], "Store"], known: _Known | None) -> int:
    """Erases again who was erased since, and counts on: a number that was given out since the copy was made, with cards
    and buttons of it, must not be of another case. Where the file can't tell, many numbers are passed over."""
    with opened(half) as restored:
        again = 0
        with restored.atomic():
            if known is not None and known.erased:
                again = restored.erasing.again(made_at, known.erased, known.key)
            given = restored.cases.given()
            for year, last in (known.given if known else {year: last + MANY for year, last in given.items()}).items():
                restored.cases.begin_after(year, last)
            if known is not None:
                restored.outbox.count_on(known.sent)
        restored.db.conn.execute("PRAGMA journal_mode=DELETE").close()
    return again


def _set_aside(target: Path, now: dt.datetime) -> Path | None:
    """Gives what is at `target` a second name. Whoever is killed before it is replaced finds it where it was: an empty
    place would become an empty store at the next start."""
    aside = target.with_name(f"{target.name}.aside-{now.astimezone(dt.UTC):{_STAMP}}")
    if not target.exists():
        if _beside(target, "-wal").exists():  # of a file that was taken away; it would be played into the copy
            os.replace(_beside(target, "-wal"), aside)
        _beside(target, "-shm").unlink(missing_ok=True)
        return None
    log = [end for end in ("-wal", "-shm") if _beside(target, end).exists()]
    for end in ("", *log):
        _named_twice(_beside(target, end), _beside(aside, end))
    for end in log:  # or it would be taken for the log of what comes in its place
        _beside(target, end).unlink()
    return aside


def _named_twice(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a disk that knows no second names
        shutil.copy2(path, other)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
