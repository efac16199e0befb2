"""The story of a case as colleagues read it: what happened, who did it, and what they noted among themselves."""

from collections.abc import Iterable, Mapping

from bot.clock import CITY_TIME
from bot.i18n import speaker
from bot.messages import bold
from bot.words.timeline import event_name, told
from flows.case import Event

_T = speaker("nl")
MOST = 3500
"""Characters; what is longer loses its oldest part."""
_INSIDE = {"note": "notitie"}


def story(number: str, events: Iterable[Event], names: Mapping[str, str], owner: str) -> str:
    """One line for each thing that happened, the oldest first. Of people at the desk the name, of others who they are
    in the case."""
    lines = [_line(event, names, owner) for event in events]
    left = len(lines)
    while left > 1 and sum(len(line) + 1 for line in lines[-left:]) > MOST:
        left -= 1
    earlier = [f"… eerder gebeurden nog {len(lines) - left} dingen"] if left < len(lines) else []
    return "\n".join([bold(f"Het verhaal van {number}"), *earlier, *lines[-left:]])


def _line(event: Event, names: Mapping[str, str], owner: str) -> str:
    who = "bewoner" if event.by == owner else names.get(event.by, "")
    what = _INSIDE.get(event.kind) or event_name(event.kind, _T, to_owner=False)
    said = told(event, _T)
    head = f"{event.at.astimezone(CITY_TIME):%d-%m %H:%M} {what}" + (f" ({who})" if who else "")
    gone = " – ingetrokken" if event.data.get("taken_back") else ""
    return f"• {head}{gone}" + (f": {said}" if said else "")
