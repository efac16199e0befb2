"""A word that is said for many needs is asked about; a word that means one is answered."""

from dataclasses import replace

import pytest
from samples import TODAY

from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.router import MAX_CHOICES
from knowledge.spread import HOLDS, UNNAMED, is_spread

MANY = {
    "nl": "tuin tuintje groen muziek jongeren kinderen ouderen geld subsidie park feest sport kunst vrijwilligers"
    " afval school gebouw energie eten plein bord bomen ruimte huis",
    "en": "garden park money music kids volunteers youth elderly building space sports school food",
    "tr": "bahçe para müzik gençler çocuklar park ağaç spor okul",
    "pl": "ogród pieniądze muzyka młodzież drzewa sport szkoła",
    "ar": "حديقة مال موسيقى شباب أطفال أشجار رياضة مدرسة",
}
ONE = {
    "nl": "straatfeest geveltuin paspoort bijstand moestuin rommelmarkt boekenkastje grofvuil iftar"
    " petitie muurschildering hondenveld zonnepanelen jongerenwerker regenton rijbewijs buurtpreventie verkeersdrempel"
    " speelstraat bankje voedselbos crowdfunding trouwen wethouder weggeefkast"
    " wijkagent burendag taalhuis opbouwwerker",
    "en": "passport mural bench petition graffiti benefits",
    "tr": "pasaport iftar ehliyet",
    "pl": "paszport petycja ławka",
    "ar": "عريضة جدارية مقعد",
}
"""Chosen before anything was measured, but for the last four Dutch ones: names of records."""


def each(words: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, word) for language, listed in words.items() for word in listed.split()]


@pytest.mark.parametrize(("language", "word"), each(MANY))
def test_of_a_word_that_means_many_things_is_asked_which(guide: Guide, language: str, word: str) -> None:
    found = guide.ask(word, TODAY, language=language, may_ask=True)
    assert (found.status, found.open, found.urgent) == ("choose", True, False)
    assert 2 <= len(set(found.choices)) <= MAX_CHOICES


@pytest.mark.parametrize(("language", "word"), each(ONE))
def test_a_word_that_means_one_thing_is_answered(guide: Guide, language: str, word: str) -> None:
    found = guide.ask(word, TODAY, language=language, may_ask=True)
    assert (found.status in ("found", "elsewhere"), found.choices) == (True, ())


@pytest.mark.parametrize(
    "said",
    [
        "tuin",
        "een tuintje",
        "tuin laak",
        "garden",
        "bahçe",
        "حديقة",
        "iets met een tuin",
        "hallo, ik heb een vraag: tuin",
    ],
)
def test_of_one_word_editors_told_what_it_may_be_about(guide: Guide, pack: Pack, said: str) -> None:
    [garden] = (concept.choices for concept in pack.concepts if concept.id == "tuin")
    found = guide.ask(said, TODAY, may_ask=True)
    assert (found.status, found.open, found.choices) == ("choose", True, garden)
    assert {need.id for need in found.needs} <= set(garden)


def test_a_word_of_which_the_unsure_message_says_no_more_is_asked_about_too(guide: Guide) -> None:
    found = guide.ask("ik heb geld nodig voor mijn buurt", TODAY, may_ask=True)
    assert (found.status, found.open, found.choices[0]) == ("choose", True, "geld-voor-buurtactiviteit")


@pytest.mark.parametrize(
    "said", ["stichting oprichten", "ik ben eenzaam", "geveltuin", "binnentuin", "community garden"]
)
def test_what_is_said_in_full_is_not_asked_about(guide: Guide, said: str) -> None:
    assert guide.ask(said, TODAY, may_ask=True).status in ("found", "elsewhere")


@pytest.mark.parametrize(
    "said", ["springen", "moe", "leven", "voor mezelf", "thuis", "hotel", "camping", "roeien", "rookmelder"]
)
def test_what_stories_say_beside_a_word_is_not_what_a_word_by_itself_is_about(guide: Guide, said: str) -> None:
    found = guide.ask(said, TODAY, may_ask=True)
    assert (found.status in ("choose", "nothing"), found.urgent) == (True, False)


def test_who_was_asked_already_gets_what_is_nearest_to_a_word(guide: Guide) -> None:
    asked = guide.ask("aanhanger", TODAY, may_ask=True)
    assert (asked.status, len(asked.choices) > 0) == ("choose", True)
    assert guide.ask("aanhanger", TODAY).status == "found"


