"""Which words tell something, and which are said everywhere."""

import pytest

from knowledge.search import commonness as common
from knowledge.search.commonness import Commonness


@pytest.fixture(scope="module")
def commonness() -> Commonness:
    return common.commonness()


@pytest.mark.parametrize("word", ["de", "the", "nie", "und", "que"])
def test_words_that_are_said_everywhere_tell_least(commonness: Commonness, word: str) -> None:
    assert commonness.telling(word) == pytest.approx(0.1)


def test_the_rarer_a_word_the_more_it_tells(commonness: Commonness) -> None:
    told = [commonness.telling(word) for word in ("nu", "straat", "moestuin")]
    assert told == sorted(told)
    assert told[0] < told[-1] == 1.0


@pytest.mark.parametrize("word", ["", "xqzt", "geveltuinbewoner", "ÿ" * 50])
def test_unknown_words_tell_fully(commonness: Commonness, word: str) -> None:
    assert commonness.telling(word) == 1.0
