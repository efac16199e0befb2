"""Which language somebody writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge.language import FUNCTION_WORDS, detect
from knowledge.text import words

CODES = [*FUNCTION_WORDS, "ar", "bg"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Waar kan ik geld krijgen voor een feest in de straat?", "nl"),
        ("hoi wij wille effe wete of da mag", "nl"),
        ("Where can we get money for our street party?", "en"),
        ("can i do a bbq", "en"),
        ("Mahallede bir şenlik için para nerede?", "tr"),
        ("Gdzie możemy dostać pieniądze na festyn?", "pl"),
        ("¿Dónde puedo pedir dinero para una fiesta?", "es"),
        ("Wo kann ich Geld für ein Fest bekommen?", "de"),
        ("Où est-ce que nous pouvons demander de l'argent?", "fr"),
        ("unda nos por haña yudansa pa e fiesta", "pap"),
        ("أين أجد المال لحفلة في الشارع؟", "ar"),
        ("Къде мога да кандидатствам?", "bg"),
        ("نريد BBQ في Laak", "ar"),
        ("köşedeki dükkânın ışığı sönük", "tr"),
        ("zgubiłem klucze wczoraj", "pl"),
        ("wij willen met Işık en Łukasz een feest", "nl"),
        ("Curaçaose reünie, energiecoöperatie", "nl"),
    ],
)
def test_a_sentence_is_told_by_its_small_words_or_its_script(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "2525 AB", "👍", "Yvonne", "Işık", "06 12345678", "…"])
@pytest.mark.parametrize("default", ["nl", "tr"])
def test_without_a_hint_it_is_the_language_spoken_before(text: str, default: str) -> None:
    assert detect(text, default) == default


def test_an_arabic_name_in_a_dutch_sentence_does_not_make_it_arabic() -> None:
    assert detect("wij willen met de vrouwen van مريم een feest in de straat") == "nl"


@pytest.mark.parametrize("language", FUNCTION_WORDS)
def test_every_small_word_can_be_met(language: str) -> None:
    assert [word for word in FUNCTION_WORDS[language] if words(word) != [word]] == []


@given(st.text(max_size=200), st.sampled_from(CODES))
@quick
def test_any_text_is_in_some_language(text: str, default: str) -> None:
    assert detect(text, default) in CODES
