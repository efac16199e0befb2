"""What the city does for somebody: the number to call, and nothing that only has a word of what was said."""

import datetime as dt

import pytest

from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "first", "not_shown"),
    [
        ("mijn id-kaart is verlopen en de kinderen hebben vakantie", "paspoort-en-rijbewijs", "kinderbuurtvakantie"),
        ("hoe laat gaat het stadhuis open", "contactcentrum-14070", "woo-verzoek"),
        ("hoe vraag ik een bijstandsuitkering aan", "uitkering-en-werk", "vrijwilligersvergoeding"),
        ("onze poes is weg in Laak", "dier-kwijt-of-gevonden", "hondenlosloopgebied"),
    ],
)
def test_below_a_number_to_call_stands_no_noise(guide: Guide, text: str, first: str, not_shown: str) -> None:
    found = guide.ask(text, TODAY)
    shown = [result.record.id for result in found.results[:3]]
    assert found.status == "elsewhere"
    assert shown[0] == first
    assert not_shown not in shown


@pytest.mark.parametrize(
    "text", ["mijn dak lekt en Haag Wonen doet niks", "schimmel in mijn huurwoning, Staedion reageert niet"]
)
def test_a_complaint_that_names_a_landlord_is_no_wish_for_its_money(guide: Guide, text: str) -> None:
    found = guide.ask(text, TODAY)
    assert (found.status, found.results[0].record.id) == ("elsewhere", "huurklachten")
    assert "woningcorporatie-leefbaarheid" not in [result.record.id for result in found.results[:3]]


def test_two_troubles_each_have_their_number(guide: Guide) -> None:
    found = guide.ask("mijn uitkering stopt en ik heb geen geld voor eten", TODAY)
    shown = {result.record.id for result in found.results[:3]}
    assert {"uitkering-en-werk", "voedselbank"} <= shown


def test_who_names_a_record_is_told_of_it(guide: Guide) -> None:
    assert guide.ask("potje van de verhuurder", TODAY).results[0].record.id == "woningcorporatie-leefbaarheid"


@pytest.mark.parametrize(
    ("text", "status", "first"),
    [
        ("tyfusgemeente, de bak zit al een week vol", "elsewhere", "melding-openbare-ruimte"),
        ("stelletje idioten, onze lantaarn is al weken stuk", "elsewhere", "melding-openbare-ruimte"),
        ("je bent een sukkel, mijn paspoort is verlopen", "elsewhere", "paspoort-en-rijbewijs"),
        ("jullie zijn waardeloos. wij willen een geveltuin", "found", "geveltuin"),
    ],
)
def test_abuse_beside_a_question_leaves_the_answer(guide: Guide, text: str, status: str, first: str) -> None:
    found = guide.ask(text, TODAY)
    assert (found.status, found.results[0].record.id) == (status, first)


@pytest.mark.parametrize(
    "text", ["kutbot", "stelletje idioten, jullie kunnen niks", "fijn weekend, het feest was leuk"]
)
def test_what_asks_nothing_stays_small_talk(guide: Guide, text: str) -> None:
    assert guide.ask(text, TODAY).status == "small-talk"
