"""No table and no column is forgotten: what is in them of a person is handed over, erased, and not kept for ever.

Every column says what it holds. Then each table is filled with rows of one person and of another, the one is erased,
and the file is searched.
"""

import datetime as dt
import json
from typing import Any

import pytest
from conftest import START

from bot.store import Store
from bot.store.whose import ALSO_NAMED, OF_CASE, OF_PERSON

ME, OTHER, COLLEAGUE = "tg:5550001", "tg:5550002", "tg:5550003"
WHO = "who"
"""Names a person."""
TOLD = "told"
"""What they told us, or we told them; as plain text."""
JSON = "json"
"""The same, as JSON."""
BYTES = "bytes"
"""The same, as it came."""
CASE = "case"
"""The number of a case."""
DAY = "day"
STAFF = "staff"
"""Names somebody of staff."""
PLAIN = "plain"
"""Nothing of anybody: a row number, a count, the name of a state, a number of the platform."""

COLUMNS: dict[str, dict[str, str]] = {
    "inbox": {"id": PLAIN, "key": TOLD, "person": WHO, "chat": WHO, "received_at": DAY, "body": JSON, "tries": PLAIN,
              "done_at": DAY, "error": PLAIN},
    "outbox": {"id": PLAIN, "to": WHO, "text": TOLD, "buttons": JSON, "case_number": CASE, "bulk": PLAIN, "once": TOLD,
               "file": PLAIN, "created_at": DAY, "not_before": DAY, "state": PLAIN, "tries": PLAIN, "sent_at": DAY,
               "sent_seq": PLAIN, "remote_id": PLAIN, "error": PLAIN, "slot": PLAIN, "takes_back": PLAIN,
               "answers": PLAIN, "under_way": PLAIN, "arrived": PLAIN},
    "people": {"id": WHO, "language": TOLD, "said": JSON, "talk": JSON, "desk": JSON, "talk_at": DAY,
               "reminded_at": DAY, "seen_at": DAY, "gone_at": DAY, "preferences": JSON},
    "files": {"id": TOLD, "person": WHO, "remote": TOLD, "kind": TOLD, "at": DAY, "data": BYTES,
              "to_print": JSON},
    "gaps": {"id": PLAIN, "at": DAY, "status": PLAIN, "language": PLAIN, "stadsdeel": PLAIN, "text": PLAIN,
             "about": PLAIN},
    "state": {"name": PLAIN, "value": PLAIN},
    "cases": {"number": CASE, "year": PLAIN, "sequence": PLAIN, "flow": PLAIN, "owner": WHO, "stadsdeel": PLAIN,
              "state": PLAIN, "keeper": STAFF, "answers": JSON, "route": PLAIN, "created_at": DAY, "state_at": DAY,
              "department": TOLD},
    "events": {"id": PLAIN, "case_number": CASE, "at": DAY, "kind": PLAIN, "by": WHO, "data": JSON},
    "promises": {"id": PLAIN, "case_number": CASE, "kind": PLAIN, "owner": PLAIN, "due": DAY, "made": DAY,
                 "state": PLAIN, "warned": PLAIN},
    "questions_due": {"id": PLAIN, "case_number": CASE, "kind": PLAIN, "due": DAY, "asked_at": DAY},
    "reminders": {"id": PLAIN, "person": WHO, "due": DAY, "text": TOLD, "sent_at": DAY, "plan": TOLD, "activity": DAY},
    "demand": {"month": PLAIN, "kind": PLAIN, "name": PLAIN, "asked": PLAIN},
    "erased": {"hash": PLAIN, "at": DAY},
    "follow_links": {"key": PLAIN, "case_number": CASE},
    "followers": {"case_number": CASE, "person": WHO},
    "showing": {"case_number": CASE, "sees": PLAIN, "credit": TOLD, "public": PLAIN},
    "staff": {"person": WHO, "name": TOLD, "function": TOLD, "role": PLAIN, "stadsdelen": PLAIN, "themes": PLAIN,
              "by": STAFF, "at": DAY},
    "away": {"person": WHO, "since": DAY, "until": DAY},
    "audit": {"id": PLAIN, "at": DAY, "who": STAFF, "what": PLAIN, "case_number": CASE, "why": TOLD},
    "news": {"id": PLAIN, "case_number": CASE, "person": WHO, "text": TOLD, "buttons": JSON, "at": DAY, "due": DAY,
             "told_at": DAY, "weight": PLAIN, "bundle": PLAIN, "event": PLAIN, "slot": PLAIN},
    "topics": {"case_number": CASE, "thread": PLAIN, "closed": PLAIN},
    "shown": {"to": WHO, "slot": PLAIN, "remote": PLAIN},
    "behalf": {"case_number": CASE, "key": PLAIN, "helper": WHO, "neighbour": WHO, "hears": TOLD, "consent": TOLD,
               "consent_at": DAY},
    "sayings": {"ref": PLAIN, "case_number": CASE, "event": PLAIN, "name": PLAIN},
    "before": {"case_number": CASE, "at": DAY, "promises": JSON, "questions": JSON},
    "weekly": {"person": WHO, "topics": JSON, "since": PLAIN, "due": DAY},
    "seen": {"record": PLAIN, "print": PLAIN, "change": PLAIN, "is_new": PLAIN},
    "staff_names": {"person": WHO, "name": TOLD},
    "pairs": {"first": CASE, "second": CASE, "state": PLAIN, "at": DAY},
    "joined": {"case_number": CASE, "person": WHO},
}  # fmt: skip
NOT_HANDED_OVER = {
    "inbox.key": "the number of a message on its platform",
    "inbox.body": "emptied as soon as it was answered; what came of it is in the rest",
    "outbox.once": "the name under which a message is sent only once",
    "before.promises": "how the promises in the export were a moment ago",
    "before.questions": "how the questions in the export were a moment ago",
    "news.buttons": "under the text, which is handed over",
    "audit.why": "staff's own note of an act that the story of the case tells",
    "files.data": "its name, kind and size are listed; the person sent it, or got it in the chat",
    "files.to_print": "becomes a file that the person gets in the chat, a moment later",
    "behalf.hears": "", "behalf.consent": "",
}  # fmt: skip


