"""A message may go on about what was said before by what it points at."""

import pytest
from samples import TODAY

from knowledge.guide import Guide
from knowledge.reference import (
    asks_for_amount,
    asks_for_help,
    asks_to_pay,
    asks_who_is,
    asks_who_pays,
    asks_who_works_on_it,
    doubts,
    lacks_money,
    names_again,
    points_back,
    why_not,
    works_on_it,
)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("wie is de burgemeester", "burgemeester"),
        ("hoe heet de burgemeester van Den Haag?", "burgemeester"),
        ("weet je wie de burgemeester is", None),
        ("who is the mayor", "mayor"),
        ("belediye başkanı kim", "belediye baskani"),
        ("hoe oud is de burgemeester", "burgemeester"),
        ("wie is er verantwoordelijk voor het groen in onze straat en wie belt mij", None),
        ("wie betaalt dat", None),
    ],
)
def test_a_name_is_asked(text: str, whom: str | None) -> None:
    assert asks_who_is(text) == whom


@pytest.mark.parametrize(
    ("text", "pays", "paying"),
    [
        ("en wie betaalt die planten dan", True, True),
        ("betaald de gemeente dat", True, True),
        ("krijgen we dan subsidie", True, False),
        ("is daar een potje voor", True, False),
        ("who pays for the bbq and stuff", True, True),
        ("is there any funding", True, False),
        ("wer bezahlt das", True, True),
        ("¿quién lo paga?", True, True),
        ("kto za to zapłaci", True, True),
        ("من يدفع", True, True),
        ("wie onderhoudt dat dan", False, False),
        ("is er iemand die oppast", False, False),
        ("is er geld voor een nieuwe fiets voor mijn zoon die in Delft op school zit", False, False),
    ],
)
def test_who_pays_is_asked_of_a_plan(text: str, *, pays: bool, paying: bool) -> None:
    assert (asks_who_pays(text), asks_to_pay(text)) == (pays, paying)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("ok en wie kan me helpen met het formulier", True),
        ("kan er iemand bij mij langs komen om te helpen", True),
        ("who can advise us for free", True),
        ("krijg ik daar hulp bij", True),
        ("ik help mijn buurman", False),
        ("kan er iemand parkeren", False),
    ],
)
def test_help_is_asked_with_a_plan(text: str, *, asked: bool) -> None:
    assert asks_for_help(text) is asked


PLANTERS = "vijf huurders willen plantenbakken op de stoep en in het trappenhuis"


@pytest.mark.parametrize(
    ("text", "told", "again"),
    [
        ("mogen die bakken blijven staan", False, True),
        ("mogen we een bakker vragen", False, False),
        ("het trappenhuis is van de corporatie", True, True),
        ("het trappenhuis is van de corporatie", False, False),
        ("de buurt is het ermee eens", True, False),
    ],
)
def test_a_thing_that_was_named_is_named_again(text: str, told: bool, again: bool) -> None:
    assert names_again(text, PLANTERS, told=told) is again


@pytest.mark.parametrize("text", ["mogen daar ook kippen lopen", "kan er ook een schommel", "is there money there too"])
def test_what_is_asked_beside_a_plan_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize("text", ["ik wil ook een geveltuin", "wie haalt het vuil op", "daar aan de overkant is brand"])
def test_what_points_nowhere(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("wij willen een moestuin beginnen op de hoek", "de buren vinden het prima, mogen we daar ook kippen houden"),
        (PLANTERS, "mogen die bakken er zo staan of moet er een aanvraag komen"),
        ("ik wil een bankje bij ons in de straat", "dat bankje moet wel tegen vandalisme kunnen"),
    ],
)
def test_the_plan_stays(guide: Guide, first: str, then: str) -> None:
    plan = guide.ask(first, TODAY)
    assert guide.ask(then, TODAY, plan.understanding).need == plan.need


@pytest.mark.parametrize("then", ["dat bankje is kapot, wie maakt het", "de lamp in de straat is stuk"])
def test_what_is_broken_is_no_plan(guide: Guide, then: str) -> None:
    plan = guide.ask("ik wil een bankje bij ons in de straat", TODAY)
    assert guide.ask(then, TODAY, plan.understanding).status == "elsewhere"


