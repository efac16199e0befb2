"""What waits at the desk, found by index."""

import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database

from bot.store.cases import Card, card_of, listed
from flows.case import CLOSED, TAKEN_BACK, UNDONE, State

_CLOSED = listed(CLOSED)


def stands(event: str) -> str:
    """SQL that an event, by this alias, was not undone or taken back later."""
    return (
        f"NOT EXISTS (SELECT 1 FROM events AS u WHERE u.case_number = {event}.case_number AND ("
        f" (u.kind = '{UNDONE}' AND json_extract(u.data, '$.at') = {event}.at)"
        f" OR (u.kind = '{TAKEN_BACK}' AND json_extract(u.data, '$.of') ="
        f" (SELECT count(*) FROM events AS b WHERE b.case_number = {event}.case_number AND b.id < {event}.id))))"
    )


@dataclass(frozen=True)
class Stuck:
    """A case at the doorbraaktafel: what kind of thing blocks it, which, and since when."""

    card: Card
    kind: str
    rule: str
    since: dt.datetime


class Queues:
    """Looks at the cases and their promises; changes nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def lapsing(self, today: dt.date, until: dt.date) -> list[Card]:
        """Cases whose answer is promised for a day from today to `until`, the soonest first."""
        return self._cards(
            "JOIN promises AS p ON p.case_number = c.number WHERE p.state = 'open' AND p.kind = 'answer'"
            " AND p.due BETWEEN ? AND ? ORDER BY p.due, p.id",
            [today.isoformat(), until.isoformat()],
        )

    def broken(self) -> list[Card]:
        """Open cases whose last answer that was due did not come, the longest waiting first."""
        return self._cards(
            "WHERE c.number IN (SELECT case_number FROM promises WHERE state = 'broken' AND kind = 'answer')"
            " AND 'broken' = (SELECT state FROM promises WHERE case_number = c.number AND kind = 'answer'"
            f" AND state != 'open' ORDER BY id DESC LIMIT 1) AND c.state NOT IN ({_CLOSED}) ORDER BY c.state_at"
        )

    def kept(self) -> list[Card]:
        """Open cases that somebody keeps."""
        return self._cards(f"WHERE c.keeper IS NOT NULL AND c.state NOT IN ({_CLOSED}) ORDER BY c.state_at")

    def stuck(self) -> list[Stuck]:
        """The doorbraaktafel: cases that wait because something blocks them, the longest first.

        A case is on it as long as it waits; whatever is done with it next takes it off.
        """
        rows = self._db.query(
            "SELECT c.*, e.at AS stuck_at, json_extract(e.data, '$.kind') AS stuck_kind,"
            " json_extract(e.data, '$.rule') AS stuck_rule FROM cases AS c JOIN events AS e ON e.id ="
            " (SELECT max(w.id) FROM events AS w WHERE w.case_number = c.number AND w.kind = 'wait'"
            f" AND {stands('w')})"
            " WHERE c.state = ? AND json_extract(e.data, '$.rule') IS NOT NULL ORDER BY e.id",
            [State.WAITING_FOR_OTHER],
        )
        return [
            Stuck(card_of(row), row["stuck_kind"], row["stuck_rule"], dt.datetime.fromisoformat(row["stuck_at"]))
            for row in rows
        ]

    def _cards(self, which: str, values: list[str] | None = None) -> list[Card]:
        return [card_of(row) for row in self._db.query(f"SELECT c.* FROM cases AS c {which}", values or [])]
