"""What a resident can do with the plan of their route: see it, keep its days, be reminded, hear what else can."""

import datetime as dt
import secrets
from dataclasses import dataclass, replace

from bot import memory
from bot.clock import city_day
from bot.i18n import speaker
from bot.lookup import Lookup
from bot.messages import Message, buttons
from bot.store import Store
from bot.store.people import Person
from bot.words import plans as words
from knowledge import planner
from knowledge.answer import Answer
from knowledge.planner import Plan
from knowledge.understand import Understanding

VERBS = frozenset({"plan", "still", "agenda", "remind", "unremind", "nudge"})
LONGEST_ROW = 18
"""Digits of a number of a row: more of them don't fit the store."""
NUDGE = dt.timedelta(days=7)
"""Who has no day yet is reminded to go on after so long, once."""


@dataclass(frozen=True)
class Plans:
    """Plans of residents. They are made anew from what was understood; only reminders are kept."""

    store: Store

    def action(
        self, person: Person, verb: str, rest: str, lookup: Lookup, chat: str, now: dt.datetime
    ) -> list[Message]:
        """A tapped button about the plan for the answer that was given last; `rest` is the row of a reminder, or the
        need of a plan that was told beside it, of which the planning is then shown: the talk goes on about that."""
        if verb == "plan":
            person.said = memory.turned(person.said, rest)
        told, t = self._told(person, verb, rest, lookup.last(person, now), chat, now), speaker(person.spoken)
        others = lookup.others(person, now) if verb == "plan" else []
        pairs = [
            (t("Planning: {what}", what=words.subject(one, t)), f"plan:{one.need.id}") for one in others if one.need
        ]
        return [replace(message, buttons=message.buttons + buttons(pairs)) for message in told]

    def _told(
        self, person: Person, verb: str, rest: str, found: Answer | None, chat: str, now: dt.datetime
    ) -> list[Message]:
        t = speaker(person.spoken)
        if verb == "unremind":
            return self._unremind(person, rest, chat)
        plan = planner.plan(found) if found else None
        if found is not None and verb == "nudge":
            return self._nudge(person, found, chat, now)
        if found is None or plan is None:
            text = t("Op welke dag is het? Dan reken ik terug wat je wanneer moet regelen.")
            if found is not None and _is_a_plan(found) and not planner.counts_back(found):
                text = words.without_days(found, t)
            nudge = [(t("Herinner mij over een week"), "nudge")] if verb == "remind" and _is_a_plan(found) else []
            return [Message(chat, text, buttons(nudge))]
        if not plan.deadlines:
            return [Message(chat, words.without_days(found, t))]
        doing = {"plan": self._shown, "still": self._still, "agenda": self._calendar, "remind": self._remind}
        return doing[verb](person, plan, found, chat, now)

    def moved(self, person: Person, found: Answer, before: Understanding | None, chat: str) -> list[Message]:
        """What is said of reminders for the day that this plan had until now, when another was just named."""
        day = found.understanding.date
        if found.status != "found" or day is None or before is None or before.date == day:
            return []
        kept = self._kept(person, found)
        if not kept or day in kept.values():
            return []
        t = speaker(person.spoken)
        text = t("Mijn herinneringen zijn nog voor {old}.", old=t.day(next(iter(kept.values())), year=True))
        return [Message(chat, text, buttons([(t("Verzet de herinneringen"), "remind")]))]

    def _kept(self, person: Person, found: Answer) -> dict[str, dt.date]:
        """The plans of this person that are the one that was found, each with the day for which reminders are kept."""
        subject, _colon, place = _name(found).partition(":")
        same = {}
        for name, day in self.store.reminders.plans(person.id).items():
            its, _colon, where = name.partition(":")
            if day and its == subject and (where == place or not (where and place)):
                same[name] = day
        return same

    def _nudge(self, person: Person, found: Answer, chat: str, now: dt.datetime) -> list[Message]:
        t = speaker(person.spoken)
        day = city_day(now) + NUDGE
        what = words.subject(found, t)
        text = t("Je wilde verder met je plan: {what}. Weet je al op welke dag het is? Typ die dag.", what=what)
        self.store.reminders.replace(person.id, [(day, text)], _name(found))
        taps = buttons([(t("Herinner mij niet"), f"unremind:{self.store.reminders.newest(person.id)}")])
        return [Message(chat, t("Ik herinner je één keer: {day}.", day=t.day(day)), taps)]

    def _unremind(self, person: Person, reminder: str, chat: str) -> list[Message]:
        t = speaker(person.spoken)
        ours = reminder.isdecimal() and len(reminder) <= LONGEST_ROW
        plan = self.store.reminders.plan_of(int(reminder), person.id) if ours else None
        self.store.reminders.cancel(person.id, plan)
        others = self.store.reminders.plans(person.id)
        still = [t("De herinneringen voor je andere plannen blijven.")] if others else []
        return [Message(chat, " ".join((t("Goed, ik herinner je niet meer."), *still)))]

    def _shown(self, person: Person, plan: Plan, found: Answer, chat: str, _now: dt.datetime) -> list[Message]:
        t = speaker(person.spoken)
        pairs = [(t("Zet in mijn agenda"), "agenda")] if plan.coming and plan.known == "day" else []
        pairs += [(t("Herinner mij"), "remind")] if plan.coming and plan.known != "at-latest" else []
        pairs += [(t("Wat kan er nog wel?"), "still")] if plan.stuck else []
        return [Message(chat, words.told(plan, found, t), buttons(pairs))]

    def _still(self, person: Person, plan: Plan, found: Answer, chat: str, _now: dt.datetime) -> list[Message]:
        t = speaker(person.spoken)
        text = words.can_still(plan, found, planner.ways(found), t)
        return [Message(chat, text, buttons([(t("Mijn planning"), "plan")]))]

    def _calendar(self, person: Person, plan: Plan, found: Answer, chat: str, now: dt.datetime) -> list[Message]:
        t = speaker(person.spoken)
        if plan.known != "day":
            return [Message(chat, t("Voor je agenda heb ik de precieze dag nodig. Op welke dag is het?"))]
        file_id = secrets.token_urlsafe(12)
        from bot import agenda  # a library that is only needed when somebody wants a calendar

        data = agenda.calendar(plan, _name(found), words.subject(found, t), now, t)
        self.store.files.add(file_id, person.id, agenda.FILE_NAME, agenda.KIND, now, data)
        return [Message(chat, t("Open dit bestand, dan staan de dagen in je agenda."), file=file_id)]

    def _remind(self, person: Person, plan: Plan, found: Answer, chat: str, now: dt.datetime) -> list[Message]:
        t = speaker(person.spoken)
        today = city_day(now)
        last = [words.reminder(one, t, is_last=True) for one in plan.coming if one.day == today]
        due: dict[dt.date, list[str]] = {}
        for one in plan.coming:
            for day in filter(None, (one.remind_on(today), one.last_call(today))):
                due.setdefault(day, []).append(words.reminder(one, t, is_last=day == one.day))
        reminders = [(day, "\n".join(said)) for day, said in sorted(due.items())]
        before = self._kept(person, found)
        for name in before:
            self.store.reminders.cancel(person.id, name)
        self.store.reminders.replace(person.id, reminders, _name(found), plan.activity)
        gone = [
            t("Mijn herinneringen voor {old} zijn weg.", old=t.day(day)) for day in {*before.values()} - {plan.activity}
        ]
        if not reminders:
            none = [] if last else [t("Alle dagen zijn al voorbij. Bel {phone} en vraag wat nog kan.")]
            return [Message(chat, " ".join((*last, *none, *gone)))]
        first = t("Ik herinner je. Het eerste bericht komt {day}.", day=t.day(min(reminders)[0]))
        others = set(self.store.reminders.plans(person.id)) - {_name(found)}
        still = [t("De herinneringen voor je andere plannen blijven.")] if others else []
        taps = buttons([(t("Herinner mij niet"), f"unremind:{self.store.reminders.newest(person.id)}")])
        return [Message(chat, " ".join((*last, first, *gone, *still)), taps)]


def _is_a_plan(found: Answer | None) -> bool:
    """Is there a plan to go on with?"""
    return found is not None and found.status == "found" and bool(found.results)


def _name(found: Answer) -> str:
    """By what reminders and calendars know a plan: what it is and where, whatever the day."""
    subject = found.need.id if found.need else found.results[0].record.id if found.results else ""
    place = found.understanding.place
    return f"{subject}:{place.stadsdeel if place and place.sure else ''}"
