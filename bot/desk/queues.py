"""What waits at the desk for somebody, within what they work on; and what of it they hear in the morning."""

import datetime as dt
from dataclasses import dataclass, replace

from bot.casework import CLAIM, Casework
from bot.clock import CITY_TIME, city_day
from bot.desk.roster import Roster, covers
from bot.desk.switches import standing
from bot.i18n import speaker
from bot.messages import Message
from bot.store.cases import Card
from bot.store.queues import Stuck
from bot.store.staff import Member, Role
from bot.words import gaps as gap_words
from bot.words import queues as words
from flows.case import State
from flows.promise import is_working_day, warn_until
from knowledge.workdays import is_holiday

DIGEST = dt.time(8, 30), dt.time(12)
"""Between these, people of the desk hear once on a working day what waits for them."""
_T = speaker("nl")
_NEW = (State.RECEIVED, State.SEEN)
_OURS = (State.ASSIGNED, State.IN_PROGRESS)
_THEIRS = (State.WAITING_FOR_YOU, State.WAITING_FOR_OTHER)


@dataclass(frozen=True)
class Waiting:
    """The queues by their name, the most pressing first, and the rules at the doorbraaktafel by case number."""

    queues: dict[str, list[Card]]
    stuck: dict[str, Stuck]


@dataclass(frozen=True)
class Queues:
    """The queues of the desk."""

    casework: Casework
    roster: Roster

    def show(self, to: str, person: str, name: str, now: dt.datetime, page: int = 0) -> Message:
        """All queues with their counts, or one of them, a page at a time."""
        member = self.roster.member(person)
        waiting = self.of(member, now) if member else Waiting({}, {})
        if name in waiting.queues:
            return Message(
                to, *words.one(name, waiting.queues[name], waiting.stuck, city_day(now), self._told(now), page)
            )
        return Message(to, *words.overview(waiting.queues, standing(self.casework.store), self._told(now)))

    def _told(self, now: dt.datetime) -> words.Told:
        """What a case is about; and where it lies, who keeps it, who is in the middle of an answer to its people, and
        until when there is one when that is soon."""
        store, places, soon = self.casework.store, self.casework.place_names(), warn_until(city_day(now), is_holiday)
        staff, people = store.staff, store.people

        def told(card: Card) -> tuple[str, str]:
            keeper = [staff.name(card.keeper) or "een collega"] if card.keeper else []
            writing = people.at_desk(card.number, now - CLAIM)
            where = [name for name in (card.department or places.get(card.stadsdeel or ""),) if name]
            due = [one.due for one in store.promises.open_of(card.number) if one.kind == "answer"]
            until = [f"uiterlijk {_T.day(day)}" for day in due if day <= soon]
            writes = [f"✍️ {staff.name(person) or 'een collega'}" for person in writing]
            return self.casework.subject(card), " · ".join([*where, *keeper, *writes, *until])

        return told

    def of(self, member: Member, now: dt.datetime) -> Waiting:
        """What waits within what somebody works on."""
        return self._within(member, self._all(now))

    def _all(self, now: dt.datetime) -> Waiting:
        """What waits at all."""
        store, today = self.casework.store, city_day(now)
        stuck = {found.card.number: found for found in store.queues.stuck()}
        away = store.staff.away(today)
        cards = {
            "broken": store.queues.broken(),
            "lapsing": store.queues.lapsing(today, warn_until(today, is_holiday)),
            "new": store.cases.in_states(*_NEW),
            "ours": store.cases.in_states(*_OURS),
            "theirs": [card for card in store.cases.in_states(*_THEIRS) if card.number not in stuck],
            "stuck": [found.card for found in stuck.values()],
            "away": [card for card in store.queues.kept() if self._has_no_keeper(card, away)],
        }
        return Waiting(cards, stuck)

    def digests(self, now: dt.datetime) -> None:
        """In the morning of a working day, once: tells everybody of the desk who is there what waits for them, and
        editors what we did not know. Who has nothing waiting hears nothing."""
        today, store = city_day(now), self.casework.store
        first, last = DIGEST
        if not first <= now.astimezone(CITY_TIME).time() < last or not is_working_day(today, is_holiday):
            return
        before = store.recall(_TOLD_ON)
        if before == today.isoformat():
            return
        store.remember(_TOLD_ON, today.isoformat())
        away, waiting = store.staff.away(today), self._all(now)
        for member in self.roster.everybody(store.audit.who()):
            if member.person not in away and self.roster.works_on_cases(member.person):
                queues = self._within(member, waiting).queues
                mine = {card.number for found in queues.values() for card in found if card.keeper == member.person}
                switched = standing(store) if member.role is Role.COORDINATOR else []
                if told := words.digest(queues, mine, switched, self._told(now)):
                    store.outbox.add(Message(member.person, *told, bulk=True), now)
            elif member.person not in away and (new := self._new_gaps(before)):
                store.outbox.add(Message(member.person, gap_words.digest(new), bulk=True), now)

    def _new_gaps(self, before: str | None) -> int:
        """How many questions without a good answer came since the morning of this day; all when there was none."""
        since = dt.datetime.combine(dt.date.fromisoformat(before or "2000-01-01"), DIGEST[0], CITY_TIME)
        return sum(dt.datetime.fromisoformat(gap["at"]) >= since for gap in self.casework.store.gaps.newest())

    def _has_no_keeper(self, card: Card, away: set[str]) -> bool:
        """Is who keeps this case away, or no longer at the desk?"""
        return card.keeper is not None and (card.keeper in away or not self.roster.is_staff(card.keeper))

    def _within(self, member: Member, waiting: Waiting) -> Waiting:
        """Without what is of others."""

        def theirs(card: Card) -> bool:
            return covers(member, card, frozenset(self.casework.themes(card)))

        return replace(waiting, queues={name: list(filter(theirs, found)) for name, found in waiting.queues.items()})


_TOLD_ON = "digest-on"
