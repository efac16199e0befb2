"""Questions without a good answer, and answers that people called wrong: for editors, without who it was."""

import datetime as dt
from collections.abc import Iterable
from typing import cast

from sqlite_utils import Database


class Gaps:
    """The gaps table."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self, status: str, language: str, stadsdeel: str | None, text: str, now: dt.datetime, about: Iterable[str] = ()
    ) -> int:
        """Notes a question without a good answer (or with a wrong one, `about` these records), for editors; its number.

        The text must be free of personal data.
        """
        row = {"at": now.isoformat(), "status": status, "language": language, "stadsdeel": stadsdeel, "text": text}
        return cast(int, self._db.table("gaps").insert(row | {"about": " ".join(about)}).last_pk)

    def say_more(self, number: int, text: str) -> None:
        """Adds to what was noted what is wrong with the answer, free of personal data."""
        self._db.execute("UPDATE gaps SET text = trim(text || ' – ' || ?, ' –') WHERE id = ?", [text, number])

    def newest(self) -> list[dict[str, str]]:
        """What editors should look at, the newest first."""
        return list(self._db.query("SELECT at, status, language, stadsdeel, text, about FROM gaps ORDER BY id DESC"))