def test_every_column_says_what_it_holds() -> None:
    with Store() as store:
        found = {
            table: {column.name for column in store.db.table(table).columns}
            for table in store.db.table_names()
            if not table.startswith(("_", "sqlite_"))
        }
    assert found == {table: set(columns) for table, columns in COLUMNS.items()}, (
        "a new table or column: say here what it holds, and put it in bot/store/whose.py, bot/store/mine.py,"
        " bot/store/retention.py and docs/verwerkingsregister.md"
    )


def test_every_column_that_names_a_person_is_known_to_who_erases() -> None:
    naming = {(table, name) for table, columns in COLUMNS.items() for name, kind in columns.items() if kind == WHO}
    assert naming - {("inbox", "chat")} == {*OF_PERSON.items(), *ALSO_NAMED}
    of_case = {table for table, columns in COLUMNS.items() if CASE in columns.values() and _tells(columns)}
    assert of_case <= {*OF_CASE, "cases", "events", "audit"}


def _tells(columns: dict[str, str]) -> bool:
    return any(kind in (WHO, TOLD, JSON, BYTES) for kind in columns.values())


def marker(table: str, column: str, who: str) -> str:
    """What somebody told in this column."""
    return f"told-{table}-{column}-by-{who}"


def row(table: str, who: str, number: str, place: int) -> dict[str, Any]:
    """A row of this table that is all about somebody and their case."""
    made: dict[str, Any] = {}
    for name, kind in COLUMNS[table].items():
        told = marker(table, name, who)
        value: Any = {WHO: who, TOLD: told, JSON: json.dumps({"text": told}), BYTES: told.encode(), CASE: number,
                      DAY: START.isoformat(), STAFF: COLLEAGUE, PLAIN: place}[kind]  # fmt: skip
        made[name] = value
    return made | {name: value for name, value in _FIXED.get(table, {}).items() if name in made}


_FIXED: dict[str, dict[str, Any]] = {
    "outbox": {"state": "sent"},
    "events": {"kind": "reply"},
    "people": {"talk_at": START.isoformat()},
    "weekly": {"topics": '["t-groen"]'},
    "staff": {"role": "medewerker", "stadsdelen": "[]", "themes": "[]"},
    "promises": {"state": "kept"},
    "pairs": {"state": "agreed"},
}
APART = {"cases", "events", "state", "demand", "seen", "erased", "gaps", "staff", "audit"}
"""Tables that are filled in another way, or hold nothing of anybody."""


def filled(table: str) -> tuple[Store, str, str]:
    """A store with a case of each of two people, and rows of both in this table."""
    store = Store()
    numbers = [store.cases.register("initiatief", who, "laak", {}, (), START) for who in (ME, OTHER)]
    store.db.execute("PRAGMA foreign_keys=OFF").close()
    for place, (who, number) in enumerate(zip((ME, OTHER), numbers, strict=True), start=100):
        made = row(table, who, number, place)
        if table == "behalf":
            made["neighbour"] = None
        if table == "pairs":
            made["second"] = f"second-{place}"
        if table in ("cases", "events"):
            continue
        store.db.table(table).insert(made)
    return store, numbers[0], numbers[1]


def everything(store: Store) -> str:
    """All that stands in the tables."""
    tables = [name for name in store.db.table_names() if not name.startswith(("_", "sqlite_"))]
    return json.dumps({name: list(store.db.query(f'SELECT * FROM "{name}"')) for name in tables}, default=str)


TELLING = sorted(table for table, columns in COLUMNS.items() if _tells(columns))


