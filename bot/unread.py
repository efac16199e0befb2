"""What was no answer to the question of a talk: it is said why, and the question comes back or is left open."""

from dataclasses import dataclass, replace

from bot import noanswer, stopped, tone
from bot.beside import Beside
from bot.messages import Message
from bot.step import Step
from bot.talks import PAUSED, Talks, misses
from bot.telling import somewhere
from bot.words import questions as asking
from flows import engine
from flows.answers import Rejected
from flows.engine import Talk
from flows.model import Question
from knowledge.steering import Steer, heard

_CODES = frozenset({"date", "place", "amount", "number", "contact", "photo", "choice", "consent"})
"""Codes of what was no try at an answer; a day that is past is one, and is worth another."""


@dataclass(frozen=True)
class Unread:
    """Goes on after what could not be read."""

    talks: Talks
    beside: Beside

    def replies(self, step: Step, question: Question, rejected: Rejected) -> list[Message]:
        """No answer to this question; but whatever else it told is kept, and then the question comes back once more.
        Nobody is asked the same thing for ever: what may stay open is left open the second time, with their words."""
        person, flow, talk, t = step.person, step.flow, step.talk, step.t
        if noanswer.is_of_another(flow, question) and noanswer.refuses(step.text, rejected):
            person.talk = (person.talk or {}) | {PAUSED: True}
            return [stopped.ask_first(step.chat, t)]
        if rejected.code == "no-consent":
            return [stopped.refuse(self.talks.casework, person, talk, step.chat, step.now)]
        unread = rejected.code in _CODES
        after = self.beside.told(step, question, step.text) if unread else talk
        times = misses(person, question, step.now) + (unread and not tone.angry(step.text))
        if question.optional and heard(step.text) is Steer.UNSURE:
            return self.talks.keep_and_ask(step, engine.skip(flow, after)[0])
        is_place = question.kind == "place" and unread and noanswer.may_be_a_place(flow, step.text)
        if is_place and times > 1 and self.talks.telling(step).only_remarked(talk, after):
            return self.talks.keep_and_ask(step, somewhere(talk, question, step.text))
        if question.optional and times > 1 and step.text:
            return self._left_open(step, after)
        kept = self.talks.keep(person, after, step.now, missed=(question.id, times))
        if after.given == talk.given:
            reply = self.talks.explain(question, rejected, step.chat, t)
            return [reply if times < 2 else replace(reply, text=f"{reply.text} {asking.person(t)}")]
        thanks = Message(step.chat, t("Dank je, dat heb ik genoteerd."))
        return [thanks, self.talks.ask(person, kept, step.chat)]

    def _left_open(self, step: Step, after: Talk) -> list[Message]:
        t, said = step.t, self.talks.telling(step).contact(step.text)[1].strip()
        talk = engine.skip(step.flow, after)[0]
        talk = engine.remark(step.flow, talk, said) if len(said.split()) > 1 else talk
        talk = self.talks.keep(step.person, talk, step.now)
        written = t("Ik schrijf het er zo bij; een mens leest het.")
        return [self.talks.ask(step.person, talk, step.chat, helps=written)]
