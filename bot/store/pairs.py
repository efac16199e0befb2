"""Pairs of cases whose people may want to meet, and the people who came along when a case was merged."""

import datetime as dt
from typing import Literal

from sqlite_utils import Database

from bot.store.cases import listed
from flows.case import CLOSED

Agreement = Literal["asked-first", "asked-second", "agreed", "declined"]
_CLOSED = listed(CLOSED)


class Pairs:
    """The pairs and joined tables."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, first: str, second: str, now: dt.datetime) -> bool:
        """The people of the first are asked; False when these two were a pair before."""
        if self.state(first, second) is not None:
            return False
        row = {"first": first, "second": second, "state": "asked-first", "at": now.isoformat()}
        self._db.table("pairs").insert(row)
        return True

    def state(self, one: str, other: str) -> tuple[str, Agreement] | None:
        """Which of these two was asked first, and how far they are."""
        rows = self._db.query(
            "SELECT first, state FROM pairs WHERE (first = ? AND second = ?) OR (first = ? AND second = ?)",
            [one, other, other, one],
        )
        return next(((row["first"], row["state"]) for row in rows), None)

    def now(self, one: str, other: str, state: Agreement) -> None:
        """They are this far."""
        self._db.execute(
            "UPDATE pairs SET state = ? WHERE (first = ? AND second = ?) OR (first = ? AND second = ?)",
            [state, one, other, other, one],
        )

    def alike(self, number: str, place: str) -> str | None:
        """The newest open case of somebody else about the same thing near this one that it was no pair with before:
        the same flow, the same first record, the same wijk (or stadsdeel, when one of them names no wijk). `place`: the
        question of that flow that asks where it is."""
        rows = self._db.query(_ALIKE, _asked(number, place))
        return next((row["number"] for row in rows), None)

    def same(self, number: str, place: str) -> str | None:
        """The newest open case of the same person about the same thing in the same place as this one. `place`: as with
        `alike`."""
        rows = self._db.query(_SAME, _asked(number, place))
        return next((row["number"] for row in rows), None)

    def of(self, number: str) -> list[tuple[str, Agreement]]:
        """The cases with which this one is a pair, and how far they are."""
        rows = self._db.query(
            "SELECT CASE first WHEN ? THEN second ELSE first END AS other, state FROM pairs"
            " WHERE first = ? OR second = ? ORDER BY at",
            [number, number, number],
        )
        return [(row["other"], row["state"]) for row in rows]

    def join(self, number: str, person: str) -> None:
        """The case of this person goes on in this one; they hear of it from now on."""
        self._db.table("joined").insert({"case_number": number, "person": person}, ignore=True)

    def leave(self, number: str, person: str) -> None:
        """This person does not take part in the case any more."""
        self._db.execute("DELETE FROM joined WHERE case_number = ? AND person = ?", [number, person])

    def joined(self, number: str) -> list[str]:
        """Whose cases go on in this one."""
        rows = self._db.query("SELECT person FROM joined WHERE case_number = ? ORDER BY rowid", [number])
        return [row["person"] for row in rows]

    def joined_by(self, person: str) -> list[str]:
        """The cases in which those of this person go on."""
        rows = self._db.query("SELECT case_number FROM joined WHERE person = ? ORDER BY rowid DESC", [person])
        return [row["case_number"] for row in rows]


def _asked(number: str, place: str) -> dict[str, str]:
    return {"number": number, "wijk": f'$."{place}".wijk'}


_ABOUT_THE_SAME = f"""
SELECT theirs.number FROM cases AS mine JOIN cases AS theirs
    ON theirs.stadsdeel = mine.stadsdeel AND theirs.flow = mine.flow
WHERE mine.number = :number AND theirs.number != mine.number AND theirs.state NOT IN ({_CLOSED})
    AND json_extract(theirs.route, '$[0]') = json_extract(mine.route, '$[0]')
    AND coalesce(json_extract(theirs.answers, :wijk), json_extract(mine.answers, :wijk), '')
        = coalesce(json_extract(mine.answers, :wijk), json_extract(theirs.answers, :wijk), '')
"""
_ALIKE = f"""{_ABOUT_THE_SAME}
    AND theirs.owner NOT IN (mine.owner, 'erased')
    AND NOT EXISTS (SELECT 1 FROM pairs WHERE (first = mine.number AND second = theirs.number)
        OR (first = theirs.number AND second = mine.number))
ORDER BY theirs.created_at DESC LIMIT 1
"""
_SAME = f"{_ABOUT_THE_SAME} AND theirs.owner = mine.owner ORDER BY theirs.created_at DESC LIMIT 1"
