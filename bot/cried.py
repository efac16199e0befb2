"""After a cry for help: thanks, a yes or no, "forget it" and the wish for a human get the number again, until something
else is asked, or it is over."""

import datetime as dt

from bot.i18n import Speaker
from bot.messages import Message
from bot.store.people import Person
from bot.words import elsewhere
from knowledge.answer import Answer
from knowledge.asks import is_asked
from knowledge.guide import Guide
from knowledge.understand import Understanding

_KEPT = "cried"
"""Under this name it is remembered what was cried out."""
_NO_QUESTION = frozenset({"small-talk", "human", "refused"})


def note(person: Person, found: Answer) -> None:
    """Remembers the cry that `found` answers, if it is one."""
    if found.urgent and found.need:
        person.said = (person.said or {}) | {_KEPT: found.need.id}


def drop(person: Person) -> None:
    """They did something else."""
    if person.said:
        person.said.pop(_KEPT, None)


def is_fresh(person: Person) -> bool:
    """Was the last that this person asked a cry for help?"""
    return _KEPT in (person.said or {})


def again(person: Person, found: Answer, guide: Guide, chat: str, t: Speaker, *, drops: bool = False) -> list[Message]:
    """The number that was given for the cry, when `found` answers what is no question, or `drops` it; else nothing."""
    need = (person.said or {}).get(_KEPT)
    asks = found.status == "small-talk" and is_asked(found.understanding.text)  # "goed. waar waren we gebleven?"
    if need not in guide.pack.needs or asks or not (drops or found.status in _NO_QUESTION):
        return []
    return [Message(chat, *elsewhere.again(guide.route(need, found.understanding), t), urgent=True)]


def over(person: Person, guide: Guide, chat: str, t: Speaker, today: dt.date) -> list[Message]:
    """What is said to who tells that it is over ("hij is gevonden"), with the number for when it is not."""
    need = (person.said or {}).get(_KEPT)
    drop(person)
    if need not in guide.pack.needs:
        return []
    return [Message(chat, elsewhere.over(guide.route(need, Understanding("", t.language, today)), t))]
