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
_OTHER = "een ander"
_WEB = "web:"
"""How who uses a browser is called; what comes after it is the secret of that browser."""
HELPER = "contact"
"""The answer with the name and number of the one who filled in a form."""


def everything(db: Database, person: str) -> dict[str, Any]:
    """All rows of this person by kind; what staff did is there, who of them did it is not."""

    def rows(sql: str) -> list[dict[str, Any]]:
        named = {"me": person, "export": f"{EXPORT}%"}
        return [_readable(row) for row in db.query(sql, named)]

    mine = "SELECT number FROM cases WHERE owner = :me UNION SELECT case_number FROM behalf WHERE neighbour = :me"
    of_case = f"WHERE case_number IN ({mine})"
    events = f"SELECT case_number, at, kind, by, data FROM events {of_case} ORDER BY id"
    cases = f"SELECT * FROM cases WHERE number IN ({mine}) ORDER BY created_at"
    behalf = "SELECT case_number, hears, consent, consent_at FROM behalf"
    pairs = "SELECT first, second, at FROM pairs WHERE state = 'agreed'"  # before that, who said what is theirs
    files = "SELECT id, remote AS name, kind, at, length(data) AS bytes FROM files"
    found = {
        "person": rows("SELECT * FROM people WHERE id = :me"),
        "cases": [_case(row, person) for row in rows(cases)],
        "events": [_event(row, person) for row in rows(events)],
        "promises": rows(f"SELECT case_number, kind, owner, made, due, state FROM promises {of_case} ORDER BY id"),
        "questions": rows(f"SELECT case_number, kind, due, asked_at FROM questions_due {of_case} ORDER BY id"),
        "said_in_others": rows(
            f"SELECT case_number, at, kind, data FROM events WHERE by = :me AND case_number NOT IN ({mine})"
            " AND NOT EXISTS (SELECT 1 FROM audit WHERE who = :me) ORDER BY id"
        ),
        "shared": rows(f"SELECT case_number FROM follow_links {of_case} ORDER BY case_number"),
        "shown": rows(f"SELECT case_number, sees, credit, public FROM showing {of_case} ORDER BY case_number"),
        "follows": rows("SELECT case_number FROM followers WHERE person = :me ORDER BY case_number"),
        "goes_on_in": rows("SELECT case_number FROM joined WHERE person = :me ORDER BY case_number"),
        "meets": rows(f"{pairs} AND (first IN ({mine}) OR second IN ({mine})) ORDER BY at"),
        "weekly": rows("SELECT topics, since, due FROM weekly WHERE person = :me"),
        "helps": rows(f"{behalf} WHERE helper = :me ORDER BY case_number"),
        "helped": rows(f"{behalf} WHERE neighbour = :me ORDER BY case_number"),
        "news": rows("SELECT case_number, at, due, told_at, text FROM news WHERE person = :me ORDER BY id"),
        "reminders": rows("SELECT plan, activity, due, text, sent_at FROM reminders WHERE person = :me ORDER BY due"),
        "files": rows(f"{files} WHERE person = :me AND remote NOT LIKE :export ORDER BY at"),
        "messages": rows('SELECT created_at, sent_at, text, buttons FROM outbox WHERE "to" = :me ORDER BY id'),
        "at_the_desk": rows("SELECT at, what, case_number FROM audit WHERE who = :me ORDER BY id"),
        "staff": rows("SELECT name, function, role, stadsdelen, themes, at FROM staff WHERE person = :me"),
        "called": rows("SELECT name FROM staff_names WHERE person = :me"),
        "away": rows("SELECT since, until FROM away WHERE person = :me"),
        "received": rows("SELECT received_at, done_at FROM inbox WHERE person = :me ORDER BY id"),
    }
    return _without_key(found, person) if person.startswith(_WEB) else found


def _without_key(found: Any, person: str) -> Any:
    """The same without the name of a browser, with which anybody could go on as this person."""
    if isinstance(found, dict):
        return {name: _without_key(value, person) for name, value in found.items()}
    if isinstance(found, list):
        return [_without_key(value, person) for value in found]
    return found.replace(person, f"{_WEB}…") if isinstance(found, str) else found


def _case(row: dict[str, Any], person: str) -> dict[str, Any]:
    """Without who of staff keeps it, and without how the helper can be reached who registered it for this person."""
    answers = row["answers"] if row["owner"] == person else _without(row["answers"], HELPER)
    return _without(row, "owner", "keeper") | {"answers": answers}


def _event(row: dict[str, Any], person: str) -> dict[str, Any]:
    by = row["by"] if row["by"] in (person, "system") else _OTHER
    return row | {"by": by, "data": _without(row["data"], "keeper")}


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    return {name: json.loads(value) if name in _JSON and value else value for name, value in row.items()}


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
