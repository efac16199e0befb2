"""What people type right after an answer: a reply that stands for a tap, or something of its own."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from rapidfuzz import fuzz, process

from knowledge.guide import Guide
from knowledge.search.replies import Replies

TODAY = dt.date(2026, 11, 20)


def reply(guide: Guide, text: str, language: str = "nl") -> str | None:
    return guide.reply(text, guide.read("een straatfeest in laak", TODAY), language)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Ja joh, meld ons maar aan!", "register"),
        ("kun je dit voor ons indienen", "register"),
        ("waar staat dat aanmeldformulier", "register"),
        ("JA DOE MAAR", "register"),
        ("ja doe mar", None),  # too short to guess at: every letter counts
        ("kan ik dti hier aanvragen", "register"),
        ("How can I sign up?", "register"),
        ("başvuru yapmak istiyorum", "register"),
        ("أريد التسجيل هنا", "register"),
        ("mag ik dit doorsturen naar mijn zus", "pass-on"),
        ("can you print this for me", "pass-on"),
        ("wat kost dat eigenlijk", "cost"),
        ("bedankt, en wat kost het?", "cost"),
        ("is dat nog haalbaar?", "plan"),
        ("wat moeten we nu wanneer doen", "plan"),
        ("zet het in mn agenda", "agenda"),
        ("kun je dat even in mijn agenda zetten?", "agenda"),
        ("takvimime ekler misin", "agenda"),
        ("herinner me eraan", "remind"),
        ("stuur me een herinnering een week van tevoren", "remind"),
        ("kun je me een week ervoor herinneren?", "remind"),
        ("zet in agenda", "agenda"),
        ("waarom niet?", "why"),
        ("kun je me helpen herinneren", "remind"),
        ("vat het samen", "shorter"),
        ("ik kan niet goed typen, heb je knoppen?", "menu"),
        ("hoeveel bezoekers zijn toegestaan", "people"),
        ("ile osób może przyjść?", "people"),
        ("mag het tot middernacht?", "hours"),
        ("welke papieren heb ik allemaal nodig voor de aanvraag?", "papers"),
        ("hoe lang van tevoren moet ik dat doorgeven", "term"),
        ("en hoe doe ik dat?", "steps"),
        ("ik weet niet hoe ik het moet aanvragen", "steps"),
        ("Telefoonnummer?", "reach"),
        ("heb je ook een adres", "reach"),
        ("en waar moet ik dan heen", "reach"),
        ("adresi ne?", "reach"),
        ("wie ist die Telefonnummer?", "reach"),
        ("ik geef mijn telefoonnummer aan de buren", None),
        ("mijn adres verandert", None),
        ("en openingstijden dan?", "open"),
        ("ja maar", None),
        ("when are they open?", "open"),
        ("Hoe?", "steps"),
        ("kiedy?", "term"),
        ("are you sure?", "why"),
        ("en wie dan", "reach"),
        ("wie betaalt dat", None),
        ("te lang", "shorter"),
        ("klopt", "noted"),
        ("klopt dit niet", "other"),
        ("nee dat bedoelde ik niet", "other"),
        ("I meant something else", "other"),
        ("ik begrijp het niet", "shorter"),
        ("wat moet ik nou morgen doen", "shorter"),
        ("hoe lang duurt het voor we antwoord krijgen?", "wait"),
        ("how long does that take", "wait"),
        ("wat is dat precies", "what"),
        ("te laat dus?", "still"),
        ("kan je het mailen", "pass-on"),
        ("nie rozumiem tego", "shorter"),
    ],
)
def test_a_reply_stands_for_a_tap(guide: Guide, text: str, means: str | None) -> None:
    assert reply(guide, text) == means


@pytest.mark.parametrize(
    "text",
    [
        "ik wil me aanmelden als vrijwilliger bij de voedselbank",
        "mijn buurman wil niet",
        "krijgen we ook zo'n bord",  # no "sign" as in "sign up"
        "hoe vraag ik subsidie aan voor een moestuin",
        "kan ik hier mijn paspoort aanvragen",
        "mijn kind aanmelden voor school",
        "we willen een buurtapp beginnen",
        "share a car with the neighbours",
        "ik wil dingen leren maken met een printer",
        "ik bedoel een bankje",
        "wat kost een springkussen",
        "wat heb ik nodig voor een springkussen",
        "hoeveel mensen wonen er in Laak",
        "ik wil een menu maken voor ons buurtrestaurant",
        "is een moestuin haalbaar",
        "er komen veel mensen",
        "hoeveel mensen willen we? 60 mensen",
        "bewoners betalen niks",
        "we gaan tot laat door",
        "wanneer moet ik mijn vuilnis buiten zetten",
        "en in escamp?",
        "en wie betaalt dat?",
        "dank je wel",
        "help er is brand",
        "iemand met een mes in de straat",
        "",
        "🙂",
    ],
)
def test_who_says_more_is_heard_as_a_question(guide: Guide, text: str) -> None:
    assert reply(guide, text) is None


def test_without_replies_in_the_content_nothing_is_one(guide: Guide) -> None:
    bare = Guide(replace(guide.pack, replies=(), needs={}))
    assert bare.reply("ja doe maar", guide.read("een straatfeest", TODAY), "nl") is None


def test_a_question_is_put_within_the_words_that_do_not_matter(guide: Guide) -> None:
    for said in ("is dat haalbaar", "is het allemaal nog wel haalbaar", "en is dat dan nog haalbaar?"):
        assert reply(guide, said) == "plan"
    assert reply(guide, "haalbaar") is None


@pytest.mark.parametrize(
    "slip", [lambda said: said[2:], lambda said: f"{said} aub", lambda said: said[::2] + said[1::2]]
)
def test_what_is_spelled_nearly_as_a_reply_is_among_those_of_its_length(
    guide: Guide, slip: Callable[[str], str]
) -> None:
    replies: Replies = guide._replies
    for said in replies._texts[::29]:
        near = process.extract(slip(said), replies._texts, scorer=fuzz.ratio, score_cutoff=88, limit=None)
        assert {text for text, _score, _at in near} <= set(replies._as_long(slip(said)))
