"""On which day somebody hears something, by what they chose and how much it weighs."""

import datetime as dt
import json

import pytest

from flows.preferences import Mode, Preferences, Weight

FRIDAY = dt.date(2026, 11, 20)
THURSDAY = dt.date(2026, 11, 26)
LONG_AGO = dt.date(2026, 1, 1)
DIRECT, WEEKLY, DECISIONS = (Preferences(mode) for mode in Mode)
AWAY = Preferences(paused_until=dt.date(2026, 12, 7))


def days(count: int) -> dt.date:
    """The day so many days after the Friday."""
    return FRIDAY + dt.timedelta(days=count)


@pytest.mark.parametrize(
    ("wish", "weight", "heard", "day"),
    [
        (DIRECT, Weight.STEP, None, FRIDAY),
        (DIRECT, Weight.STEP, days(-1), FRIDAY),
        (DIRECT, Weight.STEP, FRIDAY, days(1)),
        (DIRECT, Weight.WORD, FRIDAY, FRIDAY),
        (DIRECT, Weight.ACTION, FRIDAY, FRIDAY),
        (WEEKLY, Weight.STEP, None, THURSDAY),
        (WEEKLY, Weight.WORD, None, THURSDAY),
        (WEEKLY, Weight.STEP, THURSDAY, THURSDAY + dt.timedelta(weeks=1)),
        (WEEKLY, Weight.DATED, None, FRIDAY),
        (WEEKLY, Weight.ACTION, FRIDAY, FRIDAY),
        (DECISIONS, Weight.STEP, days(-10), days(18)),
        (DECISIONS, Weight.STEP, days(-60), FRIDAY),
        (DECISIONS, Weight.STEP, None, FRIDAY),
        (DECISIONS, Weight.HEARTBEAT, days(-10), FRIDAY),
        (DECISIONS, Weight.ACTION, days(-10), FRIDAY),
        (AWAY, Weight.STEP, None, dt.date(2026, 12, 7)),
        (AWAY, Weight.WORD, None, dt.date(2026, 12, 7)),
        (AWAY, Weight.ACTION, None, FRIDAY),
    ],
)
def test_the_day_on_which_something_is_told(
    wish: Preferences, weight: Weight, heard: dt.date | None, day: dt.date
) -> None:
    assert wish.day(weight, FRIDAY, heard, LONG_AGO) == day


def test_who_wants_only_decisions_and_just_began_hears_steps_after_four_weeks() -> None:
    assert DECISIONS.day(Weight.STEP, FRIDAY, None, FRIDAY) == days(28)


@pytest.mark.parametrize(
    ("wish", "heard", "every", "day"),
    [
        (DIRECT, FRIDAY, 14, days(14)),
        (DIRECT, FRIDAY, 1, days(1)),
        (DIRECT, dt.date(2026, 12, 11), 14, dt.date(2026, 12, 24)),
        (WEEKLY, FRIDAY, 14, days(13)),
        (WEEKLY, FRIDAY, 3, THURSDAY),
        (WEEKLY, THURSDAY, 14, THURSDAY + dt.timedelta(days=14)),
        (DECISIONS, FRIDAY, 14, days(28)),
        (DECISIONS, FRIDAY, 60, dt.date(2027, 1, 19)),
        (AWAY, FRIDAY, 14, dt.date(2026, 12, 7)),
    ],
)
def test_the_last_day_for_news(wish: Preferences, heard: dt.date, every: int, day: dt.date) -> None:
    assert wish.next_news(heard, every, lambda one: one == dt.date(2026, 12, 25)) == day


def test_a_pause_ends_on_the_day_on_which_news_comes_again() -> None:
    assert [AWAY.paused(day) for day in (FRIDAY, dt.date(2026, 12, 6), dt.date(2026, 12, 7))] == [True, True, False]


@pytest.mark.parametrize("wish", [DIRECT, WEEKLY, AWAY, Preferences(Mode.DECISIONS, FRIDAY, (22, 8), "tr")])
def test_what_was_chosen_comes_back_from_the_store(wish: Preferences) -> None:
    assert Preferences.load(json.loads(json.dumps(wish.dump()))) == wish
    assert Preferences.load(None) == Preferences()
