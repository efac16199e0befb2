"""Who follows a neighbourhood or theme by the week, and what of the city pack is new or changed since when."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True)
class Reader:
    """Somebody who follows `topics` (`t-<theme>`, `w-<place>`); of changes after `since` they were not told yet."""

    person: str
    topics: tuple[str, ...]
    since: int


class Weekly:
    """The weekly and seen tables."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def topics(self, person: str) -> tuple[str, ...]:
        """What this person follows, in the order in which they began."""
        rows = self._db.query("SELECT topics FROM weekly WHERE person = ?", [person])
        return next((tuple(json.loads(row["topics"])) for row in rows), ())

    def follow(self, person: str, topics: Iterable[str], first: dt.date) -> None:
        """From now on this is what they follow; the first message comes on `first` when they followed nothing."""
        listed = json.dumps(list(dict.fromkeys(topics)))
        if listed == "[]":
            self._db.execute("DELETE FROM weekly WHERE person = ?", [person])
            return
        self._db.execute(
            "INSERT INTO weekly (person, topics, since, due) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (person) DO UPDATE SET topics = excluded.topics",
            [person, listed, self.now, first.isoformat()],
        )

    def due(self, today: dt.date, limit: int) -> list[Reader]:
        """At most `limit` people whose day has come, the longest waiting first."""
        rows = self._db.query(
            "SELECT person, topics, since FROM weekly WHERE due <= ? ORDER BY due, person LIMIT ?",
            [today.isoformat(), limit],
        )
        return [Reader(row["person"], tuple(json.loads(row["topics"])), row["since"]) for row in rows]

    def told(self, person: str, following: dt.date) -> None:
        """They were told what there was (or that was nothing); the next time is on `following`."""
        self._db.execute(
            "UPDATE weekly SET since = ?, due = ? WHERE person = ?", [self.now, following.isoformat(), person]
        )

    def postpone(self, person: str, until: dt.date) -> None:
        """They asked for a pause."""
        self._db.execute("UPDATE weekly SET due = ? WHERE person = ?", [until.isoformat(), person])

    @property
    def now(self) -> int:
        """The number of the newest change."""
        return int(next(self._db.query("SELECT coalesce(max(change), 0) AS n FROM seen"))["n"])

    def look(self, prints: Mapping[str, str]) -> None:
        """Compares the records as they are now with how they were last seen; what differs together is one change.

        At the very first look nothing is new.
        """
        change = self.now + 1
        known = {row["record"]: row["print"] for row in self._db.query("SELECT record, print FROM seen")}
        self._db.table("seen").upsert_all(
            (
                {
                    "record": record,
                    "print": seen,
                    "change": change if known else 0,
                    "is_new": int(record not in known),
                }
                for record, seen in prints.items()
                if known.get(record) != seen
            ),
            pk="record",
        )

    def changed(self, since: int) -> dict[str, bool]:
        """The records that changed after this change; True for those that are new."""
        rows = self._db.query("SELECT record, is_new FROM seen WHERE change > ?", [since])
        return {row["record"]: bool(row["is_new"]) for row in rows}
