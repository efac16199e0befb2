"""The tables, as migrations: each step is kept for ever, so that every older file can be brought forward."""

from sqlite_utils import Database, Migrations

migrations = Migrations("stadswijzer")


@migrations()
def first_tables(db: Database) -> None:
    """Inbox, outbox, people, cases with their events and promises, files, gaps and settings of the service."""
    db.table("inbox").create(
        {"id": int, "key": str, "person": str, "chat": str, "received_at": str, "body": str, "tries": int,
         "done_at": str, "error": str},
        pk="id", not_null={"key", "chat", "received_at", "body"}, defaults={"tries": 0},
    )  # fmt: skip
    db.table("inbox").create_index(["key"], unique=True)
    db.execute("CREATE INDEX inbox_waiting ON inbox(id) WHERE done_at IS NULL")
    db.table("outbox").create(
        {"id": int, "to": str, "text": str, "buttons": str, "case_number": str, "bulk": int, "once": str,
         "created_at": str, "not_before": str, "state": str, "tries": int, "sent_at": str, "sent_seq": int, "remote_id": str, "error": str},
        pk="id", not_null={"to", "text", "created_at", "state"}, defaults={"tries": 0, "bulk": 0, "state": "waiting"},
    )  # fmt: skip
    db.execute('CREATE UNIQUE INDEX outbox_once ON outbox("once") WHERE "once" IS NOT NULL')
    db.execute("CREATE INDEX outbox_waiting ON outbox(bulk, id) WHERE state = 'waiting'")
    db.execute('CREATE INDEX outbox_to ON outbox("to", id)')
    db.execute("CREATE INDEX outbox_sent ON outbox(sent_seq)")
    db.table("people").create(
        {"id": str, "language": str, "said": str, "talk": str, "desk": str, "talk_at": str, "reminded_at": str,
         "seen_at": str, "gone_at": str},
        pk="id",
    )  # fmt: skip
    db.execute("CREATE INDEX people_talking ON people(talk_at) WHERE talk IS NOT NULL")
    db.table("cases").create(
        {"number": str, "year": int, "sequence": int, "flow": str, "owner": str, "stadsdeel": str, "state": str,
         "keeper": str, "answers": str, "route": str, "created_at": str, "state_at": str},
        pk="number", not_null={"flow", "owner", "state", "answers"},
    )  # fmt: skip
    db.table("cases").create_index(["year", "sequence"], unique=True)
    db.table("cases").create_index(["owner"])
    db.table("cases").create_index(["state"])
    db.table("events").create(
        {"id": int, "case_number": str, "at": str, "kind": str, "by": str, "data": str},
        pk="id", not_null={"case_number", "at", "kind", "by", "data"},
        foreign_keys=[("case_number", "cases", "number")],
    )  # fmt: skip
    db.table("events").create_index(["case_number"])
    db.table("promises").create(
        {"id": int, "case_number": str, "kind": str, "owner": str, "due": str, "made": str, "state": str, "warned": int},
        pk="id", not_null={"case_number", "kind", "due", "state"}, defaults={"warned": 0},
        foreign_keys=[("case_number", "cases", "number")],
    )  # fmt: skip
    db.execute("CREATE INDEX promises_open ON promises(due) WHERE state = 'open'")
    db.table("questions_due").create(
        {"id": int, "case_number": str, "kind": str, "due": str, "asked_at": str},
        pk="id", not_null={"case_number", "kind", "due"},
        foreign_keys=[("case_number", "cases", "number")],
    )  # fmt: skip
    db.execute("CREATE INDEX questions_waiting ON questions_due(due) WHERE asked_at IS NULL")
    db.table("files").create(
        {"id": str, "person": str, "remote": str, "kind": str, "at": str, "data": bytes},
        pk="id",
        not_null={"person", "remote"},
    )
    db.table("gaps").create(
        {"id": int, "at": str, "status": str, "language": str, "stadsdeel": str, "text": str}, pk="id"
    )
    db.table("state").create({"name": str, "value": str}, pk="name")
