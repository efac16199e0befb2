"""Why this answer: what is explained is what was shown, in the words of who asked, and can be made again."""

import json
import re

import pytest
from conftest import START

from bot import memory
from bot.clock import city_day
from bot.i18n import languages, own_name, speaker
from bot.messages import plain
from bot.stage import Stage
from bot.words.screen import MAX_LISTED, all_in_a_row, on_screen
from bot.words.why import version
from knowledge.guide import Guide
from knowledge.load import Pack

TODAY = START.date()
WHO = "resident:1"
_TITLE = re.compile(r"^\d\. (.+?)(?: – .*)?$", re.MULTILINE)
TALKS = [
    ["moestuin in laak", "en wie betaalt dat?"],
    ["moestuin in laak", "en geld?"],
    ["feest in laak 12 juni", "300 mensen"],
    ["laak feest 12 juni stichting", "300 mensen"],
    ["buurtpreventie in escamp", "300 mensen"],
    ["buurtpreventie in escamp", "5000 euro"],
    ["feest in laak 12 juni", "en als we geen stichting zijn?"],
    ["feest in laak 12 juni", "wij zijn een stichting", "300 mensen"],
    ["straatfeest in de weimarstraat", "de kerk doet ook mee"],
    ["straatfeest in de weimarstraat", "dank je wel"],
    ["feest in laak 12 juni", "300 mensen", "Alles op een rij"],
]


CHANGES_NOTHING = ("dank je wel", "de kerk doet ook mee")
"""What was shown before is not shown again after these, and is still what is explained."""


def _said(stage: Stage, *turns: str) -> str:
    """The last message of a talk."""
    return [plain(sent.message.text) for turn in turns for sent in stage.say(WHO, turn)][-1]


@pytest.mark.parametrize("talk", TALKS, ids=" / ".join)
def test_what_is_explained_is_what_was_shown(stage: Stage, talk: list[str]) -> None:
    shown = talk[:1] if talk[-1] in CHANGES_NOTHING else talk
    titles = _TITLE.findall(_said(stage, *shown))
    why = _said(stage, *talk[len(shown) :], "/waarom")
    explained = [line.removeprefix("• ") for line in why.splitlines() if line.startswith("• ")]
    assert titles, "nothing was shown"
    # an answer may have left out its last for want of room
    assert [told.startswith(title) for title, told in zip(titles, explained, strict=False)] == [True] * len(titles), why
    assert len(explained) <= (MAX_LISTED if talk[-1] == "Alles op een rij" else 3)


@pytest.mark.parametrize("talk", TALKS[:-1], ids=" / ".join)
def test_what_was_given_is_the_same_answer_again(stage: Stage, guide: Guide, talk: list[str]) -> None:
    for turn in talk:
        stage.say(WHO, turn)
    person = stage.assistant.store.people.get(WHO)
    said = memory.load(person.said, city_day(stage.clock.now()))
    assert said is not None
    assert person.said is not None
    found = memory.again(person.said["given"], said, guide)
    assert found is not None
    assert json.loads(json.dumps(memory.given(found, guide.pack.revision))) == person.said["given"]


def test_what_the_content_no_longer_has_is_answered_anew(stage: Stage) -> None:
    stage.say(WHO, "moestuin in laak")
    person = stage.assistant.store.people.get(WHO)
    assert person.said is not None
    person.said["given"] |= {"results": [["er-is-niet-meer", None, 1.0]], "revision": "oud"}
    stage.assistant.store.people.save(person, stage.clock.now())
    why = _said(stage, "/waarom")
    assert "Buurtmoestuin beginnen: past" in why
    assert "oud" in why, "that the content changed is said"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("mijn man slaat mij", ["slaat", "mij"]),
        ("buurtfeest rijswijk", ["rijswijk"]),
        ("Hé, kan ik een Moestuin beginnen in laak?", ["Moestuin"]),
        ("une fête dans la rue à laak", ["fête", "rue"]),
    ],
)
def test_the_words_are_those_of_who_asked(stage: Stage, said: str, words: list[str]) -> None:
    first = _said(stage, said, "/why").splitlines()[0]
    told = first.rpartition(": ")[2].split(", ")
    assert set(words) <= set(told)
    assert set(told) <= {word.strip(",?") for word in said.split()}, "nothing but what was typed"


