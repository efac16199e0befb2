"""Residents and staff who write and tap at random, as patient as people are."""

import itertools
import random
import time
from collections import defaultdict, deque

from botapi import BotApi

STAFF, DESK = 900, -1001
LEAVERS = 30_001
"""From this number on: people who write once and block the bot at once."""
TEXTS = (
    "wij willen een straatfeest in de weimarstraat",
    "paspoort verlengen",
    "geveltuin in laak",
    "waar kan ik subsidie krijgen voor een buurtmoestuin",
    "we want to start a community garden in the neighbourhood",
    "/mijn",
    "/menu",
    "/help",
    "/waarom",
    "hoi",
    "ongeveer veertig mensen",
    "in juni",
    "2525",
    "speeltuin opknappen in moerwijk",
    "dank je wel",
    "bankje voor de deur",
    "hoe lang duurt dat eigenlijk?",
)
TOWARDS_A_CASE = ("Ja, verstuur", "Ja, dat mag", "Alleen", "Overslaan", "Aanmelden")
"""Labels that mostly are tapped when they are there, so that plans are registered."""
NOT_TAPPED = ("Mijn gegevens", "Download")
MOST_A_MINUTE = 45


class Crowd:
    """So many residents and one of staff; `act` lets one of them do something."""

    def __init__(self, api: BotApi, people: int, draw: random.Random) -> None:
        self._api = api
        self._draw = draw
        self._wrote: dict[int, deque[float]] = defaultdict(deque)
        self._taken_up: set[int] = set()
        self.residents = [20_001 + number for number in range(people)]
        self.acts, self.leavers = 0, 0

    def act(self) -> None:
        """Somebody does something; mostly one thing, sometimes three messages at once."""
        if self._draw.random() < 0.05 and self._take_up():
            return
        if self._draw.random() < 0.02:
            self._write_and_leave()
        person = self._draw.choice(self.residents)
        for _time in range(3 if self._draw.random() < 0.1 else 1):
            if self._may(person):
                self._one(person)

    def _one(self, person: int) -> None:
        self.acts += 1
        labels = self._labels(person)
        towards = [label for label in TOWARDS_A_CASE if label in labels]
        lot = self._draw.random()
        if towards and lot < 0.7:
            self._api.tap(person, towards[0])
        elif labels and lot < 0.8:
            self._api.tap(person, self._draw.choice(labels))
        else:
            self._api.send_text(person, self._draw.choice(TEXTS))

    def _write_and_leave(self) -> None:
        leaver = LEAVERS + self.leavers
        self.leavers += 1
        self._api.send_text(leaver, "hoi")
        self._api.block(leaver)

    def _labels(self, person: int) -> list[str]:
        newest = self._api.messages(person)[-1:]
        rows = itertools.chain.from_iterable(newest[0].buttons) if newest else ()
        return [label for label, action in rows if "://" not in action and label not in NOT_TAPPED]

    def _may(self, person: int) -> bool:
        """Nobody writes faster than a person can: that would be a flood, and set aside."""
        wrote, now = self._wrote[person], time.monotonic()
        while wrote and wrote[0] < now - 60:
            wrote.popleft()
        if len(wrote) >= MOST_A_MINUTE:
            return False
        wrote.append(now)
        return True

    def _take_up(self) -> bool:
        """Staff take up a plan that nobody has."""
        cards = [sent for sent in self._api.messages(DESK) if "Pak op" in sent.labels]
        free = [card for card in cards if card.message_id not in self._taken_up]
        if not free or not self._may(STAFF):
            return False
        self._taken_up.add(free[0].message_id)
        self._api.tap(DESK, "Pak op", free[0].message_id, user_id=STAFF)
        self.acts += 1
        return True
