"""What a message asked and was not answered yet: in its own words on buttons, for the next tap or for "verder"."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.i18n import Speaker
from bot.messages import Button, Message, buttons, shortened
from bot.store.people import Person
from knowledge.guide import MAX_QUESTIONS

KEPT = "later"
"""Under this name it is remembered of a person what is still to be answered."""
VERBS = ("later",)
REST = "rest"
"""Instead of what is meant: as much of it as goes in one turn."""
NEXT = "next"
"""The same for the first of it."""
LABEL = 36
"""Characters of what is asked on a button."""


def waits(person: Person) -> list[str]:
    """What is still to be answered, in their own words."""
    return list((person.said or {}).get(KEPT, ()))


def keep(person: Person, left: Iterable[str]) -> None:
    """Remembers what is left of a message in place of what was left before."""
    others = {name: value for name, value in (person.said or {}).items() if name != KEPT}
    person.said = others | ({KEPT: kept} if (kept := list(left)) else {})


def take(person: Person, what: str) -> list[str]:
    """What a tap stands for, which waits no longer; empty where it was answered already."""
    waiting = waits(person)
    if what == REST:
        taken = waiting[:MAX_QUESTIONS]
    else:
        taken = waiting[:1] if what == NEXT else [one for one in waiting if _key(one) == what]
    keep(person, [one for one in waiting if one not in taken])
    return taken


def offered(messages: list[Message], person: Person, t: Speaker) -> list[Message]:
    """The messages of an answer, with what still waits as the first buttons of the last that has any."""
    taps = _taps(waits(person), t)
    if not (taps and messages):
        return messages
    at = next((at for at in reversed(range(len(messages))) if messages[at].buttons), len(messages) - 1)
    return [*messages[:at], replace(messages[at], buttons=(*taps, *messages[at].buttons)), *messages[at + 1 :]]


def _taps(waiting: Sequence[str], t: Speaker) -> tuple[Button, ...]:
    pairs = [(t("Daarna: {what}", what=shortened(one, LABEL)), f"later:{_key(one)}") for one in waiting[:MAX_QUESTIONS]]
    if more := len(waiting) - MAX_QUESTIONS:
        pairs += [(t("Daarna: nog {count}", count=more), f"later:{REST}")] if more > 0 else []
    return buttons(pairs)


def _key(words: str) -> str:
    return f"{zlib.crc32(words.encode()):08x}"
