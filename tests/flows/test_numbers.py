"""Case numbers: made, found again, and wrong ones noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from flows import numbers

YEARS = st.integers(min_value=2020, max_value=2099)
SEQUENCES = st.integers(min_value=1, max_value=9_999_999)


@given(YEARS, SEQUENCES)
@quick
def test_a_number_is_found_as_it_was_made(year: int, sequence: int) -> None:
    number = numbers.make(year, sequence)
    assert numbers.find(number) == number
    assert numbers.find(f"Hoe staat het met {number.lower()}?") == number


@given(YEARS, SEQUENCES)
@quick
def test_every_single_wrong_digit_is_noticed(year: int, sequence: int) -> None:
    number = numbers.make(year, sequence)
    for at, char in enumerate(number):
        if not char.isdigit():
            continue
        for wrong in set("0123456789") - {char}:
            assert numbers.find(number[:at] + wrong + number[at + 1 :]) is None


@given(YEARS, SEQUENCES)
@quick
def test_every_swap_of_neighbouring_digits_is_noticed(year: int, sequence: int) -> None:
    number = numbers.make(year, sequence)
    letter = number[-1]
    digits = number[:-1].replace("-", "")
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            assert numbers.find(f"{swapped[:2]}-{swapped[2:]}-{letter}") is None


@given(YEARS, SEQUENCES, st.sampled_from("ABCDEFGHJKLMNPRSTUVWXYZIOQ"))
@quick
def test_only_the_right_letter_fits(year: int, sequence: int, letter: str) -> None:
    number = numbers.make(year, sequence)
    assert (numbers.find(number[:-1] + letter) is not None) == (letter == number[-1])


@given(YEARS, SEQUENCES)
@quick
def test_letters_that_look_like_digits_are_never_used(year: int, sequence: int) -> None:
    assert numbers.make(year, sequence)[-1] not in "IOQ"


@given(YEARS, SEQUENCES, SEQUENCES)
@quick
def test_two_cases_never_share_a_number(year: int, one: int, other: int) -> None:
    assert (numbers.make(year, one) == numbers.make(year, other)) == (one == other)


@pytest.mark.parametrize(
    "written",
    [
        "26-00042-{letter}",
        "26 00042 {letter}",
        "2600042{letter}",
        "26.00042.{letter}",
        "26 - 00042 - {letter}",
        "26–00042–{letter}",
        "mijn nummer is 26 00042 {letter}, toch?",
        "ik bel 0612345678 over zaak 26-00042-{letter}.",
        "eerst 26-00043-A en dan 26-00042-{letter}",
        "٢٦-٠٠٠٤٢-{letter}",
    ],
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    number = numbers.make(2026, 42)
    assert numbers.find(written.format(letter=number[-1])) == number


@pytest.mark.parametrize("text", ["", "26-00042", "06 12345678", "2525 AB", "NL91ABNA0417164300", "26-42-K", "💚" * 50])
def test_what_is_no_number_is_not_found(text: str) -> None:
    assert numbers.find(text) is None


@given(st.text(max_size=200))
@quick
def test_any_text_can_be_searched(text: str) -> None:
    found = numbers.find(text)
    assert found is None or numbers.find(found) == found


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("DH-27-0184-K", True),
        ("wat is er met dh 27 0184 k", True),
        ("26-00042-K", True),
        ("DH-26-00042", True),
        ("van 10 2500 a 3000 euro", False),
        ("12-06-2027", False),
        ("2525 AB", False),
        ("Den Haag, 12 juni", False),
    ],
)
def test_what_looks_like_a_number_is_seen_to_be_one(text: str, like: bool) -> None:
    assert numbers.is_like(text) is like
