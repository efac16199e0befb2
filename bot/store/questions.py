"""What people are asked after a decision (did it help, how did it go), and what they told."""

import datetime as dt
import json

from sqlite_utils import Database


class Questions:
    """The table of follow-up questions, and the answers among the events."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def plan(self, number: str, kind: str, due: dt.date) -> None:
        """Plans a follow-up question to the people of the case."""
        self._db.table("questions_due").insert({"case_number": number, "kind": kind, "due": due.isoformat()})

    def due(self, today: dt.date, limit: int) -> list[tuple[int, str, str]]:
        """At most `limit` follow-up questions whose day has come, the oldest first: row id, case number, kind."""
        rows = self._db.query(
            "SELECT * FROM questions_due WHERE asked_at IS NULL AND due <= ? ORDER BY due, id LIMIT ?",
            [today.isoformat(), limit],
        )
        return [(row["id"], row["case_number"], row["kind"]) for row in rows]

    def mark_asked(self, question_id: int, now: dt.datetime) -> None:
        """The follow-up question was asked."""
        self._db.execute("UPDATE questions_due SET asked_at = ? WHERE id = ?", [now.isoformat(), question_id])

    def asked(self, owner: str, since: dt.datetime) -> tuple[str, str] | None:
        """The case of this person about which a question was asked since then that they did not answer yet, and the
        kind of question: the newest."""
        rows = self._db.query(
            "SELECT q.case_number, q.kind FROM questions_due AS q JOIN cases AS c ON c.number = q.case_number"
            " WHERE c.owner = ? AND q.asked_at >= ? AND NOT EXISTS (SELECT 1 FROM events AS e"
            " WHERE e.case_number = q.case_number AND e.kind IN ('helped', 'follow-up') AND e.at >= q.asked_at)"
            " ORDER BY q.asked_at DESC LIMIT 1",
            [owner, since.isoformat()],
        )
        return next(((row["case_number"], row["kind"]) for row in rows), None)

    def cancel(self, number: str) -> None:
        """Takes back the follow-up questions of a case that were not asked yet."""
        self._db.execute("DELETE FROM questions_due WHERE case_number = ? AND asked_at IS NULL", [number])

    def answered(self, number: str) -> bool:
        """Did the person of this case tell how it went after the last decision?"""
        rows = self._db.query(
            "SELECT 1 FROM events WHERE case_number = ? AND kind = 'follow-up' AND id > coalesce((SELECT max(id)"
            " FROM events WHERE case_number = ? AND substr(kind, 1, 6) = 'decide'), 0) LIMIT 1",
            [number, number],
        )
        return any(True for _row in rows)

    def told_lately(self, owner: str, since: dt.datetime) -> tuple[str, dt.datetime] | None:
        """The case about which this person told since then that it did not go well (or said more), and when."""
        rows = self._db.query(
            "SELECT e.case_number, e.at, e.data FROM events AS e JOIN cases AS c ON c.number = e.case_number"
            " WHERE c.owner = ? AND e.by = c.owner AND e.kind IN ('helped', 'follow-up', 'said-more')"
            " ORDER BY e.id DESC LIMIT 1",
            [owner],
        )
        for row in rows:
            at = dt.datetime.fromisoformat(row["at"])
            if at >= since and json.loads(row["data"]).get("how") != "yes":
                return row["case_number"], at
        return None