def test_a_question_about_money_beside_another_keeps_the_plan(guide: Guide) -> None:
    plan = guide.ask("een iftar met 80 mensen in de van ostadestraat", TODAY)
    found = guide.ask("hoeveel geld kunnen we krijgen, en komt de brandweer ook kijken?", TODAY, plan.understanding)
    assert (found.need, found.understanding.people, found.part) == (plan.need, 80, "money")


@pytest.mark.parametrize(
    ("text", "asks", "tells"),
    [
        ("wie is daar al mee bezig?", True, False),
        ("wie werkt daar al aan?", True, False),
        ("is er al iemand mee bezig?", True, False),
        ("doet iemand dit al?", True, False),
        ("who already works on it?", True, False),
        ("wer arbeitet schon daran?", True, False),
        ("kto już nad tym pracuje?", True, False),
        ("кой вече работи по това?", True, False),
        ("bunun üzerinde kim çalışıyor?", True, False),
        ("daar ben ik al mee bezig", False, True),
        ("we are already working on it", False, True),
        ("wie werkt er aan de weg?", False, False),
        ("wie doet er mee?", False, False),
        ("lekker bezig", False, False),
    ],
)
def test_who_is_busy_with_it(text: str, asks: bool, tells: bool) -> None:
    assert (asks_who_works_on_it(text), works_on_it(text)) == (asks, tells)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("waarom kan melden niet?", "melden"),
        ("waarom kan dat fonds niet dan?", "dat fonds"),
        ("waarom past het niet", "het"),
        ("waarom regent het", None),
    ],
)
def test_why_something_can_not_be(text: str, what: str | None) -> None:
    assert why_not(text) == what


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("geen geld", True),
        ("heb geen geld", True),
        ("maar we hebben er geen geld voor", True),
        ("we don't have money", True),
        ("param yok", True),
        ("kein Geld", True),
        ("we have money", False),
        ("geen geld voor eten", False),
        ("ik heb geen geld meer voor de huur", False),
        ("geen geld maar een goed plan", False),
    ],
)
def test_who_only_says_that_there_is_no_money(text: str, lacks: bool) -> None:
    assert lacks_money(text) == lacks


@pytest.mark.parametrize(
    ("text", "is_doubt"),
    [
        ("maar ik durf dat niet zo goed alleen", True),
        ("is dit niet te veel gedoe?", True),
        ("ik heb nooit zoiets gedaan", True),
        ("heeft dat wel zin?", True),
        ("ik ben 78, kan ik dat wel?", True),
        ("is it too difficult for me?", True),
        ("ik durf niet naar huis", False),
        ("ik durf niet meer", False),
        ("ik kan het niet meer aan", False),
        ("heeft het allemaal nog zin", False),
        ("ik heb geen ervaring met subsidies", False),
        ("ik twijfel tussen een moestuin en een feest", False),
    ],
)
def test_who_doubts_asks_who_helps(text: str, *, is_doubt: bool) -> None:
    assert doubts(text) is is_doubt


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("we hebben zo'n 2500 euro nodig voor gereedschap, kan dat?", True),
        ("5000 euro, is dat haalbaar", True),
        ("we need about 2500 euros, is that possible?", True),
        ("2500 euro", False),
        ("is dat haalbaar", False),
    ],
)
def test_whether_an_amount_can_be_had_is_a_question_for_money(text: str, *, asks: bool) -> None:
    assert asks_for_amount(text) is asks


@pytest.mark.parametrize(
    "text", ["is er al een comité dat dit doet?", "bestaat dat niet al dan", "bestaat zoiets hier al"]
)
def test_who_asks_whether_it_is_there_already_asks_who_works_on_it(text: str) -> None:
    assert asks_who_works_on_it(text)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Ik hoef er niks voor te hebben maar de zaalhuur kan ik niet betalen", True),
        ("we kunnen de muzikanten niet betalen", True),
        ("we can't afford the hall", True),
        ("wie gaat dat betalen", False),
        ("we kunnen niet komen", False),
    ],
)
def test_who_cannot_pay_lacks_money(text: str, *, lacks: bool) -> None:
    assert lacks_money(text) is lacks
