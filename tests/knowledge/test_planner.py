"""Planning backward from the day of an activity."""

import datetime as dt
from dataclasses import replace
from typing import Any

import icalendar
import pytest
from samples import TODAY, need, record

from bot import agenda
from bot.i18n import speaker
from knowledge import planner
from knowledge.answer import Answer, Result
from knowledge.guide import Guide
from knowledge.judge import judge
from knowledge.model import Role, Who
from knowledge.periods import Period
from knowledge.planner import Plan
from knowledge.traits import Trait
from knowledge.understand import Understanding

FIGURE = {"as_of": 2026, "source": 1}
JUNE_12 = dt.date(2027, 6, 12)
LEAVE, MONEY = Role.PERMISSION, Role.MONEY


def term(value: int, unit: str = "weeks") -> dict[str, Any]:
    return {**FIGURE, "value": value, "unit": unit}


def leave(**fields: Any) -> tuple[Role, dict[str, Any]]:
    return LEAVE, {"kind": "vergunning", **fields}


def money(**fields: Any) -> tuple[Role, dict[str, Any]]:
    return MONEY, {"kind": "fonds", **fields}


def closing(day: str) -> dict[str, Any]:
    return {"rounds": [{**FIGURE, "closes": day}]}


def plan_of(*stops: tuple[Role | None, dict[str, Any]], date: dt.date = JUNE_12, **known: Any) -> Plan:
    """The plan for a need whose route holds these records, in this order; without a role: found beside the route."""
    said = Understanding("een feest", "nl", TODAY, date=date, **known)
    return planner.plan(answer_with(said, *stops)) or pytest.fail("no plan")


def answer_with(said: Understanding, *stops: tuple[Role | None, dict[str, Any]]) -> Answer:
    made = [(role, record(id=f"r{at}", **fields)) for at, (role, fields) in enumerate(stops, start=1)]
    results = tuple(Result(one, role, 1.0, judge(one, said)) for role, one in made)
    route = [{"record": one.id, "role": role} for role, one in made if role]
    return Answer(said, "found", (need(route=route),) if route else (), results)


@pytest.fixture
def plan_in(guide: Guide) -> Any:
    def made(text: str) -> Plan:
        return planner.plan(guide.ask(text, TODAY)) or pytest.fail("no plan")

    return made


def ids(plan: Plan) -> list[str]:
    return [one.record.id for one in plan.deadlines]


def test_deadlines_come_in_order_and_before_the_activity(plan_in: Any) -> None:
    plan = plan_in("straatfeest in laak op 12 juni 2027")
    days = [deadline.day for deadline in plan.deadlines]
    assert days == sorted(days)
    assert all(day <= plan.activity for day in days)
    by_record = {deadline.record.id: deadline.day for deadline in plan.deadlines}
    assert by_record["evenement-melden"] == dt.date(2027, 4, 17)
    assert by_record["fonds-1818-bewonersinitiatief"] == dt.date(2027, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "buurtfestival in Laak op 12 juni 2027, 200 bezoekers",
        "cultuurfestival op straat in Laak 150 mensen 12 juni 2027",
        "buurtfestival in Laak op 12 juni 2027, 200 bezoekers, 3000 euro, wij zijn een vereniging",
        "neighbourhood festival in Laak 12 June 2027, 200 visitors, 3000 euro, association",
        "optocht in Segbroek op 12 juni 2027 met 60 kinderen",
    ],
)
def test_the_leave_that_the_answer_names_with_its_day_is_planned(plan_in: Any, text: str) -> None:
    days = {deadline.record.id: (deadline.day, deadline.needed) for deadline in plan_in(text).deadlines}
    assert days["evenement-melden"] == (dt.date(2027, 4, 17), True)


def test_leave_for_what_is_beside_the_plan_is_asked_about(plan_in: Any) -> None:
    days = {one.record.id: one.needed for one in plan_in("loterij op buurtfeest Laak 12 juni 2027").deadlines}
    assert days == {"evenement-melden": False, "klein-kansspel-melden": True}


