"""What was found lately is not looked for again, and what is not asked for is let go."""

from functools import partial

from knowledge.search.recent import Recent


def test_what_is_asked_for_again_stays_and_the_oldest_goes() -> None:
    found: Recent[str, str] = Recent(kept=2)
    looked: list[str] = []

    def look(word: str) -> str:
        looked.append(word)
        return word.upper()

    for word in ("a", "b", "a", "c", "a", "b"):
        assert found.of(word, partial(look, word)) == word.upper()
    assert looked == ["a", "b", "c", "b"], "a was asked for in between, and b was not"
