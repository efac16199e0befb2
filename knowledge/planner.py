"""Plans backward from the day of an activity: what must be arranged by when, and whether that is still possible."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.answer import Answer, Result
from knowledge.judge import DOUBTS, decided_by, judge, latest_apply
from knowledge.model import LEAVE, Kind, Need, Record, Role, Round
from knowledge.understand import Understanding
from knowledge.workdays import back_working_days, is_working_day

TIGHT_DAYS = 14
"""A last day that comes within this many calendar days is tight."""
AHEAD = dt.timedelta(days=7)
"""A reminder comes this long before a last day, or tomorrow when that is nearer."""
_SOMEDAY = dt.timedelta(days=365)
"""So far ahead nothing is too late yet."""
FURTHEST = dt.timedelta(days=2 * 365)
"""The first possible day is not looked for after this."""

Known = Literal["day", "about", "from", "at-latest"]
Feasible = Literal["yes", "tight", "partly", "unsure", "unknown", "no"]


@dataclass(frozen=True)
class Deadline:
    """Something to arrange at the latest on `day`; None when no day is known.

    `apply`: the term of the record itself. `to-know`: one may apply later, but then the decision may come after the
    activity. `late`: that day has passed, and the last day itself has not. `ask`: how long it takes is not known.
    `round-over`: its last round is over and no new one was seen. What is not `needed` is for some such plans only, as
    far as is known.
    """

    day: dt.date | None
    record: Record
    kind: Literal["apply", "to-know", "late", "ask", "round-over"]
    needed: bool = True

    def missed(self, today: dt.date) -> bool:
        """Has the day passed?"""
        return self.day is not None and self.day < today

    def remind_on(self, today: dt.date) -> dt.date | None:
        """The day on which to be reminded of it; None when that is of no use any more, or no day is known."""
        return None if self.day is None or self.day <= today else max(self.day - AHEAD, today + dt.timedelta(days=1))

    def last_call(self, today: dt.date) -> dt.date | None:
        """The day on which to be reminded once more of what is surely needed: the last working day before it, or that
        day itself where that is one. None when neither comes after the first reminder."""
        first = self.remind_on(today)
        if self.day is None or first is None or not self.needed:
            return None
        days = (back_working_days(self.day, 1), self.day)
        return next((day for day in days if day > first and is_working_day(day)), None)


@dataclass(frozen=True)
class Plan:
    """What a route asks to be arranged, seen on `today`: what has no day first, then the soonest, then what has no
    round. `decides`: the permission without which it can't be done, the hardest to have in time. `perhaps`:
    permissions to ask about. `known`: how well the day of the activity is known, which is that day, about that day,
    that day or later, or that day at the latest."""

    activity: dt.date
    today: dt.date
    deadlines: tuple[Deadline, ...]
    decides: Deadline | None = None
    perhaps: tuple[Record, ...] = ()
    until: dt.date | None = None
    """The last day, where the activity takes several; what is to be arranged counts back from the first."""
    known: Known = "day"

    @property
    def feasible(self) -> Feasible:
        """Can it still be done? `no`: the permission can't be had in time any more. `unknown`: how long it takes is not
        known. `unsure`: it may come too late. `partly`: it can, without what was missed: money is no obstacle."""
        decides = self.decides
        if self.activity < self.today or (decides and decides.missed(self.today)):
            return "no"
        if decides and decides.kind in ("ask", "late"):
            return "unknown" if decides.kind == "ask" else "unsure"
        needed = [one for one in self.deadlines if one.needed and one.kind in ("apply", "to-know", "late")]
        coming = [one for one in needed if not one.missed(self.today)]
        if not needed:
            return "unknown"
        if any(self._by(one) <= self.today + dt.timedelta(days=TIGHT_DAYS) for one in coming):
            return "tight"
        return "partly" if len(coming) < len(needed) else "yes"

    @property
    def stuck(self) -> bool:
        """Is it too late, as far as is known, or not sure that it isn't? Of what may not be needed at all nobody can
        tell."""
        surely = any(one.needed for one in self.deadlines)
        return self.feasible == "no" or (surely and self.feasible in ("unsure", "unknown"))

    @property
    def coming(self) -> tuple[Deadline, ...]:
        """The days that have not passed."""
        return tuple(one for one in self.deadlines if one.day is not None and not one.missed(self.today))

    @property
    def first(self) -> Deadline | None:
        """What to do first, this week; None when nothing is surely needed, or it can't be done any more."""
        open_ = (one for one in self.deadlines if not one.missed(self.today) and one.kind != "round-over")
        todo = [one for one in open_ if one.needed]
        todo.sort(key=lambda one: (self._by(one), one is not self.decides))
        return todo[0] if todo and self.feasible != "no" else None

    def _by(self, one: Deadline) -> dt.date:
        """When it is to be done: at once where one has to ask, or the answer may come too late."""
        return self.today if one.day is None or one.kind == "late" else one.day


