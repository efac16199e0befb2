"""Arabic and Bulgarian in Latin letters."""

import pytest

from knowledge.language import detect
from knowledge.search.latin import OwnScript

BULGARIAN = OwnScript("bg", ["мъжът", "търся", "площадка", "жилище", "част", "къща", "детски"], ["започн"])
ARABIC = OwnScript("ar", ["مشروع", "حفله", "حافله", "حفله", "جيران", "الحومه", "فلوس", "دراري"])


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("tursia", "търся"), ("tarsya", "търся"), ("mujut", "мъжът"), ("tyrsq", "търся"), ("ploshtadka", "площадка"),
        ("plo6tadka", "площадка"), ("jilishte", "жилище"), ("zhilishte", "жилище"), ("4ast", "част"),
        ("kushta", "къща"), ("detski", "детски"), ("zapo4nem", "започн"), ("zapochvame", None), ("da", "да"),
        ("az", None),
    ],
)  # fmt: skip
def test_bulgarian_is_read_however_it_is_spelled(typed: str, word: str | None) -> None:
    assert BULGARIAN.find(typed) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("mashrou3", "مشروع"), ("machro3", "مشروع"), ("elmashroo3", "مشروع"), ("7afla", "حفله"), ("7aflah", "حفله"),
        ("jiran", "جيران"), ("jeran", "جيران"), ("flous", "فلوس"), ("7ouma", "الحومه"), ("drari", "دراري"),
        ("wlad", None), ("b", None),
    ],
)  # fmt: skip
def test_arabic_is_read_by_its_consonants(typed: str, word: str | None) -> None:
    assert ARABIC.find(typed) == word


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kude moga da namerya stai", "bg"),
        ("iskame da napravim gradina", "bg"),
        ("kifach ndir bach nakhod subsidie", "ar"),
        ("bdi a7ki ma3 el baladiye", "ar"),
        ("yagmur suyu birikti yolda", "tr"),
        ("elektrikler kesildi", "tr"),
        ("zamknieta swietlica", "pl"),
        ("smieci pod oknem smierdza", "pl"),
        ("min fiets is weg", "nl"),
    ],
)
def test_what_is_typed_without_its_own_letters_is_told_by_its_words(text: str, language: str) -> None:
    assert detect(text) == language
