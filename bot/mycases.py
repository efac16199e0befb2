"""What residents can do with their own cases: look, withdraw, disagree, ask why, tell how it went."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import adding, aftercare, dossier, typed
from bot.casework import Casework
from bot.clock import city_day
from bot.following import CREDIT, Following
from bot.i18n import Speaker, speaker
from bot.intake import Intake
from bot.messages import Message, buttons
from bot.store.cases import Card
from bot.store.people import Person
from bot.words import behalf as behalf_words
from bot.words import cases as words
from bot.words import records
from flows import numbers
from flows.case import CLOSED, OPEN, Actor, IllegalMove, Move, State, possible, waits_for
from flows.ties import parties, related
from knowledge.steering import Steer, heard
from knowledge.text import normalise
from knowledge.understand import Understanding

VERBS = frozenset(
    {"case", "why", "reopen", "withdraw", "withdraw!", "stop-plan", "same", "follow", "helped", "next", "add"}
)
_HOW = frozenset({"yes", "part", "no"})
_OF_ALL = frozenset({"case", "why", "follow", "helped"})
"""What who takes part may do too; the rest is up to whose case it is."""
_HOW_IT_WENT = frozenset({"follow", "helped"})
STOPPING = "stop-plan"
"""What is typed after the question why a plan stops."""

_NEWS = re.compile(
    r"\b(?:nieuws|hoe ver|hoe staat het|al iets|iets bekend|stand van zaken|any news|update|haber var|wiadomosc\w*)\b"
)
NEWS_WORDS = 8
"""How many words somebody with a case may use to ask how it stands."""
MISSED = 3
"""Plans of which is told how they stand, when somebody who could not be reached is back."""


@dataclass(frozen=True)
class MyCases:
    """The cases of the person who asks; anybody else's do not exist for them."""

    casework: Casework
    intake: Intake

    def overview(self, person: Person, chat: str) -> list[Message]:
        """All cases of this person."""
        t = _t(person)
        cards, behalf = self.of(person), self.casework.store.behalf
        if not cards:
            return [Message(chat, t("Je hebt via mij nog niets aangemeld. Vertel wat je wilt doen, dan help ik je."))]
        lines = [
            f"• {card.number} · {self.casework.subject(card)} · {words.state_name(card.state, t)}"
            f"{behalf_words.mark(behalf.of(card.number), person.id, t)}"
            for card in cards
        ]
        taps = buttons((card.number, f"case:{card.number}") for card in cards[:10])
        return [Message(chat, "\n".join((t("Jouw aanmeldingen:"), *lines)), taps)]

    def of(self, person: Person) -> list[Card]:
        """The cases of this person: their own, those they help with, those that others registered for them,
        and those in which theirs go on."""
        store = self.casework.store
        others = [*store.behalf.for_neighbour(person.id), *store.pairs.joined_by(person.id)]
        helped = [self.casework.card(number) for number in others]
        return [*store.cases.of(person.id), *helped]

    def action(self, person: Person, verb: str, rest: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped button about a case: `<verb>:<number>[:<more>]`."""
        number, _colon, more = rest.partition(":")
        card, owns = self.casework.seen(number, person.id), self.casework.owned(number, person.id) is not None
        if card is None:
            return [self._unknown(person, chat)]
        if not owns and verb not in _OF_ALL:
            return [self._not_theirs(person, number, chat)]
        decided = State(card.state) not in OPEN | {State.WITHDRAWN, State.MERGED}
        if (verb in _HOW_IT_WENT and not (decided and more in _HOW)) or (verb == "why" and card.state in CLOSED):
            return self.show(person, number, chat)
        doing: dict[str, Callable[[], list[Message]]] = {
            "case": lambda: self.show(person, number, chat),
            "why": lambda: self._ask_why(person, number, chat, now),
            "reopen": lambda: self._reopen(person, number, chat, now),
            adding.ADD: lambda: [adding.ask(self.casework, person, number, chat)],
            "withdraw": lambda: self._sure(person, number, chat),
            "withdraw!": lambda: self.move(person, number, Move.WITHDRAW, {}, chat, now),
            STOPPING: lambda: self._stopping(person, number, more, chat, now),
            "same": lambda: self._same(person, number, more, chat, now),
            "next": lambda: self._next_best(person, number, chat, now),
            "follow": lambda: aftercare.answered(self.casework, person, number, "follow-up", more, "", chat, now),
            "helped": lambda: aftercare.answered(self.casework, person, number, "helped", more, "", chat, now),
        }
        return doing[verb]()

    def show(self, person: Person, number: str, chat: str) -> list[Message]:
        """The timeline of a case, for its people. Who takes part reads what happened, not what others wrote."""
        t = _t(person)
        card = self.casework.seen(number, person.id)
        if card is None:
            return [self._unknown(person, chat)]
        store, takes_part = self.casework.store, self.casework.owned(number, person.id) is None
        events = store.cases.events(number)
        told = dossier.story(self.casework, card, t, to_owner=not takes_part)
        if takes_part:
            told = [replace(line, said="") if line.who == t("bewoner") else line for line in told]
        beside = words.beside(parties(events), related(events), t)
        text, taps = words.timeline(number, self.casework.subject(card), State(card.state), told, beside, t)
        who = self.casework.who(card, t.language)
        promised = words.promised(store.promises.open_of(number), t, who)
        if (behalf := store.behalf.of(number)) is not None and behalf.consent != "back":
            taps += behalf_words.taps(behalf, t)
        if takes_part:
            taps = buttons([(t("Doe niet meer mee"), f"leave:{number}"), (t("Hoe vaak hoor ik iets?"), "preferences")])
        return [Message(chat, f"{text}\n{promised}".rstrip(), taps, number)]

    def missed(self, person: Person, chat: str) -> list[Message]:
        """How it stands with the plans of which they could be told nothing, for who had blocked us."""
        known = self.casework.store.outbox.unheard(person.id)
        theirs = [number for number in known if self.casework.seen(number, person.id) is not None]
        told = [each for number in theirs[-MISSED:] for each in self.show(person, number, chat)]
        t = _t(person)
        why = t("Ik kon je een tijd niets sturen. Zo staat het er nu voor:")
        return [Message(chat, why), *told] if told else []

    def move(
        self, person: Person, number: str, move: Move, data: dict[str, str], chat: str, now: dt.datetime
    ) -> list[Message]:
        """Makes a move as a resident; the news of it comes as a message of the case."""
        t = _t(person)
        try:
            self.casework.move(number, move, Actor.RESIDENT, person.id, data, now)
        except IllegalMove as refused:
            text = {
                "too-late": t("Heropenen kan tot 14 dagen na het besluit. Je kunt wel iemand spreken."),
                "wrong-state": t("Dat kan nu niet meer bij deze aanmelding."),
            }.get(refused.code, t("Dat kan niet."))
            return [Message(chat, text, buttons([(t("Praat met iemand"), "human")]), number)]
        return []

    def _reopen(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        """Looked at anew; what is wrong with the decision is asked, for nobody can mend what they do not know."""
        refused = self.move(person, number, Move.REOPEN, {}, chat, now)
        return refused or [adding.ask(self.casework, person, number, chat, disagrees=True)]

    def withdraws(self, person: Person, text: str, chat: str) -> list[Message] | None:
        """The answer to somebody who types that they withdraw: they are asked whether they are sure, or which case it
        is; and see how theirs stand when none can be. None for any other message, and for anybody without a case."""
        number = numbers.find(text)
        if heard(numbers.without(text)) is not Steer.WITHDRAW:
            return None
        mine = [card for card in self.of(person) if self.casework.owned(card.number, person.id) is not None]
        mine = [card for card in mine if number in (None, card.number)]
        can = [card for card in mine if Move.WITHDRAW in possible(State(card.state), Actor.RESIDENT)]
        if not can:
            return self.overview(person, chat) if mine else None
        if len(can) == 1:
            return self._sure(person, can[0].number, chat)
        t = _t(person)
        taps = [(f"{self.casework.subject(card)} · {card.number}", f"withdraw:{card.number}") for card in can]
        return [Message(chat, t("Welke aanmelding wil je intrekken?"), buttons(taps))]

    def named(self, person: Person, number: str, text: str, chat: str, now: dt.datetime) -> list[Message]:
        """A message with the number of a case in it: the case is shown, and what was told goes with it."""
        mine = self.casework.owned(number, person.id) is not None
        if not (mine and adding.says_more(text)):
            return self.show(person, number, chat)
        typed.drop(person)
        return [*adding.add(self.casework, person, number, text, chat, now), *self.show(person, number, chat)]

    def unknown(self, person: Person, chat: str) -> list[Message]:
        """A number that is none of ours: theirs, if they have any, and a person who can look."""
        t = _t(person)
        said = replace(self._unknown(person, chat), buttons=buttons([(t("Ik wil een mens spreken"), "human")]))
        return [said, *(self.overview(person, chat) if self.of(person) else [])]

    def _ask_why(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        t = _t(person)
        self.casework.note(number, "asked-why", person.id, {}, now)
        due = self.casework.promising.again(number, now)
        self.casework.desk_note(number, f"{number}: de bewoner vraagt waarom het duurt.", now)
        if due is None:
            text = t("Ik heb het nog eens gevraagd. Een datum beloof ik niet. Wil je niet wachten? Bel {phone}.")
        else:
            text = t("Ik heb het gevraagd. Je hoort het uiterlijk {day}.", day=t.day(due))
        return [Message(chat, text, case=number)]

    def heard(
        self, person: Person, theirs: list[Card], text: str, chat: str, now: dt.datetime, status: str
    ) -> list[Message] | None:
        """What was typed as an answer about one of their cases (see `of`); None when it is something else. `status`:
        of the answer there is to it as a question."""
        known = status == "found"
        if (answer := typed.take(person, text)) is not None:
            return self._typed(person, *answer, text, chat, now)
        if not theirs:
            return None
        how_it_went = aftercare.told(self.casework, person, text, chat, now, known=known)
        if how_it_went is not None:
            return how_it_went
        expected = waiting(theirs)
        if expected and _is_question(text) and not any(map(str.isalnum, text)):
            return self.still_asked(person, theirs, chat)
        if expected and not (
            _is_question(text) and status not in adding.VAGUE
        ):  # what we can't answer is for who asked
            others = [card for card in theirs if card.number != expected]
            told = self.move(person, expected, Move.REPLY, {"text": text}, chat, now)
            return [*told, *self.still_asked(person, others, chat)]
        about = adding.about(self.casework, person, text, now, status)
        if about := about or adding.put_right(self.casework, person, text, now):
            return adding.add(self.casework, person, about, text, chat, now)
        if not asks_news(text) or known:
            return None
        return [*self.overview(person, chat), *self.still_asked(person, theirs, chat)]

    def still_asked(self, person: Person, theirs: list[Card], chat: str) -> list[Message]:
        """What staff asked and they did not answer yet, which another question must not make them forget."""
        number, t = waiting(theirs), _t(person)
        if number is None:
            return []
        asked = waits_for(State.WAITING_FOR_YOU, self.casework.store.cases.events(number))
        said = t("Wij wachten op jouw antwoord: “{text}” Typ het hier.", text=asked)
        taps = buttons([(t("Bekijk mijn aanmelding"), f"case:{number}")])
        return [Message(chat, f"{self.casework.heading(number)}\n{said}", taps, number)]

    def _typed(self, person: Person, what: str, number: str, said: str, chat: str, now: dt.datetime) -> list[Message]:
        """What was typed after a button that asked for it (see `bot.typed`)."""
        if what == CREDIT:
            return Following(self.casework).named(person, number, said, chat, now)
        if self.casework.owned(number, person.id) is None:
            return [self._unknown(person, chat)]
        if what == adding.ADD:
            return adding.add(self.casework, person, number, said, chat, now)
        return self.move(person, number, Move.STOP, {"text": said.strip(), "mine": "yes"}, chat, now)

    def _stopping(self, person: Person, number: str, why: str, chat: str, now: dt.datetime) -> list[Message]:
        """A plan that its own people stop, with a reason that was tapped; without one it is asked."""
        t = _t(person)
        if why in words.reasons(t):
            said = {"text": words.reasons(t)[why], "mine": "yes", "why": why}
            return self.move(person, number, Move.STOP, said, chat, now)
        typed.ask(person, STOPPING, number)
        return [Message(chat, *words.stopping(number, t), number)]

    def _same(self, person: Person, number: str, more: str, chat: str, now: dt.datetime) -> list[Message]:
        """Are two plans of one person the same? Then they go on as one."""
        t = _t(person)
        other, _colon, said = more.partition(":")
        mine = [self.casework.store.cases.card(one) for one in (number, other)]
        if any(card is None or card.owner != person.id for card in mine):
            return [self._unknown(person, chat)]
        if said != "yes":
            return [Message(chat, t("Goed, het blijven twee plannen, elk met een eigen nummer."), case=number)]
        return self.move(person, number, Move.MERGE, {"other": other, "text": t("het is hetzelfde plan")}, chat, now)

    def _sure(self, person: Person, number: str, chat: str) -> list[Message]:
        t = _t(person)
        pairs = [(t("Ja, trek in"), f"withdraw!:{number}"), (t("Het gaat niet door, omdat…"), f"{STOPPING}:{number}")]
        pairs.append((t("Nee, laat staan"), f"case:{number}"))
        text = t("Weet je het zeker? Gaat het niet door, dan kun je ook zeggen waarom: daar leren anderen van.")
        return [Message(chat, text, buttons(pairs), number)]

    def _next_best(self, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
        t = _t(person)
        record = self.casework.next_best(self.casework.card(number), now)
        if record is None:
            text = t("Ik vind nu geen andere weg. Zal iemand met je meedenken?")
            return [Message(chat, text, buttons([(t("Ja"), "human")]), number)]
        result = self.casework.guide.judge(record, Understanding("", t.language, city_day(now)))
        details = Message(chat, records.in_full(result, t), case=number)
        if self.casework.card(number).owner != person.id:  # what was told has the name and number of who helped
            return [details]
        return [details, *self.intake.retell(person, number, chat, now)]

    def _not_theirs(self, person: Person, number: str, chat: str) -> Message:
        """What is said to who takes part in a plan and would decide about it."""
        t = _t(person)
        text = t("Dat kan alleen wie dit plan aanmeldde. Je kunt wel iemand spreken.")
        return Message(chat, text, buttons([(t("Praat met iemand"), "human")]), number)

    def _unknown(self, person: Person, chat: str) -> Message:
        t = _t(person)
        return Message(chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))


def _t(person: Person) -> Speaker:
    return speaker(person.spoken)


def asks_news(text: str) -> bool:
    """Is it asked in few words how something stands?"""
    return _NEWS.search(normalise(text)) is not None and len(text.split()) <= NEWS_WORDS


def _is_question(text: str) -> bool:
    return text.strip().endswith(("?", "؟"))


def waiting(theirs: list[Card]) -> str | None:
    """The number of the case, of these, that waits for an answer of the resident: of several the one in which they were
    asked last, for that is what they read. None when none does."""
    asked = [card for card in theirs if card.state == State.WAITING_FOR_YOU]
    return max(asked, key=lambda card: card.state_at).number if asked else None
