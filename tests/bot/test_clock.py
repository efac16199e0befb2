"""Time in the city: days, mornings and quiet hours, also on the days that summer time starts and ends."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from bot.clock import CITY_TIME, MovableClock, SystemClock, after_quiet_hours, city_day, morning

MOMENTS = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2036, 12, 31), timezones=st.just(dt.UTC))  # noqa: DTZ001
STARTS, ENDS = dt.date(2027, 3, 28), dt.date(2027, 10, 31)
"""The days of 23 and 25 hours."""


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), CITY_TIME)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (dt.datetime(2026, 11, 20, 22, 59, tzinfo=dt.UTC), "2026-11-20"),
        (dt.datetime(2026, 11, 20, 23, 0, tzinfo=dt.UTC), "2026-11-21"),
        (dt.datetime(2027, 6, 12, 21, 59, tzinfo=dt.UTC), "2027-06-12"),
        (dt.datetime(2027, 6, 12, 22, 0, tzinfo=dt.UTC), "2027-06-13"),
        (dt.datetime(2027, 6, 12, 23, 0, tzinfo=CITY_TIME), "2027-06-12"),
    ],
)
def test_a_day_starts_at_midnight_in_the_city(moment: dt.datetime, day: str) -> None:
    assert str(city_day(moment)) == day


@pytest.mark.parametrize("day", [dt.date(2026, 11, 20), STARTS, ENDS, STARTS - dt.timedelta(1), ENDS - dt.timedelta(1)])
def test_quiet_hours_last_from_eight_to_nine_on_every_day(day: dt.date) -> None:
    tomorrow = day + dt.timedelta(days=1)
    for moment, sent in (
        (at(day, 0), at(day, 9)),
        (at(day, 8, 59), at(day, 9)),
        (at(day, 9), at(day, 9)),
        (at(day, 19, 59), at(day, 19, 59)),
        (at(day, 20), at(tomorrow, 9)),
        (at(day, 23, 59), at(tomorrow, 9)),
    ):
        assert after_quiet_hours(moment) == sent
        assert after_quiet_hours(moment.astimezone(dt.UTC)) == sent


@given(MOMENTS)
@quick
def test_nothing_is_ever_sent_in_quiet_hours_nor_later_than_the_first_morning(moment: dt.datetime) -> None:
    sent = after_quiet_hours(moment)
    assert 9 <= sent.astimezone(CITY_TIME).hour < 20
    assert after_quiet_hours(sent) == sent
    waited = sent - moment.astimezone(dt.UTC)
    assert dt.timedelta(0) <= waited <= dt.timedelta(hours=14), "thirteen hours, and one more when summer time ends"
    if waited:
        assert sent == morning(city_day(sent)), "exactly nine in the morning"


@given(st.dates(dt.date(2026, 1, 1), dt.date(2036, 12, 31)))
@quick
def test_the_morning_of_a_day_is_nine_on_that_day(day: dt.date) -> None:
    assert city_day(morning(day)) == day
    assert morning(day).astimezone(dt.UTC).hour in (7, 8)


def test_a_clock_that_stands_still_moves_when_it_is_moved() -> None:
    start = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
    clock = MovableClock(start)
    assert clock.now() == clock.now() == start
    clock.move(dt.timedelta(days=3))
    clock.move(dt.timedelta(hours=1))
    assert clock.now() == start + dt.timedelta(days=3, hours=1)


def test_a_clock_of_the_demo_runs_ahead_of_the_real_time() -> None:
    clock, real = MovableClock(), SystemClock()
    clock.move(dt.timedelta(days=30))
    ahead = clock.now() - real.now()
    assert dt.timedelta(days=29) < ahead <= dt.timedelta(days=30)


def test_the_time_always_has_a_zone() -> None:
    for clock in (SystemClock(), MovableClock()):
        assert clock.now().tzinfo is not None
