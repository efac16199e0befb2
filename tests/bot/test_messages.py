"""What is kept of a text that somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import NASTY, quick

from bot.messages import MAX_TEXT, clean


@pytest.mark.parametrize(
    "text",
    [
        "hoi!!!!! 😀😀😀😀😀",
        "-------- Oorspronkelijk bericht --------\nVan: de buurt",
        "naam      bedrag\n\n\n\nzaal      300 euro",
        "👩‍👩‍👧‍👦 samen 🏳️‍🌈",
        "(… en dan?)",
        "نريد حديقة صغيرة، من فضلك",
    ],
)
def test_what_people_type_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("mark", [" ", "\n", ",", "_", "😀", "\n!", "(.- )", "'"])
def test_more_marks_in_a_row_than_say_something_are_left_out(mark: str) -> None:
    said = clean(f"een bankje{mark * 5000}in Laak")
    assert said.startswith("een bankje")
    assert said.endswith("in Laak")
    assert 0 < len(said) - len("een bankje" + "in Laak") <= 24


@given(st.text(max_size=300) | st.sampled_from([piece * (MAX_TEXT // len(piece)) for piece in NASTY]))
@quick
def test_what_was_cleaned_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert len(clean(text)) <= MAX_TEXT
