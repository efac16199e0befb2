"""Silence is a bug, in a whole neighbourhood: two years of people with several plans, who follow, meet, merge, split,
choose, leave and come back, at a desk that does half of its work, with a service that is away for weeks."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, pairwise

import pytest

from bot import meeting
from bot.casework import Casework
from bot.clock import CITY_TIME, city_day
from bot.messages import BOLD_OFF, DESK
from bot.mydata import MyData
from bot.store import Store
from bot.tick import tick
from flows.case import CLOSED, MOVES, Actor, IllegalMove, Move, State, possible, replay
from flows.model import Flow
from flows.preferences import EVERY_DAYS, QUIET_CHOICES, Mode, Preferences
from flows.ties import TOOK_IN
from knowledge.guide import Guide

START = dt.datetime(2027, 10, 1, tzinfo=CITY_TIME)
DAYS, PEOPLE = 730, [f"tg:{number}" for number in range(20)]
DOWN = [range(90, 101), range(400, 426)]
"""Days on which the service is away."""
NEEDS_OTHER = (Move.LINK, Move.MERGE, Move.INTRODUCE)


@dataclass
class City:
    """Everybody, what they did and chose, and every message they got."""

    work: Casework
    chance: random.Random
    now: dt.datetime = START
    sent: list[tuple[dt.datetime, str, str, bool]] = field(default_factory=list)
    said: list[tuple[dt.datetime, str, str, list[str]]] = field(default_factory=list)
    """Words of staff: when, in which case, the words, and who had to hear them."""
    wishes: dict[str, list[tuple[dt.datetime, Preferences]]] = field(default_factory=lambda: defaultdict(list))
    acted: set[tuple[dt.datetime, str]] = field(default_factory=set)
    gone: dict[str, dt.datetime] = field(default_factory=dict)
    words: Iterator[int] = field(default_factory=count)

    def live(self) -> None:
        for day in range(DAYS):
            if any(day in down for down in DOWN):
                continue
            for hour in (3, 9, 13, 21):
                self.now = dt.datetime.combine(START.date() + dt.timedelta(days=day), dt.time(hour), CITY_TIME)
                tick(self.work.store, self.work, self.now)
                self.deliver()
                if hour in (13, 21):
                    self.somebody_does_something(day)
                    self.deliver()

    def deliver(self) -> None:
        while rows := self.work.store.outbox.due(self.now, 500):
            for row in rows:
                self.work.store.outbox.sent(row.id, self.now)
                if row.message.to != DESK:
                    self.sent.append((self.now, row.message.to, row.message.text, row.message.bulk))

    def somebody_does_something(self, day: int) -> None:
        who = self.chance.choice([one for one in PEOPLE if one not in self.gone])
        numbers = [row["number"] for row in self.work.store.db.query("SELECT number FROM cases ORDER BY number")]
        deed = self.chance.random()
        if day < 300 and deed < 0.08:
            self.register(who)
        elif deed < 0.14:
            mode, quiet = self.chance.choice(list(Mode)), self.chance.choice(QUIET_CHOICES)
            pause = city_day(self.now) + dt.timedelta(days=self.chance.choice([0, 7, 60]))
            wish = Preferences(mode, pause if pause > city_day(self.now) else None, quiet)
            self.work.promising.prefer(who, wish, self.now)
            self.wishes[who].append((self.now + dt.timedelta(minutes=1), wish))
        elif deed < 0.15 and len(self.gone) < 3 and day > 200:
            MyData(self.work).action(self.work.store.people.get(who), "erase!", who, self.now)
            self.gone[who] = self.now
        elif numbers and deed < 0.2:
            number = self.chance.choice(numbers)
            if self.work.seen(number, who) is None and self.work.card(number).owner != "erased":
                self.work.store.followers.add(number, who)
        elif numbers and deed < 0.5:
            self.move(Actor.STAFF, self.chance.choice(numbers[: len(numbers) // 2 + 1]), numbers)
        elif numbers and deed < 0.56:
            self.move(Actor.RESIDENT, self.chance.choice(numbers), numbers)
        else:
            self.meet()

    def register(self, who: str) -> None:
        where = {"stadsdeel": "laak", "wijk": self.chance.choice(["spoorwijk", "laakkwartier"]), "said": "Laak"}
        answers = {"wat": {"said": "geveltuin"}, "waar": where}
        told = self.work.register(who, self.work.flows["initiatief"], answers, ("geveltuin",), self.now)
        self.sent.append((self.now, who, told.text, False))
        self.acted.add((self.now, who))

    def move(self, actor: Actor, number: str, numbers: list[str]) -> None:
        card, text = self.work.card(number), f"woord {next(self.words)}."
        if card.owner == "erased":
            return
        move = self.chance.choice([one for one in possible(State(card.state), actor) if one is not Move.WITHDRAW
                                   or self.chance.random() < 0.2] or [Move.SEE])  # fmt: skip
        if actor is Actor.RESIDENT and move is Move.MERGE:
            return
        by = card.owner if actor is Actor.RESIDENT else "staff:1"
        data = {"text": text, "rule": "regel", "would_help": "iets", "to": "Stadsbeheer", "party": "Haag Wonen"}
        if move in NEEDS_OTHER:
            data["other"] = self.chance.choice(numbers)
        hear = self.work.people(number)
        try:
            self.work.move(number, move, actor, by, data, self.now)
        except IllegalMove:
            return
        if actor is Actor.RESIDENT:
            self.acted.add((self.now, by))
        elif move not in (Move.SEE, Move.TAKE, Move.START, Move.CARRY_OUT, Move.FINISH, Move.REOPEN, Move.INTRODUCE):
            self.said.append((self.now, number, text, hear))

    def meet(self) -> None:
        """Somebody who was asked whether they want to meet answers."""
        rows = list(self.work.store.db.query("SELECT * FROM pairs WHERE state LIKE 'asked%' ORDER BY at, first"))
        if not rows:
            return
        pair = self.chance.choice(rows)
        mine, theirs = pair["first"], pair["second"]
        if pair["state"] == "asked-second":
            mine, theirs = theirs, mine
        person = self.work.store.people.get(self.work.card(mine).owner)
        said = self.chance.choice(["yes", "yes", "yes", "no"])
        for reply in meeting.answer(self.work, person, f"{mine}:{theirs}:{said}", person.id, self.now):
            self.work.store.outbox.add(reply, self.now)
        self.acted.add((self.now, person.id))

    def wish(self, who: str, at: dt.datetime) -> Preferences:
        return next((wish for when, wish in reversed(self.wishes[who]) if when <= at), Preferences())

    def patience(self, who: str, one: dt.datetime, other: dt.datetime, usual: int) -> int:
        """The days that may lie between two moments: what is usual or was chosen, with pauses and downtime."""
        wishes = [self.wish(who, one), *(wish for at, wish in self.wishes[who] if one < at <= other)]
        first, last = city_day(one), city_day(other)
        held = sum(
            1
            for day in (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
            if any(wish.paused(day) for wish in wishes) or any((day - START.date()).days in down for down in DOWN)
        )
        return max(usual, *(EVERY_DAYS[wish.mode] for wish in wishes)) + held + 1

    def told(self, who: str, words: str) -> list[dt.datetime]:
        return [at for at, to, text, _bulk in self.sent if to == who and words in text]


def times_open(city: City, number: str) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """From when until when news of a case was owed."""
    events = city.work.store.cases.events(number)
    begun: dt.datetime | None = None
    for place, event in enumerate(events):
        state = replay(number, events[: place + 1]).state
        begins = event.kind in ("registered", TOOK_IN, *MOVES)
        ends = state in CLOSED or event.kind == "rest"
        if begins and not ends and begun is None:
            begun = event.at
        elif ends and begun is not None:
            yield begun, event.at
            begun = None
    if begun is not None:
        yield begun, START + dt.timedelta(days=DAYS)


@pytest.fixture(scope="module", params=[2, 6])
def lived(request: pytest.FixtureRequest, city: tuple[Guide, Mapping[str, Flow]]) -> Iterator[City]:
    """Two years."""
    made = City(Casework(Store(), *city), random.Random(request.param))
    made.live()
    yield made
    made.work.store.close()


def everybody(lived: City) -> Iterator[tuple[str, str]]:
    """Each case that somebody still has, with who hears of it."""
    for row in lived.work.store.db.query("SELECT number, owner FROM cases WHERE owner != 'erased'"):
        for who in lived.work.people(row["number"]):
            yield row["number"], who


def test_much_happened(lived: City) -> None:
    kinds = {row["kind"] for row in lived.work.store.db.query("SELECT DISTINCT kind FROM events")}
    assert {"merge", "split", "link", "heartbeat", "promise-broken", "withdraw", "rest", "met"} <= kinds
    assert len(lived.gone) == 3
    assert any(lived.work.store.pairs.joined(number) for number, _who in everybody(lived))


def test_nobody_is_left_in_silence(lived: City) -> None:
    for number, who in everybody(lived):
        told = lived.told(who, number)
        joined = told[0] if told else START
        for begun, ended in times_open(lived, number):
            moments = [max(begun, joined), *(at for at in told if max(begun, joined) < at < ended), ended]
            for one, other in pairwise(moments):
                silent = (city_day(other) - city_day(one)).days
                assert silent <= lived.patience(who, one, other, 14), (number, who, one, other)


def test_nobody_is_woken(lived: City) -> None:
    for at, who, text, _bulk in lived.sent:
        begin, end = lived.wish(who, at).quiet
        assert end <= at.hour < begin or (at, who) in lived.acted, (at, who, text)


def test_news_of_a_plan_is_one_message_a_day(lived: City) -> None:
    for number, who in everybody(lived):
        days = [city_day(at) for at, to, text, bulk in lived.sent if bulk and to == who and f"({number})" in text]
        assert len(days) == len(set(days)), (number, who)


def test_what_staff_write_reaches_everybody_once(lived: City) -> None:
    for at, number, text, hear in lived.said:
        if lived.work.card(number).owner == "erased" or lived.work.card(number).state == State.WITHDRAWN:
            continue
        for who in set(hear) - set(lived.gone):
            told = [when for when, to, said, _bulk in lived.sent if to == who and says(said, text)]
            assert len(told) <= 1, (number, who, text)
            heard = told[0] if told else START + dt.timedelta(days=DAYS)
            assert (city_day(heard) - city_day(at)).days <= lived.patience(who, at, heard, 1), (number, who, text)


def says(said: str, text: str) -> bool:
    """Is this told, and not only named: as what a plan waits for, or as the title of a part that was split off?"""
    return any(
        text in part.replace(f"{text}{BOLD_OFF}", "")
        for part in said.split("\n\n")
        if "Er is nog geen nieuws" not in part and "Wij wachten op jouw antwoord" not in part
    )


def test_who_left_hears_nothing_and_what_was_withdrawn_is_over(lived: City) -> None:
    for who, at in lived.gone.items():
        assert [text for when, to, text, _bulk in lived.sent if to == who and when > at] == []
    for number, who in everybody(lived):
        ends = [event.at for event in lived.work.store.cases.events(number) if event.kind == Move.WITHDRAW]
        assert [at for at in lived.told(who, f"({number})") if ends and at > ends[-1]] == []