@pytest.mark.parametrize("said", ["straatfeest", "mijn moeder is eenzaam joh", "brand in mijn huis", "xyzzy"])
def test_no_name_of_a_concept_is_told(pack: Pack, said: str, stage: Stage) -> None:
    names = {concept.id for concept in pack.concepts if "-" in concept.id or concept.weight == 0}
    assert names.isdisjoint(re.findall(r"[\w-]+", _said(stage, said, "/waarom").splitlines()[0]))


def test_everything_that_was_understood_is_told(stage: Stage) -> None:
    plan = "feest in laak op 12 juni met 300 mensen in een zaal, wij zijn een stichting en hebben 5000 euro nodig"
    why = _said(stage, plan, "/waarom")
    for told in ("Laak", "12 juni", "Aantal mensen: 300", "binnen", "5.000", "stichtingen", "Taal: Nederlands"):
        assert told in why


def test_each_record_has_its_own_version(stage: Stage, guide: Guide, pack: Pack) -> None:
    why = _said(stage, "moestuin in laak", "/waarom")
    assert len(set(re.findall(r"versie (\w{6})\b", why))) == 3
    record, other = guide.pack.records["evenement-melden"], pack.records["evenement-melden"]
    assert version(record) == version(other), "what a service leaves out is not told"
    changed = record.model_copy(update={"checked": record.checked.replace(year=2027)})
    assert version(changed) != version(record)


def test_all_in_a_row_begins_with_what_was_on_the_screen(guide: Guide) -> None:
    for need in guide.pack.needs.values():
        if need.status != "found":
            continue
        found = guide.route(need.id, guide.read("300 mensen, wij zijn een stichting", TODAY))
        listed, shown = all_in_a_row(found), on_screen(found)
        fits = [result.verdict.fit != "no" for result in listed]
        assert fits == sorted(fits, reverse=True), need.id
        assert {one.record.id for one in shown} <= {one.record.id for one in listed}, need.id
        first = [one.record.id for one in shown if one.verdict.fit != "no"]
        assert [one.record.id for one in listed][: len(first)] == first, need.id


@pytest.mark.parametrize("language", languages())
def test_the_label_of_the_button_may_be_typed(guide: Guide, language: str) -> None:
    before = guide.read("moestuin in laak", TODAY)
    assert guide.reply(speaker(language)("Waarom dit antwoord?"), before, language) == "why"


@pytest.mark.parametrize(
    "typed",
    [
        "waarom krijg ik dit",
        "wat is je bron?",
        "waar komt dit vandaan",
        "jakie jest źródło",
        "kaynağınız ne",
        "ما المصدر؟",
    ],
)
def test_who_asks_for_the_source_is_told_it(stage: Stage, typed: str) -> None:
    why = _said(stage, "moestuin in laak", typed)
    assert why.count("stadslandbouwdenhaag.nl") == 1
    assert "•" in why


@pytest.mark.parametrize("language", languages())
def test_a_language_has_a_name(language: str) -> None:
    assert own_name(language) != language
    assert speaker(language).language == language


def test_what_decided_is_told_too(stage: Stage) -> None:
    plan = "rommelmarkt met 15 kramen in Laak 3 april 2027, de weg moet dicht, tot 1 uur 's nachts, ik ben 17"
    why = _said(stage, plan, "/waarom")
    for told in ("Aantal kramen: 15", "de weg dicht", "na 23.00 uur", "Leeftijd: 17"):
        assert told in why
    assert "Dag: tussen zaterdag 28 november 2026 en zondag 29 november 2026" in _said(
        stage, "straatfeest volgend weekend in Laak", "/waarom"
    )


def test_what_only_may_fit_says_what_would_decide(stage: Stage) -> None:
    for plan in ("rommelmarkt in Laak 3 april 2027", "toneelstuk in Moerwijk 12 juni 2027", "moestuin in laak"):
        for line in _said(stage, plan, "/waarom").splitlines():
            assert "past misschien" not in line or "Nog niet bekend" in line, line


def test_words_that_led_nowhere_are_not_told(stage: Stage) -> None:
    asked = "I want to start a community garden in Schilderswijk, need 2500 euros, I am alone"
    first = _said(stage, asked, "/why").splitlines()[0]
    assert "garden" in first
    assert {"I", "want", "start"}.isdisjoint(re.findall(r"\w+", first.partition(":")[2]))
