"""Who asks two things gets two answers."""

import datetime as dt

import pytest

from knowledge.apart import parts_of, scrap
from knowledge.asks import asks, things
from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("twee dingen: 1 mag er een picknicktafel komen en 2 wie maait het gras", 2),
        ("1. een zaal huren 2. een vog aanvragen 3. koffie schenken", 3),
        ("1) geld voor ons koor\n2) oefenruimte", 2),
        ("Ten eerste: wie leent hekken uit, ten tweede: tot hoe laat mag er muziek zijn", 2),
        ("a. subsidie voor een koor b. oefenruimte in de wijk", 2),
        ("hoe leggen we een moestuin aan en wie wil ons daarbij helpen", 2),
        ("how do we start a choir, and where can we rehearse for free", 2),
        ("Mijn buurman kookt. Ik wil dat ook.", 2),
    ],
)
def test_each_thing_that_is_asked_stands_apart(text: str, parts: int) -> None:
    assert len(asks(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "wij willen een feest met muziek en hapjes",
        "van 1 tot 2 uur op het plein",
        "het feest duurt van 1.30 tot 2.30 uur",
        "op 1 juni of 2 juni willen we vieren dat de straat bestaat",
        "ik heb 1 kind van 3 jaar en zoek een club",
        "wij wonen op nummer 1 en 2",
        "graag een moestuin, maar hoe",
        "Straßenfest am 12. Juni in Laak",
        "¿puedo poner plantas en la acera de mi casa?",
        "peut-on faire une fête en plein air",
        "",
    ],
)
def test_one_thing_is_not_taken_apart(text: str) -> None:
    assert asks(text) == ([text] if text else [])


def test_a_numbered_list_loses_its_numbers_and_not_what_was_told_before() -> None:
    told = "wij zijn met acht ouders uit Laak: 1 mag er een schommel komen 2 wie betaalt die"
    assert asks(told) == ["wij zijn met acht ouders uit Laak", "mag er een schommel komen", "wie betaalt die"]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("2 vragen: 1 waar leen ik een afvalprikker en 2 mag ik klimop tegen mijn gevel zetten", 2),
        ("hoe verzeker ik onze vrijwilligers en waar huren we een zaal voor de vergadering", 2),
        ("mag ik een boom planten in de straat en wie betaalt dat", 0),
        ("waar vraag ik een rijbewijs aan? en kunnen we hier een straatfeest houden", 2),
        ("1. id-kaart kwijt 2. geveltuin aanleggen 3. een aed in de straat", 3),
        ("ik wil een geveltuin maken. alvast hartelijk bedankt!", 0),
        ("stomme bot, hoe maak ik een geveltuin?", 0),
        ("de lantaarn bij ons is stuk en ik wil een geveltuin maken", 2),
        ("ik wil een geveltuin maken. kan iemand mij bellen?", 2),
        ("where do I get a passport and can we have a street party?", 2),
        ("nerede pasaport yenilenir ve sokak partisi için para var mı", 2),
        ("gdzie wyrobić paszport i czy możemy zrobić festyn na ulicy", 2),
        ("¿dónde renuevo mi pasaporte? queremos hacer una fiesta en la calle", 2),
        ("we want a street party on 12 June and a flea market on 5 September in Laak", 2),
        ("Straßenfest am 12. Juni und ein Flohmarkt am 5. September", 2),
        ("fête de rue le 12 juin et une brocante le 5 septembre à Laak", 2),
        ("uliczny festyn 12 czerwca i pchli targ 5 września w Laak", 2),
        ("straatfeest in juni en een moestuin in maart", 2),
        ("straatfeest op 12 juni en op 19 juni", 0),
        ("vergadering op 3 maart, straatfeest op 12 juni in Laak", 0),
        ("straatfeest 12 juni met 60 man en 3 bankjes", 0),
        ("wie is er verantwoordelijk voor het gras en hoe laat is dat open", 0),
        ("er ligt altijd afval op ons plein. wij willen met de buurt gaan opruimen", 0),
        ("wij zijn met acht ouders en onze straat is saai. mogen we een straatfeest geven? we wonen in Laak", 0),
    ],
)
def test_each_question_is_answered(guide: Guide, text: str, needs: int) -> None:
    assert len(guide.questions(text, TODAY)) == needs