@dataclass(frozen=True)
class Ways:
    """What can be done about a plan that is stuck. `indoors`: what is only needed
    outdoors. `smaller`: what is enough for a smaller one, and for how many visitors at most. `first_day`: the first day
    for which all can still be arranged, when that is done today."""

    indoors: Record | None
    smaller: tuple[Record, int] | None
    first_day: dt.date | None


def plan(found: Answer) -> Plan | None:
    """The plan along the route that was found, seen on the day of the question; None when no day was named for the
    activity. Of a time without a day it is for the first that it can be, where that can still be done; else there is
    only one when even its last day is too soon."""
    said = found.understanding
    if said.date is not None:
        return replace(_on_the_day(found, said.date), known="about" if said.about else "day")
    first, last = (said.period.first, said.period.last) if said.period else (None, None)
    if first is not None and first > said.today:
        made = _on_the_day(_judged_for(found, first), first)
        if made.feasible != "no":
            return replace(made, known="from")
    if last is None:
        return None
    made = _on_the_day(_judged_for(found, last), last)
    return replace(made, known="at-latest") if made.feasible == "no" else None


def counts_back(found: Answer) -> bool:
    """Does the route that was found have anything to arrange by a last day, whatever day the activity is on?"""
    someday = found.understanding.today + _SOMEDAY
    return bool(_on_the_day(_judged_for(found, someday), someday).deadlines)


def _judged_for(found: Answer, day: dt.date) -> Answer:
    """What was found, judged as if it is on this day."""
    said, needs = replace(found.understanding, date=day, period=None), [need.id for need in found.needs]
    results = (replace(result, verdict=judge(result.record, said, needs)) for result in found.results)
    return replace(found, understanding=said, results=tuple(results))


def _on_the_day(found: Answer, day: dt.date) -> Plan:
    said, route = found.understanding, sorted(_route(found), key=_place_on(found.needs))
    leave = [result for result in route if _is_leave(result)]
    needed = _surely_needed(found, leave)
    must = [one for result in needed if (one := _deadline(result, said))]
    others = [(result.record, _deadline(result, said)) for result in leave if result not in needed]
    dated = [one for _record, one in others if one and one.kind in ("apply", "to-know") and not one.missed(said.today)]
    for_money = {"group"} if said.amount is not None else set()  # who needs so much goes and finds the others
    found_too = [
        replace(one, needed=set(result.verdict.missing) <= for_money)
        for result in route
        if result not in leave and not found.is_for_some(result) and (one := _deadline(result, said))
    ]
    deadlines = [*must, *found_too, *(replace(one, needed=False) for one in dated)]
    deadlines.sort(key=lambda one: (one.kind == "round-over", one.day or dt.date.min, not one.needed, one.record.id))
    to_ask = tuple(record for record, one in others if one not in dated)
    decides = min(must, key=lambda one: (not one.missed(said.today), one.kind == "apply"), default=None)
    return Plan(day, said.today, tuple(deadlines), decides, to_ask, said.until)


def _surely_needed(found: Answer, leave: list[Result]) -> list[Result]:
    """The leave that this plan can't do without: the first, and what it needs for what it brings along."""
    sure = [result for result in leave if not found.is_for_some(result)]
    return [result for at, result in enumerate(sure) if at == 0 or result.verdict.needed_for]


