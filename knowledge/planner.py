"""Plans backward from the day of an activity: what must be arranged by when, and whether that is still possible."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from knowledge.answer import Result
from knowledge.judge import DOUBTS, before
from knowledge.model import Kind, Record

_PERMISSIONS = frozenset({Kind.MELDING, Kind.VERGUNNING})
TIGHT_DAYS = 14
"""A last day that comes within this many calendar days is tight."""


@dataclass(frozen=True)
class Deadline:
    """Something to arrange at the latest on `day`.

    `apply`: the term of the record itself. `to-know`: nothing forbids applying later, but then the decision
    comes after the activity.
    """

    day: dt.date
    record: Record
    kind: Literal["apply", "to-know"]

    def missed(self, today: dt.date) -> bool:
        """Has the day passed?"""
        return self.day < today


@dataclass(frozen=True)
class Plan:
    """All deadlines of a route, the soonest first, seen on `today`."""

    activity: dt.date
    today: dt.date
    deadlines: tuple[Deadline, ...]

    @property
    def feasible(self) -> Literal["yes", "tight", "no"]:
        """Can it still be done? `no` when a permission can't be had in time any more; money missed is no obstacle."""
        own = [
            deadline for deadline in self.deadlines if deadline.record.kind in _PERMISSIONS and deadline.kind == "apply"
        ]
        if self.activity < self.today or any(deadline.missed(self.today) for deadline in own):
            return "no"
        near = self.today + dt.timedelta(days=TIGHT_DAYS)
        return "tight" if any(deadline.day <= near for deadline in own) else "yes"

    @property
    def coming(self) -> tuple[Deadline, ...]:
        """The deadlines that have not passed."""
        return tuple(deadline for deadline in self.deadlines if not deadline.missed(self.today))


def plan(results: Iterable[Result], activity: dt.date, today: dt.date) -> Plan:
    """The plan for an activity on this day, along the records of a route."""
    found = [deadline for result in results if (deadline := _deadline(result, activity)) is not None]
    return Plan(activity, today, tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.record.id))))


def _deadline(result: Result, activity: dt.date) -> Deadline | None:
    """The last day for one record: by its own term or round, and early enough to know the decision in time."""
    record, last = result.record, result.verdict.latest_apply
    other = [reason for reason in result.verdict.why if reason.code not in (*DOUBTS, "too-late")]
    if other:
        return None
    if last is not None:
        return Deadline(last, record, "apply")
    if record.decision is not None and record.decision.as_of != "undated":
        return Deadline(before(activity, record.decision), record, "to-know")
    return None


def closings(record: Record, today: dt.date) -> list[tuple[dt.date, str]]:
    """The next closing day of each round from today on, and for which year that is known; the soonest first."""
    found = ((_next(one.closes, today), one.as_of) for one in record.rounds)
    return sorted((day, as_of) for day, as_of in found if day is not None)


def _next(closes: str, today: dt.date) -> dt.date | None:
    """The first time that this closing day (`MM-DD`, or one full date) comes from today on."""
    if len(closes) > len("MM-DD"):
        day = dt.date.fromisoformat(closes)
        return day if day >= today else None
    month, number = (int(part) for part in closes.split("-"))
    years = (today.year + ahead for ahead in range(9))  # 29 February comes back within eight years
    days = (dt.date(year, month, number) for year in years if (month, number) != (2, 29) or calendar.isleap(year))
    return next((day for day in days if day >= today), None)
