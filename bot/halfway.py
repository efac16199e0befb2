"""Taking up a talk that somebody left halfway: where it was, also after a pause, a stop or a greeting."""

import datetime as dt
from dataclasses import dataclass

from bot import left, memory, stopped
from bot.clock import city_day
from bot.messages import Incoming, Message, buttons
from bot.store.people import Person
from bot.talks import Talks, speaks
from flows import engine
from flows.model import DRAFT_DAYS
from knowledge import courtesy, follow_up, wish
from knowledge.apart import SURE
from knowledge.steering import Steer, heard, says_skip


@dataclass(frozen=True)
class Halfway:
    """Takes up talks."""

    talks: Talks

    def resume(self, person: Person, chat: str) -> list[Message]:
        """Tells what is there already, and asks again where the talk was."""
        flow, talk = self.talks.running(person)
        t = speaks(person)
        asked = self.talks.ask(person, talk, chat)
        if engine.current(flow, talk) is None or not talk.given:
            return [asked]
        return [Message(chat, t("Dit weet ik al:") + " " + self.talks.known_line(flow, talk, t)), asked]

    def goes_on(self, person: Person, chat: str, now: dt.datetime) -> list[Message]:
        """Takes up the talk where it was, with what they went back from in it."""
        person.talk = left.restored(person.talk) if person.talk else None
        person.talk_at = now
        return self.resume(person, chat)

    def wakes(self, person: Person, now: dt.datetime) -> bool:
        """Takes up the talk that this person stopped, when there is one and it can still be held."""
        if not stopped.wake(person):
            return False
        person.talk_at, person.reminded_at = now, None
        return person.talk is not None and person.talk["flow"] in self.talks.flows

    def greeted(
        self, person: Person, incoming: Incoming, now: dt.datetime, *, small_talk: bool
    ) -> list[Message] | None:
        """The answer to somebody who only greets or thanks in the middle of a talk, or comes back with small talk:
        where they were, and the question once more. None for what may answer the question."""
        rests, t = self.talks.rests(person, now), speaks(person)
        paused = self.talks.is_paused(person)
        if incoming.file or not (courtesy.is_only(incoming.text) or (paused and small_talk)):
            return None
        if not rests:
            return self.resume(person, incoming.chat)
        text = t(
            "Je bent nog bezig met: {what}. Wil je daarmee verder, of begin je iets nieuws?",
            what=self.talks.title(person),
        )
        pairs = [(t("Ga verder"), "resume"), (t("Begin iets nieuws"), "anew:menu")]
        return [Message(incoming.chat, text, buttons(pairs))]

    def begins_another(self, person: Person, incoming: Incoming, now: dt.datetime, *, asked: bool) -> bool:
        """Is this, after a pause or where it was `asked` what they go on with, the wish for another plan than the one
        they talked about, the name of one, or surely something that is done elsewhere?"""
        question = self.talks.open_question(person)
        if incoming.file or not (asked or self.talks.is_paused(person)):
            return False
        if question and question.known_as == "subject":
            return False  # it is asked what the plan is
        before = memory.load(person.said, city_day(now))
        found = self.talks.casework.guide.ask(incoming.text, city_day(now), before, person.language)
        if found.understanding.text != incoming.text or found.remark:
            return False
        if found.status == "elsewhere":
            return bool(found.results) and found.results[0].score >= SURE
        wishes = wish.says_a_wish if asked else follow_up.wishes_anew
        return (wishes(incoming.text) or follow_up.names(incoming.text)) and found.flow is not None

    def nothing_runs(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message] | None:
        """The answer to "waar waren we?" or "overslaan" of somebody who is in no talk; None for anything else."""
        steer, t = heard(incoming.text), speaks(person)
        if steer is Steer.RESUME and self.wakes(person, now):
            return self.resume(person, incoming.chat)
        if steer in (Steer.STOP, Steer.BACK) or says_skip(incoming.text):
            return [Message(incoming.chat, t("Er loopt nu niets. Typ gerust je volgende vraag."))]
        if steer is not Steer.RESUME:
            return None
        text = t(
            "Er staat nu geen aanmelding open. Wat niet af is, bewaar ik {days} dagen. Vertel gerust wat je wilt doen.",
            days=DRAFT_DAYS,
        )
        return [Message(incoming.chat, text)]
