"""Links that open the bot at something: `https://t.me/<bot>?start=<payload>`.

What is public has a payload that can be read (`r-` a record, `n-` a need with its route, `t-` a theme, `w-` a place);
what touches a case has a key that can't be guessed, and is found elsewhere. Telegram takes at most 64 letters, digits,
`_` and `-` (https://core.telegram.org/bots/features#deep-linking).
"""

import re
from typing import Literal

from knowledge.load import Pack
from knowledge.places import Place

MAX_PAYLOAD = 64
MENU = "menu"
"""The payload that opens the menu."""
Kind = Literal["record", "need", "theme", "place"]
_PREFIX: dict[Kind, str] = {"record": "r", "need": "n", "theme": "t", "place": "w"}
_PAYLOAD = re.compile(r"([rntw])-([a-z0-9-]+)(?:_([a-z0-9-]+))?")


def payload(kind: Kind, name: str, place: str | None = None) -> str:
    """The payload for this thing; the place is left out when it does not fit."""
    alone = f"{_PREFIX[kind]}-{name}"
    whole = f"{alone}_{place}" if place else alone
    return whole if len(whole) <= MAX_PAYLOAD else alone


def leads_to(text: str, pack: Pack) -> tuple[str, Place | None] | None:
    """The action of the button that this payload stands for, and the place that it tells; None when it leads nowhere
    (any more)."""
    if text == MENU:
        return "menu", None
    match = _PAYLOAD.fullmatch(text)
    if match is None or len(text) > MAX_PAYLOAD:
        return None
    name, place = match[2], _place(match[3] or match[2], pack)
    match match[1]:
        case "r" if pack.canonical(name) in pack.records:
            return f"record:{name}", None
        case "n" if name in pack.needs:
            return f"need:{name}", place
        case "t" if name in pack.themes:
            return f"theme:{name}", place
        case "w" if place is not None:
            return "here", place
        case _:
            return None


def _place(name: str, pack: Pack) -> Place | None:
    """A stadsdeel or wijk by its id."""
    for district in pack.places.stadsdelen:
        if name == district.id:
            return Place(district.id)
        if any(wijk.id == name for wijk in district.wijken):
            return Place(district.id, name)
    return None


def link(bot: str | None, start: str) -> str | None:
    """The address to share; None when there is no bot on Telegram."""
    return f"https://t.me/{bot}?start={start}" if bot else None
