"""The audit log: which of the staff did what, to which case, when and why. It is only added to."""

import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True)
class Entry:
    """One thing that somebody of staff did. `why` is empty where no reason is asked."""

    at: dt.datetime
    who: str
    what: str
    case: str | None
    why: str


class Audit:
    """The audit table. A trigger keeps entries as they are; only the retention term ends them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, who: str, what: str, now: dt.datetime, *, case: str | None = None, why: str = "") -> None:
        """Notes that `who` did `what` now."""
        row = {"at": now.astimezone(dt.UTC).isoformat(), "who": who, "what": what, "case_number": case, "why": why}
        self._db.table("audit").insert(row)

    def newest(self, limit: int, *, case: str | None = None) -> list[Entry]:
        """What was done last (to one case, or at all), the newest first."""
        rows = self._db.query(
            "SELECT * FROM audit WHERE ? IS NULL OR case_number = ? ORDER BY id DESC LIMIT ?", [case, case, limit]
        )
        return [
            Entry(dt.datetime.fromisoformat(row["at"]), row["who"], row["what"], row["case_number"], row["why"])
            for row in rows
        ]

    def who(self) -> list[str]:
        """Everybody who ever did something at the desk."""
        return [row["who"] for row in self._db.query("SELECT DISTINCT who FROM audit ORDER BY who")]