def test_inside_no_market_is_too_late(plan_in: Any) -> None:
    assert plan_in("kerstborrel binnen met de straat in Laak 18 december, 40 mensen").feasible != "no"


def test_without_a_day_there_is_no_plan(guide: Guide) -> None:
    assert planner.plan(guide.ask("straatfeest in laak", TODAY)) is None


@pytest.mark.parametrize(
    ("text", "feasible", "first"),
    [
        ("straatfeest in laak op 12 juni 2027", "yes", "evenement-melden"),
        ("straatfeest in laak op 20 januari 2027", "tight", "evenement-melden"),
        ("straatfeest in laak op 12 december 2026", "no", None),
        ("straatfeest in laak op 1 november 2026", "no", None),
        ("festival met 2000 bezoekers in Escamp op 5 december 2026", "unknown", "vergunning-klein-evenement"),
        ("straatfeest op 18 december 2026 met 400 man in Laak", "unknown", "vergunning-klein-evenement"),
        ("straatfeest met 400 man op 12 juni 2027 in Laak", "unknown", "vergunning-klein-evenement"),
        ("jeugdactiviteit van onze stichting op 16 januari 2027 in Laak", "tight", "jeugdparticipatie"),
        ("tiny forest in Escamp, planten op 1 november 2027", "unknown", "zelfbeheer-groen"),
        ("demonstratie op 24 november 2026 op het Malieveld", "tight", "demonstratie-melden"),
        ("container op straat morgen in Laak voor verbouwing", "tight", "object-op-straat-melden-bouw"),
        ("spandoek ophangen in Laak op 14 januari 2027", "unsure", "vergunning-gebruik-openbare-ruimte"),
        ("braderie met 20 kramen 16 januari 2027 Scheveningen", "tight", "vergunning-private-markt"),
        ("moestuin met de buurt in Laak, we beginnen 10 februari 2027, we hebben 1500 euro nodig", "partly", None),
    ],
)
def test_feasibility_is_said_honestly(plan_in: Any, text: str, feasible: str, first: str | None) -> None:
    plan = plan_in(text)
    assert (plan.feasible, plan.first.record.id if plan.first else None) == (feasible, first)


@pytest.mark.parametrize(
    ("text", "not_in_it"),
    [
        (
            "kan de gemeente lindes neerzetten waar nu stenen liggen op 14 januari 2027",
            "vergunning-gebruik-openbare-ruimte",
        ),
        ("heb je een vergunning nodig voor een collecte in de winkelstraat op 14 januari 2027", "alcohol-ontheffing"),
        ("moestuin met de buurt in Laak, we beginnen 10 februari 2027", "buurttuin-schooltuincomplex"),
        ("braderie met 20 kramen 16 januari 2027 Scheveningen", "kerstmarkt"),
    ],
)
def test_what_is_found_beside_the_route_is_not_in_the_plan(guide: Guide, text: str, not_in_it: str) -> None:
    found = guide.ask(text, TODAY)
    plan = planner.plan(found)
    assert plan is not None
    assert not_in_it in {result.record.id for result in found.results}, "else this shows nothing"
    assert not_in_it not in {*ids(plan), *(one.id for one in plan.perhaps)}


