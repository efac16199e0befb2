"""The tables, as migrations: each step is kept for ever, so that every older file can be brought forward."""

from sqlite_utils import Database, Migrations

migrations = Migrations("stadswijzer")


@migrations()
def inbox_and_outbox(db: Database) -> None:
    """What arrived and what must go out."""
    db.table("inbox").create(
        {
            "id": int,
            "key": str,
            "person": str,
            "chat": str,
            "received_at": str,
            "body": str,
            "tries": int,
            "done_at": str,
            "error": str,
        },
        pk="id",
        not_null={"key", "chat", "received_at", "body"},
        defaults={"tries": 0},
    )
    db.table("inbox").create_index(["key"], unique=True)
    db.execute("CREATE INDEX inbox_waiting ON inbox(id) WHERE done_at IS NULL")
    db.table("outbox").create(
        {
            "id": int,
            "to": str,
            "text": str,
            "buttons": str,
            "case_number": str,
            "bulk": int,
            "once": str,
            "file": str,
            "created_at": str,
            "not_before": str,
            "state": str,
            "tries": int,
            "sent_at": str,
            "sent_seq": int,
            "remote_id": str,
            "error": str,
        },
        pk="id",
        not_null={"to", "text", "created_at", "state"},
        defaults={"tries": 0, "bulk": 0, "state": "waiting"},
    )
    db.execute('CREATE UNIQUE INDEX outbox_once ON outbox("once") WHERE "once" IS NOT NULL')
    db.execute("CREATE INDEX outbox_waiting ON outbox(bulk, id) WHERE state = 'waiting'")
    db.execute('CREATE INDEX outbox_to ON outbox("to", id)')
    db.execute("CREATE INDEX outbox_sent ON outbox(sent_seq)")


@migrations()
def people_and_files(db: Database) -> None:
    """Who talks to us, what they sent, and what we had no answer to."""
    columns = ("id", "language", "said", "talk", "desk", "talk_at", "reminded_at", "seen_at", "gone_at")
    db.table("people").create(dict.fromkeys(columns, str), pk="id")
    db.execute("CREATE INDEX people_talking ON people(talk_at) WHERE talk IS NOT NULL")
    files = dict.fromkeys(("id", "person", "remote", "kind", "at"), str) | {"data": bytes}
    db.table("files").create(files, pk="id", not_null={"person", "remote"})
    gaps = {"id": int} | dict.fromkeys(("at", "status", "language", "stadsdeel", "text", "about"), str)
    db.table("gaps").create(gaps, pk="id")
    db.table("state").create({"name": str, "value": str}, pk="name")


@migrations()
def cases_and_promises(db: Database) -> None:
    """Cases, their events, what was promised, and what will be asked."""
    texts = ("flow", "owner", "stadsdeel", "state", "keeper", "answers", "route", "created_at", "state_at")
    db.table("cases").create(
        {"number": str, "year": int, "sequence": int} | dict.fromkeys(texts, str),
        pk="number",
        not_null={"flow", "owner", "state", "answers"},
    )
    db.table("cases").create_index(["year", "sequence"], unique=True)
    db.table("cases").create_index(["owner"])
    db.table("cases").create_index(["state"])
    of_case = [("case_number", "cases", "number")]
    db.table("events").create(
        {"id": int} | dict.fromkeys(("case_number", "at", "kind", "by", "data"), str),
        pk="id",
        not_null={"case_number", "at", "kind", "by", "data"},
        foreign_keys=of_case,
    )
    db.table("events").create_index(["case_number"])
    db.table("promises").create(
        {"id": int} | dict.fromkeys(("case_number", "kind", "owner", "due", "made", "state"), str) | {"warned": int},
        pk="id",
        not_null={"case_number", "kind", "due", "state"},
        defaults={"warned": 0},
        foreign_keys=of_case,
    )
    db.execute("CREATE INDEX promises_open ON promises(due) WHERE state = 'open'")
    db.table("questions_due").create(
        {"id": int} | dict.fromkeys(("case_number", "kind", "due", "asked_at"), str),
        pk="id",
        not_null={"case_number", "kind", "due"},
        foreign_keys=of_case,
    )
    db.execute("CREATE INDEX questions_waiting ON questions_due(due) WHERE asked_at IS NULL")
    reminders = {"id": int} | dict.fromkeys(("person", "due", "text", "sent_at"), str)
    db.table("reminders").create(reminders, pk="id", not_null={"person", "due", "text"})
    db.execute("CREATE INDEX reminders_waiting ON reminders(due) WHERE sent_at IS NULL")


