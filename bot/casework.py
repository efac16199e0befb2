"""Cases at work: registering, moving, and telling everybody. Every change of a case goes through here."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot import attachments
from bot.clock import after_quiet_hours, city_day, morning
from bot.i18n import speaker
from bot.messages import DESK, Message, buttons
from bot.store import Store
from bot.store.cases import Card
from bot.words import cases as words
from bot.words import desk as desk_words
from bot.workdays import is_holiday
from flows import promise as promises
from flows.case import CLOSED, DECIDED, Actor, Case, Event, Move, State, check
from flows.model import Flow
from flows.promise import FOLLOW_UP_DAYS, RENEW_WORKING_DAYS, Promise, PromiseState, add_working_days, working_day_until
from knowledge.guide import Guide
from knowledge.model import Kind

_NO_MESSAGE = frozenset({Move.SEE})
"""Moves that only staff make with the desk's own record; the next one tells the resident."""
_AT_ONCE = frozenset({Move.NEWS, Move.ASK, Move.DECIDE_YES, Move.DECIDE_PROVIDED, Move.DECIDE_NO, Move.REPLY,
                      Move.WITHDRAW, Move.CONFIRM, Move.REOPEN})  # fmt: skip
"""Moves of which people hear the same day: decisions, questions, what they did themselves, and what somebody of
staff wrote to them. Steps and heartbeats are bundled to one message a day."""

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
        today = city_day(now)
        stadsdeel = (answers.get("waar") or {}).get("stadsdeel")
        number = self.store.cases.register(flow.id, person, stadsdeel, answers, route, now)
        due = working_day_until(today + dt.timedelta(days=flow.answer_within_days), is_holiday)
        self.store.cases.promise(Promise(number, "answer", self.who(stadsdeel, "nl"), due, today))
        self.post_card(number, now, new=True)
        for file in attachments.for_desk(number, answers):
            self.store.outbox.add(file, now)
        language = self.language(person)
        text, taps = words.registered(number, self.who(stadsdeel, language), due, speaker(language))
        return Message(person, text, taps, number)

    def move(self, number: str, move: Move, actor: Actor, by: str, data: Mapping[str, Any], now: dt.datetime) -> Case:
        """Makes a move and tells everybody. Raises IllegalMove, and LookupError when there is no such case."""
        before = self.store.cases.get(number)
        if before is None:
            raise LookupError(number)
        check(before, move, actor, dict(data), now)
        tells = move not in _NO_MESSAGE
        after = self.store.cases.append(number, Event(now, move.value, by, {**data, "tells": tells}))
        self._promise_again(after, move, data, now)
        self._plan_follow_up(after, move, now)
        if after.state is not before.state:
            self._tell_followers(after, now)
        if tells:
            self._tell_move(after, move, data, now, awake=actor is Actor.RESIDENT)
        if actor is Actor.RESIDENT:
            self.desk_note(number, desk_words.resident_did(number, move, str(data.get("text", ""))), now)
        return after

    def note(self, number: str, kind: str, by: str, data: Mapping[str, Any], now: dt.datetime) -> Case:
        """Adds an event that is no move (a heartbeat, an internal note)."""
        return self.store.cases.append(number, Event(now, kind, by, dict(data)))

    def renew(self, number: str, days: int | None, now: dt.datetime) -> dt.date:
        """Makes a new promise of news; `days` calendar days ahead, or some working days after a broken one."""
        card = self.card(number)
        today = city_day(now)
        if days is None:
            due = add_working_days(today, RENEW_WORKING_DAYS, is_holiday)
            self.store.cases.promise(Promise(number, "answer", self.who(card.stadsdeel, "nl"), due, today))
        else:
            due = working_day_until(today + dt.timedelta(days=days), is_holiday)
            self.store.cases.promise(Promise(number, "news", self.who(card.stadsdeel, "nl"), due, today))
        return due

    def _tell_followers(self, case: Case, now: dt.datetime) -> None:
        """Who follows the case hears where it stands; after a withdrawal for the last time."""
        for person in self.store.followers.of(case.number):
            t = speaker(self.language(person))
            state = words.state_name(case.state, t)
            text = t("Nieuws van plan {number} dat je volgt. Stand: {state}.", number=case.number, state=state)
            taps = buttons([(t("Stop met volgen"), f"unfollow:{case.number}")])
            at = after_quiet_hours(now)
            self.store.outbox.add(Message(person, text, taps, case.number, bulk=True, not_before=at), now)
        if case.state is State.WITHDRAWN:
            self.store.followers.end(case.number)

    def heard_today(self, number: str, now: dt.datetime) -> bool:
        """Did the people of this case have news today already?"""
        case = self.store.cases.get(number)
        return case is not None and city_day(case.last_news) == city_day(now)

    def tell(
        self,
        number: str,
        text: str,
        taps: tuple[Any, ...],
        now: dt.datetime,
        *,
        at_once: bool = False,
        awake: bool = False,
    ) -> None:
        """Sends the people of a case something, with what is promised now as its last line.

        `at_once` goes before news and is never bundled; `awake` is an answer to what somebody did just now, the
        one thing that is also said in the quiet hours. Other news of one case is at most one message a day.
        """
        card = self.card(number)
        language = self.language(card.owner)
        line = words.promised(
            self.store.cases.open_promises(number), speaker(language), self.who(card.stadsdeel, language)
        )
        whole = f"{text}\n{line}" if line else text
        not_before = None if awake else after_quiet_hours(now)
        message = Message(card.owner, whole, taps, number, bulk=not at_once, not_before=not_before)
        if at_once:
            self.store.outbox.add(message, now)
        else:
            self._bundle(replace(message, text=text), line, now)

    def _bundle(self, news: Message, line: str, now: dt.datetime) -> None:
        """Adds news to what already waits to be said of this case, or says it: tomorrow when it had news today."""
        waiting, told = self.store.outbox.take_back(news)
        if waiting is not None:
            news = replace(news, text=waiting.removesuffix(f"\n{line}") + f"\n\n{news.text}")
        at = after_quiet_hours(now)
        if told is not None and city_day(told) == city_day(at):
            at = morning(city_day(at) + dt.timedelta(days=1))
        text = f"{news.text}\n{line}" if line else news.text
        self.store.outbox.add(replace(news, text=text, not_before=at), now)

    def post_card(self, number: str, now: dt.datetime, *, new: bool = False) -> None:
        """Shows the card of a case at the desk."""
        text, taps = self.desk_card(number, new=new)
        self.store.outbox.add(Message(DESK, text, taps, number), now)

    def desk_card(self, number: str, *, new: bool = False) -> tuple[str, tuple[Any, ...]]:
        """The card of a case for staff."""
        card = self.card(number)
        return desk_words.card(
            card,
            self.flows[card.flow],
            self.store.cases.open_promises(number),
            self.place_names(),
            self._titles(card),
            new=new,
        )

    def desk_note(self, number: str, text: str, now: dt.datetime) -> None:
        """Tells the desk something about a case."""
        self.store.outbox.add(Message(DESK, text, buttons([("Open kaart", f"d:card:{number}")]), number), now)

    def card(self, number: str) -> Card:
        """The card of a case that exists."""
        card = self.store.cases.card(number)
        if card is None:
            raise LookupError(number)
        return card

    def owned(self, number: str, person: str) -> Card | None:
        """The case, when this person may see it. For anybody else it does not exist."""
        card = self.store.cases.card(number)
        return card if card is not None and card.owner == person else None

    def who(self, stadsdeel: str | None, language: str) -> str:
        """The owner of the next step, by function."""
        t = speaker(language)
        name = self.place_names().get(stadsdeel or "")
        return t("stadsdeel {name}", name=name) if name else t("de gemeente")

    def place_names(self) -> dict[str, str]:
        """Names of stadsdelen and wijken by id."""
        districts = self.guide.pack.places.stadsdelen
        names = {wijk.id: wijk.name for district in districts for wijk in district.wijken}
        return names | {district.id: district.name for district in districts}

    def themes(self, card: Card) -> set[str]:
        """What a case is about, by the records that were named to its people."""
        records = self.guide.pack.records
        return {theme for record in card.route if record in records for theme in records[record].themes}

    def language(self, person: str) -> str:
        """The language of a person."""
        return self.store.people.get(person).language or "nl"

    def _titles(self, card: Card) -> list[str]:
        records = self.guide.pack.records
        return [records[record].title.nl for record in card.route if record in records]

    def _promise_again(self, case: Case, move: Move, data: Mapping[str, Any], now: dt.datetime) -> None:
        flow = self.flows[case.flow]
        if move is Move.WITHDRAW:
            self.store.outbox.forget_news(case.number)
        if case.state in CLOSED:
            self.store.cases.settle(case.number, PromiseState.KEPT)
            return
        if move in _NO_MESSAGE:
            return
        self.store.cases.settle(case.number, PromiseState.KEPT, "answer")
        until = data.get("until")
        if until:
            due = dt.date.fromisoformat(str(until))
            owner = self.who(case.stadsdeel, "nl")
            self.store.cases.promise(Promise(case.number, "answer", owner, due, city_day(now)))
        self.renew(case.number, flow.news_every_days, now)

    def _plan_follow_up(self, case: Case, move: Move, now: dt.datetime) -> None:
        if move is Move.REOPEN or case.state in (State.WITHDRAWN, State.CONFIRMED, State.STOPPED):
            self.store.cases.cancel_questions(case.number)
        elif case.state in DECIDED and move.value.startswith("decide"):
            self.store.cases.ask_later(case.number, "follow-up", city_day(now) + dt.timedelta(days=FOLLOW_UP_DAYS))

    def _tell_move(self, case: Case, move: Move, data: Mapping[str, Any], now: dt.datetime, *, awake: bool) -> None:
        card = self.card(case.number)
        language = self.language(case.owner)
        t = speaker(language)
        text = words.moved(case.number, words.subject(card.answers), move, data, self.who(case.stadsdeel, language), t)
        pairs = words.move_buttons(case.number, move, t)
        if move is Move.DECIDE_NO and (next_best := self.next_best(card, now)):
            title = self.guide.pack.records[next_best].title.pick(language)
            text += "\n" + t("Wat wel kan: {title}.", title=title)
            pairs.insert(0, (t("Ja, die weg"), f"next:{case.number}"))
        self.tell(case.number, text, buttons(pairs), now, at_once=move in _AT_ONCE or awake, awake=awake)

    def next_best(self, card: Card, now: dt.datetime) -> str | None:
        """The best other way for this plan, by the answers already given: not what was asked for first, and no
        explanation or tool, but something one can go to."""
        said = self.guide.read(_story(card), city_day(now))
        for result in self.guide.answer(said).results:
            tried = result.record.id in card.route[:1]
            if not tried and result.verdict.fit != "no" and result.record.kind in _WAYS:
                return result.record.id
        return None


def _story(card: Card) -> str:
    """The answers of a case as one text, to be understood again."""
    parts = [str((card.answers.get(name) or {}).get("said", "")) for name in ("wat", "waar", "wanneer", "geld")]
    return ". ".join(part for part in parts if part)


def due_promise_step(kept: Promise, now: dt.datetime) -> promises.Step:
    """What must happen with a promise now, by the calendar of the city."""
    return promises.due_step(kept, city_day(now), is_holiday)
