"""Accounts that write faster than a person can: one never costs the others their answer."""

import datetime as dt

from sqlite_utils import Database

MOST = 60
"""Messages and taps of one person that are taken in a minute: nobody types or taps faster."""
WINDOW = dt.timedelta(minutes=1)


class Flood:
    """Counts what arrived in the inbox, per person. What it costs does not grow with how much somebody sent."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def is_from(self, person: str, now: dt.datetime) -> bool:
        """Did more than MOST of this person arrive in the last minute?"""
        found = self._db.query(
            "SELECT 1 FROM inbox WHERE person = ? AND received_at > ? AND received_at <= ? LIMIT 1 OFFSET ?",
            [person, (now - WINDOW).isoformat(), now.isoformat(), MOST],
        )
        return any(True for _row in found)

    def set_aside(self, person: str, now: dt.datetime) -> int:
        """What waits of this person is not handled any more; tells how much. Its text is forgotten."""
        return self._db.execute(
            "UPDATE inbox INDEXED BY inbox_waiting_of SET done_at = ?, body = '{}', error = 'flood'"
            " WHERE person = ? AND done_at IS NULL",
            [now.isoformat(), person],
        ).rowcount

    def unsay(self, person: str) -> None:
        """Answers to this person that still wait to be sent are taken back: there are as many as were asked for, and a
        chat gets one a second. What is about a case stays."""
        self._db.execute(
            "UPDATE outbox SET state = 'replaced' WHERE state = 'waiting' AND \"to\" = ? AND NOT bulk AND tries = 0"
            ' AND case_number IS NULL AND "once" IS NULL',
            [person],
        )
