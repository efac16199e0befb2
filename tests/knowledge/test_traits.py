"""What a plan brings along, or not, in the languages of the city."""

import pytest
from samples import TODAY

from knowledge import traits
from knowledge.guide import Guide
from knowledge.model import Role
from knowledge.traits import Trait

ROAD, ANIMALS, LATE = Trait.ROAD_CLOSED, Trait.ANIMALS, Trait.LATE


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("bbq in de fahrenheitstraat 12 juni, weg ff dicht, mag dat", ROAD),
        ("want de weg moet dicht", ROAD),
        ("we willen de straat afsluiten voor een straatfeest", ROAD),
        ("we sluiten de Van Musschenbroekstraat een middag af", ROAD),
        ("we zetten de straat af", ROAD),
        ("mogen wij de weg niet afsluiten?", ROAD),
        ("kan de hele straat een dagje autovrij", ROAD),
        ("met een straatafsluiting", ROAD),
        ("can we block off our street for a day", ROAD),
        ("sokağı kapatmak istiyoruz", ROAD),
        ("chcemy zamknąć ulicę na festyn", ROAD),
        ("نريد إغلاق الطريق", ROAD),
        ("queremos cerrar la calle", ROAD),
        ("wir wollen die Straße sperren", ROAD),
        ("on veut fermer la rue", ROAD),
        ("искаме да затворим улицата", ROAD),
        ("nos ke sera kaya", ROAD),
        ("komt er een pony", ANIMALS),
        ("with live animals", ANIMALS),
        ("feest tot 1 uur 's nachts", LATE),
        ("mag het tot 23.30 uur", LATE),
        ("party until midnight", LATE),
        ("van 14.00 tot 01.00 uur met band", LATE),
        ("van 14 tot 01 uur", LATE),
        ("van 14 tot 1 uur", LATE),
        ("20:00 - 1:00", LATE),
        ("from 20:00 to 02:00", LATE),
        ("de 20h a 1h", LATE),
        ("feest tot half 2", LATE),
    ],
)
def test_what_a_plan_brings_along(text: str, trait: Trait) -> None:
    assert traits.told(text) == {trait}
    assert not traits.denied(text)


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("de weg hoeft niet dicht", ROAD),
        ("zonder de straat af te sluiten", ROAD),
        ("de straat blijft gewoon open", ROAD),
        ("we don't need to close the street", ROAD),
        ("er komen geen dieren", ANIMALS),
        ("tot 23 uur", LATE),
        ("tot 22.30 uur", LATE),
        ("until 10 pm", LATE),
    ],
)
def test_what_a_plan_does_not_bring_along(text: str, trait: Trait) -> None:
    assert not traits.told(text)
    assert traits.denied(text) == {trait}


CITY, DISTRICT, NONE = Trait.CITY_MONEY, Trait.DISTRICT_MONEY, Trait.NO_CITY_MONEY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wij krijgen al subsidie van het stadsdeel, kunnen we nog iets vragen", {CITY, DISTRICT}),
        ("we kregen al 500 euro van stadsdeel Laak", {CITY, DISTRICT}),
        ("we already got a grant from the municipality", {CITY}),
        ("mag ik dat combineren met geld van het stadsdeel?", {CITY}),
        ("mag het samen met een bijdrage van de gemeente", {CITY}),
        ("een speelplek, de gemeente betaalt niets", {NONE}),
        ("de gemeente doet niet mee", {NONE}),
        ("zonder geld van de gemeente", {NONE}),
        ("krijgen wij subsidie van het stadsdeel?", set()),
        ("we zoeken geld van de gemeente", set()),
        ("de gemeente antwoordt niet", set()),
    ],
)
def test_what_the_city_pays_already(text: str, said: set[Trait]) -> None:
    assert traits.told(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "we willen met de hele straat het jaar afsluiten",
        "ik woon dicht bij de straat",
        "de straat is vies en de winkel dicht",
        "met een schommelpaard",
        "van 12 uur tot 10 uur",
        "x" * 10_000,
        "straat " * 2_500,
        "van 11 tot half 2",
        "bis 02.06.",
        "van 14 tot 2 mei",
        "tot 01.05",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert not traits.told(text) | traits.denied(text)


@pytest.mark.parametrize(
    "first",
    [
        ("hoi we wille met de straat n bbq doen in de fahrenheitstraat 12 juni, weg ff dicht, mag dat",),
        ("straatfeest laak 12 juni met 40 man en een pony",),
        ("straatfeest 12 juni 2027 in Laak", "en als de weg dicht moet?"),
        ("straatfeest laak met 40 man", "mag de weg dicht?"),
        ("buurtbarbecue met 40 man in Laak", "we willen de straat afsluiten"),
        ("iftar op straat in Laak met 40 man, straat dicht",),
    ],
)
def test_a_notification_is_not_enough_and_the_permit_comes_next_however_few_come(
    guide: Guide, first: tuple[str, ...]
) -> None:
    found = guide.ask(first[0], TODAY)
    for text in first[1:]:
        found = guide.ask(text, TODAY, found.understanding)
    lead, following = found.ways[:2]
    assert (lead.verdict.fit, {reason.code for reason in lead.verdict.why} - {"confirm"}) == ("no", {"not-with"})
    assert (following.role, following.verdict.fit) == (Role.PERMISSION, "maybe")
    assert found.understanding.traits <= set(following.record.needed_with)


def test_what_is_taken_back_decides_nothing_any_more(guide: Guide) -> None:
    plan = guide.ask("straatfeest 12 juni 2027 in Laak, 80 man", TODAY)
    closed = guide.ask("de weg moet dicht", TODAY, plan.understanding)
    opened = guide.ask("de weg hoeft niet dicht", TODAY, closed.understanding)
    assert [found.ways[0].verdict.fit for found in (plan, closed, opened)] == ["yes", "no", "yes"]
    assert opened.understanding.text == plan.understanding.text


def test_another_plan_does_not_bring_along_what_the_one_before_did(guide: Guide) -> None:
    before = guide.ask("straatfeest laak met de weg dicht", TODAY)
    assert guide.ask("ik wil een moestuin beginnen", TODAY, before.understanding).understanding.traits == frozenset()
