"""Reminders that a person switched on for themselves, for each of their plans."""

import datetime as dt
from collections.abc import Iterable

from sqlite_utils import Database


class Reminders:
    """The reminders table: each of a plan, by a name, on the day of its activity."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(
        self,
        person: str,
        reminders: Iterable[tuple[dt.date, str]],
        plan: str = "",
        activity: dt.date | None = None,
    ) -> None:
        """Sets the reminders of a person for one plan: a day and what to say. Earlier ones for it that were not sent
        are taken back."""
        self.cancel(person, plan)
        day = activity.isoformat() if activity else None
        rows = [
            {"person": person, "plan": plan, "activity": day, "due": due.isoformat(), "text": text}
            for due, text in reminders
        ]
        self._db.table("reminders").insert_all(rows)

    def due(self, today: dt.date, limit: int) -> list[tuple[int, str, str, dt.date]]:
        """At most `limit` reminders whose day has come, the oldest first: row id, person, text, and that day."""
        rows = self._db.query(
            "SELECT id, person, text, due FROM reminders WHERE sent_at IS NULL AND due <= ? ORDER BY due, id LIMIT ?",
            [today.isoformat(), limit],
        )
        return [(row["id"], row["person"], row["text"], dt.date.fromisoformat(row["due"])) for row in rows]

    def sent(self, reminder_id: int, now: dt.datetime) -> None:
        """It was said."""
        self._db.execute("UPDATE reminders SET sent_at = ? WHERE id = ?", [now.isoformat(), reminder_id])

    def plans(self, person: str) -> dict[str, dt.date | None]:
        """The plans of which something was not sent yet, each with the day of the activity, where that was kept."""
        rows = self._db.query(
            "SELECT plan, max(activity) AS day FROM reminders WHERE person = ? AND sent_at IS NULL GROUP BY plan",
            [person],
        )
        return {row["plan"]: dt.date.fromisoformat(row["day"]) if row["day"] else None for row in rows}

    def newest(self, person: str) -> int:
        """The row of what was set last for this person; 0 when there is nothing."""
        found = self._db.query("SELECT max(id) AS newest FROM reminders WHERE person = ?", [person])
        return next(found)["newest"] or 0

    def plan_of(self, reminder_id: int, person: str) -> str | None:
        """The plan that a reminder of this person is of; None when it is not theirs, or not there any more."""
        found = self._db.query("SELECT plan FROM reminders WHERE id = ? AND person = ?", [reminder_id, person])
        return next((row["plan"] for row in found), None)

    def cancel(self, person: str, plan: str | None = None) -> None:
        """Takes back what was not sent yet, of one plan or of all."""
        self._db.execute(
            "DELETE FROM reminders WHERE person = :person AND sent_at IS NULL AND (:plan IS NULL OR plan = :plan)",
            {"person": person, "plan": plan},
        )
