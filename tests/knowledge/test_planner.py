"""Planning backward from the day of an activity."""

import datetime as dt

import pytest

from bot import agenda
from bot.i18n import speaker
from knowledge import planner
from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 20)


def plan_for(guide: Guide, day: dt.date) -> planner.Plan:
    found = guide.ask(f"straatfeest in laak op {day.isoformat()}", TODAY)
    return planner.plan(found.results, day, TODAY)


def test_deadlines_come_in_order_and_before_the_activity(guide: Guide) -> None:
    plan = plan_for(guide, dt.date(2027, 6, 12))
    days = [deadline.day for deadline in plan.deadlines]
    assert days == sorted(days)
    assert all(day <= plan.activity for day in days)
    by_record = {deadline.record.id: deadline.day for deadline in plan.deadlines}
    assert by_record["evenement-melden"] == dt.date(2027, 4, 17)
    assert by_record["fonds-1818-bewonersinitiatief"] == dt.date(2027, 5, 1)


@pytest.mark.parametrize(
    ("day", "feasible"),
    [
        (dt.date(2027, 6, 12), "yes"),
        (dt.date(2027, 1, 20), "tight"),
        (dt.date(2026, 12, 12), "no"),
        (dt.date(2026, 11, 1), "no"),
    ],
)
def test_feasibility_is_said_honestly(guide: Guide, day: dt.date, feasible: str) -> None:
    assert plan_for(guide, day).feasible == feasible


def test_the_calendar_holds_every_coming_day_with_an_alarm(guide: Guide) -> None:
    plan = plan_for(guide, dt.date(2027, 6, 12))
    data = agenda.calendar(plan, "Feest", dt.datetime(2026, 11, 20, tzinfo=dt.UTC), speaker("nl")).decode()
    assert data.startswith("BEGIN:VCALENDAR")
    assert data.count("BEGIN:VEVENT") == len(plan.coming) + 1
    assert data.count("BEGIN:VALARM") == len(plan.coming)
    assert "DTSTART;VALUE=DATE:20270417" in data
    assert "DTSTART;VALUE=DATE:20270612" in data
