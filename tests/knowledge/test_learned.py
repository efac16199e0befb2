"""What all sentences together teach: it helps where no phrasing does, and a damaged or old file does no harm."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from samples import PLACES, TODAY, need

from knowledge import check
from knowledge.geography import Places
from knowledge.guide import Guide
from knowledge.load import CONTENT, ContentError, Pack, load
from knowledge.model import Need
from knowledge.search import index, learned, texts, training
from knowledge.search.index import Index
from knowledge.search.learned import Learned
from knowledge.text import words
from knowledge.wording import Concept, FollowUps

SAID = {
    "bollen": ("bloembollen planten", "tulpen in de straat", "narcissen in de berm"),
    "schaken": ("schaakclub beginnen", "samen schaken", "een schaakbord op het plein"),
    "koken": ("samen koken", "een keuken voor de buurt", "eten met de straat"),
}
STORY = "Mijn opa woont hoog en wil in april iets geels zien in de straat als hij de hond uitlaat langs de vijver"
ASKED = "opa wil iets planten langs de vijver"


def pack(**stories: str) -> Pack:
    """A few needs, with stories for some."""
    needs = {name: told(name, stories.get(name)) for name in SAID}
    return Pack("teststad", {}, needs, {}, Places.model_validate(PLACES), ())


def told(name: str, story: str | None) -> Need:
    return need(id=name, phrasings=phrased(*SAID[name]), stories={"nl": [story] if story else []})


def phrased(*said: str) -> dict[str, list[str]]:
    return {"nl": [*said, *(f"{said[0]} {number}" for number in range(6))], "en": ["one", "two"]}


def scores(
    of: Pack,
    asked: str,
    learned: Learned | None,
    of_few_words: Sequence[str] = (),
    *,
    begins: bool = True,
) -> dict[str, float]:
    found = texts.of_pack(of)
    lexicon = texts.lexicon(of, found)
    index = Index(lexicon, found.needs, learned=learned, of_few_words=of_few_words)
    return {match.id: match.score for match in index.search(asked, "nl", begins=begins)}


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Learned:
    """What the story teaches, written and read again."""
    return learned.read(training.write(tmp_path_factory.mktemp("city"), pack(bollen=STORY)))


def test_what_only_a_story_tells_speaks_for_its_need(taught: Learned) -> None:
    assert scores(pack(), ASKED, taught)["bollen"] > scores(pack(), ASKED, None)["bollen"]


def test_the_first_of_what_was_learned_is_believed_and_another_is_doubled_at_most(taught: Learned) -> None:
    far = f"{ASKED}, zegt mijn zus van de overkant met de rode deur, en een keuken"
    without, found = scores(pack(), far, None), scores(pack(), far, taught)
    assert found["bollen"] > 2 * without["bollen"]
    assert found["koken"] == pytest.approx(2 * without["koken"], abs=0.001)


def test_in_the_middle_of_a_talk_the_first_is_doubled_at_most_too(taught: Learned) -> None:
    far = f"{ASKED}, zegt mijn zus van de overkant met de rode deur, en dan met kaas en brood erbij"
    piece = scores(pack(), far, taught, begins=False)
    assert piece["bollen"] == pytest.approx(2 * scores(pack(), far, None)["bollen"], abs=0.001)


def test_what_is_hardly_about_anything_is_only_said_of_few_words_when_that_was_surely_learned(
    taught: Learned, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = "langs de vijver loopt opa uit, samen met de buurt"
    assert set(scores(pack(), strange, taught, of_few_words=("schaken",))) == {"koken"}
    for needed, found in ((0.7, {"bollen", "koken"}), (0.99, {"koken"})):
        monkeypatch.setattr(index, "_VERY_SURELY", needed)  # nothing of it is like the message
        assert set(scores(pack(), strange, taught, of_few_words=("bollen",))) == found


def test_a_piece_of_a_talk_without_a_word_of_it_is_not_said_of_few_words(taught: Learned) -> None:
    with_a_word, without = "opa wil bloembollen bij de vijver", "langs de vijver loopt opa uit, samen met de buurt"
    for asked, heard in ((with_a_word, True), (without, False)):
        found = scores(pack(), asked, taught, of_few_words=("bollen",))
        assert (scores(pack(), asked, taught, of_few_words=("bollen",), begins=False) == found) is heard


def kind(asked: str, *names: str, learned: Learned | None) -> float:
    found = texts.of_pack(pack())
    index = Index(texts.lexicon(pack(), found), found.needs, learned=learned, of_a_kind=names)
    return index.is_of_the_kind(asked, "nl")


def test_how_far_a_message_is_of_a_kind_is_what_all_of_that_kind_have_of_the_odds(taught: Learned) -> None:
    story = "opa wil iets geels zien langs de vijver, bloembollen in de straat"
    each = {name: kind(story, name, learned=taught) for name in SAID}
    assert each["bollen"] > each["schaken"] + each["koken"]
    assert sum(each.values()) == pytest.approx(1)
    assert kind(story, *SAID, learned=taught) == pytest.approx(1)
    assert kind(story, "schaken", "koken", learned=taught) == pytest.approx(each["schaken"] + each["koken"])
    assert kind(story, learned=taught) == 0


def test_alarms_are_a_kind_too(taught: Learned) -> None:
    found = texts.of_pack(pack())
    index = Index(texts.lexicon(pack(), found), found.needs, learned=taught, alarms=["bollen"], of_a_kind=["koken"])
    story = "opa wil iets geels zien langs de vijver, bloembollen in de straat"
    assert index.alarm(story, "nl") == ("bollen", kind(story, "bollen", learned=taught))
    assert index.is_of_the_kind(story, "nl") == kind(story, "koken", learned=taught)


def test_what_has_no_subject_is_of_no_kind_and_nothing_is_where_nothing_was_learned(taught: Learned) -> None:
    assert kind("qqq xyz", *SAID, learned=taught) == 0
    assert kind("tulpen in de straat", *SAID, learned=None) == 0


def test_what_speaks_for_one_need_speaks_against_another(taught: Learned) -> None:
    lexicon = texts.lexicon(pack(), texts.of_pack(pack()))
    told = {}
    for asked in ("samen schaken", "opa wil iets geels zien langs de vijver"):
        found = taught.scores(words(asked), lexicon.features(words(asked)))
        told[asked] = dict(zip(taught.names, found.tolist(), strict=True))
    assert [max(found, key=found.__getitem__) for found in told.values()] == ["schaken", "bollen"]
    assert all(0 <= score <= 1 for found in told.values() for score in found.values())
    chess, story = told.values()
    assert 0.01 < chess["bollen"] < story["bollen"] < 0.99


def test_a_need_that_nothing_was_learned_about_is_found_as_before(taught: Learned) -> None:
    later = pack()
    later = replace(later, needs={**later.needs, "kleed": need(id="kleed", phrasings=phrased("een kleed op straat"))})
    assert scores(later, "kleed op straat", taught)["kleed"] == scores(later, "kleed op straat", None)["kleed"]


def test_words_that_nobody_said_speak_for_nothing(taught: Learned) -> None:
    assert scores(pack(), "qqq xyz", taught) == {}


def test_the_same_sentences_teach_the_same() -> None:
    one, other = training.train(pack(bollen=STORY)), training.train(pack(bollen=STORY))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_the_largest_weights_are_kept() -> None:
    weights = np.zeros((2, learned.WIDTH))
    weights[0, 5], weights[1, 5], weights[1, 9] = 1.0, -2.0, 0.1
    kept = learned.kept("x", ["a", "b"], np.ones(learned.WIDTH), weights, np.zeros(2), 2)
    assert (kept["lengths"][5], kept["lengths"][9]) == (2, 0)
    found = learned.opened(kept)
    assert found.step * found.weights.products(np.array([5]), np.array([1.0])) == pytest.approx([1.0, -2.0], abs=0.02)


PIECES = FollowUps.model_validate({
    "more": {"nl": ["er ligt wel een leiding onder", "de buurman doet ook mee", "er is wel een stopcontact"]},
    "other": {"nl": ["waar haal ik een paspoort", "mijn straatlamp is stuk", "waar meld ik een gat in de weg"]},
})  # fmt: skip


def test_a_piece_of_a_plan_is_told_from_what_begins_something_else(tmp_path: Path) -> None:
    found = learned.read(training.write(tmp_path, replace(pack(), follow_ups=PIECES)))
    margins = [
        found.margin(words(said), {}) for said in ("er ligt ook een stopcontact onder", "waar meld ik een paspoort")
    ]
    assert margins[0] > 0 > margins[1]


def test_where_no_pieces_are_known_nothing_is_taken_for_one(taught: Learned) -> None:
    assert taught.margin(words("de buurman doet ook mee"), {}) < 0
    before_pieces = learned.kept("x", ["a"], np.ones(learned.WIDTH), np.ones((1, learned.WIDTH)), np.zeros(1), 9)
    assert learned.opened({name: kept for name, kept in before_pieces.items() if "more" not in name}).more.bias < 0


QUESTIONS = FollowUps.model_validate({
    "more": {"nl": ["de buurman doet ook mee", "er ligt een leiding onder", "we zijn met zijn allen"]},
    "other": {"nl": ["waar haal ik een paspoort"]},
    "asks": {
        "cost": {"nl": ["wat kost dat", "kost dat geld", "is dat gratis"]},
        "wait": {"nl": ["wanneer hoor ik iets", "hoe lang duurt het antwoord", "wanneer krijg ik bericht"]},
        "none": {"nl": ["mag de hond mee", "wie is er verantwoordelijk"]},
    },
})  # fmt: skip


def test_questions_about_a_plan_are_told_apart_by_what_they_ask(tmp_path: Path) -> None:
    found = learned.read(training.write(tmp_path, replace(pack(), follow_ups=QUESTIONS)))
    asked = {
        said: found.asks(words(said), {})
        for said in ("en wat kost dat dan", "wanneer hoor ik wat", "de buren doen mee")
    }
    assert [kind for kind, _surely in asked.values()] == ["cost", "wait", texts.TOLD]
    assert all(surely > 0 for _kind, surely in asked.values())


def test_where_no_questions_are_known_none_is_told_apart(taught: Learned) -> None:
    assert taught.asks(words("wat kost dat"), {}) == ("", 0.0)


@pytest.mark.parametrize("broken", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / learned.FILE).write_bytes(broken)
    for file, empty in {"themes": [], "concepts": [], "folded": {}, "places": PLACES}.items():
        (tmp_path / f"{file}.yaml").write_text(json.dumps(empty), encoding="utf-8")
    with pytest.raises(ContentError, match=r"learned\.npz.*stadswijzer knowledge learn"):
        load(tmp_path)


def test_other_sentences_are_to_be_learned_again_and_stop_nobody(taught: Learned) -> None:
    of_it = replace(pack(bollen=STORY), learned=taught)
    assert list(check._to_learn(of_it)) == []
    for changed in (replace(pack(), learned=taught), pack()):
        [problem] = check._to_learn(changed)
        assert problem.warning
        assert "stadswijzer knowledge learn" in problem.message


@pytest.mark.parametrize("city", sorted(folder.name for folder in CONTENT.iterdir() if (folder / "needs").exists()))
def test_what_is_shipped_was_learned_from_what_is_shipped(city: str) -> None:
    found = load(CONTENT / city)
    assert found.learned is not None
    assert found.learned.of == texts.fingerprint(found), "sentences were changed: stadswijzer knowledge learn"


def test_what_a_word_is_asked_for_is_not_learned_from() -> None:
    bulbs = Concept(id="bollen", nl=("bollen",))
    found = [
        texts.fingerprint(replace(pack(), concepts=(bulbs.model_copy(update=changed),)))
        for changed in ({}, {"choices": ("bollen",)}, {"nl": ("knollen",)})
    ]
    assert found[0] == found[1] != found[2]


def test_a_service_keeps_no_story_and_nothing_twice(guide: Guide) -> None:
    lean = guide.lean().pack
    assert all(one.stories is None for one in lean.needs.values())
    assert lean.learned is None
    assert lean.follow_ups is None
    assert guide.lean().ask("straatfeest", TODAY).need is not None