@migrations()
def demand_and_erased(db: Database) -> None:
    """What was asked for, counted by month without anybody's name; and who asked to be erased, as a keyed hash."""
    db.table("demand").create(
        {"month": str, "kind": str, "name": str, "asked": int}, pk=("month", "kind", "name"), defaults={"asked": 0}
    )
    db.table("erased").create({"hash": str, "at": str}, pk="hash", not_null={"at"})


@migrations()
def promises_by_day(db: Database) -> None:
    """What a tick looks for is found by index: by day what lapses, and what staff were not warned of."""
    db.execute("DROP INDEX promises_open")
    db.execute("CREATE INDEX promises_by_day ON promises(kind, due) WHERE state = 'open'")
    db.execute(
        "CREATE INDEX promises_unwarned ON promises(due) WHERE state = 'open' AND kind = 'answer' AND warned = 0"
    )
    db.execute("CREATE INDEX promises_of_case ON promises(case_number) WHERE state = 'open'")
    db.execute("CREATE INDEX questions_of_case ON questions_due(case_number)")
    db.execute('CREATE INDEX outbox_of_case ON outbox(case_number, "to")')


@migrations()
def followers(db: Database) -> None:
    """Links to follow a case, and who follows it."""
    of_case = [("case_number", "cases", "number")]
    db.table("follow_links").create({"key": str, "case_number": str}, pk="key", foreign_keys=of_case)
    db.table("follow_links").create_index(["case_number"], unique=True)
    db.table("followers").create(
        {"case_number": str, "person": str}, pk=("case_number", "person"), foreign_keys=of_case
    )
    db.table("followers").create_index(["person"])


@migrations()
def people_at_desk(db: Database) -> None:
    """Who is in the middle of something at the desk is found by index."""
    db.execute("CREATE INDEX people_at_desk ON people(id) WHERE desk IS NOT NULL")


@migrations()
def inbox_by_person(db: Database) -> None:
    """Whether somebody floods us is found by index, however much they sent."""
    db.execute("CREATE INDEX inbox_of ON inbox(person, received_at)")
    db.execute("CREATE INDEX inbox_waiting_of ON inbox(person) WHERE done_at IS NULL")


@migrations()
def staff_and_audit(db: Database) -> None:
    """Who works at the desk, who of them is away, and what everybody of them did. Of the last nothing is changed:
    only a reason can be emptied, when somebody is erased."""
    member = ("person", "name", "function", "role", "stadsdelen", "themes", "by", "at")
    db.table("staff").create(dict.fromkeys(member, str), pk="person", not_null=set(member))
    db.table("away").create({"person": str, "since": str, "until": str}, pk="person", not_null={"since"})
    done = ("at", "who", "what", "case_number", "why")
    db.table("audit").create(
        {"id": int} | dict.fromkeys(done, str), pk="id", not_null={"at", "who", "what", "why"}, defaults={"why": ""}
    )
    db.table("audit").create_index(["at"])
    db.table("audit").create_index(["case_number", "id"])
    db.table("audit").create_index(["who", "id"])
    db.execute(
        "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit WHEN NEW.why != '' OR NEW.id != OLD.id OR NEW.at != OLD.at"
        " OR NEW.who != OLD.who OR NEW.what != OLD.what OR NEW.case_number IS NOT OLD.case_number"
        " BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
    )


