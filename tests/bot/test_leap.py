"""A clock that leaps: nothing is cleared, admitted or asked by a day that may be wrong."""

import datetime as dt
from pathlib import Path

import pytest
from botapi import BotApi
from conftest import START, City, make_stage
from process import Running

from bot.clock import MovableClock, city_day
from bot.leap import HOLD, Calendar
from bot.store import Store
from bot.tick import CLEARED_ON

TICK = 30.0


@pytest.mark.parametrize(
    ("moves", "believed"),
    [
        ([(TICK, TICK), (TICK, TICK)], [True, True]),
        ([(7200, TICK), (-7200, TICK)], [True, True]),
        ([(86400 * 400, TICK), (TICK, TICK), (HOLD, HOLD)], [False, False, True]),
        ([(86400 * 400, TICK), (-86400 * 400, TICK)], [False, True]),
        ([(86400 * 2, 86400 * 2)], [True]),
        ([(-86400 * 400, TICK), (86400 * 400, TICK)], [True, False]),
    ],
    ids=["quiet", "two hours", "a year ahead", "ahead and set back", "nobody looked", "back and set right"],
)
def test_a_day_is_not_believed_for_an_hour_after_a_leap_ahead(
    moves: list[tuple[float, float]], believed: list[bool]
) -> None:
    clock, steady = MovableClock(START), [1000.0]
    calendar = Calendar(clock, None, lambda: steady[0])
    found = []
    for wall, passed in moves:
        clock.move(dt.timedelta(seconds=wall))
        steady[0] += passed
        found.append(calendar.believed())
    assert found == believed


@pytest.mark.parametrize(("days", "believed"), [(0, True), (31, True), (32, False), (-400, True)])
def test_at_the_start_the_day_is_held_against_the_last_that_was_known(days: int, believed: bool) -> None:
    known = city_day(START) - dt.timedelta(days=days)
    assert Calendar(MovableClock(START), known, lambda: 1000.0).believed() is believed


def test_in_another_year_nothing_goes_and_nobody_is_told(city: City) -> None:
    with Store() as store:
        stage = make_stage(city, store)
        stage.say("resident:1", "wij willen een straatfeest in de weimarstraat")
        stage.tap("resident:1", "Aanmelden")
        calendar = Calendar(stage.clock, None, lambda: 1000.0)
        stage.clock.move(dt.timedelta(days=4000))
        tick = calendar.keeps(lambda: stage.assistant.tick(stage.clock.now()))
        tick()
        assert stage.deliver() == []
        assert store.people.get("resident:1").talk is not None
        stage.clock.move(dt.timedelta(days=-3996))
        tick()
        assert len(stage.deliver()) == 1, "four days later it is asked whether they go on"


def test_a_service_that_wakes_up_long_after_says_so(tmp_path: Path) -> None:
    with Store(tmp_path / "service.db") as store:
        store.remember(CLEARED_ON, "2021-03-01")
    with (
        BotApi(rate_limits=None) as api,
        Running(tmp_path, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=api.url) as running,
    ):
        assert "the clock leapt" in running.log.read_text()
