"""No figure older than 2025 is ever given as today's: over all records, in every language they exist in."""

import datetime as dt

import pytest

from bot.i18n import speaker
from bot.messages import plain
from bot.words import figures, records
from knowledge.guide import Guide
from knowledge.model import Record, Status
from knowledge.understand import Understanding

TODAY = dt.date(2026, 11, 20)
LANGUAGES = ("nl", "en", "tr", "ar")


def shown(guide: Guide, record: Record, language: str) -> list[str]:
    """The lines of everything we say about a record."""
    result = guide.judge(record.id, Understanding("", language, TODAY, date=dt.date(2027, 9, 1)))
    t = speaker(language)
    return plain(records.in_full(result, t)).replace("\xa0", " ").split("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_old_figure_says_of_which_year_it_is(guide: Guide, language: str) -> None:
    t = speaker(language)
    bare = []
    for record in guide.pack.records.values():
        lines = shown(guide, record, language)
        for figure in (record.amount, record.cost, record.lead):
            if figure is None or not ("undated" in figure.as_of or figure.as_of < figures.OLD_BEFORE):
                continue
            note = t("jaar onbekend") if figure.as_of == "undated" else figure.as_of[:4]
            if (
                figures.figures(record, t)
                and any("%" in line or "€" in line for line in lines[:1])
                and note not in lines[0]
            ):
                bare.append((record.id, note, lines[0]))
    assert bare == []


def test_every_old_fact_says_of_which_year_it_is(guide: Guide) -> None:
    bare = []
    for record in guide.pack.records.values():
        lines = shown(guide, record, "nl")
        for fact in record.facts:
            if fact.as_of != "undated" and fact.as_of >= figures.OLD_BEFORE:
                continue
            note = "jaar onbekend" if fact.as_of == "undated" else f"zo was het in {fact.as_of[:4]}"
            start = fact.nl[:30].rstrip(".").replace("\xa0", " ")
            if not any(start in line and note in line for line in lines):
                bare.append((record.id, fact.nl))
    assert bare == []


def test_what_has_ended_says_so_and_what_does_not_exist_too(guide: Guide) -> None:
    for record in guide.pack.records.values():
        result = guide.judge(record.id, Understanding("", "nl", TODAY))
        first = shown(guide, record, "nl")[0]
        if record.status is Status.EXPIRED:
            assert result.verdict.fit == "no", record.id
            assert "gestopt" in first, record.id
            assert all(other.title.nl in first for other in result.instead), record.id
        if record.status is Status.IDEA:
            assert result.verdict.fit == "no", record.id
            assert "bestaat (nog) niet" in first, record.id
        if record.status is Status.OTHER_CITY:
            assert result.verdict.fit == "no", record.id


def test_every_record_shows_its_source_and_when_it_was_checked(guide: Guide) -> None:
    for record in guide.pack.records.values():
        last = shown(guide, record, "nl")[-1]
        assert last.startswith("Bron:"), record.id
        assert "nagekeken op" in last, record.id


def test_a_check_grows_old_by_itself_and_says_so(guide: Guide) -> None:
    record = next(iter(guide.pack.records.values()))
    late = record.stale_after + dt.timedelta(days=1)
    verdict = guide.judge(record.id, Understanding("", "nl", late)).verdict
    assert "stale" in {reason.code for reason in verdict.why}
    assert verdict.fit != "yes"