@pytest.mark.parametrize(
    ("text", "record_id", "day"),
    [
        ("buurtfeest op 8 mei 2027 in Laak, we zijn met vijf buren", "fonds-1818-bewonersinitiatief", "2027-02-01"),
        ("festival met 30000 bezoekers op 15 januari 2028", "vergunning-groot-evenement", "2027-08-14"),
        ("festival met 30000 bezoekers op 15 oktober 2027", "vergunning-groot-evenement", "2026-08-31"),
        ("spandoek ophangen in Laak op 14 april 2027", "vergunning-gebruik-openbare-ruimte", "2027-02-17"),
        ("straatfeest in laak op 12 juni 2027", "fonds-1818-organisaties", "2027-04-17"),
    ],
)
def test_days_are_right_to_the_day(plan_in: Any, text: str, record_id: str, day: str) -> None:
    days = {one.record.id: one.day for one in plan_in(text).deadlines}
    assert days[record_id] == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("stop", "date", "kind", "day", "feasible"),
    [
        (leave(), JUNE_12, "ask", None, "unknown"),
        (leave(lead=term(8)), JUNE_12, "apply", "2027-04-17", "yes"),
        (leave(lead=term(8)), dt.date(2027, 1, 15), "apply", "2026-11-20", "tight"),
        (leave(lead=term(8)), dt.date(2027, 1, 14), "apply", "2026-11-19", "no"),
        (leave(decision=term(8)), JUNE_12, "to-know", "2027-04-17", "yes"),
        (leave(decision=term(8)), dt.date(2027, 1, 14), "late", None, "unsure"),
        (leave(lead=term(3), decision=term(8)), JUNE_12, "to-know", "2027-04-17", "yes"),
        (leave(lead=term(3), decision=term(8)), dt.date(2027, 1, 14), "late", "2026-12-24", "unsure"),
        (leave(lead=term(3), decision=term(8)), dt.date(2026, 12, 10), "apply", "2026-11-19", "no"),
        (leave(lead=term(9), decision=term(8)), JUNE_12, "apply", "2027-04-10", "yes"),
        (money(lead=term(8)), dt.date(2027, 1, 14), "apply", "2026-11-19", "partly"),
        (money(lead=term(8)), dt.date(2027, 1, 20), "apply", "2026-11-25", "tight"),
        (money(decision=term(8)), dt.date(2027, 1, 14), "late", None, "tight"),
        (money(**closing("2026-01-31")), JUNE_12, "round-over", None, "unknown"),
    ],
)
def test_what_a_record_asks_and_what_that_makes_of_the_plan(
    stop: tuple[Role, dict[str, Any]], date: dt.date, kind: str, day: str | None, feasible: str
) -> None:
    plan = plan_of(stop, date=date)
    [found] = plan.deadlines
    assert (found.kind, found.day and found.day.isoformat(), plan.feasible) == (kind, day, feasible)


def test_the_first_permission_that_may_fit_decides() -> None:
    for_a_few = leave(lead=term(8), limits=[{**FIGURE, "what": "visitors", "max": 250}])
    soon = dt.date(2026, 12, 10)
    plan = plan_of(for_a_few, leave(lead=term(1)), date=soon, people=400)
    assert (ids(plan), plan.feasible) == (["r2"], "tight"), "too many come for the first"
    plan = plan_of(leave(lead=term(1)), leave(lead=term(8)), leave(), date=soon)
    assert ([one.record.id for one in plan.deadlines if one.needed], plan.feasible) == (["r1"], "tight")
    assert [one.id for one in plan.perhaps] == ["r2", "r3"], "the others are asked about"


def test_a_permission_for_some_plans_is_in_the_plan_while_it_can_be_had() -> None:
    plan = plan_of(leave(lead=term(1)), leave(lead=term(8)))
    assert [(one.record.id, one.needed) for one in plan.deadlines] == [("r2", False), ("r1", True)]
    assert plan.first is not None
    assert plan.first.record.id == "r1"


def test_only_what_leads_and_what_is_on_the_route_is_in_the_plan() -> None:
    assert ids(plan_of(leave(lead=term(8)), (None, {"kind": "vergunning", "lead": term(2)}))) == ["r1"]
    assert ids(plan_of((None, {"kind": "vergunning"}), (None, {"kind": "vergunning", "lead": term(2)}))) == ["r1"]


