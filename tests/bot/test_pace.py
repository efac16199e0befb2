"""The pace keeps to the limits of the platform, whatever is asked of it."""

import heapq
import itertools
import pickle
import random

import pytest
from botapi import RateLimits
from botapi.errors import ApiError
from botapi.limits import Limiter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pace import CATCH_UP, PER_SECOND, SendPace


def admitted(limiter: Limiter, chat: int, now: float) -> bool:
    try:
        limiter.admit(chat, now)
    except ApiError:
        return False
    return True


def send(pace: SendPace, chat: str, now: float, *, bulk: bool = True, messages: int = 1) -> None:
    """A message that lands in the moment that it leaves."""
    pace.leaves(now, bulk=bulk, messages=messages)
    pace.landed(chat, now, messages=messages)


def in_step(now: float) -> SendPace:
    """A pace that has nothing to make up for."""
    pace = SendPace()
    while not pace.wait(now):
        send(pace, str(now), now)
    return pace


class Wire:
    """Messages on their way: each reaches the platform some time after it left, and we hear of it later still."""

    def __init__(self) -> None:
        self.pace, self.limiter, self.now = SendPace(), Limiter(RateLimits()), 1000.0
        self._coming: list[tuple[float, int, bool]] = []
        self.busy: set[int] = set()

    def send(self, chat: int, there: float, back: float) -> None:
        self.pace.leaves(self.now)
        self.busy.add(chat)
        heapq.heappush(self._coming, (self.now + there, chat, True))
        heapq.heappush(self._coming, (self.now + there + back, chat, False))

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        while self._coming and self._coming[0][0] <= self.now:
            at, chat, arrives = heapq.heappop(self._coming)
            if arrives:
                assert admitted(self.limiter, chat, at), "the platform refused it"
            else:
                self.busy.remove(chat)
                self.pace.landed(str(chat), at, group=chat < 0)

    def may_leave(self, chat: int) -> float:
        """Seconds until it may."""
        there = self.pace.wait_in(str(chat), self.now, group=chat < 0)
        return max(self.pace.wait(self.now), there, 0.05 if chat in self.busy else 0.0)


chats = st.sampled_from([*range(1, 60), -100])
delays = st.floats(0, 0.4)


@settings(max_examples=60)
@given(st.lists(st.tuples(chats, st.sampled_from([0.0, 0.0, 0.05, 0.3]), delays, delays), min_size=40, max_size=200))
def test_however_slow_the_wire_whoever_waits_as_told_is_never_refused(
    asked: list[tuple[int, float, float, float]],
) -> None:
    wire = Wire()
    for chat, later, there, back in asked:
        wire.pass_time(later)
        while wait := wire.may_leave(chat):
            wire.pass_time(wait)
        wire.send(chat, there, back)
    wire.pass_time(2)


def test_a_jam_on_the_wire_does_not_arrive_as_a_flood() -> None:
    wire = Wire()
    for chat in range(1, 121):
        while wait := wire.may_leave(chat):
            wire.pass_time(wait)
        jam_ends = 1000.0 + 3 * ((wire.now - 1000.0) // 3 + 1)
        wire.send(chat, jam_ends - wire.now, 0.0)
    wire.pass_time(5)


def test_notices_leave_evenly_at_the_rate_that_is_allowed() -> None:
    pace, now = SendPace(), 1000.0
    left = []
    for chat in range(3000):
        while wait := pace.wait(now):
            now += wait
        send(pace, str(chat), now)
        left.append(now)
    assert 2999 / (left[-1] - left[0]) >= 0.98 * RateLimits().per_second
    pauses = [later - earlier for earlier, later in itertools.pairwise(left[2 * PER_SECOND :])]
    assert max(pauses) <= 5 / PER_SECOND, "a reply finds room soon"


def test_a_wire_now_slow_now_quick_costs_what_it_takes_on_average() -> None:
    draw, wire, mean, count = random.Random(3), Wire(), 0.01, 3000
    for chat in range(1, count + 1):
        while wait := wire.may_leave(chat):
            wire.pass_time(wait)
        wire.send(chat, draw.expovariate(2 / mean), draw.expovariate(2 / mean))
    rate = count / (wire.now - 1000.0)
    assert rate >= 0.99 * RateLimits().per_second / (1 + mean)


def test_a_late_loop_makes_up_for_a_little_and_never_for_a_lot() -> None:
    pace = SendPace()
    send(pace, "a", 10.0)
    behind, made_up = 10.0 + 5 * CATCH_UP, 0
    while not pace.wait(behind):
        send(pace, str(made_up), behind)
        made_up += 1
    assert made_up == int(CATCH_UP * PER_SECOND) + 1, "what is made up for, and the one that is due"


def test_a_chat_may_have_a_few_at_once_and_then_one_a_second() -> None:
    pace, now = SendPace(), 50.0
    for _ in range(3):
        assert pace.wait_in("a", now) == 0
        send(pace, "a", now)
    assert pace.wait_in("a", now) == pytest.approx(1)
    assert pace.wait_in("b", now) == 0


def test_replies_alone_are_not_held_up() -> None:
    pace, now = SendPace(), 10.0
    for chat in range(2 * PER_SECOND):
        assert pace.wait(now, bulk=False) == 0
        send(pace, str(chat), now, bulk=False)


def test_many_replies_at_once_hold_up_notices_for_a_moment_only() -> None:
    pace, now = SendPace(), 10.0
    for chat in range(100 * PER_SECOND):
        send(pace, str(chat), now, bulk=False)
    assert pace.wait(now) <= 1.1


def test_a_reply_goes_before_the_next_notice_and_moves_it_on() -> None:
    pace, now = in_step(10.0), 10.0
    assert pace.wait(now) > 0
    assert pace.wait(now, bulk=False) == 0
    turn = pace.wait(now)
    send(pace, "b", now, bulk=False)
    assert pace.wait(now) == pytest.approx(turn + 1 / PER_SECOND)


def test_a_reply_among_notices_waits_until_there_is_room() -> None:
    pace = SendPace()
    for chat in range(PER_SECOND):
        send(pace, str(chat), 10 + chat / PER_SECOND)
    assert 0 < pace.wait(10.99, bulk=False) <= 1 / PER_SECOND


def test_silence_that_is_asked_for_is_kept() -> None:
    pace = SendPace()
    pace.pause(30, 100.0)
    assert pace.wait(101.0) == pytest.approx(29)
    assert pace.wait(101.0, bulk=False) == pytest.approx(29)
    assert pace.wait(131.0) == 0


def test_a_message_of_several_parts_counts_for_all_of_them() -> None:
    pace = in_step(10.0)
    turn = pace.wait(10.0)
    send(pace, "z", 10.0, messages=4)
    assert pace.wait_in("z", 10.0) == pytest.approx(2)
    assert pace.wait(10.0) == pytest.approx(turn + 4 / PER_SECOND)


def test_replies_alone_leave_nothing_behind() -> None:
    def remembered(replies: int) -> int:
        pace = SendPace()
        for number in range(replies):
            pace.leaves(number, bulk=False)
            pace.landed("5", number)
        return len(pickle.dumps(pace))

    assert remembered(5_000) == pytest.approx(remembered(50), abs=20)
