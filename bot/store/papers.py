"""Paper that is to be printed: what stands on it is kept as an order, until it is a file."""

import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database

PDF = "application/pdf"
"""The kind of file that paper is."""


@dataclass(frozen=True)
class Order:
    """A sheet that is not printed yet (see bot.sheet), and who asked for it."""

    file: str
    person: str
    order: str


class Papers:
    """The orders. A message with a file that is not printed yet waits in the outbox, and those behind it too."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def order(self, file_id: str, person: str, name: str, order: str, now: dt.datetime) -> None:
        """Orders a file for somebody."""
        row = {"id": file_id, "person": person, "remote": name, "kind": PDF, "at": now.isoformat(), "to_print": order}
        self._db.table("files").insert(row)

    def waiting(self, limit: int = 20) -> list[Order]:
        """What is to be printed, the oldest first."""
        rows = self._db.query(
            "SELECT id, person, to_print FROM files WHERE to_print IS NOT NULL ORDER BY rowid LIMIT ?", [limit]
        )
        return [Order(row["id"], row["person"], row["to_print"]) for row in rows]

    def printed(self, file_id: str, data: bytes) -> None:
        """It is on paper: the file is there, what was ordered is forgotten."""
        self._db.execute("UPDATE files SET data = ?, to_print = NULL WHERE id = ?", [data, file_id])

    def given_up(self, file_id: str, sorry: str) -> None:
        """It can't be printed: the message that it belongs to says so."""
        with self._db.atomic():
            self._db.execute("DELETE FROM files WHERE id = ? AND to_print IS NOT NULL", [file_id])
            self._db.execute(
                "UPDATE outbox SET text = ?, buttons = '[]', file = NULL WHERE file = ? AND state = 'waiting'",
                [sorry, file_id],
            )
