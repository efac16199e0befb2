"""Places as people name them, in the made-up city of `samples`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import PLACES, places, quick

from knowledge.geography import Places
from knowledge.guide import Guide
from knowledge.places import MAX_KILOMETRES, Place, PlaceFinder

FINDER = PlaceFinder(places())
STADSDELEN = {district["id"] for district in PLACES["stadsdelen"]}
PIECES = (
    "Laak Segbroek Loosduinen Molenwijk Bouwlust Vrederust en of maar Molenweg Lange Laan Weimarstraat 2525 2525AB "
    "2515 2547 AB Wassenaar ik woon in noord zuid - , ? 🎉 2550 euro"
)


ROTTERDAM = {"id": "vergeleken", "names": ["Rotterdam"], "record": "andere-gemeente", "compared": True}
WITH_ROTTERDAM = PlaceFinder(Places.model_validate({**PLACES, "neighbours": [*PLACES["neighbours"], ROTTERDAM]}))


def found(text: str) -> Place:
    place = FINDER.find(text).place
    assert place is not None, text
    return place


@pytest.mark.parametrize(
    ("text", "stadsdeel", "wijk", "street"),
    [
        ("in Laak", "laak", None, None),
        ("in LAAK!", "laak", None, None),
        ("Segbroekta oturuyorum", "segbroek", None, None),
        ("mieszkam w Segbroeku", "segbroek", None, None),
        ("bij de lake", "laak", None, None),
        ("de molenwijk", "laak", "molenwijk", None),
        ("De Molen, wat een buurt", "laak", "molenwijk", None),
        ("Bouwlust en Vrederust", "segbroek", "bouwlust-en-vrederust", None),
        ("in Vrederust", "segbroek", "bouwlust-en-vrederust", None),
        ("op de Molenweg 12", "laak", "molenwijk", "Molenweg"),
        ("laan van noi oost", "segbroek", "bouwlust-en-vrederust", "Laan van Noi-Oost"),
        ("weimarstraat", "segbroek", "bouwlust-en-vrederust", "Weimarstraat"),
    ],
)
def test_a_place_is_known_by_all_its_names(text: str, stadsdeel: str, wijk: str | None, street: str | None) -> None:
    place = found(text)
    assert (place.stadsdeel, place.wijk, place.street, place.sure) == (stadsdeel, wijk, street, True)


LONG_NAMES = ("Prins Willemlaan", "Burgemeester van der Goesstraat", "1e van den Boschplein")


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("feest in de weimarstr.", "Weimarstraat"),
        ("LAAN V. NOI-OOST", "Laan van Noi-Oost"),
        ("pr. willemln", "Prins Willemlaan"),
        ("de burg. v.d. goesstr", "Burgemeester van der Goesstraat"),
        ("burgemeester vd Goesstraat", "Burgemeester van der Goesstraat"),
        ("eerste van den boschplein", "1e van den Boschplein"),
        ("1e v/d boschpln", "1e van den Boschplein"),
        ("weimarstraatta bir parti", "Weimarstraat"),
    ],
)
def test_a_street_is_known_as_it_is_written_short(text: str, street: str) -> None:
    segbroek = next(one for one in places().stadsdelen if one.id == "segbroek")
    wijk = segbroek.wijken[0].model_copy(update={"streets": (*segbroek.wijken[0].streets, *LONG_NAMES)})
    city = places().model_copy(update={"stadsdelen": (segbroek.model_copy(update={"wijken": (wijk,)}),)})
    place = PlaceFinder(city).find(text).place
    assert place is not None
    assert (place.stadsdeel, place.street) == ("segbroek", street)


@pytest.mark.parametrize(
    ("text", "wijk", "street"),
    [
        ("in Segbroek, in de Molenwijk, op de Molenweg", "molenwijk", "Molenweg"),
        ("Molenweg in Loosduinen", "molenwijk", "Molenweg"),
        ("Loosduinen, Molenwijk", "molenwijk", None),
    ],
)
def test_a_street_beats_a_wijk_beats_a_stadsdeel(text: str, wijk: str, street: str | None) -> None:
    place = found(text)
    assert (place.stadsdeel, place.wijk, place.street) == ("laak", wijk, street)


@pytest.mark.parametrize("text", ["2525", "2525AB", "2525 ab", "op 2525AB nummer 3", "postcode:2525 AB."])
def test_a_postcode_is_a_place(text: str) -> None:
    assert found(text) == Place("laak", "molenwijk", "2525")


def test_a_postcode_of_several_wijken_names_none_of_them() -> None:
    assert found("2551 AB") == Place("loosduinen", None, "2551")


@pytest.mark.parametrize(("text", "options"), [("2515", ("laak", "segbroek")), ("2547 AB", ("segbroek",))])
def test_a_postcode_on_a_border_is_unsure(text: str, options: tuple[str, ...]) -> None:
    place = found(text)
    assert (place.sure, place.wijk, place.others) == (False, None, options)


def test_a_postcode_adds_to_a_name_and_never_moves_it() -> None:
    assert found("Weimarstraat, 2525 AB") == Place("segbroek", "bouwlust-en-vrederust", "2525", "Weimarstraat")


@pytest.mark.parametrize(
    "text",
    ["2525 euro", "€2525", "€ 2525", "2.525", "2525 mensen", "12525", "2525123", "9999 ZZ", "0612525345", "in 2026"],
)
def test_other_numbers_are_no_postcode(text: str) -> None:
    assert FINDER.find(text).place is None


def test_a_street_in_two_stadsdelen_is_unsure() -> None:
    place = found("een feest op de Lange Laan")
    assert (place.sure, set(place.others), place.wijk) == (False, {"laak", "segbroek"}, None)


@pytest.mark.parametrize(
    ("text", "stadsdeel"),
    [("Lange Laan in Segbroek", "segbroek"), ("Laak, Lange Laan", "laak"), ("Lange Laan, 2525 AB", "laak")],
)
def test_a_stadsdeel_or_postcode_beside_such_a_street_settles_it(text: str, stadsdeel: str) -> None:
    place = found(text)
    assert (place.stadsdeel, place.sure, place.others) == (stadsdeel, True, ())


def test_a_stadsdeel_that_such_a_street_does_not_cross_settles_nothing() -> None:
    assert set(found("Lange Laan in Loosduinen").others) == {"laak", "segbroek"}


@pytest.mark.parametrize("text", ["Loosduinen of Segbroek", "loosduinen or segbroek?", "Loosduinen en ook Segbroek"])
def test_two_places_offered_as_alternatives_are_unsure(text: str) -> None:
    place = found(text)
    assert (place.sure, place.others) == (False, ("loosduinen", "segbroek"))


@pytest.mark.parametrize("text", ["Molenwijk in Laak", "Laak of nee, wacht, de Molenwijk in Laak"])
def test_two_names_of_the_same_place_are_sure(text: str) -> None:
    assert found(text).sure


@pytest.mark.parametrize(
    "text",
    [
        "een feest in Wassenaar",
        "ik woon in Wassenaar en wil iets",
        "ik woon hier; feest in Wassenaar maar klein",
        "ik woon in Wassenaar en hier ligt een boom op het fietspad",
        "wij wonen aan de Wassenaarse kant",
        "een feest in Wasenaar",
    ],
)
def test_a_neighbour_municipality_is_somewhere_else(text: str) -> None:
    result = FINDER.find(text)
    assert (result.place, result.neighbour) == (None, "gemeente-wassenaar")


def test_nobody_is_sent_to_another_municipality_for_a_word_that_is_only_a_little_like_it() -> None:
    voorschoten = {"id": "voorschoten", "names": ["Voorschoten"], "record": "gemeente-voorschoten"}
    finder = PlaceFinder(Places.model_validate({**PLACES, "neighbours": [voorschoten]}))
    assert finder.find("ik heb 290 euro voorgeschoten").neighbour is None
    assert finder.find("een feest in Voorschooten").neighbour == "gemeente-voorschoten"


@pytest.mark.parametrize(
    "text",
    [
        "Ik woon in Wassenaar, maar wil hier iets doen",
        "I live in Wassenaar but my plan is with you",
        "mag dat als 1 van ons woont in Wassenaar",
        "one of us lives in Wassenaar",
    ],
)
def test_who_only_lives_in_another_municipality_is_not_sent_there(text: str) -> None:
    result = FINDER.find(text)
    assert (result.place, result.neighbour) == (None, None)
    assert "wassenaar" in result.used


@pytest.mark.parametrize("text", ["ik kom uit Wassenaar en het is in Laak", "Wassenaar, 2525 AB"])
def test_a_place_of_ours_beats_a_neighbour(text: str) -> None:
    assert found(text).stadsdeel == "laak"


@pytest.mark.parametrize("text", ["", "zuid", "in het noorden", "🎉", "laakkade", "x" * 10_000, "2" * 10_000])
def test_what_names_no_place_is_no_place(text: str) -> None:
    result = FINDER.find(text)
    assert (result.place, result.neighbour, result.used) == (None, None, frozenset())


def test_the_words_of_a_place_are_told_so_that_search_can_leave_them_out() -> None:
    assert FINDER.find("feest in Bouwlust en Vrederust").used == {"bouwlust", "en", "vrederust"}


@pytest.mark.parametrize(
    ("at", "wijk"),
    [
        ((52.0600, 4.3100), "molenwijk"),
        ((52.0560, 4.3190), "spoorwijk"),
        ((52.0740, 4.2710), "bouwlust-en-vrederust"),
        ((52.0750, 4.2700 - 0.04), "bouwlust-en-vrederust"),
        ((52.0750, 4.2700 - 0.05), None),
        ((0.0, 0.0), None),
        ((float("nan"), float("nan")), None),
        ((-90.0, 180.0), None),
    ],
)
def test_a_shared_location_is_the_nearest_wijk_within_reach(at: tuple[float, float], wijk: str | None) -> None:
    assert 0.04 < MAX_KILOMETRES / (111.2 * 0.6145) < 0.05, "the last two lie on either side of the limit"
    place = FINDER.near(*at)
    assert (place.wijk if place else None) == wijk


@given(st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join) | st.text(max_size=60))
@quick
def test_any_text_gives_a_place_that_exists_or_none(text: str) -> None:
    result = FINDER.find(text)
    assert result.place is None or result.neighbour is None
    if result.place is not None:
        assert result.place.stadsdeel in STADSDELEN
        assert set(result.place.others) <= STADSDELEN
        assert result.place.sure == (not result.place.others), "unsure is: one of these"
        assert result.place.sure or result.place.stadsdeel in result.place.others


@given(st.sampled_from(["Molenweg", "Molenwijk", "Laak", "2525 AB"]), st.text("abc .,!?\n", max_size=20))
@quick
def test_what_stands_around_a_place_does_not_matter(name: str, around: str) -> None:
    assert found(f"{around} {name} {around}") == found(name)


@pytest.mark.parametrize("text", ["Weimarstraat Wassenaar", "de Molenweg in Wassenaar", "Lange Laan, te Wassenaar"])
def test_a_street_with_its_town_behind_it_is_in_that_town(text: str) -> None:
    result = FINDER.find(text)
    assert (result.place, result.neighbour) == (None, "gemeente-wassenaar")


@pytest.mark.parametrize(
    "text", ["in Wassenaar mag het, kan dat hier ook?", "my aunt in Wassenaar has one, is it here"]
)
def test_what_is_done_in_a_town_can_be_asked_for_here(text: str) -> None:
    assert FINDER.find(text).neighbour is None


@pytest.mark.parametrize(
    "text", ["een bankje in de Coolsingel in Rotterdam", "wij wonen in Rotterdam", "Rotterdam Zuid"]
)
def test_a_town_to_learn_from_is_a_place_for_who_lives_there(text: str) -> None:
    assert WITH_ROTTERDAM.find(text).neighbour == "andere-gemeente"


@pytest.mark.parametrize("text", ["hoe doet Rotterdam dat", "in welke buurt in Rotterdam kan dat"])
def test_a_town_to_learn_from_is_else_a_subject(text: str) -> None:
    result = WITH_ROTTERDAM.find(text)
    assert (result.neighbour, result.used) == (None, frozenset())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in de molen wijk", "molenwijk"),
        ("langelaan", None),
        ("het Molnwijk", "molenwijk"),
        ("SPOORWJK", "spoorwijk"),
        ("spoorwyk", "spoorwijk"),
        ("weimar straat", "bouwlust-en-vrederust"),
        ("Weimarstaat", "bouwlust-en-vrederust"),
        ("bouwlustt", "bouwlust-en-vrederust"),
    ],
)
def test_a_name_is_known_when_it_is_split_joined_or_misspelled(text: str, name: str | None) -> None:
    assert found(text).wijk == name


def test_a_word_of_the_language_is_no_misspelled_name() -> None:
    assert PlaceFinder(places(), lambda word: word == "molenwijn").find("molenwijn").place is None
    assert FINDER.find("molenwijn").place is not None


@pytest.mark.parametrize(
    ("text", "stadsdeel", "street"),
    [
        ("dat stuk gras, molenweg? nee de weimarstraat", "segbroek", "Weimarstraat"),
        ("in de weimarstraat, sorry ik bedoel de Molenweg", "laak", "Molenweg"),
        ("niet in Laak maar in Loosduinen", "loosduinen", None),
        ("not in Segbroek but in Loosduinen please", "loosduinen", None),
        ("nee, in de weimarstraat", "segbroek", "Weimarstraat"),
        ("in Laak, maar dan op de Molenweg", "laak", "Molenweg"),
    ],
)
def test_a_place_that_is_put_right_is_the_one_meant(text: str, stadsdeel: str, street: str | None) -> None:
    place = found(text)
    assert (place.stadsdeel, place.street) == (stadsdeel, street)


@pytest.mark.parametrize("text", ["my sister in Wassenaar did it", "mijn zwager in Wassenaar heeft dat"])
def test_what_somebody_has_in_another_town_is_not_asked_for_there(text: str) -> None:
    assert FINDER.find(text).neighbour is None
    assert FINDER.find("for my sister in Wassenaar, is there money").neighbour is not None


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ik wil een boom in de straat, mijn postcode is 2525 EU", {"eu"}),
        ("2515 ab boom in de straat", {"ab"}),
        ("2525eu bankje", set()),
        ("een feest in 2027 op het plein", set()),
        ("geld van de EU voor jongeren", set()),
    ],
)
def test_letters_of_a_postcode_are_no_words(text: str, letters: set[str]) -> None:
    used = FINDER.find(text).used
    assert {word for word in used if len(word) == 2} == letters


@pytest.mark.parametrize(
    ("text", "wijk"),
    [("straatfeest in Duindurrup", "duindorp"), ("wij komen uit schilders", "schildersbuurt")],
)
def test_a_place_is_known_as_people_there_call_it(guide: Guide, text: str, wijk: str) -> None:
    place = guide.finder.find(text).place
    assert place is not None
    assert place.wijk == wijk


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("en in Den Haag zelf?", True),
        ("in 's-Gravenhage", True),
        ("w Hadze", True),
        ("في لاهاي", True),
        ("dat is toch ook Den Haag?", False),
        ("in Rijswijk", False),
    ],
)
def test_a_plan_is_in_the_city_by_each_of_its_names(guide: Guide, text: str, there: bool) -> None:
    assert guide.finder.lies_in_city(text) is there
