"""The inbox: what arrived. The row first, the turn later."""

import datetime as dt
import json
from collections.abc import Iterable

from sqlite_utils import Database

from bot.messages import Incoming, clean
from bot.redact import sensitive

MAX_TURN_TRIES = 3
"""After this many failed turns an incoming message is set aside with its error."""


class Inbox:
    """What arrived, stored before the other side is told so."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, incoming: Iterable[Incoming]) -> int:
        """Stores what is new, without what must never be kept; what came before (by key) is passed over.

        Tells how many were new. All of it at once is for the caller's transaction.
        """
        added = 0
        for one in incoming:
            text = sensitive(clean(one.text))[0]
            body = vars(one) | {"at": one.at.isoformat(), "text": text}
            cursor = self._db.execute(
                "INSERT OR IGNORE INTO inbox (key, person, chat, received_at, body, tries) VALUES (?, ?, ?, ?, ?, 0)",
                [one.key, one.person, one.chat, one.at.isoformat(), json.dumps(body, ensure_ascii=False)],
            )
            added += cursor.rowcount
        return added

    def next(self) -> tuple[int, Incoming] | None:
        """The oldest that waits, with its row id."""
        rows = self._db.query("SELECT id, body FROM inbox WHERE done_at IS NULL ORDER BY id LIMIT 1")
        for row in rows:
            body = json.loads(row["body"])
            location = tuple(body["location"]) if body["location"] else None
            return row["id"], Incoming(**body | {"at": dt.datetime.fromisoformat(body["at"]), "location": location})
        return None

    def done(self, row_id: int, now: dt.datetime) -> None:
        """Handled: only its key is kept, to know it again; the text is forgotten."""
        self._db.execute("UPDATE inbox SET done_at = ?, body = '{}' WHERE id = ?", [now.isoformat(), row_id])

    def failed(self, row_id: int, error: str, now: dt.datetime) -> bool:
        """Notes that its turn failed; True when it is set aside for good."""
        self._db.execute("UPDATE inbox SET tries = tries + 1, error = ? WHERE id = ?", [error, row_id])
        tries = next(self._db.query("SELECT tries FROM inbox WHERE id = ?", [row_id]))["tries"]
        if tries >= MAX_TURN_TRIES:
            self.done(row_id, now)
            return True
        return False

    def waiting(self) -> int:
        """How many wait."""
        return int(next(self._db.query("SELECT count(*) AS n FROM inbox WHERE done_at IS NULL"))["n"])