def test_each_question_keeps_what_is_told_beside_it(guide: Guide) -> None:
    text = "Waar haal ik een paspoort? Wij willen een straatfeest geven. Er komen 60 mensen."
    assert guide.questions(text, TODAY) == [
        "Waar haal ik een paspoort?",
        "Wij willen een straatfeest geven. Er komen 60 mensen.",
    ]


def test_a_complaint_beside_a_plan_is_an_ask_only_where_it_would_win(guide: Guide) -> None:
    text = "de buren maken zoveel lawaai en hoe kunnen we een straatfeest organiseren"
    assert guide.questions(text, TODAY) == []
    assert guide.questions(text, TODAY, complains=True) == text.split(" en ")


@pytest.mark.parametrize(
    ("text", "alone", "count"),
    [
        ("ik wil een buurtbbq, een kindermiddag en een moestuin", False, 3),
        ("geveltuin, boekenkastje en een bankje", True, 3),
        ("geveltuin, boekenkastje en een bankje", False, 0),
        ("straatfeest in Laak, moestuin in Escamp", True, 2),
        ("wij willen in Laak een straatfeest en in Segbroek een rommelmarkt", False, 2),
        ("I'd love to start a running club and also a book swap", False, 2),
        ("wij willen een feest met muziek en een springkussen", False, 0),
        ("er is een leeg stuk grond en een oud pand", False, 0),
        ("ik wil een feest en verder niks", False, 0),
        ("ik wil een feest", True, 0),
        ("", True, 0),
    ],
)
def test_the_things_of_a_list(text: str, alone: bool, count: int) -> None:
    assert len(things(text, alone=alone)) == count


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("mag ik een gevel tuin? en hoe vraag ik subsidie aan voor een straatfeest?", 2),
        ("mag ik een gevel tuin, en wie ruimt het afval op, en hoe vraag ik subsidie aan voor een straatfeest?", 3),
        ("geveltuin, boekenkastje en een bankje", 3),
        ("ik wil een buurtbbq, een kindermiddag en een moestuin", 3),
        ("hoe laat is het stadhuis open en mag ik een straatfeest geven", 2),
        ("kunnen wij een buurtfeest houden in Laak en een speelstraat in Segbroek?", 2),
        ("we willen in Laak een straatfeest op 12 juni en in Segbroek een rommelmarkt op 3 juli", 2),
        ("How do I start a garden? And can I get a bench?", 2),
        ("Comment commencer un jardin ? Et puis-je avoir un banc ?", 2),
        ("Nasıl bahçe kurabilirim? Ve bir bank alabilir miyim?", 2),
        ("Jak założyć ogród? I czy mogę dostać ławkę?", 2),
        ("wij willen een feest met muziek en een springkussen", 0),
        ("hoe begin ik een straatfeest en hoe pak ik dat aan", 0),
    ],
)
def test_what_is_asked_in_one_breath_is_each_answered(guide: Guide, text: str, needs: int) -> None:
    assert len(guide.questions(text, TODAY)) == needs


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "mag ik een buurtbbq geven en een boom planten en waar haal ik een rijbewijs",
            ["mag ik een buurtbbq geven", "een boom planten", "waar haal ik een rijbewijs"],
        ),
        ("mijn id-kaart is kwijt en ik wil een rommelmarkt", ["mijn id-kaart is kwijt", "ik wil een rommelmarkt"]),
        ("perdí mi pasaporte y quiero un banco en la calle", ["perdí mi pasaporte", "quiero un banco en la calle"]),
        ("sokak partisi istiyorum ve pasaportum kayboldu", ["sokak partisi istiyorum", "pasaportum kayboldu"]),
        ("zgubiłam dowód i chcę festyn na ulicy", ["zgubiłam dowód", "chcę festyn na ulicy"]),
        (
            "2 buren willen een geveltuin en 1 zoekt hulp bij geldzorgen",
            ["2 buren willen een geveltuin", "1 zoekt hulp bij geldzorgen"],
        ),
        ("ik wil een boekenkastje en ook nog een geveltuin", ["ik wil een boekenkastje", "ook nog een geveltuin"]),
        ("1. geveltuin 2. een huiskamerconcert 3. paspoort", ["geveltuin", "een huiskamerconcert", "paspoort"]),
        (
            "my passport expired and I want a street party, who do I call?",
            ["my passport expired", "I want a street party, who do I call?"],
        ),
    ],
)
def test_what_is_joined_is_taken_apart_where_each_surely_asks_another_thing(
    guide: Guide, text: str, asked: list[str]
) -> None:
    assert guide.questions(text, TODAY, complains=True) == asked


