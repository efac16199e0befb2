"""Words as the search sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge.text import clauses, normalise, sentences, stem, words


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Één Café", "een cafe"),
        ("İSTANBUL Mayıs", "istanbul mayis"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("أبريل", "ابريل"),
        ("مدرسة", "مدرسه"),
        ("على", "علي"),
        ("حـــي", "حي"),
        ("مَدْرَسَة", "مدرسه"),
        ("Ünlü şey", "unlu sey"),
        ("ＢＢＱ", "bbq"),
        ("™", "tm"),
    ],
)
def test_the_same_word_written_differently_is_the_same_word(written: str, seen: str) -> None:
    assert normalise(written) == seen


@given(st.text(max_size=100))
@quick
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(max_size=100))
@quick
def test_capitals_make_no_difference(text: str) -> None:
    assert words(text.lower().upper()) == words(text.lower().upper().lower())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foto's, van oma’s feest!", ["fotos", "van", "omas", "feest"]),
        ("buurt-bbq (2525AB)", ["buurt", "bbq", "2525ab"]),
        ("snake_case", ["snake", "case"]),
        ("'t Is", ["t", "is"]),
        ("Qu'est-ce que l’école", ["qu", "est", "ce", "que", "l", "ecole"]),
        ("m'n zo'n don't o'clock", ["mn", "zon", "dont", "oclock"]),
        ("🎉🎉", []),
        ("", []),
        ("حفلة في الشارع", ["حفله", "في", "الشارع"]),
        ("我想种菜，可以吗", ["我想", "想种", "种菜", "可以", "以吗"]),
        ("在 Wagenstraat 舞狮队", ["在", "wagenstraat", "舞狮", "狮队"]),
    ],
)
def test_words_are_found_without_what_stands_between_them(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(max_size=200))
@quick
def test_words_are_never_empty_and_hold_no_spaces(text: str) -> None:
    assert all(word and not any(char.isspace() for char in word) for word in words(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hoi! Mag dat? Ja; wel.\nOok dit", ["Hoi!", "Mag dat?", "Ja;", "wel.", "Ook dit"]),
        ("هل يمكن؟ نعم", ["هل يمكن؟", "نعم"]),
        ("1.500 euro om 20.00 uur", ["1.500 euro om 20.00 uur"]),
        ("\n\n", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(("one", "other"), [("feesten", "feest"), ("buren", "buur"), ("straten", "straat")])
def test_a_plural_has_the_stem_of_its_singular(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("said", "written"), [("verzeker", "verzekeren"), ("organiseer", "organiseren"), ("probleem", "problemen")]
)
def test_what_i_do_has_the_stem_of_what_one_does(said: str, written: str) -> None:
    assert stem(said) == stem(written)


def test_short_words_keep_their_long_vowel() -> None:
    assert stem("keer") == "keer"


def test_words_of_other_scripts_have_no_stem() -> None:
    assert stem("مدرسه") == "مدرسه"


@pytest.mark.parametrize("word", ["والحديقه", "فالحديقه", "وللحديقه"])
def test_an_arabic_word_with_and_has_the_stem_of_the_word(word: str) -> None:
    assert stem(word, "ar") == stem("الحديقه", "ar")


@pytest.mark.parametrize("word", ["والدي", "والدتي", "والدين"])
def test_arabic_parents_do_not_begin_with_and(word: str) -> None:
    assert stem(word, "ar") != stem(word.removeprefix("و"), "ar")


def test_a_sentence_that_goes_on_is_cut_where_another_thought_begins() -> None:
    told = (
        "wij wonen dus aan de kade bij de brug en daar hangen altijd jongens rond en ik maar ja wij vinden dat niet erg"
        " want mijn man was vroeger trainer en die zou best met ze willen voetballen maar hij weet niet waar dat mag"
    )
    assert clauses(told) == [
        "wij wonen dus aan de kade bij de brug",
        "en daar hangen altijd jongens rond",
        "en ik maar ja wij vinden dat niet erg",
        "want mijn man was vroeger trainer",
        "en die zou best met ze willen voetballen",
        "maar hij weet niet waar dat mag",
    ]
    assert clauses("Een feest en een tuin. Mag dat?") == ["Een feest en een tuin.", "Mag dat?"]
