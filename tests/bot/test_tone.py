"""How somebody writes is heard without being held against them."""

import datetime as dt

import pytest

from bot import redact, tone
from bot.beforehand import first
from bot.messages import Message, plain
from bot.stage import Stage
from knowledge.guide import Guide


@pytest.mark.parametrize(
    "text",
    [
        "tering wat een gezeik",
        "WAT EEN ONZIN!!!",
        "godsamme al drie keer verteld",
        "kanker gemeente",
        "wat een kankerzooi hier",
        "tering bot",
        "krijg toch allemaal de tering",
        "jezus wat duurt dit lang",
        "KUTAMBTENAREN",
        "ik heb al 4 keer gebeld",
    ],
)
def test_anger_is_heard(text: str) -> None:
    assert tone.angry(text)


@pytest.mark.parametrize(
    "text",
    [
        "leuk!",
        "leuk!!! we geven een feest!!!",
        "de Kuipersstraat",
        "wij wonen in de Kortenaerkade",
        "kutlama yapmak istiyoruz",
        "we hebben al tien keer een feest gehad",
        "de parochie jezus leeft",
    ],
)
def test_ordinary_words_are_not_anger(text: str) -> None:
    assert not tone.angry(text)


@pytest.mark.parametrize(
    "text",
    [
        "mijn moeder heeft kanker",
        "inloophuis voor kankerpatienten",
        "sponsorloop tegen kanker",
        "buurman is dood aan kanker buren willen een bankje",
        "ik heb tyfus gehad",
        "mijn oma kreeg tering vroeger",
    ],
)
def test_who_is_ill_is_not_angry(text: str) -> None:
    assert not tone.angry(text)


@pytest.mark.parametrize(
    ("text", "young"),
    [
        ("ik ben 9 en mn zusje is 7", True),
        ("hoi ik ben Aiden 11 jaar", True),
        ("i'm 12 years old", True),
        ("ik ben 34", False),
        ("ik ben er om 3 uur", False),
        ("wij zijn met 12 mensen", False),
        ("ik ben 15 en wil een skatebaan", True),
        ("i am 13 and my uncle is mean", True),
        ("ik ben 10 jaar voorzitter van het wijkberaad", False),
        ("ik ben al 12 jaar vrijwilliger", False),
        ("ben 8 jaar getrouwd", False),
        ("ik ben 6 maanden werkloos", False),
        ("ik ben er 12 en 13 juni niet", False),
        ("ik ben op nummer 12", False),
    ],
)
def test_children_are_heard(text: str, young: bool) -> None:
    assert tone.child(text) is young


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("ik ben 14 en ik wil dood", "113"),
        ("HELP HIJ SLAAT ME!!!!", "0800-2000"),
        ("godverdomme mijn kind ademt niet!!!", "112"),
        ("mijn vader slaat me, rekening NL91ABNA0417164300", "0800-2000"),
    ],
)
def test_nothing_stands_above_the_number_of_a_cry_for_help(stage: Stage, said: str, number: str) -> None:
    assert plain(stage.say("resident:1", said)[0].message.text).startswith(number)


def test_a_note_comes_behind_what_is_urgent_and_before_anything_else() -> None:
    note, answer = Message("resident:1", "Je foto staat erbij."), Message("resident:1", "14070")
    assert first([note], [answer]) == [note, answer]
    urgent = Message("resident:1", "112", urgent=True)
    assert first([note], [urgent]) == [urgent, note]


def test_a_child_with_a_plan_is_told_once_to_ask_an_adult(stage: Stage) -> None:
    told = [
        stage.say("resident:1", said)
        for said in ("ik ben 15", "ik wil een skatebaan in ypenburg", "in de Zilverschoon")
    ]
    assert ["volwassene" in sent[0].message.text for sent in told] == [False, True, False]


@pytest.mark.parametrize("said", ["kut", "tering bot", "fuck you"])
def test_abuse_gets_one_answer(stage: Stage, said: str) -> None:
    assert len(stage.say("resident:1", said)) == 1


def test_an_angry_question_is_answered_as_a_question(guide: Guide) -> None:
    assert guide.ask("godverdomme geef me gewoon het nummer van laak", dt.date(2026, 11, 20)).status == "human"


@pytest.mark.parametrize("said", ["pinksterfeest in laak", "ik ben 70 en woon in Duindorp", "ik hou van je"])
def test_what_is_strange_is_not_said_to_us(guide: Guide, said: str) -> None:
    assert guide.ask(said, dt.date(2026, 11, 20)).status not in ("refused", "my-data", "human", "small-talk")


@pytest.mark.parametrize(
    "said",
    [
        "mijn moeder heeft kanker",
        "mijn man heeft kanker en ik kan niet meer",
        "mensen met kanker in escamp",
        "mijn kind heeft kanker en we willen een feest in laak",
        "mijn moeder is overleden aan kanker",
        "ik heb kanker",
        "ik heb tyfus vaccinatie",
    ],
)
def test_who_is_ill_is_not_told_to_be_angry(guide: Guide, said: str) -> None:
    assert guide.ask(said, dt.date(2026, 11, 20)).status in ("found", "elsewhere")


@pytest.mark.parametrize("said", ["mens aub", "mens a.u.b.", "mens alsjeblieft"])
def test_a_human_is_asked_for_in_two_words(guide: Guide, said: str) -> None:
    found = guide.ask(said, dt.date(2026, 11, 20))
    assert (found.status, found.understanding.language) == ("human", "nl")


def test_whether_the_mother_who_speaks_arabic_may_join_is_not_asked_of_us(stage: Stage) -> None:
    stage.say("resident:1", "straatfeest laak")
    sent = stage.say("resident:1", "kan mijn moeder ook mee doen, ze spreekt arabisch")
    assert "computer" not in sent[0].message.text


@pytest.mark.parametrize("said", ["DH-27-0184-K", "wat is er met DH-27-0184-K", "mijn zaak DH-26-0001-A"])
def test_a_number_that_is_none_of_ours_is_said_to_be_unknown(stage: Stage, said: str) -> None:
    (sent,) = stage.say("resident:1", said)
    assert "ken ik niet" in sent.message.text
    assert [button.action for button in sent.message.buttons] == ["human"]


def test_in_a_talk_the_first_thanks_after_a_cry_for_help_gets_the_number_and_the_next_is_an_answer(
    stage: Stage,
) -> None:
    stage.say("resident:1", "straatfeest laak")
    stage.tap("resident:1", "Aanmelden")
    said = [stage.say("resident:1", text) for text in ("ik wil niet meer leven", "ok", "12 juni")]
    assert [plain(sent[0].message.text).startswith("113") for sent in said] == [True, True, False]


def test_a_list_of_people_loses_names_and_numbers_and_keeps_the_rest() -> None:
    text = "lijst: J. Kramer 06-00000011, F. van Vliet 06-00000012. Wij willen een knip in de straat"
    without, had = redact.list_of_people(text)
    assert had
    assert all(name not in without for name in ("Kramer", "Vliet", "0000001"))
    assert "knip in de straat" in without


def test_one_own_number_is_no_list() -> None:
    text = "bel mij op 0612345678, ik heet Yvonne"
    assert redact.list_of_people(text) == (text, False)
