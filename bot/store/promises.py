"""Promises to the people of a case: at most one of each kind is open, and none is ever removed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlite_utils import Database

from flows.promise import Promise, PromiseState


@dataclass(frozen=True)
class Kept:
    """A promise with its row id."""

    id: int
    promise: Promise


class Promises:
    """The promises table."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def make(self, promise: Promise) -> None:
        """Makes a promise; an open one of the same kind is kept by it."""
        self.settle(promise.number, PromiseState.KEPT, promise.kind)
        self._db.execute(
            "INSERT INTO promises (case_number, kind, owner, due, made, state) VALUES (?, ?, ?, ?, ?, 'open')",
            [promise.number, promise.kind, promise.owner, promise.due.isoformat(), promise.made.isoformat()],
        )

    def move(self, promise: Promise, due: dt.date) -> None:
        """The open promise of this kind is for another day, because the person wants to hear less or more often."""
        self._db.execute(
            "UPDATE promises SET due = ? WHERE case_number = ? AND kind = ? AND state = 'open'",
            [due.isoformat(), promise.number, promise.kind],
        )

    def hand_over(self, number: str, owner: str) -> None:
        """The open promises of a case are of this function from now on: it was handed over."""
        self._db.execute("UPDATE promises SET owner = ? WHERE case_number = ? AND state = 'open'", [owner, number])

    def settle(self, number: str, state: PromiseState, kind: str | None = None) -> None:
        """Closes the open promises of a case (of one kind, or all) as what became of them."""
        self._db.execute(
            "UPDATE promises SET state = ? WHERE case_number = ? AND state = 'open' AND (? IS NULL OR kind = ?)",
            [state, number, kind, kind],
        )

    def mark_warned(self, promise_id: int) -> None:
        """Staff were warned of this one."""
        self._db.execute("UPDATE promises SET warned = 1 WHERE id = ?", [promise_id])

    def open_of(self, number: str) -> list[Promise]:
        """What is promised to the people of this case, the soonest first."""
        rows = self._db.query("SELECT * FROM promises WHERE case_number = ? AND state = 'open' ORDER BY due", [number])
        return [_promise(row) for row in rows]

    def of(self, number: str) -> list[Promise]:
        """Everything that was ever promised to the people of this case, in order."""
        rows = self._db.query("SELECT * FROM promises WHERE case_number = ? ORDER BY id", [number])
        return [_promise(row) for row in rows]

    def due(self, today: dt.date, warn_until: dt.date, limit: int) -> list[Kept]:
        """At most `limit` open promises with which something must happen today: broken answers first (their
        message is news too), then warnings up to `warn_until`, then news; the oldest first.

        Each part reads only the rows it gives, so it costs the same however many promises wait for later.
        """
        rows = self._db.query(_DUE, {"today": today.isoformat(), "warn": warn_until.isoformat(), "limit": limit})
        return [Kept(row["id"], _promise(row)) for row in rows]

    def is_open(self, promise_id: int) -> bool:
        """Is this promise still open?"""
        return bool(next(self._db.query("SELECT state FROM promises WHERE id = ?", [promise_id]))["state"] == "open")


_DUE = """
SELECT * FROM (SELECT * FROM promises INDEXED BY promises_by_day
    WHERE state = 'open' AND kind = 'answer' AND due < :today ORDER BY due, id LIMIT :limit)
UNION ALL SELECT * FROM (SELECT * FROM promises INDEXED BY promises_unwarned
    WHERE state = 'open' AND kind = 'answer' AND warned = 0 AND due BETWEEN :today AND :warn ORDER BY due LIMIT :limit)
UNION ALL SELECT * FROM (SELECT * FROM promises INDEXED BY promises_by_day
    WHERE state = 'open' AND kind = 'news' AND due <= :today ORDER BY due, id LIMIT :limit)
LIMIT :limit
"""


def _promise(row: dict[str, Any]) -> Promise:
    return Promise(
        row["case_number"],
        cast(Literal["answer", "news"], row["kind"]),
        row["owner"],
        dt.date.fromisoformat(row["due"]),
        dt.date.fromisoformat(row["made"]),
        PromiseState(row["state"]),
        bool(row["warned"]),
    )
