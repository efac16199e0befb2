"""The pace keeps to the limits of the platform, whatever is asked of it."""

import pytest
from botapi import RateLimits
from botapi.errors import ApiError
from botapi.limits import Limiter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pace import PER_SECOND, SendPace


def admitted(limiter: Limiter, chat: int, now: float) -> bool:
    try:
        limiter.admit(chat, now)
    except ApiError:
        return False
    return True


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([1, 2, 3, 4, 5, -100]), st.floats(0, 0.3)), min_size=1, max_size=200),
)
def test_whoever_waits_as_told_is_never_refused(asked: list[tuple[int, float]]) -> None:
    pace, limiter, now = SendPace(), Limiter(RateLimits()), 1000.0
    for chat, later in asked:
        now += later
        while wait := max(pace.wait(now), pace.wait_in(str(chat), now, group=chat < 0)):
            now += wait
        pace.sent(str(chat), now, group=chat < 0)
        assert admitted(limiter, chat, now)


def test_many_chats_are_served_at_nearly_the_rate_that_is_allowed() -> None:
    pace, now = SendPace(), 1000.0
    for chat in range(1000):
        now += pace.wait(now)
        pace.sent(str(chat), now)
    assert now - 1000 == pytest.approx(999 / PER_SECOND)
    assert PER_SECOND / RateLimits().per_second >= 0.98


def test_a_chat_may_have_a_few_at_once_and_then_one_a_second() -> None:
    pace, now = SendPace(), 50.0
    for _ in range(3):
        assert pace.wait_in("a", now) == 0
        pace.sent("a", now)
    assert pace.wait_in("a", now) == pytest.approx(1)
    assert pace.wait_in("b", now) == 0


def test_replies_alone_are_not_held_up_and_take_turns_with_notices() -> None:
    pace, now = SendPace(), 10.0
    for chat in "abc":
        assert pace.wait(now, bulk=False) == 0
        pace.sent(chat, now, bulk=False)
    assert pace.wait(now, bulk=True) == pytest.approx(3 / PER_SECOND)
    now += 3 / PER_SECOND
    pace.sent("d", now, bulk=True)
    assert pace.wait(now, bulk=False) == pytest.approx(1 / PER_SECOND)


def test_silence_that_is_asked_for_is_kept() -> None:
    pace = SendPace()
    pace.pause(30, 100.0)
    assert pace.wait(101.0) == pytest.approx(29)
    assert pace.wait(131.0) == 0


def test_a_message_of_several_parts_counts_for_all_of_them() -> None:
    pace = SendPace()
    pace.sent("a", 10.0, messages=4)
    assert pace.wait(10.0) == pytest.approx(4 / PER_SECOND)
    assert pace.wait_in("a", 10.0) == pytest.approx(2)
