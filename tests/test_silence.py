"""Silence is a bug: random histories of staff and residents, on the real store, over two simulated years.

What is not done by people (staff who do nothing, weeks of downtime) must not make a case silent, and what somebody
chose to hear is what they hear.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from conftest import promises
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casework import Casework
from bot.clock import CITY_TIME, city_day
from bot.i18n import speaker
from bot.messages import DESK
from bot.mydata import MyData
from bot.promising import NO_ANSWER
from bot.store import Store
from bot.tick import tick
from bot.words.cases import state_name
from flows.case import CLOSED, MOVES, Actor, IllegalMove, Move
from flows.model import Flow
from flows.preferences import EVERY_DAYS, QUIET_CHOICES, Mode, Preferences
from flows.promise import PromiseState
from knowledge.guide import Guide

START = dt.datetime(2027, 10, 1, 10, tzinfo=CITY_TIME)
"""Two years from here hold a leap day, two New Years and four changes of the clock."""
END = START + dt.timedelta(days=730)
OWNER, NEIGHBOUR = "tg:1", "tg:2"
STAFF_MOVES = (Move.SEE, Move.TAKE, Move.START, Move.ASK, Move.WAIT, Move.NEWS, Move.HAND_OVER, Move.INVOLVE,
               Move.RELEASE, Move.DECIDE_YES, Move.DECIDE_PROVIDED, Move.DECIDE_NO, Move.CARRY_OUT, Move.FINISH,
               Move.STOP)  # fmt: skip
WORDS = (Move.ASK, Move.WAIT, Move.NEWS, Move.INVOLVE, Move.RELEASE, Move.DECIDE_NO, Move.DECIDE_PROVIDED,
         Move.DECIDE_YES, Move.STOP, Move.HAND_OVER)  # fmt: skip
"""Moves of which the words reach the resident."""
RESIDENT_MOVES = (Move.REPLY, Move.CONFIRM, Move.WITHDRAW, Move.REOPEN)
WISHES = st.builds(
    lambda mode, quiet, pause: (mode, quiet, pause),
    st.sampled_from(Mode),
    st.sampled_from(QUIET_CHOICES),
    st.sampled_from([0, 0, 7, 28, 90]),
)
Deed = tuple[int, int, object]
DEEDS = st.tuples(
    st.integers(min_value=0, max_value=160),
    st.integers(min_value=0, max_value=23),
    st.one_of(
        st.sampled_from([(Actor.STAFF, move) for move in STAFF_MOVES]),
        st.sampled_from([(Actor.RESIDENT, move) for move in RESIDENT_MOVES]),
        st.tuples(st.sampled_from([OWNER, NEIGHBOUR]), WISHES),
        st.just("erase"),
    ),
)
"""Days after the one before (so also long nothing at all), the hour, and who does what: a move, or a choice of how to
hear of it, or the owner is erased."""
DOWNTIME = st.tuples(st.integers(min_value=0, max_value=700), st.integers(min_value=0, max_value=40))


@pytest.fixture(scope="session")
def flows(city: tuple[Guide, Mapping[str, Flow]]) -> Mapping[str, Flow]:
    """The flows of Den Haag."""
    return city[1]


@dataclass(frozen=True)
class Told:
    """A message that was delivered."""

    at: dt.datetime
    to: str
    text: str
    bulk: bool

    @property
    def reminds(self) -> bool:
        """Is there no news, and is only named again what it waits for?"""
        return "Er is nog geen nieuws" in self.text or "Wij wachten op jouw antwoord" in self.text


@dataclass
class History:
    """One case of one resident and a neighbour who follows it, and every message that was delivered about it."""

    casework: Casework
    down: tuple[dt.datetime, dt.datetime]
    number: str = ""
    sent: list[Told] = field(default_factory=list)
    done: list[tuple[dt.datetime, Actor, Move, str, bool]] = field(default_factory=list)
    """What was done, the words that came with it, and whether the state changed."""
    chosen: list[tuple[dt.datetime, str, Preferences]] = field(default_factory=list)
    erased: dt.datetime | None = None

    def begin(self) -> None:
        """The resident registers a plan, and a neighbour follows it."""
        flow = self.casework.flows["initiatief"]
        message = self.casework.register(OWNER, flow, {}, (), START)
        self.number = str(message.case)
        self.casework.store.followers.add(self.number, NEIGHBOUR)
        self.sent.append(Told(START, OWNER, message.text, bulk=False))

    def live(self, until: dt.datetime, at: dt.datetime) -> None:
        """Every hour in which something can happen passes; while the service is down, nothing does."""
        for moment in hours(at, until):
            if not self.is_down(moment):
                tick(self.casework.store, self.casework, moment)
                self.deliver(moment)

    def is_down(self, at: dt.datetime) -> bool:
        return self.down[0] <= at < self.down[1]

    def act(self, what: object, now: dt.datetime) -> None:
        """Somebody does something, when it is possible and the service is there."""
        if self.is_down(now) or self.erased:
            return
        match what:
            case "erase":
                store = self.casework.store
                MyData(self.casework).action(store.people.get(OWNER), "erase!", OWNER, now)
                self.erased = now
            case (Actor() as actor, Move() as move):
                self.move(actor, move, now)
            case (str() as who, (Mode() as mode, (int() as begin, int() as end), int() as days)):
                until = city_day(now) + dt.timedelta(days=days) if days else None
                preferences = Preferences(mode, until, (begin, end))
                self.casework.promising.prefer(who, preferences, now)
                self.chosen.append((now, who, preferences))
        self.deliver(now)

    def move(self, actor: Actor, move: Move, now: dt.datetime) -> None:
        """Somebody makes a move, when it is possible."""
        text = f"woord {len(self.done)}."
        said = {"text": text, "rule": "regel", "would_help": "iets", "to": "stadsdeel Laak", "party": "Haag Wonen"}
        case = self.casework.store.cases.get(self.number)
        assert case is not None
        try:
            by = OWNER if actor is Actor.RESIDENT else "staff:1"
            after = self.casework.move(self.number, move, actor, by, said, now)
        except IllegalMove:
            return
        self.done.append((now, actor, move, text, after.state is not case.state))

    def deliver(self, now: dt.datetime) -> None:
        """Everything that may be sent now is."""
        for row in self.casework.store.outbox.due(now, 100):
            self.casework.store.outbox.sent(row.id, now)
            if row.message.to != DESK:
                self.sent.append(Told(now, row.message.to, row.message.text, row.message.bulk))

    def told(self, who: str) -> list[Told]:
        """What one of them heard."""
        return [told for told in self.sent if told.to == who]

    def wish(self, who: str, at: dt.datetime) -> Preferences:
        """What somebody wanted at that moment."""
        return next((wish for when, of, wish in reversed(self.chosen) if of == who and when <= at), Preferences())

    def patience(self, who: str, one: dt.datetime, other: dt.datetime, usual: int) -> int:
        """The days that may lie between two moments: the longer of what is usual and what was chosen meanwhile,
        with the days of a pause and of downtime."""
        wishes = [self.wish(who, one), *(w for at, of, w in self.chosen if of == who and one < at <= other)]
        return max(usual, *(EVERY_DAYS[wish.mode] for wish in wishes)) + self.held(who, one, other)

    def held(self, who: str, one: dt.datetime, other: dt.datetime) -> int:
        """The days between two moments on which nothing can be told: of a pause that was chosen, and of downtime."""
        wishes = [self.wish(who, one), *(w for at, of, w in self.chosen if of == who and one < at <= other)]
        paused = sum(1 for day in days(one, other) if any(w.paused(day) for w in wishes))
        lost = (self.down[1] - self.down[0]).days if one < self.down[1] and other > self.down[0] else 0
        return paused + lost


def days(one: dt.datetime, other: dt.datetime) -> Iterator[dt.date]:
    return (city_day(one) + dt.timedelta(days=n) for n in range((city_day(other) - city_day(one)).days + 1))


def hours(at: dt.datetime, until: dt.datetime) -> list[dt.datetime]:
    """Moments of every day between two moments: quiet ones, the mornings, and the evening."""
    found = [dt.datetime.combine(day, dt.time(hour), CITY_TIME) for day in days(at, until) for hour in (3, 9, 12, 21)]
    return [moment for moment in found if at < moment <= until]


def play(guide: Guide, flows: Mapping[str, Flow], deeds: list[Deed], down: tuple[int, int]) -> History:
    """Two years of one case."""
    broken = (START + dt.timedelta(days=down[0])).replace(hour=23)
    history = History(Casework(Store(), guide, flows), (broken, broken + dt.timedelta(days=down[1])))
    history.begin()
    at = START
    for ahead, hour, what in deeds:
        when = max(at, (at + dt.timedelta(days=ahead)).replace(hour=hour))
        if when > END:
            break
        history.live(when, at)
        history.act(what, when)
        at = when
    history.live(END, at)
    return history


def everything_holds(history: History) -> None:
    never_silent(history, history.casework.flows["initiatief"].news_every_days)
    never_at_night(history)
    one_news_a_day(history)
    told_of_every_move_once(history)
    promises_are_kept_or_admitted(history)
    followers_hear_every_state(history)
    nothing_after_the_end(history)
    history.casework.store.close()


@given(deeds=st.lists(DEEDS, max_size=12), down=DOWNTIME)
@settings(max_examples=20)
def test_nobody_is_left_in_silence(
    guide: Guide, flows: Mapping[str, Flow], deeds: list[Deed], down: tuple[int, int]
) -> None:
    everything_holds(play(guide, flows, deeds, down))


def never_silent(history: History, promised: int) -> None:
    """Between two messages to the owner of an open case never lie more days than were promised or chosen."""
    case = history.casework.store.cases.get(history.number)
    assert case is not None
    ended = case.since if case.state in CLOSED or case.state == "done" else END
    last = {told.at for told in history.told(OWNER) if "vraag het hierna niet meer" in told.text}
    told = [told.at for told in history.told(OWNER) if told.at <= ended] + [ended]
    for one, other in pairwise(told):
        if one in last:
            continue  # a yes that was asked after twice rests, and the person was told so
        closed = any(one <= at <= other for at, _actor, move, *_rest in history.done if move is Move.REOPEN)
        silent = (city_day(other) - city_day(one)).days
        assert closed or silent <= history.patience(OWNER, one, other, promised) + 1, (one, other)


def never_at_night(history: History) -> None:
    """Only an answer to what somebody did this moment is said in the quiet hours that they chose."""
    own = {(OWNER, at) for at, actor, *_rest in history.done if actor is Actor.RESIDENT}
    for told in history.sent:
        begin, end = history.wish(told.to, told.at).quiet
        assert end <= told.at.astimezone(CITY_TIME).hour < begin or (told.to, told.at) in own, told


def one_news_a_day(history: History) -> None:
    """News of a case is one message a day at most."""
    for who in (OWNER, NEIGHBOUR):
        heard = [city_day(told.at) for told in history.told(who) if told.bulk]
        assert len(heard) == len(set(heard)), history.told(who)


def told_of_every_move_once(history: History) -> None:
    """What somebody wrote with a move is told to the owner once, as soon as they want to hear it."""
    gone = [at for at, _actor, move, *_rest in history.done if move is Move.WITHDRAW] + [history.erased or END]
    for at, _actor, move, text, _changed in history.done:
        told = [told.at for told in history.told(OWNER) if text in told.text and not told.reminds]
        assert len(told) <= 1, text
        if move not in WORDS:
            continue
        heard = told[0] if told else min(END, *gone)
        assert (city_day(heard) - city_day(at)).days <= history.patience(OWNER, at, heard, 1) + 1, (at, move)


def promises_are_kept_or_admitted(history: History) -> None:
    """An answer that was promised and did not come is admitted the next morning, by its day, and counted; and only
    when staff said nothing about the plan until that day."""
    store = history.casework.store
    broken = [
        promise
        for promise in store.promises.of(history.number)
        if promise.kind == "answer" and promise.state is PromiseState.BROKEN
    ]
    assert promises(store).get("broken", 0) == len(broken)
    for promise in broken:
        name, due = speaker("nl").day(promise.due), dt.datetime.combine(promise.due, dt.time(12), CITY_TIME)
        did = [
            at
            for at, actor, move, *_rest in history.done
            if actor is Actor.STAFF
            and move not in (Move.SEE, *NO_ANSWER)
            and promise.made < city_day(at) <= promise.due
        ]
        assert did == [], promise
        told = [told.at for told in history.told(OWNER) if name in told.text and "sorry" in told.text and told.at > due]
        gone = [at for at, _actor, move, *_rest in history.done if move is Move.WITHDRAW] + [history.erased or END]
        heard = told[0] if told else min(END, *gone)
        assert (city_day(heard) - promise.due).days <= history.held(OWNER, due, heard) + 2, promise


def followers_hear_every_state(history: History) -> None:
    """Each change of where the case stands is told to who follows it."""
    ended = history.erased or END
    for at, _actor, move, _text, changed in history.done:
        target = MOVES[move][1]
        if not changed or target is None:
            continue
        name = f"Stand: {state_name(target, speaker('nl'))}."
        heard = next((told.at for told in history.told(NEIGHBOUR) if told.at >= at and name in told.text), ended)
        assert (city_day(heard) - city_day(at)).days <= history.patience(NEIGHBOUR, at, heard, 1) + 1, (at, move)


def nothing_after_the_end(history: History) -> None:
    """Who withdrew hears that it is done, and nothing more; who is erased hears nothing; who followed hears it once."""
    ends = [at for at, _actor, move, *_rest in history.done if move is Move.WITHDRAW]
    for at in [*ends, *([history.erased] if history.erased else [])]:
        assert [told for told in history.told(OWNER) if told.at > at] == []
        later = [told for told in history.told(NEIGHBOUR) if told.at > at]
        assert len(later) <= 1, later


@pytest.mark.parametrize("weeks", [0, 5])
@pytest.mark.parametrize("mode", Mode)
def test_a_case_that_nobody_touches_is_admitted_and_then_told_of_now_and_then(
    guide: Guide, flows: Mapping[str, Flow], weeks: int, mode: Mode
) -> None:
    chosen: list[Deed] = [(1, 12, (OWNER, (mode, (20, 9), 0)))]
    history = play(guide, flows, chosen, (30, weeks * 7))
    every = max(flows["initiatief"].news_every_days, EVERY_DAYS[mode])
    assert len(history.told(OWNER)) <= 730 // every + 8, "honest, and no spam"
    assert sum("sorry" in told.text for told in history.told(OWNER)) == 3, "admitted; then no date is made up any more"
    assert promises(history.casework.store)["broken"] == 3
    everything_holds(history)


def test_a_decision_at_night_and_two_steps_on_one_day(guide: Guide, flows: Mapping[str, Flow]) -> None:
    steps: list[Deed] = [(1, 10, (Actor.STAFF, Move.TAKE)), (0, 11, (Actor.STAFF, Move.WAIT))]
    history = play(guide, flows, [*steps, (3, 22, (Actor.STAFF, Move.DECIDE_YES))], (0, 0))
    assert len(history.done) == 3
    everything_holds(history)


def test_who_hears_once_a_week_hears_the_steps_together_and_a_question_at_once(
    guide: Guide, flows: Mapping[str, Flow]
) -> None:
    weekly: Deed = (0, 12, (OWNER, (Mode.WEEKLY, (20, 9), 0)))
    steps: list[Deed] = [(1, 12, (Actor.STAFF, move)) for move in (Move.TAKE, Move.WAIT, Move.NEWS)]
    history = play(guide, flows, [weekly, *steps], (0, 0))
    first = history.told(OWNER)[1]
    assert first.at.isoweekday() == 4, "on Thursday"
    assert [f"woord {n}." in first.text for n in range(3)] == [False, True, True]
    everything_holds(history)
    asked = play(guide, flows, [weekly, *steps, (0, 13, (Actor.STAFF, Move.ASK))], (0, 0))
    assert city_day(asked.told(OWNER)[1].at) == city_day(asked.done[-1][0])
    everything_holds(asked)


def test_a_pause_holds_news_and_lets_a_decision_through(guide: Guide, flows: Mapping[str, Flow]) -> None:
    pause: Deed = (0, 12, (OWNER, (Mode.DIRECT, (20, 9), 28)))
    steps: list[Deed] = [(2, 12, (Actor.STAFF, Move.NEWS)), (2, 12, (Actor.STAFF, Move.DECIDE_NO))]
    held = play(guide, flows, [pause, steps[0]], (0, 0))
    assert city_day(held.told(OWNER)[1].at) == START.date() + dt.timedelta(days=28)
    through = play(guide, flows, [pause, *steps], (0, 0))
    assert city_day(through.told(OWNER)[1].at) == START.date() + dt.timedelta(days=4)
    assert "woord 0." in through.told(OWNER)[1].text, "what waited is told along with it"