def test_a_concept_of_one_choice_is_answered(pack: Pack) -> None:
    concepts = (
        concept.model_copy(update={"choices": concept.choices[:1]}) if concept.id == "tuin" else concept
        for concept in pack.concepts
    )
    found = Guide(replace(pack, concepts=tuple(concepts))).ask("tuin", TODAY, may_ask=True)
    assert (found.status, [need.id for need in found.needs]) == ("found", ["geveltuin-maken"])


@pytest.mark.parametrize(
    "said",
    [
        "street party", "community garden", "sokak partisi", "wil feest geven", "feest 12 juni", "feest voor 50 mensen",
        "ik wil een moestuin beginnen",
    ],
)  # fmt: skip
def test_who_says_more_is_answered(guide: Guide, said: str) -> None:
    assert not guide.ask(said, TODAY, may_ask=True).open


@pytest.mark.parametrize("said", ["brand", "fire", "yangın", "pożar", "حريق", "zelfmoord", "gaslucht"])
def test_a_cry_for_help_is_no_choice(guide: Guide, said: str) -> None:
    found = guide.ask(said, TODAY, may_ask=True)
    assert (found.urgent, found.choices) == (True, ())


def test_who_may_not_be_asked_is_answered(guide: Guide) -> None:
    assert guide.ask("tuin", TODAY).status == "found"


def test_a_word_after_a_plan_of_the_same_theme_is_about_that_plan(guide: Guide) -> None:
    plan = guide.ask("straatfeest", TODAY).understanding
    music = guide.ask("muziek", TODAY, plan, may_ask=True)
    assert (music.open, music.needs[0].theme) == (False, guide.pack.needs["straatfeest"].theme)
    assert guide.ask("tuin", TODAY, plan, may_ask=True).open


@pytest.mark.parametrize(("share", "called"), [(HOLDS, True), (UNNAMED, False)])
def test_how_much_of_the_odds_the_first_holds(share: float, called: bool) -> None:
    for first, wanted in ((share - 0.01, True), (share + 0.01, False)):
        assert is_spread([first**0.5, *[((1 - first) / 3) ** 0.5] * 3], called=called) is wanted


@pytest.mark.parametrize(
    ("word", "answer", "need"),
    [
        ("sport", "voetbal", "sportveld-gebruiken"),
        ("sport", "geld", "clubkas-spekken"),
        ("sport", "op een veld in Laak", "sportveld-gebruiken"),
        ("tuin", "huren", "eigen-moestuintje-huren"),
        ("tuin", "voor mijn huis", "geveltuin-maken"),
        ("tuin", "groente", "moestuin-met-de-buurt"),
        ("sport", "moestuin", "moestuin-met-de-buurt"),
        ("muziek", "dansles", "dansles-of-beweegles-betalen"),
        ("sport", "paspoort kwijt", "paspoort-of-id"),
    ],
)
def test_what_is_typed_after_a_question_is_a_choice_or_something_else(
    guide: Guide, word: str, answer: str, need: str
) -> None:
    asked = guide.ask(word, TODAY, may_ask=True)
    found = guide.ask(answer, TODAY, asked.understanding, asked=asked)
    assert found.need is not None
    assert (found.need.id, found.remark) == (need, "")


@pytest.mark.parametrize("answer", ["voor vrouwen", "ik weet het niet", "mag dat?"])
def test_no_plan_is_gone_on_with_before_one_was_chosen(guide: Guide, answer: str) -> None:
    asked = guide.ask("sport", TODAY, may_ask=True)
    assert guide.ask(answer, TODAY, asked.understanding, asked=asked).remark == ""


@pytest.mark.parametrize("answer", ["met de buren in Laak", "500 euro", "op 12 juni"])
def test_what_only_adds_to_it_leaves_the_question_open(guide: Guide, answer: str) -> None:
    asked = guide.ask("sport", TODAY, may_ask=True)
    found = guide.ask(answer, TODAY, asked.understanding, asked=asked)
    assert (found.status, found.choices, found.remark) == ("choose", asked.choices, "told")
    assert guide.ask("voetbal", TODAY, found.understanding, asked=found).need is guide.pack.needs["sportveld-gebruiken"]
