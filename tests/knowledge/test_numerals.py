"""Amounts and counts that people write out."""

import pytest

from knowledge import amounts, numerals
from knowledge.search.lexicon import Lexicon
from knowledge.text import normalise


@pytest.mark.parametrize(
    ("said", "euros"),
    [
        ("about two thousand euros", 2000), ("two thousand five hundred euro", 2500),
        ("a hundred and fifty euros", 150),
        ("yaklaşık bin euro", 1000), ("beş yüz avro", 500), ("2 bin euro", 2000), ("dos mil euros", 2000),
        ("dwa tysiące euro", 2000), ("zweitausend Euro", 2000), ("ألف euro", 1000),
        ("two of us need euros", None), ("two thousand people", None), ("euros", None),
    ],
)  # fmt: skip
def test_an_amount_in_words(said: str, euros: int | None) -> None:
    assert numerals.before(normalise(said), amounts.MONEY_WORD) == euros
    assert amounts.read(said) == euros


@pytest.mark.parametrize(
    ("said", "euros"), [("two thousand", 2000), ("bin beş yüz", 1500), ("just my neighbours", None)]
)
def test_the_answer_to_how_much(said: str, euros: int | None) -> None:
    assert amounts.read_bare(said) == euros


def test_a_number_is_no_compound_of_smaller_ones() -> None:
    lexicon = Lexicon([])
    lexicon.learn([("nl", ["acht", "tien", "buren", "feest"])])
    assert list(lexicon.features(["achttien"])) == ["s:achttien"]
    assert len(lexicon.features(["burenfeest"])) == 3


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("3", 3), ("3.", 3), ("3)", 3), ("nummer 3", 3), ("Nr. 3", 3), ("#3", 3), ("de derde", 3),
        ("De 3e graag", 3),
        ("optie 2 graag", 2), ("number 12", 12), ("the first one", 1),
        ("numara 3", 3), ("Nummer één", 1), ("option two", 2), ("birinci", 1), ("رقم 3", 3),
        ("den 3", None), ("0", 0), ("3 juni", None), ("2522", None), ("3 mensen", None),
        ("nummer", None), ("twee", 2), ("Twee.", 2), ("twee buren", None),
        ("", None), ("de derde keer", None),
    ],
)  # fmt: skip
def test_a_place_in_a_list(typed: str, place: int | None) -> None:
    assert numerals.place_in_list(typed) == place
