"""Promises: years are lived through day by day, over Dutch holidays and summer time."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

import catalogue
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from bot.clock import city_day
from flows import promise as promises
from flows.promise import RENEW_WORKING_DAYS, WARN_WORKING_DAYS, Promise, PromiseState, due_step
from knowledge import workdays
from knowledge.workdays import is_holiday

DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2036, 12, 31))
CHRISTMAS = dt.date(2026, 12, 25)
"""A Friday; the second day is a Saturday."""


def a_promise(kind: str, made: dt.date, days: int) -> Promise:
    due = made + dt.timedelta(days=days)
    return Promise("26-00042-K", "news" if kind == "news" else "answer", "stadsdeel Laak", due, made)


def mornings(first: dt.date, count: int) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=ahead) for ahead in range(count))


def working(day: dt.date) -> bool:
    return promises.is_working_day(day, is_holiday)


@pytest.mark.parametrize("every", [1, 7, 14, 60])
def test_with_news_promised_silence_never_lasts_longer_than_that(every: int) -> None:
    start = dt.date(2026, 1, 1)
    promise, last_heard, heard = a_promise("news", start, every), start, 0
    for today in mornings(start, 3 * 365):
        step = due_step(promise, today, is_holiday)
        assert step in ("none", "heartbeat"), "news is never broken, because a heartbeat always comes first"
        if step == "heartbeat":
            last_heard, heard = today, heard + 1
            promise = a_promise("news", today, every)
        assert (today - last_heard).days < every
    assert heard == (3 * 365 - 1) // every


def test_news_that_was_missed_while_the_service_was_down_comes_at_the_first_chance() -> None:
    promise = a_promise("news", dt.date(2026, 1, 1), 14)
    assert due_step(promise, promise.due + dt.timedelta(days=9), is_holiday) == "heartbeat"


@given(DAYS, st.integers(min_value=1, max_value=60))
@quick
def test_an_unanswered_promise_is_warned_once_and_broken_once_the_day_after(made: dt.date, days: int) -> None:
    promise = a_promise("answer", made, days)
    warned, broken = [], []
    for today in mornings(made, days + 20):
        step = due_step(promise, today, is_holiday)
        if step == "warn":
            warned.append(today)
            promise = replace(promise, warned=True)
        elif step == "break":
            broken.append(today)
            promise = replace(promise, state=PromiseState.BROKEN)
        else:
            assert step == "none"
    assert len(warned) == 1
    left = [day for day in mornings(warned[0], (promise.due - warned[0]).days) if working(day)]
    assert len(left) == WARN_WORKING_DAYS or warned == [made], "two working days are left, unless there were fewer"
    assert len(left) <= WARN_WORKING_DAYS
    assert broken == [promise.due + dt.timedelta(days=1)]


@pytest.mark.parametrize(
    ("due", "warn"),
    [
        (dt.date(2026, 11, 20), dt.date(2026, 11, 18)),
        (dt.date(2026, 11, 23), dt.date(2026, 11, 19)),
        (dt.date(2026, 11, 22), dt.date(2026, 11, 19)),
        (dt.date(2026, 12, 28), dt.date(2026, 12, 23)),
        (dt.date(2027, 3, 30), dt.date(2027, 3, 24)),
        (dt.date(2027, 4, 28), dt.date(2027, 4, 23)),
        (dt.date(2027, 1, 4), dt.date(2026, 12, 30)),
        (dt.date(2028, 2, 29), dt.date(2028, 2, 25)),
        (dt.date(2028, 3, 1), dt.date(2028, 2, 28)),
    ],
    ids=[
        "plain",
        "weekend",
        "due on a Sunday",
        "Christmas",
        "Easter, summer time",
        "King's Day",
        "New Year",
        "leap day",
        "after a leap day",
    ],
)
def test_staff_hear_two_working_days_before(due: dt.date, warn: dt.date) -> None:
    promise = Promise("26-00042-K", "answer", "stadsdeel Laak", due, due - dt.timedelta(days=30))
    assert due_step(promise, warn - dt.timedelta(days=1), is_holiday) == "none"
    assert due_step(promise, warn, is_holiday) == "warn"
    assert due_step(promise, due, is_holiday) == "warn", "also when that day was missed"
    assert due_step(replace(promise, warned=True), due, is_holiday) == "none", "a promise can be kept on its last day"


@given(DAYS)
@quick
def test_the_scheduler_looks_exactly_far_enough_ahead_to_warn(today: dt.date) -> None:
    last = promises.warn_until(today, is_holiday)
    assert promises.back_working_days(last, WARN_WORKING_DAYS, is_holiday) <= today
    assert promises.back_working_days(last + dt.timedelta(days=1), WARN_WORKING_DAYS, is_holiday) > today


@given(DAYS, st.integers(min_value=0, max_value=30))
@quick
def test_working_days_ahead_and_back_are_counted_one_by_one(day: dt.date, count: int) -> None:
    ahead = promises.add_working_days(day, count, is_holiday)
    back = promises.back_working_days(day, count, is_holiday)
    assert sum(working(day + dt.timedelta(days=n)) for n in range(1, (ahead - day).days + 1)) == count
    assert sum(working(day - dt.timedelta(days=n)) for n in range(1, (day - back).days + 1)) == count
    if count:
        assert working(ahead)
        assert working(back)
    else:
        assert ahead == day == back


@given(DAYS)
@quick
def test_there_and_back_over_working_days_is_the_same_day(day: dt.date) -> None:
    if working(day):
        there = promises.add_working_days(day, RENEW_WORKING_DAYS[0], is_holiday)
        assert promises.back_working_days(there, RENEW_WORKING_DAYS[0], is_holiday) == day


@pytest.mark.parametrize("kind", ["answer", "news"])
@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.CANCELLED])
def test_a_promise_that_is_settled_never_asks_for_anything(kind: str, state: PromiseState) -> None:
    promise = replace(a_promise(kind, dt.date(2026, 1, 1), 14), state=state)
    assert {due_step(promise, today, is_holiday) for today in mornings(promise.made, 60)} == {"none"}


def test_looking_twice_a_day_or_every_hour_over_summer_time_changes_nothing() -> None:
    start = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
    promise = Promise("26-00042-K", "answer", "stadsdeel Laak", dt.date(2027, 3, 28), dt.date(2027, 3, 1))
    warnings = 0
    for hour in range(24 * 40):
        today = city_day(start + dt.timedelta(hours=hour))
        step = due_step(promise, today, is_holiday)
        if step == "warn":
            warnings += 1
            promise = replace(promise, warned=True)
        if step == "break":
            broken = start + dt.timedelta(hours=hour)
            break
    assert warnings == 1
    assert broken == dt.datetime(2027, 3, 28, 22, tzinfo=dt.UTC), "at midnight, after a day of 23 hours"


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (CHRISTMAS, True), (dt.date(2026, 12, 26), True), (dt.date(2027, 3, 26), True),
        (dt.date(2027, 1, 1), True), (dt.date(2027, 3, 29), True),
        (dt.date(2027, 4, 27), True), (dt.date(2027, 5, 6), True), (dt.date(2027, 5, 17), True),
        (dt.date(2026, 12, 24), False), (dt.date(2026, 12, 31), False), (dt.date(2026, 11, 20), False),
    ],
)  # fmt: skip
def test_dutch_holidays_are_known(day: dt.date, holiday: bool) -> None:
    assert is_holiday(day) == holiday


def test_the_holidays_that_are_kept_are_those_that_the_library_knows() -> None:
    assert json.loads(workdays.PATH.read_text(encoding="utf-8")) == catalogue.public_holidays(), "run make messages"
