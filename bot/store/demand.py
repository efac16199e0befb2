"""What was asked for and shown, as counts by month. Nobody can be found in it: no person, no text, no day."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Literal

from sqlite_utils import Database

Counted = Literal["need", "unmet", "record", "status"]
"""A need asked for; the same without a regeling that may fit; a record shown; how a question ended."""


class Demand:
    """The demand table."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, names: Mapping[Counted, Iterable[str]], day: dt.date) -> None:
        """Counts these names once more in the month of `day`."""
        each = [(kind, name) for kind, listed in names.items() for name in listed]
        self._db.execute(
            "INSERT INTO demand (month, kind, name, asked) SELECT ?, value ->> 0, value ->> 1, 1 FROM json_each(?)"
            " WHERE true ON CONFLICT (month, kind, name) DO UPDATE SET asked = asked + 1",
            [f"{day:%Y-%m}", json.dumps(each)],
        )

    def of(self, kind: Counted, month: str) -> dict[str, int]:
        """The counts of a month (`2026-11`), the largest first."""
        rows = self._db.query(
            "SELECT name, asked FROM demand WHERE month = ? AND kind = ? ORDER BY asked DESC, name", [month, kind]
        )
        return {row["name"]: row["asked"] for row in rows}
