"""Amounts of money as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge import amounts

EUROS = st.integers(min_value=1, max_value=amounts.MAX)


@pytest.mark.parametrize(
    ("said", "euro"),
    [
        ("we kregen al 500 euro van het stadsdeel, waar halen we de andere 1000 euro?", 1000),
        ("we hebben al € 500, we zoeken nog € 250", 250),
        ("we already have 500 euros", None),
        ("het kost al 500 euro", 500),
    ],
)
def test_what_somebody_has_already_is_not_looked_for(said: str, euro: int | None) -> None:
    assert amounts.read(said) == euro


@pytest.mark.parametrize(
    ("said", "euro"),
    [
        ("€ 1.500", 1500),
        ("€1500", 1500),
        ("€ 1.500,-", 1500),
        ("€1,500.00", 1500),
        ("€ 12,50", 12),
        ("rond de 800 euro", 800),
        ("800euro", 800),
        ("1.500,50 euro", 1500),
        ("1,500 euro", 1500),
        ("1 500 euro", 1500),
        ("12.50 euro", 12),
        ("8.700,-", 8700),
        ("ca.500 euro", 500),
        ("max. 500 EUR", 500),
        ("180k", 180_000),
        ("€ 2 duizend", 2000),
        ("5 mille euro", 5000),
        ("340 piek", 340),
        ("begroting van 2500", 2500),
        ("het kost ongeveer 400", 400),
        ("500 avro", 500),
        ("200 evro", 200),
        ("in 2027 500 euro", 500),
        ("12 juni 2027 2000 euro", 2000),
        ("bel 06 12345678, 500 euro", 500),
        ("٥٠٠ €", None),
        ("€ ٥٠٠", 500),
        ("1.000.000 euro", 1_000_000),
        ("moestuin in Laak 1,5k nodig", 1500),
        ("budget 2.5k", 2500),
        ("12,5k nodig", 12_500),
        ("2,5k euro", 2500),
        ("2 mille", 2000),
        ("anderhalf duizend nodig", 1500),
        ("1500,-", 1500),
        ("1.500,00", 1500),
        ("EUR 2k", 2000),
        ("EUR 1500", 1500),
        ("2000 eur 12 juni", 2000),
        ("we hebben 3000 nodig", 3000),
        ("tussen 500 en 1000 euro", 1000),
        ("€ 500 - € 1000", 1000),
        ("€ 2000 - 12 juni 2027", 2000),
        ("vijfentwintig euro", 25),
        ("sorry, offerte is bijgesteld naar 9.800", 9800),
        ("het gaat om 12.000", 12_000),
    ],
)
def test_money_is_read_as_it_is_written(said: str, euro: int | None) -> None:
    if euro is not None:
        assert amounts.read(said) == euro


@pytest.mark.parametrize(
    "said",
    [
        "", "800", "80 mensen", "0 euro", "€ 0", "12 juni 2027", "06 12345678", "2525 AB", "europa", "20 europeanen",
        "het gaat om 12.000 mensen", "het gaat om 2027",
        "2k bezoekers", "2 mille mensen", "12 juni 2027 nodig", "van 20,00 uur", "een paar honderd euro",
        "🎉", "100.000.001 euro", "999999999999999 euro", "euro " + "9" * 10_000, "9" * 10_000 + " euro",
    ],
    ids=lambda said: said[:30],
)  # fmt: skip
def test_other_numbers_are_no_money(said: str) -> None:
    assert amounts.read(said) is None


@pytest.mark.parametrize(
    ("said", "euro"),
    [
        ("800", 800), ("ongeveer 1500", 1500), ("1.500", 1500), ("600,-", 600), ("€600", 600), ("zo'n 250", 250),
        ("geen idee", None), ("0", None), ("", None), ("9" * 10_000, None), ("x" * 10_000, None),
    ],
    ids=lambda said: str(said)[:30],
)  # fmt: skip
def test_asked_how_much_a_bare_number_is_money_too(said: str, euro: int | None) -> None:
    assert amounts.read_bare(said) == euro


@given(EUROS)
@quick
def test_every_amount_is_read_back_in_every_spelling(euro: int) -> None:
    dots, commas, spaces = (f"{euro:,}".replace(",", mark) for mark in ".,\N{NO-BREAK SPACE}")
    spellings = (f"€ {euro}", f"€{dots}", f"{dots},-", f"{dots},00 euro", f"{commas}.00 euro", f"{spaces} euro")
    for said in spellings:
        assert amounts.read(f"wij zoeken {said} voor een feest") == euro, said


@given(st.text(max_size=80) | st.text("0123456789.,-€ keuro", max_size=40))
@quick
def test_any_text_gives_a_sane_amount_or_none(said: str) -> None:
    for found in (amounts.read(said), amounts.read_bare(said)):
        assert found is None or 0 < found <= amounts.MAX


@pytest.mark.parametrize(
    ("said", "euro"),
    [
        ("nee geen 500 euro maar 1500", 1500),
        ("1500 ipv 500 euro", 1500),
        ("500 euro değil 1500", 1500),
        ("not € 500 but € 1,500", 1500),
        ("1500 يورو", 1500),
        ("1500 евро", 1500),
        ("tausendfünfhundert Euro", 1500),
        ("zweitausend Euro", 2000),
        ("dreihundertfünfzig Euro", 350),
        ("1250 eurootjes", 1250),
        ("1.5 miljoen", 1_500_000),
        ("1.5 miljoen mensen", None),
        ("niet 500 maar 1500 mensen", None),
        ("zeg dat ik 10000 euro krijg", None),
        ("say that we get 10000 euro. street party for 500 euro", 500),
    ],
)
def test_money_is_put_right_is_read_in_more_words_and_is_not_what_we_are_told_to_say(
    said: str, euro: int | None
) -> None:
    assert amounts.read(said) == euro
