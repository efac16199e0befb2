"""Cases that somebody registered for a neighbour: who helps, who it is for, who agreed how, and who hears of it."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

Hears = Literal["helper", "persoon", "allebei"]
"""Who gets the news; the words are those of the question in the flow."""


@dataclass(frozen=True)
class Behalf:
    """Two people and one case. The helper owns it; `neighbour` is known once they opened the link.

    `consent`: `said` aloud, as the helper told; given by `link`; or taken `back`.
    """

    number: str
    key: str
    helper: str
    neighbour: str | None
    hears: Hears
    consent: Literal["said", "link", "back"]

    @property
    def people(self) -> list[str]:
        """Who hears the news: what was chosen, and the helper as long as the neighbour can't be reached."""
        if self.neighbour is None or self.hears == "helper":
            return [self.helper]
        return [self.neighbour] if self.hears == "persoon" else [self.helper, self.neighbour]


class Behalves:
    """The table of these cases."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, number: str, helper: str, hears: Hears, now: dt.datetime) -> Behalf:
        """A case was registered for a neighbour, who agreed aloud; its link has a key that can't be guessed."""
        row = {"case_number": number, "key": secrets.token_urlsafe(16), "helper": helper, "neighbour": None}
        self._db.table("behalf").insert(row | {"hears": hears, "consent": "said", "consent_at": now.isoformat()})
        found = self.of(number)
        assert found is not None
        return found

    def split_off(self, found: Behalf, number: str, now: dt.datetime) -> None:
        """A part of a case is a case of its own, for the same neighbour, as they agreed; with a link of its own."""
        begun = self.begin(number, found.helper, found.hears, now)
        if found.consent == "link" and found.neighbour is not None:
            self.agree(begun.number, found.neighbour, now)

    def of(self, number: str) -> Behalf | None:
        """Who this case is for and who helps; None when it is somebody's own."""
        return self._one("case_number = ?", number)

    def by_key(self, key: str) -> Behalf | None:
        """The case of this link."""
        return self._one("key = ?", key)

    def for_neighbour(self, person: str) -> list[str]:
        """The numbers of the cases that others registered for this person, newest first."""
        rows = self._db.query(
            "SELECT case_number FROM behalf WHERE neighbour = ? ORDER BY consent_at DESC, case_number DESC", [person]
        )
        return [row["case_number"] for row in rows]

    def agree(self, number: str, neighbour: str, now: dt.datetime) -> None:
        """The neighbour opened the link and agrees."""
        self._db.execute(
            "UPDATE behalf SET neighbour = ?, consent = 'link', consent_at = ? WHERE case_number = ?",
            [neighbour, now.isoformat(), number],
        )

    def take_back(self, number: str, now: dt.datetime) -> None:
        """The neighbour does not agree any more; the link is worth nothing now."""
        self._db.execute(
            "UPDATE behalf SET consent = 'back', neighbour = NULL, key = ?, consent_at = ? WHERE case_number = ?",
            [secrets.token_urlsafe(16), now.isoformat(), number],
        )

    def hear(self, number: str, hears: Hears) -> None:
        """Who gets the news from now on."""
        self._db.execute("UPDATE behalf SET hears = ? WHERE case_number = ?", [hears, number])

    def _one(self, where: str, value: str) -> Behalf | None:
        names = "case_number, key, helper, neighbour, hears, consent"
        rows = self._db.query(f"SELECT {names} FROM behalf WHERE {where}", [value])
        return next((Behalf(*row.values()) for row in rows), None)
