"""A neighbour's question, passed on by somebody else: an answer to send back, and the offer to register it for them."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from bot import memory, redact
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.intake import Intake
from bot.messages import Incoming, Message, buttons
from bot.sharing import Sharing
from bot.store.people import Person
from bot.words import answers as words
from knowledge.guide import Answer, Guide

VERBS = frozenset({"for-register", "for-print"})
ON_BEHALF = "namens-iemand"
"""The flow by which something is registered for somebody else."""
KEPT = "passed-on"
"""Under this name the questions that were passed on lately are remembered of who did that."""
MOST = 5


@dataclass(frozen=True)
class Forwarded:
    """What community builders get. Each question has an offer of its own, so that five in a row don't mix."""

    guide: Guide
    intake: Intake
    sharing: Sharing

    def answer(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """One message that is complete without buttons, in the language of the question; then the offer, to the helper.

        Whose question it was is not looked at and not kept; names, numbers and house numbers in it are left out.
        """
        t = _t(person)
        text = redact.neighbour(incoming.text)
        if not text.strip():
            return [Message(incoming.chat, t("Wat wil je buur weten? Typ de vraag erbij, dan krijg je een antwoord."))]
        found = self.guide.ask(text, city_day(now))
        theirs = speaker(found.understanding.language)
        told = Message(incoming.chat, words.passed_on(found, self.guide.pack, theirs), urgent=found.urgent)
        if found.status != "found":
            return [told]
        return [told, self._offer(person, found, self._keep(person, found, text, incoming), incoming.chat)]

    def action(self, person: Person, verb: str, key: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped offer: register this question for the neighbour, or print the answer to it."""
        t = _t(person)
        kept = next((one for one in (person.said or {}).get(KEPT, []) if one["key"] == key), None)
        said = memory.load(kept, city_day(now)) if kept else None
        if kept is None or said is None:
            return [Message(chat, t("Die vraag ken ik niet meer. Stuur het bericht nog eens door."))]
        if verb == "for-print":
            return self.sharing.action(person, "print", f":{said.language}", self.guide.answer(said), chat, now)
        if person.talk is not None:
            ask = t("Je bent nog met een aanmelding bezig. Maak die eerst af, of stop ermee.")
            return [Message(chat, ask, buttons([(t("Ga verder"), "resume"), (t("Stop"), "stop")]))]
        person.said = kept | {KEPT: (person.said or {}).get(KEPT, [])}
        return self.intake.start(person, ON_BEHALF, chat, now)

    def _keep(self, person: Person, found: Answer, text: str, incoming: Incoming) -> str:
        key = secrets.token_urlsafe(6)
        kept: dict[str, Any] = memory.dump(found.understanding) | {"plan": text, "status": found.status, "key": key}
        if incoming.file:
            kept["files"] = [{"id": incoming.file, "media": incoming.media}]
        before = person.said or {}
        person.said = before | {KEPT: [*before.get(KEPT, []), kept][-MOST:]}
        return key

    def _offer(self, person: Person, found: Answer, key: str, chat: str) -> Message:
        t = _t(person)
        pairs = [(t("Ja, namens iemand"), f"for-register:{key}")] if found.flow else []
        pairs += [(t("Printen"), f"for-print:{key}"), (t("Nee"), "fine")]
        if found.flow is None:
            return Message(chat, t("Wil je dit printen voor deze bewoner?"), buttons(pairs))
        if found.need is None:
            return Message(chat, t("Zal ik het voor deze bewoner aanmelden?"), buttons(pairs))
        what = found.need.label.pick(t.language)
        return Message(chat, t("Zal ik het voor deze bewoner aanmelden? ({what})", what=what), buttons(pairs))


def _t(person: Person) -> Speaker:
    return speaker(person.language or "nl")
