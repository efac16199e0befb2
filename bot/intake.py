"""The guided talk with a resident: asks the questions of a flow, and makes a case of the answers."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot import attachments, memory, offered, tone
from bot.behalf import OnBehalf
from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import Incoming, Message, buttons
from bot.store.people import Person
from bot.words import cases as words
from bot.words.answers import reach
from flows import engine
from flows.answers import Input, PlaceRead, Readers, Rejected, contact_in
from flows.engine import Talk
from flows.model import DRAFT_DAYS, Flow, Question
from knowledge import amounts, dates
from knowledge.guide import Guide
from knowledge.places import Place
from knowledge.text import normalise, sentences
from knowledge.understand import Understanding

Answered = Callable[[Person, str, dt.datetime], list[Message]]
"""Answers a question asked in the middle of a talk."""

_STOP = frozenset({"stop", "stoppen", "/stop", "annuleer", "cancel", "quit", "dur", "توقف", "para", "stopp"})
_BACK = frozenset(
    {"terug", "/terug", "vorige", "back", "/back", "geri", "wstecz", "رجوع", "volver", "zuruck", "retour"}
)
_SKIP = frozenset({"overslaan", "/overslaan", "sla over", "skip", "/skip", "weet niet", "weet ik niet", "geen idee",
                   "geen",
                   "nee", "niet nodig", "no", "none", "nvt", "n.v.t.", "pomin", "atla", "تخطي"})  # fmt: skip
_PAUSE = frozenset({"pauze", "/pauze", "pause", "/pause", "later", "straks", "even wachten", "ik ga later verder"})
_WHERE = re.compile(r"\bwaar (?:waren|was|zijn) (?:we|wij|ik)\b|\bwhere were we\b|^(?:verder|ga verder|continue)$")
"""Who comes back after days, and asks where the talk was."""
_OF_ONE_QUESTION = frozenset({"a", "skip", "back", offered.VERB})
"""Verbs of buttons that mean something only under the question they were shown with."""
VERBS = _OF_ONE_QUESTION | {"send", "change", "stop", "resume"}
"""Verbs of every button of a talk."""
_CUT, _ABOUT, _AT_ONCE = 4_096, 200, dt.timedelta(seconds=5)
"""Telegram sends a longer text in pieces of about this many characters, one right behind the other."""
LARGE = 100_000
"""An amount from here on is said back at once: a dot or a nought too many is easily typed."""
_SEND_WORDS = "ja ok oke prima klopt verstuur yes send evet tak نعم si oui da"
_SEND = frozenset(_SEND_WORDS.split())
"""First words by which people say that the summary is right."""


_ASKS = ("?", "؟")
_TAPPED = frozenset({"choice", "photo", "contact", "consent"})
"""Questions that are answered by a tap or a file: whole sentences tell something else, which is kept as told."""
_REMARK_WORDS = 4


@dataclass(frozen=True)
class Intake:
    """Runs talks. `answered` is used for a question asked in between."""

    casework: Casework
    flows: Mapping[str, Flow]

    @property
    def _guide(self) -> Guide:
        return self.casework.guide

    def start(self, person: Person, flow_id: str, chat: str, now: dt.datetime) -> list[Message]:
        """Begins a talk with what was already said filled in."""
        flow = self.flows.get(flow_id)
        t = self._speaker(person)
        if flow is None:
            return [Message(chat, t("Dat kan ik nu niet voor je aanmelden. Bel 14070."))]
        if self.casework.store.switches.paused:
            return [self._not_now(person, chat, now)]
        said = memory.load(person.said, city_day(now))
        plan = (person.said or {}).get("plan")
        talk = engine.prefill(flow, Talk(flow_id), known(said, plan) if said else {})
        for file in (person.said or {}).get("files", ()):
            talk, _kept = engine.attach(flow, talk, file["id"], file["media"])
        if person.said:
            person.said = {name: value for name, value in person.said.items() if name != "files"}
        self._keep(person, talk, now)
        person.reminded_at = None
        lines = [flow.intro.pick(t.language)]
        if talk.given:
            lines.append(t("Dit weet ik al:") + " " + self._known_line(flow, talk, t))
        return [Message(chat, "\n".join(lines)), self._ask(flow, talk, chat, t, person)]

    def hold(self, person: Person, incoming: Incoming) -> None:
        """Keeps a file that came before any talk, for the talk that may follow."""
        held = (person.said or {}).get("files", [])
        file = {"id": incoming.file, "media": incoming.media}
        person.said = (person.said or {}) | {"files": [*held, file][-attachments.MAX_FILES :]}

    def _not_now(self, person: Person, chat: str, now: dt.datetime) -> Message:
        """Nothing is taken in now: where it can be done meanwhile. What was answered so far stays."""
        t = self._speaker(person)
        lines = [t("Aanmelden kan nu even niet via mij, sorry. Vragen beantwoord ik wel. Aanmelden kan zo lang hier:")]
        lines.append(self._where_else(person, now, t))
        if person.talk is None:
            return Message(chat, "\n".join(lines))
        lines.append(t("Je antwoorden blijven staan. Probeer het later nog eens."))
        return Message(chat, "\n".join(lines), buttons([(t("Ja, verstuur"), "send"), (t("Stop"), "stop")]))

    def _where_else(self, person: Person, now: dt.datetime, t: Speaker) -> str:
        """The loket of the place that was told, here or before the talk."""
        said = memory.load(person.said, city_day(now))
        here = said.place.stadsdeel if said and said.place else None
        if person.talk is not None:
            here = (self._running(person)[1].answers.get("waar") or {}).get("stadsdeel") or here
        pack = self._guide.pack
        loket = next((pack.records[one.loket] for one in pack.places.stadsdelen if one.id == here), None)
        return reach(loket, t) if loket else t("Bel 14070.")

    def resume(self, person: Person, chat: str) -> list[Message]:
        """Tells what is there already, and asks again where the talk was."""
        flow, talk = self._running(person)
        t = self._speaker(person)
        asked = self._ask(flow, talk, chat, t, person)
        if engine.current(flow, talk) is None or not talk.given:
            return [asked]
        return [Message(chat, t("Dit weet ik al:") + " " + self._known_line(flow, talk, t)), asked]

    def nothing_runs(self, person: Person, incoming: Incoming) -> list[Message] | None:
        """The answer to "waar waren we?" of somebody who is in no talk; None for anything else they say."""
        if person.talk is not None or not _WHERE.search(normalise(incoming.text.strip().rstrip(".!?"))):
            return None
        t = self._speaker(person)
        text = t(
            "Er staat nu geen aanmelding open. Wat niet af is, bewaar ik {days} dagen. Vertel gerust wat je wilt doen.",
            days=DRAFT_DAYS,
        )
        return [Message(incoming.chat, text)]

    def retell(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        """A new talk with everything that an earlier case already told, ready to send (the next best route)."""
        card = self.casework.card(number)
        talk = Talk(card.flow, tuple(card.answers.items()))
        self._keep(person, talk, now)
        return [self._ask(self.flows[card.flow], talk, chat, self._speaker(person), person)]

    def handle(self, person: Person, incoming: Incoming, now: dt.datetime, answered: Answered) -> list[Message]:
        """The next step of the running talk: an answer, a button, or a question in between."""
        flow, talk = self._running(person)
        word = incoming.action or normalise(incoming.text.strip().rstrip(".!?"))
        question = engine.current(flow, talk)
        if _is_late(incoming.action, question):
            t = self._speaker(person)
            late = Message(incoming.chat, t("Dat was een knop van eerder."))
            return [late, self._ask(flow, talk, incoming.chat, t, person)]
        steered = self._steered(person, incoming, flow, talk, word, now)
        if steered is not None:
            return steered
        if (rest := self._rest_of_a_story(person, incoming, talk, now)) is not None:
            return rest
        if incoming.file and (question is None or question.kind not in ("text", "photo")):
            return self._attached(person, incoming, flow, talk, now)
        if question is None:
            return self._finish(person, incoming, flow, talk, word, now, answered)
        if question.optional and (word in _SKIP or word.startswith("skip:")):
            return self._go(person, incoming, flow, engine.skip(flow, talk)[0], now)
        if self._is_question(incoming, question):
            replies = answered(person, incoming.text, now)
            beside = " ".join(part for part in sentences(incoming.text) if not part.endswith(_ASKS))
            after = self._told(flow, talk, question, beside, now)
            self._keep(person, after, now)
            return [*replies, self._ask(flow, after, incoming.chat, self._speaker(person), person)]
        if word == f"{offered.VERB}:{question.id}":
            return self._as_before(person, incoming, flow, talk, question, now)
        return self._answer(person, incoming, flow, talk, question, now)

    def _steered(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, word: str, now: dt.datetime
    ) -> list[Message] | None:
        """Stop, pause, go on, back, change: what is always understood, whatever is asked. None when it is no such."""
        t = self._speaker(person)
        if word in _STOP:
            person.talk, person.talk_at = None, None
            return [Message(incoming.chat, t("Goed, ik stop. Er is niets verstuurd. Je kunt altijd opnieuw beginnen."))]
        if incoming.text and tone.takes_back(incoming.text):
            person.talk = person.talk_at = person.said = None
            text = t("Goed, ik heb alles weggegooid en niets verstuurd. Wil je zelf iets anders? Vertel het gerust.")
            return [Message(incoming.chat, text)]
        if word in _PAUSE:
            return [Message(incoming.chat, self._paused(t), buttons([(t("Ga verder"), "resume")]))]
        if word == "resume" or (not incoming.action and _WHERE.search(word)):
            return self.resume(person, incoming.chat)
        if word in _BACK or word.startswith("back:"):
            return self._go(person, incoming, flow, engine.back(talk), now)
        if word.startswith("change:"):
            return self._go(person, incoming, flow, engine.change(talk, word.removeprefix("change:")), now)
        return None

    def _paused(self, t: Speaker) -> str:
        return t("Goed. Ik bewaar je antwoorden {days} dagen. Typ 'verder' als je verder wilt.", days=DRAFT_DAYS)

    def _as_before(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message]:
        """The answer of an earlier case, taken over by a tap."""
        value = self._earlier(person, question)
        return self._go(person, incoming, flow, engine.put(talk, question.id, value) if value else talk, now)

    def _earlier(self, person: Person, question: Question) -> dict[str, Any] | None:
        if question.known_as not in offered.OFFERED:
            return None
        return offered.from_earlier(question, self.casework.store.cases.of(person.id), self.flows)

    def _attached(self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, now: dt.datetime) -> list[Message]:
        """A file beside the question: it is kept with the talk, and so is what was said with it."""
        t = self._speaker(person)
        if engine.files(talk) >= attachments.MAX_FILES:
            text = t("Meer bestanden kan ik niet bewaren bij één aanmelding. Wat je al stuurde, staat erbij.")
            return [Message(incoming.chat, text), self._ask(flow, talk, incoming.chat, t, person)]
        assert incoming.file is not None
        after, kept = engine.attach(flow, talk, incoming.file, incoming.media, incoming.text)
        if incoming.text and (question := engine.current(flow, talk)):
            after = engine.prefill(flow, after, self._beside(incoming.text, question, now))
        self._keep(person, after, now)
        text = attachments.thanks(incoming.media, t) if kept else t("Een bestand kan ik hier niet bewaren.")
        return [Message(incoming.chat, text), self._ask(flow, after, incoming.chat, t, person)]

    def _rest_of_a_story(
        self, person: Person, incoming: Incoming, talk: Talk, now: dt.datetime
    ) -> list[Message] | None:
        """What comes right behind a text of exactly the length at which a long one is cut: the rest of it."""
        just_now = person.talk_at is not None and now - person.talk_at <= _AT_ONCE
        told = [name for name, value in talk.given if value["said"] and -len(value["said"]) % _CUT < _ABOUT]
        if not (just_now and told and incoming.text) or incoming.file:
            return None
        self._keep(person, engine.extend(talk, told[-1], incoming.text), now)
        t = self._speaker(person)
        return [Message(incoming.chat, t("Het vervolg van je verhaal staat er ook bij."))]

    def _answer(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message]:
        choice = (incoming.action or "").removeprefix(f"a:{question.id}:") or None
        t = self._speaker(person)
        if question.kind == "place" and choice not in {d.id for d in self._guide.pack.places.stadsdelen}:
            choice = None
        text = contact_in(incoming.text)[1] if question.kind == "text" else incoming.text
        came = Input(text, choice, incoming.file, incoming.media, incoming.location)
        readers = self._readers(city_day(now))
        after, rejected = engine.give(flow, talk, came, readers)
        if rejected is None:
            if incoming.text and question.kind != "consent":
                after = engine.prefill(flow, after, self._beside(incoming.text, question, now))
            return [*self._noted(incoming, after, question, t), *self._go(person, incoming, flow, after, now)]
        return self._not_read(person, incoming, flow, talk, question, rejected, now)

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
        """No answer to this question; but whatever else it told is kept, and then the question comes back once more."""
        t = self._speaker(person)
        after = self._told(flow, talk, question, incoming.text, now)
        if after.given == talk.given:
            return [self._explain(question, self._outside(rejected, incoming.text), incoming.chat, t)]
        self._keep(person, after, now)
        noted = Message(incoming.chat, t("Dank je, dat heb ik genoteerd."))
        return [noted, self._ask(flow, after, incoming.chat, t, person)]

    def _told(self, flow: Flow, talk: Talk, question: Question, text: str, now: dt.datetime) -> Talk:
        """The talk with all that `text` tells beside the question, also in the words that no question reads."""
        said = contact_in(text)[1]
        after = engine.prefill(flow, talk, self._beside(text, question, now)) if text else talk
        is_remark = question.kind in _TAPPED and len(said.split()) >= _REMARK_WORDS
        return engine.remark(flow, after, said) if is_remark or after.given != talk.given else talk

    def _outside(self, rejected: Rejected, text: str) -> Rejected:
        """A place that we know, but elsewhere, gets another sentence than one that we never heard of."""
        elsewhere = rejected.code == "place" and self._guide.finder.find(text).neighbour
        return Rejected("elsewhere") if elsewhere else rejected

    def _noted(self, incoming: Incoming, talk: Talk, question: Question, t: Speaker) -> list[Message]:
        """A word on an answer that was taken: who will listen to it, or that it is a lot of money."""
        if incoming.file:
            return [Message(incoming.chat, attachments.thanks(incoming.media, t))]
        answer = talk.answers[question.id]
        if question.kind == "text" and len(answer["said"]) > question.max_length:
            return [Message(incoming.chat, t("Dat is een heel verhaal. Ik bewaar het helemaal; een mens leest het."))]
        euro = answer.get("euro", 0)
        if euro < LARGE:
            return []
        text = t("Ik schrijf {amount} op. Klopt dat niet? Tik dan op Terug.", amount=t.euro(euro))
        return [Message(incoming.chat, text)]

    def _beside(self, text: str, question: Question, now: dt.datetime) -> dict[str, dict[str, Any]]:
        """What a message tells beside the answer to `question`: place, day, amount, people, a phone number."""
        said = self._guide.read(text, city_day(now))
        told = {name: value for name, value in known(said).items() if name not in ("subject", question.known_as)}
        contact, _rest = contact_in(text)
        if contact and question.kind != "contact":
            told["contact"] = contact
        return told

    def _go(self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, now: dt.datetime) -> list[Message]:
        self._keep(person, talk, now)
        return [self._ask(flow, talk, incoming.chat, self._speaker(person), person)]

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
        t = self._speaker(person)
        if word == "send" or (word.split() and word.split()[0].strip(",") in _SEND):
            if self.casework.store.switches.paused:
                return [self._not_now(person, incoming.chat, now)]
            person.talk, person.talk_at = None, None
            said = memory.load(person.said, city_day(now))
            route = tuple(result.record.id for result in self._guide.answer(said).results[:3]) if said else ()
            answers = {question.id: talk.answers[question.id] for question in engine.asked(flow, talk)}
            registered = self.casework.register(person.id, flow, answers, route, now)
            for_another = OnBehalf(self.casework).registered(str(registered.case), answers, person, now)
            return [registered, *for_another]
        if incoming.text.strip().endswith(_ASKS):
            return [*answered(person, incoming.text, now), self._ask(flow, talk, incoming.chat, t, person)]
        if len(word.split()) >= _REMARK_WORDS and not incoming.action:
            after = engine.remark(flow, talk, contact_in(incoming.text)[1])
            self._keep(person, after, now)
            noted = Message(incoming.chat, t("Dank je, dat heb ik genoteerd."))
            return [noted, self._ask(flow, after, incoming.chat, t, person)]
        return [
            Message(incoming.chat, t("Tik op 'Ja, verstuur' als het klopt, of kies wat je wilt veranderen.")),
            self._ask(flow, talk, incoming.chat, t, person),
        ]

    def _ask(self, flow: Flow, talk: Talk, chat: str, t: Speaker, person: Person) -> Message:
        question = engine.current(flow, talk)
        if question is None:
            text, taps = words.summary(flow, engine.summary(flow, talk), t, self.casework.place_names())
            return Message(chat, text, taps)
        pairs = [(choice.label.pick(t.language), f"a:{question.id}:{choice.id}") for choice in question.choices]
        if question.kind == "consent":
            pairs = [(t("Ja, dat mag"), f"a:{question.id}:ja"), (t("Nee"), f"a:{question.id}:nee")]
        if earlier := self._earlier(person, question):
            known = words.value(question, earlier, t, self.casework.place_names())
            pairs.append((t("Net als eerder: {known}", known=known), f"{offered.VERB}:{question.id}"))
        if question.optional:
            pairs.append((t("Overslaan"), f"skip:{question.id}"))
        if talk.given:
            pairs.append((t("Terug"), f"back:{question.id}"))
        pairs.append((t("Stop"), "stop"))
        return Message(chat, question.ask.pick(t.language), buttons(pairs))

    def _explain(self, question: Question, rejected: Rejected, chat: str, t: Speaker) -> Message:
        sentence = {
            "choice": t("Kies een van de knoppen, of typ het nummer."),
            "empty": t("Daar lees ik nog niets in. Schrijf het in een paar woorden."),
            "too-long": t(
                "Dat is meer dan ik hier kan bewaren. Maak het korter, of stuur het als bestand of spraakbericht: dan"
                " leest of luistert een mens alles."
            ),
            "elsewhere": t("Die plek ligt buiten Den Haag. Welke straat of wijk in Den Haag hoort erbij?"),
            "date": t("Die dag herken ik niet."),
            "no-such-day": t("Die dag staat niet op de kalender. Welke dag bedoel je?"),
            "far": t("Dat is nog jaren weg. Klopt het jaar? Typ de dag nog een keer."),
            "past": t("Die dag is al geweest. Welke dag bedoel je?"),
            "place": t("Die plek ken ik nog niet in Den Haag. Een wijk, straat of postcode helpt."),
            "which-place": t("Die plek ligt op een grens. In welk stadsdeel is het?"),
            "amount": t("Ik zoek een bedrag in euro's."),
            "number": t("Ik zoek een aantal. Ongeveer is goed."),
            "contact": t("Ik zie geen naam, telefoonnummer of mailadres."),
            "contact-long": t("Dat is erg lang voor een naam. Alleen je naam en nummer is genoeg."),
            "photo": t("Ik zie geen foto. Stuur er een, of sla het over."),
            "consent": t("Tik op ja of nee."),
            "no-consent": t(
                "Goed, dan bewaar ik niets en verstuur ik niets. Je kunt bellen met 14070. Bedenk je je? Tik dan op ja."
            ),
        }.get(rejected.code, t("Dat begrijp ik niet goed."))
        example = f" {question.example.pick(t.language)}" if question.example else ""
        names = self.casework.place_names()
        ids = rejected.options or (
            tuple(d.id for d in self._guide.pack.places.stadsdelen) if question.kind == "place" else ()
        )
        pairs = [(names.get(option, option), f"a:{question.id}:{option}") for option in ids]
        pairs += [(choice.label.pick(t.language), f"a:{question.id}:{choice.id}") for choice in question.choices]
        if question.kind == "consent":
            pairs += [(t("Ja, dat mag"), f"a:{question.id}:ja")]
        if question.optional:
            pairs.append((t("Overslaan"), f"skip:{question.id}"))
        return Message(chat, sentence + example, buttons([*pairs, (t("Stop"), "stop")]))

    def _is_question(self, incoming: Incoming, question: Question) -> bool:
        """Is this a question to us instead of an answer? The first open question may well end in a question mark."""
        if incoming.action or question.known_as == "subject":
            return False
        return incoming.text.strip().endswith(_ASKS)

    def _known_line(self, flow: Flow, talk: Talk, t: Speaker) -> str:
        places = self.casework.place_names()
        pairs = engine.summary(flow, talk)
        return (
            "; ".join(f"{q.label.pick(t.language).lower()}: {words.value(q, given, t, places)}" for q, given in pairs)
            + "."
        )

    def _readers(self, today: dt.date) -> Readers:
        return Readers(
            place=lambda text: _place_read(self._guide.finder.find(text).place),
            near=lambda latitude, longitude: _place_read(self._guide.finder.near(latitude, longitude)),
            date=lambda text: dates.read(text, today),
            amount=amounts.read_bare,
            today=today,
        )

    def _running(self, person: Person) -> tuple[Flow, Talk]:
        assert person.talk is not None
        given = tuple((name, answer) for name, answer in person.talk["given"])
        return self.flows[person.talk["flow"]], Talk(person.talk["flow"], given)

    def _keep(self, person: Person, talk: Talk, now: dt.datetime) -> None:
        person.talk = {"flow": talk.flow, "given": [list(pair) for pair in talk.given]}
        person.talk_at = now

    def _speaker(self, person: Person) -> Speaker:
        return speaker(person.language or "nl")


def known(said: Understanding, plan: str | None = None) -> dict[str, dict[str, Any]]:
    """What was understood, as answers that a flow may fill in."""
    found: dict[str, dict[str, Any]] = {}
    if plan or said.text:
        found["subject"] = {"said": plan or said.text}
    if said.place and said.place.sure:
        place = said.place
        found["place"] = {"stadsdeel": place.stadsdeel, "wijk": place.wijk, "street": place.street, "said": ""}
    if said.date:
        found["date"] = {"day": said.date.isoformat(), "said": ""}
    if said.people:
        found["people"] = {"number": said.people, "said": ""}
    if said.amount:
        found["amount"] = {"euro": said.amount, "said": ""}
    return found


def _place_read(place: Place | None) -> PlaceRead | None:
    if place is None:
        return None
    return PlaceRead(place.stadsdeel, place.wijk, place.street, () if place.sure else place.others)


def _is_late(action: str | None, question: Question | None) -> bool:
    """Is this a button of a question that is not asked now? So it is after a double tap, or on a second phone."""
    verb, _colon, rest = (action or "").partition(":")
    if verb == "send":
        return question is not None
    return verb in _OF_ONE_QUESTION and (question is None or rest.partition(":")[0] != question.id)