@pytest.mark.parametrize(("days", "remind"), [(-1, None), (0, None), (1, 1), (5, 1), (7, 1), (8, 1), (9, 2), (30, 23)])
def test_a_reminder_never_comes_after_its_day(days: int, remind: int | None) -> None:
    [found] = plan_of(leave(lead=term(0)), date=TODAY + dt.timedelta(days=days)).deadlines
    assert found.remind_on(TODAY) == (None if remind is None else TODAY + dt.timedelta(days=remind))


@pytest.mark.parametrize(
    ("day", "again"),
    [
        ("2026-11-20", None),  # today, a Friday: it is said at once
        ("2026-11-21", None),
        ("2026-11-22", None),
        ("2026-11-23", "2026-11-23"),
        ("2026-11-24", "2026-11-23"),
        ("2026-11-27", "2026-11-26"),
        ("2027-04-17", "2027-04-16"),  # a Saturday
        ("2027-04-18", "2027-04-16"),
        ("2027-04-19", "2027-04-16"),
        ("2027-04-21", "2027-04-20"),
        ("2027-03-30", "2027-03-25"),  # the Tuesday after Easter
        ("2026-12-28", "2026-12-24"),  # the Monday after Christmas
    ],
)
def test_a_last_day_is_reminded_of_once_more_while_people_work(day: str, again: str | None) -> None:
    [found] = plan_of(leave(lead=term(0)), date=dt.date.fromisoformat(day)).deadlines
    assert found.last_call(TODAY) == (dt.date.fromisoformat(again) if again else None)
    assert replace(found, needed=False).last_call(TODAY) is None


@pytest.mark.parametrize(
    ("stops", "date", "people", "indoors", "smaller", "first_day"),
    [
        ([leave(lead=term(8), outdoors=True)], "2026-12-11", None, "r1", None, "2027-01-15"),
        ([leave(lead=term(8))], "2026-12-11", None, None, None, "2027-01-15"),
        ([leave(lead=term(3), decision=term(8))], "2027-01-14", None, None, None, "2027-01-15"),
        ([leave(**closing("08-31"))], "2026-11-10", None, None, None, "2027-08-31"),
        ([leave(outdoors=True)], "2027-06-12", None, "r1", None, None),
        ([leave(lead=term(8))], "2027-06-12", None, None, None, None),
        (
            [leave(lead=term(8), limits=[{**FIGURE, "what": "visitors", "max": 250}]), leave()],
            "2027-06-12", 400, None, ("r1", 250), None,
        ),
        (
            [leave(lead=term(8), limits=[{**FIGURE, "what": "visitors", "max": 250}]), leave()],
            "2026-12-11", 400, None, None, None,
        ),
    ],
)  # fmt: skip
def test_what_can_still_be_done(
    stops: list[tuple[Role, dict[str, Any]]], date: str, people: int | None, indoors: str | None,
    smaller: tuple[str, int] | None, first_day: str | None,
) -> None:  # fmt: skip
    said = Understanding("een feest", "nl", TODAY, date=dt.date.fromisoformat(date), people=people)
    ways = planner.ways(answer_with(said, *stops))
    assert (ways.indoors and ways.indoors.id) == indoors
    assert (ways.smaller and (ways.smaller[0].id, ways.smaller[1])) == smaller
    assert (ways.first_day and ways.first_day.isoformat()) == first_day


NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def _events(plan: planner.Plan, now: dt.datetime) -> dict[str, icalendar.Event]:
    """What a calendar makes of the file: its events by their UID."""
    read = icalendar.Calendar.from_ical(agenda.calendar(plan, "straatfeest:laak", "Feest", now, speaker("nl")))
    assert read.to_ical() == agenda.calendar(plan, "straatfeest:laak", "Feest", now, speaker("nl"))
    return {str(event["uid"]): event for event in read.events}


