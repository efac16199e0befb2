"""An answer that did not help: it was not right, not what was meant, or too much."""

import datetime as dt
from dataclasses import replace

from bot import checking, memory, redact, typed
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import Message, buttons
from bot.store import Store
from bot.store.people import Person
from bot.words import screen, unclear
from flows import numbers
from flows.yes import yes_or_no
from knowledge import language
from knowledge.answer import Answer
from knowledge.guide import Guide
from knowledge.steering import Steer, heard

VERBS = frozenset({"wrong", "other", "no-use", "shorter"})
WRONG = "wrong"
"""What is typed after the question what is wrong with the answer."""
_NO_CORRECTION = frozenset({"elsewhere", "human", "my-case", "my-data", "small-talk", "refused"})
"""Statuses of what is clearly about something else."""


class Unclear:
    """What is done when somebody says so; an editor gets to see what they had asked."""

    def __init__(self, store: Store, guide: Guide) -> None:
        self._store, self._guide = store, guide

    def action(self, person: Person, verb: str, found: Answer | None, chat: str, now: dt.datetime) -> list[Message]:
        """`found` is the answer that was given last."""
        t = speaker(person.spoken)
        if verb == "shorter" and found and found.status == "found":
            return [Message(chat, *unclear.shortest(found, self._guide.pack, t))]
        gap = self._note(found, t, now)
        if verb == "no-use" and found and found.status == "found" and found.need:
            return [Message(chat, *unclear.no_use(found, self._guide.pack, t))]
        if verb in ("other", "no-use") and found:
            return [self._another(person, found, chat, t)]
        if found is None or person.talk is not None:
            return [Message(chat, t("Dank je. Een redacteur kijkt het na. Stel je vraag gerust op een andere manier."))]
        typed.ask(person, WRONG, str(gap))
        asked = t("Dank je. Een redacteur kijkt het na. Wat klopt er niet? Typ het in één zin, of sla het over.")
        return [Message(chat, asked, buttons([(t("Overslaan"), "fine")]))]

    def told(self, person: Person, text: str, chat: str, now: dt.datetime) -> list[Message] | None:
        """What was typed after the question what is wrong goes to the editor; None when it is clearly about something
        else, or was not asked."""
        if not typed.is_asked(person, WRONG):
            return None
        t, before = speaker(person.spoken), memory.load(person.said, city_day(now))
        answer = typed.take(person, text)
        if heard(text) in (Steer.SKIP, Steer.STOP) or yes_or_no(text) is False:
            return [Message(chat, t("Goed. Stuur gerust een volgende vraag."))]
        found = self._guide.ask(text, city_day(now), before, person.language)
        if answer is None or numbers.find(text) or language.asked_for(text) or _is_something_else(found, text):
            return None
        self._store.gaps.say_more(int(answer[1]), redact.neighbour(text))
        return [Message(chat, t("Dank je, dat staat erbij. Een redacteur leest het."))]

    def _note(self, found: Answer | None, t: Speaker, now: dt.datetime) -> int:
        said = redact.neighbour(found.understanding.text) if found else ""
        about = [result.record.id for result in (found.results if found else ())[: screen.SHOWN]]
        return self._store.gaps.add("wrong", t.language, None, said, now, about)

    def _another(self, person: Person, found: Answer, chat: str, t: Speaker) -> Message:
        """What else may have been meant; what was said of the plan no longer is what they go on about."""
        other = self._guide.other(found)
        person.said = (
            (person.said or {}) | memory.dump(replace(found.understanding, text="")) | {"need": None, "given": None}
        )
        return Message(chat, *unclear.mistaken(other, self._guide.pack, t))


def _is_something_else(found: Answer, text: str) -> bool:
    """Is this a cry, a question or a plan of its own? A sentence that says that something is wrong is not."""
    if found.urgent:
        return True
    if checking.says_wrong(text):
        return False
    asks = found.part is not None or found.remark in ("asked", "mishap")
    begins = found.flow is not None and found.understanding.text == text
    return asks or begins or found.status in _NO_CORRECTION
