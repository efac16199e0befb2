"""Erasing a person, also from a copy of the store that is put back later."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable

from sqlite_utils import Database

from bot.store.cases import Cases
from bot.store.staff import Role
from flows.case import Actor, Event, Move, possible
from flows.promise import PromiseState

NOBODY = "erased"
"""Who a case belongs to whose person was erased."""


class Erasing:
    """Removes people. `remember` is the piece of state in which the key of the hashes is kept."""

    def __init__(
        self, db: Database, cases: Cases, recall: Callable[[str], str | None], remember: Callable[[str, str], None]
    ) -> None:
        self._db = db
        self._cases = cases
        self._recall = recall
        self._remember = remember

    def person(self, person: str, now: dt.datetime) -> list[str]:
        """Removes everything of a person; returns the numbers of the cases that stay without them.

        Of a case only number, dates and states stay, so that what was promised can still be counted. One that
        was still open is withdrawn. A hash stays that recognises the person in an older copy, and nothing else.
        """
        withdrawn = []
        # who was helped and agreed goes on alone; a plan for who is erased stops, whoever registered it
        self._db.execute(
            "UPDATE cases SET owner = b.neighbour, answers = json_remove(answers, '$.contact') FROM behalf AS b"
            " WHERE b.case_number = cases.number AND b.helper = ? AND b.neighbour IS NOT NULL",
            [person],
        )
        self._db.execute("DELETE FROM behalf WHERE helper = ?", [person])
        self._db.execute(
            "UPDATE cases SET owner = ? FROM behalf AS b WHERE b.case_number = cases.number AND b.neighbour = ?",
            [person, person],
        )
        for card in self._cases.of(person):
            case = self._cases.get(card.number)
            if case is not None and Move.WITHDRAW in possible(case.state, Actor.RESIDENT):
                self._cases.append(card.number, Event(now, Move.WITHDRAW, person, {"tells": False}))
                withdrawn.append(card.number)
            self.case(card.number, person)
        self._db.execute('DELETE FROM outbox WHERE "to" = ?', [person])
        self._db.execute('DELETE FROM shown WHERE "to" = ?', [person])
        self._db.execute("DELETE FROM files WHERE person = ?", [person])
        self._db.execute("DELETE FROM reminders WHERE person = ?", [person])
        self._db.execute("DELETE FROM followers WHERE person = ?", [person])
        self._db.execute("DELETE FROM weekly WHERE person = ?", [person])
        self._db.execute("DELETE FROM joined WHERE person = ?", [person])
        self._db.execute("DELETE FROM news WHERE person = ?", [person])
        self._db.execute(
            "UPDATE inbox SET body = '{}', person = '', chat = '', key = 'erased:' || id"
            " WHERE person = ? AND done_at IS NOT NULL",
            [person],
        )
        # what waits now is the turn that erases, or later ones: they keep their text until it is their turn
        self._db.execute("DELETE FROM people WHERE id = ?", [person])
        self._db.execute("DELETE FROM away WHERE person = ?", [person])
        # who was taken off the desk's list stays off it: without a name, but not forgotten
        self._db.execute("UPDATE staff SET name = '', function = '', role = ? WHERE person = ?", [Role.GONE, person])
        self._db.table("erased").upsert({"hash": self._hash(person), "at": now.isoformat()}, pk="hash")
        return withdrawn

    def case(self, number: str, person: str) -> None:
        """Takes the person and all that was said out of a case; number, dates and states stay."""
        self._cases.cancel_questions(number)
        self._cases.settle(number, PromiseState.CANCELLED)
        self._db.execute("UPDATE events SET data = '{}' WHERE case_number = ? AND kind != 'registered'", [number])
        self._db.execute("UPDATE events SET by = ? WHERE case_number = ? AND by = ?", [NOBODY, number, person])
        self._db.execute("UPDATE cases SET owner = ?, answers = '{}' WHERE number = ?", [NOBODY, number])
        self._db.execute("DELETE FROM outbox WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM news WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM sayings WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM followers WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM follow_links WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM behalf WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM joined WHERE case_number = ?", [number])
        self._db.execute("DELETE FROM pairs WHERE first = ? OR second = ?", [number, number])
        self._db.execute("DELETE FROM before WHERE case_number = ?", [number])
        self._db.execute("UPDATE audit SET why = '' WHERE case_number = ?", [number])

    def again(self, since: dt.datetime, hashes: dict[str, dt.datetime], key: str) -> int:
        """Erases once more who asked for it after `since`, the moment this copy was made; tells how many."""
        self._remember("erased-key", key)
        known = {row["person"] for row in self._db.query(_EVERYBODY)}
        later = {found: at for found, at in hashes.items() if at > since}
        back = [person for person in known if self._hash(person) in later]
        for person in back:
            self.person(person, later[self._hash(person)])
        return len(back)

    def hashes(self) -> tuple[dict[str, dt.datetime], str]:
        """Who was erased and when, with the key by which they are recognised."""
        rows = self._db.query("SELECT hash, at FROM erased")
        return {row["hash"]: dt.datetime.fromisoformat(row["at"]) for row in rows}, self._key()

    def _hash(self, person: str) -> str:
        return hashlib.blake2b(person.encode(), key=bytes.fromhex(self._key()), digest_size=16).hexdigest()

    def _key(self) -> str:
        key = self._recall("erased-key")
        if key is None:
            key = secrets.token_hex(32)
            self._remember("erased-key", key)
        return key


_EVERYBODY = (
    'SELECT id AS person FROM people UNION SELECT owner FROM cases UNION SELECT "to" FROM outbox'
    " UNION SELECT person FROM files UNION SELECT person FROM reminders UNION SELECT person FROM inbox"
)