@migrations()
def news_and_preferences(db: Database) -> None:
    """News waits until people want to hear it; what they want is kept with them."""
    db.execute("ALTER TABLE people ADD COLUMN preferences TEXT")
    columns = ("case_number", "person", "text", "buttons", "at", "due", "told_at")
    db.table("news").create(
        {"id": int, "weight": int, "bundle": int} | dict.fromkeys(columns, str),
        pk="id",
        not_null={"case_number", "person", "text", "due", "weight"},
        defaults={"bundle": 0},
        foreign_keys=[("case_number", "cases", "number")],
    )
    db.execute("CREATE INDEX news_waiting ON news(due) WHERE told_at IS NULL")
    db.execute("CREATE INDEX news_of_person ON news(person, case_number)")
    db.execute("CREATE INDEX news_of_case ON news(case_number)")


@migrations()
def queues(db: Database) -> None:
    """What waits at the desk is found by index: promises that were broken, and cases by keeper and state."""
    db.execute("CREATE INDEX promises_broken ON promises(case_number) WHERE state = 'broken' AND kind = 'answer'")
    db.execute("CREATE INDEX promises_answers ON promises(case_number, id) WHERE kind = 'answer'")
    db.execute("CREATE INDEX cases_kept ON cases(keeper, state) WHERE keeper IS NOT NULL")
    db.execute("CREATE INDEX events_waited ON events(case_number, id) WHERE kind = 'wait'")


@migrations()
def topics_and_slots(db: Database) -> None:
    """The topic of each case in the staff group, and which message of the channel holds what is kept up to date."""
    topics = {"case_number": str, "thread": int, "closed": int}
    db.table("topics").create(topics, pk="case_number", not_null={"thread"}, defaults={"closed": 0})
    db.table("topics").create_index(["thread"], unique=True)
    shown = dict.fromkeys(("to", "slot", "remote"), str)
    db.table("shown").create(shown, pk=("to", "slot"), not_null={"remote"})
    db.execute("ALTER TABLE outbox ADD COLUMN slot TEXT")
    db.execute("ALTER TABLE outbox ADD COLUMN takes_back INTEGER NOT NULL DEFAULT 0")
    db.execute('CREATE INDEX outbox_slot ON outbox("to", slot) WHERE slot IS NOT NULL')
    db.execute("CREATE INDEX outbox_at_desk ON outbox(remote_id) WHERE \"to\" = 'desk'")


@migrations()
def on_behalf(db: Database) -> None:
    """Cases registered for a neighbour: who helps, who it is for, who hears of it, and how it was agreed to."""
    columns = ("case_number", "key", "helper", "neighbour", "hears", "consent", "consent_at")
    db.table("behalf").create(
        dict.fromkeys(columns, str),
        pk="case_number",
        not_null={"key", "helper", "hears", "consent", "consent_at"},
        foreign_keys=[("case_number", "cases", "number")],
    )
    db.table("behalf").create_index(["key"], unique=True)
    db.table("behalf").create_index(["neighbour"])
    db.table("behalf").create_index(["helper"])


@migrations()
def sayings(db: Database) -> None:
    """What staff said, by the message in which they typed it, and where it was told."""
    columns = {"ref": str, "case_number": str, "event": int, "name": str}
    of_case = [("case_number", "cases", "number")]
    db.table("sayings").create(columns, pk="ref", not_null={"case_number", "event", "name"}, foreign_keys=of_case)
    db.table("sayings").create_index(["case_number"])
    db.execute("ALTER TABLE news ADD COLUMN event INTEGER")
    db.execute("ALTER TABLE news ADD COLUMN slot TEXT")
    db.execute("CREATE INDEX news_said ON news(case_number, event) WHERE event IS NOT NULL")
    db.execute("CREATE INDEX news_together ON news(slot) WHERE slot IS NOT NULL")


