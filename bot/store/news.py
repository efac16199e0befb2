"""News of cases that waits until people want to hear it, and when each heard of what."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from bot.messages import Button
from flows.preferences import Weight


@dataclass(frozen=True)
class Piece:
    """Something that people of a case must hear. `event`: the place in the story of what staff said, who may put it
    right later. `by`: the day for which they were promised to hear, however seldom they want to."""

    number: str
    weight: Weight
    text: str
    taps: tuple[Button, ...] = ()
    event: int | None = None
    by: dt.date | None = None


@dataclass(frozen=True)
class Item:
    """One piece of news for one person. `due`: the moment from which it may be told."""

    id: int
    person: str
    number: str
    at: dt.datetime
    weight: Weight
    text: str
    buttons: tuple[Button, ...]
    due: dt.datetime
    slot: str | None = None
    """Where it was told, when somebody of staff may still put it right."""


class NewsRows:
    """The news table. What was told keeps its moment and loses its text."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, person: str, piece: Piece, at: dt.datetime, due: dt.datetime) -> None:
        """Keeps a piece of news for somebody until `due`."""
        pairs = [[button.label, button.action] for button in piece.taps]
        self._db.execute(
            "INSERT INTO news (person, case_number, weight, text, buttons, at, due, event)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                person,
                piece.number,
                int(piece.weight),
                piece.text,
                json.dumps(pairs, ensure_ascii=False),
                at.isoformat(),
                _utc(due),
                piece.event,
            ],
        )

    def due(self, now: dt.datetime, limit: int, number: str | None = None) -> list[tuple[str, str]]:
        """At most `limit` people with the number of a case (or this case) of which something may be told now, the
        oldest first."""
        rows = self._db.query(
            "SELECT person, case_number FROM news WHERE told_at IS NULL AND due <= ?"
            " AND (? IS NULL OR case_number = ?) GROUP BY person, case_number ORDER BY min(due), min(id) LIMIT ?",
            [_utc(now), number, number, limit],
        )
        return [(row["person"], row["case_number"]) for row in rows]

    def has_words(self, items: Iterable[Item]) -> bool:
        """Are words of staff among these, that may have to be put right?"""
        ids = [item.id for item in items]
        marks = ", ".join("?" for _ in ids)
        rows = self._db.query(f"SELECT 1 FROM news WHERE id IN ({marks}) AND event IS NOT NULL", ids)
        return any(True for _row in rows)

    def waiting(self, person: str, number: str | None = None) -> list[Item]:
        """What this person was not told yet (of one case), in order."""
        rows = self._db.query(
            "SELECT * FROM news WHERE told_at IS NULL AND person = ? AND (? IS NULL OR case_number = ?) ORDER BY id",
            [person, number, number],
        )
        return [_item(row) for row in rows]

    def told(self, items: Iterable[Item], now: dt.datetime, *, bundle: bool, slot: str | None = None) -> None:
        """These were told now, as a bundle of news or at once; in a message that can be changed when it has a slot."""
        for item in items:
            self._db.execute(
                "UPDATE news SET told_at = ?, bundle = ?, slot = ?, text = '', buttons = '[]' WHERE id = ?",
                [now.isoformat(), int(bundle), slot, item.id],
            )

    def said(self, number: str, event: int) -> list[Item]:
        """The news of what staff said at this place in the story, for each who hears it: to be told yet, or told."""
        rows = self._db.query("SELECT * FROM news WHERE case_number = ? AND event = ? ORDER BY id", [number, event])
        return [_item(row) for row in rows]

    def retell(self, item: Item, text: str) -> None:
        """It was not told yet: this is what will be."""
        self._db.execute("UPDATE news SET text = ? WHERE id = ?", [text, item.id])

    def drop(self, item: Item) -> None:
        """It was not told yet, and won't be."""
        self._db.execute("DELETE FROM news WHERE id = ?", [item.id])

    def told_with(self, item: Item) -> int:
        """How many pieces of news were told in the same message."""
        [row] = self._db.query("SELECT count(*) AS n FROM news WHERE slot = ? AND person = ?", [item.slot, item.person])
        return int(row["n"])

    def heard(self, person: str, number: str, *, at_all: bool = False) -> dt.datetime | None:
        """When this person was last told a bundle about this case, or anything `at_all`."""
        rows = self._db.query(
            "SELECT told_at FROM news WHERE person = ? AND case_number = ? AND told_at IS NOT NULL"
            " AND (bundle OR ?) ORDER BY id DESC LIMIT 1",
            [person, number, at_all],
        )
        return next((dt.datetime.fromisoformat(row["told_at"]) for row in rows), None)

    def postpone(self, item: Item, due: dt.datetime) -> None:
        """It may be told from another moment."""
        self._db.execute("UPDATE news SET due = ? WHERE id = ?", [_utc(due), item.id])

    def forget(self, number: str, person: str | None = None) -> None:
        """What waits of this case is not told any more (to one person, or to nobody)."""
        self._db.execute(
            "DELETE FROM news WHERE told_at IS NULL AND case_number = ? AND (? IS NULL OR person = ?)",
            [number, person, person],
        )

    def take_back(self, number: str, at: dt.datetime) -> list[str]:
        """What came up at `at` in this case and waits is not told any more. Gives the people who were told already."""
        self._db.execute(
            "DELETE FROM news WHERE told_at IS NULL AND case_number = ? AND at = ?", [number, at.isoformat()]
        )
        rows = self._db.query(
            "SELECT DISTINCT person FROM news WHERE case_number = ? AND at = ?", [number, at.isoformat()]
        )
        return [row["person"] for row in rows]


def _utc(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat()


def _item(row: dict[str, object]) -> Item:
    return Item(
        int(str(row["id"])),
        str(row["person"]),
        str(row["case_number"]),
        dt.datetime.fromisoformat(str(row["at"])),
        Weight(int(str(row["weight"]))),
        str(row["text"]),
        tuple(Button(*pair) for pair in json.loads(str(row["buttons"]))),
        dt.datetime.fromisoformat(str(row["due"])),
        str(row["slot"]) if row["slot"] else None,
    )
