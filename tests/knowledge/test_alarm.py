"""A cry for help is heard in words nobody wrote down before; what only sounds like one is not."""

import pytest

from knowledge.search.alarm import Alarm

HURT = (["mijn|haar", "man|vriend", "slaat|bedreig*"], "trom*")
alarm = Alarm({"thuis": ["ik durf niet naar huis"], "brand": ["brand"]}, {"thuis": [HURT]})


def _heard(within: Alarm, said: str) -> str | None:
    return within.cried(said) or within.signed(said)


@pytest.mark.parametrize(
    "cry",
    ["MIJN MAN SLAAT ME", "hij bedreigde haar al lang, die vriend", "help, wéér slaat mijn vriend de kinderen"],
)
def test_one_word_of_every_group_near_each_other_is_enough(cry: str) -> None:
    assert _heard(alarm, cry) == "thuis"


@pytest.mark.parametrize(
    "harmless",
    [
        "mijn man helpt mee",  # a group is missing
        "mijn man slaat op de trommel",  # a word that makes it something else
        "mijn buurman slaat",  # words are whole
        "mijn man wil op een bankje zitten bij het water waar de klok slaat",  # far from each other
    ],
)
def test_less_than_a_whole_sign_is_no_alarm(harmless: str) -> None:
    assert _heard(alarm, harmless) is None


def test_one_word_fills_one_group_only() -> None:
    assert _heard(Alarm({}, {"a": [(["vuur|brand", "brand|huis"], "")]}), "brand") is None


def test_of_needs_with_the_same_sign_the_first_is_meant_and_each_denies_its_own() -> None:
    same = (["vuur|brand"], "oefening")
    alarm = Alarm({}, {"a": [same], "b": [same, (["rook"], "")]})
    assert (_heard(alarm, "vuur"), _heard(alarm, "rook")) == ("a", "b")
    assert alarm.denies("a", "vuur oefening")
    assert alarm.denies("b", "vuur oefening")


def test_a_word_may_be_of_several_groups_whole_and_by_several_beginnings() -> None:
    alarm = Alarm({}, {"a": [(["brand*", "brandstof|huis"], "")], "b": [(["bran*", "tuin"], "")]})
    assert _heard(alarm, "een brand in huis") == "a"
    assert _heard(alarm, "brandstof bij de brandende auto") == "a"
    assert _heard(alarm, "brandnetels in de tuin") == "b"
    assert _heard(alarm, "bra in de tuin") is None


def test_without_signs_only_the_phrasings_are_heard() -> None:
    assert _heard(Alarm({"thuis": ["ik durf niet naar huis"]}), "mijn man slaat me") is None
    assert _heard(alarm, "nu durf ik niet meer naar huis") == "thuis"


def test_a_word_that_shows_something_else_is_believed_only_beside_words_of_a_sign() -> None:
    alarm = Alarm({"geweld": []}, {"geweld": [(["geweld*", "thuis|huiselijk"], "themaavond|project")]})
    assert alarm.denies("geweld", "een themaavond over huiselijk geweld")
    assert not alarm.denies("geweld", "een themaavond over tuinen")
    assert not alarm.denies("geweld", "huiselijk geweld hiernaast")
    assert not alarm.denies("brand", "een themaavond over huiselijk geweld")


def test_the_arabic_and_that_is_written_to_a_word_hides_nothing() -> None:
    breath = Alarm({}, {"brand": [(["لا", "يتنفس|تتنفس"], "")]})
    assert _heard(breath, "جارتي وقعت على الدرج ولا تتنفس") == "brand"
