"""The store: one SQLite file, and the only place that knows how things are kept."""

import datetime as dt
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from bot.store import copies, mine
from bot.store.alone import NotAlone, alone
from bot.store.audit import Audit
from bot.store.before import Before
from bot.store.behalf import Behalves
from bot.store.cases import Cases
from bot.store.demand import Demand
from bot.store.depth import depth
from bot.store.erase import Erasing
from bot.store.figures import Figures
from bot.store.files import Files
from bot.store.flood import Flood
from bot.store.followers import Followers
from bot.store.gaps import Gaps
from bot.store.inbox import Inbox
from bot.store.news import NewsRows
from bot.store.pairs import Pairs
from bot.store.papers import Papers
from bot.store.people import People
from bot.store.post import Outbox
from bot.store.promises import Promises
from bot.store.questions import Questions
from bot.store.queues import Queues
from bot.store.quick import STATEMENTS, Quick
from bot.store.reminders import Reminders
from bot.store.retention import Retention
from bot.store.sayings import Sayings
from bot.store.schema import migrations
from bot.store.showing import Showings
from bot.store.staff import Staff
from bot.store.switches import Switches
from bot.store.topics import Shown, Topics
from bot.store.trouble import is_trouble, remedy
from bot.store.weekly import Weekly

log = logging.getLogger(__name__)

BUSY_MS = 500
"""How long, in milliseconds, the service waits for whoever holds the file before it does something else first."""


ROOM = 200_000_000
"""Bytes that have to be free where is written."""


def wanted_room(path: Path) -> int:
    """Bytes that have to be free beside the store in `path`: a copy is as large as it, and it grows meanwhile."""
    return max(ROOM, 2 * path.stat().st_size if os.path.exists(path) else 0)


class StoreError(Exception):
    """The file can't be used; the message says what to do."""


