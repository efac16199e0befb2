"""Reading answers: for each kind of question a table of what people type, tap and send."""

import datetime as dt
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TODAY, question_data, quick, text

from flows import answers
from flows.answers import Accepted, Input, PlaceRead, Readers, Rejected
from flows.model import Kind, Question

LONG = "x" * 10_000
KINDS: tuple[str, ...] = get_args(Kind)
SOMETHING = st.one_of(
    st.text(max_size=60), st.text("0123456789+-/., ()@€", max_size=40), st.just(LONG), st.just("9" * 10_000)
)
INPUTS = st.builds(
    Input,
    text=SOMETHING,
    choice=st.none() | st.sampled_from(["a", "b", "ja", "nee", "zzz", ""]),
    file=st.none() | st.just("tg:photo"),
    location=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
)


def place(said: str) -> PlaceRead | None:
    known = {"laak": PlaceRead("laak"), "molenweg": PlaceRead("laak", "molenwijk", "Molenweg")}
    known["lange laan"] = PlaceRead("laak", options=("laak", "segbroek"))
    return known.get(said.strip().casefold())


def near(latitude: float, _longitude: float) -> PlaceRead | None:
    return PlaceRead("laak", "molenwijk") if 52 < latitude < 53 else None


def date(said: str) -> dt.date | None:
    named = {"morgen": TODAY + dt.timedelta(days=1), "vandaag": TODAY, "gisteren": TODAY - dt.timedelta(days=1)}
    years = {f"over {years} jaar": TODAY.replace(year=TODAY.year + years) for years in (5, 6)}
    return (named | years).get(said)


def amount(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else None


READERS = Readers(
    place=place, near=near, date=date, amount=amount, is_time=lambda text: text.startswith("na "), today=TODAY
)


def question(kind: str, **fields: Any) -> Question:
    return Question.model_validate(question_data("q", kind, **fields))


def read(asked: Question, **came: Any) -> answers.Read:
    return answers.read(asked, Input(**came), READERS)


def code(result: answers.Read) -> str | None:
    return result.code if isinstance(result, Rejected) else None


def value(result: answers.Read) -> dict[str, Any]:
    assert isinstance(result, Accepted), result
    return result.value


WHO = question(
    "choice",
    choices=[
        {"id": "ik", "label": text("Alleen ik")},
        {"id": "buren", "label": {"nl": "Met buren of vrienden", "en": "With neighbours", "tr": "Komşularla"}},
        {"id": "club", "label": {"nl": "Een vereniging", "en": "A club of neighbours"}, "also": ["stichting", "club"]},
    ],
)


@pytest.mark.parametrize(
    ("came", "chosen"),
    [
        ({"choice": "buren"}, "buren"),
        ({"text": "2"}, "buren"),
        ({"text": " 3 "}, "club"),
        ({"text": "٢"}, "buren"),
        ({"text": "met BUREN of vrienden"}, "buren"),
        ({"text": "vrienden"}, "buren"),
        ({"text": "with neighbours"}, "buren"),
        ({"text": "komşularla"}, "buren"),
        ({"text": "vereniging"}, "club"),
        ({"text": "wij zijn een stichting uit Laak"}, "club"),
    ],
)
def test_a_choice_is_tapped_numbered_or_typed(came: dict[str, Any], chosen: str) -> None:
    assert value(read(WHO, **came))["choice"] == chosen


@pytest.mark.parametrize(
    "came",
    [
        {}, {"text": "0"}, {"text": "4"}, {"text": "²"}, {"text": "9" * 10_000}, {"text": "-1"}, {"text": "👍"},
        {"text": "met"}, {"text": "neighbours"}, {"text": "wij zijn geen stichting"}, {"text": "ik weet de club niet"},
        {"text": "stichting " + "of zo " * 10}, {"text": LONG}, {"choice": "gone"}, {"file": "tg:photo"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_choice_or_more_than_one_is_asked_again(came: dict[str, Any]) -> None:
    assert code(read(WHO, **came)) == "choice"


@pytest.mark.parametrize(
    ("came", "why"),
    [
        ({"text": "een feest"}, None),
        ({"text": "  حفلة في الشارع "}, None),
        ({"text": "🎉 feest"}, None),
        ({"text": "7"}, None),
        ({"text": "x" * 1500}, None),
        ({"file": "tg:voice"}, None),
        ({"text": "x" * 1501}, None),
        ({"text": LONG}, None),
        ({"text": "x" * (answers.MAX_STORY + 1)}, "too-long"),
        ({"text": ""}, "empty"),
        ({"text": "   \n"}, "empty"),
        ({"text": "...?!"}, "empty"),
        ({"text": "🎉🎉"}, "empty"),
        ({"choice": "a"}, "empty"),
    ],
)
def test_a_text_says_something_and_fits(came: dict[str, Any], why: str | None) -> None:
    assert code(read(question("text"), **came)) == why


def test_a_text_is_kept_as_it_was_said_with_the_file_beside_it() -> None:
    assert value(read(question("text"), text=" een feest ", file="tg:1")) == {
        "said": "een feest",
        "files": [{"id": "tg:1", "media": "photo"}],
    }
    assert value(read(question("text"), text="een feest")) == {"said": "een feest"}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("morgen", "2026-11-21"),
        ("vandaag", "2026-11-20"),
        ("ergens in het voorjaar", None),
        ("mei", None),
        ("في الصيف", None),
        ("na 31 mei", None),
        ("over 5 jaar", "2031-11-20"),
    ],
)
def test_a_day_is_read_and_a_vague_one_is_kept_as_said(said: str, day: str | None) -> None:
    assert value(read(question("date"), text=said)) == {"day": day, "said": said}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("gisteren", "past"), ("", "date"), ("12", "date"), ("??", "date"), ("🎉", "date"), ("over 6 jaar", "far"),
        ("1 juli 1998", "past"), ("31 februari", "no-such-day"),
    ],
)  # fmt: skip
def test_what_is_no_coming_day_is_asked_again(said: str, why: str) -> None:
    assert code(read(question("date"), text=said)) == why


