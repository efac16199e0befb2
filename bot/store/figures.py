"""What became of cases and promises, as counts for the report of a month. Nothing in it names a person or a case."""

import datetime as dt
from collections.abc import Iterable

from sqlite_utils import Database

from bot.store.cases import listed
from bot.store.queues import stands
from flows.case import State


class Figures:
    """Counts cases, their events and their promises; changes nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def waiting(self, before: dt.datetime, states: Iterable[State]) -> dict[tuple[str, str], int]:
        """How many cases stand in one of these states since before that moment, by flow and state."""
        rows = self._db.query(
            f"SELECT flow, state, count(*) AS n FROM cases WHERE state IN ({listed(states)})"
            " AND state_at < ? GROUP BY flow, state",
            [before.isoformat()],
        )
        return {(row["flow"], row["state"]): row["n"] for row in rows}

    def registered(self, month: str) -> dict[str, int]:
        """How many cases were registered in a month, by flow."""
        rows = self._db.query(
            "SELECT flow, count(*) AS n FROM cases WHERE substr(created_at, 1, 7) = ? GROUP BY flow", [month]
        )
        return {row["flow"]: row["n"] for row in rows}

    def blocked(self, month: str) -> list[tuple[str, str]]:
        """What came to the doorbraaktafel in a month: the kind of thing that blocks and its name, once a case."""
        rows = self._db.query(
            "SELECT DISTINCT e.case_number, json_extract(e.data, '$.kind') AS kind,"
            " json_extract(e.data, '$.rule') AS rule FROM events AS e WHERE e.kind = 'wait'"
            f" AND substr(e.at, 1, 7) = ? AND json_extract(e.data, '$.rule') IS NOT NULL AND {stands('e')}",
            [month],
        )
        return [(row["kind"], row["rule"]) for row in rows]

    def stopped(self, month: str) -> list[str]:
        """Why people stopped with their own plans in a month: what they tapped, or `other` for their own words."""
        rows = self._db.query(
            "SELECT coalesce(json_extract(e.data, '$.why'), 'other') AS why FROM events AS e WHERE e.kind = 'stop'"
            " AND substr(e.at, 1, 7) = ? AND json_extract(e.data, '$.mine') IS NOT NULL",
            [month],
        )
        return [row["why"] for row in rows]

    def promises(self, month: str) -> dict[str, dict[str, int]]:
        """How promises ended whose day lay in a month, by who made them."""
        rows = self._db.query(
            "SELECT owner, state, count(*) AS n FROM promises WHERE substr(due, 1, 7) = ? GROUP BY owner, state",
            [month],
        )
        found: dict[str, dict[str, int]] = {}
        for row in rows:
            found.setdefault(row["owner"] or "", {})[row["state"]] = row["n"]
        return found
