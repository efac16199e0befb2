"""Erasing a person, also from a copy of the store that is put back later."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable

from sqlite_utils import Database

from bot.store.behalf import Behalves
from bot.store.cases import Cases
from bot.store.mine import HELPER
from bot.store.promises import Promises
from bot.store.questions import Questions
from bot.store.staff import Role
from bot.store.whose import OF_CASE, OF_PERSON, everybody
from flows.case import Actor, Event, Move, possible
from flows.promise import PromiseState

NOBODY = "erased"
"""Who a case belongs to whose person was erased."""
ABOUT_NEIGHBOUR = ("voor", "telefoon", "adres", "verder")
"""Answers that say who the neighbour is."""
_CONSENT, _STAFF = "consent:", "staff:"
"""What is hashed besides persons: a case whose consent was taken back, and who was taken off the list."""


class Erasing:
    """Removes people. `remember` is the piece of state in which the key of the hashes is kept."""

    def __init__(self, db: Database, recall: Callable[[str], str | None], remember: Callable[[str, str], None]) -> None:
        self._db = db
        self._cases, self._promises, self._questions = Cases(db), Promises(db), Questions(db)
        self._behalf = Behalves(db)
        self._recall = recall
        self._remember = remember

    def person(self, person: str, now: dt.datetime) -> list[str]:
        """Removes everything of a person; returns the numbers of the cases that stay without them.

        Of a case only what it was about, number, dates and states stay, so that what was promised can still be
        counted. One that was still open is withdrawn. A hash stays that recognises the person in an older copy; of
        somebody of staff the entries of the audit log stay as long as those of others.
        """
        self._pass_on(person)
        withdrawn = []
        for card in self._cases.of(person):
            case = self._cases.get(card.number)
            if case is not None and Move.WITHDRAW in possible(case.state, Actor.RESIDENT):
                self._cases.append(card.number, Event(now, Move.WITHDRAW, person))
                withdrawn.append(card.number)
            self.case(card.number)
        for table, column in OF_PERSON.items():
            self._db.execute(f'DELETE FROM {table} WHERE "{column}" = ?', [person])
        self._silence(person)
        self._db.execute(
            # the number of an update says nothing of a person, and knows one that comes again
            "UPDATE inbox SET body = '{}', person = '', chat = '',"
            " key = CASE WHEN key GLOB 'tg:[0-9]*' THEN key ELSE 'erased:' || id END"
            " WHERE person = ? AND done_at IS NOT NULL",
            [person],
        )
        # what waits now is the turn that erases, or later ones: they keep their text until it is their turn
        self._note(self._hash(person), now)
        return withdrawn

    def case(self, number: str) -> None:
        """Takes everybody and all that was said out of a case; what it was about, number, dates and states stay."""
        self._questions.cancel(number)
        self._promises.settle(number, PromiseState.CANCELLED)
        self._db.execute("UPDATE events SET data = '{}' WHERE case_number = ? AND kind != 'registered'", [number])
        self._db.execute("UPDATE events SET by = ? WHERE case_number = ? AND by != 'system'", [NOBODY, number])
        self._db.execute(
            "UPDATE cases SET owner = ?, answers = '{}', keeper = NULL, department = NULL WHERE number = ?",
            [NOBODY, number],
        )
        self._db.execute(_LISTS, {"number": number})
        for table, column in OF_CASE.items():
            self._db.execute(f'DELETE FROM {table} WHERE "{column}" = ?', [number])
        self._db.execute("DELETE FROM pairs WHERE first = ? OR second = ?", [number, number])
        self._db.execute("UPDATE audit SET why = '' WHERE case_number = ?", [number])
        self._drafts(number)

    def shown_at_desk(self, number: str) -> None:
        """What the desk was shown of a case goes, with the names and numbers that stood there; its card is to be posted
        anew."""
        self._db.execute(_CARDS, {"number": number})

    def _drafts(self, number: str) -> None:
        """What staff were writing in this case, and did not send; that they were stays, so that they hear that it is
        gone."""
        self._db.execute(
            "UPDATE people SET desk = json_remove(json_set(desk, '$.data', json('{}')), '$.unsent')"
            " WHERE json_extract(desk, '$.number') = ?",
            [number],
        )

    def consent_back(self, number: str, now: dt.datetime) -> None:
        """The consent to a plan for a neighbour was taken back: who the neighbour is goes, with what they said and what
        was shown of it. That it stops is for the caller. Remembered, for a copy from before."""
        found = self._behalf.of(number)
        self._behalf.take_back(number, now)
        self._cases.forget_answers(number, ABOUT_NEIGHBOUR)
        self.shown_at_desk(number)
        if found is not None and found.neighbour is not None:
            self.left_case(number, found.neighbour)
        self._note(self._hash(f"{_CONSENT}{number}"), now)

    def off_the_list(self, person: str, now: dt.datetime) -> None:
        """Somebody was taken off the list of the desk: remembered, for a copy from before."""
        self._note(self._hash(f"{_STAFF}{person}"), now)

    def left_case(self, number: str, person: str) -> None:
        """What somebody said in a case they are no longer part of goes, also from what others were shown of it."""
        self._take_out(person, number)
        self._drafts(number)
        self._db.execute("DELETE FROM outbox WHERE case_number = ? AND state != 'waiting'", [number])

    def _pass_on(self, person: str) -> None:
        """A neighbour who was helped and agreed goes on alone; a plan for the person who is erased stops, whoever
        registered it."""
        goes_on = "SELECT case_number FROM behalf WHERE helper = ? AND neighbour IS NOT NULL"
        for row in self._db.query(goes_on, [person]):
            self.shown_at_desk(row["case_number"])
        helped = "FROM behalf AS b WHERE b.helper = ? AND b.neighbour IS NOT NULL AND b.case_number ="
        self._db.execute(
            f"UPDATE events SET by = b.neighbour {helped} events.case_number AND events.kind = 'registered'", [person]
        )
        self._db.execute(
            f"UPDATE cases SET owner = b.neighbour, answers = json_remove(answers, '$.{HELPER}') {helped} cases.number",
            [person],
        )
        self._db.execute("DELETE FROM behalf WHERE helper = ?", [person])
        self._db.execute(
            "UPDATE cases SET owner = ? FROM behalf AS b WHERE b.case_number = cases.number AND b.neighbour = ?",
            [person, person],
        )

    def _silence(self, person: str) -> None:
        """Takes somebody out of the cases of others. What staff did stays theirs, and so does what they decided."""
        worked = self._db.query(
            "SELECT 1 FROM staff WHERE person = ? UNION SELECT 1 FROM audit WHERE who = ?", [person, person]
        )
        if any(True for _row in worked):
            # who was taken off the desk's list stays off it: without a name, but not forgotten
            self._db.execute(
                "UPDATE audit SET why = '' WHERE what LIKE 'team: %' AND instr(why, ?) = 1", [f"{person}:"]
            )
            self._db.execute(
                "UPDATE staff SET name = '', function = '', role = ? WHERE person = ?", [Role.GONE, person]
            )
            return
        self._take_out(person)

    def _take_out(self, person: str, number: str | None = None) -> None:
        """The events by somebody, of one case or of all, stay without them and without their words."""
        self._db.execute(
            "UPDATE events SET by = ?, data = json_remove(data, '$.text')"
            " WHERE by = ? AND (? IS NULL OR case_number = ?)",
            [NOBODY, person, number, number],
        )

    def again(self, since: dt.datetime, hashes: dict[str, dt.datetime], key: str) -> int:
        """Erases once more who asked for it after `since`, the moment this copy was made; tells how many. Consent that
        was taken back and a colleague who was taken off the list do not come back either. Whoever is not in this copy
        may be in the next that is put back: that they asked for it stays known."""
        self._remember("erased-key", key)
        for found, at in hashes.items():
            self._note(found, at)
        known = {row["person"] for row in self._db.query(everybody())}
        later = {found: at for found, at in hashes.items() if at > since}
        back = [person for person in known if self._hash(person) in later]
        for row in list(self._db.query("SELECT case_number FROM behalf WHERE consent != 'back'")):
            number = row["case_number"]
            if (hashed := self._hash(f"{_CONSENT}{number}")) in later:
                self._stopped(number, later[hashed])
        for row in list(self._db.query("SELECT person FROM staff WHERE role != ?", [Role.GONE])):
            if self._hash(f"{_STAFF}{row['person']}") in later:
                self._db.execute("UPDATE staff SET role = ? WHERE person = ?", [Role.GONE, row["person"]])
        for person in back:
            self.person(person, later[self._hash(person)])
        return len(back)

    def _stopped(self, number: str, at: dt.datetime) -> None:
        """A plan for a neighbour who does not agree any more stops, without telling anybody: they know."""
        self.consent_back(number, at)
        self._questions.cancel(number)
        self._promises.settle(number, PromiseState.CANCELLED)
        case = self._cases.get(number)
        if case is not None and Move.WITHDRAW in possible(case.state, Actor.RESIDENT):
            self._cases.append(number, Event(at, Move.WITHDRAW, "system"))

    def hashes(self) -> tuple[dict[str, dt.datetime], str]:
        """Who was erased and when, with the key by which they are recognised."""
        rows = self._db.query("SELECT hash, at FROM erased")
        return {row["hash"]: dt.datetime.fromisoformat(row["at"]) for row in rows}, self._key()

    def newest(self) -> str | None:
        """When somebody was erased last."""
        return next((row["at"] for row in self._db.query("SELECT max(at) AS at FROM erased")), None)

    def _note(self, found: str, at: dt.datetime) -> None:
        self._db.table("erased").upsert({"hash": found, "at": at.isoformat()}, pk="hash")

    def _hash(self, person: str) -> str:
        return hashlib.blake2b(person.encode(), key=bytes.fromhex(self._key()), digest_size=16).hexdigest()

    def _key(self) -> str:
        key = self._recall("erased-key")
        if key is None:
            key = secrets.token_hex(32)
            self._remember("erased-key", key)
        return key


_CARDS = """
DELETE FROM outbox WHERE case_number = :number
    AND "to" IN (SELECT 'desk' UNION SELECT person FROM staff UNION SELECT who FROM audit)
    AND (state != 'waiting' OR slot = 'card:' || case_number)
"""
"""What the desk was shown of a plan, but for notes that it did not get yet."""
_LISTS = """
DELETE FROM outbox WHERE case_number IS NULL AND state != 'waiting' AND instr(text, :number) > 0 AND ("to" IN (
    SELECT 'desk' UNION SELECT person FROM staff UNION SELECT who FROM audit
    UNION SELECT helper FROM behalf WHERE case_number = :number
    UNION SELECT neighbour FROM behalf WHERE case_number = :number AND neighbour IS NOT NULL
    UNION SELECT person FROM joined WHERE case_number = :number)
    OR EXISTS (SELECT 1 FROM showing WHERE case_number = :number))
"""
"""Lists that somebody asked for, in which the plan stood between others: at the desk, of their own plans, and of what
was shown to neighbours. Only of a plan that was shown are the messages of everybody looked through."""
