"""The first answer fits the screen of a phone in every language, whatever was told, and keeps what matters most."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from conftest import START

from bot.i18n import Speaker, speaker
from bot.messages import plain
from bot.words import answers, parts, remembered, screen, sources
from bot.words.screen import SCREEN
from knowledge.answer import Answer
from knowledge.guide import Guide
from knowledge.model import LANGUAGES, Who
from knowledge.places import Place
from knowledge.understand import Understanding

TODAY = START.date()
SOON, LATER = dt.date(2026, 11, 27), dt.date(2027, 6, 12)
TOLD = [
    Understanding("", "nl", TODAY),
    Understanding("", "nl", TODAY, amount=5000),
    Understanding("", "nl", TODAY, Place("laak"), date=LATER, amount=5000),
    Understanding("", "nl", TODAY, Place("leidschenveen-ypenburg"), date=LATER, amount=20000, who=Who.FOUNDATION),
    Understanding("", "nl", TODAY, Place("segbroek"), date=SOON, who=Who.PERSON, people=400, indoors=True),
]
"""From nothing at all to nearly everything."""


def _routes(guide: Guide, language: str, told: Sequence[Understanding] = TOLD) -> Iterator[tuple[Answer, Speaker]]:
    """Every plan, with what is told of it."""
    for need in guide.pack.needs.values():
        for said in told if need.status == "found" else ():
            yield guide.route(need.id, replace(said, language=language)), speaker(language)


def _shown(found: Answer, guide: Guide, t: Speaker) -> str:
    return plain(remembered.answer(found, guide, t)[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_first_answer_fits_the_screen(guide: Guide, language: str) -> None:
    too_long = {
        (found.need.id, found.understanding.amount): len(text)
        for found, t in _routes(guide, language)
        if found.need and len(text := _shown(found, guide, t)) > SCREEN
    }
    assert too_long == {}


@pytest.mark.parametrize("language", [*LANGUAGES, "uk"])
def test_the_first_record_is_told_in_their_language_or_in_english_and_dutch(guide: Guide, language: str) -> None:
    for found, t in _routes(guide, language):
        first = screen.on_screen(found)[0]
        summary = first.record.summary
        if first.verdict.fit == "no" or getattr(summary, language, None):
            continue
        text = _shown(found, guide, t)
        assert found.need
        assert summary.en in text, found.need.id
        assert f"“{summary.nl}”" in text, found.need.id
        assert len(text) <= SCREEN, found.need.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_on_about_a_plan_fits_too(guide: Guide, language: str) -> None:
    for found, t in _routes(guide, language, TOLD[3:]):
        unsure = replace(found, results=tuple(replace(result, score=0.4) for result in found.results))
        roles = {result.role for result in found.results if result.role}
        forms = [unsure, *(replace(found, part=role) for role in roles)]
        forms += [replace(found, remark="told"), replace(found, remark="asked"), replace(found, remark="who")]
        for form in forms:
            assert found.need
            assert len(_shown(form, guide, t)) <= SCREEN, (found.need.id, form.part, form.remark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_step_the_loket_and_the_source_always_stay(guide: Guide, language: str) -> None:
    for found, t in _routes(guide, language):
        text = _shown(found, guide, t)
        assert found.need
        assert "1. " in text, found.need.id
        assert all(step in text for step in parts.first_step(found, t)), found.need.id
        assert t("Bron:") in text, found.need.id
        if found.loket and found.loket.contact and found.loket.contact.phone:
            assert t("Hulp:") in text, found.need.id
            assert found.loket.contact.phone in text, found.need.id


def test_every_plan_has_a_first_step(guide: Guide) -> None:
    """The smallest step somebody can take today, in Dutch and English; where it is known in another language, there."""
    assert [need.id for need in guide.pack.needs.values() if need.status == "found" and not need.first_step] == []


def test_a_loket_without_an_office_says_where_to_go_instead(guide: Guide) -> None:
    found = guide.ask("moestuin in laak", TODAY)
    assert "Langskomen kan hier, bel eerst: Stadhuis, Spui 70, 2511 BT Den Haag." in _shown(found, guide, speaker("nl"))
    office = guide.ask("moestuin in mariahoeve", TODAY)
    assert "Langskomen kan hier" not in _shown(office, guide, speaker("nl")), "it has an office of its own"


@pytest.mark.parametrize("asked", ["adres stadsdeelkantoor loosduinen", "stadsdeelkantoor laak adres"])
def test_an_office_that_is_named_leads(guide: Guide, asked: str) -> None:
    found = guide.ask(asked, TODAY)
    assert found.loket is not None
    assert found.results[0].record is found.loket


def test_what_does_not_fit_for_more_than_one_reason_does_not_lead(guide: Guide) -> None:
    alone = "ik ben alleen, geen stichting, en wil een festival met 500 mensen in het zuiderpark op 5 juli 2027"
    found = guide.ask(alone, TODAY)
    first = screen.on_screen(found)[0]
    assert found.results[0].verdict.fit == "no"
    assert first.verdict.fit != "no"
    assert first.role is found.results[0].role
    one_reason = screen.on_screen(guide.ask("straatfeest in laak met 300 mensen", TODAY))
    assert one_reason[0].verdict.fit == "no", "one reason is the answer"


def test_a_regulation_is_called_by_its_title(guide: Guide) -> None:
    record = guide.pack.records["ruimte-in-wijkcentrum"]
    assert sources.name(record, speaker("nl")).startswith("Subsidieregeling professioneel welzijnswerk")
    untitled = replace(record.sources[0], title=None)
    bare = record.model_copy(update={"sources": (untitled,)})
    assert sources.name(bare, speaker("nl")) == "regeling van de gemeente (CVDR737673) (2025)"


@pytest.mark.parametrize("record", ["gemeente-rijswijk", "gemeente-wassenaar", "gemeente-midden-delfland"])
def test_of_a_municipality_whatever_is_known_is_told(guide: Guide, record: str) -> None:
    name = record.removeprefix("gemeente-")
    text = _shown(guide.ask(f"wat is het telefoonnummer van gemeente {name}", TODAY), guide, speaker("nl"))
    contact = guide.pack.records[record].contact
    assert contact is not None
    assert all(part in text for part in (contact.phone, contact.email, contact.url) if part)
    assert "Een telefoonnummer weet ik niet" in text


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("nummer gemeente rotterdam", True),
        ("wat is het telefoonnummer van rotterdam", True),
        ("hoe doet rotterdam het met bewonersinitiatieven", False),
    ],
)
def test_who_wants_to_reach_a_city_is_not_told_how_it_compares(guide: Guide, asked: str, reached: bool) -> None:
    found = guide.ask(asked, TODAY)
    assert (found.understanding.neighbour is not None) is reached


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("kan ik nog aanmelden voor NLdoet 2027", "nldoet"),
        ("Burendag 25 september 2027 in Laak", "burendag"),
        ("feest op zondag 13 juni 2027", "evenement-melden"),
        ("feest op vrijdag 12 juni 2027", "evenement-melden"),
        ("buurt feest in molewijk 24 april 2027", "evenement-melden"),
        ("halloweenfeest voor kinderen in Laak 31 oktober 2027", None),
    ],
)
def test_what_is_of_one_day_is_there_for_that_day_or_by_its_name(guide: Guide, asked: str, first: str | None) -> None:
    found = guide.ask(asked, TODAY)
    shown = [result.record for result in screen.on_screen(found)]
    assert first is None or shown[0].id == first
    day = found.understanding.date
    assert [one.id for one in shown if day and one.season and not one.season.holds(day)] == []


def test_leave_that_is_needed_by_a_day_is_shown_whatever_leads(guide: Guide) -> None:
    asked = "straatfeest in de Vruchtenbuurt op 12 juni 2027", "straatfeest in de Vruchtenbuurt volgend weekend"
    for text in asked:
        assert "evenement-melden" in [result.record.id for result in screen.on_screen(guide.ask(text, TODAY))], text


@pytest.mark.parametrize(
    "asked",
    [
        "straatfeest in Segbroek op 12 juni 2027 met 300 man", "straatfeest over 3 weken in Laak",
        "straatfeest in Laak, de weg moet dicht",
    ],
)  # fmt: skip
def test_the_opening_does_not_contradict_that_the_first_way_is_not_there(guide: Guide, asked: str) -> None:
    found = guide.ask(asked, TODAY)
    assert found.need is not None
    assert found.need.intro.nl not in answers.answer(found, guide.pack, speaker("nl"))[0]


def test_who_is_too_young_is_not_offered_to_serve_beer(guide: Guide) -> None:
    for text in ("ik ben 15 en wil een voetbaltoernooi in Moerwijk met 500 euro", "ik ben 16 en wil een feest in Laak"):
        found = guide.ask(text, TODAY)
        assert found.another is None or found.another.id != "alcohol-schenken"
        assert "alcohol-ontheffing" not in [result.record.id for result in screen.on_screen(found)], text
    asked = guide.ask("mag ik bier schenken op ons straatfeest, ik ben 16", TODAY)
    assert [str(reason) for reason in asked.results[0].verdict.why][:1] == ["too-young:21"]
