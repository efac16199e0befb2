"""Days as people name them, seen from Friday 20 November 2026."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, quick

from knowledge import dates

PIECES = (
    "0 1 2 7 12 29 30 31 32 99 e ste st . , - / 12-06 2-3 24/7 31/12 19 26 27 februari juni mei maart may june "
    "stycznia haziran يونيو ma zaterdag saturday vrijdag over in dagen weken maanden een twee volgende week deze "
    "komende morgen overmorgen tomorrow eerste laatste vierde van of 99999999999 ²"
)
YEARLESS = st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join)
YEARS = ["2024", "2026", "2027", "1999", "12-06-99", "1-1-2020", "2027-02-30", "01.02.03"]
ANYTHING = st.lists(st.sampled_from([*PIECES.split(), *YEARS]), max_size=8).map(" ".join) | st.text(max_size=60)
TODAYS = st.dates(dt.date(2020, 1, 1), dt.date(2120, 1, 1))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("op 12 juni", "2027-06-12"),
        ("12 Juni!", "2027-06-12"),
        ("zaterdag 12 juni 2027", "2027-06-12"),
        ("12 juni 2028", "2028-06-12"),
        ("de 3e mei", "2027-05-03"),
        ("1 dec.", "2026-12-01"),
        ("20 november", "2026-11-20"),
        ("19 november", "2027-11-19"),
        ("on June 12", "2027-06-12"),
        ("June 12th, 2028", "2028-06-12"),
        ("the 2nd of May", "2027-05-02"),
        ("12 Haziran", "2027-06-12"),
        ("3 Ağustos'ta", "2027-08-03"),
        ("15 Mayıs", "2027-05-15"),
        ("15 października", "2027-10-15"),
        ("1 września 2028", "2028-09-01"),
        ("el 1 de mayo", "2027-05-01"),
        ("am 12. Juni", "2027-06-12"),
        ("3. März", "2027-03-03"),
        ("le 3 août", "2027-08-03"),
        ("14 février", "2027-02-14"),
        ("12 يونيو", "2027-06-12"),
        ("١٢ يونيو", "2027-06-12"),
        ("3 أغسطس", "2027-08-03"),
    ],
)
def test_a_day_and_a_month_are_the_next_such_day(said: str, day: str) -> None:
    assert str(dates.read(said, TODAY)) == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2027-06-12", "2027-06-12"),
        ("12-06-2027", "2027-06-12"),
        ("12/6/2027", "2027-06-12"),
        ("12.6.27", "2027-06-12"),
        ("op 12-06", "2027-06-12"),
        ("12/06 graag", "2027-06-12"),
        ("3/5", "2027-05-03"),
        ("3-5", "2027-05-03"),
        ("12-06-2020", "2020-06-12"),
        ("1 mei 2024", "2024-05-01"),
    ],
)
def test_a_day_in_figures_is_day_month_and_keeps_the_year_it_names(said: str, day: str) -> None:
    assert str(dates.read(said, TODAY)) == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("morgen", "2026-11-21"),
        ("overmorgen", "2026-11-22"),
        ("tomorrow please", "2026-11-21"),
        ("yarın", "2026-11-21"),
        ("jutro", "2026-11-21"),
        ("mañana", "2026-11-21"),
        ("over 3 dagen", "2026-11-23"),
        ("over een week", "2026-11-27"),
        ("over zeven weken", "2027-01-08"),
        ("in two weeks", "2026-12-04"),
        ("over één maand", "2026-12-20"),
        ("deze zaterdag", "2026-11-21"),
        ("komende vrijdag", "2026-11-27"),
        ("volgende week vrijdag", "2026-11-27"),
        ("volgende week maandag", "2026-11-23"),
        ("next week Saturday", "2026-11-28"),
        ("next monday", "2026-11-23"),
        ("de eerste zaterdag van juni", "2027-06-05"),
        ("laatste zondag van november", "2026-11-29"),
        ("eerste maandag van november", "2027-11-01"),
        ("first saturday of june 2028", "2028-06-03"),
        ("derde donderdag in december", "2026-12-17"),
        ("derde vrijdag van november", "2026-11-20"),
        ("4e zaterdag van juni", "2027-06-26"),
    ],
)
def test_a_day_is_counted_from_today(said: str, day: str) -> None:
    assert str(dates.read(said, TODAY)) == day


@pytest.mark.parametrize(
    "said",
    [
        "", "in juni", "juni 2027", "in de zomer", "na de ramadan", "ergens in het voorjaar", "zaterdag", "🎉",
        "31 juni", "30 februari", "2027-02-30", "2027-13-01", "45-13-2027", "0 mei", "1999-06-12",
        "2-3 mensen", "24/7 open", "wij zijn met 12-15 man", "1.500 euro", "20.00 uur", "2525 AB", "in mei 20 mensen",
        "in juli 3 dagen feest", "mei 20 keer",
        "bel 06-12 34 56 78", "06-12-34-56-78", "06-10203040", "070 353 00 00", "06 12 03 04 05", "26-00042-K",
        "goede morgen!", "Goedemorgen", "Guten Morgen", "am Morgen", "elke morgen", "zaterdag morgen", "'s morgens",
        "por la mañana", "vijfde zaterdag van februari", "over weken", "x" * 10_000, "12" * 5_000,
    ],
    ids=lambda said: said[:30],
)  # fmt: skip
def test_what_is_no_certain_day_is_no_day(said: str) -> None:
    assert dates.read(said, TODAY) is None


def test_money_and_people_behind_a_day_are_no_year() -> None:
    assert dates.read("12 juni 2000 euro", TODAY) == dt.date(2027, 6, 12)
    assert dates.read("op 12 juni 2026 mensen", TODAY) == dt.date(2027, 6, 12)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (dt.date(2026, 11, 20), dt.date(2028, 2, 29)),
        (dt.date(2028, 2, 29), dt.date(2028, 2, 29)),
        (dt.date(2028, 3, 1), dt.date(2032, 2, 29)),
        (dt.date(2096, 3, 1), dt.date(2104, 2, 29)),
    ],
)
def test_the_29th_of_february_waits_for_a_leap_year(today: dt.date, day: dt.date) -> None:
    assert dates.read("29 februari", today) == day


def test_there_is_no_29th_of_february_in_another_year() -> None:
    assert dates.read("29 februari 2027", TODAY) is None


MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december",
    "January February March April May June July August September October November December",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)


@given(st.dates(TODAY, TODAY + dt.timedelta(days=364)), st.sampled_from(MONTHS))
@quick
def test_every_day_of_the_coming_year_can_be_said_in_figures_and_words(day: dt.date, months: str) -> None:
    month = months.split()[day.month - 1]
    for said in (day.isoformat(), f"{day:%d-%m-%Y}", f"{day:%d-%m}", f"{day.day} {month}", f"{day:%d} {month.upper()}"):
        assert dates.read(said, TODAY) == day, said


@given(YEARLESS, TODAYS)
@quick
def test_without_a_year_it_is_never_a_past_day(said: str, today: dt.date) -> None:
    found = dates.read(said, today)
    assert found is None or found >= today


@given(YEARLESS, TODAYS)
@quick
def test_capitals_make_no_difference(said: str, today: dt.date) -> None:
    assert dates.read(said.upper(), today) == dates.read(said, today)


@given(ANYTHING, TODAYS)
@quick
def test_any_text_is_a_day_or_none(said: str, today: dt.date) -> None:
    found = dates.read(said, today)
    assert found is None or found.year >= 2000
