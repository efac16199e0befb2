"""What somebody no longer wants, said in few words after an answer."""

import datetime as dt

import pytest

from knowledge.given_up import given_up, refuses
from knowledge.guide import Guide
from knowledge.wish import wanted

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("nee toch maar geen bbq", "bbq"),
        ("laat maar geen geveltuin", "geveltuin"),
        ("we willen toch geen feest meer", "feest"),
        ("ik wil de geveltuin niet meer", "geveltuin"),
        ("ik wil hem niet meer", "hem"),
        ("het gaat niet door", "het"),
        ("no party after all", "party"),
        ("we don't want a party anymore", "party"),
        ("parti istemiyoruz", "parti"),
        ("doch kein Fest", "fest"),
        ("ya no queremos la fiesta", "fiesta"),
        ("ik wil geen geveltuin maar een bankje", None),
        ("geen vergunning nodig?", None),
        ("mag het feest niet door", None),
        ("nee laat maar zitten die moestuin", "moestuin"),
        ("we hebben geen tuin", None),
        ("we have no garden", None),
        ("ik wil er niet meer zijn", None),
        ("ik wil niet meer", None),
    ],
)
def test_what_is_given_up(text: str, thing: str | None) -> None:
    assert given_up(text) == thing


@pytest.mark.parametrize(
    ("text", "refused"),
    [("ik wil geen muziek", True), ("parti istemiyoruz", True), ("geen ruimte", False), ("er is geen zaal", False)],
)
def test_who_does_not_want_it_does_not_lack_it(text: str, *, refused: bool) -> None:
    assert refuses(text) == refused


@pytest.mark.parametrize(
    ("plan", "text", "means"),
    [
        ("bbq in moerwijk", "geen barbecue", "let-go"),
        ("straatfeest", "nee geen feest", "let-go"),
        ("een geveltuin", "ik wil hem niet meer", "let-go"),
        ("rommelmarkt in laak", "toch geen markt", "let-go"),
        ("een geveltuin", "vergeet het", "let-go"),
        ("een geveltuin", "reset", "let-go"),
        ("impreza na ulicy", "nie chcemy imprezy", "let-go"),
        ("straatfeest", "nee toch niet", "take-back"),
        ("straatfeest met muziek", "geen muziek", None),
        ("straatfeest", "geen vergunning", None),
        ("straatfeest", "geen geld", None),
        ("bbq met de buren", "geen buren", None),
        ("een geveltuin", "ik wil niet meer", None),
        ("een geveltuin", "ik wil het niet meer", None),
        ("straatfeest", "ik wil er niet meer zijn", None),
        ("mijn man slaat me", "ik wil hem niet meer", None),
    ],
)
def test_a_plan_is_let_go_by_its_name(guide: Guide, plan: str, text: str, means: str | None) -> None:
    assert guide.reply(text, guide.read(plan, TODAY), "nl") == means


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ik wil geen muziek op mijn feest", "ik wil op mijn feest"),
        ("ik wil geen auto's in mijn straat", "ik wil geen auto's in mijn straat"),
        ("ik wil geen glascontainer bij mijn huis", "ik wil geen glascontainer bij mijn huis"),
    ],
)
def test_what_is_unwanted_at_a_party_is_no_subject(text: str, told: str) -> None:
    assert wanted(text) == told
