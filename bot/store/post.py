"""The outbox: what must go out. The row first, the sending later."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bot.messages import CARD, DESK, Button, Message, directed
from bot.store.topics import Shown

_ANY = 2**63 - 1
_SEEN = "(state != 'waiting' OR not_before IS NULL)"
"""What waits for the morning was not seen yet, and nobody answers it."""


@dataclass(frozen=True)
class Outgoing:
    """A row of the outbox."""

    id: int
    message: Message
    tries: int
    created_at: dt.datetime
    sent_at: dt.datetime | None = None


class Outbox:
    """What must go out. Rows are added in the transaction of the turn that says them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._slots = Shown(db)

    def add(self, message: Message, now: dt.datetime) -> None:
        """Queues a message; one with a `once` key that was queued before is passed over.

        What waits for the same slot is replaced. One that is on its way right now arrives, and is changed after.
        """
        not_before = message.not_before.astimezone(dt.UTC).isoformat() if message.not_before else None
        if message.slot:
            self._db.execute(
                "UPDATE outbox SET state = 'replaced' WHERE \"to\" = ? AND slot = ? AND state = 'waiting'",
                [message.to, message.slot],
            )
        self._db.execute(
            'INSERT OR IGNORE INTO outbox ("to", text, buttons, case_number, bulk, "once", file, created_at,'
            " not_before, slot, takes_back, answers, state, tries)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0)",
            [
                message.to,
                directed(message.text),
                json.dumps([_pair(button) for button in message.buttons], ensure_ascii=False),
                message.case,
                int(message.bulk),
                message.once,
                message.file,
                now.isoformat(),
                not_before,
                message.slot,
                int(message.takes_back),
                message.answers,
            ],
        )

    def last(self) -> int:
        """The number of the newest message; 0 when there is none."""
        return int(next(self._db.query("SELECT coalesce(max(id), 0) AS n FROM outbox"))["n"])

    def due(
        self, now: dt.datetime, limit: int = 20, *, without: Iterable[str] = (), below: int | None = None
    ) -> list[Outgoing]:
        """What may be sent now: direct replies first, then by age; nothing to the addresses in `without`, nothing with
        the number `below` or a higher one, and nothing whose file is still to be printed.

        Never out of order: of the direct replies to one address only the oldest is due, and what was tried before
        goes before what was not. What may have arrived already goes again before anything else to that address. A
        card that stands at the desk already is brought up to date last: in a busy group, what people say there must
        not wait for it.
        """
        rows = self._db.query(
            "SELECT * FROM outbox AS one WHERE state = 'waiting'"
            " AND (under_way OR not_before IS NULL OR not_before <= ?)"
            ' AND "to" NOT IN (SELECT value FROM json_each(?)) AND id < ?'
            " AND NOT EXISTS (SELECT 1 FROM files WHERE files.id = one.file AND to_print IS NOT NULL)"
            " AND (under_way OR (NOT EXISTS (SELECT 1 FROM outbox AS again WHERE again.state = 'waiting'"
            ' AND again.under_way AND again."to" = one."to")'
            " AND NOT EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.state = 'waiting'"
            ' AND earlier."to" = one."to" AND earlier.bulk = one.bulk AND earlier.id < one.id'
            " AND (earlier.tries > 0 OR (NOT earlier.bulk AND earlier.not_before IS NULL))"
            f" AND NOT ({_stands('earlier')} AND NOT {_stands('one')}))"
            f" AND NOT ({_stands('one')} AND EXISTS (SELECT 1 FROM outbox AS said WHERE said.state = 'waiting'"
            ' AND said."to" = one."to" AND said.bulk = one.bulk AND said.id > one.id AND said.not_before IS NULL'
            f" AND NOT {_is_card('said')}))))"
            " ORDER BY bulk, id LIMIT ?",
            [now.astimezone(dt.UTC).isoformat(), json.dumps(list(without)), below or _ANY, limit],
        )
        return [_outgoing(row) for row in rows]

    def sent_after(self, to: Iterable[str], last: int, limit: int = 200) -> list[tuple[int, Outgoing]]:
        """What was sent to these addresses after the sending with number `last`: how the web shows messages.

        Numbers follow the order of sending, not of writing: a notice that waited for the morning comes last.
        """
        addresses = list(to)
        marks = ", ".join("?" for _ in addresses)
        rows = self._db.query(
            f'SELECT * FROM outbox WHERE sent_seq > ? AND "to" IN ({marks}) ORDER BY sent_seq LIMIT ?',
            [last, *addresses, limit],
        )
        return [(row["sent_seq"], _outgoing(row)) for row in rows]

    def sent_to_groups(self, most: int) -> list[tuple[str, dt.datetime, int]]:
        """To which groups the last messages went, when, and how many calls it took at least, the oldest first. With
        the first card of a case its topic was made too."""
        rows = self._db.query(
            f'SELECT one."to", sent_at, 1 + ({_is_card("one")} AND NOT EXISTS (SELECT 1 FROM outbox AS earlier'
            ' WHERE earlier."to" = one."to" AND earlier.slot = one.slot AND earlier.id < one.id)) AS calls'
            ' FROM outbox AS one WHERE sent_seq IS NOT NULL AND (one."to" = ? OR substr(one."to", 1, 4) = \'tg:-\')'
            " ORDER BY sent_seq DESC LIMIT ?",
            [DESK, most],
        )
        found = [(row["to"], dt.datetime.fromisoformat(row["sent_at"]), int(row["calls"])) for row in rows]
        return found[::-1]

    def action_of(self, to: Iterable[str], label: str) -> str | None:
        """The action of the newest button with this label that was shown to one of these addresses."""
        for address_buttons in self._shown(to):
            for button in address_buttons:
                if button.label == label:
                    return button.action
        return None

    def newest(self, to: str, most: int) -> list[tuple[str, tuple[Button, ...]]]:
        """The text and the buttons of the newest messages that this address saw or sees now, the newest first."""
        rows = self._db.query(
            f'SELECT text, buttons FROM outbox WHERE "to" = ? AND {_SEEN} ORDER BY id DESC LIMIT ?', [to, most]
        )
        return [(row["text"], tuple(Button(*pair) for pair in json.loads(row["buttons"]))) for row in rows]

    def newest_buttons(self, to: str) -> tuple[Button, ...]:
        """The buttons of the newest message to this address (for numbered replies)."""
        return next(iter(self._shown([to], limit=1)), ())

    def _shown(self, to: Iterable[str], limit: int = 100) -> list[tuple[Button, ...]]:
        addresses = list(to)
        marks = ", ".join("?" for _ in addresses)
        rows = self._db.query(
            f'SELECT buttons FROM outbox WHERE "to" IN ({marks}) AND {_SEEN} ORDER BY id DESC LIMIT ?',
            [*addresses, limit],
        )
        return [tuple(Button(*pair) for pair in json.loads(row["buttons"])) for row in rows]

    def leaves(self, row_id: int) -> None:
        """A notice is on its way: until it is known how that ended, it may have arrived.

        A reply needs no such note, because nothing goes before the oldest reply anyhow.
        """
        self._db.execute("UPDATE outbox SET under_way = 1 WHERE id = ?", [row_id])

    def sent(self, row_id: int, now: dt.datetime, remote_id: str | None = None) -> None:
        """Delivered. Its number is one that was never given before, also when older rows were erased.

        `remote_id` may be several, with commas between them; the last one has the buttons.
        """
        with self._db.atomic():
            counted = self._db.query(
                "INSERT INTO state (name, value) VALUES ('sent', '1')"
                " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING value"
            )
            [row] = counted
            last = remote_id.rpartition(",")[2] if remote_id else None
            sent = self._db.query(
                "UPDATE outbox SET state = 'sent', sent_at = ?, remote_id = ?, sent_seq = ? WHERE id = ?"
                ' RETURNING "to", slot, takes_back',
                [now.isoformat(), last, int(row["value"]), row_id],
            )
            for slotted in [one for one in sent if one["slot"]]:
                if slotted["takes_back"]:
                    self._slots.forget(slotted["to"], slotted["slot"])
                elif remote_id:
                    self._slots.keep(slotted["to"], slotted["slot"], remote_id)

    def newest_number(self) -> int:
        """The number that was given last to something that was delivered; 0 when nothing was."""
        found = self._db.query("SELECT CAST(value AS INTEGER) AS n FROM state WHERE name = 'sent'")
        return next((row["n"] for row in found), 0)

    def count_on(self, number: int) -> None:
        """What is delivered from now on gets a number above this one."""
        if number > self.newest_number():
            self._db.table("state").upsert({"name": "sent", "value": str(number)}, pk="name")

    def unheard(self, to: str) -> list[str]:
        """The cases of which something could not reach somebody, the newest last; from now on that is settled."""
        rows = self._db.query(
            "UPDATE outbox SET state = 'replaced' WHERE \"to\" = ? AND state = 'gone' AND case_number IS NOT NULL"
            " RETURNING case_number",
            [to],
        )
        return list(dict.fromkeys(str(row["case_number"]) for row in rows))

    def came(self, row_id: int, pieces: Sequence[str]) -> None:
        """Of a message in pieces: those that arrived so far, as their channel calls them."""
        self._db.execute("UPDATE outbox SET arrived = ? WHERE id = ?", [",".join(pieces), row_id])

    def retry(self, row_id: int, error: str, most: int, *, unsure: bool = True) -> None:
        """To be tried again, unless it was tried `most` times now. `unsure`: it may have arrived all the same."""
        self._db.execute(
            "UPDATE outbox SET tries = tries + 1, error = ?, under_way = under_way AND ?,"
            " state = CASE WHEN state = 'replaced' THEN state WHEN tries + 1 >= ? THEN 'failed' ELSE 'waiting' END"
            " WHERE id = ?",
            [error, int(unsure), most, row_id],
        )

    def drop(self, row_id: int, state: str, error: str) -> None:
        """Never to be sent: `gone` (the person blocked us) or `failed` (the platform refuses it)."""
        self._db.execute("UPDATE outbox SET state = ?, error = ? WHERE id = ?", [state, error, row_id])

    def missed(self, to: str) -> dt.datetime | None:
        """When the last message to somebody was said, when that one could not reach them; None when it did."""
        rows = self._db.query(
            "SELECT state, created_at FROM outbox WHERE \"to\" = ? AND state IN ('sent', 'gone')"
            " ORDER BY id DESC LIMIT 1",
            [to],
        )
        return next((dt.datetime.fromisoformat(row["created_at"]) for row in rows if row["state"] == "gone"), None)

    def withhold(self, to: str) -> None:
        """What still waits for somebody, of others than themselves, is never sent."""
        self._db.execute(
            "UPDATE outbox SET state = 'replaced' WHERE \"to\" = ? AND state = 'waiting' AND (case_number IS NULL"
            ' OR case_number NOT IN (SELECT number FROM cases WHERE owner = "to"))',
            [to],
        )

    def forget(self, to: str) -> None:
        """What was said to somebody in talks is gone, as far as it is about no case: it repeats what they told."""
        self._db.execute(
            "DELETE FROM outbox WHERE \"to\" = ? AND state != 'waiting' AND case_number IS NULL"
            ' AND "once" IS NULL AND slot IS NULL',
            [to],
        )

    def standing(self, to: str, slot: str) -> Message | None:
        """What stands in a slot, or will when it is delivered."""
        rows = self._db.query(
            "SELECT * FROM outbox WHERE \"to\" = ? AND slot = ? AND state IN ('waiting', 'sent')"
            " ORDER BY id DESC LIMIT 1",
            [to, slot],
        )
        found = next((_outgoing(row).message for row in rows), None)
        return found if found is not None and not found.takes_back else None

    def case_at_desk(self, remote_id: str) -> str | None:
        """The case that a message at the desk is about."""
        rows = self._db.query(
            "SELECT case_number FROM outbox WHERE remote_id = ? AND \"to\" = 'desk' ORDER BY id DESC LIMIT 1",
            [remote_id],
        )
        return next((row["case_number"] for row in rows), None)

    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        return {
            row["state"]: row["n"] for row in self._db.query("SELECT state, count(*) AS n FROM outbox GROUP BY state")
        }