@pytest.mark.parametrize("table", [table for table in TELLING if table not in APART])
def test_what_a_table_tells_is_handed_over_and_then_erased(table: str) -> None:
    store, mine, theirs = filled(table)
    handed = json.dumps(store.everything(ME), ensure_ascii=False, default=str)
    for name, kind in COLUMNS[table].items():
        if (
            kind in (TOLD, JSON, BYTES)
            and f"{table}.{name}" not in NOT_HANDED_OVER
            and name not in _FIXED.get(table, {})
        ):
            assert marker(table, name, ME) in handed, f"{table}.{name} is kept, so it is handed over"
    assert OTHER not in handed
    assert theirs not in handed
    with store.atomic():
        store.erase(ME, START)
    left = everything(store)
    assert ME not in left, f"{table} still knows who was erased"
    for name, kind in COLUMNS[table].items():
        if kind in (TOLD, JSON) and name not in _FIXED.get(table, {}):
            assert marker(table, name, OTHER) in left, "what is another's stays"
    assert mine in left, "the number stays"
    store.close()


@pytest.mark.parametrize("table", [table for table in OF_PERSON if "case_number" in COLUMNS[table]])
def test_who_takes_part_in_anothers_case_is_gone_from_it(table: str) -> None:
    store, _mine, theirs = filled(table)
    store.db.table(table).insert(row(table, ME, theirs, 300) | ({"once": None} if table == "outbox" else {}))
    with store.atomic():
        store.erase(ME, START)
    assert ME not in everything(store)
    store.close()


def test_what_somebody_said_in_anothers_case_goes_with_them() -> None:
    store, _mine, theirs = filled("weekly")
    said = {"text": "mijn naam is Yvonneke"}
    store.db.table("events").insert(row("events", ME, theirs, 300) | {"data": json.dumps(said)})
    assert "Yvonneke" in json.dumps(store.everything(ME))
    assert "Yvonneke" not in json.dumps(store.everything(OTHER)["said_in_others"])
    with store.atomic():
        store.erase(ME, START)
    left = everything(store)
    assert ME not in left
    assert "Yvonneke" not in left
    assert [event.kind for event in store.cases.events(theirs)] == ["registered", "reply"], "that it happened stays"
    store.close()


def test_of_who_works_at_the_desk_only_the_log_stays_as_long_as_that_of_others() -> None:
    store, _mine, theirs = filled("staff_names")
    store.db.table("staff").insert(row("staff", ME, "", 1))
    store.db.table("away").insert({"person": ME, "since": START.isoformat()})
    store.audit.add(ME, "Pak op", START, case=theirs)
    store.db.table("events").insert(
        row("events", ME, theirs, 300) | {"kind": "take", "data": '{"text": "een besluit"}'}
    )
    handed = json.dumps(store.everything(ME))
    assert all(marker("staff", name, ME) in handed for name in ("name", "function"))
    with store.atomic():
        store.erase(ME, START)
    left = everything(store)
    assert marker("staff", "name", ME) not in left
    assert marker("staff", "function", ME) not in left
    assert "een besluit" in left, "what the municipality said to a resident is not one person's to take away"
    with store.atomic():
        store.retention.clear(START + dt.timedelta(days=731))
    assert list(store.db.query("SELECT * FROM audit")) == []
    store.close()


def test_a_case_without_its_person_names_nobody_and_tells_nothing() -> None:
    store, mine, _theirs = filled("weekly")
    for who in (ME, OTHER, COLLEAGUE):
        told = f"een woord van {who[-1]}"
        store.db.table("events").insert(
            row("events", who, mine, 300 + int(who[-1])) | {"kind": "note", "data": json.dumps({"text": told})}
        )
    answers = json.dumps({"wat": {"said": marker("cases", "answers", ME)}})
    store.db.table("cases").update(mine, {"answers": answers, "keeper": COLLEAGUE, "department": "de heer Jansen"})
    store.audit.add(COLLEAGUE, "Besluit", START, case=mine, why=marker("audit", "why", ME))
    handed = json.dumps(store.everything(ME))
    assert marker("cases", "answers", ME) in handed
    assert COLLEAGUE not in handed
    with store.atomic():
        store.erase(ME, START)
    [case] = store.db.query("SELECT * FROM cases WHERE number = ?", [mine])
    events = list(store.db.query("SELECT * FROM events WHERE case_number = ? AND kind != 'registered'", [mine]))
    assert (case["owner"], case["keeper"], case["department"], case["answers"]) == ("erased", None, None, "{}")
    assert {event["by"] for event in events} == {"erased"}
    assert {event["data"] for event in events} == {"{}"}
    assert "told-audit" not in everything(store)
    store.close()


@pytest.mark.parametrize("table", sorted({table for table, _column in (*OF_PERSON.items(), *ALSO_NAMED)} - APART))
def test_who_comes_back_with_an_old_copy_is_known_by_any_table(table: str) -> None:
    """Somebody who is named in one table only is erased again after a copy is put back."""
    store = Store()
    store.db.execute("PRAGMA foreign_keys=OFF").close()
    store.db.table(table).insert(row(table, ME, "26-00001-S", 1) | ({"neighbour": None} if table == "behalf" else {}))
    hashes = {store.erasing._hash(ME): START}
    with store.atomic():
        again = store.erasing.again(START - dt.timedelta(days=1), hashes, store.erasing._key())
    assert again == 1
    assert ME not in everything(store)
    store.close()
