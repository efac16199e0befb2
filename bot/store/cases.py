"""Cases and their events. Events are only ever added."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.clock import city_day
from flows import case as cases
from flows import numbers
from flows.case import Case, Event, State
from flows.told import as_it_reads


@dataclass(frozen=True)
class Card:
    """What the desk sees of a case without its story: the answers by question id, and the route that was given."""

    number: str
    flow: str
    owner: str
    stadsdeel: str | None
    state: str
    keeper: str | None
    answers: Mapping[str, Any]
    route: tuple[str, ...]
    created_at: dt.datetime
    state_at: dt.datetime
    department: str | None = None


_GIVEN = "given-"
"""Under this and the year the last number is kept that may have been given out before a copy was put back."""


class Cases:
    """The case tables."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def register(
        self,
        flow: str,
        owner: str,
        stadsdeel: str | None,
        answers: Mapping[str, Any],
        route: tuple[str, ...],
        now: dt.datetime,
    ) -> str:
        """Makes a case with its first event; returns its number."""
        year = city_day(now).year
        sequence = self._last(year) + 1
        number = numbers.make(year, sequence)
        self._db.table("cases").insert(
            {
                "number": number,
                "year": year,
                "sequence": sequence,
                "flow": flow,
                "owner": owner,
                "stadsdeel": stadsdeel,
                "state": State.RECEIVED,
                "keeper": None,
                "answers": json.dumps(answers, ensure_ascii=False),
                "route": json.dumps(list(route)),
                "created_at": now.isoformat(),
                "state_at": now.isoformat(),
            }
        )
        self.append(number, Event(now, "registered", owner, {"flow": flow, "stadsdeel": stadsdeel}))
        return number

    def _last(self, year: int) -> int:
        rows = self._db.query(
            "SELECT max(sequence) AS n FROM cases WHERE year = ? UNION ALL"
            " SELECT CAST(value AS INTEGER) FROM state WHERE name = ?",
            [year, f"{_GIVEN}{year}"],
        )
        return max(row["n"] or 0 for row in rows)

    def append(self, number: str, event: Event) -> Case:
        """Adds an event and brings the row of the case up to date."""
        self.note(number, event)
        case = self.get(number)
        assert case is not None
        self._db.execute(
            "UPDATE cases SET state = ?, keeper = ?, stadsdeel = ?, department = ?, state_at = ? WHERE number = ?",
            [case.state, case.keeper, case.stadsdeel, case.department, case.since.isoformat(), number],
        )
        return case

    def note(self, number: str, event: Event) -> None:
        """Adds an event that leaves the case where it stands."""
        self._db.execute(
            'INSERT INTO events (case_number, at, kind, "by", data) VALUES (?, ?, ?, ?, ?)',
            [number, event.at.isoformat(), event.kind, event.by, json.dumps(event.data, ensure_ascii=False)],
        )

    def get(self, number: str) -> Case | None:
        """The case as its events make it."""
        events = self.events(number)
        return cases.replay(number, events) if events else None

    def events(self, number: str) -> list[Event]:
        """The story of the case as it reads now, oldest first: with what was put right later."""
        rows = self._db.query("SELECT * FROM events WHERE case_number = ? ORDER BY id", [number])
        return as_it_reads(
            Event(dt.datetime.fromisoformat(row["at"]), row["kind"], row["by"], json.loads(row["data"])) for row in rows
        )

    def newest(self, number: str) -> int:
        """The place of the newest event in the story."""
        [row] = self._db.query("SELECT count(*) AS n FROM events WHERE case_number = ?", [number])
        return int(row["n"]) - 1

    def card(self, number: str) -> Card | None:
        """What the desk sees first."""
        rows = self._db.query("SELECT * FROM cases WHERE number = ?", [number])
        return next((card_of(row) for row in rows), None)

    def since(self, number: str) -> dt.datetime | None:
        """When the case was registered."""
        rows = self._db.query("SELECT created_at FROM cases WHERE number = ?", [number])
        return next((dt.datetime.fromisoformat(row["created_at"]) for row in rows), None)

    def of(self, person: str) -> list[Card]:
        """The cases of one person, newest first."""
        rows = self._db.query("SELECT * FROM cases WHERE owner = ? ORDER BY created_at DESC", [person])
        return [card_of(row) for row in rows]

    def is_of(self, number: str, person: str) -> bool:
        """Is this their case, or the one that somebody registered for them?"""
        found = self._db.query(
            "SELECT 1 FROM cases WHERE number = ? AND owner = ? UNION"
            " SELECT 1 FROM behalf WHERE case_number = ? AND neighbour = ?",
            [number, person, number, person],
        )
        return any(True for _row in found)

    def begin_after(self, year: int, sequence: int) -> None:
        """No case of this year gets a number up to this one: it may have been given out before."""
        if sequence > self._last(year):
            self._db.table("state").upsert({"name": f"{_GIVEN}{year}", "value": str(sequence)}, pk="name")

    def given(self) -> dict[int, int]:
        """The last number that was given out, by year, as far as is known."""
        rows = self._db.query(
            "SELECT year, max(n) AS n FROM (SELECT year, sequence AS n FROM cases UNION ALL"
            " SELECT CAST(substr(name, ?) AS INTEGER), CAST(value AS INTEGER) FROM state WHERE name GLOB ?)"
            " GROUP BY year",
            [len(_GIVEN) + 1, f"{_GIVEN}*"],
        )
        return {row["year"]: row["n"] for row in rows}

    def answer(self, number: str, answers: Mapping[str, Any]) -> None:
        """Keeps these as the answers of a case: something was sent to be added."""
        told = json.dumps(dict(answers), ensure_ascii=False)
        self._db.execute("UPDATE cases SET answers = ? WHERE number = ?", [told, number])

    def forget_answers(self, number: str, questions: Iterable[str]) -> None:
        """Takes the answers to these questions out of a case."""
        paths = [f"$.{question}" for question in questions]
        marks = ", ".join("?" for _ in paths)
        self._db.execute(f"UPDATE cases SET answers = json_remove(answers, {marks}) WHERE number = ?", [*paths, number])

    def in_states(self, *states: str) -> list[Card]:
        """The cases in any of these states, the longest waiting first."""
        marks = ", ".join("?" for _ in states)
        rows = self._db.query(f"SELECT * FROM cases WHERE state IN ({marks}) ORDER BY state_at", list(states))
        return [card_of(row) for row in rows]

    def spoken_of(self, owner: str) -> tuple[str, dt.datetime, str] | None:
        """The open case of this person about which staff wrote news, or the person wrote, last; when, and who did."""
        rows = self._db.query(
            "SELECT e.case_number, e.at, e.by FROM events AS e JOIN cases AS c ON c.number = e.case_number"
            " WHERE c.owner = ? AND c.state NOT IN ('withdrawn', 'merged', 'confirmed')"
            " AND (e.kind = 'news' OR (e.kind IN ('reply', 'said-more') AND e.by = c.owner))"
            " ORDER BY e.id DESC LIMIT 1",
            [owner],
        )
        return next(((row["case_number"], dt.datetime.fromisoformat(row["at"]), row["by"]) for row in rows), None)

    def worked_out(self, stadsdeel: str | None) -> int:
        """How many plans were confirmed by their people as done, in this part of the city (or in all of it)."""
        sql = "SELECT count(*) AS n FROM cases WHERE state = 'confirmed' AND (? IS NULL OR stadsdeel = ?)"
        return int(next(self._db.query(sql, [stadsdeel, stadsdeel]))["n"])


def listed(states: Iterable[State]) -> str:
    """These states as a list in SQL."""
    return ", ".join(f"'{state.value}'" for state in sorted(states))


def card_of(row: dict[str, Any]) -> Card:
    """A row of the cases table as a card."""
    return Card(
        row["number"],
        row["flow"],
        row["owner"],
        row["stadsdeel"],
        row["state"],
        row["keeper"],
        json.loads(row["answers"]),
        tuple(json.loads(row["route"])),
        dt.datetime.fromisoformat(row["created_at"]),
        dt.datetime.fromisoformat(row["state_at"]),
        row["department"],
    )
