"""An answer that did not help: it was not right, not what was meant, or too much."""

import datetime as dt
from dataclasses import replace

from bot import memory, redact
from bot.i18n import Speaker, speaker
from bot.messages import Message
from bot.store import Store
from bot.store.people import Person
from bot.words import screen, unclear
from knowledge.answer import Answer
from knowledge.guide import Guide

VERBS = frozenset({"wrong", "other", "shorter"})


class Unclear:
    """What is done when somebody says so; an editor gets to see what they had asked."""

    def __init__(self, store: Store, guide: Guide) -> None:
        self._store, self._guide = store, guide

    def action(self, person: Person, verb: str, found: Answer | None, chat: str, now: dt.datetime) -> list[Message]:
        """`found` is the answer that was given last."""
        t = speaker(person.language or "nl")
        if verb == "shorter" and found and found.status == "found":
            return [Message(chat, *unclear.shortest(found, self._guide.pack, t))]
        self._note(found, t, now)
        if verb == "other" and found:
            return [self._another(person, found, chat, t)]
        return [Message(chat, t("Dank je. Een redacteur kijkt het na. Stel je vraag gerust op een andere manier."))]

    def _note(self, found: Answer | None, t: Speaker, now: dt.datetime) -> None:
        said = redact.neighbour(found.understanding.text) if found else ""
        about = [result.record.id for result in (found.results if found else ())[: screen.SHOWN]]
        self._store.add_gap("wrong", t.language, None, said, now, about)

    def _another(self, person: Person, found: Answer, chat: str, t: Speaker) -> Message:
        """What else may have been meant; what was said of the plan no longer is what they go on about."""
        other = self._guide.other(found)
        person.said = (
            (person.said or {}) | memory.dump(replace(found.understanding, text="")) | {"need": None, "given": None}
        )
        return Message(chat, *unclear.mistaken(other, self._guide.pack, t))
