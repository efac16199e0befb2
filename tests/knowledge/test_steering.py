"""What people say about a talk is told apart from answers and stories."""

import pytest

from knowledge.steering import Steer, heard, is_only


@pytest.mark.parametrize(
    ("text", "steer"),
    [
        ("Stop!", Steer.STOP), ("dur", Steer.STOP), ("ga terug", Steer.BACK), ("Wróć", Steer.BACK),
        ("even wachten", Steer.PAUSE), ("have to run now, back later", Steer.PAUSE),
        ("waar waren we gebleven?", Steer.RESUME), ("I'm back", Steer.RESUME), ("Nerede kalmıştık?", Steer.RESUME),
        ("nvt", Steer.SKIP), ("n.v.t.", Steer.SKIP), ("Hayır", Steer.SKIP), ("لا", Steer.SKIP),
        ("dat weet ik nog niet hoor", Steer.UNSURE), ("bilmiyorum", Steer.UNSURE), ("Nie wiem", Steer.UNSURE),
        ("لا أعرف", Steer.UNSURE), ("ik heb geen foto", Steer.UNSURE), ("fotoğraf yok", Steer.UNSURE),
        ("liever niet", Steer.UNSURE), ("we hebben geen geld nodig", Steer.UNSURE),
        ("ik snap het niet", Steer.LOST), ("wat bedoelt u daarmee?", Steer.LOST), ("anlamadım", Steer.LOST),
        ("moet ik nu ergens op drukken", Steer.LOST), ("?", Steer.LOST), ("what do you mean", Steer.LOST),
        ("hoezo vraagt u dat allemaal?", Steer.WHY), ("why do you need my number?", Steer.WHY), ("neden?", Steer.WHY),
        ("hoeveel vragen nog?", Steer.HOW_LONG), ("zijn we al bijna klaar", Steer.HOW_LONG),
        ("kan mijn kleinzoon die later sturen?", Steer.LATER), ("wie leest dit allemaal?", Steer.WHO_READS),
        ("kan ik iemand spreken", Steer.HUMAN), ("I want to talk to a real person", Steer.HUMAN),
        ("ken der iemand belle", Steer.HUMAN), ("kunnen jullie me even bellen", Steer.HUMAN),
        ("can someone please call me", Steer.HUMAN), ("beni arayın lütfen", Steer.HUMAN),
        ("proszę zadzwonić", Steer.HUMAN), ("اتصلوا بي", Steer.HUMAN), ("me pueden llamar", Steer.HUMAN),
        ("kann mich jemand zurückrufen, können Sie mich anrufen", Steer.HUMAN), ("rappelez-moi svp", Steer.HUMAN),
        ("обадете ми се", Steer.HUMAN), ("por fabor yama mi", Steer.HUMAN),
        ("combien de questions encore", Steer.HOW_LONG), ("wie viele fragen noch", Steer.HOW_LONG),
        ("quién lee esto", Steer.WHO_READS), ("من يقرأ هذا", Steer.WHO_READS),
        ("czy to jest anonimowe", Steer.WHO_READS),
        ("co to znaczy", Steer.LOST), ("was heisst das", Steer.LOST), ("ماذا يعني هذا", Steer.LOST),
    ],
)  # fmt: skip
def test_what_is_said_about_the_talk(text: str, steer: Steer) -> None:
    assert heard(text) is steer


@pytest.mark.parametrize(
    "text",
    [
        "rond de 800 euro", "in het voorjaar", "met de buren", "wat gebeurt er als het regent?",
        "wil iemand helpen met koken", "me llamo Ana", "wij willen ouderen bellen", "een appel voor iedereen",
        "ik ben al gebeld", "we rufen die Nachbarn zusammen",
        "stoppen met roken in de wijk", "later in het jaar", "terug naar de speeltuin van vroeger", "wat kost dat",
        "waarom is er geen bankje bij de speeltuin", "Brigantijnlaan", "🎉", "...", "",
    ],
)  # fmt: skip
def test_an_answer_is_no_word_about_the_talk(text: str) -> None:
    assert heard(text) is None


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("ik snap het niet", True),
        ("sorry maar ik snap het niet", True),
        ("ik snap het niet, ik krijg elke keer een ander formulier terug", False),
        ("wij weten niet bij wie we moeten zijn voor het plein", False),
    ],
)
def test_a_story_that_holds_such_words_is_a_story(text: str, only: bool) -> None:
    steer = heard(text)
    assert steer is not None
    assert is_only(text, steer) is only


def test_a_text_without_spaces_is_no_trap() -> None:
    """Words that are glued by points count as one; such a text is not looked into, however long it is."""
    assert heard("kan.later." * 5_000) is None
