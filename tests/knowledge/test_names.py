"""Records that are called by their name."""

import pytest
from samples import TODAY

from knowledge.guide import Guide


@pytest.mark.parametrize(
    ("said", "record"),
    [
        ("kapvergunning", "omgevingsvergunning"), ("Voorall", "voorall"), ("noodnummer", "spoed-112"),
        ("kliklijn", "meld-misdaad-anoniem"),
        ("moord", "spoed-112"), ("pomocy", "spoed-112"), ("reisdocument", "paspoort-en-rijbewijs"),
    ],
)  # fmt: skip
def test_one_word_that_is_all_that_is_said_may_be_a_name(guide: Guide, said: str, record: str) -> None:
    assert guide.ask(said, TODAY).results[0].record.id == record


@pytest.mark.parametrize("said", ["stort mijn hart uit", "Laak", "provincie", "een doen"])
def test_one_word_among_others_is_no_name_nor_is_that_of_several(guide: Guide, said: str) -> None:
    assert guide.ask(said, TODAY).named == ()


@pytest.mark.parametrize(
    "text", ["een schuur voor onze praalwagen in Transvaal", "wij vouwen kraanvogels, Schilderswijk of Laak"]
)
def test_the_name_of_a_place_alone_leads_to_no_programme_there(guide: Guide, text: str) -> None:
    assert "prioritaire-gebieden" not in [result.record.id for result in guide.ask(text, TODAY).results]


def test_who_live_there_are_found_by_the_name_of_their_place(guide: Guide) -> None:
    lends = guide.ask("ik heb zestig boormachines en wil ze uitlenen, Zeeheldenkwartier. doet iemand dat al", TODAY)
    assert "bewonersorganisatie-zeeheldenkwartier" in [result.record.id for result in lends.results]
