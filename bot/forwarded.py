"""A neighbour's question, passed on by somebody else: an answer to send back, and the offer to register it for them."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from bot import attachments, demand, memory, redact
from bot.beforehand import headed
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.intake import Intake
from bot.messages import Incoming, Message, buttons
from bot.sharing import Sharing
from bot.store.people import Person
from bot.words import passing, remembered
from flows import numbers
from knowledge.answer import Answer
from knowledge.guide import Guide

VERBS = frozenset({"for-register", "for-print"})
ON_BEHALF = "namens-iemand"
"""The flow by which something is registered for somebody else."""
KEPT = "passed-on"
"""Under this name the questions that were passed on lately are remembered of who did that."""
MOST = 5
AT_ONCE = dt.timedelta(minutes=1)
"""Pieces of one question (a place, a photo, "dank je wel") are passed on together."""
_PIECE = frozenset({"choose", "nothing", "small-talk"})
"""What a message comes down to that may belong to the one before it."""
_PRIVATE = frozenset({"my-case", "my-data"})

Kept = dict[str, Any]


@dataclass(frozen=True)
class Forwarded:
    """What community builders get. Each question has an offer of its own, so that five in a row don't mix."""

    guide: Guide
    intake: Intake
    sharing: Sharing

    def is_for_talk(self, person: Person, incoming: Incoming, now: dt.datetime) -> bool:
        """Is it what the neighbour says to a question of the running talk, and no question of another neighbour?"""
        if person.talk is None or person.talk["flow"] != ON_BEHALF or incoming.text.startswith("/"):
            return False
        asked = self.intake.talks.open_question(person)
        if not incoming.text or (asked and asked.known_as == "subject"):
            return True
        return self.guide.ask(redact.neighbour(incoming.text), city_day(now)).status in _PIECE

    def answer(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """One message that is complete without buttons, in the language of the question; then the offer, to the helper.

        Whose question it was is not looked at and not kept; names, numbers and house numbers in it are left out.
        """
        text, last = redact.neighbour(incoming.text) or self._place_of(incoming), _just_now(person, now)
        if not any(char.isalnum() for char in text):
            return self._without_words(person, last, incoming, now)
        found, text, last = self._read(text, last, now)
        t = _t(person)
        if found.status in _PRIVATE or numbers.find(text):
            return [Message(incoming.chat, t("Wat een ander bij mij heeft, zeg ik alleen tegen die persoon zelf."
                                             " Laat je buur het mij vragen, of bellen: {phone}."))]  # fmt: skip
        if found.status == "small-talk":
            asked = t("Hier zie ik nog geen vraag in. Stuur door wat je buur wil weten, of typ het.")
            return [] if last else [Message(incoming.chat, asked)]
        theirs = speaker(found.understanding.language)
        answer = passing.passed_on(found, self.guide.pack, theirs, (), remembered.here(found, self.guide, theirs),
                                   headed("", self.sharing.store.switches.banner))  # fmt: skip
        told = Message(incoming.chat, answer, urgent=found.urgent, answers=incoming.ref)
        if found.status in ("elsewhere", "refused"):  # nothing of it can be registered here
            return [told]
        need = demand.note(self.sharing.store, found, last["asked"] if last else None, text, theirs.language, now)
        kept = memory.dump(found.understanding) | {"plan": text, "status": found.status, "asked": need}
        key = _keep(person, kept, last, incoming, now)
        return [told, self._offer(person, found, key, incoming.chat)]

    def _read(self, text: str, last: Kept | None, now: dt.datetime) -> tuple[Answer, str, Kept | None]:
        """What was asked, in which words, and the message before it when this one is a piece of the same question."""
        today = city_day(now)
        found = self.guide.ask(text, today)
        before = memory.load(last, today) if last else None
        if last is None or before is None or found.urgent:
            return found, text, None
        whole = f"{last['plan']}\n{text}".strip()
        if found.status in _PIECE:
            both = self.guide.ask(text, today, before)
            if both.status == "found" and last["status"] == "found":
                return both, whole, last
            return found, text, last if found.status == "small-talk" else None
        only_where = last["status"] == "choose" and before.place and not found.understanding.place
        if only_where or not last["plan"]:
            return self.guide.ask(text, today, before), whole, last
        return found, text, None

    def _place_of(self, incoming: Incoming) -> str:
        """A place on the map that was passed on, as one would type it; empty when there is none in the city."""
        place = self.guide.finder.near(*incoming.location) if incoming.location else None
        if place is None:
            return ""
        district = next(one for one in self.guide.pack.places.stadsdelen if one.id == place.stadsdeel)
        wijk = next((one.name for one in district.wijken if one.id == place.wijk), "")
        return f"in {wijk}, {district.name}" if wijk else f"in {district.name}"

    def _without_words(self, person: Person, last: Kept | None, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """A photo belongs to the question before it, or waits for the one that comes. What is spoken is a question of
        its own, perhaps of somebody else: nobody hears it here, so it is asked for."""
        last = None if incoming.media in attachments.SPOKEN else last
        _keep(person, last or memory.dump(self.guide.read("", city_day(now))) | _NOTHING_ASKED, last, incoming, now)
        if last:
            return []
        t = _t(person)
        return [Message(incoming.chat, t("Wat wil je buur weten? Typ de vraag erbij, dan krijg je een antwoord."))]

    def action(self, person: Person, verb: str, key: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped offer: register this question for the neighbour, or print the answer to it."""
        t = _t(person)
        kept = next((one for one in (person.said or {}).get(KEPT, []) if one["key"] == key), None)
        said = memory.load(kept, city_day(now)) if kept else None
        if kept is None or said is None:
            return [Message(chat, t("Die vraag ken ik niet meer. Stuur het bericht nog eens door."))]
        if verb == "for-print":
            return self.sharing.action(person, "print", f":{said.language}", self.guide.answer(said), chat, now)
        person.said = kept | {KEPT: (person.said or {}).get(KEPT, [])}
        return self.intake.start(person, ON_BEHALF, chat, now)

    def _offer(self, person: Person, found: Answer, key: str, chat: str) -> Message:
        t = _t(person)
        register = [(t("Ja, namens iemand"), f"for-register:{key}")]
        if found.status != "found":
            ask = t("Zal ik het voor deze bewoner aanmelden? Dan zoekt iemand het uit.")
            return Message(chat, ask, buttons([*register, (t("Nee"), "fine")]))
        pairs = [*(register if found.flow else []), (t("Printen"), f"for-print:{key}"), (t("Nee"), "fine")]
        if found.flow is None:
            return Message(chat, t("Wil je dit printen voor deze bewoner?"), buttons(pairs))
        if found.need is None:
            return Message(chat, t("Zal ik het voor deze bewoner aanmelden?"), buttons(pairs))
        what = found.need.label.pick(t.language)
        return Message(chat, t("Zal ik het voor deze bewoner aanmelden? ({what})", what=what), buttons(pairs))


_NOTHING_ASKED: Kept = {"plan": "", "status": "nothing", "asked": None}


def _just_now(person: Person, now: dt.datetime) -> Kept | None:
    """What this person passed on right before."""
    kept = (person.said or {}).get(KEPT, [])
    return kept[-1] if kept and now - dt.datetime.fromisoformat(kept[-1]["at"]) <= AT_ONCE else None


def _keep(person: Person, found: Kept, last: Kept | None, incoming: Incoming, now: dt.datetime) -> str:
    """Remembers a question (in the place of `last`, of which it is the rest); the key of its offer."""
    mine = [{"id": incoming.file, "media": incoming.media}] if incoming.file else []
    files = [*(last or {}).get("files", ()), *mine][: attachments.MAX_FILES]
    key = last["key"] if last else secrets.token_urlsafe(6)
    kept = found | {"key": key, "at": now.astimezone(dt.UTC).isoformat()} | ({"files": files} if files else {})
    before = person.said or {}
    others = [one for one in before.get(KEPT, []) if one["key"] != key]
    person.said = before | {KEPT: [*others, kept][-MOST:]}
    return key


def _t(person: Person) -> Speaker:
    return speaker(person.spoken)
