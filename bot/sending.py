"""The end of a guided talk: what was told is looked at once more, and becomes a case."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bot import checking, memory, noanswer
from bot.behalf import OnBehalf
from bot.beside import REMARK_WORDS
from bot.messages import Message, buttons
from bot.step import Step
from bot.store.people import Person
from bot.talks import Talks, speaks
from bot.words import questions as asking
from flows import engine
from flows.contact import contact_in

Answered = Callable[[Person, str, dt.datetime], list[Message]]
"""Answers a question asked in the middle of a talk."""


@dataclass(frozen=True)
class Sending:
    """Takes what is said under the summary of a talk."""

    talks: Talks

    def checked(self, step: Step, answered: Answered) -> list[Message]:
        """Sends what was told when they agree; puts right what they tell anew, and keeps what they tell beside it."""
        person, talk, telling, t = step.person, step.talk, self.talks.telling(step), step.t
        if step.word == "send":
            return self._send(step)
        if noanswer.asks(step.text):
            return [*answered(person, step.text, step.now), self.talks.ask(person, talk, step.chat)]
        after = telling.corrected(talk, step.text)
        if after != talk:
            after = self.talks.keep(person, after, step.now)
            changed = engine.current(step.flow, after) is None
            return [self.talks.ask(person, after, step.chat, helps=t("Ik heb het veranderd.") if changed else "")]
        if checking.agrees(step.text):
            return self._send(step)
        if len(step.word.split()) >= REMARK_WORDS and not step.action:
            after = engine.remark(step.flow, talk, telling.contact(step.text)[1])
            after = self.talks.keep(person, after, step.now)
            return [self.talks.ask(person, after, step.chat, helps=t("Dank je, dat heb ik genoteerd."))]
        return [self.talks.ask(person, talk, step.chat, helps=asking.check_and_send(t))]

    def not_now(self, person: Person, chat: str, now: dt.datetime) -> Message:
        """Nothing is taken in now: where it can be done meanwhile. What was answered so far stays."""
        t = speaks(person)
        lines = [t("Aanmelden kan nu even niet via mij, sorry. Vragen beantwoord ik wel. Aanmelden kan zo lang hier:")]
        lines.append(self.talks.where_else(person, now, t))
        if person.talk is None:
            return Message(chat, "\n".join(lines))
        lines.append(t("Je antwoorden blijven staan. Probeer het later nog eens."))
        return Message(chat, "\n".join(lines), buttons([(t("Ja, verstuur"), "send"), (t("Stop"), "stop")]))

    def _send(self, step: Step) -> list[Message]:
        person, flow, talk, casework = step.person, step.flow, step.talk, self.talks.casework
        if casework.store.switches.paused:
            return [self.not_now(person, step.chat, step.now)]
        person.talk, person.talk_at = None, None
        said = memory.load(person.said, step.today)
        route = tuple(result.record.id for result in casework.guide.answer(said).results[:3]) if said else ()
        answers = {question.id: talk.answers[question.id] for question in engine.asked(flow, talk)}
        subject = flow.asking("subject")
        # a case has a title: the words that led here, else what it is
        if subject and answers[subject.id].get("skipped"):
            asked = contact_in(said.text)[1] if said else ""
            answers[subject.id] = engine.SKIPPED | {"said": asked or flow.title.pick(step.t.language)}
        registered = casework.register(person.id, flow, answers, route, step.now)
        return [registered, *OnBehalf(casework).registered(str(registered.case), answers, person, step.now)]
