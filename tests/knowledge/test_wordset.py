"""Words kept as numbers."""

from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge.search.wordset import WordSet


@quick
@given(st.sets(st.text()))
def test_every_word_of_the_set_is_in_it(words: set[str]) -> None:
    found = WordSet(words)
    assert all(word in found for word in words)


def test_other_words_are_not() -> None:
    found = WordSet(f"woord{number}" for number in range(20_000))
    assert sum(f"ander{number}" in found for number in range(100_000)) <= 5
    assert "" not in WordSet()