def ways(found: Answer) -> Ways:
    """What can still be done, by the limits and terms of the permissions on the route that was found."""
    made, said = plan(found), found.understanding
    if made is None or not made.stuck:
        return Ways(None, None, None)
    decides = made.decides.record if made.decides else None
    smaller = (_smaller(result) for result in found.results if result.role is Role.PERMISSION)
    return Ways(
        decides if decides and decides.outdoors else None,
        next((one for one in smaller if one), None),
        _first_day(decides, said) if decides else None,
    )


def _route(found: Answer) -> Iterator[Result]:
    """What leads the answer, the route of its first need, the leave with a last day on that of the next, and what is
    needed for what the plan brings along, as far as they may fit; not what was found beside it by its own words."""
    stops = {stop.record for stop in found.need.route} if found.need else set()
    beside = {stop.record for need in found.needs[1:] for stop in need.route if not stop.perhaps}
    for at, result in enumerate(found.results):
        dated = _is_leave(result) and result.verdict.latest_apply is not None  # the answer names that day
        on_route = result.record.id in stops or bool(result.verdict.needed_for)
        on_route = result.role is not None and (on_route or (dated and result.record.id in beside))
        if (on_route or at == 0) and {reason.code for reason in result.verdict.why} <= {*DOUBTS, "too-late"}:
            yield result


def _place_on(needs: Sequence[Need]) -> Callable[[Result], int]:
    """The order of the routes; what is not on them comes first, as it was found."""
    stops = [stop.record for need in needs for stop in need.route]
    return lambda result: stops.index(result.record.id) if result.record.id in stops else -1


def _is_leave(result: Result) -> bool:
    """Is this what one needs leave by: a permission of its own, or one that says who to ask or how long ahead?"""
    record = result.record
    if result.role is not Role.PERMISSION:
        return result.role is None and record.kind in LEAVE
    return record.kind in {*LEAVE, Kind.LOKET} or bool(record.lead or record.rounds or record.decision)


def _deadline(result: Result, said: Understanding) -> Deadline | None:
    """The last day for one record: by its own term or round, and early enough to know the decision in time."""
    record, last, known = result.record, result.verdict.latest_apply, result.verdict.decided_by
    if any(reason.code == "round-over" for reason in result.verdict.why):
        return Deadline(None, record, "round-over")
    if last is not None and (last < said.today or known is None or known >= last):
        return Deadline(last, record, "apply")
    if known is None:
        return Deadline(None, record, "ask") if _is_leave(result) else None
    return Deadline(last, record, "late") if known < said.today else Deadline(known, record, "to-know")


def _smaller(result: Result) -> tuple[Record, int] | None:
    """The record and its most visitors, where only too many come for it."""
    against = [reason for reason in result.verdict.why if reason.code not in DOUBTS]
    enough = len(against) == 1 and against[0].code == "too-many"
    return (result.record, int(against[0].value)) if enough else None


def _first_day(record: Record, said: Understanding) -> dt.date | None:
    """The first day for which leave that is asked today comes in time; None when that is not known."""
    for ahead in range(1, FURTHEST.days):
        then = replace(said, date=said.today + dt.timedelta(days=ahead))
        days = [day for day in (latest_apply(record, then), decided_by(record, then)) if day is not None]
        if days and min(days) >= said.today:
            return then.date
    return None


def closings(record: Record, today: dt.date) -> list[tuple[dt.date, str]]:
    """The next closing day of each round from today on, and for which year that is known; the soonest first."""
    found = ((_next(one, today), one.as_of) for one in record.rounds)
    return sorted((day, as_of) for day, as_of in found if day is not None)


def _next(one: Round, today: dt.date) -> dt.date | None:
    """The first time that this closing day (`MM-DD`, or one full date) comes from today on."""
    if one.once:
        day = dt.date.fromisoformat(one.closes)
        return day if day >= today else None
    month, number = (int(part) for part in one.closes.split("-"))
    years = (today.year + ahead for ahead in range(9))  # 29 February comes back within eight years
    days = (dt.date(year, month, number) for year in years if (month, number) != (2, 29) or calendar.isleap(year))
    return next((day for day in days if day >= today), None)
