"""Everything that is kept of one person, as plain data."""

import json
from typing import Any

from sqlite_utils import Database

EXPORT = "mijn-gegevens-"
"""How the name of a file with somebody's own data starts; such files are kept for a day."""
DOSSIER = "dossier-"
"""The same for the story of one case."""
_JSON = frozenset(
    {"said", "talk", "desk", "answers", "route", "data", "buttons", "stadsdelen", "themes", "preferences", "topics"}
)
_STAFF = "medewerker"


def everything(db: Database, person: str) -> dict[str, Any]:
    """All rows of this person by kind; what staff did is there, who of them did it is not."""

    def rows(sql: str) -> list[dict[str, Any]]:
        return [_readable(row) for row in db.query(sql, [person])]

    of_case = "WHERE case_number IN (SELECT number FROM cases WHERE owner = ?)"
    events = rows(f"SELECT case_number, at, kind, by, data FROM events {of_case} ORDER BY id")
    return {
        "person": rows("SELECT * FROM people WHERE id = ?"),
        "cases": [_without(row, "keeper") for row in rows("SELECT * FROM cases WHERE owner = ? ORDER BY created_at")],
        "events": [_event(row, person) for row in events],
        "promises": rows(f"SELECT case_number, kind, owner, made, due, state FROM promises {of_case} ORDER BY id"),
        "questions": rows(f"SELECT case_number, kind, due, asked_at FROM questions_due {of_case} ORDER BY id"),
        "follows": rows("SELECT case_number FROM followers WHERE person = ? ORDER BY case_number"),
        "goes_on_in": rows("SELECT case_number FROM joined WHERE person = ? ORDER BY case_number"),
        "weekly": rows("SELECT topics, since, due FROM weekly WHERE person = ?"),
        "helps": rows(
            "SELECT case_number, hears, consent, consent_at FROM behalf WHERE helper = ? ORDER BY case_number"
        ),
        "helped": rows(
            "SELECT case_number, hears, consent, consent_at FROM behalf WHERE neighbour = ? ORDER BY case_number"
        ),
        "news": rows("SELECT case_number, at, due, told_at, text FROM news WHERE person = ? ORDER BY id"),
        "reminders": rows("SELECT due, text, sent_at FROM reminders WHERE person = ? ORDER BY due"),
        "files": rows("SELECT id, kind, at, length(data) AS bytes FROM files WHERE person = ? ORDER BY at"),
        "messages": rows('SELECT created_at, sent_at, text FROM outbox WHERE "to" = ? ORDER BY id'),
        "at_the_desk": rows("SELECT at, what, case_number FROM audit WHERE who = ? ORDER BY id"),
        "staff": rows("SELECT name, function, role, stadsdelen, themes, at FROM staff WHERE person = ?"),
        "received": rows("SELECT received_at, done_at FROM inbox WHERE person = ? ORDER BY id"),
    }


def _event(row: dict[str, Any], person: str) -> dict[str, Any]:
    by = row["by"] if row["by"] in (person, "system") else _STAFF
    return row | {"by": by, "data": _without(row["data"], "keeper")}


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    return {name: json.loads(value) if name in _JSON and value else value for name, value in row.items()}


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
