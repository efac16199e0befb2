"""What a record says about one thing that was asked of it."""

import datetime as dt

import pytest

from bot.i18n import speaker
from bot.words import about, sources
from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 20)
SAID = {
    "papers": "plattegrond",
    "steps": "online bij de gemeente",
    "term": "8 weken",
    "people": "250",
    "hours": "23.00 uur",
    "cost": "Gratis",
}


@pytest.mark.parametrize("what", SAID)
def test_its_own_lines_under_its_title(guide: Guide, what: str) -> None:
    result = guide.judge("evenement-melden", guide.read("een straatfeest in laak", TODAY))
    title, *lines = about.told(what, result, speaker("nl"))
    assert result.record.title.nl in title
    assert SAID[what] in "\n".join(lines)
    assert all(line.startswith("• ") for line in lines)


def test_how_long_one_waits_for_an_answer(guide: Guide) -> None:
    result = guide.judge("omgevingsvergunning", guide.read("een schuur in laak", TODAY))
    assert "ongeveer 8 weken" in "\n".join(about.told("wait", result, speaker("nl")))
    fest = guide.judge("evenement-melden", guide.read("een straatfeest in laak", TODAY))
    assert about.told("wait", fest, speaker("nl")) == []


def test_what_it_is(guide: Guide) -> None:
    result = guide.judge("evenement-melden", guide.read("een straatfeest in laak", TODAY))
    assert f"• {result.record.summary.nl}" in about.told("what", result, speaker("nl"))


@pytest.mark.parametrize(
    ("asked", "tells"),
    [
        ("is er een coach", True),  # of "Energiecoach aan huis"
        ("is er een aannemer", False),
        ("waar haal ik dat", False),  # what is done with anything is no subject
    ],
)
def test_a_question_that_names_a_record_is_answered_with_it(guide: Guide, asked: str, *, tells: bool) -> None:
    plan = guide.ask("isoleren met de buren", TODAY)
    result = guide.judge("energiecoaches", plan.understanding)
    assert bool(guide.telling(asked, plan, [result], "nl")) is tells


def test_nothing_when_the_record_does_not_say(guide: Guide) -> None:
    result = guide.judge("bankje-vragen", guide.read("een bankje in laak", TODAY))
    assert about.told("people", result, speaker("nl")) == []


def test_the_last_day_for_a_plan_with_a_day(guide: Guide) -> None:
    result = guide.judge("evenement-melden", guide.read("een straatfeest in laak op 12 juni 2027", TODAY))
    assert "17 april 2027" in "\n".join(about.told("term", result, speaker("nl")))


def test_a_line_has_the_source_that_says_so(guide: Guide) -> None:
    record, t = guide.pack.records["cooperatie-oprichten"], speaker("nl")
    notary = next(fact for fact in record.facts if "Wat kost de notaris" in fact.nl)
    assert notary.source > 1
    assert sources.of(record, [notary], t) == (sources.name(record, t, notary.source),)
    assert sources.name(record, t) not in sources.of(record, [notary], t)
    assert sources.of(record, record.steps, t) == (sources.name(record, t),), "a step has none of its own"


def test_what_it_costs_has_the_source_of_the_amount(guide: Guide) -> None:
    record = guide.pack.records["evenement-melden"]
    assert record.cost in about.sourced("cost", record)
    assert all(line.source for line in about.sourced("cost", record))
    assert about.sourced("steps", record) == []
