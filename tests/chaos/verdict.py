"""What a run must leave behind: exactly what a service that nothing happened to would have done."""

import contextlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unittest.mock import patch

from botapi import Call
from telegram import Bot, Update

from bot import content
from bot.assistant import Assistant
from bot.printing import BOT
from bot.sharing import CODE
from bot.store import Store
from bot.telegram_channel.convert import html, incoming, parts
from chaos.arrived import Arrival, account
from chaos.evidence import Evidence
from chaos.people import DESK, LEAVERS, STAFF

_DRAWN_BY_LOT = re.compile(r"[A-Za-z0-9_-]{10,}(?=\W|$)")
FILES = {True: "sendPhoto", False: "sendDocument"}
"""How a file leaves: a code to scan as a picture, others as they are."""
SAYS = ("sendMessage", *FILES.values())
SHOWN = 10
"""Rows of a table that are told, of those that differ."""
COMPARED = {
    "people": "SELECT id, language, said, talk, desk, talk_at, seen_at FROM people ORDER BY id",
    "cases": "SELECT * FROM cases ORDER BY number",
    "events": "SELECT * FROM events ORDER BY id",
    "promises": "SELECT * FROM promises ORDER BY id",
    "questions": "SELECT * FROM questions_due ORDER BY id",
    "news": "SELECT case_number, person, text, weight FROM news ORDER BY id",
    "messages": 'SELECT "to", text, buttons, case_number, "once", created_at FROM outbox WHERE NOT bulk ORDER BY id',
}
"""What people get, and what is kept of it."""


@dataclass(frozen=True)
class Verdict:
    """`wrong` must be empty; the counts are for the reader."""

    wrong: tuple[str, ...]
    updates: int
    replies: int
    again: int
    cases: int

    def __str__(self) -> str:
        counts = (
            f"{self.updates} updates; {self.replies} messages to residents; {self.cases} cases;"
            f" {self.again} came again because of a crash or a lost answer; {len(self.wrong)} faults"
        )
        return "\n".join((counts, *self.wrong))


def judge(left: Evidence) -> Verdict:
    """Compares what the run left behind with the same updates handled by a service of its own, without any trouble."""
    with contextlib.closing(left.opened()) as database:
        updates = [one for one in left.updates if "my_chat_member" not in one]
        wrong = [*_handled(database, updates), *_undisturbed(database, updates, left.bot), *_gone(database)]
        replies, again, faults = _delivered(database, left)
        cases = database.execute("SELECT count(*) FROM cases").fetchone()[0]
    return Verdict((*wrong, *faults), len(updates), replies, again, cases)


def _handled(database: sqlite3.Connection, updates: list[dict[str, Any]]) -> Iterator[str]:
    """Every update is in the inbox once, done, without an error, and behind those of its chat that came before."""
    rows = database.execute("SELECT key, done_at, error FROM inbox ORDER BY id").fetchall()
    if sorted(row["key"] for row in rows) != sorted(f"tg:{one['update_id']}" for one in updates):
        yield f"{len(updates)} updates were sent, {len(rows)} are in the inbox"
    yield from (f"{row['key']} is not done" for row in rows if row["done_at"] is None)
    yield from (f"{row['key']} failed with {row['error']}" for row in rows if row["error"])
    of_chat = defaultdict(list)
    for one in updates:
        of_chat[_chat(one)].append(f"tg:{one['update_id']}")
    place = {row["key"]: number for number, row in enumerate(rows)}
    for chat, keys in of_chat.items():
        places = [place.get(key, -1) for key in keys]
        if places != sorted(places):
            yield f"messages of {chat} were handled out of order"


def _gone(database: sqlite3.Connection) -> Iterator[str]:
    """Who blocked the bot is known to be gone, and nobody else."""
    for row in database.execute("SELECT id, gone_at FROM people"):
        left = int(row["id"].removeprefix("tg:")) >= LEAVERS
        if left != bool(row["gone_at"]):
            yield f"{row['id']} is {'not ' if left else ''}taken for gone"


def _chat(update: dict[str, Any]) -> int:
    return int((update.get("message") or update["callback_query"]["message"])["chat"]["id"])


