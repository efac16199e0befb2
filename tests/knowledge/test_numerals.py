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
