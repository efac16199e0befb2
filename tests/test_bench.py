"""The benchmarks run, each part on very little; what they measure here means nothing."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from bench import city, desk, doubt, flood, grow, paper, quality, questions, speed, weekly, wire
from bench.figures import Figure, percentile

from knowledge.load import Pack

SET = '{"id": "1", "text": "paspoort kwijt", "lang": "nl", "accept": [], "status": ["elsewhere"], "stadsdeel": null}'


@pytest.fixture(scope="module")
def small(pack: Pack) -> Pack:
    """The city with a few of its needs, and no more records than those lead to."""
    needs = dict(list(pack.needs.items())[:6])
    kept = {pack.canonical(stop.record) for need in needs.values() for stop in need.route}
    kept |= {district.loket for district in pack.places.stadsdelen}
    kept |= {neighbour.record for neighbour in pack.places.neighbours}
    records = {name: pack.records[name] for name in sorted(kept)}
    return replace(pack, needs=needs, records=records, folded={}, follow_ups=None)


def values(told: Iterable[Figure | str]) -> dict[str, float]:
    figures = [one for one in told if isinstance(one, Figure)]
    assert all("\n" not in str(one) for one in figures), "a figure stands on a line of its own"
    return {one.name: one.value for one in figures}


def test_quality_compares_four_systems_on_the_same_questions(small: Pack) -> None:
    told = list(quality.measure(small, [SET], most=10))
    found = values(told)
    assert 0 < found["quality.pack.need.top1"] <= found["quality.pack.need.top3"] <= 100
    assert found["quality.held-back.record.top3"] > 0
    assert found["quality.set.status_accuracy"] in (0, 100)
    assert all(name in str(told) for name in ("stadswijzer", "BM25", "rapidfuzz", "n-grams"))


def test_limits_of_doubt_are_tried_on_the_same_questions(small: Pack) -> None:
    told = list(doubt.measure(small, [SET], most=10))
    assert 0 <= values(told)["doubt.held-back.wrong"] <= 100
    assert all(str(told).count(f"| {nearly}") >= 2 for nearly in doubt.NEARLY), "a row for every limit, in both tables"


def test_every_phrasing_is_held_back_exactly_once(small: Pack) -> None:
    asked = []
    for fold in range(questions.FOLDS):
        rest, held = questions.held_back(small, fold)
        known = {(need.id, said) for need in rest.needs.values() for _lang, listed in need.phrasings for said in listed}
        assert not known & {(question.need, question.text) for question in held}
        asked += held
    phrasings = {
        (need.id, said) for need in small.needs.values() for _lang, listed in need.phrasings for said in listed
    }
    assert {(question.need, question.text) for question in asked} == phrasings
    assert len(asked) == sum(len(listed) for need in small.needs.values() for _lang, listed in need.phrasings)


def test_a_grown_pack_is_as_large_as_asked_and_the_same_every_time(small: Pack) -> None:
    grown = grow.grown(small, 2 * len(small.records), 3 * len(small.needs))
    assert (len(grown.records), len(grown.needs)) == (2 * len(small.records), 3 * len(small.needs))
    assert grown == grow.grown(small, 2 * len(small.records), 3 * len(small.needs))


def test_answers_are_timed_with_the_pack_and_a_larger_one(small: Pack) -> None:
    found = values(speed.answers(small, questions=20, records=2 * len(small.records)))
    assert all(value > 0 for value in found.values())
    assert found["speed.answer.p50"] <= found["speed.answer.p99"]


def test_turns_and_notices_go_over_the_wire(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "SECONDS", 0.5)
    size = wire.Size(people=8, rounds=2, rates=((20, 0.2),), notices=8, flood=100)
    found = values(wire.measure(pack, size))
    assert found["wire.throughput.ratio"] > 0
    assert found["wire.throughput.ratio.aiogram"] > 0
    assert found["flood.told"] == 1
    assert found["push.rate"] > 0
    assert found["memory.run"] > 0


def test_a_case_goes_to_the_desk_and_a_decision_comes_back(pack: Pack) -> None:
    found = values(desk.measure(pack, cases=2))
    assert 0 < found["desk.to_desk"] <= found["desk.to_desk.longest"]
    assert 0 < found["desk.to_phone"] <= found["desk.to_phone.longest"]


def test_a_percentile_is_the_smallest_value_that_covers_the_share() -> None:
    assert percentile([3, 1, 2, 4], 0.5) == 2
    assert percentile([3, 1, 2, 4], 0.99) == 4
    assert percentile([7], 0.5) == 7


def test_weekly_reaches_everybody_and_replies_go_between(small: Pack) -> None:
    found = values(weekly.measure(small, readers=60))
    assert found["weekly.tick.longest"] > 0
    assert found["weekly.minutes"] > 0
    assert found["weekly.reply.longest"] >= 0


def test_paper_in_every_language(small: Pack) -> None:
    found = values(paper.measure(small, times=1))
    assert 0 < found["paper.sheet"] <= found["paper.sheet.longest"]
    assert found["paper.poster"] > 0


def test_a_city_lives_for_a_while(small: Pack) -> None:
    found = values(city.measure(small, residents=500, updates=40))
    assert found["city.core"] > 0
    assert found["city.failed"] == 0
    assert found["memory.city"] > 0
