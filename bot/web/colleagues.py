"""The desk of the demo: three colleagues without a login, in the place of a staff group on Telegram."""

import datetime as dt
from dataclasses import replace
from typing import Any

from bot.messages import DESK, Incoming, Message, bold, clean
from bot.store.staff import Member, Role, Staff

_FIRST = "anna"
_COLLEAGUES = (
    Member("staff:anna", "Anna", "coördinator", Role.COORDINATOR),
    Member("staff:bram", "Bram", "wijkmanager", Role.STAFF),
    Member("staff:chantal", "Chantal", "initiatievenmakelaar", Role.STAFF),
)
_BY_NAME = {member.person.partition(":")[2]: member for member in _COLLEAGUES}


def on_the_list(staff: Staff, now: dt.datetime) -> None:
    """Puts the colleagues on the list of the desk."""
    for member in _COLLEAGUES:
        staff.put(member, "system", now)


def called(name: object) -> str | None:
    """The address of the colleague with this name, the first of them when none is named; None for nobody of ours."""
    member = _BY_NAME.get(name) if isinstance(name, str) and name else _BY_NAME[_FIRST]
    return member.person if member else None


def is_colleague(person: str) -> bool:
    """Is this one of the colleagues, whether still at the desk or not?"""
    return any(member.person == person for member in _COLLEAGUES)


def at_desk(incoming: Incoming, body: dict[str, Any], key: str) -> Incoming:
    """What a colleague does, as if it were done in the staff group: in the topic of `case`, as an answer to the
    message in the slot `answers`; `changes` is the key of the message of theirs that it takes the place of."""
    case, answers, changes = (str(body.get(name) or "") or None for name in ("case", "answers", "changes"))
    return replace(
        incoming,
        chat=DESK,
        name=_BY_NAME[incoming.person.partition(":")[2]].name,
        case=case,
        answers=answers,
        answers_us=answers is not None,
        ref=changes or key,
        edited=changes is not None,
    )


def shown_to_all(incoming: Incoming) -> Message:
    """What a colleague typed, for the others to read in the same topic; changed words stand where the old ones did."""
    name = _BY_NAME[incoming.person.partition(":")[2]].name
    return Message(DESK, f"{bold(name)}\n{clean(incoming.text)}", case=incoming.case, slot=f"said:{incoming.ref}")
