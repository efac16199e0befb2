"""What a run must leave behind: exactly what a service that nothing happened to would have done."""

import contextlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botapi import BotApi, Call
from telegram import Bot, Update

from bot import content
from bot.assistant import Assistant
from bot.printing import BOT
from bot.store import Store
from bot.telegram_channel.convert import html, incoming, parts
from chaos.people import DESK, STAFF
from chaos.run import Ran

_DRAWN_BY_LOT = re.compile(r"[A-Za-z0-9_-]{10,}(?=\W|$)")
LEFT_BEHIND = 0.5
"""Seconds in which the platform still reads what a service wrote before it died."""
COMPARED = {
    "people": "SELECT id, language, said, talk, desk, talk_at, seen_at, gone_at FROM people ORDER BY id",
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
    doubled: int
    unexplained: tuple[str, ...]
    cases: int

    def __str__(self) -> str:
        counts = (
            f"{self.updates} updates, each handled once; {self.replies} messages, each delivered; {self.cases} cases;"
            f" {self.doubled} messages twice, {len(self.unexplained)} of them without a crash or a lost answer"
        )
        return "\n".join((counts, *self.wrong, *self.unexplained))


def judge(ran: Ran) -> Verdict:
    """Compares what the run left behind with the same updates handled by a service of its own, without any trouble."""
    with contextlib.closing(sqlite3.connect(ran.database)) as database:
        database.row_factory = sqlite3.Row
        updates = [one for one in ran.api.state.updates.all_delivered() if "my_chat_member" not in one]
        wrong = [*_handled(database, updates), *_undisturbed(database, updates, ran.api.state.bot["username"])]
        replies, doubled, unexplained, lost = _delivered(database, ran)
        cases = database.execute("SELECT count(*) FROM cases").fetchone()[0]
    return Verdict((*wrong, *lost), len(updates), replies, doubled, tuple(unexplained), cases)


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


def _chat(update: dict[str, Any]) -> int:
    return int((update.get("message") or update["callback_query"]["message"])["chat"]["id"])


def _undisturbed(database: sqlite3.Connection, updates: list[dict[str, Any]], ran_as: str) -> Iterator[str]:
    """The same updates at the same moments, in memory, one after the other."""
    by_key = {f"tg:{one['update_id']}": one for one in updates}
    staff = {f"tg:{STAFF}"}
    with Store() as store:
        assistant = Assistant(store, *content.open_city("den-haag"), is_staff=lambda person: person in staff)
        store.remember(BOT, ran_as)
        for row in database.execute("SELECT key, received_at, done_at FROM inbox ORDER BY id"):
            received, done = (datetime.fromisoformat(row[name]) for name in ("received_at", "done_at"))
            update = Update.de_json(by_key[row["key"]], _bot())
            came = incoming(update, received, DESK, staff.__contains__)
            if came is not None:
                store.inbox.add([came])
                assistant.work(done)
        for name, sql in COMPARED.items():
            ours = [tuple(row) for row in database.execute(sql)]
            yield from _difference(name, ours, [tuple(row.values()) for row in store.db.query(sql)])


def _bot() -> Bot:
    return Bot("1:a")


def _difference(name: str, ours: list[tuple[Any, ...]], theirs: list[tuple[Any, ...]]) -> Iterator[str]:
    if len(ours) != len(theirs):
        yield f"{name}: {len(ours)}, without trouble {len(theirs)}"
    differ = [(one, other) for one, other in zip(ours, theirs, strict=False) if _known(one) != _known(other)]
    yield from (f"{name}: {one}\n   instead of {other}" for one, other in differ[:3])


def _known(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without the names that are drawn by lot."""
    return tuple(_DRAWN_BY_LOT.sub("…", value) if isinstance(value, str) else value for value in row)


def _delivered(database: sqlite3.Connection, ran: Ran) -> tuple[int, int, list[str], list[str]]:
    """Messages that left; how many twice; which of those without need; and what was lost or out of order."""
    arrived = _arrived(ran.api)
    left, doubled, unexplained, lost = 0, 0, list[str](), list[str]()
    for chat, rows in _sent(database).items():
        left += len(rows)
        at, earlier = 0, defaultdict[str, list[Call]](list)
        for call in arrived.pop(chat, []):
            text = call.parameters["text"]
            if at < len(rows) and text == rows[at]:
                at += 1
            elif text in earlier:
                doubled += 1
                if not _explained(earlier[text], call, ran.kills):
                    unexplained.append(f"{chat}: twice without need, at {call.time:.3f}: {text[:60]!r}")
            else:
                lost.append(f"{chat}: out of order: {text[:60]!r}")
                break
            earlier[text].append(call)
        if at < len(rows):
            lost.append(f"{chat}: {len(rows) - at} messages did not arrive, the first is {rows[at][:60]!r}")
    lost += [f"{chat}: {len(calls)} messages that nobody wrote" for chat, calls in arrived.items() if chat != DESK]
    return left, doubled, unexplained, lost


def _explained(earlier: list[Call], again: Call, kills: list[float]) -> bool:
    """A message is sent again only when its answer was lost, or the service died before it could write it down.

    Which of the same texts is sent again can't be told: each explains one. What is used is taken out.
    """
    for first in reversed(earlier):
        if first.status != 200 or any(first.time <= killed + LEFT_BEHIND and killed <= again.time for killed in kills):
            earlier.remove(first)
            return True
    return False


def _sent(database: sqlite3.Connection) -> dict[int, list[str]]:
    """What the store says was sent to residents, by chat, as the pieces in which it leaves.

    Not the desk: what stands there is changed in place, so it is compared in the store only.
    """
    sent: dict[int, list[str]] = defaultdict(list)
    for row in database.execute(
        """SELECT "to", text FROM outbox WHERE state = 'sent' AND "to" != 'desk' ORDER BY sent_seq"""
    ):
        sent[int(row["to"].removeprefix("tg:"))] += [html(piece) for piece in parts(row["text"])]
    return sent


def _arrived(api: BotApi) -> dict[int, list[Call]]:
    """The calls that put a message in a chat, in the order of the chat."""
    arrived = defaultdict(list)
    for call in api.calls_to("sendMessage"):
        if call.result:
            arrived[int(call.parameters["chat_id"])].append(call)
    return {chat: sorted(calls, key=lambda call: int(call.result["message_id"])) for chat, calls in arrived.items()}
