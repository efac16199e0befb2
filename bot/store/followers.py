"""Who follows a case of somebody else, by a link that can't be guessed and that the initiator can end."""

import secrets

from sqlite_utils import Database


class Followers:
    """The follow links and who used them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def link(self, number: str) -> str:
        """The key of the link to follow this case; made when there is none."""
        rows = self._db.query("SELECT key FROM follow_links WHERE case_number = ?", [number])
        known = next((str(row["key"]) for row in rows), None)
        if known is not None:
            return known
        key = secrets.token_urlsafe(16)
        self._db.table("follow_links").insert({"key": key, "case_number": number})
        return key

    def case_of(self, key: str) -> str | None:
        """The number of the case that this link leads to."""
        rows = self._db.query("SELECT case_number FROM follow_links WHERE key = ?", [key])
        return next((row["case_number"] for row in rows), None)

    def add(self, number: str, person: str) -> None:
        """This person follows the case from now on."""
        self._db.table("followers").insert({"case_number": number, "person": person}, ignore=True)

    def remove(self, number: str, person: str) -> None:
        """This person does not follow the case any more."""
        self._db.execute("DELETE FROM followers WHERE case_number = ? AND person = ?", [number, person])

    def of(self, number: str) -> list[str]:
        """Who follows this case."""
        rows = self._db.query("SELECT person FROM followers WHERE case_number = ? ORDER BY person", [number])
        return [row["person"] for row in rows]

    def end(self, number: str) -> None:
        """Nobody follows this case any more, and its link is worth nothing."""
        self._db.execute("DELETE FROM follow_links WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM followers WHERE case_number = ?", [number])
