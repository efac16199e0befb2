"""What another city has is told to who names that city, and to nobody else."""

import datetime as dt

import pytest

from knowledge.guide import Guide
from knowledge.model import Status

TODAY = dt.date(2026, 11, 20)
PLANS = ("straatfeest", "buurtfeest", "evenement melden", "een feest voor de buurt", "street party", "sokak partisi")


@pytest.mark.parametrize("stadsdeel", ["Laak", "Escamp", "Segbroek", "Scheveningen", ""])
@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_here_is_not_answered_with_another_city(guide: Guide, plan: str, stadsdeel: str) -> None:
    found = guide.ask(f"{plan} {stadsdeel}".strip(), TODAY)
    assert found.results
    assert all(result.record.status is not Status.OTHER_CITY for result in found.results)
    choices = {*found.choices, *guide.other(found).choices, *([found.another.id] if found.another else [])}
    routes = [guide.pack.needs[need].route for need in choices]
    first = [guide.pack.records[guide.pack.canonical(route[0].record)] for route in routes if route]
    assert all(record.status is not Status.OTHER_CITY for record in first)


@pytest.mark.parametrize(
    "text",
    [
        "hoe doet Rotterdam dat met een straatfeest",
        "Rotterdamse regels voor een straatfeest",
        "kan een stichting geld lenen voor een gebouw via stipo",
    ],
)
def test_who_names_another_city_hears_of_it(guide: Guide, text: str) -> None:
    assert any(result.record.status is Status.OTHER_CITY for result in guide.ask(text, TODAY).results)


@pytest.mark.parametrize(
    ("text", "named"),
    [("wat doet Rotterdam", True), ("Amsterdamse regels", True), ("een andere gemeente", True), ("in Laak", False)],
)
def test_a_city_is_named_by_any_of_its_names(guide: Guide, text: str, named: bool) -> None:
    assert guide.finder.names_another(text) is named


@pytest.mark.parametrize(
    "text",
    [
        "wij komen uit Utrecht, wonen nu in Laak en willen een buurtfeest",
        "ik wil net als in Haarlem een buurttuin, in Segbroek",
        "zoals in Amsterdam: een straatfeest in de Weimarstraat",
        "vroeger woonde ik in Rotterdam, ik wil een straatfeest",
        "we moved here from Utrecht and want a street party",
    ],
)
def test_a_city_named_in_passing_is_not_what_is_asked_about(guide: Guide, text: str) -> None:
    found = guide.ask(text, TODAY)
    assert not guide.finder.names_another(text)
    assert found.flow is not None
    assert all(result.record.status is not Status.OTHER_CITY for result in found.results[:3])


def test_a_garden_on_the_roof_as_elsewhere_is_no_cry_for_help(guide: Guide) -> None:
    found = guide.ask("ik wil net als in Utrecht een moestuin op het dak, in Scheveningen", TODAY)
    assert (found.status, found.urgent) == ("found", False)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("wij wonen in Delft en willen een speelstraat", "14 015"),
        ("een straatfeest in de Witte de Withstraat in Rotterdam", "14 010"),
        ("ik woon in Amsterdam, wie bel ik", "14 020"),
        ("wij wonen in Utrecht en willen een geveltuin", "14 030"),
        ("een bankje in Leiden", "14 071"),
    ],
)
def test_another_municipality_gets_its_own_number(guide: Guide, text: str, phone: str) -> None:
    found = guide.ask(text, TODAY)
    contact = found.results[0].record.contact
    assert (found.status, contact and contact.phone) == ("elsewhere", phone)


def test_to_lead_something_is_no_town(guide: Guide) -> None:
    assert guide.finder.find("wij leiden in Laak een koor").neighbour is None
