"""Under the summary: a yes is a yes only without a but, and what must be otherwise is known by its name."""

import datetime as dt

import pytest
from samples import question_data, text

from bot import checking
from flows import engine
from flows.answers import PlaceRead, Readers
from flows.engine import Talk
from flows.model import Flow
from knowledge import amounts

FLOW = Flow.model_validate(
    {
        "id": "plan", "title": text("Plan"), "intro": text("Vertel."),
        "questions": [
            question_data("wat", "text", known_as="subject", label=text("Plan")),
            question_data("waar", "place", known_as="place", label=text("Waar")),
            question_data("geld", "amount", known_as="amount", label={"nl": "Geld", "en": "Money", "tr": "Para"}),
        ],
    }
)  # fmt: skip
TALK = Talk(
    "plan",
    (
        ("wat", {"said": "een bankje"}),
        ("waar", {"stadsdeel": "laak", "wijk": None, "street": None, "said": "laak"}),
        ("geld", {"euro": 800, "said": "800"}),
    ),
)
READERS = Readers(
    place=lambda said: PlaceRead("escamp") if "escamp" in said.lower() else None,
    near=lambda _latitude, _longitude: None,
    date=lambda _said: None,
    amount=amounts.read_bare,
    is_time=lambda _text: False,
    today=dt.date(2026, 11, 21),
)


@pytest.mark.parametrize(
    "said", ["ja", "Ja, prima zo, stuur maar op", "ok", "klopt helemaal", "looks good, send it", "Evet", "tak", "نعم"]
)
def test_a_yes(said: str) -> None:
    assert checking.agrees(said)


@pytest.mark.parametrize(
    "said",
    ["goed idee van mijn buurvrouw", "ja en we willen er ook bloemen bij",
     "ja maar het bedrag is 600", "ok, alleen de straat klopt niet", "nee", "yes but not the date", "600", "", "🎉",
     "prima weer vandaag zeg en nu nog even over dat andere plan waar ik je toen over vertelde vorige week"],
)  # fmt: skip
def test_no_yes(said: str) -> None:
    assert not checking.agrees(said)


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("verander het geld", "geld"), ("het bedrag klopt niet", "geld"), ("change the money please", "geld"),
        ("parayı değiştir, para 600 olsun", "geld"), ("de plek is verkeerd", "waar"), ("wijzig waar", "waar"),
        ("pas mijn idee aan", "wat"),
        ("een geldautomaat zou leuk zijn", None), ("verander de wereld", None), ("", None),
    ],
)  # fmt: skip
def test_what_must_be_otherwise(said: str, question: str | None) -> None:
    found = checking.to_change(FLOW, TALK, said)
    assert (found.id if found else None) == question


def test_the_new_answer_in_the_same_message_is_taken() -> None:
    money = FLOW.question("geld")
    assert money is not None
    assert checking.changed(money, TALK, "verander het geld naar 600", READERS).answers["geld"]["euro"] == 600
    asked_again = checking.changed(money, TALK, "verander het geld", READERS)
    assert engine.current(FLOW, asked_again) == money


@pytest.mark.parametrize("said", ["het moet wel leuk worden voor de straat", "toch een mooi bedrag"])
def test_a_word_that_may_be_a_correction_changes_nothing_without_a_new_answer(said: str) -> None:
    question = checking.to_change(FLOW, TALK, said)
    assert question is None or checking.changed(question, TALK, said, READERS) == TALK


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("verander de datum", True), ("change the date please", True), ("pas het bedrag aan", True),
        ("andere mensen uit de straat", False), ("pas als het plein klaar is", False),
        ("verander de straat in een tuin met bloemen en een bankje", False),
    ],
)  # fmt: skip
def test_what_asks_for_a_change_in_the_middle_of_a_talk(said: str, begins: bool) -> None:
    assert checking.begins_with_change(said) is begins


def test_what_is_told_anew_stands_instead() -> None:
    told = Talk("plan", (("geld", {"euro": 600, "said": ""}), ("waar", TALK.answers["waar"] | {"said": ""})))
    after = checking.corrected(TALK, told)
    assert after.answers["geld"]["euro"] == 600
    assert after.answers["waar"] == TALK.answers["waar"]
    assert checking.corrected(TALK, TALK) == TALK


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("oh wacht, niet laak maar escamp", "escamp"), ("19 juni, niet 12 juni", "19 juni"),
        ("not laak but escamp", "escamp"), ("nicht Laak sondern Escamp", "Escamp"), ("Laak değil Escamp", "Escamp"),
        ("escamp in plaats van laak", "escamp"), ("ik bedoelde 19 juni", "ik bedoelde 19 juni"),
        ("actually it is on 19 june", "actually it is on 19 june"),
        ("12 juni", None), ("met de buren", None), ("", None),
        ("we wilden eerst iets anders doen maar toen kwamen de buren met een plan en nu wordt het een groot feest",
         None),
    ],
)  # fmt: skip
def test_what_is_told_in_place_of_something(said: str, new: str | None) -> None:
    assert checking.instead(said) == new
