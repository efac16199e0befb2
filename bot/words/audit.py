"""The audit log as coordinators read it."""

from collections.abc import Iterable, Mapping

from bot.clock import CITY_TIME
from bot.store.audit import Entry


def log(entries: Iterable[Entry], names: Mapping[str, str]) -> str:
    """One line for each thing that was done, the newest first."""
    lines = []
    for entry in entries:
        who = names.get(entry.who, entry.who.partition(":")[2])
        case = f" · {entry.case}" if entry.case else ""
        why = f" · {entry.why}" if entry.why else ""
        lines.append(f"{entry.at.astimezone(CITY_TIME):%d-%m %H:%M} · {who} · {entry.what}{case}{why}")
    return "\n".join(lines) or "Er staat nog niets in het logboek."
