"""A plan as a calendar file (RFC 5545). The one place that knows the iCalendar library."""

import datetime as dt

import icalendar

from bot.i18n import Speaker
from bot.words import plans
from knowledge.planner import Plan

FILE_NAME = "stadswijzer.ics"
KIND = "text/calendar"


_SITE = "stadswijzer"
_AT = dt.timedelta(hours=9)
"""A whole day begins at midnight; an alarm goes off in the morning."""


def calendar(plan: Plan, name: str, subject: str, now: dt.datetime, t: Speaker) -> bytes:
    """All deadlines that are still to come and the activity itself, as whole days. Each has an alarm in the morning, a
    week before, or tomorrow when that is nearer.

    By the `name` of the plan its days are the same events when it is moved: a calendar that reads the file again
    replaces them, for their sequence is higher (RFC 5545, 3.8.7.4). There is no METHOD: the file is taken in by hand.
    """
    found = icalendar.Calendar()
    found.add("prodid", "-//Stadswijzer//NL")
    found.add("version", "2.0")
    for deadline in plan.coming:
        assert deadline.day is not None
        title = t("Uiterlijk vandaag: {what}", what=deadline.record.title.pick(t.language))
        if deadline.kind == "to-know" or not deadline.needed:  # no last day, or perhaps not for them
            title = plans.reminder(deadline, t, is_last=True)
        event = _days(deadline.day, deadline.day, title)
        event.add("uid", f"{name}/{deadline.record.id}@{_SITE}")
        if deadline.record.contact and deadline.record.contact.url:
            event.add("url", deadline.record.contact.url)
        if remind_on := deadline.remind_on(plan.today):
            event.add_component(_alarm(remind_on - deadline.day + _AT, title))
        found.add_component(event)
    activity = _days(plan.activity, plan.until or plan.activity, subject)
    activity.add("uid", f"{name}@{_SITE}")
    found.add_component(activity)
    for event in found.events:
        event.add("dtstamp", now.astimezone(dt.UTC))
        event.add("last-modified", now.astimezone(dt.UTC))
        event.add("sequence", int(now.timestamp()) // 60)  # minutes: it fits an integer, and nothing has to be kept
    return bytes(found.to_ical())


def _days(first: dt.date, last: dt.date, title: str) -> icalendar.Event:
    """Whole days, on which one is not busy for that."""
    event = icalendar.Event()
    event.add("dtstart", first)
    event.add("dtend", last + dt.timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(before: dt.timedelta, title: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", before)
    return alarm
