"""Words, days and amounts in the resident's language."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import catalogue
import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from bot import forms, i18n
from bot.i18n import Speaker, speaker
from knowledge.language import FUNCTION_WORDS
from knowledge.model import LANGUAGES

DAY = dt.date(2027, 6, 12)
SPOKEN = sorted({*LANGUAGES, *FUNCTION_WORDS, "ar", "bg"})
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "{}"\nmsgstr "{}"\n'


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of catalogues, in place of the real one."""
    folder = tmp_path / "locale"
    folder.mkdir()
    monkeypatch.setattr(i18n, "LOCALE", folder)
    i18n._catalogues.cache_clear()
    (folder / "en.po").write_text(
        PO.format("Hoi {name}", "Hi {name}") + '\nmsgid "Dag"\nmsgstr "Bye"\n\nmsgid "Leeg"\nmsgstr ""\n'
    )
    (folder / "tr.po").write_text(PO.format("Hoi {name}", "Selam {name}"))
    yield folder
    i18n._catalogues.cache_clear()


@pytest.mark.usefixtures("catalogues")
@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("nl", "Hoi {name}", "Hoi Ana"),
        ("en", "Hoi {name}", "Hi Ana"),
        ("tr", "Hoi {name}", "Selam Ana"),
        ("tr", "Dag", "Bye"),
        ("pl", "Dag", "Bye"),
        ("tr", "Onvertaald {name}", "Onvertaald Ana"),
        ("en", "Leeg", "Leeg"),
    ],
)
def test_a_text_is_said_in_the_language_else_in_english_else_in_dutch(language: str, text: str, said: str) -> None:
    values = {"name": "Ana"} if "{name}" in text else {}
    assert Speaker(language)(text, **values) == said


def test_a_text_is_known_in_every_language(catalogues: Path) -> None:
    assert i18n.everywhere("Hoi {name}") == {"Hoi {name}", "Hi {name}", "Selam {name}"}
    assert i18n.everywhere("Leeg") == {"Leeg"}


def test_catalogues_are_read_once_and_again_when_one_of_them_changes(
    catalogues: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert speaker("tr")("Hoi {name}", name="Ana") == "Selam Ana"
    with monkeypatch.context() as patch:
        patch.setattr(i18n, "_read", lambda path: pytest.fail("read again"))
        i18n._catalogues.cache_clear()
        assert speaker("tr")("Hoi {name}", name="Ana") == "Selam Ana"
    (catalogues / "tr.po").write_text(PO.format("Hoi {name}", "Merhaba {name}"))
    i18n._catalogues.cache_clear()
    assert speaker("tr")("Hoi {name}", name="Ana") == "Merhaba Ana"


def test_where_nothing_can_be_kept_catalogues_are_read_all_the_same(catalogues: Path) -> None:
    (catalogues.parent / "__pycache__").write_text("a file where the folder should be")
    assert speaker("tr")("Hoi {name}", name="Ana") == "Selam Ana"


@pytest.mark.usefixtures("catalogues")
def test_there_is_always_dutch_and_every_catalogue() -> None:
    assert i18n.languages() == ["nl", "en", "tr"]


def test_what_people_typed_is_never_read_as_a_placeholder() -> None:
    t = Speaker("nl")
    assert t("Hoi {name}", name="{0} {text} %s") == "Hoi {0} {text} %s"
    assert t("gewone { tekst }") == "gewone { tekst }"


@pytest.mark.parametrize(("count", "said"), [(0, "0 plannen"), (1, "1 plan"), (2, "2 plannen")])
def test_one_is_one_and_the_rest_is_more(count: int, said: str) -> None:
    assert Speaker("nl").many("{count} plan", "{count} plannen", count) == said


def test_a_day_in_dutch() -> None:
    t = Speaker("nl")
    assert t.day(DAY) == "zaterdag 12 juni"
    assert t.day(DAY, weekday=False, year=True) == "12 juni 2027"


@pytest.mark.parametrize("language", SPOKEN)
def test_every_language_people_write_in_names_day_and_year(language: str) -> None:
    said = speaker(language).day(DAY, year=True)
    figures = "".join(str(int(char)) for char in said if char.isdecimal())
    assert figures in ("122027", "202712")
    assert any(char.isalpha() for char in said), "the month is a word"


@given(st.integers(0, 100_000_000), st.sampled_from(SPOKEN))
@quick
def test_an_amount_is_whole_euros_in_every_language(euro: int, language: str) -> None:
    said = speaker(language).euro(euro)
    assert "".join(str(int(char)) for char in said if char.isdecimal()) == str(euro)
    assert "€" in said or "EUR" in said


@given(st.integers(0, 100_000_000), st.sampled_from(SPOKEN))
@quick
def test_a_number_keeps_its_figures_in_every_language(number: int, language: str) -> None:
    said = speaker(language).number(number)
    assert "".join(str(int(char)) for char in said if char.isdecimal()) == str(number)


def test_dutch_figures_have_dots() -> None:
    t = Speaker("nl")
    assert t.number(1500) == "1.500"
    assert t.euro(1500).replace("\N{NO-BREAK SPACE}", " ") == "€ 1.500"


def test_the_forms_that_are_kept_are_those_that_babel_knows() -> None:
    assert json.loads(forms.PATH.read_text(encoding="utf-8")) == catalogue.forms(), "run make messages"
    assert list(forms.FORMS) == i18n.languages()


def test_a_spanish_date_is_written_as_babel_writes_it() -> None:
    assert speaker("es").day(DAY, weekday=False, year=True) == dates.format_date(DAY, "long", "es")


@given(st.dates(dt.date(2024, 1, 1), dt.date(2040, 12, 31)), st.integers(0, 100_000_000), st.sampled_from(LANGUAGES))
@quick
def test_days_and_figures_are_written_as_babel_writes_them(day: dt.date, number: int, language: str) -> None:
    t, locale = speaker(language), catalogue.WRITTEN_AS.get(language, language)
    order = {"de": "d. MMMM", "es": "d 'de' MMMM"}.get(language, "d MMMM")
    whole = f"{order} 'de' y" if language == "es" else f"{order} y"
    assert t.day(day, year=True) == dates.format_date(day, f"EEEE {whole}", locale)
    assert t.day(day, weekday=False) == dates.format_date(day, order, locale)
    assert t.number(number) == numbers.format_decimal(number, locale=locale)
    cents = numbers.format_currency(number, "EUR", locale=locale)
    assert t.euro(number) == re.sub(r"[.,]00(?!\d)", "", cents)


@pytest.mark.parametrize("language", ["", "xx", "nl nl", "qqq", "12", "🎉"])
def test_a_language_nobody_knows_speaks_english(language: str) -> None:
    assert speaker(language).language == "en"


def test_there_is_one_speaker_per_language() -> None:
    assert speaker("tr") is speaker("tr")
