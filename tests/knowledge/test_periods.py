"""A time without a day, seen from Friday 20 November 2026."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, quick, record

from knowledge import dates, judge, periods, spans
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
    found = periods.read(said, TODAY)
    assert found is not None
    assert found.last == dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    "said",
    ["na 12 juni", "na 12-6", "pas na zaterdag 12 juni", "after 12 June", "after the 12th of June", "nach dem 12. Juni",
     "12 Haziran'dan sonra", "après le 12 juin", "después del 12 de junio", "po 12 czerwca", "след 12 юни",
     "بعد 12 يونيو", "despues di 12 di yüni", "vanaf 13 juni", "niet voor 13 juni", "from 13 June", "ab dem 13. Juni",
     "13 Haziran'dan itibaren", "à partir du 13 juin", "a partir del 13 de junio", "od 13 czerwca", "от 13 юни",
     "ابتداء من 13 يونيو", "for di 13 di yüni"],
)  # fmt: skip
def test_a_day_after_which_it_is_is_not_the_day(said: str) -> None:
    assert dates.read(said, TODAY) is None
    assert periods.read(said, TODAY) == periods.Period(None, dt.date(2027, 6, 13))


@pytest.mark.parametrize(
    "said",
    ["voor 6 mei", "vóór 6-5", "before 6 May", "vor dem 6. Mai", "6 Mayıs'tan önce", "avant le 6 mai",
     "antes del 6 de mayo", "przed 6 maja", "преди 6 май", "قبل 6 مايو", "prome cu 6 di mei", "uiterlijk 5 mei",
     "tot en met woensdag 5 mei", "niet na 5 mei", "no later than 5 May", "by May 5", "bis zum 5. Mai",
     "en geç 5 Mayıs", "au plus tard le 5 mai", "a más tardar el 5 de mayo", "najpóźniej 5 maja", "do 5 maja",
     "най-късно 5 май"],
)  # fmt: skip
def test_a_day_before_which_it_is_is_not_the_day(said: str) -> None:
    assert dates.read(said, TODAY) is None
    assert periods.read(said, TODAY) == periods.Period(dt.date(2027, 5, 5), TODAY)


@pytest.mark.parametrize(
    "said",
    ["tussen 1 en 10 mei", "between 1 May and 10 May", "entre el 1 y el 10 de mayo", "zwischen dem 1. und 10. Mai"],
)
def test_between_two_days_both_are_known(said: str) -> None:
    assert periods.read(said, TODAY) == periods.Period(dt.date(2027, 5, 10), dt.date(2027, 5, 1))


@pytest.mark.parametrize("said", ["in de week van 9 juni", "the week of 9 June", "in der Woche vom 9. Juni"])
def test_in_the_week_of_a_day_it_is_any_of_its_days(said: str) -> None:
    assert periods.read(said, TODAY) == periods.Period(dt.date(2027, 6, 13), dt.date(2027, 6, 7))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("na mei", "2027-06-01", None),
        ("na november", "2026-12-01", None),
        ("vanaf september", "2027-09-01", None),
        ("after May 2028", "2028-06-01", None),
        ("nach dem Mai", "2027-06-01", None),
        ("après mai", "2027-06-01", None),
        ("voor juni", "2026-11-20", "2027-05-31"),
        ("voor november", "2026-11-20", "2027-10-31"),
    ],
)
def test_a_month_bounds_when_it_is(said: str, first: str, last: str | None) -> None:
    found = periods.read(f"straatfeest {said}", TODAY)
    assert found == periods.Period(dt.date.fromisoformat(last) if last else None, dt.date.fromisoformat(first))


@pytest.mark.parametrize("said", ["een feest voor Jan", "het feest van Jan", "Piet en Mart willen een feest"])
def test_who_is_called_as_a_month_is_no_time(said: str) -> None:
    assert periods.read(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "first", "last", "span"),
    [
        *((said, "2027-06-01", "2027-06-30", "month") for said in ("in juni", "in June", "haziranda", "w czerwcu")),
        *(
            (said, "2027-06-01", "2027-06-15", "begin")
            for said in ("begin juni", "early June", "beginning of June", "Anfang Juni", "début juin",
                         "haziran başında", "na początku czerwca", "a principios de junio",
                         "в началото на юни", "أوائل يونيو")
        ),
        *(
            (said, "2027-06-10", "2027-06-20", "half")
            for said in ("half juni", "medio juni", "mid-June", "in the middle of June", "Mitte Juni", "mi-juin",
                         "Haziran ortası", "w połowie czerwca", "a mediados de junio", "منتصف يونيو", "mitar di yüni")
        ),
        *(
            (said, "2027-06-20", "2027-06-30", "end")
            for said in ("eind juni", "at the end of June", "Ende Juni", "fin juin", "haziran sonunda",
                         "pod koniec czerwca", "a finales de junio", "края на юни", "نهاية يونيو", "fin di yüni")
        ),
        ("begin november", "2027-11-01", "2027-11-15", "begin"),
        ("juni of juli", "2027-06-01", "2027-07-31", "month"),
        ("van december t/m februari", "2026-12-01", "2027-02-28", "month"),
        ("pod koniec maja", "2027-05-20", "2027-05-31", "end"),
        ("in week 24", "2027-06-14", "2027-06-20", "week"),
        ("deze week", "2026-11-16", "2026-11-22", "week"),
        ("dit weekend", "2026-11-21", "2026-11-22", "weekend"),
        ("volgende maand", "2026-12-01", "2026-12-31", "month"),
        ("volgend jaar", "2027-01-01", "2027-12-31", "year"),
    ],
)  # fmt: skip
def test_a_time_that_is_told_by_its_name_has_a_first_day_too(said: str, first: str, last: str, span: str) -> None:
    found = periods.read(f"straatfeest {said}", TODAY)
    assert found is not None
    assert (str(found.first), str(found.last), found.span) == (first, last, span)


@pytest.mark.parametrize(
    "said",
    ["wanneer gaat de ijsbaan open dit jaar en wat kost dat", "wanneer is deze week de vergadering",
     "is er dit jaar nog geld voor een feest?", "is het buurthuis deze week open",
     "hoeveel subsidie is er volgend jaar", "wat is er deze week te doen",
     "how much does a permit cost this year", "when does the rink open this year", "wann ist das Fest dieses Jahr",
     "bu yıl buz pisti ne zaman açılıyor", "ile kosztuje lodowisko w tym roku", "متى تفتح الحلبة هذا العام",
     "¿cuándo abre la pista este año?", "quand ouvre la patinoire cette année", "кога е празникът тази година"],
)  # fmt: skip
def test_what_is_asked_of_this_year_tells_no_time_of_a_plan(said: str) -> None:
    assert periods.read(said, TODAY) is None


@pytest.mark.parametrize("said", ["kan een kerstmarkt dit jaar nog?", "we willen dit jaar een kerstmarkt"])
def test_a_plan_of_this_year_has_its_time(said: str) -> None:
    assert periods.read(said, TODAY) == periods.Period(dt.date(2026, 12, 31), dt.date(2026, 1, 1), "year")


def test_a_bound_that_has_passed_tells_nothing() -> None:
    assert periods.read("na 1 mei 2026 niks gehoord", TODAY) is None
    assert dates.read("voor 1 mei 2026", TODAY) == dt.date(2026, 5, 1)


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
        ("Straßenfest nächste Woche", "Straßenfest"),
        ("fiesta este año", "fiesta"),
        ("het weekendje weg", "het weekendje weg"),
        ("een plan voor de week", "een plan voor de week"),
    ],
)
def test_when_it_is_says_nothing_of_what_it_is(said: str, left: str) -> None:
    assert " ".join(spans.without_span(said).split()) == left


@pytest.mark.parametrize(
    "said",
    ["next summer", "volgende zomer", "in de kerstvakantie", "after Ramadan", "nach Ramadan", "kommenden Sommer",
     "laatste weekend van augustus", "liever in de tweede week van juli", "no, maybe in autumn"],
)  # fmt: skip
def test_a_time_without_a_day_is_all_that_is_said(said: str) -> None:
    period = periods.read(said, TODAY)
    assert period is not None
    assert periods.only_period(said, period)


@pytest.mark.parametrize(
    "said", ["niet augustus maar september", "september, niet augustus", "not August but September"]
)
def test_a_month_in_which_it_is_not_is_not_when_it_is(said: str) -> None:
    period = periods.read(said, TODAY)
    assert period is not None
    assert (period.first, period.last) == (dt.date(2027, 9, 1), dt.date(2027, 9, 30))
    assert periods.only_period(said, period)


def test_no_month_is_told_where_it_only_is_not() -> None:
    assert periods.read("liever niet in augustus", TODAY) is None


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("straatfeest binnen 3 weken", "2026-11-20", "2026-12-11"),
        ("straatfeest binnen een maand", "2026-11-20", "2026-12-20"),
        ("straatfeest over 2 à 3 weken", "2026-12-04", "2026-12-11"),
        ("straatfeest over twee of drie weken", "2026-12-04", "2026-12-11"),
    ],
)
def test_within_so_many_weeks_its_last_day_is_known(said: str, first: str, last: str) -> None:
    found = periods.read(said, TODAY)
    assert found is not None
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize("said", ["krijg ik binnen 3 weken antwoord?", "moet ik binnen 2 weken betalen?"])
def test_what_others_do_within_so_many_weeks_is_no_time_of_a_plan(said: str) -> None:
    assert periods.read(said, TODAY) is None


def test_a_plan_whose_request_has_a_deadline_is_in_its_own_month() -> None:
    found = periods.read("aanvraag voor 1 maart, feest in juni", TODAY)
    assert found is not None
    assert found.last == dt.date(2027, 6, 30)
