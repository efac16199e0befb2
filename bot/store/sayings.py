"""Which words of which event came from which message, so that a change of the message is a change of it."""

from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True)
class Saying:
    """Words in a case: the place of the event in its story, and the name of the words in the event."""

    number: str
    event: int
    name: str


class Sayings:
    """What staff typed, and what residents answered, by the message in which they did."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, ref: str, saying: Saying) -> None:
        """This message became these words."""
        row = {"ref": ref, "case_number": saying.number, "event": saying.event, "name": saying.name}
        self._db.table("sayings").upsert(row, pk="ref")

    def of(self, ref: str) -> Saying | None:
        """What this message became; None when it became nothing in a case."""
        rows = self._db.query("SELECT case_number, event, name FROM sayings WHERE ref = ?", [ref])
        return next((Saying(row["case_number"], row["event"], row["name"]) for row in rows), None)