def test_a_moved_plan_replaces_its_days_in_the_calendar(plan_in: Any) -> None:
    first = _events(plan_in("straatfeest in laak op 12 juni 2027"), NOW)
    moved = _events(plan_in("straatfeest in laak op 19 juni 2027"), NOW + dt.timedelta(minutes=1))
    assert len(first) > 1
    assert first.keys() == moved.keys()
    assert all(event.decoded("sequence") > first[uid].decoded("sequence") for uid, event in moved.items())
    assert all(event.decoded("dtstamp").utcoffset() == dt.timedelta() for event in moved.values())
    days = {uid: event.decoded("dtstart") for uid, event in moved.items()}
    assert days["straatfeest:laak@stadswijzer"] == dt.date(2027, 6, 19)
    assert days["straatfeest:laak/evenement-melden@stadswijzer"] == dt.date(2027, 4, 24)


def test_days_from_one_to_another_are_all_in_the_calendar(plan_in: Any) -> None:
    event = _events(plan_in("straatfeest in laak van 12 t/m 14 juni 2027"), NOW)["straatfeest:laak@stadswijzer"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2027, 6, 12), dt.date(2027, 6, 15))


def test_the_calendar_holds_every_coming_day_with_an_alarm(plan_in: Any) -> None:
    plan = plan_in("straatfeest in laak op 12 juni 2027")
    data = agenda.calendar(plan, "feest:laak", "Feest", NOW, speaker("nl")).decode()
    assert data.startswith("BEGIN:VCALENDAR")
    assert data.count("BEGIN:VEVENT") == len(plan.coming) + 1
    assert data.count("BEGIN:VALARM") == len(plan.coming)
    assert data.count("TRIGGER:-P6DT15H") == len(plan.coming)
    assert "DTSTART;VALUE=DATE:20270417" in data
    assert "DTSTART;VALUE=DATE:20270612" in data


def test_only_what_is_a_last_day_is_called_one_in_the_calendar(plan_in: Any) -> None:
    plan = plan_in("straatfeest in laak op 12 juni 2027")
    titles = {uid: str(event["summary"]) for uid, event in _events(plan, NOW).items()}
    for one in plan.coming:
        said = titles[f"straatfeest:laak/{one.record.id}@stadswijzer"]
        assert said.startswith("Uiterlijk vandaag") == (one.kind == "apply" and one.needed), said
    assert {one.kind for one in plan.coming} == {"apply", "to-know"}


@pytest.mark.parametrize(("days", "trigger"), [(0, None), (3, "-P1DT15H"), (1, "PT9H"), (9, "-P6DT15H")])
def test_no_alarm_lies_in_the_past(days: int, trigger: str | None) -> None:
    plan = plan_of(leave(lead=term(0)), date=TODAY + dt.timedelta(days=days))
    data = agenda.calendar(plan, "feest:laak", "Feest", NOW, speaker("nl")).decode()
    assert ([line for line in data.splitlines() if line.startswith("TRIGGER")]) == (
        [] if trigger is None else [f"TRIGGER:{trigger}"]
    )


def test_what_is_for_some_plans_only_is_no_step_of_this_one() -> None:
    in_the_open = leave(lead=term(8), outdoors=True)
    said = Understanding("een voorstelling", "nl", TODAY, date=JUNE_12)
    found = answer_with(said, money(), in_the_open, money(lead=term(2)), leave())
    some = replace(
        found,
        needs=(
            need(route=[{"record": stop.record, "role": stop.role, "perhaps": True} for stop in found.needs[0].route]),
        ),
    )
    plan = planner.plan(some)
    assert plan is not None
    assert [(one.record.id, one.needed) for one in plan.deadlines] == [("r2", False)]
    assert [one.id for one in plan.perhaps] == ["r4"]
    assert (plan.decides, plan.first, plan.feasible, plan.stuck) == (None, None, "unknown", False)
    outside = planner.plan(replace(some, understanding=replace(said, indoors=False)))
    assert outside is not None
    assert outside.decides is not None, "once it is told to be outside"
    assert outside.decides.record.id == "r2"


