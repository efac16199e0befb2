"""The guided talk with a resident: asks the questions of a flow, and makes a case of the answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot import checking, noanswer, noted, offered, stopped, tone
from bot.anew import Anew
from bot.beside import STORY_WORDS, Beside
from bot.casework import Casework
from bot.halfway import Halfway
from bot.messages import Incoming, Message, buttons
from bot.sending import Answered, Sending
from bot.step import Step
from bot.store.people import Person
from bot.talks import PAUSED, Talks, speaks
from bot.unread import Unread
from bot.words import questions as asking
from bot.words import where
from flows import engine
from flows.answers import Input
from flows.contact import contact_in
from flows.engine import Talk
from flows.model import DRAFT_DAYS, Flow, Question
from flows.yes import yes_or_no
from knowledge.asks import is_question
from knowledge.follow_up import has_a_question
from knowledge.guide import LONGEST_QUESTION
from knowledge.steering import Steer, heard, is_only, says_skip
from knowledge.text import sentences


@dataclass(frozen=True)
class Intake:
    """Runs talks."""

    casework: Casework
    flows: Mapping[str, Flow]

    @cached_property
    def talks(self) -> Talks:
        """The talks as they stand."""
        return Talks(self.casework, self.flows)

    @cached_property
    def halfway(self) -> Halfway:
        """What is said to somebody who comes back to a talk."""
        return Halfway(self.talks)

    @cached_property
    def _anew(self) -> Anew:
        return Anew(self.talks)

    @cached_property
    def _beside(self) -> Beside:
        return Beside(self.talks)

    @cached_property
    def _unread(self) -> Unread:
        return Unread(self.talks, self._beside)

    @cached_property
    def _sending(self) -> Sending:
        return Sending(self.talks)

    def start(self, person: Person, flow_id: str, chat: str, now: dt.datetime) -> list[Message]:
        """Begins a talk with what was already said filled in."""
        flow = self.flows.get(flow_id)
        t = speaks(person)
        if flow is None:
            return [Message(chat, t("Dat kan ik nu niet voor je aanmelden. Bel {phone}."))]
        if self.casework.store.switches.paused:
            return [self._sending.not_now(person, chat, now)]
        known = self.talks.known(person, now)
        talk = engine.prefill(flow, Talk(flow_id), known)
        talk = engine.tell(flow, talk, {}, known.get("subject", {}).get("said", ""))
        for file in (person.said or {}).get("files", ()):
            talk, _kept = engine.attach(flow, talk, file["id"], file["media"])
        if person.said:
            person.said = {name: value for name, value in person.said.items() if name != "files"}
        person.talk = None  # of the one that ran nothing goes with it
        self.talks.keep(person, talk, now)
        person.reminded_at = None
        lines = [flow.intro.pick(t.language)]
        if talk.given:
            lines.append(t("Dit weet ik al:") + " " + self.talks.known_line(flow, talk, t))
        return [Message(chat, "\n".join(lines)), self.talks.ask(person, talk, chat)]

    def retell(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        """A new talk with everything that an earlier case already told, ready to send (the next best route)."""
        card = self.casework.card(number)
        talk = Talk(card.flow, tuple(card.answers.items()))
        person.talk = None
        self.talks.keep(person, talk, now)
        return [self.talks.ask(person, talk, chat)]

    def handle(self, person: Person, incoming: Incoming, now: dt.datetime, answered: Answered) -> list[Message]:
        """The next step of the running talk: an answer, a button, or a question in between, which `answered` answers.
        Each way to take it is tried in turn."""
        step = self.talks.step(person, incoming, now)
        ways = (
            self._late, self._steered, self._beside.rest_of_a_story, self._beside.attached, self._skipped, self._helped,
        )  # fmt: skip
        for way in ways:
            if (replies := way(step)) is not None:
                return replies
        question = step.question
        if question is None:
            return self._sending.checked(step, answered)
        asks = question.kind not in ("text", "contact") and (is_question(step.text) or has_a_question(step.text))
        if step.asks or (asks and self.is_aside(person, incoming, now)):
            return self._asked(step, question, answered)
        if step.word == f"{offered.VERB}:{question.id}":
            return self._as_before(step, question)
        return self._answer(step, question)

    def is_aside(self, person: Person, incoming: Incoming, now: dt.datetime) -> bool:
        """May this short message be said beside the question, as it is no answer, name or number that was asked?"""
        step = self.talks.step(person, incoming, now)
        text, question = step.text, step.question
        longest = LONGEST_QUESTION if is_question(text) else STORY_WORDS
        if incoming.file or len(text.split()) > longest or (question and question.known_as == "subject"):
            return False
        if question and question.kind not in ("text", "contact"):
            _after, rejected = engine.give(step.flow, step.talk, Input(text), self.talks.telling(step).readers)
            if rejected is None:
                return False
        told = contact_in(text)[0] is not None or "@" in text
        steers = heard(text) is not None or tone.takes_back(text) or checking.comes_back(text)
        agrees = yes_or_no(text) is not None and not is_question(text)  # "mag wel", not "mag er een bankje bij"
        return not (told or agrees or steers)

    def _late(self, step: Step) -> list[Message] | None:
        """The question of now, for somebody who tapped a button of an earlier one. None when they did not."""
        if not step.is_late:
            return None
        t = step.t
        late = Message(step.chat, t("Dat was een knop van eerder."))
        return [late, self.talks.ask(step.person, step.talk, step.chat)]

    def _steered(self, step: Step) -> list[Message] | None:
        """Stop, pause, go on, back, change: what is always understood, whatever is asked. None when it is no such."""
        person, steer, action, chat, t = step.person, step.steer, step.action, step.chat, step.t
        if steer in (Steer.STOP, Steer.WITHDRAW) or action == "stop":
            ends = stopped.withdrawn if steer is Steer.WITHDRAW else stopped.stop
            return [ends(person, chat, t)]
        if step.text and tone.takes_back(step.text):
            return [stopped.discard(self.casework.store, person, chat, t)]
        if steer is Steer.PAUSE:
            person.talk = (person.talk or {}) | {PAUSED: True}
            text = t("Goed. Ik bewaar je antwoorden {days} dagen. Typ 'verder' als je verder wilt.", days=DRAFT_DAYS)
            return [Message(chat, text, buttons([(t("Ga verder"), "resume")]))]
        if steer is Steer.RESUME or action == "resume":
            return self.halfway.goes_on(person, chat, step.now)
        if steer is Steer.BACK or action.startswith("back:"):
            return self.talks.keep_and_ask(step, engine.back(step.flow, step.talk))
        if action.startswith("change:"):
            return self.talks.keep_and_ask(step, engine.change(step.talk, action.removeprefix("change:")))
        return self._anew.told(step)

    def _skipped(self, step: Step) -> list[Message] | None:
        """What is done with a word of a button ("overslaan", "laat zo"), for it is never an answer: the question is
        left open, the earlier answer is taken over, or it is said that this is not skipped. None for anything else."""
        question, text, t = step.question, "" if step.action else step.text, step.t
        if question is None:
            return None
        if offered.is_same(text) and self.talks.earlier(step.person, question) is not None:
            return self._as_before(step, question)
        left = offered.is_left(text)
        skips = left or noanswer.leaves_open(text, step.steer, question) or step.action.startswith("skip:")
        if question.optional and skips:
            return self.talks.keep_and_ask(step, engine.skip(step.flow, step.talk)[0])
        if not (left or says_skip(text)):
            return None
        return [self.talks.ask(step.person, step.talk, step.chat, helps=t("Deze vraag kan ik niet overslaan."))]

    def _helped(self, step: Step) -> list[Message] | None:
        """The question again with what somebody asked about it; what they told beside that is kept. None when they
        asked nothing of the kind."""
        talk, steer, question = step.talk, step.steer, step.question
        if steer is None:
            return None
        left = sum(each.id not in talk.answers for each in engine.asked(step.flow, talk))
        where = self.talks.where_else(step.person, step.now, step.t) if steer is Steer.HUMAN else ""
        helps = asking.helped(steer, question, left, where, step.t)
        if helps is None:
            return None
        if question and not is_only(step.text, steer):
            talk = self._beside.told(step, question, step.text)
            talk = self.talks.keep(step.person, talk, step.now)
        return [self.talks.ask(step.person, talk, step.chat, helps=helps)]

    def _asked(self, step: Step, question: Question, answered: Answered) -> list[Message]:
        """The answer to a question in between; what was told beside it is kept, and the talk goes on."""
        replies = [*answered(step.person, step.text, step.now), *self._anew.stays(step, question)]
        told = " ".join(part for part in sentences(step.text) if not noanswer.asks(part))
        after = self._beside.told(step, question, told)
        after = self.talks.keep(step.person, after, step.now)
        return [*replies, self.talks.ask(step.person, after, step.chat)]

    def _as_before(self, step: Step, question: Question) -> list[Message]:
        """The answer of an earlier case, taken over by a tap."""
        value = self.talks.earlier(step.person, question)
        return self.talks.keep_and_ask(step, engine.put(step.talk, question.id, value) if value else step.talk)

    def _answer(self, step: Step, question: Question) -> list[Message]:
        """What comes of an answer: the next question, that of another flow, or why it was none."""
        telling = self.talks.telling(step)
        after, rejected = engine.give(step.flow, step.talk, self._input(step, question), telling.readers)
        if rejected is not None:
            return self._unread.replies(step, question, telling.outside(rejected, step.text))
        if (other := self._other_flow(question, after)) is not None:
            goes_on = self.talks.keep_and_ask(step, engine.carried(step.flow, after, other))
            return [Message(step.chat, other.intro.pick(step.t.language)), *goes_on]
        if step.text and question.kind != "consent":
            after = telling.more(after, step.text, question)
        word = noted.word(step.incoming, question, after.answers[question.id], step.today, step.t)
        said = [Message(step.chat, word)] if word else []
        after = self.talks.keep(step.person, after, step.now, filed=step.incoming.media)
        return [*said, self.talks.ask(step.person, after, step.chat)]

    def _input(self, step: Step, question: Question) -> Input:
        """What came, as the question reads it: a button of it, and a story without the number told in it."""
        incoming, text = step.incoming, step.text
        choice = step.action.removeprefix(f"a:{question.id}:") or None
        if question.kind == "place" and choice not in where.districts(self.casework.guide.pack):
            choice = None
        if question.kind == "text":
            text = self.talks.telling(step).contact(text)[1] or text
        return Input(text, choice, incoming.file, incoming.media, incoming.location)

    def _other_flow(self, question: Question, talk: Talk) -> Flow | None:
        """The flow in which the talk goes on after this choice ("Ik help iemand anders"), if it does."""
        picked = talk.answers[question.id].get("choice")
        return next((self.flows.get(one.flow or "") for one in question.choices if one.id == picked), None)