@pytest.mark.parametrize(
    ("came", "stadsdeel", "wijk"),
    [
        ({"text": "laak"}, "laak", None),
        ({"text": " Molenweg "}, "laak", "molenwijk"),
        ({"choice": "segbroek"}, "segbroek", None),
        ({"location": (52.06, 4.31)}, "laak", "molenwijk"),
        ({"location": (52.06, 4.31), "text": "hier"}, "laak", "molenwijk"),
    ],
)
def test_a_place_is_typed_tapped_or_shared(came: dict[str, Any], stadsdeel: str, wijk: str | None) -> None:
    found = value(read(question("place"), **came))
    assert (found["stadsdeel"], found["wijk"]) == (stadsdeel, wijk)


@pytest.mark.parametrize("came", [{}, {"text": "Timboektoe"}, {"location": (0.0, 0.0)}, {"text": LONG}])
def test_an_unknown_place_is_asked_again(came: dict[str, Any]) -> None:
    assert code(read(question("place"), **came)) == "place"


def test_a_place_on_a_border_offers_the_stadsdelen_to_pick_from() -> None:
    assert read(question("place"), text="Lange Laan") == Rejected("which-place", ("laak", "segbroek"))


def test_an_amount_is_read_or_asked_again() -> None:
    assert value(read(question("amount"), text="800"))["euro"] == 800
    assert code(read(question("amount"), text="geen idee")) == "amount"


@pytest.mark.parametrize(
    ("said", "name", "phone", "email"),
    [
        ("Yvonne, 06 12345678", "Yvonne", "06 12345678", None),
        ("ik heet Yvonne, 06-12 34 56 78", "Yvonne", "06-12 34 56 78", None),
        ("Yvonne de Wit +31 (0)6 12345678", "Yvonne de Wit", "+31 (0)6 12345678", None),
        ("Jan 06 - 12 34 56 78", "Jan", "06 - 12 34 56 78", None),
        ("0031612345678", None, "0031612345678", None),
        ("070 - 353 0000", None, "070 - 353 0000", None),
        ("my name is Ali, ali@example.org", "Ali", None, "ali@example.org"),
        ("Mijn naam is Ana. ana@example.org 0612345678", "Ana", "0612345678", "ana@example.org"),
        ("bel op 0612345678", None, "0612345678", None),
        ("bel me op 06 12345678", None, "06 12345678", None),
        ("bel mij maar op 06 12345678", None, "06 12345678", None),
        ("محمد ٠٦١٢٣٤٥٦٧٨", "محمد", "٠٦١٢٣٤٥٦٧٨", None),
        ("Zoë-Mei", "Zoë-Mei", None, None),
        ("x" * 80, "x" * 80, None, None),
    ],
)
def test_a_contact_is_a_name_a_number_or_an_address(
    said: str, name: str | None, phone: str | None, email: str | None
) -> None:
    found = value(read(question("contact"), text=said))
    assert (found["name"], found["phone"], found["email"]) == (name, phone, email)


