"""The guided talk with a resident: asks the questions of a flow, and makes a case of the answers."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot import attachments, checking, memory, noanswer, noted, offered, redact, stopped, telling, tone
from bot.behalf import OnBehalf
from bot.casework import Casework
from bot.clock import city_day
from bot.halfway import Halfway
from bot.i18n import Speaker
from bot.messages import Incoming, Message, buttons
from bot.steering import Steer, heard, is_only, says_skip
from bot.store.people import Person
from bot.talks import PAUSED, Talks, misses, speaks
from bot.words import questions as asking
from flows import engine
from flows.answers import Input, Rejected, contact_in, yes_or_no
from flows.engine import Talk
from flows.model import DRAFT_DAYS, Flow, Question
from knowledge.guide import Guide
from knowledge.text import normalise, sentences

Answered = Callable[[Person, str, dt.datetime], list[Message]]
"""Answers a question asked in the middle of a talk."""

_OF_ONE_QUESTION = frozenset({"a", "skip", "back", offered.VERB})
"""Verbs of buttons that mean something only under the question they were shown with."""
VERBS = _OF_ONE_QUESTION | {"send", "change", "stop", "resume"}
"""Verbs of every button of a talk."""
_CUT, _ABOUT, _AT_ONCE = 4_096, 200, dt.timedelta(seconds=5)
"""Telegram sends a longer text in pieces of about this many characters, one right behind the other."""
_UNREADABLE = frozenset({"date", "place", "amount", "number", "contact", "photo", "choice", "consent"})
"""Codes of what was no try at an answer; a day that is past is one, and is worth another."""
_TAPPED = frozenset({"choice", "photo", "contact", "consent"})
"""Questions that are answered by a tap or a file: whole sentences tell something else, which is kept as told."""
_REMARK_WORDS, _STORY_WORDS = 4, 8
"""So many words tell something of their own where a tap was asked, and where a few words were asked."""


@dataclass(frozen=True)
class Intake:
    """Runs talks. `answered` is used for a question asked in between."""

    casework: Casework
    flows: Mapping[str, Flow]

    @property
    def _guide(self) -> Guide:
        return self.casework.guide

    @cached_property
    def talks(self) -> Talks:
        """The talks as they stand."""
        return Talks(self.casework, self.flows)

    @cached_property
    def halfway(self) -> Halfway:
        """What is said to who comes back to a talk."""
        return Halfway(self.talks)

    def start(self, person: Person, flow_id: str, chat: str, now: dt.datetime) -> list[Message]:
        """Begins a talk with what was already said filled in."""
        flow = self.flows.get(flow_id)
        t = speaks(person)
        if flow is None:
            return [Message(chat, t("Dat kan ik nu niet voor je aanmelden. Bel 14070."))]
        if self.casework.store.switches.paused:
            return [self._not_now(person, chat, now)]
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
        return [Message(chat, "\n".join(lines)), self.talks.ask(flow, talk, chat, t, person)]

    def _not_now(self, person: Person, chat: str, now: dt.datetime) -> Message:
        """Nothing is taken in now: where it can be done meanwhile. What was answered so far stays."""
        t = speaks(person)
        lines = [t("Aanmelden kan nu even niet via mij, sorry. Vragen beantwoord ik wel. Aanmelden kan zo lang hier:")]
        lines.append(self.talks.where_else(person, now, t))
        if person.talk is None:
            return Message(chat, "\n".join(lines))
        lines.append(t("Je antwoorden blijven staan. Probeer het later nog eens."))
        return Message(chat, "\n".join(lines), buttons([(t("Ja, verstuur"), "send"), (t("Stop"), "stop")]))

    def retell(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        """A new talk with everything that an earlier case already told, ready to send (the next best route)."""
        card = self.casework.card(number)
        talk = Talk(card.flow, tuple(card.answers.items()))
        person.talk = None
        self.talks.keep(person, talk, now)
        return [self.talks.ask(self.flows[card.flow], talk, chat, speaks(person), person)]

    def handle(self, person: Person, incoming: Incoming, now: dt.datetime, answered: Answered) -> list[Message]:
        """The next step of the running talk: an answer, a button, or a question in between."""
        flow, talk = self.talks.running(person)
        word = incoming.action or normalise(incoming.text.strip().rstrip(".!?"))
        question = engine.current(flow, talk)
        steer = self._steer(incoming, question)
        if _is_late(incoming.action, question):
            t = speaks(person)
            late = Message(incoming.chat, t("Dat was een knop van eerder."))
            return [late, self.talks.ask(flow, talk, incoming.chat, t, person)]
        steered = self._steered(person, incoming, flow, talk, steer, now)
        if steered is not None:
            return steered
        if (rest := self._rest_of_a_story(person, incoming, talk, now)) is not None:
            return rest
        if incoming.file and (question is None or question.kind not in ("text", "photo")):
            return self._attached(person, incoming, flow, talk, now)
        if question and (skipped := self._skipped(person, incoming, flow, talk, question, steer, now)) is not None:
            return skipped
        if (helped := self._helped(person, incoming, flow, talk, question, steer, now)) is not None:
            return helped
        if question is None:
            return self._finish(person, incoming, flow, talk, word, now, answered)
        if self._is_question(incoming, question):
            replies = [*answered(person, incoming.text, now), *self._stays(person, incoming, flow, talk, question, now)]
            beside = " ".join(part for part in sentences(incoming.text) if not noanswer.asks(part))
            after = self._told(flow, talk, question, beside, now)
            self.talks.keep(person, after, now)
            return [*replies, self.talks.ask(flow, after, incoming.chat, speaks(person), person)]
        if word == f"{offered.VERB}:{question.id}":
            return self._as_before(person, incoming, flow, talk, question, now)
        return self._answer(person, incoming, flow, talk, question, now)

    def is_aside(self, person: Person, incoming: Incoming, now: dt.datetime) -> bool:
        """May this short message be said beside the question, as it is no answer, name or number that was asked?"""
        text, question = incoming.text, self.talks.open_question(person)
        if incoming.file or len(text.split()) > _STORY_WORDS or (question and question.known_as == "subject"):
            return False
        if question and question.kind not in ("text", "contact"):
            _after, rejected = engine.give(
                *self.talks.running(person), Input(text), telling.readers(self._guide, city_day(now))
            )
            if rejected is None:
                return False
        told = contact_in(text)[0] is not None or "@" in text or yes_or_no(text) is not None
        steers = heard(text) is not None or tone.takes_back(text) or checking.comes_back(text)
        return not (told or steers)

    def _steered(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, steer: Steer | None, now: dt.datetime
    ) -> list[Message] | None:
        """Stop, pause, go on, back, change: what is always understood, whatever is asked. None when it is no such."""
        t = speaks(person)
        action = incoming.action or ""
        if steer in (Steer.STOP, Steer.WITHDRAW) or action == "stop":
            ends = stopped.withdrawn if steer is Steer.WITHDRAW else stopped.stop
            return [ends(person, incoming.chat, t)]
        if incoming.text and tone.takes_back(incoming.text):
            return [stopped.discard(person, incoming.chat, t)]
        if steer is Steer.PAUSE:
            person.talk = (person.talk or {}) | {PAUSED: True}
            return [Message(incoming.chat, self._paused(t), buttons([(t("Ga verder"), "resume")]))]
        if steer is Steer.RESUME or action == "resume":
            return self.halfway.goes_on(person, incoming.chat, now)
        if steer is Steer.BACK or action.startswith("back:"):
            return self._go(person, incoming, flow, engine.back(flow, talk), now)
        question = engine.current(flow, talk)
        righted = noted.amount_put_right(talk, question, incoming.text)
        righted = righted or noted.day_put_right(flow, talk, question, incoming.text, city_day(now))
        if righted is not None:
            righted = self.talks.keep(person, righted, now)
            return [self.talks.ask(flow, righted, incoming.chat, t, person, helps=t("Ik heb het veranderd."))]
        if question and question.kind != "text" and checking.begins_with_change(incoming.text):
            after = telling.corrected(self._guide, flow, talk, incoming.text, now)
            return self._go(person, incoming, flow, after, now) if after != talk else None
        asks = question is None or self._is_question(incoming, question)
        if question and not asks and (changed := self._put_right(person, incoming, flow, talk, question, now)):
            return changed
        if action.startswith("change:"):
            return self._go(person, incoming, flow, engine.change(talk, action.removeprefix("change:")), now)
        return None

    def _put_right(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message] | None:
        """What was told before and is told anew takes the place of it, and that is said; then the talk goes on. None
        when nothing is told anew."""
        after = telling.put_right(self._guide, flow, talk, incoming.text, question, now)
        if after == talk:
            return None
        t, chat = speaks(person), incoming.chat
        told = Message(chat, f"{t('Ik heb het veranderd.')}\n{self.talks.otherwise(flow, after, talk, t)}")
        if len(incoming.text.split()) >= _STORY_WORDS:
            after = engine.remark(flow, after, telling.contact_told(flow, incoming.text)[1])
        new = checking.instead(incoming.text) or incoming.text
        read = self._guide.read(new, city_day(now))
        person.said = memory.put_right(person.said, read)
        answers_too = question.kind == "choice" or question.known_as in telling.known(read)
        if answers_too:
            after, _rejected = engine.give(flow, after, Input(new), telling.readers(self._guide, city_day(now)))
        return [told, *self._go(person, incoming, flow, after, now)]

    def _skipped(
        self,
        person: Person,
        incoming: Incoming,
        flow: Flow,
        talk: Talk,
        question: Question,
        steer: Steer | None,
        now: dt.datetime,
    ) -> list[Message] | None:
        """What is done with a word of a button ("overslaan", "laat zo"), for it is never an answer: the question is
        left open, the earlier answer is taken over, or it is said that this is not skipped. None for anything else."""
        text = "" if incoming.action else incoming.text
        if offered.is_same(text) and self.talks.earlier(person, question) is not None:
            return self._as_before(person, incoming, flow, talk, question, now)
        left = offered.is_left(text)
        skips = left or noanswer.leaves_open(text, steer, question) or (incoming.action or "").startswith("skip:")
        if question.optional and skips:
            return self._go(person, incoming, flow, engine.skip(flow, talk)[0], now)
        if not (left or says_skip(text)):
            return None
        t = speaks(person)
        return [self.talks.ask(flow, talk, incoming.chat, t, person, helps=t("Deze vraag kan ik niet overslaan."))]

    def _stays(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message]:
        """Who asks how their plan is elsewhere, or on another day, did not change it: what it has, and how to."""
        before = memory.load(person.said, city_day(now))
        if before is None or self._guide.read(incoming.text, city_day(now), before).text != before.text:
            return []
        if (person.said or {}).get("beside", before.text) != before.text:
            return []  # it goes on about something that was asked beside the plan
        other = telling.told_anew(self._guide, flow, talk, incoming.text, question, now)
        if other == talk:
            return []
        t = speaks(person)
        text = t("In je aanmelding staat nog:") + "\n" + self.talks.otherwise(flow, talk, other, t)
        changes = [
            (t("Verander: {what}", what=each.label.pick(t.language)), f"change:{each.id}")
            for each, value in engine.summary(flow, talk)
            if other.answers[each.id] != value
        ]
        return [Message(incoming.chat, text, buttons(changes))]

    def _steer(self, incoming: Incoming, question: Question | None) -> Steer | None:
        """What somebody says about the talk. Where a story is asked, only what is said by itself counts."""
        steer = None if incoming.action else heard(incoming.text)
        if steer is Steer.HUMAN and contact_in(incoming.text)[0]:
            return None  # "bel me op 06…" is an answer
        if steer is None or question is None or question.kind != "text" or is_only(incoming.text, steer):
            return steer
        return None

    def _helped(
        self,
        person: Person,
        incoming: Incoming,
        flow: Flow,
        talk: Talk,
        question: Question | None,
        steer: Steer | None,
        now: dt.datetime,
    ) -> list[Message] | None:
        """The question again with what somebody asked about it; what they told beside that is kept. None when they
        asked nothing of the kind."""
        t, given = speaks(person), talk.answers
        left = sum(each.id not in given for each in engine.asked(flow, talk))
        where = self.talks.where_else(person, now, t) if steer is Steer.HUMAN else ""
        helps = asking.helped(steer, question, left, where, t) if steer is not None else None
        if steer is None or helps is None:
            return None
        if question and not is_only(incoming.text, steer):
            talk = self._told(flow, talk, question, incoming.text, now)
            self.talks.keep(person, talk, now)
        return [self.talks.ask(flow, talk, incoming.chat, t, person, helps=helps)]

    def _paused(self, t: Speaker) -> str:
        return t("Goed. Ik bewaar je antwoorden {days} dagen. Typ 'verder' als je verder wilt.", days=DRAFT_DAYS)

    def _as_before(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message]:
        """The answer of an earlier case, taken over by a tap."""
        value = self.talks.earlier(person, question)
        return self._go(person, incoming, flow, engine.put(talk, question.id, value) if value else talk, now)

    def _attached(self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, now: dt.datetime) -> list[Message]:
        """A file beside the question: it is kept with the talk, and so is what was said with it."""
        t = speaks(person)
        if engine.files(talk) >= attachments.MAX_FILES:
            text = t("Meer bestanden kan ik niet bewaren bij één aanmelding. Wat je al stuurde, staat erbij.")
            return [Message(incoming.chat, text), self.talks.ask(flow, talk, incoming.chat, t, person)]
        assert incoming.file is not None
        after, kept = engine.attach(flow, talk, incoming.file, incoming.media, incoming.text)
        if incoming.text and (question := engine.current(flow, talk)):
            after = telling.more(self._guide, flow, after, incoming.text, question, now)
        more = attachments.is_more(person.talk, incoming.media, now) and not incoming.text
        self.talks.keep(person, after, now, filed=incoming.media)
        if more and kept:
            return []
        text = attachments.thanks(incoming.media, t) if kept else t("Een bestand kan ik hier niet bewaren.")
        return [Message(incoming.chat, text), self.talks.ask(flow, after, incoming.chat, t, person)]

    def _rest_of_a_story(
        self, person: Person, incoming: Incoming, talk: Talk, now: dt.datetime
    ) -> list[Message] | None:
        """What comes right behind a text of exactly the length at which a long one is cut: the rest of it."""
        just_now = person.talk_at is not None and now - person.talk_at <= _AT_ONCE
        told = [name for name, value in talk.given if value["said"] and -len(value["said"]) % _CUT < _ABOUT]
        if not (just_now and told and incoming.text) or incoming.file:
            return None
        after = engine.extend(talk, told[-1], incoming.text)
        whole = after.answers[told[-1]]
        # a number that was cut in two is one again
        self.talks.keep(
            person, engine.replaced(after, told[-1], whole | {"said": redact.sensitive(whole["said"])[0]}), now
        )
        t = speaks(person)
        return [Message(incoming.chat, t("Het vervolg van je verhaal staat er ook bij."))]

    def _answer(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message]:
        choice = (incoming.action or "").removeprefix(f"a:{question.id}:") or None
        t = speaks(person)
        if question.kind == "place" and choice not in {d.id for d in self._guide.pack.places.stadsdelen}:
            choice = None
        text = (
            telling.contact_told(flow, incoming.text)[1] or incoming.text if question.kind == "text" else incoming.text
        )
        came = Input(text, choice, incoming.file, incoming.media, incoming.location)
        readers = telling.readers(self._guide, city_day(now))
        after, rejected = engine.give(flow, talk, came, readers)
        if rejected is None and (other := self._other_flow(question, after)) is not None:
            return self._goes_on_in(person, other, engine.carried(flow, after, other), incoming.chat, now)
        if rejected is None:
            if incoming.text and question.kind != "consent":
                after = telling.more(self._guide, flow, after, incoming.text, question, now)
            word = noted.word(incoming, question, after.answers[question.id], city_day(now), t)
            said = [Message(incoming.chat, word)] if word else []
            after = self.talks.keep(person, after, now, filed=incoming.media)
            return [*said, self.talks.ask(flow, after, incoming.chat, t, person)]
        return self._not_read(
            person, incoming, flow, talk, question, telling.outside(self._guide, rejected, incoming.text), now
        )

    def _other_flow(self, question: Question, talk: Talk) -> Flow | None:
        """The flow in which the talk goes on after this choice ("Ik help iemand anders"), if it does."""
        picked = talk.answers[question.id].get("choice")
        return next((self.flows.get(one.flow or "") for one in question.choices if one.id == picked), None)

    def _goes_on_in(self, person: Person, flow: Flow, talk: Talk, chat: str, now: dt.datetime) -> list[Message]:
        t = speaks(person)
        kept = self.talks.keep(person, talk, now)
        return [Message(chat, flow.intro.pick(t.language)), self.talks.ask(flow, kept, chat, t, person)]

    def _not_read(
        self,
        person: Person,
        incoming: Incoming,
        flow: Flow,
        talk: Talk,
        question: Question,
        rejected: Rejected,
        now: dt.datetime,
    ) -> list[Message]:
        """No answer to this question; but whatever else it told is kept, and then the question comes back once more.
        Nobody is asked the same thing for ever: what may stay open is left open the second time, with their words."""
        t, chat = speaks(person), incoming.chat
        if noanswer.is_of_another(flow, question) and noanswer.refuses(incoming.text, rejected):
            person.talk = (person.talk or {}) | {PAUSED: True}
            return [stopped.ask_first(chat, t)]
        if rejected.code == "no-consent":
            return [stopped.refuse(self.casework, person, talk, chat, now)]
        unread = rejected.code in _UNREADABLE
        after = self._told(flow, talk, question, incoming.text, now) if unread else talk
        times = misses(person, question, now) + (unread and not tone.angry(incoming.text))
        if question.optional and heard(incoming.text) is Steer.UNSURE:
            return self._go(person, incoming, flow, engine.skip(flow, after)[0], now)
        somewhere = noanswer.may_be_a_place(flow, incoming.text)
        if question.kind == "place" and unread and somewhere and times > 1 and telling.only_remarked(flow, talk, after):
            return self._go(person, incoming, flow, telling.somewhere(talk, question, incoming.text), now)
        if question.optional and times > 1 and incoming.text:
            return self._left_open(person, incoming, flow, after, question, now)
        if after.given == talk.given:
            reply = self.talks.explain(question, rejected, chat, t)
            replies = [reply if times < 2 else replace(reply, text=f"{reply.text} {asking.person(t)}")]
        else:
            replies = [Message(chat, t("Dank je, dat heb ik genoteerd.")), self.talks.ask(flow, after, chat, t, person)]
        self.talks.keep(person, after, now, missed=(question.id, times))
        return replies

    def _left_open(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message]:
        t, said = speaks(person), telling.contact_told(flow, incoming.text)[1].strip()
        talk = engine.skip(flow, talk)[0]
        talk = engine.remark(flow, talk, said) if len(said.split()) > 1 else talk
        self.talks.keep(person, talk, now)
        written = t("Ik schrijf het er zo bij; een mens leest het.")
        return [self.talks.ask(flow, talk, incoming.chat, t, person, helps=written)]

    def _told(self, flow: Flow, talk: Talk, question: Question, text: str, now: dt.datetime) -> Talk:
        """The talk with all that `text` tells beside the question, also in the words that no question reads."""
        said = telling.contact_told(flow, text)[1]
        after = telling.more(self._guide, flow, talk, text, question, now) if text else talk
        if question.kind == "consent" and len(said.split()) >= _STORY_WORDS:
            planned = telling.as_subject(flow, after, said)
            if planned.given != after.given:
                return planned
        is_remark = len(said.split()) >= (_REMARK_WORDS if question.kind in _TAPPED else _STORY_WORDS)
        return engine.remark(flow, after, said) if is_remark or after.given != talk.given else talk

    def _go(self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, now: dt.datetime) -> list[Message]:
        kept = self.talks.keep(person, talk, now)
        return [self.talks.ask(flow, kept, incoming.chat, speaks(person), person)]

    def _finish(
        self,
        person: Person,
        incoming: Incoming,
        flow: Flow,
        talk: Talk,
        word: str,
        now: dt.datetime,
        answered: Answered,
    ) -> list[Message]:
        t, chat = speaks(person), incoming.chat
        if word == "send":
            return self._send(person, flow, talk, chat, now)
        if noanswer.asks(incoming.text):
            return [*answered(person, incoming.text, now), self.talks.ask(flow, talk, chat, t, person)]
        after = telling.corrected(self._guide, flow, talk, incoming.text, now)
        if after != talk:
            after = self.talks.keep(person, after, now)
            changed = engine.current(flow, after) is None
            return [self.talks.ask(flow, after, chat, t, person, helps=t("Ik heb het veranderd.") if changed else "")]
        if checking.agrees(incoming.text):
            return self._send(person, flow, talk, chat, now)
        if len(word.split()) >= _REMARK_WORDS and not incoming.action:
            after = engine.remark(flow, talk, telling.contact_told(flow, incoming.text)[1])
            self.talks.keep(person, after, now)
            return [self.talks.ask(flow, after, chat, t, person, helps=t("Dank je, dat heb ik genoteerd."))]
        return [self.talks.ask(flow, talk, chat, t, person, helps=asking.check_and_send(t))]

    def _send(self, person: Person, flow: Flow, talk: Talk, chat: str, now: dt.datetime) -> list[Message]:
        if self.casework.store.switches.paused:
            return [self._not_now(person, chat, now)]
        person.talk, person.talk_at = None, None
        said = memory.load(person.said, city_day(now))
        route = tuple(result.record.id for result in self._guide.answer(said).results[:3]) if said else ()
        answers = {question.id: talk.answers[question.id] for question in engine.asked(flow, talk)}
        subject = next((question.id for question in flow.questions if question.known_as == "subject"), None)
        if subject and answers[subject].get("skipped"):  # a case has a title: the words that led here, else what it is
            asked = contact_in(said.text)[1] if said else ""
            answers[subject] = engine.SKIPPED | {"said": asked or flow.title.pick(speaks(person).language)}
        registered = self.casework.register(person.id, flow, answers, route, now)
        return [registered, *OnBehalf(self.casework).registered(str(registered.case), answers, person, now)]

    def _is_question(self, incoming: Incoming, question: Question) -> bool:
        """Is this a question to us instead of an answer? The first open question may well end in a question mark."""
        if incoming.action or question.known_as == "subject":
            return False
        return noanswer.asks(incoming.text)


def _is_late(action: str | None, question: Question | None) -> bool:
    """Is this a button of a question that is not asked now? So it is after a double tap, or on a second phone."""
    verb, _colon, rest = (action or "").partition(":")
    if verb == "send":
        return question is not None
    return verb in _OF_ONE_QUESTION and (question is None or rest.partition(":")[0] != question.id)
