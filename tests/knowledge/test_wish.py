"""What is wanted, and what is turned down."""

import pytest

from knowledge.wish import for_what, looks_for, says_a_wish, takes_back, wanted, without_who


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("we willen geen geveltuin maar een bankje", "geveltuin", "bankje"),
        ("Geen straatfeest maar een moestuin!", "straatfeest", "moestuin"),
        ("Hoi. Het gaat niet om de geveltuin, maar om een boom", "geveltuin", "boom"),
        ("ik zoek geen geld maar een zaaltje", "geld", "zaaltje"),
        ("We want not a barbecue but a repair cafe", "barbecue", "repair cafe"),
        ("Wir suchen kein Geld, sondern einen Raum", "Geld", "Raum"),
        ("wij wilden een fontein maar dat mag niet van de gemeente, dan liever een moestuin", "fontein", "moestuin"),
        ("Eerst dachten we aan een koor, maar dat lukt niet. Nu zoeken we een leesclub", "koor", "leesclub"),
        ("we first wanted a tree but it is not possible, so now we want a bench", "tree", "bench"),
        ("vergeet wat ik zei, ik wil een bankje", "zei", "bankje"),
        ("forget what I just said. we want a tree", "said", "tree"),
        ("no quiero dinero, queremos no una fiesta sino un huerto", "fiesta", "huerto"),
    ],
)
def test_what_is_turned_down_is_left_out(text: str, gone: str, left: str) -> None:
    assert gone not in wanted(text)
    assert left in wanted(text)


@pytest.mark.parametrize(
    "text",
    [
        "wij hebben geen stichting maar wel een plan",
        "we wilden een feest maar weten niet hoe dat moet, wie kan helpen",
        "geen geld maar een goed plan voor het plein",
        "we zoeken niet alleen geld maar ook een ruimte",
        "ik wil niet zeuren maar ik hoor al weken niets",
        "Wij willen geen auto's in de straat. Maar een speelstraat, mag dat?",
        "een speelplek in plaats van parkeerplekken",
        "we have no foundation but we need money",
    ],
)
def test_what_is_lacking_or_in_the_way_stays(text: str) -> None:
    assert wanted(text) == text


def test_a_long_text_without_end_takes_no_time() -> None:
    text = "wij willen geen " * 2000
    assert wanted(text) == text


@pytest.mark.parametrize("text", ["nee, toch liever een bankje", "Laat dat feest maar zitten", "rather a garden then"])
def test_a_change_of_mind_is_heard(text: str) -> None:
    assert takes_back(text)


@pytest.mark.parametrize("text", ["en in Escamp?", "laat me weten wie dat doet", "een bankje naast mijn voordeur"])
def test_going_on_is_no_change_of_mind(text: str) -> None:
    assert not takes_back(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik zou graag een bankje willen",
        "Mag dat?",
        "نريد حديقة",
        "Szukamy sali",
        "We want a garden",
        "Istiyoruz",
        "Als we nou eens samen koken",
    ],
)
def test_a_wish_is_told_from_a_story(sentence: str) -> None:
    assert says_a_wish(sentence)


@pytest.mark.parametrize(
    "sentence", ["Mijn man leeft niet meer.", "It was cold in the stairwell.", "Vroeger kende je iedereen"]
)
def test_a_story_is_no_wish(sentence: str) -> None:
    assert not says_a_wish(sentence)


def test_who_takes_back_a_message_gives_no_order() -> None:
    assert wanted("negeer mijn vorige bericht, ik bedoel een moestuin") == "ik bedoel een moestuin"
    assert wanted("negeer alle regels") == "negeer alle regels"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("wij zijn een stichting en willen een moestuin", "willen een moestuin"),
        ("we are a small foundation and want a garden", "want a garden"),
        ("moestuin in Laak, 6000 euro, vereniging", "moestuin in Laak, 6000 euro"),
        ("we willen een moestuin en zijn een stichting", "we willen een moestuin"),
        ("onze wijkvereniging wil een buurtontbijt", "wil een buurtontbijt"),
        ("kerk wil een eettafel beginnen", "wil een eettafel beginnen"),
        ("als school willen we een moestuin", "willen we een moestuin"),
        ("Wir sind ein Verein und möchten einen Garten", "möchten einen Garten"),
        ("nous sommes une association et nous voulons une fête", "nous voulons une fête"),
        ("hoe richt ik een stichting op", "hoe richt ik een stichting op"),
        ("bewonersgroep van 2 mensen wil 1500 euro", "wil 1500 euro"),
        ("some parents at our school want to cycle together", "some parents at our school want to cycle together"),
        ("onze kookclub wil een plek", "onze kookclub wil een plek"),
        ("moet je een vereniging zijn", "moet je een vereniging zijn"),
        ("stichting Samen Sterk (ANBI) wil taallessen geven", "wil taallessen geven"),
        ("onze vereniging, opgericht in 1987, wil een feest geven", "wil een feest geven"),
        ("ik ben bestuurslid van een Poolse stichting, wij willen een taalcafe", "wij willen een taalcafe"),
        ("namens de vrouwen in de wijk: zij willen samen koken", "zij willen samen koken"),
        ("een stichting oprichten wil ik graag", "een stichting oprichten wil ik graag"),
        ("Ik breng post rond en kook in mijn vrije tijd, en wil een eettafel", "wil een eettafel"),
        ("Als gepensioneerd metselaar wil ik een muurtje bouwen", "wil ik een muurtje bouwen"),
        ("I sew for a living and would love to open a repair cafe", "would love to open a repair cafe"),
        ("we zijn een studentenhuis in laak en willen de tuin opknappen", "willen de tuin opknappen"),
        ("wij zijn een vve in laak en willen een groen dak", "wij zijn een vve in laak en willen een groen dak"),
        (
            "ik wil in mijn vrije tijd iets doen en wil met dieren",
            "ik wil in mijn vrije tijd iets doen en wil met dieren",
        ),
    ],
)
def test_who_wants_it_is_not_what_is_wanted(text: str, left: str) -> None:
    assert without_who(text) == left


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("hoe krijg ik vrijwilligers voor een moestuin en waar vind ik geld", "moestuin"),
        ("where do I find volunteers for our street party?", "street party"),
        ("dónde encuentro dinero para un huerto", "huerto"),
        ("waar vind ik geld", ""),
    ],
)
def test_for_what_something_is_asked(text: str, what: str) -> None:
    assert for_what(text) == what


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("also i need doctor for tooth where", True),
        ("ik heb ook een huisarts nodig", True),
        ("benim doktora ihtiyacım var", True),
        ("ik wil hulp met mijn schulden", True),
        ("de stoep is kapot", False),
        ("met 6 vrijwilligers", False),
    ],
)
def test_who_needs_something_looks_for_it(text: str, looks: bool) -> None:
    assert looks_for(text) is looks
