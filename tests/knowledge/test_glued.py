"""What was typed without spaces is taken apart; names and compounds are not."""

import pytest

from knowledge.guide import Guide


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ikwileenbuurtfeestgeven", "ik wil een buurtfeest geven"),
        (
            "wewillenmetdebureneenmoestuinbeginneninmoerwijk",
            "we willen met de buren een moestuin beginnen in moerwijk",
        ),
        ("iwanttoorganiseastreetparty", "i want to organise a street party"),
        ("quieroorganizarunafiesta in Laak", "quiero organizar una fiesta in Laak"),
        ("wirwolleneinengartenmachen", "wir wollen einen garten machen"),
    ],
)
def test_a_sentence_without_spaces(guide: Guide, typed: str, meant: str) -> None:
    assert guide.spacer.spaced(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "arbeidsongeschiktheidsverzekering", "Leidschenveen-Ypenburg", "wij wonen in de Christiaanbruningstraat",
        "verkeersveiligheidsplan", "mijn.lange.naam@voorbeeldadres.nl", "https://www.denhaag.nl/ikwileenfeest",
        "Steenhouwersgaarde", "toch liever de Theresiastraat", "a" * 75, "x" * 5_000, "",
    ],
)  # fmt: skip
def test_what_is_no_sentence_stays(guide: Guide, text: str) -> None:
    assert guide.spacer.spaced(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("speel tuin opknappen in bouwlust", "speeltuin opknappen in bouwlust"),
        ("hoe kom ik aan een vergunnig voor een spring kussen", "hoe kom ik aan een vergunnig voor een springkussen"),
        ("buurt barbe cue 12 juni 2027 laak", "buurt barbecue 12 juni 2027 laak"),
        ("Buurt preventie app opzetten", "Buurtpreventie app opzetten"),
        ("ik woon net in Laak en ken nog niemand", "ik woon net in Laak en ken nog niemand"),
        ("wij willen met een paar buren eten", "wij willen met een paar buren eten"),
        ("the play and the ground", "the play and the ground"),
    ],
)
def test_one_word_that_was_typed_as_two(guide: Guide, typed: str, meant: str) -> None:
    assert guide.spacer.spaced(typed) == meant