def _undisturbed(database: sqlite3.Connection, updates: list[dict[str, Any]], ran_as: str) -> Iterator[str]:
    """The same updates at the same moments, in memory, one after the other; what people have forgotten stays here."""
    by_key = {f"tg:{one['update_id']}": one for one in updates}
    staff, bot = {f"tg:{STAFF}"}, Bot("1:a")
    with Store() as store, patch.object(store.outbox, "forget"):
        assistant = Assistant(store, *content.open_city("den-haag"), is_staff=lambda person: person in staff)
        store.remember(BOT, ran_as)
        for row in database.execute("SELECT key, received_at, done_at FROM inbox ORDER BY id"):
            received, done = (datetime.fromisoformat(row[name]) for name in ("received_at", "done_at"))
            update = Update.de_json(by_key[row["key"]], bot)
            came = incoming(update, received, DESK, staff.__contains__)
            if came is not None:
                store.inbox.add([came])
                assistant.work(done)
        for name, sql in COMPARED.items():
            ours = [tuple(row) for row in database.execute(sql)]
            yield from _difference(name, ours, [tuple(row.values()) for row in store.db.query(sql)])


def _difference(name: str, ours: list[tuple[Any, ...]], theirs: list[tuple[Any, ...]]) -> Iterator[str]:
    if len(ours) != len(theirs):
        yield f"{name}: {len(ours)}, without trouble {len(theirs)}"
    differ = [(one, other) for one, other in zip(ours, theirs, strict=False) if _known(one) != _known(other)]
    yield from (f"{name}: {one}\n   instead of {other}" for one, other in differ[:SHOWN])
    if len(differ) > SHOWN:
        yield f"{name}: and {len(differ) - SHOWN} more"


def _known(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without the names that are drawn by lot."""
    return tuple(_DRAWN_BY_LOT.sub("…", value) if isinstance(value, str) else value for value in row)


def _delivered(database: sqlite3.Connection, left: Evidence) -> tuple[int, int, list[str]]:
    """Pieces that left; how many came again because of a crash or a lost answer; and all that went wrong."""
    sent = _sent(database)
    arrived = _arrived(left, at_desk=set(sent[DESK]))
    again, faults = 0, list[str]()
    for chat in sorted(arrived.keys() | sent.keys()):
        found = account(sent[chat], arrived.get(chat, ()))
        again += found.again
        faults += [f"{chat}: {fault}" for fault in found.faults]
    return sum(map(len, sent.values())), again, faults


def _sent(database: sqlite3.Connection) -> dict[int, list[str]]:
    """What the store says was sent, by chat, in pieces as it leaves; of the desk not what is changed in place."""
    sent: dict[int, list[str]] = defaultdict(list)
    for row in database.execute(
        """SELECT "to", text, kind FROM outbox LEFT JOIN files ON files.id = file AND person = "to"
        WHERE state = 'sent' AND ("to" != 'desk' OR slot IS NULL) ORDER BY sent_seq"""
    ):
        chat = sent[DESK if row["to"] == "desk" else int(row["to"].removeprefix("tg:"))]
        chat += [html(piece) for piece in parts(row["text"])]
        chat += [FILES[row["kind"] == CODE]] if row["kind"] else []
    return sent


def _arrived(left: Evidence, at_desk: Collection[str]) -> dict[int, list[Arrival]]:
    """What came into each chat, in the order of the chat; at the desk, where cards stand too, only what is named."""
    calls: dict[int, list[Call]] = defaultdict(list)
    for call in left.calls:
        chat = int(call.parameters.get("chat_id", 0))
        if call.method in SAYS and (chat != DESK or call.parameters.get("text") in at_desk):
            calls[chat].append(call)
    return {chat: list(_in_order(of_chat, left.killed)) for chat, of_chat in calls.items()}


def _in_order(calls: list[Call], killed: Collection[str]) -> Iterator[Arrival]:
    came = [call for call in calls if call.result]
    before: Call | None = None
    for call in sorted(came, key=lambda call: int(call.result["message_id"])):
        text = call.parameters["text"] if call.method == "sendMessage" else call.method
        yield Arrival(text, before is not None and _unsure(before, call, killed))
        before = call


def _unsure(before: Call, call: Call, killed: Collection[str]) -> bool:
    """It is unsure whether a piece arrived when its answer was lost, or when the service was killed since."""
    return before.status != 200 or (before.agent != call.agent and before.agent in killed)