@pytest.mark.parametrize(
    "text",
    [
        "mijn man is overleden en er komt een aanslag op zijn naam",
        "de buren maken lawaai en hun hond blaft",
        "wij willen een straatfeest met eten en drinken en de straat dicht",
        "mogen we een feestje geven met ballonnen en een luchtkussen?",
        "ik wil een buurttuin beginnen, bij wie moet ik zijn?",
        "wij willen de straat opruimen, bestaat daar bezwaar tegen?",
    ],
)
def test_what_is_joined_and_one_story_stays_one(guide: Guide, text: str) -> None:
    assert guide.questions(text, TODAY, complains=True) == []


def test_a_worry_told_after_a_wish_is_another_thing(guide: Guide) -> None:
    text = "wij willen een moestuin en mijn man heeft schulden"
    assert guide.questions(text, TODAY) == text.split(" en ")


def test_each_part_that_is_asked_is_shown(guide: Guide) -> None:
    text = "is er geld voor ons straatfeest? mag de weg dicht? en waar leen ik dranghekken? Laak, 5 juni 2027"
    roles = [result.role for result in guide.ask(text, TODAY).results[:3]]
    assert sorted(role for role in roles if role) == ["money", "permission", "things"]


def test_what_is_told_first_does_not_lead_away_from_what_is_asked(guide: Guide) -> None:
    text = "I'm new in Laak and I don't know anyone. I'd love to start a running club and also a book swap"
    assert guide.questions(text, TODAY) == ["I'd love to start a running club", "also a book swap"]


def test_more_than_three_things_are_all_known(guide: Guide) -> None:
    listed = ["geveltuin", "bankje", "boekenkast", "straatfeest"]
    assert guide.questions(", ".join(listed), TODAY) == listed


def test_a_numbered_list_has_more_than_three() -> None:
    assert parts_of("1. moestuin 2. straatfeest 3. een zaal 4. bankje 5) geld") == [
        "moestuin", "straatfeest", "een zaal", "bankje", "geld",
    ]  # fmt: skip
    assert parts_of("wij hebben 4) 5 of 6 bankjes") == ["wij hebben 4) 5 of 6 bankjes"]


@pytest.mark.parametrize(
    ("part", "apart"),
    [
        ("hoe maak ik bezwaar, en geld?", ("hoe maak ik bezwaar", "geld")),
        ("where do I object and money?", ("where do I object", "money")),
        ("hoe maak ik bezwaar", ("hoe maak ik bezwaar", "")),
        ("what if I rent?", ("what if I rent?", "")),
        ("en geld?", ("en geld?", "")),
    ],
)
def test_what_stands_behind_a_question(part: str, apart: tuple[str, str]) -> None:
    assert scrap(part) == apart
