"""News of cases, told when people want to hear it: one bundle of a case a day at most, and none in quiet hours. What is
told of several cases at one moment is one message."""

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace

from bot.clock import after_quiet_hours, city_day, morning
from bot.i18n import speaker
from bot.messages import Button, Message
from bot.store import Store
from bot.store.news import Item, Piece
from flows.preferences import Preferences, Weight

AT_ONCE = 1000
"""One look tells at most so much; the rest follows in the next, the oldest first."""
BUTTONS = 6
ANSWERS = ("helped:", "follow:")
"""Buttons that begin so answer a question that was asked; without them nobody could."""


@dataclass(frozen=True)
class News:
    """What waits to be told. `promised` gives the last line of a message: what this person hears next of a case."""

    store: Store
    promised: Callable[[str, str], str]

    def add(self, person: str, piece: Piece, now: dt.datetime) -> None:
        """Somebody must hear this; `tell` says it when it is time."""
        due = self._due(person, piece.number, piece.weight, now, now)
        if piece.by is not None and city_day(due) > piece.by and piece.weight is not Weight.ACTION:
            piece = replace(piece, weight=Weight.DATED)
            due = self._due(person, piece.number, piece.weight, now, now)
        self.store.news.add(person, piece, now, due)

    def reconsider(self, person: str, now: dt.datetime) -> None:
        """What this person wants has changed: what waits comes earlier or later."""
        for item in self.store.news.waiting(person):
            self.store.news.postpone(item, self._due(person, item.number, item.weight, item.at, now))

    def hurry(self, person: str, number: str, now: dt.datetime) -> bool:
        """What waits of this case was promised for today; False when nothing waits. Who was told something today
        already needs nothing more."""
        heard = self.store.news.heard(person, number)
        if heard is not None and city_day(heard) == city_day(now):
            return True
        waiting = self.store.news.waiting(person, number)
        for item in waiting:
            self.store.news.postpone(item, now)
        return bool(waiting)

    def tell(self, now: dt.datetime, number: str | None = None) -> None:
        """Tells what may be told now (of one case). What can't be told to one person holds up no other."""
        due: dict[str, list[str]] = {}
        for person, found in self.store.news.due(now, AT_ONCE, number):
            due.setdefault(person, []).append(found)
        for person, numbers in due.items():
            with self.store.apart() if number is None else nullcontext():  # in a turn it is the turn that fails
                self._now_or_later(person, numbers, now)

    def _now_or_later(self, person: str, numbers: list[str], now: dt.datetime) -> None:
        preferences = self.store.people.preferences(person)
        awake = after_quiet_hours(now, preferences.quiet)
        if awake > now:
            self._later(person, awake)
        else:
            self._tell(person, numbers, preferences, now)

    def _due(self, person: str, number: str, weight: Weight, at: dt.datetime, now: dt.datetime) -> dt.datetime:
        preferences = self.store.people.preferences(person)
        first = after_quiet_hours(now, preferences.quiet)
        heard = self.store.news.heard(person, number)
        since = self.store.cases.since(number) or at
        day = preferences.day(weight, city_day(first), city_day(heard) if heard else None, city_day(since))
        return first if day == city_day(first) else morning(day, preferences.quiet)

    def _later(self, person: str, awake: dt.datetime) -> None:
        """It became night before this was told: the service was down, or the quiet hours were changed."""
        for item in self.store.news.waiting(person):
            if item.due < awake:
                self.store.news.postpone(item, awake)

    def _tell(self, person: str, numbers: list[str], preferences: Preferences, now: dt.datetime) -> None:
        bundles = {number: self.store.news.waiting(person, number) for number in numbers}
        today = city_day(now)
        urgent = {n for n, items in bundles.items() if any(preferences.at_once(item.weight, today) for item in items)}
        calm = [number for number in numbers if number not in urgent]
        for group in [[n] for n in numbers if n in urgent] + ([calm] if calm else []):
            items = [item for number in group for item in bundles[number]]
            text = "\n\n".join(self._said(person, number, bundles[number]) for number in group)
            bulk = not urgent & set(group)
            case = group[0] if len(group) == 1 else None
            slot = f"news:{items[0].id}" if self.store.news.has_words(items) else None
            self.store.outbox.add(
                Message(person, text, _buttons(items, several=case is None), case, bulk=bulk, slot=slot), now
            )
            self.store.news.told(items, now, bundle=bulk, slot=slot)

    def _said(self, person: str, number: str, items: list[Item]) -> str:
        """What happened in one case, the weightiest first, under one heading; at the end what comes next. What came
        before the weightiest is said to be earlier: after a no nothing seems to go on."""
        first, *rest = _ordered(items)
        heading, newline, body = first.text.partition("\n")
        t, told, parts = speaker(self.store.people.get(person).spoken), {body}, [first.text]
        for item in rest:
            said = item.text.removeprefix(heading + newline)
            if said not in told:
                told.add(said)
                parts.append(f"{t('Eerder:')} {said}" if item.id < first.id else said)
        line = self.promised(number, person)
        return "\n\n".join(parts) + (f"\n{line}" if line else "")


def _ordered(items: list[Item]) -> list[Item]:
    """The weightiest first; that there is no news is only said when that is so, and once."""
    news = sorted((item for item in items if item.weight is not Weight.HEARTBEAT), key=lambda item: item.weight)
    return news or items[-1:]


def _buttons(items: list[Item], *, several: bool) -> tuple[Button, ...]:
    """The buttons of what is told. In a message about several cases each names its case; when those are too many to
    read, what answers a question stays, and any other case has one button, to look at it."""
    found = {button.action: (item.number, button) for item in _ordered(items) for button in item.buttons}
    if not several:
        return tuple(button for _number, button in found.values())[:BUTTONS]
    named = {action: _named(number, button) for action, (number, button) in found.items()}
    if len(named) <= BUTTONS:
        return tuple(named.values())
    answers = {action: number for action, (number, _button) in found.items() if action.startswith(ANSWERS)}
    looks = [number for number in dict.fromkeys(item.number for item in items) if number not in answers.values()]
    return (*(named[action] for action in answers), *(Button(number, f"case:{number}") for number in looks))


def _named(number: str, button: Button) -> Button:
    label = number if button.action == f"case:{number}" else f"{button.label} · {number}"
    return Button(label, button.action)
