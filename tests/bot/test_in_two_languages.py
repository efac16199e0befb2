"""Who writes in a language in which there are no texts reads English, with the Dutch to show beside it."""

import datetime as dt

import pytest

from bot.i18n import speaker
from bot.messages import plain
from bot.words import answers
from bot.words.records import in_full, line
from bot.words.screen import SCREEN
from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 20)
NOT_THEIRS = ("es", "de", "fr", "bg", "pap", "uk")
MACHINE = "Vertaald door een computer. Twijfel je? Bel {phone}."
BOTH = "Engels en Nederlands; de rest vertaalde een computer. Een mens: {phone}."
ALL_OF_IT = "Dit is in het Engels en Nederlands. Een mens: {phone}."


def _said(guide: Guide, text: str, language: str) -> str:
    return plain(answers.answer(guide.ask(text, TODAY), guide.pack, speaker(language))[0])


@pytest.mark.parametrize("language", ["es", "de", "bg", "pap", "uk"])
def test_the_first_record_is_told_in_simple_dutch_too(guide: Guide, language: str) -> None:
    said = _said(guide, "repair café in Laak", language)
    first = guide.ask("repair café in Laak", TODAY).results[0].record
    assert f"“{first.summary.nl}”" in said
    assert first.summary.en in said
    assert len(said) <= SCREEN
    assert "14070" in said
    assert "laak@denhaag.nl" in said


@pytest.mark.parametrize("language", NOT_THEIRS)
def test_a_record_in_full_has_its_dutch_always(guide: Guide, language: str) -> None:
    first = guide.ask("repair café in Laak", TODAY).results[0]
    assert f"“{first.record.summary.nl}”" in in_full(first, speaker(language))


@pytest.mark.parametrize("language", ["nl", "en", "tr", "pl", "ar"])
def test_whose_language_it_is_reads_no_other(guide: Guide, language: str) -> None:
    said = _said(guide, "repair café in Laak", language)
    assert "“" not in said
    t = speaker(language)
    assert (t(MACHINE) in said) is (language in ("tr", "pl", "ar"))
    assert t(BOTH) not in said


@pytest.mark.parametrize("language", NOT_THEIRS)
def test_it_says_what_is_in_english_and_dutch(guide: Guide, language: str) -> None:
    said, t = _said(guide, "straatfeest in Laak", language), speaker(language)
    assert t(MACHINE) not in said
    assert t(ALL_OF_IT if language == "uk" else BOTH) in said


@pytest.mark.parametrize("language", NOT_THEIRS)
def test_no_answer_is_longer_than_a_screen(guide: Guide, language: str) -> None:
    labels = [need.label.nl for need in guide.pack.needs.values() if need.status == "found"]
    lengths = {label: len(_said(guide, f"{label} in Laak", language)) for label in labels[::6]}
    assert {label: length for label, length in lengths.items() if length > SCREEN} == {}


@pytest.mark.parametrize("language", NOT_THEIRS)
def test_a_title_that_holds_the_dutch_name_is_not_doubled(guide: Guide, language: str) -> None:
    records = [record for record in guide.pack.records.values() if record.title.nl in record.title.en]
    assert records, "some are called the same"
    for record in records:
        result = guide.judge(record.id, guide.read("", TODAY))
        said = line(result, speaker(language)).split(" – ")[0]
        assert said.count(record.title.nl) == 1


@pytest.mark.parametrize("language", NOT_THEIRS)
def test_what_is_done_elsewhere_is_told_in_dutch_too(guide: Guide, language: str) -> None:
    elsewhere = [need for need in guide.pack.needs.values() if need.status == "elsewhere" and not need.urgent]
    for need in elsewhere:
        found = guide.route(need.id, guide.read("", TODAY))
        said = plain(answers.answer(found, guide.pack, speaker(language))[0])
        summary = found.results[0].record.summary
        assert (getattr(summary, language, None) or f"“{summary.nl}”") in said, need.id
        assert len(said) <= SCREEN, need.id


@pytest.mark.parametrize("language", ["es", "bg", "uk"])
def test_the_smallest_step_is_in_english_where_there_is_room(guide: Guide, language: str) -> None:
    found = guide.route("iftar", guide.read("in Laak", TODAY))
    assert found.need
    assert found.need.first_step
    said = plain(answers.answer(found, guide.pack, speaker(language))[0])
    assert found.need.first_step.pick(language) in said


def test_an_organisation_elsewhere_is_named_in_dutch(guide: Guide) -> None:
    assert "Paspoort, ID-kaart en rijbewijs" in _said(guide, "paspoort kwijt", "es")
    assert "(" not in _said(guide, "paspoort kwijt", "nl").split(".")[1]
