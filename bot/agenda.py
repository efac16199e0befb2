"""A plan as a calendar file (RFC 5545). The one place that knows the iCalendar library."""

import datetime as dt

import icalendar

from bot.i18n import Speaker
from knowledge.planner import Plan

FILE_NAME = "stadswijzer.ics"
KIND = "text/calendar"


def calendar(plan: Plan, subject: str, now: dt.datetime, t: Speaker) -> bytes:
    """All deadlines that are still to come and the activity itself, as whole days. Each has an alarm a week before, or
    tomorrow when that is nearer."""
    found = icalendar.Calendar()
    found.add("prodid", "-//Stadswijzer//NL")
    found.add("version", "2.0")
    for deadline in plan.coming:
        assert deadline.day is not None
        title = t("Uiterlijk vandaag: {what}", what=deadline.record.title.pick(t.language))
        url = deadline.record.contact.url if deadline.record.contact else None
        found.add_component(
            _day(deadline.day, title, f"{deadline.record.id}-{deadline.day}", now, url, deadline.remind_on(plan.today))
        )
    found.add_component(_day(plan.activity, subject, f"activity-{plan.activity}", now, None, None))
    return bytes(found.to_ical())


def _day(
    day: dt.date, title: str, uid: str, now: dt.datetime, url: str | None, remind_on: dt.date | None
) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{uid}@stadswijzer")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", title)
    if url:
        event.add("url", url)
    if remind_on:
        reminder = icalendar.Alarm()
        reminder.add("action", "DISPLAY")
        reminder.add("description", title)
        reminder.add("trigger", remind_on - day)
        event.add_component(reminder)
    return event
