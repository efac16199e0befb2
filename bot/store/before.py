"""How a case was before the last move of staff, as far as its events do not tell: promises and planned questions."""

import datetime as dt
import json
from typing import Any

from sqlite_utils import Database

Image = dict[str, list[dict[str, Any]]]
_TABLES = {"promises": "promises", "questions": "questions_due"}


class Before:
    """One image of each case, replaced at each move."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def take(self, number: str) -> Image:
        """How it is now."""
        return {
            name: list(self._db.query(f"SELECT * FROM {table} WHERE case_number = ? ORDER BY id", [number]))
            for name, table in _TABLES.items()
        }

    def keep(self, number: str, image: Image, now: dt.datetime) -> None:
        """This is how it was before the move of now."""
        row = {name: json.dumps(rows) for name, rows in image.items()}
        self._db.table("before").upsert({"case_number": number, "at": now.isoformat()} | row, pk="case_number")

    def restore(self, number: str, at: dt.datetime) -> bool:
        """Puts promises and questions back as before the move of `at`; False when that is not known (any more)."""
        for row in self._db.query("SELECT * FROM before WHERE case_number = ? AND at = ?", [number, at.isoformat()]):
            for name, table in _TABLES.items():
                self._db.execute(f"DELETE FROM {table} WHERE case_number = ?", [number])
                self._db.table(table).insert_all(json.loads(row[name]))
            self._db.execute("DELETE FROM before WHERE case_number = ?", [number])
            return True
        return False
