"""How somebody wants to hear of their cases: shown and chosen with buttons, or typed."""

import datetime as dt
from dataclasses import dataclass, replace

from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import languages, speaker
from bot.messages import Message
from bot.store.people import Person
from bot.words import preferences as words
from flows.preferences import LONGEST_PAUSE, QUIET_CHOICES, Mode, Preferences
from knowledge import dates

VERBS = frozenset({"preferences", "prefer"})


@dataclass(frozen=True)
class Choosing:
    """The preferences of the person who asks."""

    casework: Casework

    def action(self, person: Person, rest: str, chat: str, now: dt.datetime) -> list[Message]:
        """A tapped button `prefer:<what>[:<value>]`; without anything it shows what is chosen now."""
        what, _colon, value = rest.partition(":")
        t = speaker(person.spoken)
        preferences, today = self.casework.store.people.preferences(person.id), city_day(now)
        if not value:
            lists = {"pause": words.pauses(preferences, today, t), "quiet": words.quiet_hours(t)}
            lists["language"] = words.all_languages(t)
            return [Message(chat, *lists.get(what, words.chosen(preferences, today, t)))]
        wanted = _with(preferences, what, value, today)
        if wanted is None:
            return [Message(chat, *words.chosen(preferences, today, t))]
        return self._keep(person, wanted, chat, now)

    def pause(self, person: Person, said: str, chat: str, now: dt.datetime) -> list[Message]:
        """`/pauze 12 januari`: news comes again the day after; without a day that can be used it asks for one."""
        preferences, today = self.casework.store.people.preferences(person.id), city_day(now)
        until = dates.read(said, today) if said.strip() else None
        t = speaker(person.spoken)
        if said.strip() and (until is None or not 0 <= (until - today).days < LONGEST_PAUSE):
            sorry = t("Noem een dag binnen drie maanden, bijvoorbeeld: /pauze 12 januari")
            return [Message(chat, sorry, words.pauses(preferences, today, t)[1])]
        if until is None:
            return [Message(chat, *words.pauses(preferences, today, t))]
        return self._keep(person, replace(preferences, paused_until=until + dt.timedelta(days=1)), chat, now)

    def _keep(self, person: Person, wanted: Preferences, chat: str, now: dt.datetime) -> list[Message]:
        self.casework.promising.prefer(person.id, wanted, now)
        person.language = wanted.language or person.language
        t = speaker(person.spoken)
        text, taps = words.chosen(wanted, city_day(now), t)
        return [Message(chat, f"{t('Goed, zo doen we het.')}\n{text}", taps)]


def _with(preferences: Preferences, what: str, value: str, today: dt.date) -> Preferences | None:
    """The preferences with one choice changed; None when there is no such choice."""
    match what:
        case "mode" if value in set(Mode):
            return replace(preferences, mode=Mode(value))
        case "pause" if value.isdecimal() and int(value) <= LONGEST_PAUSE:
            until = today + dt.timedelta(days=int(value)) if int(value) else None
            return replace(preferences, paused_until=until)
        case "quiet" if value in {f"{begin}-{end}": None for begin, end in QUIET_CHOICES}:
            return replace(preferences, quiet=next(q for q in QUIET_CHOICES if f"{q[0]}-{q[1]}" == value))
        case "language" if value == "auto" or value in languages():
            return replace(preferences, language=None if value == "auto" else value)
        case _:
            return None
