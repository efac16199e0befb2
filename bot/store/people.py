"""What is remembered of a person: language, what was said, the running talk, and whether they can be reached."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.store.quick import put
from flows.preferences import Preferences

_ASKED = "coalesce(json_extract(desk, '$.at'), seen_at)"
"""When somebody was last asked for something at the desk."""


@dataclass
class Person:
    """A person as one turn sees them. `said` is the last understanding, `talk` a running talk (flow and
    answers), `desk` what staff are in the middle of; each as plain JSON."""

    id: str
    language: str | None = None
    said: dict[str, Any] | None = None
    talk: dict[str, Any] | None = None
    desk: dict[str, Any] | None = None
    talk_at: dt.datetime | None = None
    reminded_at: dt.datetime | None = None
    erased: bool = False
    """Erased in this turn: nothing is stored again."""
    gone: bool = False
    """They blocked us, and this is the first that they write since."""

    @property
    def spoken(self) -> str:
        """The language that is spoken with them: Dutch, until they write in another."""
        return self.language or "nl"


class People:
    """The people table."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, person_id: str) -> Person:
        """The person, or a new one that is not stored yet."""
        for row in self._db.query("SELECT * FROM people WHERE id = ?", [person_id]):
            return Person(
                person_id,
                row["language"],
                _load(row["said"]),
                _load(row["talk"]),
                _load(row["desk"]),
                dt.datetime.fromisoformat(row["talk_at"]) if row["talk_at"] else None,
                dt.datetime.fromisoformat(row["reminded_at"]) if row["reminded_at"] else None,
                gone=row["gone_at"] is not None,
            )
        return Person(person_id)

    def save(self, person: Person, now: dt.datetime) -> None:
        """Stores the person; who writes can be reached again. One who was erased this turn is not stored."""
        if person.erased:
            return
        row = {
            "id": person.id,
            "language": person.language,
            "said": _dump(person.said),
            "talk": _dump(person.talk),
            "desk": _dump(person.desk),
            "talk_at": person.talk_at.isoformat() if person.talk_at else None,
            "reminded_at": person.reminded_at.isoformat() if person.talk and person.reminded_at else None,
            "seen_at": now.isoformat(),
            "gone_at": None,
        }
        put(self._db, "people", row, key="id")

    def preferences(self, person_id: str) -> Preferences:
        """What this person chose about hearing of cases; the usual when they chose nothing."""
        rows = self._db.query("SELECT preferences FROM people WHERE id = ?", [person_id])
        return next((Preferences.load(_load(row["preferences"])) for row in rows), Preferences())

    def prefer(self, person_id: str, preferences: Preferences) -> None:
        """Keeps what this person chose."""
        self._db.table("people").upsert({"id": person_id, "preferences": _dump(preferences.dump())}, pk="id")

    def mark_gone(self, person_id: str, now: dt.datetime) -> None:
        """This person blocked us or left; nothing is sent until they write again."""
        self._db.execute("UPDATE people SET gone_at = ? WHERE id = ? AND gone_at IS NULL", [now.isoformat(), person_id])

    def is_gone(self, person_id: str) -> bool:
        """Did this person block us?"""
        rows = self._db.query("SELECT 1 FROM people WHERE id = ? AND gone_at IS NOT NULL", [person_id])
        return any(True for _ in rows)

    def idle_talks(self, before: dt.datetime) -> list[Person]:
        """People with a talk untouched since `before` who were not reminded of it yet."""
        rows = self._db.query(
            "SELECT id FROM people WHERE talk IS NOT NULL AND talk_at < ? AND reminded_at IS NULL AND gone_at IS NULL",
            [before.isoformat()],
        )
        return [self.get(row["id"]) for row in rows]

    def at_desk(self, number: str, since: dt.datetime) -> dict[str, dt.datetime]:
        """Who is in the middle of something with this case and was asked for it since then, and when that was."""
        rows = self._db.query(
            f"SELECT id, {_ASKED} AS at FROM people WHERE desk IS NOT NULL AND json_extract(desk, '$.number') = ?",
            [number],
        )
        asked = {row["id"]: dt.datetime.fromisoformat(row["at"]) for row in rows}
        return {person: at for person, at in asked.items() if at >= since}

    def lapsed_at_desk(self, before: dt.datetime) -> list[str]:
        """Numbers of cases with which somebody was in the middle of something, asked for before then. Each is told
        only once; what they were in the middle of stays."""
        rows = self._db.query(
            f"SELECT id, {_ASKED} AS at, json_extract(desk, '$.number') AS number FROM people"
            " WHERE desk IS NOT NULL AND json_extract(desk, '$.lapsed') IS NULL"
        )
        lapsed = [row for row in rows if dt.datetime.fromisoformat(row["at"]) < before]
        for row in lapsed:
            self._db.execute("UPDATE people SET desk = json_set(desk, '$.lapsed', 1) WHERE id = ?", [row["id"]])
        return [row["number"] for row in lapsed if row["number"]]

    def leave_desk(self, person_id: str) -> None:
        """What this person began at the desk is gone."""
        self._db.execute("UPDATE people SET desk = NULL WHERE id = ?", [person_id])

    def mark_reminded(self, person_id: str, now: dt.datetime) -> None:
        """The reminder of the idle talk was sent."""
        self._db.execute("UPDATE people SET reminded_at = ? WHERE id = ?", [now.isoformat(), person_id])


def _load(value: str | None) -> dict[str, Any] | None:
    return json.loads(value) if value else None


def _dump(value: dict[str, Any] | None) -> str | None:
    return json.dumps(value, ensure_ascii=False) if value is not None else None
