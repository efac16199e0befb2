"""Cases, their events, promises and follow-up questions. Events are only ever added."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlite_utils import Database

from bot.clock import city_day
from flows import case as cases
from flows import numbers
from flows.case import Case, Event
from flows.promise import Promise, PromiseState
from flows.told import as_it_reads


@dataclass(frozen=True)
class Kept:
    """A promise with its row id."""

    id: int
    promise: Promise


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
        last = next(self._db.query("SELECT max(sequence) AS n FROM cases WHERE year = ?", [year]))["n"]
        number = numbers.make(year, (last or 0) + 1)
        self._db.table("cases").insert(
            {
                "number": number,
                "year": year,
                "sequence": (last or 0) + 1,
                "flow": flow,
                "owner": owner,
                "stadsdeel": stadsdeel,
                "state": cases.State.RECEIVED,
                "keeper": None,
                "answers": json.dumps(answers, ensure_ascii=False),
                "route": json.dumps(list(route)),
                "created_at": now.isoformat(),
                "state_at": now.isoformat(),
            }
        )
        self.append(number, Event(now, "registered", owner, {"flow": flow, "stadsdeel": stadsdeel, "tells": True}))
        return number

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

    def promise(self, promise: Promise) -> None:
        """Makes a promise; an open one of the same kind is kept by it."""
        self.settle(promise.number, PromiseState.KEPT, promise.kind)
        self._db.execute(
            "INSERT INTO promises (case_number, kind, owner, due, made, state) VALUES (?, ?, ?, ?, ?, 'open')",
            [promise.number, promise.kind, promise.owner, promise.due.isoformat(), promise.made.isoformat()],
        )

    def move_promise(self, promise: Promise, due: dt.date) -> None:
        """The open promise of this kind is for another day, because the person wants to hear less or more often."""
        self._db.execute(
            "UPDATE promises SET due = ? WHERE case_number = ? AND kind = ? AND state = 'open'",
            [due.isoformat(), promise.number, promise.kind],
        )

    def promised_by(self, number: str, owner: str) -> None:
        """The open promises of a case are of this function from now on: it was handed over."""
        self._db.execute("UPDATE promises SET owner = ? WHERE case_number = ? AND state = 'open'", [owner, number])

    def settle(self, number: str, state: PromiseState, kind: str | None = None) -> None:
        """Closes the open promises of a case (of one kind, or all) as kept, broken or cancelled."""
        self._db.execute(
            "UPDATE promises SET state = ? WHERE case_number = ? AND state = 'open' AND (? IS NULL OR kind = ?)",
            [state, number, kind, kind],
        )

    def mark_warned(self, promise_id: int) -> None:
        """Staff were warned of this one."""
        self._db.execute("UPDATE promises SET warned = 1 WHERE id = ?", [promise_id])

    def open_promises(self, number: str) -> list[Promise]:
        """What is promised to the people of this case, the soonest first."""
        rows = self._db.query("SELECT * FROM promises WHERE case_number = ? AND state = 'open' ORDER BY due", [number])
        return [_promise(row) for row in rows]

    def promises_of(self, number: str) -> list[Promise]:
        """Everything that was ever promised to the people of this case, in order."""
        rows = self._db.query("SELECT * FROM promises WHERE case_number = ? ORDER BY id", [number])
        return [_promise(row) for row in rows]

    def promises_due(self, today: dt.date, warn_until: dt.date, limit: int) -> list[Kept]:
        """At most `limit` open promises with which something must happen today: broken answers first (their
        message is news too), then warnings up to `warn_until`, then news; the oldest first.

        Each part reads only the rows it gives, so it costs the same however many promises wait for later.
        """
        rows = self._db.query(_DUE, {"today": today.isoformat(), "warn": warn_until.isoformat(), "limit": limit})
        return [Kept(row["id"], _promise(row)) for row in rows]

    def is_open(self, promise_id: int) -> bool:
        """Is this promise still open?"""
        return bool(next(self._db.query("SELECT state FROM promises WHERE id = ?", [promise_id]))["state"] == "open")

    def promise_counts(self) -> dict[str, int]:
        """How many promises are open, kept, broken, cancelled."""
        return {
            row["state"]: row["n"] for row in self._db.query("SELECT state, count(*) AS n FROM promises GROUP BY state")
        }

    def ask_later(self, number: str, kind: str, due: dt.date) -> None:
        """Plans a follow-up question to the people of the case."""
        self._db.table("questions_due").insert({"case_number": number, "kind": kind, "due": due.isoformat()})

    def questions_due(self, today: dt.date, limit: int) -> list[tuple[int, str, str]]:
        """At most `limit` follow-up questions whose day has come, the oldest first: row id, case number, kind."""
        rows = self._db.query(
            "SELECT * FROM questions_due WHERE asked_at IS NULL AND due <= ? ORDER BY due, id LIMIT ?",
            [today.isoformat(), limit],
        )
        return [(row["id"], row["case_number"], row["kind"]) for row in rows]

    def mark_asked(self, question_id: int, now: dt.datetime) -> None:
        """The follow-up question was asked."""
        self._db.execute("UPDATE questions_due SET asked_at = ? WHERE id = ?", [now.isoformat(), question_id])

    def asked(self, owner: str, since: dt.datetime) -> tuple[str, str] | None:
        """The case of this person about which a question was asked since then that they did not answer yet, and the
        kind of question: the newest."""
        rows = self._db.query(
            "SELECT q.case_number, q.kind FROM questions_due AS q JOIN cases AS c ON c.number = q.case_number"
            " WHERE c.owner = ? AND q.asked_at >= ? AND NOT EXISTS (SELECT 1 FROM events AS e"
            " WHERE e.case_number = q.case_number AND e.kind IN ('helped', 'follow-up') AND e.at >= q.asked_at)"
            " ORDER BY q.asked_at DESC LIMIT 1",
            [owner, since.isoformat()],
        )
        return next(((row["case_number"], row["kind"]) for row in rows), None)

    def answered(self, number: str) -> bool:
        """Did the person of this case tell how it went after the last decision?"""
        kinds = [event.kind for event in self.events(number)]
        last = max((place for place, kind in enumerate(kinds) if kind.startswith("decide")), default=0)
        return "follow-up" in kinds[last:]

    def told_lately(self, owner: str, since: dt.datetime) -> tuple[str, dt.datetime] | None:
        """The case about which this person told since then that it did not go well (or said more), and when."""
        rows = self._db.query(
            "SELECT e.case_number, e.at, e.data FROM events AS e JOIN cases AS c ON c.number = e.case_number"
            " WHERE c.owner = ? AND e.by = c.owner AND e.kind IN ('helped', 'follow-up', 'said-more')"
            " ORDER BY e.id DESC LIMIT 1",
            [owner],
        )
        for row in rows:
            at = dt.datetime.fromisoformat(row["at"])
            if at >= since and json.loads(row["data"]).get("how") != "yes":
                return row["case_number"], at
        return None

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

    def cancel_questions(self, number: str) -> None:
        """Takes back the follow-up questions of a case that were not asked yet."""
        self._db.execute("DELETE FROM questions_due WHERE case_number = ? AND asked_at IS NULL", [number])


_DUE = """
SELECT * FROM (SELECT * FROM promises INDEXED BY promises_by_day
    WHERE state = 'open' AND kind = 'answer' AND due < :today ORDER BY due, id LIMIT :limit)
UNION ALL SELECT * FROM (SELECT * FROM promises INDEXED BY promises_unwarned
    WHERE state = 'open' AND kind = 'answer' AND warned = 0 AND due BETWEEN :today AND :warn ORDER BY due LIMIT :limit)
UNION ALL SELECT * FROM (SELECT * FROM promises INDEXED BY promises_by_day
    WHERE state = 'open' AND kind = 'news' AND due <= :today ORDER BY due, id LIMIT :limit)
LIMIT :limit
"""


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


def _promise(row: dict[str, Any]) -> Promise:
    return Promise(
        row["case_number"],
        cast(Literal["answer", "news"], row["kind"]),
        row["owner"],
        dt.date.fromisoformat(row["due"]),
        dt.date.fromisoformat(row["made"]),
        PromiseState(row["state"]),
        bool(row["warned"]),
    )
