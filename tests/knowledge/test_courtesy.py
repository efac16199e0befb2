"""Who asks politely is answered as who asks."""

import datetime as dt

import pytest

from knowledge.courtesy import is_only, plainly, without_thanks
from knowledge.guide import Guide
from knowledge.model import Role

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hoi Yvonne, kan er een bankje komen? groetjes […]", "kan er een bankje komen?"),
        ("Goedemiddag, ik zoek een ruimte voor onze club. Bedankt! Groetjes Ans", "ik zoek een ruimte voor onze club"),
        ("mogen we een feest houden? alvast bedankt, groeten van Fatima", "mogen we een feest houden?"),
        ("Dear sir,\ncan we have a bench here?\nKind regards, John", "can we have a bench here?"),
        ("merhaba, mahallede parti yapmak istiyoruz. teşekkürler", "mahallede parti yapmak istiyoruz"),
        ("ik praat niet zo goed nederlands sorry. mag er een boom in de straat?", "mag er een boom in de straat?"),
        ("sorry for my bad dutch, can we have a tree here?", "can we have a tree here?"),
        ("Ik spreek niet goed Nederlands en wil graag oefenen", "Ik spreek niet goed Nederlands en wil graag oefenen"),
        ("ik spreek geen nederlands", "ik spreek geen nederlands"),
        ("mijn buurman en ik groeten elkaar niet meer", "mijn buurman en ik groeten elkaar niet meer"),
        ("wie kan mij een feest helpen geven? mvg", "wie kan mij een feest helpen geven?"),
        ("Mag er een boom komen? Met vriendelijke groet, A.B. Boom", "Mag er een boom komen?"),
        ("Als secretaris van Stichting Taal in de Haven (Laak) zoek ik een zaal", "zoek ik een zaal"),
        ("namens buurtvereniging De Tuin vraag ik om een bankje", "vraag ik om een bankje"),
        ("namens de stichting zoek ik geld voor een feest", "namens de stichting zoek ik geld voor een feest"),
        ("godverdomme geef me het nummer van laak", "geef me het nummer van laak"),
        ("jezus man, wanneer komt er een bankje", "wanneer komt er een bankje"),
        ("kut bot", "kut bot"),
        ("een bankje in de straat a.u.b.", "een bankje in de straat aub"),
        ("Wij willen een Stichting Oranje oprichten", "Wij willen een Stichting Oranje oprichten"),
    ],
)
def test_what_stands_around_the_question_goes(text: str, asked: str) -> None:
    assert plainly(text).rstrip(".! ") == asked.rstrip(".! ")


@pytest.mark.parametrize(
    "text",
    [
        "hoi",
        "dank je wel",
        "hallo, bedankt!",
        "hallo mag ik hier een feest geven",
        "groetjes Ans",
        "",
        "?",
        "ik wil mijn buren bedanken met een taart",
        "we groeten elkaar niet meer in de straat",
    ],
)
def test_what_is_only_courtesy_or_about_it_stays(text: str) -> None:
    assert plainly(text) == text


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("hoi Yvonne, kan er een bankje komen in de Betje Wolffstraat? groetjes Riet", "bankje-of-prullenbak"),
        ("hallo, mogen we een straatfeest houden in Laak? alvast bedankt, groeten van Fatima", "straatfeest"),
    ],
)
def test_a_polite_question_is_a_question(guide: Guide, text: str, need: str) -> None:
    found = guide.ask(text, TODAY)
    assert found.status == "found"
    assert found.need is not None
    assert found.need.id == need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("bedankt, en nog iets: tuin", "geveltuin-maken"),
        ("bedankt! bankje", "bankje-of-prullenbak"),
        ("dankjewel, straatfeest in Laak", "straatfeest"),
        ("bedankt, paspoort", "paspoort-of-id"),
        ("thanks! bench", "bankje-of-prullenbak"),
        ("ok thanks. and another thing: a bench in our street", "bankje-of-prullenbak"),
        ("teşekkürler, bir şey daha: bahçe", "geveltuin-maken"),
        ("danke, noch etwas: Garten", "geveltuin-maken"),
        ("благодаря, още нещо: градина", "moestuin-met-de-buurt"),
        ("hoi, bankje", "bankje-of-prullenbak"),
    ],
)
def test_a_word_after_thanks_is_what_is_asked(guide: Guide, text: str, need: str) -> None:
    found = guide.ask(text, TODAY, may_ask=True)
    assert need in (*found.choices, *(each.id for each in found.needs[:1]))


def test_money_asked_after_thanks_is_that_of_the_plan(guide: Guide) -> None:
    found = guide.ask("bedankt, geld?", TODAY, guide.ask("moestuin", TODAY).understanding)
    assert (found.need and found.need.id, found.part) == ("moestuin-met-de-buurt", Role.MONEY)


@pytest.mark.parametrize(
    "text",
    [
        "dank je wel, groetjes Riet", "hoi!", "bedankt voor je hulp, fijne dag", "bedankt, fijne dag",
        "ok bedankt, top", "bedankt, tot ziens", "bedankt, ik ga het regelen", "thanks, have a nice day",
    ],
)  # fmt: skip
def test_who_only_thanks_is_not_answered_with_a_route(guide: Guide, text: str) -> None:
    assert guide.ask(text, TODAY).status == "small-talk"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("bedankt, en wat kost het?", "wat kost het?"),
        ("Oké dank je wel! Mag er muziek bij?", "Mag er muziek bij?"),
        ("thanks, but how late can it be?", "how late can it be?"),
        ("dziękuję, a ile to kosztuje?", "a ile to kosztuje?"),
        ("bedankt, moestuin", "moestuin"),
        ("dank je wel hoor", "dank je wel hoor"),
        ("bedankt!", "bedankt!"),
        ("een bedankje voor vrijwilligers", "een bedankje voor vrijwilligers"),
        ("Ik dank u voor uw antwoord. Komen hier kosten aan te pas?", "Komen hier kosten aan te pas?"),
        ("Mijn hartelijke dank. Aan wie richt ik het schrijven?", "Aan wie richt ik het schrijven?"),
        ("Bedankt voor de snelle reactie! En de vergunning?", "En de vergunning?"),
        (
            "Ik wil de vrijwilligers bedanken. Mag dat met een bon?",
            "Ik wil de vrijwilligers bedanken. Mag dat met een bon?",
        ),
    ],
)
def test_thanks_before_a_question_are_no_part_of_it(text: str, asked: str) -> None:
    assert without_thanks(text) == asked


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("hoi", True), ("Hallo daar!", True), ("goedemorgen", True), ("dank je wel", True), ("ok bedankt 🙏", True),
        ("hoi hoi", True), ("teşekkürler", True), ("شكرا", True), ("dziękuję", True), ("благодаря", True),
        ("ok", False), ("Lieve", False), ("hoi, ik ben Sanne", False), ("bedankt, wat kost het?", False), ("ja", False),
        ("een dag in mei", False), ("merci voor de tuin", False), ("", False), ("👍", False),
    ],
)  # fmt: skip
def test_only_a_greeting_or_thanks(text: str, only: bool) -> None:
    assert is_only(text) is only


def test_what_is_hardly_like_thanks_is_none(guide: Guide) -> None:
    plan = guide.ask("a small playground on the corner of our street", TODAY).understanding
    assert guide.ask("we are three parents", TODAY, plan).status == "found"
    assert guide.ask("thanks a lot", TODAY, plan).status == "small-talk"
