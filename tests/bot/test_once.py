"""What is kept of a city: equal parts are kept once, and nothing else changes."""

import pickle
from typing import NamedTuple

from bot.once import Once
from flows.model import Text
from knowledge import model


class Pair(NamedTuple):
    first: object
    second: object


def said(word: str) -> str:
    """The same word, as another object every time."""
    return "".join(word)


def test_equal_texts_tuples_and_models_become_one() -> None:
    here, there = Text(nl=said("een") + "s", en="once"), Text(nl=said("een") + "s", en="once")
    made = Once().of({"a": (said("x y"), here), "b": [(said("x y"), there)], said("x y"): Pair(here, there)})
    assert made["a"] is made["b"][0]
    assert made["x y"].first is made["x y"].second is made["a"][1]
    assert isinstance(made["x y"], Pair)


def test_what_keeps_its_fields_in_slots_becomes_one_too() -> None:
    here, there = model.Text(nl=said("een") + "s", en="once"), model.Text(nl=said("een") + "s", en="once")
    other = model.Text(nl=said("een") + "s", en="twice")
    first, second, third = Once().of([here, there, other])
    assert first is second
    assert third is other
    assert third.nl is first.nl


def test_what_only_looks_equal_stays_apart() -> None:
    whole, part, true = Once().of([(1, "a"), (1.0, "a"), (True, "a")])
    assert [type(pair[0]) for pair in (whole, part, true)] == [int, float, bool]


def test_what_can_be_changed_stays_itself() -> None:
    first, second = Once().of([["a"], ["a"]])
    first.append("b")
    assert second == ["a"]


def test_what_holds_itself_is_no_trouble() -> None:
    ring: list[object] = ["a"]
    ring.append(ring)
    made = Once().of(ring)
    assert made is ring
    assert made[1] is ring


def test_it_is_smaller_on_disk_and_says_the_same() -> None:
    made = [Text(nl="".join(["buurt", "feest"]), en="street party") for _time in range(50)]
    loose, shared = pickle.dumps(made), pickle.dumps(Once().of(list(made)))
    assert len(shared) < len(loose) / 5
    assert pickle.loads(shared) == made
