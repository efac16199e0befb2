"""Does a record fit this person and plan? Yes, maybe (what is not known yet), or no (and what would make it fit).

Reasons are codes with arguments, not sentences: the words are made elsewhere, in the resident's language.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.model import Condition, Record, Role, Status, Stop, Term, Who
from knowledge.understand import Understanding

WORKING_DAYS_A_WEEK = 5


@dataclass(frozen=True)
class Reason:
    """Why: a code and the figure or id it is about."""

    code: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.code}:{self.value}" if self.value else self.code


@dataclass(frozen=True)
class Verdict:
    """The judgement of one record. `latest_apply` is the last day to apply, where a day and a term are known. Of a time
    without a day the last day is judged: what is too late for that is too late."""

    fit: Literal["yes", "maybe", "no"]
    why: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    latest_apply: dt.date | None = None


def judge(record: Record, said: Understanding) -> Verdict:
    """The verdict on `record` for what was said, as seen on `said.today`."""
    against: list[Reason] = []
    doubts: list[Reason] = []
    missing: list[str] = []
    _judge_status(record, said.today, against, doubts)
    _judge_who(record, said, against, missing)
    _judge_where(record, said, against, missing)
    _judge_people(record, said, against, missing)
    latest = latest_apply(record, said)
    at_most = latest or (_latest(record, said.period.last) if said.period and record.lead else None)
    if at_most is not None and at_most < said.today:
        against.append(Reason("too-late", at_most.isoformat()))
    elif latest is None and (record.lead or record.rounds):
        if said.date is None:
            missing.append("date")
        else:  # no round that we know of closes before that day
            doubts.append(Reason("confirm"))
    if record.outdoors and said.indoors:
        against.append(Reason("outdoors"))
    if record.pot and record.pot.state == "empty":
        against.append(Reason("pot-empty", record.pot.as_of))
    fit: Literal["yes", "maybe", "no"] = "no" if against else "maybe" if doubts or missing else "yes"
    return Verdict(fit, (*against, *doubts), tuple(missing), latest)


def _judge_status(record: Record, today: dt.date, against: list[Reason], doubts: list[Reason]) -> None:
    match record.status:
        case Status.CURRENT:
            pass
        case Status.EXPIRED:
            against.append(Reason("ended", record.ended or ""))
        case Status.IDEA:
            against.append(Reason("idea"))
        case Status.OTHER_CITY:
            against.append(Reason("other-city"))
        case Status.CHECK | Status.YEAR_BOUND | Status.PILOT:
            doubts.append(Reason("confirm"))
    if record.stale_after < today:
        doubts.append(Reason("stale", record.checked.isoformat()))


def _judge_who(record: Record, said: Understanding, against: list[Reason], missing: list[str]) -> None:
    if record.who is None:
        return
    allowed = set(record.who.may)
    if said.who is None:
        if not {Who.PERSON, Who.GROUP} & allowed:
            missing.append("who")
        return
    # "ik" may well speak for a group, and a group can always let one person apply
    asks = (
        {said.who, Who.GROUP}
        if said.who is Who.PERSON
        else {said.who, Who.PERSON}
        if said.who is Who.GROUP
        else {said.who}
    )
    if not asks & allowed:
        against.append(Reason("who", ",".join(record.who.may)))


def _judge_where(record: Record, said: Understanding, against: list[Reason], missing: list[str]) -> None:
    if record.where.scope != "districts":
        return
    if said.place is None:
        missing.append("place")
        return
    possible = {said.place.stadsdeel, *said.place.others}
    if not possible & set(record.where.stadsdelen):
        against.append(Reason("where", ",".join(record.where.stadsdelen)))
    elif not possible <= set(record.where.stadsdelen):
        missing.append("place")
    elif record.where.wijken and said.place.wijk and said.place.wijk not in record.where.wijken:
        against.append(Reason("where", ",".join(record.where.wijken)))


def _judge_people(record: Record, said: Understanding, against: list[Reason], missing: list[str]) -> None:
    for limit in record.limits:
        if limit.what != "visitors":
            continue
        if said.people is None:
            missing.append("people")
        elif limit.max is not None and said.people > limit.max:
            against.append(Reason("too-many", str(limit.max)))
        elif limit.min is not None and said.people < limit.min:
            against.append(Reason("too-few", str(limit.min)))


def latest_apply(record: Record, said: Understanding) -> dt.date | None:
    """The last day on which one can apply for an activity on `said.date`: by term, by closing round, or both."""
    return _latest(record, said.date)


def _latest(record: Record, day: dt.date | None) -> dt.date | None:
    if day is None:
        return None
    last = day
    if record.lead:
        last = before(day, record.lead)
    if record.rounds:
        closings = [day for closing in record.rounds for day in _closings(closing.closes, last)]
        if not closings:
            return None
        last = max(closings)
    return last if record.lead or record.rounds else None


def before(day: dt.date, term: Term) -> dt.date:
    """The day that lies `term` before `day`; working days count Monday to Friday."""
    match term.unit:
        case "days":
            return day - dt.timedelta(days=term.value)
        case "weeks":
            return day - dt.timedelta(weeks=term.value)
        case "months":
            year, month = divmod(day.year * 12 + day.month - 1 - term.value, 12)
            return _clamped(year, month + 1, day.day)
        case "working-days":
            left = term.value
            while left:
                day -= dt.timedelta(days=1)
                left -= day.weekday() < WORKING_DAYS_A_WEEK
            return day


def _clamped(year: int, month: int, day: int) -> dt.date:
    for candidate in range(day, 27, -1):
        try:
            return dt.date(year, month, candidate)
        except ValueError:
            continue
    return dt.date(year, month, min(day, 28))


def _closings(closes: str, last: dt.date) -> list[dt.date]:
    """The closing days of one round on or before `last`: this year's and last year's, or the one full date."""
    texts = [closes] if len(closes) == 10 else [f"{year}-{closes}" for year in (last.year, last.year - 1)]
    days = []
    for text in texts:
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            continue
        if day <= last:
            days.append(day)
    return days


def applies(condition: Condition | None, said: Understanding) -> bool:
    """Does a stop of a route apply? What is not known does not exclude it; outside is where a plan is unless told."""
    if condition is None:
        return True
    if condition.who and said.who and said.who is not Who.PERSON and said.who not in condition.who:
        return False
    if condition.stadsdelen and said.place:
        possible = {said.place.stadsdeel, *said.place.others}
        if not possible & set(condition.stadsdelen):
            return False
    if condition.indoors is not None and condition.indoors is not bool(said.indoors):
        return False
    if said.amount is not None:
        if condition.min_amount is not None and said.amount < condition.min_amount:
            return False
        if condition.max_amount is not None and said.amount > condition.max_amount:
            return False
    return True


def in_order(stops: Sequence[Stop], said: Understanding) -> list[Stop]:
    """The stops that apply. After the first, which is the answer itself, what is there for just this kind of applicant
    goes before the others in its role."""
    kept = [stop for stop in stops if applies(stop.when, said)]
    if said.who in (None, Who.PERSON, Who.GROUP):  # nothing is there for just anybody
        return kept
    first, others = kept[:1], kept[1:]
    meant_first = sorted(others, key=lambda stop: stop.when is None or said.who not in stop.when.who)
    meant = {role: iter([stop for stop in meant_first if stop.role is role]) for role in Role}
    return first + [next(meant[stop.role]) for stop in others]
