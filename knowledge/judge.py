"""Does a record fit this person and plan? Yes, maybe (what is not known yet), or no (and what would make it fit).

Reasons are codes with arguments, not sentences: the words are made elsewhere, in the resident's language.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.combine import ceiling
from knowledge.model import Condition, Record, Role, Round, Season, Status, Stop, Term, Who
from knowledge.traits import Trait
from knowledge.understand import Understanding
from knowledge.workdays import back_working_days

IN_CHARGE = 21
"""The highest age that a rule asks of who does it. A higher age is of those whom it is for, and not of who asks."""
BEHIND = 0.99
"""The share of the score of what does not fit that goes to what is needed instead."""
IN_THE_STREET = frozenset({Trait.ROAD_CLOSED, Trait.ANIMALS, Trait.LATE})
DOUBTS = frozenset({"confirm", "stale", "round-over", "above-most"})
"""Codes of reasons for which a record may fit all the same; any other is against it."""


@dataclass(frozen=True)
class Reason:
    """Why: a code and the figure or id it is about."""

    code: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.code}:{self.value}" if self.value else self.code


@dataclass(frozen=True)
class Verdict:
    """The judgement of one record. `latest_apply` is the last day to apply, where a day and a term are known; after
    `decided_by` the decision may come after the activity. Of a time without a day the last day is judged: what is too
    late for that is too late. What is in time for the first that it can be is in time: that is its `latest_apply`.
    `most` is the highest amount in euros for what it is asked for, where that is known. `needed_for`: what the plan
    brings along for which this is needed. `closes_next`: the first closing day from today on, whatever the plan."""

    fit: Literal["yes", "maybe", "no"]
    why: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    latest_apply: dt.date | None = None
    decided_by: dt.date | None = None
    most: int | None = None
    needed_for: tuple[Trait, ...] = ()
    closes_next: dt.date | None = None


def judge(record: Record, said: Understanding, needs: Sequence[str] = ()) -> Verdict:
    """The verdict on `record` for what was said and these needs (ids), as seen on `said.today`."""
    against: list[Reason] = []
    doubts: list[Reason] = []
    missing: list[str] = []
    _judge_status(record, said.today, against, doubts)
    _judge_who(record, said, against, missing)
    _judge_where(record, said, against, missing)
    _judge_people(record, said, against, missing)
    if not in_season(record.season, said):
        against.append(Reason("out-of-season"))
    most = ceiling(record, needs)
    _judge_money(record, said, most, against, doubts)
    latest = latest_apply(record, said)
    at_most = latest or (_latest(record, said.period.last, said.today) if said.period and record.lead else None)
    if said.date is None and said.period and record.lead:  # in time for the first day that it can be is in time
        safe = _latest(record, said.period.first, said.today)
        latest = safe if safe and safe >= said.today else None
    if record.outdoors and said.indoors:
        against.append(Reason("outdoors"))  # and then no term has passed
    elif (over := _over(record, said.today)) is not None:
        doubts.append(Reason("round-over", over))
    elif at_most is not None and at_most < said.today:
        against.append(Reason("too-late", at_most.isoformat()))
    elif (latest is None or said.date is None) and (record.lead or record.rounds):
        if said.date is None:
            missing.append("date")
        else:  # no round that we know of closes before that day
            doubts.append(Reason("confirm"))
    against += [Reason("not-with", trait) for trait in record.not_with if trait in brought_along(said)]
    if record.pot and record.pot.state == "empty":
        against.append(Reason("pot-empty", record.pot.as_of))
    fit: Literal["yes", "maybe", "no"] = "no" if against else "maybe" if doubts or missing else "yes"
    brought = brought_along(said)
    needed_for = tuple(trait for trait in record.needed_with if trait in brought)
    return Verdict(
        fit,
        (*against, *doubts),
        tuple(missing),
        latest,
        decided_by(record, said),
        most,
        needed_for,
        min((day for one in record.rounds for day in _coming(one, said.today)), default=None),
    )


def without(verdict: Verdict, code: str) -> Verdict:
    """The verdict without the reason of this code."""
    return replace(verdict, why=tuple(reason for reason in verdict.why if reason.code != code))


def as_planned(record: Record, said: Understanding) -> Record:
    """The record with only what holds for a plan that is done inside, if it is."""
    if not said.indoors:
        return record
    lead = None if record.lead and record.lead.outdoors else record.lead
    limits = tuple(limit for limit in record.limits if not limit.outdoors)
    same = lead is record.lead and len(limits) == len(record.limits)
    return record if same else record.model_copy(update={"lead": lead, "limits": limits})


def brought_along(said: Understanding) -> frozenset[Trait]:
    """What the plan brings along that counts: inside, no rule of the street does."""
    return said.traits - IN_THE_STREET if said.indoors else said.traits


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
    # "ik" may well speak for a group, if not alone, and a group can always let one person apply
    asks = (
        {said.who, Who.GROUP}
        if said.who is Who.PERSON and said.askers != 1
        else {said.who, Who.PERSON}
        if said.who is Who.GROUP
        else {said.who}
    )
    if asks & allowed:
        return
    if said.who is Who.ORGANISATION and {Who.FOUNDATION, Who.ASSOCIATION} & allowed:
        missing.append("who")  # a school or a church may well be one of these
    else:
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
    no_form = said.who in (None, Who.PERSON, Who.GROUP)
    counted = {"visitors": said.people, "stalls": said.stalls} | ({"group": said.askers} if no_form else {})
    for limit in record.limits:
        if limit.what == "age" and said.age and limit.min is not None and said.age < limit.min <= IN_CHARGE:
            against.append(Reason("too-young", str(limit.min)))
        if limit.what not in counted:
            continue
        count, suffix = counted[limit.what], "" if limit.what == "visitors" else f"-{limit.what}"
        if count is None:
            missing.append("people" if limit.what == "visitors" else limit.what)
        elif limit.max is not None and count > limit.max:
            against.append(Reason(f"too-many{suffix}", str(limit.max)))
        elif limit.min is not None and count < limit.min and not brought_along(said) & set(record.needed_with):
            against.append(Reason(f"too-few{suffix}", str(limit.min)))


def _judge_money(
    record: Record, said: Understanding, most: int | None, against: list[Reason], doubts: list[Reason]
) -> None:
    if record.beside and record.beside.other in ("funds", "none") and Trait.CITY_MONEY in said.traits:
        against.append(Reason("beside", record.beside.as_of))
    if record.amount is None or said.sought is None or record.amount.per:
        return
    if record.amount.min is not None and said.sought < record.amount.min:
        against.append(Reason("below-min", str(record.amount.min)))
    elif most is not None and said.sought > most:
        doubts.append(Reason("above-most", str(most)))


def latest_apply(record: Record, said: Understanding) -> dt.date | None:
    """The last day on which one can apply for an activity on `said.date`: by term, by closing round, or the first of
    both. Only a round of which the decision comes before the activity is of use."""
    return _latest(record, said.date, said.today)


def _latest(record: Record, day: dt.date | None, today: dt.date) -> dt.date | None:
    if day is None:
        return None
    term = before(day, record.lead) if record.lead else None
    if not record.rounds:
        return term
    decided = before(day, record.decision) if record.decision else day
    closings = [each for one in record.rounds for each in _closings(one, day, decided) if not _past(one, today)]
    if not closings:
        return None
    return max(closings) if term is None else min(term, max(closings))


def decided_by(record: Record, said: Understanding) -> dt.date | None:
    """The last day to apply with which the decision comes before `said.date`. None when no term for it is known, or it
    is a round that says so."""
    return before(said.date, record.decision) if said.date and record.decision and not record.rounds else None


def before(day: dt.date, term: Term) -> dt.date:
    """The day that lies `term` before `day`; a working day is from Monday to Friday, and no public holiday."""
    match term.unit:
        case "days":
            return day - dt.timedelta(days=term.value)
        case "weeks":
            return day - dt.timedelta(weeks=term.value)
        case "months":
            year, month = divmod(day.year * 12 + day.month - 1 - term.value, 12)
            return _clamped(year, month + 1, day.day)
        case "working-days":
            return back_working_days(day, term.value)


def _clamped(year: int, month: int, day: int) -> dt.date:
    for candidate in range(day, 27, -1):
        try:
            return dt.date(year, month, candidate)
        except ValueError:
            continue
    return dt.date(year, month, min(day, 28))


def _closings(one: Round, activity: dt.date, last: dt.date) -> list[dt.date]:
    """The closing days of one round on or before `last`: this year's and last year's, the one in the year before the
    activity, or the one full date."""
    years = (activity.year - 1,) if one.year_before else (last.year, last.year - 1)
    texts = [one.closes] if one.once else [f"{year}-{one.closes}" for year in years]
    days = []
    for text in texts:
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            continue
        if day <= last:
            days.append(day)
    return days


def _coming(one: Round, today: dt.date) -> list[dt.date]:
    """The closing days of one round from `today` on, of this year and the next."""
    texts = [one.closes] if one.once else [f"{year}-{one.closes}" for year in (today.year, today.year + 1)]
    days = (_clamped(*map(int, text.split("-"))) for text in texts)
    return [day for day in days if day >= today]


def _past(one: Round, today: dt.date) -> bool:
    """Was this round there once, and is it over?"""
    return one.once and one.closes < today.isoformat()


def _over(record: Record, today: dt.date) -> str | None:
    """The last closing day of a record of which all rounds are over, and no new one is known."""
    over = all(_past(one, today) for one in record.rounds)
    return max((one.closes for one in record.rounds), default=None) if over else None


def in_season(season: Season | None, said: Understanding) -> bool:
    """Can it be on the day, or in the time, that was told? Without a season, or a day, nothing says that it
    can't."""
    if season is None:
        return True
    if said.date is not None:
        return season.holds(said.date)
    last = said.period.last if said.period else None
    if last is None:
        return True
    first = max(said.today, said.period.first) if said.period and said.period.first else said.today
    return any(season.holds(last - dt.timedelta(days)) for days in range((last - first).days + 1))


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


def put_needed(
    scores: dict[str, tuple[float, Role | None]],
    records: Mapping[str, Record],
    needed_with: Mapping[Trait, Sequence[str]],
    said: Understanding,
) -> None:
    """Puts what a plan needs for what it brings along ("de weg moet dicht") right behind what does not fit it: in
    `scores`, the score and role of records by id. `needed_with`: the ids of what is needed, by what brings it along."""
    if not (brought := brought_along(said)):
        return
    needed = {name for trait in brought for name in needed_with.get(trait, ())}
    for record_id, (score, role) in list(scores.items()):
        if brought.intersection(records[record_id].not_with):
            for name in needed:
                before, own = scores.get(name, (0.0, role))
                scores[name] = (max(before, score * BEHIND), own)
