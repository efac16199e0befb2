"""Spellings that people use where the concepts have another."""

import pytest
from samples import TODAY

from knowledge.guide import Guide
from knowledge.search.lexicon import Lexicon
from knowledge.wording import Concept


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


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Хочемо влаштувати свято на нашій вулиці, потрібен дозвіл?", "straatfeest"),
        ("Где бесплатно учить голландский язык?", "nederlands-leren"),
        ("Vrem să facem o petrecere pe strada noastră, avem nevoie de autorizație?", "straatfeest"),
        ("Nós queremos uma horta comunitária no bairro, onde se pede?", "moestuin-met-de-buurt"),
        ("Želimo da napravimo proslavu u našoj ulici", "straatfeest"),
    ],
)
def test_who_writes_in_a_language_that_we_do_not_speak_is_understood_by_its_words(
    guide: Guide, text: str, need: str
) -> None:
    found = guide.ask(text, TODAY)
    assert (found.status, [one.id for one in found.needs[:1]]) == ("found", [need])
