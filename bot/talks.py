"""The talk of somebody as it stands: what was told, what is asked now, and how it is kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import left, memory, offered, retold, telling
from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import Incoming, Message
from bot.step import Step
from bot.store.people import Person
from bot.telling import Telling
from bot.words import cases as words
from bot.words import questions as asking
from bot.words.records import reach
from flows import engine
from flows.answers import Rejected
from flows.engine import Talk
from flows.model import Flow, Question, Value

NEWS_FOR = "nieuws"
"""The question by which a flow asks who gets the news; a flow with it registers for somebody else."""
_TELLS_MORE = 8
"""So many words tell more than what kind of talk is wanted."""
PAUSED = "paused"
"""Under this name it is kept with a talk that somebody paused it."""
_A_WHILE = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Talks:
    """Reads and keeps the talk of a person, and says the question that is next in it."""

    casework: Casework
    flows: Mapping[str, Flow]

    def running(self, person: Person) -> tuple[Flow, Talk]:
        """The talk that runs, with its flow."""
        assert person.talk is not None
        given = tuple((name, answer) for name, answer in person.talk["given"])
        return self.flows[person.talk["flow"]], Talk(person.talk["flow"], given)

    def step(self, person: Person, incoming: Incoming, now: dt.datetime) -> Step:
        """What came as a step of the talk that runs."""
        return Step(person, incoming, now, *self.running(person))

    def telling(self, step: Step) -> Telling:
        """What reads what is told in a step."""
        return Telling(self.casework.guide, step.flow, step.today)

    def keep(
        self,
        person: Person,
        talk: Talk,
        now: dt.datetime,
        *,
        missed: tuple[str, int] | None = None,
        filed: str = "",
    ) -> Talk:
        """Stores the talk; gives it back with a place or day that was put right also in the words of its plan. `missed`
        is the question that was not answered, and how often in a row; `filed`: the kind of file that came."""
        before, running = person.talk, Talk(talk.flow)
        if before and before["flow"] == talk.flow:
            flow, running = self.running(person)
            talk = self._retold(flow, dict(running.answers) | left.of(before), talk, person, now)
        person.talk = {"flow": talk.flow, "given": [list(pair) for pair in talk.given]}
        person.talk |= left.beside(before, running, talk)
        if missed:
            person.talk["missed"] = list(missed)
        if filed:
            person.talk["filed"] = [now.isoformat(), filed]
        person.talk_at = now
        return talk

    def _retold(self, flow: Flow, before: Mapping[str, Value], talk: Talk, person: Person, now: dt.datetime) -> Talk:
        def shown(question: Question, value: Value) -> str:
            return self._shown(question, value | {"said": ""}, speaks(person)).partition(",")[0]

        return retold.retold(flow, before, talk, telling.readers(self.casework.guide, city_day(now)), shown)

    def keep_and_ask(self, step: Step, talk: Talk) -> list[Message]:
        """Stores the talk that came of a step, and asks what is next in it."""
        return [self.ask(step.person, self.keep(step.person, talk, step.now), step.chat)]

    def ask(self, person: Person, talk: Talk, chat: str, *, helps: str = "") -> Message:
        """The question that is next, or the summary; `helps` goes before it."""
        flow, t = self.flows[talk.flow], speaks(person)
        question, places = engine.current(flow, talk), self.casework.place_names()
        if question is None:
            text, taps = words.summary(engine.summary(flow, talk), t, places)
        else:
            was, earlier = self.was(person, question), self.earlier(person, question)
            known = words.value(question, earlier, t, places) if earlier else ""
            text, taps = asking.asked(question, t, known, first=not talk.given, again=was is not None)
        return Message(chat, f"{helps}\n{text}".strip(), taps)

    def explain(self, question: Question, rejected: Rejected, chat: str, t: Speaker) -> Message:
        """Why it was no answer, with what would be one."""
        names = self.casework.place_names()
        ids = rejected.options or [district.id for district in self.casework.guide.pack.places.stadsdelen]
        places = [(names.get(option, option), option) for option in ids] if question.kind == "place" else []
        return Message(chat, *asking.explained(question, rejected.code, places, t))

    def known_line(self, flow: Flow, talk: Talk, t: Speaker) -> str:
        """All that was told, in a line."""
        known = [
            f"{q.label.pick(t.language).lower()}: {self._shown(q, value, t)}" for q, value in engine.summary(flow, talk)
        ]
        return "; ".join(known).rstrip(".") + "."

    def otherwise(self, flow: Flow, talk: Talk, other: Talk, t: Speaker) -> str:
        """The answers of a talk that are not those of the other, a line each."""
        others = other.answers
        pairs = [(q, value) for q, value in engine.summary(flow, talk) if value != others.get(q.id)]
        return "\n".join(f"{q.label.pick(t.language)}: {self._shown(q, value, t)}" for q, value in pairs)

    def _shown(self, question: Question, value: Value, t: Speaker) -> str:
        return words.value(question, value, t, self.casework.place_names())

    def known(self, person: Person, now: dt.datetime) -> Mapping[str, Value]:
        """What was said before the talk; who only asked for the talk itself told no subject."""
        said, plan = memory.load(person.said, city_day(now)), (person.said or {}).get("plan")
        if said is None:
            return {}
        known = telling.known(said, plan)
        if self._asked_for_only(person, plan or said.text):
            known.pop("subject", None)
        return known

    def _asked_for_only(self, person: Person, text: str) -> bool:
        """Did the message before the talk only ask for it: for a human, how a case stands, or to register something for
        somebody else? A longer one of these tells what it is about."""
        given = (person.said or {}).get("given") or {}
        if given.get("status") in memory.BESIDE_A_PLAN:
            return len(text.split()) < _TELLS_MORE
        needs = self.casework.guide.pack.needs
        first = next((needs[need] for need in given.get("needs", ()) if need in needs), None)
        asked = self.flows.get(first.flow or "") if first else None
        is_for_another = asked is not None and asked.question(NEWS_FOR) is not None
        return is_for_another and len(text.split()) < _TELLS_MORE

    def earlier(self, person: Person, question: Question) -> dict[str, Any] | None:
        """What somebody answered to this before they went back, or in an earlier case, if that may be offered again."""
        if (was := self.was(person, question)) is not None:
            return was
        if question.known_as not in offered.OFFERED:
            return None
        return offered.from_earlier(question, self.casework.store.cases.of(person.id), self.flows)

    def was(self, person: Person, question: Question) -> Value | None:
        """The answer to this that was gone back from; a yes is not offered, it is asked for."""
        value = left.of(person.talk).get(question.id)
        return None if value is None or value.get("skipped") or question.kind == "consent" else value

    def where_else(self, person: Person, now: dt.datetime, t: Speaker) -> str:
        """The loket of the place that was told, here or before the talk."""
        said = memory.load(person.said, city_day(now))
        here = said.place.stadsdeel if said and said.place else None
        if person.talk is not None:
            flow, talk = self.running(person)
            here = flow.told("place", talk.answers).get("stadsdeel") or here
        pack = self.casework.guide.pack
        loket = next((pack.records[one.loket] for one in pack.places.stadsdelen if one.id == here), None)
        return reach(loket, t) if loket else t("Bel {phone}.")

    def has_answers(self, person: Person) -> bool:
        """Is this person in a talk in which something was told?"""
        if person.talk is None or person.talk["flow"] not in self.flows:
            return False
        return bool(person.talk["given"] or left.of(person.talk))

    def is_the_same(self, person: Person, flow_id: str, now: dt.datetime) -> bool:
        """Would this flow begin the talk that runs, about the same plan?"""
        flow, talk = self.running(person)
        subject = flow.asking("subject")
        told = self.known(person, now).get("subject", {}).get("said")
        answer = talk.answers.get(subject.id, {}) if subject else {}
        return flow.id == flow_id and told in (None, answer.get("said"))

    def title(self, person: Person) -> str:
        """What the running talk is about, in a few words."""
        flow, talk = self.running(person)
        told = left.of(person.talk) | dict(talk.answers)
        return words.subject(flow.told("subject", told)) or flow.title.pick(speaks(person).language)

    def rests(self, person: Person, now: dt.datetime) -> bool:
        """Does the talk rest: was it paused, or was nothing said in it for a while?"""
        if person.talk is None:
            return False
        return self.is_paused(person) or (person.talk_at is not None and now - person.talk_at >= _A_WHILE)

    def is_paused(self, person: Person) -> bool:
        """Did they ask for a pause, and say nothing in the talk since?"""
        return bool(person.talk and person.talk.get(PAUSED))

    def open_question(self, person: Person) -> Question | None:
        """What the running talk asks now; None at its summary, and without a talk."""
        return engine.current(*self.running(person)) if person.talk is not None else None


def speaks(person: Person) -> Speaker:
    """The speaker of their language."""
    return speaker(person.spoken)


def misses(person: Person, question: Question, now: dt.datetime) -> int:
    """How often in a row this question got no answer; who comes back after a while begins anew."""
    name, count = (person.talk or {}).get("missed", ("", 0))
    fresh = person.talk_at is not None and now - person.talk_at < _A_WHILE
    return int(count) if name == question.id and fresh else 0
