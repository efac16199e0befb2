"""How long each kind of thing is kept. One table of kinds; a look that changes nothing, and the clearing itself."""

import contextlib
import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database

from bot.messages import DESK
from bot.store.cases import listed
from bot.store.erase import NOBODY, Erasing
from bot.store.mine import DOSSIER, EXPORT
from flows.case import CLOSED, RESTS
from flows.model import DRAFT_DAYS


@dataclass(frozen=True)
class Kind:
    """A kind of thing, the days it is kept, and the rows that are older (each `?` is the moment they must be older
    than)."""

    name: str
    days: int
    table: str
    old: str
    clear: str = ""
    """What is emptied when the row itself stays; without it the row goes."""


_IN_A_CASE = (
    "EXISTS (SELECT 1 FROM cases AS c WHERE c.owner = files.person AND instr(c.answers, files.id) > 0)"
    " OR EXISTS (SELECT 1 FROM people AS p WHERE p.id = files.person AND instr(coalesce(p.talk, ''), files.id) > 0)"
)
_SENT = "state != 'waiting'"
_STOPPED = "said ->> '$.stopped' IS NOT NULL"
_PASSED_ON = """json_each(said, '$."passed-on"')"""
_ENDED = (
    f"(state IN ({listed(CLOSED)}) OR (state IN ({listed(RESTS)}) AND NOT EXISTS"
    " (SELECT 1 FROM promises AS p WHERE p.case_number = cases.number AND p.state = 'open')))"
)

KINDS = (
    Kind("wat binnenkwam en is afgehandeld", 30, "inbox", "done_at < ?"),
    Kind(
        "het laatste bericht van wie gewist is",
        1,
        "inbox",
        "done_at < ? AND NOT EXISTS (SELECT 1 FROM people AS p WHERE p.id = inbox.person)",
    ),
    Kind("wat verstuurd is", 90, "outbox", f'{_SENT} AND created_at < ? AND "once" IS NULL'),
    Kind("meldingen die maar één keer gaan", 365, "outbox", f"{_SENT} AND created_at < ?"),
    Kind(
        "het laatste bericht aan wie gewist is",
        1,
        "outbox",
        f"""{_SENT} AND created_at < ? AND "once" IS NULL AND "to" != '{DESK}'"""
        """ AND NOT EXISTS (SELECT 1 FROM people AS p WHERE p.id = outbox."to")""",
    ),
    Kind("de laatste vraag", 30, "people", "said IS NOT NULL AND talk IS NULL AND seen_at < ?", "said = NULL"),
    Kind(
        "een aanmelding die gestopt is",
        DRAFT_DAYS,
        "people",
        f"{_STOPPED} AND coalesce(said ->> '$.\"stopped-since\"', seen_at) < ?",
        """said = json_remove(said, '$.stopped', '$."stopped-since"')""",
    ),
    Kind(
        "vragen die voor een ander doorgestuurd zijn",
        DRAFT_DAYS,
        "people",
        f"EXISTS (SELECT 1 FROM {_PASSED_ON} WHERE value ->> '$.at' < ?)",
        f"""said = json_set(said, '$."passed-on"', (SELECT json_group_array(json(value)) FROM {_PASSED_ON}"""
        " WHERE value ->> '$.at' >= ?))",
    ),
    Kind(
        "een aanmelding die niet af is",
        DRAFT_DAYS,
        "people",
        "talk IS NOT NULL AND talk_at < ?",
        "talk = NULL, talk_at = NULL, said = NULL",
    ),
    Kind(
        "mensen zonder aanmelding die niet meer schrijven",
        365,
        "people",
        "seen_at < ? AND talk IS NULL AND NOT EXISTS (SELECT 1 FROM cases AS c WHERE c.owner = people.id)"
        " AND NOT EXISTS (SELECT 1 FROM followers AS f WHERE f.person = people.id)"
        " AND NOT EXISTS (SELECT 1 FROM behalf AS b WHERE b.neighbour = people.id)"
        " AND NOT EXISTS (SELECT 1 FROM weekly AS w WHERE w.person = people.id)",
    ),
    Kind(
        "waar staat wat wordt bijgehouden",
        0,
        "shown",
        "? > '' AND slot NOT LIKE 'card:%' AND NOT EXISTS"
        ' (SELECT 1 FROM outbox AS o WHERE o."to" = shown."to" AND o.slot = shown.slot)',
    ),
    Kind("foto's en bestanden buiten een aanmelding", 30, "files", f"at < ? AND NOT ({_IN_A_CASE})"),
    Kind(
        "bestanden met mijn gegevens",
        1,
        "files",
        f"at < ? AND (remote LIKE '{EXPORT}%' OR remote LIKE '{DOSSIER}%')",
    ),
    Kind("nieuws dat verteld is (alleen wanneer)", 90, "news", "told_at < ?"),
    Kind("herinneringen die gestuurd zijn", 30, "reminders", "sent_at < ?"),
    Kind("vragen zonder goed antwoord", 365, "gaps", "at < ?"),
    Kind("wie aan de balie wat deed", 730, "audit", "at < ?"),
    Kind("het kenmerk van wie gewist is", 60, "erased", "at < ?"),
)
"""The order counts: a last question goes before its person."""
CASE_DAYS = 730
"""A case that ended or rests is kept this long with its person; then number, dates and states stay without them."""


class _Undo(Exception):
    pass


class Retention:
    """What is kept too long."""

    def __init__(self, db: Database, erasing: Erasing) -> None:
        self._db = db
        self._erasing = erasing

    def due(self, now: dt.datetime) -> dict[str, int]:
        """How much of each kind is kept too long at `now`: the clearing itself, undone."""
        found = {}
        with contextlib.suppress(_Undo), self._db.atomic():
            found = self.clear(now)
            raise _Undo
        return found

    def clear(self, now: dt.datetime) -> dict[str, int]:
        """Clears it; tells how much of each kind. To be called in a transaction."""
        old = self.old_cases(now)
        for number in old:
            self._erasing.case(number)
        cleared = {"aanmeldingen die klaar zijn": len(old)}
        for kind in KINDS:
            act = f"UPDATE {kind.table} SET {kind.clear}" if kind.clear else f"DELETE FROM {kind.table}"
            sql = f"{act} WHERE {kind.old}"
            cleared[kind.name] = self._db.execute(sql, [_before(kind.days, now)] * sql.count("?")).rowcount
        return cleared

    def old_cases(self, now: dt.datetime) -> list[str]:
        """The cases that ended, or rest since, so long ago that their person is to be taken out."""
        sql = f"SELECT number FROM cases WHERE {_ENDED} AND owner != ? AND state_at < ?"
        return [row["number"] for row in self._db.query(sql, [NOBODY, _before(CASE_DAYS, now)])]


def _before(days: int, now: dt.datetime) -> str:
    return (now - dt.timedelta(days=days)).astimezone(dt.UTC).isoformat()
