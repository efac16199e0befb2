"""Who works at the desk: with which role, for which part of the city, and who is away."""

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database


class Role(StrEnum):
    """What somebody at the desk may do. `GONE` is somebody who was taken off, whatever the settings say."""

    STAFF = "medewerker"
    EDITOR = "redacteur"
    COORDINATOR = "coördinator"
    GONE = "weg"


@dataclass(frozen=True)
class Member:
    """Somebody at the desk. Residents hear `function`, never `name`. Empty `stadsdelen` is the whole city, empty
    `themes` every theme."""

    person: str
    name: str
    function: str
    role: Role
    stadsdelen: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()


class Staff:
    """The staff tables."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, member: Member, by: str, now: dt.datetime) -> None:
        """Puts somebody on the list, or changes who was on it."""
        row = {
            "person": member.person,
            "name": member.name,
            "function": member.function,
            "role": member.role,
            "stadsdelen": json.dumps(sorted(member.stadsdelen)),
            "themes": json.dumps(sorted(member.themes)),
            "by": by,
            "at": now.isoformat(),
        }
        self._db.table("staff").upsert(row, pk="person")
        if member.role is Role.GONE:
            self._db.execute("DELETE FROM staff_names WHERE person = ?", [member.person])

    def get(self, person: str) -> Member | None:
        """Their place on the list; None for anybody who was never put on it or taken off it."""
        return next((_member(row) for row in self._db.query("SELECT * FROM staff WHERE person = ?", [person])), None)

    def all(self) -> list[Member]:
        """Everybody who is or was on the list, by name."""
        return [_member(row) for row in self._db.query("SELECT * FROM staff ORDER BY name, person")]

    def call(self, person: str, name: str) -> None:
        """This is what somebody calls themselves; on the list they may have another name."""
        self._db.execute(
            "INSERT INTO staff_names (person, name) VALUES (?, ?)"
            " ON CONFLICT (person) DO UPDATE SET name = excluded.name WHERE name != excluded.name",
            [person, name],
        )

    def name(self, person: str) -> str | None:
        """The name of somebody: the one on the list, or else what they call themselves."""
        rows = self._db.query(
            "SELECT name FROM staff WHERE person = ? AND name != '' UNION ALL"
            " SELECT name FROM staff_names WHERE person = ? LIMIT 1",
            [person, person],
        )
        return next((str(row["name"]) for row in rows), None)

    def leave(self, person: str, now: dt.datetime, until: dt.date | None) -> None:
        """From now on they are away, until the day they are back (not that day itself), or until they say so."""
        row = {"person": person, "since": now.isoformat(), "until": until.isoformat() if until else None}
        self._db.table("away").upsert(row, pk="person")

    def back(self, person: str) -> bool:
        """They are back; False when they were not away."""
        return self._db.execute("DELETE FROM away WHERE person = ?", [person]).rowcount > 0

    def is_away(self, person: str, today: dt.date) -> bool:
        """Are they away today, or taken off the list?"""
        found = self.get(person)
        return person in self.away(today) or (found is not None and found.role is Role.GONE)

    def away(self, today: dt.date) -> set[str]:
        """Who is away today."""
        rows = self._db.query("SELECT person FROM away WHERE until IS NULL OR until > ?", [today.isoformat()])
        return {row["person"] for row in rows}


def _member(row: dict[str, str]) -> Member:
    return Member(
        row["person"],
        row["name"],
        row["function"],
        Role(row["role"]),
        frozenset(json.loads(row["stadsdelen"])),
        frozenset(json.loads(row["themes"])),
    )
