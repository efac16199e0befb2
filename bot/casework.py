"""Cases at work: registering, moving, and telling everybody. Every change of a case goes through here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from bot import attachments, audience, meeting, ties
from bot.beforehand import headed
from bot.clock import CITY_TIME, after_quiet_hours, city_day
from bot.i18n import speaker
from bot.messages import CARD, DESK, Message, bold, buttons
from bot.news import News
from bot.promising import Promising
from bot.store import Store
from bot.store.cases import Card
from bot.store.erase import NOBODY
from bot.store.news import Piece
from bot.words import behalf as behalf_words
from bot.words import cases as words
from bot.words import desk as desk_words
from bot.words import templates, where
from bot.words.story import story
from flows.case import CLOSED, DECISIONS, TAKEN_BACK, Actor, Case, Event, IllegalMove, Move, State, check
from flows.model import Flow
from flows.preferences import Weight
from flows.promise import FOLLOW_UP_DAYS, HELPED_DAYS
from flows.ties import TIES, parties, related
from knowledge.guide import Guide
from knowledge.judge import latest_apply
from knowledge.model import Kind

_ACTIONS = (*DECISIONS, Move.ASK, Move.FINISH, Move.STOP, Move.REOPEN)
CLAIM = dt.timedelta(minutes=10)
"""How long a case is held for somebody of staff who began an answer and was not heard of since."""
_WORDS = (Move.NEWS, Move.INTRODUCE, Move.LINK, Move.SPLIT, Move.MERGE)
_WEIGHTS = dict.fromkeys(_ACTIONS, Weight.ACTION) | dict.fromkeys(_WORDS, Weight.WORD)
"""What a move weighs for those who hear of it; other moves are steps."""

_WAYS = frozenset({Kind.SUBSIDIE, Kind.BUDGET, Kind.FONDS, Kind.VERGUNNING, Kind.MELDING, Kind.LOKET})
"""Kinds of records that are a way to go, not only something to read."""


@dataclass(frozen=True)
class Casework:
    """The cases of one store, in one city."""

    store: Store
    guide: Guide
    flows: Mapping[str, Flow]

    def register(
        self, person: str, flow: Flow, answers: Mapping[str, Any], route: tuple[str, ...], now: dt.datetime
    ) -> Message:
        """Makes a case of a finished talk, shows it at the desk, and confirms it with a date."""
        stadsdeel = flow.told("place", answers).get("stadsdeel")
        number = self.store.cases.register(flow.id, person, stadsdeel, answers, route, now)
        due = self.promising.first(number, flow, now)
        self.post_card(number, now)
        for file in attachments.for_desk(number, answers):
            self.store.outbox.add(file, now)
        meeting.suggest(self, number, now)
        language = self.language(person)
        text, taps = words.registered(number, self.who(self.card(number), language), due, speaker(language))
        asked, answers_to_it = meeting.same(self, number, speaker(language))
        return Message(person, f"{text}{asked}", answers_to_it + taps, number)

    def split_off(self, card: Card, answers: Mapping[str, Any], now: dt.datetime) -> str:
        """A new case of the same people for a part of another, with an answer promised as for any new one."""
        number = self.store.cases.register(card.flow, card.owner, card.stadsdeel, answers, card.route, now)
        self.promising.first(number, self.flows[card.flow], now)
        return number

    def move(self, number: str, move: Move, actor: Actor, by: str, data: Mapping[str, Any], now: dt.datetime) -> Case:
        """Makes a move and tells everybody. Raises IllegalMove, and LookupError when there is no such case."""
        before = self.store.cases.get(number)
        if before is None:
            raise LookupError(number)
        check(before, move, actor, dict(data), now.astimezone(CITY_TIME))
        behalf = self.store.behalf.of(number)
        if move is Move.REOPEN and behalf is not None and behalf.consent == "back":
            raise IllegalMove("wrong-state", "consent")
        if move in TIES:
            data = ties.prepare(self, before, move, data, now)
        promised = min((one.due for one in self.store.promises.open_of(number)), default=None)
        after = self.store.cases.append(number, Event(now, move.value, by, dict(data)))
        self.promising.moved(after, move, actor, data, now)
        self._plan_follow_up(after, move, now)
        if move in TIES:
            ties.follow(self, after, move, data, now)
        else:
            audience.tell(self, after, move, actor, data, now, moved=after.state is not before.state)
        awake, event = (by, None) if actor is Actor.RESIDENT else (None, self.store.cases.newest(number))
        self.tell(replace(self._piece(after, move, data, now), event=event, by=promised), now, awake)
        self.news.tell(now, number)
        if actor is Actor.RESIDENT:
            self.desk_note(number, desk_words.resident_did(number, move, str(data.get("text", ""))), now)
        self.post_card(number, now)
        return after

    def note(self, number: str, kind: str, by: str, data: Mapping[str, Any], now: dt.datetime) -> None:
        """Adds an event that is no move (a heartbeat, an internal note). One that takes words back may give back the
        state before."""
        event, store = Event(now, kind, by, dict(data)), self.store.cases
        if kind == TAKEN_BACK:
            store.append(number, event)
        else:
            store.note(number, event)

    def tell(self, piece: Piece, now: dt.datetime, awake: str | None = None, to: Iterable[str] | None = None) -> None:
        """The people of a case (or those of `to`) hear this when they want to (see News), with what is promised then
        as its last line; all of them the same words.

        `awake` did something at this moment and this is the answer, the one thing also said in quiet hours.
        """
        number, people = piece.number, self.people(piece.number) if to is None else to
        for person in dict.fromkeys([*([awake] if awake else []), *people]):
            if person == awake:
                text = f"{piece.text}\n{self.promised(number, person)}".rstrip()
                said = headed(text, self.store.switches.banner)
                self.store.outbox.add(Message(person, said, piece.taps, number), now)
            else:
                self.news.add(person, piece, now)

    def people(self, number: str) -> list[str]:
        """Who hears of a case: its owner, or what was chosen when it was registered for somebody else; and those
        whose case goes on in this one."""
        behalf = self.store.behalf.of(number)
        found = [*(behalf.people if behalf else [self.card(number).owner]), *self.store.pairs.joined(number)]
        return [person for person in found if person != NOBODY]

    def told_later(self, number: str) -> dt.datetime | None:
        """When the last of the people of a case hears what waits for them; None when nothing waits."""
        waiting = [one.due for person in self.people(number) for one in self.store.news.waiting(person, number)]
        return max(waiting, default=None)

    @property
    def promising(self) -> Promising:
        """What is promised to people."""
        return Promising(self)

    @property
    def news(self) -> News:
        """What people must hear, told when they want to."""
        return News(self.store, self.promised)

    def promised(self, number: str, person: str) -> str:
        """What the owner of a case hears next and when, in one line; nothing for anybody else."""
        card, language = self.seen(number, person), self.language(person)
        if card is None:
            return ""
        promised = self.store.promises.open_of(number)
        return words.promised(promised, speaker(language), self.who(card, language))

    def post_card(self, number: str, now: dt.datetime, *, bulk: bool = False) -> None:
        """Shows the card of a case at the desk, or brings the one that is there up to date. Of who was erased it stays
        away (see `forget_at_desk`)."""
        if self.card(number).owner == NOBODY:
            return
        self.store.outbox.add(replace(self.card_message(number, now), bulk=bulk), now)

    def card_message(self, number: str, now: dt.datetime) -> Message:
        """The card of a case as the desk shows it."""
        text, taps = self.desk_card(number, now)
        return Message(DESK, text, taps, number, slot=card_slot(number))

    def forget_at_desk(self, number: str, now: dt.datetime) -> None:
        """The person of a case was taken out of it: its card goes from the desk, with the topic and all that was said
        there."""
        gone = f"{number}: gewist."
        self.store.outbox.add(Message(DESK, gone, case=number, slot=card_slot(number), takes_back=True), now)

    def desk_card(self, number: str, now: dt.datetime) -> tuple[str, tuple[Any, ...]]:
        """The card of a case for staff."""
        card, staff, events = self.card(number), self.store.staff, self.store.cases.events(number)
        keeper = staff.name(card.keeper) or "een collega" if card.keeper else None
        people = desk_words.Busy(
            keeper,
            away=card.keeper is not None and staff.is_away(card.keeper, city_day(now)),
            answering={
                staff.name(person) or "een collega": at
                for person, at in self.store.people.at_desk(number, now - CLAIM).items()
            },
            language=self.language(card.owner),
            behalf=behalf_words.for_desk(behalf) if (behalf := self.store.behalf.of(number)) else "",
            parties=parties(events),
            related=related(events),
            alike=tuple(self.store.pairs.of(number)),
        )
        return desk_words.card(
            card,
            self.flows[card.flow],
            self.store.promises.open_of(number),
            self.place_names(),
            self._named(card),
            people,
        )

    def story(self, number: str) -> str:
        """What happened in a case, for the colleague who takes it over."""
        events = self.store.cases.events(number)
        names = {event.by: self.store.staff.name(event.by) or "een collega" for event in events if event.by != "system"}
        return story(number, events, names, self.card(number).owner)

    def desk_note(self, number: str, text: str, now: dt.datetime, *, by_day: bool = False) -> None:
        """Tells the desk something about a case; what can wait until the morning comes `by_day`."""
        not_before = after_quiet_hours(now) if by_day else None
        taps = buttons([("Open kaart", f"d:card:{number}")])
        self.store.outbox.add(Message(DESK, text, taps, number, not_before=not_before), now)

    def card(self, number: str) -> Card:
        """The card of a case that exists."""
        card = self.store.cases.card(number)
        if card is None:
            raise LookupError(number)
        return card

    def owned(self, number: str, person: str) -> Card | None:
        """The case, when this person may decide about it: whose it is, and for whom it is. For anybody else it does
        not exist."""
        card = self.store.cases.card(number)
        if card is None or card.owner == person:
            return card
        behalf = self.store.behalf.of(number)
        return card if behalf is not None and behalf.neighbour == person else None

    def seen(self, number: str, person: str) -> Card | None:
        """The case, when this person may see where it stands: also who takes part, because their own goes on in it."""
        joins = person in self.store.pairs.joined(number)
        return self.card(number) if joins else self.owned(number, person)

    def who(self, case: Card | Case, language: str) -> str:
        """The owner of the next step, by function."""
        if case.department:
            return case.department
        t = speaker(language)
        name = self.place_names().get(case.stadsdeel or "")
        return t("stadsdeel {name}", name=name) if name else t("de gemeente")

    def place_names(self) -> Mapping[str, str]:
        """Names of stadsdelen and wijken by id."""
        return self._place_names

    @cached_property
    def _place_names(self) -> Mapping[str, str]:
        return where.names(self.guide.pack)

    def themes(self, card: Card) -> set[str]:
        """What a case is about, by the records that were named to its people."""
        records = self.guide.pack.records
        return {theme for record in card.route if record in records for theme in records[record].themes}

    def language(self, person: str) -> str:
        """The language of a person."""
        return self.store.people.get(person).spoken

    def _named(self, card: Card) -> list[tuple[str, dt.date | None]]:
        """What was named to the people of a case, with the last day to apply for it as it was told then."""
        said = self.guide.read(self._story(card), city_day(card.created_at))
        records = [self.guide.pack.records[name] for name in card.route if name in self.guide.pack.records]
        return [(record.title.nl, latest_apply(record, said)) for record in records]

    def _story(self, card: Card) -> str:
        """The answers of a case as one text, to be understood again."""
        parts = [str(self.told(card, name).get("said", "")) for name in _UNDERSTOOD]
        return ". ".join(part for part in parts if part)

    def _plan_follow_up(self, case: Case, move: Move, now: dt.datetime) -> None:
        """After a decision: did it help, and four weeks later: how did it go. What is said to be done is asked too."""
        if move is Move.REOPEN or case.state in (State.WITHDRAWN, State.CONFIRMED, State.STOPPED):
            self.store.questions.cancel(case.number)
            return
        after = {}
        if move in DECISIONS:
            after = {"helped": HELPED_DAYS, "follow-up": FOLLOW_UP_DAYS}
        elif move is Move.FINISH:
            self.store.questions.cancel(case.number)
            after = {"follow-up": FOLLOW_UP_DAYS}
        for kind, days in after.items():
            self.store.questions.plan(case.number, kind, city_day(now) + dt.timedelta(days=days))

    def _piece(self, case: Case, move: Move, data: Mapping[str, Any], now: dt.datetime) -> Piece:
        """What the people of a case hear of a move."""
        card, t, text = self.card(case.number), speaker(self.language(case.owner)), self.said(case, move, data)
        pairs = words.move_buttons(case.number, move, data, t)
        if move is Move.DECIDE_NO and (next_best := self.next_best(card, now)):
            title = self.guide.pack.records[next_best].title.pick(t.language)
            text += "\n" + t("Wat wel kan: {title}.", title=title)
            pairs.insert(0, (t("Ja, die weg"), f"next:{case.number}"))
        return Piece(case.number, _WEIGHTS.get(move, Weight.STEP), text, buttons(pairs))

    def said(self, case: Case, move: Move, data: Mapping[str, Any]) -> str:
        """What the people of the case hear of a move: a heading, and what happened."""
        language = self.language(case.owner)
        t = speaker(language)
        title, who = self.subject(self.card(case.number)), self.who(case, language)
        data = templates.in_language(data, t)
        return words.moved(case.number, title, move, data, who, t, closed=case.state in CLOSED)

    def told(self, card: Card, known_as: str) -> Mapping[str, Any]:
        """What the people of a case told of what its flow knows by this name: its place, its date and so on."""
        flow = self.flows.get(card.flow)
        return flow.told(known_as, card.answers) if flow else {}

    def subject(self, card: Card, most: int = words.MAX_SUBJECT) -> str:
        """The plan of a case in a few words, of at most so many characters."""
        return words.subject(self.told(card, "subject"), most)

    def heading(self, number: str) -> str:
        """The heading of a message about a case."""
        return f"{bold(self.subject(self.card(number)))} ({number})"

    def next_best(self, card: Card, now: dt.datetime) -> str | None:
        """The best other way for this plan, by the answers already given: not what was asked for first, and no
        explanation or tool, but something one can go to."""
        said = self.guide.read(self._story(card), city_day(now))
        for result in self.guide.answer(said).results:
            tried = result.record.id in card.route[:1]
            if not tried and result.verdict.fit != "no" and result.record.kind in _WAYS:
                return result.record.id
        return None


_UNDERSTOOD = ("subject", "place", "date", "amount")
"""What of the answers of a case is understood again."""


def card_slot(number: str) -> str:
    """The name under which the card of a case is kept up to date at the desk."""
    return f"{CARD}{number}"
