"""Judging whether a record fits: one rule at a time, against a record that fits everybody."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, quick, record

from knowledge.judge import Verdict, applies, as_planned, before, judge, latest_apply
from knowledge.model import Condition, Term, Who
from knowledge.periods import Period
from knowledge.places import Place
from knowledge.traits import Trait
from knowledge.understand import Understanding

FIGURE = {"as_of": 2026, "source": 1}
JUNE_12 = dt.date(2027, 6, 12)
UNITS = st.sampled_from(["days", "working-days", "weeks", "months"])


def said(**known: Any) -> Understanding:
    return Understanding(text="een feest", language="nl", today=TODAY, **known)


def lead(value: int, unit: str) -> dict[str, Any]:
    return {**FIGURE, "value": value, "unit": unit}


def closing(*days: str) -> list[dict[str, Any]]:
    return [{**FIGURE, "closes": day} for day in days]


def codes(verdict: Verdict) -> list[str]:
    return [str(reason) for reason in verdict.why]


def in_laak(*wijken: str) -> dict[str, Any]:
    return {"scope": "districts", "stadsdelen": ["laak"], "wijken": list(wijken)}


def test_a_record_without_conditions_fits() -> None:
    assert judge(record(), said()) == Verdict("yes")


@pytest.mark.parametrize(
    ("fields", "fit", "why"),
    [
        ({"status": "expired", "ended": 2024}, "no", ["ended:2024"]),
        ({"status": "idea"}, "no", ["idea"]),
        ({"status": "other-city"}, "no", ["other-city"]),
        ({"status": "check"}, "maybe", ["confirm"]),
        ({"status": "year-bound"}, "maybe", ["confirm"]),
        ({"status": "pilot"}, "maybe", ["confirm"]),
        ({"pot": {**FIGURE, "state": "empty"}}, "no", ["pot-empty:2026"]),
        ({"pot": {**FIGURE, "state": "low"}}, "yes", []),
    ],
)
def test_what_is_gone_is_not_offered_and_what_is_unsure_is_confirmed(
    fields: dict[str, Any], fit: str, why: list[str]
) -> None:
    verdict = judge(record(**fields), said())
    assert (verdict.fit, codes(verdict)) == (fit, why)


@pytest.mark.parametrize(("days", "fit"), [(30, "yes"), (29, "maybe")])
def test_a_record_past_its_check_date_says_so(days: int, fit: str) -> None:
    old = record(checked=(TODAY - dt.timedelta(days=30)).isoformat(), good_for_days=days)
    verdict = judge(old, said())
    assert verdict.fit == fit
    assert codes(verdict) == ([] if fit == "yes" else ["stale:2026-10-21"])


@pytest.mark.parametrize(
    ("may", "who", "fit"),
    [
        (["person"], Who.PERSON, "yes"),
        (["group"], Who.PERSON, "yes"),
        (["person"], Who.GROUP, "yes"),
        (["foundation"], Who.FOUNDATION, "yes"),
        (["foundation"], Who.PERSON, "no"),
        (["foundation"], Who.GROUP, "no"),
        (["foundation", "association"], Who.VVE, "no"),
        (["group"], Who.FOUNDATION, "no"),
        (["business"], Who.BUSINESS, "yes"),
        (["group"], Who.ORGANISATION, "no"),
    ],
)
def test_who_may_apply(may: list[str], who: Who, fit: str) -> None:
    verdict = judge(record(who={"may": may}), said(who=who))
    assert verdict.fit == fit
    assert codes(verdict) == ([] if fit == "yes" else [f"who:{','.join(may)}"])


def test_an_institution_may_well_be_a_foundation() -> None:
    verdict = judge(record(who={"may": ["foundation"]}), said(who=Who.ORGANISATION))
    assert (verdict.fit, verdict.missing) == ("maybe", ("who",))
    assert judge(record(who={"may": ["foundation", "organisation"]}), said(who=Who.ORGANISATION)).missing == ()


@pytest.mark.parametrize(
    ("may", "missing"), [(["foundation"], ("who",)), (["foundation", "person"], ()), (["group"], ())]
)
def test_who_asks_matters_only_when_not_everybody_may(may: list[str], missing: tuple[str, ...]) -> None:
    assert judge(record(who={"may": may}), said()).missing == missing


@pytest.mark.parametrize(
    ("where", "place", "fit"),
    [
        ({"scope": "city"}, None, "yes"),
        ({"scope": "city"}, Place("segbroek"), "yes"),
        (in_laak(), Place("laak"), "yes"),
        (in_laak(), Place("laak", "spoorwijk"), "yes"),
        (in_laak(), Place("segbroek"), "no"),
        (in_laak(), None, "maybe"),
        (in_laak(), Place("segbroek", sure=False, others=("segbroek", "laak")), "maybe"),
        (in_laak(), Place("laak", sure=False, others=("laak", "segbroek")), "maybe"),
        (in_laak(), Place("segbroek", sure=False, others=("segbroek", "loosduinen")), "no"),
        (in_laak(), Place("laak", sure=False, others=("laak",)), "yes"),
        (in_laak("molenwijk"), Place("laak", "molenwijk"), "yes"),
        (in_laak("molenwijk"), Place("laak", "spoorwijk"), "no"),
        (in_laak("molenwijk"), Place("segbroek", "bouwlust-en-vrederust"), "no"),
    ],
)
def test_where_it_is_of_use(where: dict[str, Any], place: Place | None, fit: str) -> None:
    verdict = judge(record(where=where), said(place=place))
    assert verdict.fit == fit
    assert verdict.missing == (("place",) if fit == "maybe" else ())
    assert [reason.code for reason in verdict.why] == (["where"] if fit == "no" else [])


@pytest.mark.parametrize(
    ("people", "fit", "why"),
    [(9, "no", ["too-few:10"]), (10, "yes", []), (100, "yes", []), (101, "no", ["too-many:100"]), (None, "maybe", [])],
)
def test_how_many_may_come(people: int | None, fit: str, why: list[str]) -> None:
    limits = [{**FIGURE, "what": "visitors", "min": 10, "max": 100}, {**FIGURE, "what": "age", "min": 18}]
    verdict = judge(record(limits=limits), said(people=people))
    assert (verdict.fit, codes(verdict)) == (fit, why)
    assert verdict.missing == (("people",) if people is None else ())


@pytest.mark.parametrize(
    ("day", "term", "first"),
    [
        ("2027-06-12", (10, "days"), "2027-06-02"),
        ("2027-06-12", (8, "weeks"), "2027-04-17"),
        ("2027-06-12", (1, "working-days"), "2027-06-11"),
        ("2027-06-14", (1, "working-days"), "2027-06-11"),
        ("2027-06-12", (5, "working-days"), "2027-06-07"),
        ("2027-04-02", (5, "working-days"), "2027-03-24"),  # over Good Friday and Easter
        ("2027-05-31", (3, "months"), "2027-02-28"),
        ("2028-05-31", (3, "months"), "2028-02-29"),
        ("2027-07-31", (1, "months"), "2027-06-30"),
        ("2027-01-15", (1, "months"), "2026-12-15"),
        ("2027-12-31", (12, "months"), "2026-12-31"),
        ("2028-02-29", (12, "months"), "2027-02-28"),
        ("2027-06-12", (0, "weeks"), "2027-06-12"),
    ],
)
def test_a_term_is_counted_back_over_months_and_weekends(day: str, term: tuple[int, str], first: str) -> None:
    counted = Term.model_validate(lead(*term))
    assert before(dt.date.fromisoformat(day), counted) == dt.date.fromisoformat(first)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2060, 1, 1)), st.integers(0, 40), UNITS)
@quick
def test_a_longer_term_never_ends_later(day: dt.date, value: int, unit: str) -> None:
    shorter, longer = (before(day, Term.model_validate(lead(count, unit))) for count in (value, value + 1))
    assert longer < shorter <= day


@pytest.mark.parametrize(
    ("fields", "latest"),
    [
        ({}, None),
        ({"lead": lead(8, "weeks")}, "2027-04-17"),
        ({"rounds": closing("03-01")}, "2027-03-01"),
        ({"rounds": closing("03-01", "05-01", "10-01")}, "2027-05-01"),
        ({"rounds": closing("10-01")}, "2026-10-01"),
        ({"rounds": closing("2027-03-01")}, "2027-03-01"),
        ({"rounds": closing("2027-09-01")}, None),
        ({"rounds": closing("05-01"), "lead": lead(8, "weeks")}, "2027-04-17"),
        ({"rounds": closing("03-01"), "lead": lead(8, "weeks")}, "2027-03-01"),
        ({"rounds": closing("05-01"), "decision": lead(2, "weeks")}, "2027-05-01"),
        ({"rounds": closing("02-01", "06-01"), "decision": lead(2, "weeks")}, "2027-02-01"),
        ({"rounds": closing("2026-11-19")}, None),
        ({"rounds": closing("2026-11-20")}, "2026-11-20"),
        ({"rounds": [closing("08-31")[0] | {"year_before": True}]}, "2026-08-31"),
        ({"rounds": [closing("02-01")[0] | {"year_before": True}]}, "2026-02-01"),
        ({"rounds": closing("02-29")}, None),
        ({"rounds": closing("06-12")}, "2027-06-12"),
    ],
)
def test_the_last_day_to_apply_follows_from_term_and_rounds(fields: dict[str, Any], latest: str | None) -> None:
    found = latest_apply(record(**fields), said(date=JUNE_12))
    assert found == (dt.date.fromisoformat(latest) if latest else None)


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31)),
    st.none() | st.tuples(st.integers(0, 30), UNITS),
    st.lists(st.dates(dt.date(2025, 1, 1), dt.date(2031, 12, 31)), max_size=4),
    st.booleans(),
)
@quick
def test_the_last_day_to_apply_is_never_after_the_activity_nor_after_its_term(
    day: dt.date, term: tuple[int, str] | None, closings: list[dt.date], yearly: bool
) -> None:
    rounds = closing(*(f"{closes:%m-%d}" if yearly else closes.isoformat() for closes in closings))
    made = record(rounds=rounds, **({"lead": lead(*term)} if term else {}))
    found = latest_apply(made, said(date=day))
    if found is None:
        return
    assert found <= day
    by_term = before(day, made.lead) if made.lead else day
    assert found <= by_term
    if closings:
        assert found == by_term or f"{found:%m-%d}" in {f"{closes:%m-%d}" for closes in closings}


@pytest.mark.parametrize(
    ("date", "fit", "why"),
    [
        (TODAY + dt.timedelta(weeks=8), "yes", []),
        (TODAY + dt.timedelta(days=55), "no", ["too-late:2026-11-19"]),
        (None, "maybe", []),
    ],
)
def test_today_is_the_last_day_that_is_not_too_late(date: dt.date | None, fit: str, why: list[str]) -> None:
    verdict = judge(record(lead=lead(8, "weeks")), said(date=date))
    assert (verdict.fit, codes(verdict)) == (fit, why)
    assert verdict.missing == (("date",) if date is None else ())


@pytest.mark.parametrize(
    ("rounds", "date", "fit", "why", "missing"),
    [
        (["2026-01-31"], JUNE_12, "maybe", ["round-over:2026-01-31"], ()),
        (["2025-01-31", "2026-01-31"], None, "maybe", ["round-over:2026-01-31"], ()),
        (["2026-01-31", "2027-01-31"], JUNE_12, "yes", [], ()),
        (["2026-01-31", "10-01"], JUNE_12, "no", ["too-late:2026-10-01"], ()),
        (["2026-01-31", "10-01"], None, "maybe", [], ("date",)),
    ],
)
def test_a_round_that_was_there_once_makes_nothing_too_late(
    rounds: list[str], date: dt.date | None, fit: str, why: list[str], missing: tuple[str, ...]
) -> None:
    verdict = judge(record(rounds=closing(*rounds)), said(date=date))
    assert (verdict.fit, codes(verdict), verdict.missing) == (fit, why, missing)


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, None),
        ({"decision": lead(8, "weeks")}, dt.date(2027, 4, 17)),
        ({"decision": lead(8, "weeks"), "lead": lead(3, "weeks")}, dt.date(2027, 4, 17)),
        ({"decision": lead(8, "weeks"), "rounds": closing("05-01")}, None),
    ],
)
def test_the_day_by_which_the_decision_comes_in_time(fields: dict[str, Any], day: dt.date | None) -> None:
    assert judge(record(**fields), said(date=JUNE_12)).decided_by == day
    assert judge(record(**fields), said()).decided_by is None


def test_a_known_day_without_a_round_before_it_is_confirmed_and_not_asked_again() -> None:
    verdict = judge(record(rounds=closing("2027-09-01")), said(date=JUNE_12))
    assert (verdict.fit, verdict.missing, codes(verdict)) == ("maybe", (), ["confirm"])


@pytest.mark.parametrize(
    ("closes", "day"),
    [
        (["02-01", "11-01"], dt.date(2027, 2, 1)),
        (["11-20"], dt.date(2026, 11, 20)),
        (["12-31", "02-01"], dt.date(2026, 12, 31)),
        (["2027-03-15"], dt.date(2027, 3, 15)),
        (["2025-03-15"], None),
        ([], None),
    ],
)
def test_the_next_closing_day_is_the_first_from_today_on(closes: list[str], day: dt.date | None) -> None:
    made = record(rounds=[{**FIGURE, "closes": one} for one in closes])
    assert judge(made, said()).closes_next == day


def test_what_is_against_it_weighs_more_than_what_is_unknown() -> None:
    picky = record(who={"may": ["foundation"]}, where=in_laak(), status="check", lead=lead(2, "weeks"))
    verdict = judge(picky, said(who=Who.PERSON))
    assert verdict.fit == "no"
    assert codes(verdict) == ["who:foundation", "confirm"]
    assert verdict.missing == ("place", "date")


@pytest.mark.parametrize(
    ("condition", "known", "holds"),
    [
        (None, {}, True),
        ({"who": ["vve"]}, {}, True),
        ({"who": ["vve"]}, {"who": Who.VVE}, True),
        ({"who": ["vve"]}, {"who": Who.FOUNDATION}, False),
        ({"who": ["vve"]}, {"who": Who.PERSON}, True),
        ({"stadsdelen": ["laak"]}, {}, True),
        ({"stadsdelen": ["laak"]}, {"place": Place("laak")}, True),
        ({"stadsdelen": ["laak"]}, {"place": Place("segbroek")}, False),
        ({"stadsdelen": ["laak"]}, {"place": Place("segbroek", sure=False, others=("segbroek", "laak"))}, True),
        ({"min_amount": 500}, {"amount": 499}, False),
        ({"min_amount": 500}, {"amount": 500}, True),
        ({"max_amount": 500}, {"amount": 501}, False),
        ({"max_amount": 500}, {"amount": 500}, True),
        ({"max_amount": 500}, {}, True),
    ],
)
def test_a_stop_of_a_route_applies_unless_something_known_excludes_it(
    condition: dict[str, Any] | None, known: dict[str, Any], holds: bool
) -> None:
    assert applies(Condition.model_validate(condition) if condition else None, said(**known)) == holds


def test_what_a_plan_brings_along_is_against_what_is_not_for_it() -> None:
    small = record(not_with=["road-closed", "animals"])
    closed = judge(small, said(traits=frozenset({Trait.ROAD_CLOSED, Trait.LATE})))
    assert (closed.fit, codes(closed)) == ("no", ["not-with:road-closed"])
    assert judge(small, said()).fit == "yes"


def test_what_a_plan_needs_for_what_it_brings_along_it_needs_however_few_come() -> None:
    limits = [{**FIGURE, "what": "visitors", "min": 250, "max": 25_000}]
    permit = record(limits=limits, needed_with=["road-closed"])
    closed = frozenset({Trait.ROAD_CLOSED})
    fits = [judge(permit, said(people=people, traits=closed)).fit for people in (40, 30_000)]
    assert fits == ["yes", "no"]
    assert codes(judge(permit, said(people=40, traits=frozenset({Trait.LATE})))) == ["too-few:250"]


@pytest.mark.parametrize(
    ("known", "fit", "why", "missing"),
    [
        ({"askers": 2}, "no", ["too-few-group:3"], ()),
        ({"askers": 3}, "yes", [], ()),
        ({"people": 40}, "maybe", [], ("group",)),
        ({"askers": 2, "who": Who.GROUP}, "no", ["too-few-group:3"], ()),
        ({"askers": 2, "who": Who.FOUNDATION}, "yes", [], ()),
    ],
)
def test_how_many_do_it_together(known: dict[str, Any], fit: str, why: list[str], missing: tuple[str, ...]) -> None:
    verdict = judge(record(limits=[{**FIGURE, "what": "group", "min": 3}]), said(**known))
    assert (verdict.fit, codes(verdict), verdict.missing) == (fit, why, missing)


@pytest.mark.parametrize(
    ("stalls", "why", "missing"), [(5, ["too-few-stalls:7"], ()), (7, [], ()), (None, [], ("stalls",))]
)
def test_how_many_stalls_there_are(stalls: int | None, why: list[str], missing: tuple[str, ...]) -> None:
    verdict = judge(record(limits=[{**FIGURE, "what": "stalls", "min": 7}]), said(stalls=stalls))
    assert (codes(verdict), verdict.missing) == (why, missing)


@pytest.mark.parametrize(
    ("amount", "asked", "fit", "why"),
    [
        ({"max": 25_000}, 30_000, "maybe", ["above-most:25000"]),
        ({"max": 25_000}, 25_000, "yes", []),
        ({"max": 1500, "caps": [{"need": "party", "max": 300}]}, 800, "maybe", ["above-most:300"]),
        ({"min": 1000, "max": 9000}, 900, "no", ["below-min:1000"]),
        ({"fixed": 500, "per": "month"}, 5000, "yes", []),
        ({"percent": 50}, 5000, "yes", []),
        ({"max": 25_000}, None, "yes", []),
    ],
)
def test_how_much_is_asked(amount: dict[str, Any], asked: int | None, fit: str, why: list[str]) -> None:
    verdict = judge(record(amount={**FIGURE, **amount}), said(amount=asked), ["party"])
    assert (verdict.fit, codes(verdict)) == (fit, why)


def test_the_highest_amount_is_that_for_what_is_needed() -> None:
    fund = record(amount={**FIGURE, "max": 1500, "caps": [{"need": "party", "max": 300}]})
    assert [judge(fund, said(), needs).most for needs in (["garden"], ["party"])] == [1500, 300]


@pytest.mark.parametrize(("other", "why"), [("any", []), ("funds", ["beside:2026"]), ("none", ["beside:2026"])])
def test_money_of_the_city_already_forbids_what_may_not_stand_beside_it(other: str, why: list[str]) -> None:
    paid = said(traits=frozenset({Trait.CITY_MONEY}))
    assert codes(judge(record(beside={**FIGURE, "other": other}), paid)) == why


def test_inside_only_counts_what_holds_there() -> None:
    limits = [{**FIGURE, "what": "visitors", "max": 50, "outdoors": True}, {**FIGURE, "what": "visitors", "max": 90}]
    both = record(lead={**lead(8, "weeks"), "outdoors": True}, limits=limits)
    soon = {"date": TODAY + dt.timedelta(weeks=1), "people": 60}
    for indoors, fit in ((True, "yes"), (False, "no"), (None, "no")):
        plan = said(indoors=indoors, **soon)
        assert judge(as_planned(both, plan), plan).fit == fit


def test_what_is_not_for_inside_is_not_too_late_there() -> None:
    plan = said(indoors=True, date=TODAY + dt.timedelta(weeks=1))
    assert codes(judge(record(outdoors=True, lead=lead(8, "weeks")), plan)) == ["outdoors"]


def test_inside_no_rule_of_the_street_counts() -> None:
    late = frozenset({Trait.LATE, Trait.NO_CITY_MONEY})
    strict = record(not_with=["late", "no-city-money"])
    assert codes(judge(strict, said(indoors=True, traits=late))) == ["not-with:no-city-money"]
    assert codes(judge(strict, said(traits=late))) == ["not-with:late", "not-with:no-city-money"]


@pytest.mark.parametrize(
    ("least", "age", "why"), [(18, 16, ["too-young:18"]), (16, 16, []), (55, 40, []), (18, None, [])]
)
def test_how_old_who_asks_must_be(least: int, age: int | None, why: list[str]) -> None:
    assert codes(judge(record(limits=[{**FIGURE, "what": "age", "min": least}]), said(age=age))) == why


@pytest.mark.parametrize(
    ("begins", "ends", "known", "fit"),
    [
        ("09-20", "09-30", {"date": dt.date(2027, 9, 25)}, "yes"),
        ("09-20", "09-30", {"date": dt.date(2027, 9, 20)}, "yes"),
        ("09-20", "09-30", {"date": dt.date(2027, 9, 30)}, "yes"),
        ("09-20", "09-30", {"date": JUNE_12}, "no"),
        ("09-20", "09-30", {}, "yes"),
        ("09-20", "09-30", {"period": Period(TODAY + dt.timedelta(days=9))}, "no"),
        ("09-20", "09-30", {"period": Period(dt.date(2027, 10, 1))}, "yes"),
        ("09-20", "09-30", {"period": Period()}, "yes"),
        ("12-15", "01-15", {"date": dt.date(2026, 12, 31)}, "yes"),
        ("12-15", "01-15", {"date": dt.date(2027, 1, 1)}, "yes"),
        ("12-15", "01-15", {"date": dt.date(2027, 1, 16)}, "no"),
    ],
)
def test_what_is_of_one_time_of_the_year_is_not_for_another(
    begins: str, ends: str, known: dict[str, Any], fit: str
) -> None:
    assert judge(record(season={"begins": begins, "ends": ends}), said(**known)).fit == fit


def test_leave_says_for_what_it_is_needed() -> None:
    permit = record(needed_with=["road-closed", "late"])
    late = frozenset({Trait.LATE})
    assert judge(permit, said(traits=late)).needed_for == (Trait.LATE,)
    assert judge(permit, said(traits=late, indoors=True)).needed_for == ()
    assert judge(permit, said()).needed_for == ()
