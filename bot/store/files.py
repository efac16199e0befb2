"""Files that people sent, or that were made for them. Each row goes with its person."""

import datetime as dt
import hashlib

from sqlite_utils import Database


class Files:
    """The files table (see Papers for what is still to be printed)."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self, file_id: str, person: str, remote: str, kind: str, now: dt.datetime, data: bytes | None = None
    ) -> str:
        """Notes a file that somebody sent; `remote` is where its channel keeps it, `data` the file itself.

        Its id: another one when somebody else sent the same file, because each row goes with its person.
        """
        if self._db.table("files").count_where("id = ? AND person != ?", [file_id, person]):
            file_id = f"{file_id} {hashlib.blake2b(person.encode(), digest_size=8).hexdigest()}"
        row = {"id": file_id, "person": person, "remote": remote, "kind": kind, "at": now.isoformat(), "data": data}
        self._db.table("files").insert(row, ignore=True)
        return file_id

    def get(self, file_id: str, person: str) -> tuple[str, str, bytes] | None:
        """The name, kind and content of a file of this person that is kept here; None when there is none."""
        rows = self._db.query(
            "SELECT remote, kind, data FROM files WHERE id = ? AND person = ? AND data IS NOT NULL", [file_id, person]
        )
        return next(((row["remote"], row["kind"], bytes(row["data"])) for row in rows), None)

    def made_for(self, person: str, kind: str, since: dt.datetime) -> int:
        """How many files of this kind came to be for this person since then."""
        return self._db.table("files").count_where(
            "person = ? AND kind = ? AND at > ?", [person, kind, since.isoformat()]
        )

    def of_case(self, file_id: str) -> tuple[str, str, bytes | None] | None:
        """The remote name, kind and (when it is kept here) content of a file that belongs to a case, for the desk."""
        rows = self._db.query(
            "SELECT remote, kind, data FROM files WHERE id = ? AND EXISTS (SELECT 1 FROM cases"
            " WHERE cases.owner = files.person AND instr(cases.answers, files.id) > 0)",
            [file_id],
        )
        return next(((row["remote"], row["kind"], row["data"]) for row in rows), None)

    def drop(self, file_id: str, person: str) -> None:
        """A file that this person sent goes, unless a case of theirs has it."""
        self._db.execute(
            "DELETE FROM files WHERE id = ? AND person = ? AND NOT EXISTS (SELECT 1 FROM cases"
            " WHERE cases.owner = files.person AND instr(cases.answers, files.id) > 0)",
            [file_id, person],
        )
