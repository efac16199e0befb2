"""The guided talk with a resident: asks the questions of a flow, and makes a case of the answers."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot import memory, tone
from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import Incoming, Message, buttons
from bot.store.people import Person
from bot.words import cases as words
from flows import engine
from flows.answers import Input, PlaceRead, Readers, Rejected, contact_in
from flows.engine import Talk
from flows.model import Flow, Question
from knowledge import amounts, dates
from knowledge.guide import Guide
from knowledge.places import Place
from knowledge.text import normalise
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
_SEND_WORDS = "ja ok oke prima klopt verstuur yes send evet tak نعم si oui da"
_SEND = frozenset(_SEND_WORDS.split())
"""First words by which people say that the summary is right."""


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
        said = memory.load(person.said, city_day(now))
        plan = (person.said or {}).get("plan")
        talk = engine.prefill(flow, Talk(flow_id), known(said, plan) if said else {})
        self._keep(person, talk, now)
        lines = [flow.intro.pick(t.language)]
        if talk.given:
            lines.append(t("Dit weet ik al:") + " " + self._known_line(flow, talk, t))
        return [Message(chat, "\n".join(lines)), self._ask(flow, talk, chat, t)]

    def resume(self, person: Person, chat: str) -> list[Message]:
        """Asks again where the talk was."""
        flow, talk = self._running(person)
        t = self._speaker(person)
        return [self._ask(flow, talk, chat, t)]

    def retell(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        """A new talk with everything that an earlier case already told, ready to send (the next best route)."""
        card = self.casework.card(number)
        talk = Talk(card.flow, tuple(card.answers.items()))
        self._keep(person, talk, now)
        return [self._ask(self.flows[card.flow], talk, chat, self._speaker(person))]

    def handle(self, person: Person, incoming: Incoming, now: dt.datetime, answered: Answered) -> list[Message]:
        """The next step of the running talk: an answer, a button, or a question in between."""
        flow, talk = self._running(person)
        t = self._speaker(person)
        word = incoming.action or normalise(incoming.text.strip().rstrip(".!"))
        question = engine.current(flow, talk)
        if word in _STOP:
            person.talk, person.talk_at = None, None
            return [Message(incoming.chat, t("Goed, ik stop. Er is niets verstuurd. Je kunt altijd opnieuw beginnen."))]
        if incoming.text and tone.takes_back(incoming.text):
            person.talk = person.talk_at = person.said = None
            text = t("Goed, ik heb alles weggegooid en niets verstuurd. Wil je zelf iets anders? Vertel het gerust.")
            return [Message(incoming.chat, text)]
        if word in _BACK:
            return self._go(person, incoming, flow, engine.back(talk), now)
        if word.startswith("change:"):
            return self._go(person, incoming, flow, engine.change(talk, word.removeprefix("change:")), now)
        if question is None:
            return self._finish(person, incoming, flow, talk, word, now, answered)
        if question.optional and word in _SKIP:
            return self._go(person, incoming, flow, engine.skip(flow, talk)[0], now)
        if self._is_question(incoming, question):
            replies = answered(person, incoming.text, now)
            return [*replies, self._ask(flow, talk, incoming.chat, t)]
        return self._answer(person, incoming, flow, talk, question, now)

    def _answer(
        self, person: Person, incoming: Incoming, flow: Flow, talk: Talk, question: Question, now: dt.datetime
    ) -> list[Message]:
        asked, choice = _choice(incoming.action)
        t = self._speaker(person)
        if asked and asked != question.id:
            return [
                Message(incoming.chat, t("Dat was een knop van eerder.")),
                self._ask(flow, talk, incoming.chat, t),
            ]
        if question.kind == "place" and choice not in {d.id for d in self._guide.pack.places.stadsdelen}:
            choice = None
        text = contact_in(incoming.text)[1] if question.kind == "text" else incoming.text
        came = Input(text, choice, incoming.file, incoming.location)
        readers = self._readers(city_day(now))
        after, rejected = engine.give(flow, talk, came, readers)
        if rejected is None:
            if incoming.text and question.kind != "consent":
                after = engine.prefill(flow, after, self._beside(incoming.text, question, now))
            return self._go(person, incoming, flow, after, now)
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
        told = self._beside(incoming.text, question, now) if incoming.text else {}
        if incoming.file and (photo := next((q for q in flow.questions if q.kind == "photo"), None)):
            talk = engine.put(talk, photo.id, {"file": incoming.file, "said": incoming.text})
            told["photo"] = {}
        after = engine.prefill(flow, talk, told)
        explained = self._explain(question, rejected, incoming.chat, t)
        if after.given == talk.given and "photo" not in told:
            return [explained]
        self._keep(person, after, now)
        seen = t("Je foto staat erbij. Ik kan hem zelf niet bekijken, een mens aan de balie wel.")
        noted = Message(incoming.chat, seen if "photo" in told else t("Dank je, dat heb ik genoteerd."))
        return [noted, self._ask(flow, after, incoming.chat, t)]

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
        return [self._ask(flow, talk, incoming.chat, self._speaker(person))]

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
            person.talk, person.talk_at = None, None
            said = memory.load(person.said, city_day(now))
            route = tuple(result.record.id for result in self._guide.answer(said).results[:3]) if said else ()
            answers = {question.id: talk.answers[question.id] for question in engine.asked(flow, talk)}
            return [self.casework.register(person.id, flow, answers, route, now)]
        if incoming.text and incoming.text.strip().endswith("?"):
            return [*answered(person, incoming.text, now), self._ask(flow, talk, incoming.chat, t)]
        return [
            Message(incoming.chat, t("Tik op 'Ja, verstuur' als het klopt, of kies wat je wilt veranderen.")),
            self._ask(flow, talk, incoming.chat, t),
        ]

    def _ask(self, flow: Flow, talk: Talk, chat: str, t: Speaker) -> Message:
        question = engine.current(flow, talk)
        if question is None:
            text, taps = words.summary(flow, engine.summary(flow, talk), t, self.casework.place_names())
            return Message(chat, text, taps)
        pairs = [(choice.label.pick(t.language), f"a:{question.id}:{choice.id}") for choice in question.choices]
        if question.kind == "consent":
            pairs = [(t("Ja, dat mag"), f"a:{question.id}:ja"), (t("Nee"), f"a:{question.id}:nee")]
        if question.optional:
            pairs.append((t("Overslaan"), "overslaan"))
        if talk.given:
            pairs.append((t("Terug"), "terug"))
        pairs.append((t("Stop"), "stop"))
        return Message(chat, question.ask.pick(t.language), buttons(pairs))

    def _explain(self, question: Question, rejected: Rejected, chat: str, t: Speaker) -> Message:
        sentence = {
            "choice": t("Kies een van de knoppen, of typ het nummer."),
            "empty": t("Daar lees ik nog niets in. Schrijf het in een paar woorden."),
            "too-long": t("Dat is meer dan ik kan bewaren. Kun je het korter zeggen?"),
            "date": t("Die dag herken ik niet."),
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
            pairs.append((t("Overslaan"), "overslaan"))
        return Message(chat, sentence + example, buttons([*pairs, (t("Stop"), "stop")]))

    def _is_question(self, incoming: Incoming, question: Question) -> bool:
        """Is this a question to us instead of an answer? The first open question may well end in a question mark."""
        if incoming.action or question.known_as == "subject":
            return False
        return incoming.text.strip().endswith(("?", "؟"))

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


def _choice(action: str | None) -> tuple[str | None, str | None]:
    """The question and choice of an answer button `a:<question>:<choice>`."""
    if action and action.startswith("a:"):
        question, _colon, choice = action.removeprefix("a:").partition(":")
        return question, choice
    return None, None