@migrations()
def before_a_move(db: Database) -> None:
    """How the promises and planned questions of a case were before the last move, to undo it."""
    columns = dict.fromkeys(("case_number", "at", "promises", "questions"), str)
    of_case = [("case_number", "cases", "number")]
    db.table("before").create(columns, pk="case_number", not_null=set(columns), foreign_keys=of_case)


@migrations()
def weekly(db: Database) -> None:
    """Who follows a neighbourhood or theme, when they are told, and how the records were when last looked at."""
    columns = {"person": str, "topics": str, "since": int, "due": str}
    db.table("weekly").create(columns, pk="person", not_null=set(columns))
    db.table("weekly").create_index(["due", "person"])
    seen = {"record": str, "print": str, "change": int, "is_new": int}
    db.table("seen").create(seen, pk="record", not_null=set(seen))
    db.table("seen").create_index(["change"])


@migrations()
def names_at_desk(db: Database) -> None:
    """What people of the desk call themselves, for their colleagues."""
    db.table("staff_names").create({"person": str, "name": str}, pk="person", not_null={"name"})


@migrations()
def outbox_by_chat(db: Database) -> None:
    """What waits for somebody is found by index, however much they were told before."""
    db.execute("CREATE INDEX outbox_waiting_for ON outbox(\"to\", bulk, id) WHERE state = 'waiting'")


@migrations()
def departments(db: Database) -> None:
    """Where a case lies when that is not with the stadsdeel itself."""
    db.execute("ALTER TABLE cases ADD COLUMN department TEXT")


@migrations()
def pairs_and_joined(db: Database) -> None:
    """Cases whose people may want to meet; whose case goes on in another; cases of one place are found by index."""
    pair = {"first": str, "second": str, "state": str, "at": str}
    db.table("pairs").create(
        pair, pk=("first", "second"), not_null=set(pair), foreign_keys=[("first", "cases"), ("second", "cases")]
    )
    db.table("pairs").create_index(["second"])
    db.table("joined").create(
        {"case_number": str, "person": str},
        pk=("case_number", "person"),
        foreign_keys=[("case_number", "cases", "number")],
    )
    db.table("joined").create_index(["person"])
    db.execute("CREATE INDEX cases_of_place ON cases(stadsdeel, flow, created_at)")


@migrations()
def showing(db: Database) -> None:
    """What the initiators of plans let others see."""
    db.table("showing").create(
        {"case_number": str, "sees": str, "credit": str, "public": int},
        pk="case_number",
        not_null={"sees", "credit", "public"},
        foreign_keys=[("case_number", "cases", "number")],
    )
    db.execute("CREATE INDEX showing_public ON showing(case_number) WHERE public = 1")


@migrations()
def what_it_answers(db: Database) -> None:
    """Which message of a chat a message of ours answers, so that people see to whom it is said."""
    db.execute("ALTER TABLE outbox ADD COLUMN answers TEXT")


@migrations()
def under_way(db: Database) -> None:
    """Which notices may have arrived although that was not noted: they go again before anything else to that person."""
    db.execute("ALTER TABLE outbox ADD COLUMN under_way INTEGER NOT NULL DEFAULT 0")
    db.execute("CREATE INDEX outbox_under_way ON outbox(\"to\") WHERE state = 'waiting' AND under_way")


@migrations()
def papers(db: Database) -> None:
    """What is to be printed, until it is a file."""
    db.execute("ALTER TABLE files ADD COLUMN to_print TEXT")
    db.execute("CREATE INDEX files_to_print ON files(id) WHERE to_print IS NOT NULL")


@migrations()
def halfway(db: Database) -> None:
    """Of a message in pieces, those that arrived: after a crash only the rest goes."""
    db.execute("ALTER TABLE outbox ADD COLUMN arrived TEXT")


@migrations()
def reminders_of_plans(db: Database) -> None:
    """Which plan a reminder is of, and the day of its activity: several plans are kept side by side."""
    db.execute("ALTER TABLE reminders ADD COLUMN plan TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE reminders ADD COLUMN activity TEXT")