class Store:
    """An open store. `atomic()` makes everything inside it one transaction.

    WAL with synchronous=FULL: what was confirmed to a resident survives a power cut, at the price of waiting for
    the disk at each commit. Raises StoreError when the file is not (or no longer) a database.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Opens `path`, or a store in memory."""
        self._path = path
        self._log: int | None = None
        self.db = _opened(path)
        self.inbox = Inbox(self.db)
        self.flood = Flood(self.db)
        self.outbox = Outbox(self.db)
        self.papers = Papers(self.db)
        self.people = People(self.db)
        self.reminders = Reminders(self.db)
        self.cases = Cases(self.db)
        self.promises = Promises(self.db)
        self.questions = Questions(self.db)
        self.followers = Followers(self.db)
        self.behalf = Behalves(self.db)
        self.weekly = Weekly(self.db)
        self.news = NewsRows(self.db)
        self.pairs = Pairs(self.db)
        self.showing = Showings(self.db)
        self.topics = Topics(self.db)
        self.sayings = Sayings(self.db)
        self.shown = Shown(self.db)
        self.demand = Demand(self.db)
        self.figures = Figures(self.db)
        self.files = Files(self.db)
        self.gaps = Gaps(self.db)
        self.before = Before(self.db)
        self.staff = Staff(self.db)
        self.switches = Switches(self.recall, self.remember)
        self.queues = Queues(self.db)
        self.audit = Audit(self.db)
        self.erasing = Erasing(self.db, self.recall, self.remember)
        self.retention = Retention(self.db, self.erasing)

    def atomic(self) -> AbstractContextManager[Database]:
        """One transaction: all of it is stored, or nothing."""
        return self.db.atomic()

    @contextmanager
    def apart(self, case: str | None = None) -> Iterator[None]:
        """One thing of many that are due, perhaps of a case: when it fails nothing of it stays, it is in the log, and
        the others go on. Trouble with the store passes."""
        try:
            with self.db.atomic():
                yield
        except Exception as error:
            if is_trouble(error):
                raise
            log.error("what was due failed", exc_info=error, extra={"case": case})

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """One transaction that need not be on the disk yet when it ends: a power cut may undo it, a crash may not."""
        if self.db.conn.in_transaction:
            raise AssertionError("a transaction inside another is on the disk when that one is")
        self.db.execute("PRAGMA synchronous=NORMAL").close()
        try:
            with self.db.atomic():
                yield
        finally:
            self.db.execute("PRAGMA synchronous=FULL").close()

    def to_disk(self) -> None:
        """Returns when everything that was committed before is on the disk. Others may use the store meanwhile, so this
        may be called in a thread of its own. Raises OSError."""
        if self._path is None:
            return
        if self._log is None:
            # closing it again would be harmless too: SQLite holds its locks on other files
            self._log = os.open(f"{self._path}-wal", os.O_RDONLY)
        os.fdatasync(self._log)

    def remember(self, name: str, value: str) -> None:
        """Keeps a small piece of state of the service."""
        self.db.table("state").upsert({"name": name, "value": value}, pk="name")

    def recall(self, name: str) -> str | None:
        """A piece of state kept by `remember`."""
        return next((row["value"] for row in self.db.query("SELECT value FROM state WHERE name = ?", [name])), None)

    def is_whole(self) -> bool:
        """Does SQLite find the file undamaged? Raises StoreError when it can't be read now."""
        try:
            return bool(self.db.execute("PRAGMA quick_check").fetchone()[0] == "ok")
        except sqlite3.DatabaseError as error:
            if is_trouble(error):
                raise StoreError(
                    f"STADSWIJZER_DB: {self._path} is nu niet te gebruiken ({error}){remedy(error)}"
                ) from error
            return False

    def erase(self, person: str, now: dt.datetime) -> list[str]:
        """Removes a person; returns the numbers of cases that were withdrawn by it (see Erasing)."""
        return self.erasing.person(person, now)

    def depth(self, today: dt.date) -> dict[str, int]:
        """How much waits, and how many promises were not kept (see depth)."""
        return depth(self.db, today)

    def everything(self, person: str) -> dict[str, Any]:
        """All that is kept of a person, as plain data."""
        return mine.everything(self.db, person)

    def shrink(self) -> bool:
        """Writes the log back into the file, so that what was erased is nowhere on the disk; False when somebody who
        reads keeps it from that."""
        return bool(self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)

    def room(self) -> int:
        """Bytes that may still be written while a copy of the store can be made as well."""
        if self._path is None:
            return ROOM
        return shutil.disk_usage(self._path.parent).free - wanted_room(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        if self._log is not None:
            os.close(self._log)
            self._log = None
        self.db.conn.close()


def _opened(path: Path | None) -> Quick:
    """The file, brought forward when it is an older one."""
    try:
        if path is not None and not path.exists():
            path.touch(mode=0o600)  # what is written beside it gets the same rights
        connection = sqlite3.connect(
            path or ":memory:", timeout=10, check_same_thread=False, cached_statements=STATEMENTS
        )
        db = Quick(connection)
        if path is not None:
            connection.execute("PRAGMA journal_mode=WAL").close()
            connection.execute("PRAGMA synchronous=FULL").close()
        for pragma in ("foreign_keys=ON", "secure_delete=ON", "cache_size=-1000"):  # erased is overwritten; 1 MB
            connection.execute(f"PRAGMA {pragma}").close()
        if copies.newer(connection):
            raise StoreError(
                f"STADSWIJZER_DB: {path} is gemaakt door een nieuwere versie van Stadswijzer; werk het programma bij"
            )
        migrations.apply(db)
    except OSError as error:
        raise StoreError(f"STADSWIJZER_DB: {path} is nu niet te gebruiken ({error.strerror})") from error
    except sqlite3.DatabaseError as error:
        now = "nu " if is_trouble(error) else ""
        raise StoreError(f"STADSWIJZER_DB: {path} is {now}niet te gebruiken ({error}){remedy(error)}") from error
    return db


def for_command(path: Path) -> Store:
    """The store for a command beside the service. Only the service brings an older file forward, for no older program
    can open it after that. Raises StoreError saying what to do."""
    if copies.is_older(path):
        raise StoreError(f"STADSWIJZER_DB: {path} is van een oudere versie; de dienst werkt het bij als hij start")
    return Store(path)


@contextmanager
def for_service(path: Path) -> Iterator[Store]:
    """The store of the running service: whole, and nobody else's. Raises StoreError saying what to do."""
    with ExitStack() as held:
        try:
            held.enter_context(alone(path))
        except NotAlone as error:
            raise StoreError(
                f"STADSWIJZER_DB: op {path} draait al een Stadswijzer; stop die eerst, of kies een ander bestand"
            ) from error
        except OSError as error:
            raise StoreError(f"STADSWIJZER_DB: {path} is niet te gebruiken ({error.strerror})") from error
        store = held.enter_context(Store(path))
        store.db.execute(f"PRAGMA busy_timeout={BUSY_MS}").close()
        if not store.is_whole():
            raise StoreError(
                f"STADSWIJZER_DB: {path} is beschadigd; bewaar het voor onderzoek en zet de nieuwste kopie terug"
                " met 'stadswijzer restore'"
            )
        yield store
