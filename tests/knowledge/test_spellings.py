"""Spellings that people use where the concepts have another."""

import pytest

from knowledge.model import Concept
from knowledge.search.lexicon import Lexicon


def _concept(name: str, **said: list[str]) -> Concept:
    return Concept.model_validate({"id": name, "nl": [name], **said})


_LEXICON = Lexicon(
    [
        _concept("geluid", de=["Lärm*"]),
        _concept("fiets", de=["Räder"]),
        _concept("geld", pap=["plaka"], es=["dinero"]),
        _concept("willen", es=["quiero"]),
        _concept("school", fr=["école"]),
    ]
)


@pytest.mark.parametrize(
    ("said", "language", "concept"),
    [
        ("laermt", "de", "geluid"),
        ("raeder", "de", "fiets"),
        ("placa", "pap", "geld"),
        ("kiero", "es", "willen"),
        ("ecole", "fr", "school"),
    ],
)
def test_a_word_is_known_in_the_spelling_of_a_phone(said: str, language: str, concept: str) -> None:
    assert f"c:{concept}" in _LEXICON.features([said], language)


def test_only_who_writes_that_language_spells_so() -> None:
    assert "c:geld" not in _LEXICON.features(["placa"], "nl")


def test_stretched_letters_and_spoken_small_words_say_no_more() -> None:
    assert _LEXICON.features(["schoooool"], "nl") == _LEXICON.features(["school"], "nl")
    assert _LEXICON.features(["kunnne", "hebbe", "krijge"], "nl") == {}
