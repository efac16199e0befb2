"""Reminders that a person switched on for themselves."""

import datetime as dt
from collections.abc import Iterable

from sqlite_utils import Database


class Reminders:
    """The reminders table."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(self, person: str, reminders: Iterable[tuple[dt.date, str]]) -> None:
        """Sets the reminders of a person: a day and what to say. Earlier ones that were not sent are taken back."""
        self.cancel(person)
        rows = [{"person": person, "due": due.isoformat(), "text": text} for due, text in reminders]
        self._db.table("reminders").insert_all(rows)

    def due(self, today: dt.date, limit: int) -> list[tuple[int, str, str]]:
        """At most `limit` reminders whose day has come, the oldest first: row id, person, text."""
        rows = self._db.query(
            "SELECT id, person, text FROM reminders WHERE sent_at IS NULL AND due <= ? ORDER BY due, id LIMIT ?",
            [today.isoformat(), limit],
        )
        return [(row["id"], row["person"], row["text"]) for row in rows]

    def sent(self, reminder_id: int, now: dt.datetime) -> None:
        """It was said."""
        self._db.execute("UPDATE reminders SET sent_at = ? WHERE id = ?", [now.isoformat(), reminder_id])

    def cancel(self, person: str) -> None:
        """Takes back what was not sent yet."""
        self._db.execute("DELETE FROM reminders WHERE person = ? AND sent_at IS NULL", [person])
