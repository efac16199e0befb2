"""How somebody writes is heard without being held against them."""

import pytest

from bot import redact, tone


@pytest.mark.parametrize("text", ["tering wat een gezeik", "WAT EEN ONZIN!!!", "godsamme al drie keer verteld"])
def test_anger_is_heard(text: str) -> None:
    assert tone.angry(text)


@pytest.mark.parametrize("text", ["leuk!", "de Kuipersstraat", "wij wonen in de Kortenaerkade", "kutten"])
def test_ordinary_words_are_not_anger(text: str) -> None:
    assert tone.angry(text) == (text == "kutten")


@pytest.mark.parametrize(
    ("text", "young"),
    [
        ("ik ben 9 en mn zusje is 7", True),
        ("hoi ik ben Aiden 11 jaar", True),
        ("i'm 12 years old", True),
        ("ik ben 34", False),
        ("ik ben er om 3 uur", False),
        ("wij zijn met 12 mensen", False),
    ],
)
def test_children_are_heard(text: str, young: bool) -> None:
    assert tone.child(text) is young


def test_a_list_of_people_loses_names_and_numbers_and_keeps_the_rest() -> None:
    text = "lijst: J. Kramer 06-00000011, F. van Vliet 06-00000012. Wij willen een knip in de straat"
    without, had = redact.list_of_people(text)
    assert had
    assert all(name not in without for name in ("Kramer", "Vliet", "0000001"))
    assert "knip in de straat" in without


def test_one_own_number_is_no_list() -> None:
    text = "bel mij op 0612345678, ik heet Yvonne"
    assert redact.list_of_people(text) == (text, False)
