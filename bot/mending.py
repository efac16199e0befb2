"""What staff said and then put right: a correction or a message taken back reaches the resident's phone as well."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.casework import Casework
from bot.i18n import Speaker, speaker
from bot.messages import Message
from bot.store.news import Item, Piece
from flows.case import CORRECTED, DECIDED, TAKEN_BACK, Case, Event, Move, replay
from flows.preferences import Weight

TAKES_BACK = frozenset({Move.NEWS, Move.ASK, Move.WAIT})
"""Moves that are only words; a decision or a hand-over is not undone by taking back the message about it."""
_MOVES = frozenset(move.value for move in Move)


Swaps = tuple[tuple[str, str], ...]
"""What was said and what it must be: as the people of the case read it, and the bare words that followers may have."""


class Mended(StrEnum):
    """What became of it at the resident."""

    NOT_TOLD = "not-told"
    """It was not told yet: only the right words will be."""
    CHANGED = "changed"
    """What stands on their phone was changed, or taken away."""
    TOLD_AGAIN = "told-again"
    """What they have can't be changed any more, so it is said once more."""


@dataclass(frozen=True)
class Mending:
    """Corrections of what was said in cases."""

    casework: Casework

    def correct(self, number: str, at: int, name: str, text: str, by: str, now: dt.datetime) -> Mended | None:
        """The words `name` of the event at this place read like this from now on; None when nothing changes for
        the resident."""
        events = self.casework.store.cases.events(number)
        said = events[at]
        if said.data.get(name) in (None, text) or said.data.get("taken_back"):
            return None
        self.casework.note(number, CORRECTED, by, {"of": at, name: text}, now)
        if said.kind not in _MOVES:
            return None  # a note of colleagues: nobody was told
        then = replay(number, events[: at + 1])
        old = self._body(then, said, said.data)
        new = self._body(then, said, said.data | {name: text})
        mended = self._retell(then, at, ((old, new), (said.data[name], text)), now)
        if then.state in DECIDED and mended is Mended.CHANGED:
            # a decision never changes in silence: days count from what it says
            self.casework.tell(Piece(number, Weight.ACTION, self._again(then, new)), now)
        self.casework.news.tell(now, number)
        self.casework.post_card(number, now)
        return mended

    def take_back(self, number: str, at: int, by: str, now: dt.datetime) -> Mended | None:
        """What was said in the event at this place is taken back, and with it a state that it led to; None when it
        can't be, or was before."""
        events = self.casework.store.cases.events(number)
        said = events[at] if 0 <= at < len(events) else None
        if said is None or said.kind not in TAKES_BACK or said.data.get("taken_back"):
            return None
        then, without = replay(number, events[: at + 1]), replay(number, _still_said(events, at))
        undone = {"state": without.state.value} if without.state is not replay(number, events).state else {}
        self.casework.note(number, TAKEN_BACK, by, {"of": at, **undone}, now)
        mended = self._unsay(then, at, (self._body(then, said, said.data), said.data["text"]), now)
        self.casework.news.tell(now, number)
        self.casework.post_card(number, now)
        return mended

    def newest(self, number: str, by: str) -> int | None:
        """The place of the newest words of this person that can be taken back."""
        events = self.casework.store.cases.events(number)
        places = [
            place
            for place, event in enumerate(events)
            if event.by == by and event.kind in TAKES_BACK and not event.data.get("taken_back")
        ]
        return places[-1] if places else None

    def _retell(self, case: Case, at: int, swaps: Swaps, now: dt.datetime) -> Mended:
        """Everybody who hears of the case has the new words: in the old place where that can be."""
        store, again = self.casework.store, self._anew(case, swaps[0][1])

        def mend(item: Item) -> Mended:
            if item.slot is None:
                store.news.retell(item, _swapped(item.text, swaps) or item.text)
                return Mended.NOT_TOLD
            standing = store.outbox.standing(item.person, item.slot)
            changed = _swapped(standing.text, swaps) if standing else None
            if standing is None or changed is None:
                self.casework.news.add(item.person, again, now)
                return Mended.TOLD_AGAIN
            store.outbox.add(replace(standing, text=changed, bulk=False), now)
            return Mended.CHANGED

        return self._everybody(case, at, mend, again, now)

    def _unsay(self, case: Case, at: int, words: tuple[str, ...], now: dt.datetime) -> Mended:
        store, notice = self.casework.store, self._t(case)("Dit bericht is ingetrokken.")
        again, swaps = self._anew(case, notice), tuple((old, notice) for old in words)

        def mend(item: Item) -> Mended:
            if item.slot is None:
                store.news.drop(item)
                return Mended.NOT_TOLD
            standing = store.outbox.standing(item.person, item.slot)
            if standing is None:
                self.casework.news.add(item.person, again, now)
                return Mended.TOLD_AGAIN
            if store.news.told_with(item) == 1:
                gone = Message(item.person, notice, case=case.number, slot=item.slot, takes_back=True)
                store.outbox.add(gone, now)
            else:
                changed = _swapped(standing.text, swaps) or standing.text
                store.outbox.add(replace(standing, text=changed, bulk=False), now)
            return Mended.CHANGED

        return self._everybody(case, at, mend, again, now)

    def _everybody(self, case: Case, at: int, mend: Callable[[Item], Mended], again: Piece, now: dt.datetime) -> Mended:
        """Puts it right with everybody; tells the most that was needed for one of them."""
        items = self.casework.store.news.said(case.number, at)
        if not items:  # so long ago that nobody knows any more where it was told
            self.casework.tell(again, now)
            return Mended.TOLD_AGAIN
        done = {mend(item) for item in items}
        return next((worst for worst in (Mended.TOLD_AGAIN, Mended.CHANGED) if worst in done), Mended.NOT_TOLD)

    def _anew(self, case: Case, body: str) -> Piece:
        return Piece(case.number, Weight.WORD, self._again(case, body))

    def _again(self, case: Case, body: str) -> str:
        t = self._t(case)
        return f"{self.casework.heading(case.number)}\n{t('Een verbetering van een eerder bericht:')}\n{body}"

    def _body(self, case: Case, said: Event, data: Mapping[str, Any]) -> str:
        """What the resident reads of it, without the heading of the case."""
        return self.casework.said(case, Move(said.kind), data).partition("\n")[2]

    def _t(self, case: Case) -> Speaker:
        return speaker(self.casework.language(case.owner))


def _swapped(text: str, swaps: Swaps) -> str | None:
    """The text with the first of these that stands in it put right."""
    return next((text.replace(old, new, 1) for old, new in swaps if old in text), None)


def _still_said(events: Sequence[Event], at: int) -> list[Event]:
    """The events without what was taken back, and without the one at this place."""
    return [
        event
        for place, event in enumerate(events)
        if place != at and event.kind != TAKEN_BACK and not event.data.get("taken_back")
    ]
