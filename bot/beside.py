"""What comes beside an answer: a file, the rest of a story that was cut, and whatever else a message tells."""

import datetime as dt
from dataclasses import dataclass

from bot import attachments, redact
from bot.messages import Message
from bot.step import Step
from bot.talks import Talks
from flows import engine
from flows.engine import Talk
from flows.model import Question

REMARK_WORDS, STORY_WORDS, PLAN_WORDS = 4, 8, 2
"""So many words tell something of their own where a tap was asked, where a few words were asked, and where they are
about the plan."""
_TAPPED = frozenset({"choice", "photo", "contact", "consent"})
"""Questions that are answered by a tap or a file: whole sentences tell something else, which is kept as told."""
_CUT, _ABOUT, _AT_ONCE = 4_096, 200, dt.timedelta(seconds=5)
"""Telegram sends a longer text in pieces of about this many characters, one right behind the other."""


@dataclass(frozen=True)
class Beside:
    """Takes in what comes beside the answers of a talk."""

    talks: Talks

    def told(self, step: Step, question: Question, text: str) -> Talk:
        """The talk with all that `text` tells beside the question, also in the words that no question reads."""
        talk, telling = step.talk, self.talks.telling(step)
        said = telling.contact(text)[1]
        after = telling.more(talk, text, question) if text else talk
        if question.kind == "consent" and len(said.split()) >= STORY_WORDS:
            planned = telling.as_subject(after, said)
            if planned.given != after.given:
                return planned
        is_remark = len(said.split()) >= (REMARK_WORDS if question.kind in _TAPPED else STORY_WORDS)
        is_remark = is_remark or after.given != talk.given or self._names_the_plan(step, said)
        return engine.remark(step.flow, after, said) if is_remark else talk

    def _names_the_plan(self, step: Step, said: str) -> bool:
        """Is this the plan again that they told before, in other words ("een geveltuin voor mijn huis")?"""
        subject, guide = step.flow.asking("subject"), self.talks.casework.guide
        plan = str(step.talk.answers.get(subject.id, {}).get("said") or "") if subject else ""
        if not plan or len(said.split()) < PLAN_WORDS:
            return False
        told, again = (guide.ask(one, step.today, language=step.person.language) for one in (plan, said))
        return bool(again.flow) and again.need is told.need

    def attached(self, step: Step) -> list[Message] | None:
        """A file beside the question: it is kept with the talk, and so is what was said with it. None for a file that
        may be the answer, and without one."""
        person, incoming, question, t = step.person, step.incoming, step.question, step.t
        if not incoming.file or (question and question.kind in ("text", "photo")):
            return None
        if engine.files(step.talk) >= attachments.MAX_FILES:
            text = t("Meer bestanden kan ik niet bewaren bij één aanmelding. Wat je al stuurde, staat erbij.")
            return [Message(step.chat, text), self.talks.ask(person, step.talk, step.chat)]
        after, kept = engine.attach(step.flow, step.talk, incoming.file, incoming.media, step.text)
        if step.text and question:
            after = self.talks.telling(step).more(after, step.text, question)
        more = attachments.is_more(person.talk, incoming.media, step.now) and not step.text
        after = self.talks.keep(person, after, step.now, filed=incoming.media)
        if more and kept:
            return []
        text = attachments.thanks(incoming.media, t) if kept else t("Een bestand kan ik hier niet bewaren.")
        return [Message(step.chat, text), self.talks.ask(person, after, step.chat)]

    def rest_of_a_story(self, step: Step) -> list[Message] | None:
        """What comes right behind a text of exactly the length at which a long one is cut: the rest of it. None for
        anything else."""
        person, talk, t = step.person, step.talk, step.t
        just_now = person.talk_at is not None and step.now - person.talk_at <= _AT_ONCE
        told = [name for name, value in talk.given if value["said"] and -len(value["said"]) % _CUT < _ABOUT]
        if not (just_now and told and step.text) or step.incoming.file:
            return None
        after = engine.extend(talk, told[-1], step.text)
        whole = after.answers[told[-1]]
        # a number that was cut in two is one again
        safe = whole | {"said": redact.sensitive(whole["said"])[0]}
        self.talks.keep(person, engine.replaced(after, told[-1], safe), step.now)
        return [Message(step.chat, t("Het vervolg van je verhaal staat er ook bij."))]
