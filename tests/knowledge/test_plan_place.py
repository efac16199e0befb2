"""Which of two places is that of the plan, and what is a street by its form, in the made-up city of `samples`."""

import datetime as dt

import pytest
from samples import places

from knowledge.guide import Guide
from knowledge.places import PlaceFinder
from knowledge.street_names import unknown_streets

FINDER = PlaceFinder(places())
TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "stadsdeel"),
    [
        ("ik woon in de Weimarstraat, straatfeest is in Laak", "laak"),
        ("ik woon in Laak maar de moestuin komt in Loosduinen", "loosduinen"),
        ("het feest is in Loosduinen, ik woon zelf in Laak", "loosduinen"),
        ("in Laak woon ik, in Loosduinen komt het feest", "loosduinen"),
        ("Laak, waar wij wonen, is ver. het feest is in Loosduinen", "loosduinen"),
        ("mijn moeder woont in Laak maar het feest is in Loosduinen", "loosduinen"),
        ("mijn zus in Laak heeft een moestuin en die wil ik in Loosduinen", "loosduinen"),
        ("een moestuin zoals in Laak, maar dan in Loosduinen", "loosduinen"),
        ("in Laak hebben ze een moestuin, kan dat in Loosduinen", "loosduinen"),
        ("I live in Laak but the party is in Loosduinen", "loosduinen"),
        ("mieszkam w Laaku ale festyn jest w Loosduinen", "loosduinen"),
        ("Laak'ta oturuyorum ama bahçe Loosduinen'da olacak", "loosduinen"),
        ("ich wohne in Laak, das Fest ist in Loosduinen", "loosduinen"),
        ("waarom krijgt de Molenwijk alles en wij in Loosduinen niks", "loosduinen"),
        ("i ticked the wrong one, we are in Laak and it says Loosduinen", "laak"),
        ("ik woon in Laak en wil een straatfeest", "laak"),
        ("ik woon in de Molenwijk in Laak", "laak"),
    ],
)
def test_where_somebody_lives_gives_way_to_where_the_plan_is(text: str, stadsdeel: str) -> None:
    place = FINDER.find(text).place
    assert place is not None
    assert (place.stadsdeel, place.sure) == (stadsdeel, True)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("een fietstocht van Laak naar Segbroek", ("laak", "segbroek")),
        ("een feest in Laak, de spullen staan in Loosduinen", ("laak", "loosduinen")),
        ("de Weimarstraat en verder heel Loosduinen", ("segbroek", "loosduinen")),
    ],
)
def test_two_places_that_may_both_be_meant_are_asked_for(text: str, options: tuple[str, ...]) -> None:
    place = FINDER.find(text).place
    assert place is not None
    assert (place.sure, place.others) == (False, options)


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("een feest op de vuurkade", {"vuurkade"}),
        ("vuurkade", {"vuurkade"}),
        ("feest musschenbroekstraat", {"musschenbroekstraat"}),
        ("een bankje in de kerkstraat", {"kerkstraat"}),
        ("wij willen een kerkstraat", set()),
        ("in de straat en op het plein", set()),
        ("in onze speelstraat", set()),
        ("x" * 40 + "straat", set()),
    ],
)
def test_a_street_that_nobody_told_us_of_is_known_by_its_form(text: str, streets: set[str]) -> None:
    ordinary = {"kerk", "vuur", "speelstraat", "straat", "plein"}
    assert unknown_streets(text.split(), ordinary.__contains__) == streets


def test_an_unknown_street_is_no_place_and_no_word_of_a_subject() -> None:
    found = FINDER.find("een feest op de Musschenbroekstraat")
    assert (found.place, found.used) == (None, frozenset())
    assert found.unknown == {"musschenbroekstraat"}


@pytest.mark.parametrize("street", ["Vuurkade", "Brandweerlaan", "Gasweg", "Loosduinsekade", "Inbraaksingel"])
@pytest.mark.parametrize("said", ["{}", "straatfeest op de {}", "op de {} willen we een geveltuin"])
def test_the_name_of_a_street_raises_no_alarm(guide: Guide, street: str, said: str) -> None:
    found = guide.ask(said.format(street), TODAY)
    assert not found.urgent
    assert found.understanding.language == "nl"


def test_a_fire_in_a_street_is_still_a_fire(guide: Guide) -> None:
    assert guide.ask("er is brand op de Loosduinsekade, help", TODAY).urgent


@pytest.mark.parametrize(
    ("text", "stadsdeel"),
    [
        ("straatfeest op Schevie", "scheveningen"),
        ("geveltuin op Scheef", "scheveningen"),
        ("straatfeest op 't Plein 12 juni", "centrum"),
        ("geveltuin bij de Haagse Bluf", "centrum"),
    ],
)
def test_places_of_the_hague_by_the_names_that_people_use(guide: Guide, text: str, stadsdeel: str) -> None:
    place = guide.finder.find(text).place
    assert place is not None
    assert place.stadsdeel == stadsdeel


@pytest.mark.parametrize(
    "text", ["een feest op het plein", "Plein opknappen", "de stoep ligt scheef", "die alles opschreef"]
)
def test_a_word_that_is_a_name_too_is_a_word_first(guide: Guide, text: str) -> None:
    assert guide.finder.find(text).place is None


@pytest.mark.parametrize("street", ["Laan van Meerdervoort", "Loosduinseweg", "Loosduinsekade", "De la Reyweg"])
def test_a_street_through_several_stadsdelen_is_asked_for(guide: Guide, street: str) -> None:
    place = guide.finder.find(f"straatfeest op de {street}").place
    assert place is not None
    assert not place.sure
    assert len(place.others) > 1
