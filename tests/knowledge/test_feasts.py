"""Days whose date is fixed by rule, against the public holidays of the Netherlands."""

import datetime as dt

import holidays
import pytest
from samples import TODAY

from knowledge import dates, feasts

NAMES = {
    "Nieuwjaarsdag": "nieuwjaarsdag",
    "Goede Vrijdag": "goede vrijdag",
    "Eerste paasdag": "eerste paasdag",
    "Tweede paasdag": "tweede paasdag",
    "Koningsdag": "koningsdag",
    "Hemelvaartsdag": "hemelvaartsdag",
    "Eerste Pinksterdag": "pinksteren",
    "Tweede Pinksterdag": "tweede pinksterdag",
    "Eerste Kerstdag": "eerste kerstdag",
    "Tweede Kerstdag": "tweede kerstdag",
}


@pytest.mark.parametrize("year", range(2021, 2060))
def test_public_holidays_are_on_the_days_of_the_law(year: int) -> None:
    on_calendar = {
        name.casefold(): day for day, name in holidays.country_holidays("NL", years=year, language="nl").items()
    }
    for name, said in NAMES.items():
        assert dates.read(f"straatfeest op {said} {year}", TODAY) == on_calendar[name.casefold()], said


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("op moederdag", "2027-05-09"),
        ("vaderdag", "2027-06-20"),
        ("koningsdag 2025", "2025-04-26"),
        ("met kerst", "2026-12-25"),
        ("oud en nieuw feest in de straat", "2026-12-31"),
        ("new year's eve", "2026-12-31"),
        ("met sinterklaas", "2026-12-05"),
        ("at Whitsun", "2027-05-16"),
        ("straatfeest volgend jaar kerst in Laak", "2027-12-25"),
        ("Christmas next year", "2027-12-25"),
        ("volgend jaar oud en nieuw", "2027-12-31"),
        ("volgend jaar koningsdag", "2027-04-27"),
        ("voor Pasen", None),
        ("na kerst", None),
        ("we waren er met Pasen en het was koud", None),
        ("elk jaar met oud en nieuw", None),
    ],
)
def test_a_feast_is_its_coming_day(said: str, day: str | None) -> None:
    found = dates.read(said, TODAY)
    assert (str(found) if found else None) == day


def test_the_nth_day_of_a_month() -> None:
    assert feasts.nth(2027, 6, 5, 1) == dt.date(2027, 6, 5)
    assert feasts.nth(2027, 6, 5, -1) == dt.date(2027, 6, 26)
    assert feasts.nth(2027, 6, 5, 5) is None
