"""What else may have been meant, when an answer is not sure."""

from dataclasses import replace

import pytest
from samples import TODAY, need, record

from bot.i18n import speaker
from bot.words import answers, screen
from knowledge.answer import Answer, Result
from knowledge.guide import Guide
from knowledge.judge import judge
from knowledge.model import Role
from knowledge.readings import DOUBTED, GUESS, NEARLY, UNSURE, is_a_guess, with_another, with_who_knows
from knowledge.understand import Understanding

SAID = Understanding("iets in de straat", "nl", TODAY)
PARTY, STALL = need(id="feest"), need(id="kraam")
SCORE = 0.6


def result(name: str, score: float) -> Result:
    found = record(id=name)
    return Result(found, Role.MONEY, score, judge(found, SAID))


def answer(score: float) -> Answer:
    results = (result("a", score), result("b", 0.9 * score), result("c", 0.8 * score), result("d", 0.1))
    return Answer(SAID, "found", (PARTY,), results)


def ids(found: Answer) -> list[str]:
    return [one.record.id for one in found.results]


def test_the_third_is_the_first_of_another_reading_that_is_near() -> None:
    readings = [(PARTY, result("a", SCORE)), (PARTY, result("y", SCORE)), (STALL, result("x", SCORE * NEARLY + 0.01))]
    found = with_another(answer(SCORE), readings, ["a"])
    assert (ids(found), found.another) == (["a", "b", "x", "c", "d"], STALL)


def test_what_stood_lower_is_moved_up_and_not_doubled() -> None:
    assert ids(with_another(answer(SCORE), [(STALL, result("d", SCORE))], [])) == ["a", "b", "d", "c"]


@pytest.mark.parametrize(
    ("found", "reading", "by_itself"),
    [
        (answer(SCORE), result("x", SCORE * NEARLY - 0.01), ""),
        (answer(SCORE), result("b", SCORE), ""),
        (answer(SCORE), result("x", SCORE), "c"),
        (replace(answer(SCORE), status="elsewhere"), result("x", SCORE), ""),
        (replace(answer(SCORE), results=()), result("x", SCORE), ""),
    ],
    ids=["far", "shown already", "third is found by its own words", "elsewhere", "nothing found"],
)
def test_any_other_answer_stays_as_it_is(found: Answer, reading: Result, by_itself: str) -> None:
    assert with_another(found, [(STALL, reading)], by_itself) is found


def test_both_readings_are_on_the_screen_and_one_tap_goes_to_the_other(guide: Guide) -> None:
    found = guide.ask("wat kost een zaal en wie betaalt dat, we hebben weinig geld", TODAY)
    assert found.another is not None
    other = guide.route(found.another.id, found.understanding).results[0].record
    assert screen.on_screen(found)[-1].record is other
    _text, taps = answers.answer(found, guide.pack, speaker("nl"))
    assert f"need:{found.another.id}" in [tap.action for tap in taps]


def test_the_screen_shows_the_best_then_what_pays_for_it_then_the_next_best() -> None:
    roles = {"a": Role.PERMISSION, "b": Role.PERMISSION, "c": Role.HELP, "d": Role.MONEY}
    results = tuple(replace(result(name, SCORE), role=role) for name, role in roles.items())
    shown = screen.on_screen(Answer(SAID, "found", (PARTY,), results))
    assert [one.record.id for one in shown] == ["a", "d", "b"]


def test_what_goes_on_about_the_same_was_not_meant_otherwise(guide: Guide) -> None:
    asked = "wat kost een zaal en wie betaalt dat, we hebben weinig geld"
    alone = guide.ask(asked, TODAY)
    before = guide.ask("geld voor ons sociale plan met de buurt", TODAY)
    assert alone.need == before.need
    assert alone.another is not None
    assert guide.ask(asked, TODAY, before.understanding).another is None


def test_what_is_doubted_has_the_loket_third() -> None:
    doubted, loket = answer(DOUBTED - 0.01), result("loket", 0.0)
    assert ids(with_who_knows(doubted, loket)) == ["a", "b", "loket", "c", "d"]
    assert ids(with_who_knows(doubted, result("d", 0.0))) == ["a", "b", "d", "c"]


@pytest.mark.parametrize(
    ("found", "loket"),
    [
        (answer(DOUBTED), result("loket", 0.0)),
        (answer(DOUBTED - 0.01), result("b", 0.0)),
        (replace(answer(SCORE), results=()), result("loket", 0.0)),
    ],
    ids=["sure", "shown already", "nothing found"],
)
def test_any_other_answer_has_no_loket_among_its_results(found: Answer, loket: Result) -> None:
    assert with_who_knows(found, loket) is found


def test_the_loket_has_its_own_line_and_takes_no_place_on_the_screen(guide: Guide) -> None:
    found = guide.ask("iets met muziek en vogels bij ons in laak, wie helpt", TODAY)
    assert found.loket is not None
    assert found.loket in [one.record for one in found.results[:3]]
    assert found.loket not in [one.record for one in screen.on_screen(found)]
    text, _taps = answers.answer(found, guide.pack, speaker("nl"))
    assert text.count(found.loket.title.nl) == 1


def test_an_answer_that_is_not_sure_says_so(guide: Guide) -> None:
    found = guide.ask("iets met muziek en vogels bij ons in laak, wie helpt", TODAY)
    assert GUESS < found.results[0].score < UNSURE
    doubt = "Ik weet niet zeker of ik je goed begrijp."
    text, _taps = answers.answer(found, guide.pack, speaker("nl"))
    assert text.startswith(doubt)
    assert len(text) <= screen.SCREEN + 20
    sure = replace(found, results=tuple(replace(one, score=UNSURE) for one in found.results))
    for other in (sure, replace(found, remark="told"), replace(found, part=Role.MONEY)):
        assert doubt not in answers.answer(other, guide.pack, speaker("nl"))[0]


@pytest.mark.parametrize(("score", "guess"), [(GUESS - 0.01, True), (GUESS, False)])
def test_a_low_score_is_a_guess(score: float, guess: bool) -> None:
    assert is_a_guess(answer(score)) is guess
    assert is_a_guess(replace(answer(score), status="elsewhere")) is guess
    assert not is_a_guess(replace(answer(score), status="my-case"))


def test_a_guess_is_asked_about_and_shown(guide: Guide) -> None:
    found = guide.ask("iets met kavel en traject op monitor in de straat", TODAY)
    assert found.asks_back
    assert found.status == "found", "there is somebody who helps with any plan"
    assert [need.id for need in found.needs] == list(found.choices[: len(found.needs)])
    text, taps = answers.answer(found, guide.pack, speaker("nl"))
    assert found.results[0].record.title.nl in text
    assert [tap.action for tap in taps] == [*(f"need:{name}" for name in found.choices), "menu"]
