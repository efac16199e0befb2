"""How much waits and how much went wrong, as counts by index: cheap enough to be asked every few seconds."""

import datetime as dt

from sqlite_utils import Database

_COUNTS = {
    "inbox_waiting": "SELECT count(*) AS n FROM inbox WHERE done_at IS NULL",
    "replies_waiting": "SELECT count(*) AS n FROM outbox WHERE state = 'waiting' AND bulk = 0",
    "news_waiting": "SELECT count(*) AS n FROM outbox WHERE state = 'waiting' AND bulk = 1",
    "promises_broken": "SELECT count(*) AS n FROM promises WHERE state = 'broken' AND kind = 'answer'",
    "promises_overdue": "SELECT count(*) AS n FROM promises WHERE state = 'open' AND kind = 'answer' AND due < :today",
}


def depth(db: Database, today: dt.date) -> dict[str, int]:
    """The counts of this moment by name; what is overdue was promised for before `today`."""
    asked = {"today": today.isoformat()}
    return {name: int(next(db.query(sql, asked if ":today" in sql else None))["n"]) for name, sql in _COUNTS.items()}
