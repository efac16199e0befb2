"""What a message says apart from its subject, and how it adds to what was said before."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, places, quick

from knowledge import applicant
from knowledge.model import Who
from knowledge.places import PlaceFinder
from knowledge.text import normalise
from knowledge.understand import Understanding, day_is_open, kept_text, merge, read, supposes

FINDER = PlaceFinder(places())


def understand(text: str) -> Understanding:
    return read(text, FINDER, TODAY)


def test_everything_in_one_message_is_read() -> None:
    said = understand("Hoi, wij willen op 12 juni met 80 buren een bbq op de Molenweg, kosten rond de 800 euro")
    assert said.language == "nl"
    assert said.place is not None
    assert (said.place.stadsdeel, said.place.street) == ("laak", "Molenweg")
    assert (said.date, said.people, said.amount) == (dt.date(2027, 6, 12), 80, 800)
    assert (said.who, said.neighbour, said.today) == (Who.GROUP, None, TODAY)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("met 80 mensen", 80),
        ("80man", 80),
        ("1.500 bezoekers", 1500),
        ("12.000 bezoekers", 12_000),
        ("1500+ bezoekers", 1500),
        ("2-3 mensen", 3),
        ("60 people", 60),
        ("30 000 visitors", 30_000),
        ("dertigduizend bezoekers", 30_000),
        ("30 kişi", 30),
        ("40 osób", 40),
        ("met veel mensen", None),
        ("80 euro", None),
        ("9999999 mensen", None),
        ("80 manden", None),
    ],
)
def test_how_many_people_come(text: str, people: int | None) -> None:
    assert understand(text).people == people


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ik wil een bankje", Who.PERSON),
        ("my plan", Who.PERSON),
        ("wij willen een bankje", Who.GROUP),
        ("ik wil met mijn buren iets doen", Who.GROUP),
        ("onze VvE wil zonnepanelen", Who.VVE),
        ("de vereniging van eigenaren", Who.VVE),
        ("onze bewonersvereniging zoekt geld", Who.ASSOCIATION),
        ("wij zijn een stichting", Who.FOUNDATION),
        ("our foundation", Who.FOUNDATION),
        ("wij zijn een coöperatie", Who.COOPERATIVE),
        ("mijn kapperszaak", Who.PERSON),
        ("mijn bedrijf", Who.BUSINESS),
        ("wij als school", Who.ORGANISATION),
        ("wij zijn geen stichting", Who.GROUP),
        ("ik heb geen rechtsvorm", Who.GROUP),
        ("zonder vereniging", Who.GROUP),
        ("geen stichting maar een vereniging", Who.ASSOCIATION),
        ("wij willen een stichting oprichten", Who.GROUP),
        ("heb ik een vereniging nodig?", Who.PERSON),
        ("waar is het loket?", None),
        ("", None),
    ],
)
def test_who_asks_is_told_by_the_form_they_name(text: str, who: Who | None) -> None:
    assert applicant.named(normalise(text)) == who


def test_a_first_message_stands_by_itself() -> None:
    said = understand("ik wil een feest")
    assert merge(said, None) is said


def test_what_was_said_before_need_not_be_repeated() -> None:
    before = understand("wij willen op 12 juni met 80 mensen een feest in Laak voor 800 euro")
    merged = merge(understand("en in Segbroek?"), before)
    assert merged.place is not None
    assert merged.place.stadsdeel == "segbroek", "a new place replaces the old one"
    assert (merged.date, merged.people, merged.amount, merged.who) == (before.date, 80, 800, Who.GROUP)
    assert merged.text == "en in Segbroek?"


def test_another_municipality_replaces_the_place() -> None:
    merged = merge(understand("en in Wassenaar?"), understand("een feest in Laak"))
    assert (merged.place, merged.neighbour) == (None, "gemeente-wassenaar")


def test_the_other_municipality_is_left_behind_with_a_new_place() -> None:
    merged = merge(understand("en in Laak?"), understand("een feest in Wassenaar"))
    assert merged.place is not None
    assert merged.neighbour is None


@pytest.mark.parametrize(
    ("before", "now", "who"),
    [
        ("onze stichting zoekt geld", "wij willen ook een zaal", Who.FOUNDATION),
        ("onze stichting zoekt geld", "en in Laak?", Who.FOUNDATION),
        ("onze stichting zoekt geld", "en als we geen stichting zijn?", Who.GROUP),
        ("onze stichting zoekt geld", "en onze VvE?", Who.VVE),
        ("ik wil een feest", "onze VvE doet mee", Who.VVE),
        ("waar is het loket", "wij zoeken geld", Who.GROUP),
    ],
)
def test_a_form_holds_until_another_is_named_or_it_is_denied(before: str, now: str, who: Who) -> None:
    assert merge(understand(now), understand(before)).who == who


def test_a_new_day_amount_and_number_replace_the_old_ones() -> None:
    before = understand("op 12 juni met 80 mensen voor 800 euro")
    merged = merge(understand("toch 13 juni, 60 mensen en 500 euro"), before)
    assert (merged.date, merged.people, merged.amount) == (dt.date(2027, 6, 13), 60, 500)


@given(st.text(max_size=80), st.text(max_size=80))
@quick
def test_merging_never_loses_what_is_known(one: str, other: str) -> None:
    before = replace(understand(one), amount=5, people=5, date=TODAY, who=Who.VVE)
    merged = merge(understand(other), before)
    when = merged.date or merged.period  # "mei" takes the place of a day
    assert None not in (merged.amount, merged.people, when, merged.who)


@pytest.mark.parametrize("text", ["x" * 10_000, "9" * 10_000, "wij " * 2_500, "€" * 10_000, "🎉" * 5_000])
def test_a_very_long_message_is_read_too(text: str) -> None:
    assert understand(text).date is None


@pytest.mark.parametrize(
    ("text", "indoors"),
    [
        ("en als het binnen is?", True),
        ("a party in a hall", True),
        ("we doen het in het buurthuis", True),
        ("feest op straat", False),
        ("gewoon buiten, op het plein", False),
        ("toernooi op het Hobbemaplein", False),
        ("braderie op t pleintje", False),
        ("open podium in het Zuiderpark", False),
        ("sportdag in onze straat", False),
        ("in een zaal op het Spuiplein", None),
        ("toernooi op het sportveld", None),
        ("binnen 8 weken", None),
        ("binnen de wijk", None),
        ("antwoord binnen twee weken", None),
        ("buiten de stad", None),
        ("binnen of buiten, dat weten we nog niet", None),
        ("een feest", None),
    ],
)
def test_inside_or_outside(text: str, indoors: bool | None) -> None:
    assert understand(text).indoors is indoors


@pytest.mark.parametrize(
    ("before", "now", "day"),
    [
        ("buurtfeest december 2027", "11 december", dt.date(2027, 12, 11)),
        ("buurtfeest volgend jaar", "op 11 december", dt.date(2027, 12, 11)),
        ("feest op 12 juni 2028", "nee, 19 juni", dt.date(2028, 6, 19)),
        ("buurtfeest december 2027", "11 december 2026", dt.date(2026, 12, 11)),
        ("buurtfeest december 2027", "morgen", dt.date(2026, 11, 21)),
        ("feest in januari", "11 december", dt.date(2026, 12, 11)),
        ("feest met pasen", "in de kerstvakantie", None),
        ("feest met pasen", "next summer", None),
        ("feest met pasen", "laatste weekend van augustus", None),
    ],
)
def test_a_time_told_later_replaces_the_day_and_keeps_the_year_that_was_told(
    before: str, now: str, day: dt.date | None
) -> None:
    assert merge(understand(now), understand(before)).date == day


def test_a_period_replaces_the_one_before() -> None:
    said = merge(understand("next summer"), understand("party this weekend"))
    assert said.period is not None
    assert (said.date, said.period.last) == (None, None)


@pytest.mark.parametrize(
    ("before", "now", "kept"),
    [
        ("straatfeest met bier in Laak", "zonder bier", "straatfeest in Laak"),
        ("street party with beer", "no, no beer please", "street party"),
        ("straatfeest met muziek en bier", "toch geen bier", "straatfeest met muziek"),
        ("straatfeest met bier", "zonder muziek", "straatfeest met bier"),
        ("straatfeest in Laak", "geen straatfeest", "straatfeest in Laak"),
    ],
)
def test_what_is_left_out_is_no_longer_of_the_plan(before: str, now: str, kept: str) -> None:
    assert kept_text(understand(now), understand(before)) == kept


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("datum weet ik nog niet", True),
        ("we weten de dag nog niet", True),
        ("nog geen datum", True),
        ("date not known yet", True),
        ("ich weiss das Datum noch nicht", True),
        ("weet je wanneer het is", False),
        ("ik weet niet waar het is", False),
        ("12 juni weet ik zeker", False),
    ],
)
def test_the_day_is_not_known(text: str, is_open: bool) -> None:
    assert day_is_open(text) == is_open


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("en als ik het alleen doe", True),
        ("maar wat als we geen stichting zijn?", True),
        ("stel dat het regent", True),
        ("and what if we rent", True),
        ("et si on est deux", True),
        ("als ik later groot ben", True),
        ("we doen het als het droog is", False),
        ("ya tenemos el dinero", False),
    ],
)
def test_a_question_what_if_supposes(text: str, wanted: bool) -> None:
    assert supposes(text) is wanted