def test_what_a_plan_brings_along_decides_too() -> None:
    at_night = (None, {"kind": "vergunning", "needed_with": ["late"]})
    said = Understanding("een markt", "nl", TODAY, date=JUNE_12, traits=frozenset({Trait.LATE}))
    found = answer_with(said, leave(lead=term(8)), at_night)
    by_trait = replace(found.results[1], role=LEAVE)
    plan = planner.plan(replace(found, results=(found.results[0], by_trait)))
    assert plan is not None
    assert plan.decides is not None
    assert (plan.decides.record.id, plan.feasible) == ("r2", "unknown")


def test_money_that_may_not_be_for_who_asks_is_not_surely_needed() -> None:
    for_clubs = money(lead=term(1), who={"may": ["association"]})
    assert [one.needed for one in plan_of(for_clubs).deadlines] == [False]
    assert [one.needed for one in plan_of(for_clubs, who=Who.ASSOCIATION).deadlines] == [True]


@pytest.mark.parametrize(("weeks", "feasible"), [(1, "no"), (9, None)])
def test_of_a_time_without_a_day_there_is_a_plan_when_even_its_last_day_is_too_soon(
    weeks: int, feasible: str | None
) -> None:
    last = TODAY + dt.timedelta(weeks=weeks)
    said = Understanding("een feest", "nl", TODAY, period=Period(last))
    found = answer_with(said, leave(lead=term(8), outdoors=True))
    plan = planner.plan(found)
    assert (plan and (plan.feasible, plan.activity, plan.known)) == (feasible and (feasible, last, "at-latest"))
    assert (planner.ways(found).first_day is not None) is (feasible == "no")


@pytest.mark.parametrize(
    ("first", "feasible"), [(dt.date(2027, 6, 1), "yes"), (dt.date(2027, 1, 1), None), (TODAY, None)]
)
def test_of_a_time_without_a_day_is_planned_from_its_first_that_can_be_had(
    first: dt.date, feasible: str | None
) -> None:
    said = Understanding("een feest", "nl", TODAY, period=Period(dt.date(2027, 6, 30), first))
    plan = planner.plan(answer_with(said, leave(lead=term(8))))
    assert (plan and (plan.feasible, plan.activity, plan.known)) == (feasible and (feasible, first, "from"))


def test_of_a_day_that_was_told_roughly_is_planned_from_that_day() -> None:
    assert plan_of(leave(lead=term(8)), about=True) == replace(plan_of(leave(lead=term(8))), known="about")


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("voetbaltoernooi op het Hobbemaplein 12 juni 2027 200 man", "evenement-melden"),
        ("sportdag in de straat in Laak 12 juni 2027", "evenement-melden"),
        ("open podium in het Zuiderpark met muziek 12 juni 2027", "evenement-melden"),
        ("buurtmaaltijd op het plein in Laak 5 juni 2027 60 mensen", "evenement-melden"),
        ("toneelvoorstelling in het Zuiderpark 12 juni 2027 met 600 bezoekers", "vergunning-klein-evenement"),
        ("braderie op t plein in bezuidenhout met dj tot 2 uur 's nachts, 5 juni 2027", "vergunning-klein-evenement"),
        ("feest op het Malieveld met 5000 man 5 september 2027", "vergunning-klein-evenement"),
        ("fototentoonstelling van bewoners in het buurthuis in Laak op 15 mei 2027, 800 euro", None),
        ("dansvoorstelling met de buurt in Moerwijk op 3 september 2027, 2500 euro", None),
    ],
)
def test_what_is_done_outside_needs_the_leave_of_an_event(guide: Guide, text: str, decides: str | None) -> None:
    plan = planner.plan(guide.ask(text, TODAY))
    assert plan is not None
    assert (plan.decides and plan.decides.record.id) == decides