def _is_card(row: str) -> str:
    return f"coalesce(substr({row}.slot, 1, {len(CARD)}) = '{CARD}', 0)"


def _stands(row: str) -> str:
    """Is it a card at the desk that is only brought up to date?"""
    standing = f'SELECT 1 FROM shown WHERE shown."to" = {row}."to" AND shown.slot = {row}.slot'
    return f"({_is_card(row)} AND NOT {row}.takes_back AND EXISTS ({standing}))"


def _outgoing(row: dict[str, object]) -> Outgoing:
    message = Message(
        str(row["to"]),
        str(row["text"]),
        tuple(Button(*pair) for pair in json.loads(str(row["buttons"]))),
        str(row["case_number"]) if row["case_number"] else None,
        bool(row["bulk"]),
        file=str(row["file"]) if row["file"] else None,
        slot=str(row["slot"]) if row["slot"] else None,
        takes_back=bool(row["takes_back"]),
        answers=str(row["answers"]) if row["answers"] else None,
        arrived=tuple(str(row["arrived"]).split(",")) if row["arrived"] else (),
    )
    sent_at = dt.datetime.fromisoformat(str(row["sent_at"])) if row["sent_at"] else None
    created_at = dt.datetime.fromisoformat(str(row["created_at"]))
    return Outgoing(int(str(row["id"])), message, int(str(row["tries"])), created_at, sent_at)


def _pair(button: Button) -> list[str]:
    return [button.label, button.action, *([button.copies] if button.copies else [])]
