"""Whole messages help to find a need and make no phrasing weigh less."""

import pytest

from knowledge.guide import Guide
from knowledge.search.index import Index
from knowledge.search.lexicon import Lexicon
from knowledge.text import words

PHRASINGS = {
    "bollen": [("nl", words(text)) for text in ("bloembollen planten", "tulpen in de straat", "narcissen in de berm")],
    "schaken": [
        ("nl", words(text)) for text in ("schaakclub beginnen", "samen schaken", "een schaakbord op het plein")
    ],
}
STORY = "Mijn opa woont hoog en wil in april iets geels zien als hij de hond uitlaat langs de vijver"
STORIES = {"bollen": [("nl", words(STORY))]}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    known = Lexicon(())
    known.learn(text for texts in PHRASINGS.values() for text in texts)
    return known


def test_what_only_a_story_tells_is_found_a_little(lexicon: Lexicon) -> None:
    asked = "opa wil iets geels zien langs de vijver"
    assert Index(lexicon, PHRASINGS).search(asked, "nl") == []
    [found] = Index(lexicon, PHRASINGS, stories=STORIES).search(asked, "nl")
    assert found.id == "bollen"
    assert 0 < found.score <= 0.2


def test_what_phrasings_tell_is_found_as_before(lexicon: Lexicon) -> None:
    for asked in ("tulpen planten", "samen schaken", "een schaakbord"):
        without = Index(lexicon, PHRASINGS).search(asked, "nl")
        assert Index(lexicon, PHRASINGS, stories=STORIES).search(asked, "nl") == without != []


def test_a_service_keeps_no_story(guide: Guide) -> None:
    assert all(need.stories is None for need in guide.lean().pack.needs.values())
