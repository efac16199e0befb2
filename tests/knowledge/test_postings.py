"""However its numbers are kept, a product is the sum over what two have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.grams import Grams
from knowledge.search.postings import Named, Postings, Table

NAMES = st.sampled_from("abcdefgh")
ROWS = st.lists(st.dictionaries(NAMES, st.floats(0.125, 4)), min_size=1, max_size=9)


@given(ROWS, st.dictionaries(NAMES, st.floats(0.125, 4)))
def test_products_are_those_of_the_rows(rows: list[dict[str, float]], query: dict[str, float]) -> None:
    wanted = [sum(weight * query.get(name, 0.0) for name, weight in row.items()) for row in rows]
    assert Named(rows).products(query).tolist() == pytest.approx(wanted, rel=1e-2)
    marks = {name: float(weight >= 1) for name, weight in query.items()}
    stood_for = [sum(weight * marks.get(name, 0.0) for name, weight in row.items()) for row in rows]
    matched, stands_for, marked = Named(rows).overlap(query, marks)
    assert matched.tolist() == pytest.approx(wanted, rel=1e-2)
    assert stands_for.tolist() == pytest.approx(stood_for, rel=1e-2)
    assert marked.tolist() == [sum(marks.get(name, 0.0) for name in row) for row in rows]


@given(ROWS, st.dictionaries(NAMES, st.floats(0.125, 4)))
def test_a_table_and_postings_say_the_same(rows: list[dict[str, float]], query: dict[str, float]) -> None:
    cells = [(ord(name) - 97, at, weight / 4) for at, row in enumerate(rows) for name, weight in row.items()]
    columns, numbers, weights = np.array(cells or np.empty((0, 3))).T
    asked, given = np.array([(ord(name) - 97, weight) for name, weight in query.items()] or np.empty((0, 2))).T
    parts = (columns.astype(np.int64), numbers.astype(np.int64), weights, len(rows), 8)
    table, postings = Table(*parts), Postings(*parts)
    asked = asked.astype(np.int64)
    assert table.products(asked, given) == pytest.approx(postings.products(asked, given), rel=1e-2)


TEXTS = [["moestuin", "buurt"], ["straatfeest", "buurt"], ["geveltuin"], ["buurt", "barbecue"]]


@pytest.mark.parametrize(("said", "nearest"), [("moestuin", 0), ("straatfest", 1), ("gevelltuin", 2), ("barbeque", 3)])
def test_what_is_spelled_nearly_the_same_is_nearest(said: str, nearest: int) -> None:
    cosines = Grams([[text] for text in TEXTS]).cosines([said])
    assert int(np.argmax(cosines)) == nearest
    assert 0 < cosines[nearest] <= 1.001


def test_the_very_text_is_as_near_as_can_be_and_nonsense_is_nowhere() -> None:
    grams = Grams([[text] for text in TEXTS])
    for at, text in enumerate(TEXTS):
        assert grams.cosines(text)[at] == pytest.approx(1, abs=2e-3)
    assert not grams.cosines(["xqzt"]).any()
    assert not grams.cosines([]).any()
