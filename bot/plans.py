"""What a resident can do with the plan of their route: see it, put it in a calendar, be reminded."""

import datetime as dt
import secrets
from dataclasses import dataclass

from bot.clock import city_day
from bot.i18n import speaker
from bot.messages import Message, buttons
from bot.store import Store
from bot.store.people import Person
from bot.words import plans as words
from knowledge import planner
from knowledge.answer import Answer
from knowledge.planner import Plan

VERBS = frozenset({"plan", "agenda", "remind", "unremind"})
AHEAD = dt.timedelta(days=7)
"""A reminder comes this long before a last day, or tomorrow when that is nearer."""


@dataclass(frozen=True)
class Plans:
    """Plans of residents. They are made anew from what was understood; only reminders are kept."""

    store: Store

    def action(self, person: Person, verb: str, found: Answer | None, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped button about the plan for the answer that was given last."""
        t = speaker(person.language or "nl")
        if verb == "unremind":
            self.store.reminders.cancel(person.id)
            return [Message(chat, t("Goed, ik herinner je niet meer."))]
        activity = found.understanding.date if found else None
        if found is None or activity is None:
            return [Message(chat, t("Op welke dag is het? Dan reken ik terug wat je wanneer moet regelen."))]
        plan = planner.plan(found.results, activity, city_day(now))
        if not plan.deadlines:
            return [Message(chat, t("Voor deze weg ken ik geen uiterste dagen. Bel 14070 en vraag het na."))]
        doing = {"plan": self._shown, "agenda": self._calendar, "remind": self._remind}
        return doing[verb](person, plan, found, chat, now)

    def _shown(self, person: Person, plan: Plan, _found: Answer, chat: str, _now: dt.datetime) -> list[Message]:
        t = speaker(person.language or "nl")
        pairs = [(t("Zet in mijn agenda"), "agenda"), (t("Herinner mij"), "remind")] if plan.coming else []
        return [Message(chat, words.told(plan, t), buttons(pairs))]

    def _calendar(self, person: Person, plan: Plan, found: Answer, chat: str, now: dt.datetime) -> list[Message]:
        t = speaker(person.language or "nl")
        subject = found.need.label.pick(t.language) if found.need else t("Je activiteit")
        file_id = secrets.token_urlsafe(12)
        from bot import agenda  # a library that is only needed when somebody wants a calendar

        data = agenda.calendar(plan, subject, now, t)
        self.store.add_file(file_id, person.id, agenda.FILE_NAME, agenda.KIND, now, data)
        return [Message(chat, t("Open dit bestand, dan staan de dagen in je agenda."), file=file_id)]

    def _remind(self, person: Person, plan: Plan, _found: Answer, chat: str, now: dt.datetime) -> list[Message]:
        t = speaker(person.language or "nl")
        tomorrow = city_day(now) + dt.timedelta(days=1)
        reminders = [
            (
                max(deadline.day - AHEAD, tomorrow),
                t(
                    "Denk eraan: {what}, uiterlijk {day}.",
                    what=deadline.record.title.pick(t.language),
                    day=t.day(deadline.day),
                ),
            )
            for deadline in plan.coming
        ]
        self.store.reminders.replace(person.id, reminders)
        first = min(day for day, _text in reminders) if reminders else None
        if first is None:
            return [Message(chat, t("Alle dagen zijn al voorbij. Bel 14070 en vraag wat nog kan."))]
        text = t("Ik herinner je. Het eerste bericht komt {day}.", day=t.day(first))
        return [Message(chat, text, buttons([(t("Herinner mij niet"), "unremind")]))]
