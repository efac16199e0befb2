"""A time without a day, seen from Friday 20 November 2026."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, quick, record

from knowledge import judge, periods
from knowledge.understand import Understanding


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("straatfeest in juni", "2027-06-30"),
        ("eind juni", "2027-06-30"),
        ("begin juni", "2027-06-15"),
        ("half juni 2028", "2028-06-20"),
        ("in mei", "2027-05-31"),
        ("eerste weekend van juni", "2027-06-30"),
        ("feest in december", "2026-12-31"),
        ("haziranda", "2027-06-30"),
        ("w czerwcu", "2027-06-30"),
        ("en juin", "2027-06-30"),
        ("im Juni", "2027-06-30"),
        ("في يونيو", "2027-06-30"),
        ("през юни", "2027-06-30"),
        ("края на юни", "2027-06-30"),
        ("den yüni", "2027-06-30"),
        ("in week 24", "2027-06-20"),
        ("volgende week", "2026-11-29"),
        ("volgend weekend", "2026-11-29"),
        ("dit weekend", "2026-11-22"),
        ("kerstmarkt dit jaar, kan dat nog?", "2026-12-31"),
        ("volgende maand", "2026-12-31"),
        ("gelecek hafta", "2026-11-29"),
        ("la semaine prochaine", "2026-11-29"),
        ("tussen 1 en 10 mei", "2027-05-10"),
        ("vergadering op 3 maart, straatfeest op 12 juni", "2027-06-12"),
        ("voor de kerst", "2026-12-25"),
    ],
)
def test_the_last_day_of_a_time_is_known(said: str, last: str) -> None:
    assert periods.read(said, TODAY) == periods.Period(dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "said",
    ["na de zomervakantie", "in de zomer", "na de ramadan", "straatfeest zaterdag", "markt op zaterdag", "na Pasen",
     "über den Sommer, im Sommer", "latem", "بعد رمضان"],
)  # fmt: skip
def test_a_time_of_which_nobody_can_tell_the_end(said: str) -> None:
    assert periods.read(said, TODAY) == periods.Period()


@pytest.mark.parametrize(
    "said",
    [
        "straatfeest", "straatfeest op 12 juni", "elke zaterdag markt", "van maandag tot vrijdag", "in juni 2024",
        "may we close the road", "jan en piet willen een feest", "maarten en junior", "in augustus is hij gestorven",
        "elk jaar in december", "sinds maart", "we willen dit jaar nog subsidie aanvragen", "over week zes mensen",
        "Mijn dochter komt volgende week logeren en die heeft een tuin van hier tot Tokio, dus nu wil ik ook planten",
        "", "🎉",
    ],
)  # fmt: skip
def test_what_tells_a_day_or_nothing_of_when_is_no_period(said: str) -> None:
    assert periods.read(said, TODAY) is None


PIECES = "in week 24 60 juni mei eind volgende dit jaar may 2027 kerst voor na zaterdag"


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join))
@quick
def test_a_time_is_never_over(said: str) -> None:
    found = periods.read(said, TODAY)
    assert found is None or found.last is None or found.last >= TODAY


@pytest.mark.parametrize(
    ("last", "fit", "missing"),
    [(dt.date(2026, 12, 31), "no", ()), (dt.date(2027, 6, 30), "maybe", ("date",)), (None, "maybe", ("date",))],
)
def test_what_is_too_late_for_the_last_day_of_a_time_is_too_late(
    last: dt.date | None, fit: str, missing: tuple[str, ...]
) -> None:
    said = Understanding("straatfeest", "nl", TODAY, period=periods.Period(last))
    found = judge.judge(record(lead={"value": 8, "unit": "weeks", "as_of": "2026", "source": 1}), said)
    assert (found.fit, found.missing, found.latest_apply) == (fit, missing, None)
    assert [str(reason) for reason in found.why] == (["too-late:2026-11-05"] if fit == "no" else [])


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("eind juni", ""),
        ("ergens tegen het einde van juni denk ik", "ergens denk ik"),
        ("Eind van de maand", ""),
        ("ik maak er een eind aan", "ik maak er een eind aan"),
        ("eind deze week maak ik er een eind aan", "maak ik er een eind aan"),
        ("het eind van dit jaar haal ik niet", "het eind van dit jaar haal ik niet"),
    ],
)
def test_the_end_of_a_month_is_no_end(said: str, left: str) -> None:
    assert " ".join(periods.without_end_of(said).split()) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("straatfeest komend weekend in Segbroek", "straatfeest in Segbroek"),
        ("Volgende week een feest", "een feest"),
        ("street party next weekend", "street party"),
        ("het weekendje weg", "het weekendje weg"),
        ("een plan voor de week", "een plan voor de week"),
    ],
)
def test_when_it_is_says_nothing_of_what_it_is(said: str, left: str) -> None:
    assert " ".join(periods.without_span(said).split()) == left
