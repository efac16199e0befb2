"""What somebody told before in a talk and tells anew: it takes the place of the earlier answer."""

from dataclasses import dataclass

from bot import checking, memory, noted
from bot.beside import STORY_WORDS
from bot.messages import Message, buttons
from bot.step import Step
from bot.talks import Talks
from bot.telling import known
from flows import engine
from flows.answers import Input
from flows.engine import Talk
from flows.model import Question
from knowledge.guide import Guide


@dataclass(frozen=True)
class Anew:
    """Puts answers right."""

    talks: Talks

    @property
    def _guide(self) -> Guide:
        return self.talks.casework.guide

    def told(self, step: Step) -> list[Message] | None:
        """What is said to who tells an earlier answer anew, or wants to; then the talk goes on. None when nothing is
        told anew."""
        question, telling, t = step.question, self.talks.telling(step), step.t
        if (righted := self._said_back(step)) is not None:
            righted = self.talks.keep(step.person, righted, step.now)
            return [self.talks.ask(step.person, righted, step.chat, helps=t("Ik heb het veranderd."))]
        if question and question.kind != "text" and checking.begins_with_change(step.text):
            after = telling.corrected(step.talk, step.text)
            return self.talks.keep_and_ask(step, after) if after != step.talk else None
        return self._put_right(step, question) if question and not step.asks else None

    def _said_back(self, step: Step) -> Talk | None:
        """The talk with another amount or day than was just said back, or moved."""
        righted = noted.amount_put_right(step.talk, step.question, step.text)
        return righted or noted.day_put_right(step.flow, step.talk, step.question, step.text, step.today)

    def _put_right(self, step: Step, question: Question) -> list[Message] | None:
        person, flow, telling, t = step.person, step.flow, self.talks.telling(step), step.t
        after = telling.put_right(step.talk, step.text, question)
        if after == step.talk:
            return None
        changed = f"{t('Ik heb het veranderd.')}\n{self.talks.otherwise(flow, after, step.talk, t)}"
        if len(step.text.split()) >= STORY_WORDS:
            after = engine.remark(flow, after, telling.contact(step.text)[1])
        new = checking.instead(step.text) or step.text
        read = self._guide.read(new, step.today)
        person.said = memory.put_right(person.said, read)
        answers_too = question.kind == "choice" or question.known_as in known(read)
        if answers_too:
            after, _rejected = engine.give(flow, after, Input(new), telling.readers)
        return [Message(step.chat, changed), *self.talks.keep_and_ask(step, after)]

    def stays(self, step: Step, question: Question) -> list[Message]:
        """Who asks how their plan is elsewhere, or on another day, did not change it: what it has, and how to."""
        person, t = step.person, step.t
        before = memory.load(person.said, step.today)
        if before is None or self._guide.read(step.text, step.today, before).text != before.text:
            return []
        if (person.said or {}).get("beside", before.text) != before.text:
            return []  # it goes on about something that was asked beside the plan
        other = self.talks.telling(step).told_anew(step.talk, step.text, question)
        if other == step.talk:
            return []
        text = t("In je aanmelding staat nog:") + "\n" + self.talks.otherwise(step.flow, step.talk, other, t)
        changes = [
            (t("Verander: {what}", what=each.label.pick(t.language)), f"change:{each.id}")
            for each, value in engine.summary(step.flow, step.talk)
            if other.answers[each.id] != value
        ]
        return [Message(step.chat, text, buttons(changes))]
