"""What is promised to the people of a case: an answer by a day, and news as often as its flow and they say."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.clock import city_day
from bot.store import Store
from bot.store.cases import Card
from bot.store.erase import NOBODY
from flows import promise as promises
from flows.case import BROKEN, CLOSED, Actor, Case, Move, State, in_a_row
from flows.model import Flow
from flows.preferences import Preferences
from flows.promise import Promise, PromiseState, working_day_until
from knowledge.workdays import is_holiday

if TYPE_CHECKING:
    from bot.casework import Casework

NO_ANSWER = frozenset({Move.TAKE, Move.START, Move.HAND_OVER, Move.INVOLVE, Move.RELEASE, Move.INTRODUCE, Move.LINK,
                       Move.SPLIT})  # fmt: skip
"""Moves that say where a case lies and nothing about the plan: the answer that was promised is still owed."""

UNANSWERED = frozenset({State.STOPPED, State.WITHDRAWN, State.MERGED})
"""States to which residents themselves bring a case, whatever was promised."""


@dataclass(frozen=True)
class Promising:
    """Makes, keeps and renews what is promised about cases."""

    casework: "Casework"

    @property
    def _store(self) -> Store:
        return self.casework.store

    def first(self, number: str, flow: Flow, now: dt.datetime) -> dt.date:
        """An answer and news, promised about a new case; the day of the answer."""
        due = self._answer_within(flow, now)
        self._answer(self.casework.card(number), due, now)
        self.news(number, now)
        return due

    def again(self, number: str, now: dt.datetime, *, told: bool = False) -> dt.date | None:
        """The day of the answer that is promised still, else a new one where it did not come; None when so many days
        passed in vain that we name none. Unless people were `told` something, nothing is put off by it: who asks how
        long it takes heard no news."""
        promised = [one.due for one in self._store.promises.open_of(number) if one.kind == "answer"]
        if promised:
            return promised[0]
        card = self.casework.card(number)
        broken = in_a_row(BROKEN, card.owner, self._store.cases.events(number))
        due = promises.renewed(broken, city_day(now), is_holiday)
        if due is not None:
            self._answer(card, due, now)
        if told:
            self.news(number, now)
        else:
            self._owe_news(card, now)
        return due

    def news(self, number: str, now: dt.datetime) -> None:
        """News was told. It comes as often as the flow promises and those who hear of it chose, counted from today; it
        needs no promise of its own when an answer is promised sooner."""
        self._store.promises.settle(number, PromiseState.KEPT, "news")
        self._owe_news(self.casework.card(number), now)

    def _owe_news(self, card: Card, now: dt.datetime) -> None:
        number, today = card.number, city_day(now)
        due = min((self._news_due(card, person, today) for person in self.casework.people(number)), default=today)
        owed = card.state not in CLOSED and card.owner != NOBODY
        promised = self._store.promises.open_of(number)
        if owed and not any(one.kind == "news" or one.due <= due for one in promised):
            self._store.promises.make(Promise(number, "news", self.casework.who(card, "nl"), due, today))

    def moved(self, case: Case, move: Move, actor: Actor, data: Mapping[str, Any], now: dt.datetime) -> None:
        """What a move keeps, puts off or takes away of what was promised, and what is promised now."""
        if move is Move.WITHDRAW:
            self._store.news.forget(case.number)
        if actor is Actor.RESIDENT and case.state in UNANSWERED:  # they ended it, we did not answer
            self._store.promises.settle(case.number, PromiseState.CANCELLED)
        if case.state in CLOSED:
            self._store.promises.settle(case.number, PromiseState.KEPT)
            if until := data.get("until"):  # more is promised after the end
                self._answer(case, dt.date.fromisoformat(str(until)), now)
            return
        if move is Move.SEE:
            return  # reading is no answer
        if actor is Actor.STAFF and (move not in NO_ANSWER or data.get("until")):
            became = PromiseState.RENEWED if data.get("until") else PromiseState.KEPT
            self._store.promises.settle(case.number, became, "answer")
        if move is Move.HAND_OVER:
            self._store.promises.hand_over(case.number, self.casework.who(case, "nl"))
        if until := data.get("until"):
            self._answer(case, dt.date.fromisoformat(str(until)), now)
        elif move is Move.REOPEN:
            self._answer(case, self._answer_within(self.casework.flows[case.flow], now), now)
        self.news(case.number, now)

    def without_news(self, card: Card, now: dt.datetime) -> list[str]:
        """Who of a case must hear today that there is no news: nothing else waits for them. Who shares a case with
        somebody that hears more often is left in peace when their own day for it is not before the next."""
        people = self.casework.people(card.number)
        silent = [person for person in people if not self.casework.news.hurry(person, card.number, now)]
        if len(people) == 1:
            return silent
        promised = self._store.promises.open_of(card.number)
        following = min((promise.due for promise in promised), default=city_day(now))
        return [one for one in silent if self._news_due(card, one, self._heard(card, one)) < following]

    def prefer(self, person: str, preferences: Preferences, now: dt.datetime) -> None:
        """Keeps how somebody wants to hear of cases. What waits, and what is promised, comes earlier or later by it;
        the days are counted from the last news."""
        self._store.people.prefer(person, preferences)
        self.casework.news.reconsider(person, now)
        store = self._store
        mine = [card.number for card in store.cases.of(person)]
        for number in [*mine, *store.behalf.for_neighbour(person), *store.pairs.joined_by(person)]:
            card = self.casework.card(number)
            due = min(self._news_due(card, one, self._heard(card, one)) for one in self.casework.people(number))
            for promise in self._store.promises.open_of(number):
                if promise.kind == "news":
                    self._store.promises.move(promise, max(due, city_day(now)))

    def _news_due(self, card: Card, person: str, since: dt.date) -> dt.date:
        every = self.casework.flows[card.flow].news_every_days
        return self._store.people.preferences(person).next_news(since, every, is_holiday)

    def _heard(self, card: Card, person: str) -> dt.date:
        return city_day(self._store.news.heard(person, card.number, at_all=True) or card.created_at)

    def _answer_within(self, flow: Flow, now: dt.datetime) -> dt.date:
        """The day on which an answer is promised to somebody who begins or reopens a case now."""
        return working_day_until(city_day(now) + dt.timedelta(days=flow.answer_within_days), is_holiday)

    def _answer(self, case: Card | Case, due: dt.date, now: dt.datetime) -> None:
        owner = self.casework.who(case, "nl")
        self._store.promises.make(Promise(case.number, "answer", owner, due, city_day(now)))


def due_step(kept: Promise, now: dt.datetime) -> promises.Step:
    """What must happen with a promise now, by the calendar of the city."""
    return promises.due_step(kept, city_day(now), is_holiday)