@pytest.mark.parametrize(
    ("said", "why"),
    [("", "contact"), ("123", "contact"), ("👋", "contact"), ("...", "contact"), (LONG, "contact-long")],
)
def test_what_nobody_can_be_reached_by_is_asked_again(said: str, why: str) -> None:
    assert code(read(question("contact"), text=said)) == why


def test_contact_data_are_not_kept_a_second_time_as_said() -> None:
    assert value(read(question("contact"), text="Yvonne 06 12345678"))["said"] == ""


def test_a_photo_is_a_file() -> None:
    assert value(read(question("photo"), file="tg:1", text="kijk"))["files"] == [{"id": "tg:1", "media": "photo"}]
    assert code(read(question("photo"), text="kijk")) == "photo"


@pytest.mark.parametrize(
    "came",
    [
        {"choice": "ja"}, {"text": "Ja"}, {"text": "ja, dat mag"}, {"text": "JA!"}, {"text": " ja hoor "},
        {"text": "ok"}, {"text": "yes, sure"}, {"text": "evet"}, {"text": "tak"},
        {"text": "Sí"}, {"text": "نعم"}, {"text": "да"},
    ],
    ids=str,
)  # fmt: skip
def test_a_plain_yes_is_consent(came: dict[str, Any]) -> None:
    assert value(read(question("consent"), **came))["yes"] is True


@pytest.mark.parametrize(
    "came",
    [
        {"choice": "nee"}, {"text": "nee"}, {"text": "Nee, liever niet"}, {"text": "nee!"}, {"text": "no"},
        {"text": "liever niet, ja sorry"}, {"text": "hayır"}, {"text": "HAYIR"}, {"text": "nie"}, {"text": "لا"},
        {"text": "не"},
    ],
    ids=str,
)  # fmt: skip
def test_a_no_is_a_no(came: dict[str, Any]) -> None:
    assert code(read(question("consent"), **came)) == "no-consent"


@pytest.mark.parametrize(
    "said",
    [
        "", "👍", "misschien", "ja nee, dat hoeft niet", "jazeker?", "nee, het is in Laak", LONG,
        "is onzin", "mag van mij nooit", "is dit nou echt nodig", "mag dat", "is dat goed", "mag jij dat wel vragen",
        "ok maar zonder mijn telefoonnummer", "ok ik vraag het haar nog", "ja dat ga ik haar morgen vragen",
        "is geheim, een verrassing", "ok?",
    ],
)  # fmt: skip
def test_anything_else_than_yes_or_no_is_asked_again(said: str) -> None:
    assert code(read(question("consent"), text=said)) == "consent"


@given(
    st.lists(st.sampled_from(["ja", "ok", "nee", "niet", "hoor", "dat", "mag", "👍", ","]), max_size=6), st.booleans()
)
@quick
def test_nothing_with_a_no_in_it_is_ever_consent(words: list[str], shouted: bool) -> None:
    said = " ".join(words).upper() if shouted else " ".join(words)
    result = read(question("consent"), text=said)
    if {"nee", "niet"} & set(words):
        assert isinstance(result, Rejected)


@given(st.sampled_from(KINDS), INPUTS, st.booleans())
@quick
def test_whatever_comes_in_is_accepted_or_rejected_with_a_code(kind: str, came: Input, optional: bool) -> None:
    asked = question(kind, optional=optional and kind != "consent")
    result = answers.read(asked, came, READERS)
    if isinstance(result, Accepted):
        assert isinstance(result.value["said"], str)
    else:
        assert result.code
