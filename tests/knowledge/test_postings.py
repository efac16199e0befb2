"""However its numbers are kept, a product is the sum over what two have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.grams import Grams
from knowledge.search.postings import Mixed, Postings, Table, of_rows

NAMES = st.sampled_from("abcdefgh")
ROWS = st.lists(st.dictionaries(NAMES, st.floats(0.125, 4)), min_size=1, max_size=9)


@given(ROWS, st.dictionaries(NAMES, st.floats(0.125, 4)))
def test_products_are_those_of_the_rows(rows: list[dict[str, float]], query: dict[str, float]) -> None:
    places = {name: at for at, name in enumerate("hgfedcba")}
    postings = of_rows(rows, places)
    columns, weights = np.array([places[name] for name in query], np.int64), np.array([*query.values()])
    marks = (weights >= 1).astype(float)
    wanted = [sum(weight * query.get(name, 0.0) for name, weight in row.items()) for row in rows]
    assert postings.products(columns, weights).tolist() == pytest.approx(wanted, rel=1e-2)
    group = [at % 3 for at in range(len(rows))]
    highest = [max((one for one, of in zip(wanted, group, strict=True) if of == at), default=0.0) for at in range(4)]
    assert postings.highest(columns, weights, np.array(group), 4).tolist() == pytest.approx(highest, rel=1e-2)
    stood_for = [sum(weight for name, weight in row.items() if query.get(name, 0) >= 1) for row in rows]
    matched, stands_for, marked = postings.overlap(columns, weights, marks)
    assert matched.tolist() == pytest.approx(wanted, rel=1e-2)
    assert stands_for.tolist() == pytest.approx(stood_for, rel=1e-2)
    assert marked.tolist() == [sum(query.get(name, 0) >= 1 for name in row) for row in rows]
    assert all(postings.has(at, places[name]) is (name in row) for at, row in enumerate(rows) for name in places)


CELLS = st.lists(st.dictionaries(NAMES, st.integers(-127, 127)), min_size=1, max_size=9)


@given(CELLS, st.dictionaries(NAMES, st.floats(0.125, 4)))
def test_a_table_postings_and_both_say_the_same(rows: list[dict[str, int]], query: dict[str, float]) -> None:
    cells = [(ord(name) - 97, at, weight) for at, row in enumerate(rows) for name, weight in row.items()]
    columns, numbers, weights = np.array(cells or np.empty((0, 3), np.int64)).T
    asked, given = np.array([(ord(name) - 97, weight) for name, weight in query.items()] or np.empty((0, 2))).T
    parts = (columns, numbers, weights.astype(np.int8), len(rows), 8)
    asked = asked.astype(np.int64)
    wanted = [sum(weight * query.get(name, 0.0) for name, weight in row.items()) for row in rows]
    for kind in (Table, Postings, Mixed):
        assert kind(*parts).products(asked, given) == pytest.approx(wanted, rel=1e-3, abs=1e-3)


TEXTS = [["moestuin", "buurt"], ["straatfeest", "buurt"], ["geveltuin"], ["buurt", "barbecue"]]


@pytest.mark.parametrize(("said", "nearest"), [("moestuin", 0), ("straatfest", 1), ("gevelltuin", 2), ("barbeque", 3)])
def test_what_is_spelled_nearly_the_same_is_nearest(said: str, nearest: int) -> None:
    cosines = Grams([[text] for text in TEXTS]).cosines([said])
    assert int(np.argmax(cosines)) == nearest
    assert 0 < cosines[nearest] <= 1.005


def test_the_very_text_is_as_near_as_can_be_and_nonsense_is_nowhere() -> None:
    grams = Grams([[text] for text in TEXTS])
    for at, text in enumerate(TEXTS):
        assert grams.cosines(text)[at] == pytest.approx(1, abs=5e-3)
    assert not grams.cosines(["xqzt"]).any()
    assert not grams.cosines([]).any()
