"""Following a neighbourhood or a theme: at most one message a week, of what everybody may know."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache

from bot import links
from bot.clock import CITY_TIME, city_day
from bot.i18n import Speaker, speaker
from bot.messages import Message, Said
from bot.printing import Printer
from bot.store import Store
from bot.store.people import Person
from bot.words import weekly as words
from flows.preferences import DIGEST_WEEKDAY
from knowledge import planner
from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.model import Kind, Record, Status

VERBS = frozenset({"weekly", "weekly-on", "weekly-off"})
HOURS = range(10, 17)
"""Hours of the day in which it is said: nobody can have chosen these as quiet hours."""
AT_ONCE = 1000
"""People told in one tick; at half a minute between ticks that is about what the platform lets out."""
NEAR = dt.timedelta(days=14)
MOST_TOPICS = 12
_LOOKED_AT = "looked-at"
_NOT_PUBLIC = {"tests", "keywords", "also", "owner", "checked", "good_for_days"}
"""Fields of a record that say nothing to a resident."""


@dataclass(frozen=True)
class Weekly:
    """The weekly news of one city."""

    store: Store
    guide: Guide

    def action(self, person: Person, verb: str, topic: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped button: begin or stop with a topic (`weekly-off` alone stops all), or see what is followed. Behind
        `weekly` stands what was typed: a neighbourhood or theme in somebody's own words."""
        if verb == "weekly" and topic.strip():
            verb, topic = "weekly-on", self._meant(topic, now)
        t, pack, today = speaker(person.spoken), self.guide.pack, city_day(now)
        topics = self.store.weekly.topics(person.id)
        if verb == "weekly-on" and words.name(topic, pack, t):
            topics = (*topics, topic)[-MOST_TOPICS:]
        elif verb == "weekly-off":
            topics = tuple(one for one in topics if topic and one != topic)
        self.store.weekly.follow(person.id, topics, _thursday_after(today))
        return [Message(chat, *words.followed(self.store.weekly.topics(person.id), pack, t))]

    def _meant(self, said: str, now: dt.datetime) -> str:
        about = Printer(self.guide, None).about(said, now)
        if about is None:
            return ""
        return theme_topic(about) if about in self.guide.pack.themes else place_topic(about)

    def tell(self, now: dt.datetime) -> None:
        """Says to whom it is time what is new; who has nothing new hears nothing. To be called in a transaction."""
        self._look()
        if now.astimezone(CITY_TIME).hour not in HOURS:
            return
        today, said = city_day(now), cache(self._said)
        for reader in self.store.weekly.due(today, AT_ONCE):
            with self.store.apart():
                until = self.store.people.preferences(reader.person).paused_until
                if until is not None and today < until:
                    self.store.weekly.postpone(reader.person, until)
                    continue
                language = self.store.people.get(reader.person).spoken
                found = said(reader.topics, reader.since, today, language)
                if found is not None:
                    self.store.outbox.add(Message(reader.person, *found, bulk=True), now)
                self.store.weekly.told(reader.person, _thursday_after(today))

    def _look(self) -> None:
        """Notes what changed in the records, once for every version of them."""
        pack = self.guide.pack
        if self.store.recall(_LOOKED_AT) != pack.revision:
            self.store.weekly.look({record.id: _print(record) for record in pack.records.values()})
            self.store.remember(_LOOKED_AT, pack.revision)

    def _said(self, topics: tuple[str, ...], since: int, today: dt.date, language: str) -> Said | None:
        pack, t = self.guide.pack, speaker(language)
        mine = [record for record in pack.records.values() if any(_is_about(record, topic, pack) for topic in topics)]
        changed = self.store.weekly.changed(since)
        fresh = [record for record in mine if changed.get(record.id) is True]
        other = [record for record in mine if changed.get(record.id) is False]
        closing = [(day, record, as_of) for record in mine for day, as_of in planner.closings(record, today)
                   if day <= today + NEAR]  # fmt: skip
        if not (fresh or other or closing):
            return None
        return words.told(topics, fresh, other, sorted(closing, key=lambda one: one[0]), pack, t)


def offer(topic: str, pack: Pack, t: Speaker) -> list[tuple[str, str]]:
    """The button to follow a topic, if there is such a topic; beside that of a place, what neighbours are making."""
    name, led = words.name(topic, pack, t), links.leads_to(topic, pack)
    made = [(t("Plannen van buren"), f"neighbours:{led[1].stadsdeel}")] if led and led[1] else []
    return [(t("Volg {what} elke week", what=name), f"weekly-on:{topic}"), *made] if name else []


def place_topic(stadsdeel: str) -> str:
    """The topic of a place."""
    return links.payload("place", stadsdeel)


def theme_topic(theme: str) -> str:
    """The topic of a theme."""
    return links.payload("theme", theme)


def _thursday_after(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=(DIGEST_WEEKDAY - day.weekday() - 1) % 7 + 1)


def _is_about(record: Record, topic: str, pack: Pack) -> bool:
    """Is this record of use to who follows this? What holds for the whole city is news of its theme, not of a place."""
    if record.kind is Kind.ELSEWHERE or record.status is Status.OTHER_CITY:
        return False
    led = links.leads_to(topic, pack)
    if led is None:
        return False
    place = led[1]
    if topic.startswith("t-") or place is None:
        return topic.removeprefix("t-") in record.themes
    where = record.where
    return place.stadsdeel in where.stadsdelen and (
        place.wijk is None or not where.wijken or place.wijk in where.wijken
    )


def _print(record: Record) -> str:
    return hashlib.blake2b(record.model_dump_json(exclude=_NOT_PUBLIC).encode(), digest_size=8).hexdigest()
