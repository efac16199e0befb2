"""Words kept as numbers."""

from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge.search.wordset import WordLists, WordNumbers, WordSet, WordTable


@quick
@given(st.sets(st.text()))
def test_every_word_of_the_set_is_in_it(words: set[str]) -> None:
    found = WordSet(words)
    assert all(word in found for word in words)


def test_other_words_are_not() -> None:
    found = WordSet(f"woord{number}" for number in range(20_000))
    assert sum(f"ander{number}" in found for number in range(100_000)) <= 5
    assert "" not in WordSet()


@quick
@given(st.dictionaries(st.text(), st.sampled_from(["feest", "tuin", "geld"])))
def test_every_word_of_the_table_means_what_it_was_given(words: dict[str, str]) -> None:
    found = WordTable(words)
    assert all(found.get(word) == means for word, means in words.items())


@quick
@given(st.dictionaries(st.text(), st.integers(0, 100_000)))
def test_every_word_has_the_number_that_it_was_given(words: dict[str, int]) -> None:
    found = WordNumbers(words)
    assert all(found.get(word) == given for word, given in words.items())
    assert WordNumbers({}).get("woord") is None


@quick
@given(st.dictionaries(st.text(), st.sets(st.integers(0, 100_000))))
def test_every_word_has_all_the_numbers_that_it_was_given(words: dict[str, set[int]]) -> None:
    found = WordLists(words)
    assert all(found.get(word).tolist() == sorted(given) for word, given in words.items())
    assert not WordLists({}).get("woord")


def test_other_words_mean_nothing() -> None:
    found = WordTable({"woord": "ding"})
    assert found.get("woorden") is None
    assert WordTable({}).get("") is None
