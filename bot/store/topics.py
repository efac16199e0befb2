"""Where things stand in a channel: the topic of each case, and the messages that are kept up to date."""

from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True)
class Topic:
    """The topic of a case in the staff group."""

    thread: int
    closed: bool


class Topics:
    """Which topic belongs to which case. One case has at most one, and the other way round."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, number: str) -> Topic | None:
        """The topic of a case, as far as we know: somebody may have deleted it."""
        rows = self._db.query("SELECT thread, closed FROM topics WHERE case_number = ?", [number])
        return next((Topic(row["thread"], bool(row["closed"])) for row in rows), None)

    def case_of(self, thread: int) -> str | None:
        """The case that a topic belongs to; None for any other topic."""
        rows = self._db.query("SELECT case_number FROM topics WHERE thread = ?", [thread])
        return next((str(row["case_number"]) for row in rows), None)

    def keep(self, number: str, thread: int) -> None:
        """This is the topic of the case from now on."""
        self._db.table("topics").upsert({"case_number": number, "thread": thread, "closed": 0}, pk="case_number")

    def mark(self, number: str, *, closed: bool) -> None:
        """The topic is closed or open now."""
        self._db.execute("UPDATE topics SET closed = ? WHERE case_number = ?", [int(closed), number])

    def forget(self, number: str) -> None:
        """The topic is gone."""
        self._db.execute("DELETE FROM topics WHERE case_number = ?", [number])


class Shown:
    """Which message of a channel holds what is kept up to date (see Message.slot)."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def where(self, to: str, slot: str) -> str | None:
        """The message that holds this slot; several ids with commas between them when it took several."""
        rows = self._db.query('SELECT remote FROM shown WHERE "to" = ? AND slot = ?', [to, slot])
        return next((str(row["remote"]) for row in rows), None)

    def keep(self, to: str, slot: str, remote: str) -> None:
        """This message holds the slot from now on."""
        self._db.table("shown").upsert({"to": to, "slot": slot, "remote": remote}, pk=("to", "slot"))

    def forget(self, to: str, slot: str) -> None:
        """Nothing holds the slot any more."""
        self._db.execute('DELETE FROM shown WHERE "to" = ? AND slot = ?', [to, slot])
