"""Budgets made up of several givers: never more than one gives, and never beside what forbids it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import record

from knowledge.combine import MOST_PARTS, Combination, ceiling, combine, together
from knowledge.model import Record

DATED = {"as_of": 2026, "source": 1}


def giver(
    name: str,
    most: int | None = None,
    other: str | None = None,
    kind: str = "fonds",
    status: str = "current",
    **amount: Any,
) -> Record:
    data: dict[str, Any] = {"id": name, "kind": kind, "status": status}
    if most is not None or amount:
        data["amount"] = {"max": most, **amount, **DATED}
    if other:
        data["beside"] = {"other": other, **DATED}
    return record(**data)


def shares(found: Combination | None) -> list[tuple[str, int]]:
    return [(share.record.id, share.euro) for share in found.shares] if found else []


SMALL, LARGE, OPEN = giver("small", 750, "any"), giver("large", 5000, "any"), giver("open", None, "any", "subsidie")


@pytest.mark.parametrize(
    ("givers", "budget", "wanted", "short"),
    [
        ([SMALL, OPEN], 1500, [("small", 750), ("open", 750)], 0),
        ([OPEN, SMALL], 1500, [("small", 750), ("open", 750)], 0),
        ([SMALL, OPEN], 600, [], 0),
        ([SMALL, LARGE, OPEN], 1500, [], 0),
        ([SMALL, LARGE], 5500, [("small", 750), ("large", 4750)], 0),
        ([SMALL, LARGE], 9000, [("small", 750), ("large", 5000)], 3250),
        ([SMALL], 1500, [], 0),
        ([OPEN], 1500, [], 0),
        ([], 1500, [], 0),
        ([SMALL, giver("alone", 500, "none"), OPEN], 1000, [("small", 750), ("open", 250)], 0),
        ([giver("art", 2000, "funds"), OPEN, LARGE], 6000, [("large", 5000), ("open", 1000)], 0),
        ([giver("art", 2000, "funds"), OPEN, SMALL], 6000, [("small", 750), ("open", 5250)], 0),
        ([giver("art", 2000, "funds"), SMALL], 6000, [("art", 2000), ("small", 750)], 3250),
        ([giver("art", 2000, "funds"), OPEN], 6000, [], 0),
        ([giver("past", 500, status="year-bound"), OPEN], 6000, [], 0),
        ([giver("share", percent=30), SMALL, OPEN], 1000, [("small", 750), ("open", 250)], 0),
        ([SMALL, giver("big", 9000, "any", min=2000)], 9500, [("small", 750), ("big", 8750)], 0),
        ([LARGE, giver("big", 9000, "any", min=8000)], 9500, [], 0),
    ],
)
def test_a_budget_is_made_up_where_that_is_allowed(
    givers: list[Record], budget: int, wanted: list[tuple[str, int]], short: int
) -> None:
    found = combine(givers, budget, [])
    assert shares(found) == wanted
    assert (found.short if found else 0) == short


def test_for_some_needs_the_highest_amount_is_lower() -> None:
    fund = giver("fund", 1500, caps=[{"need": "party", "max": 300}])
    assert ceiling(fund, ["garden"]) == 1500
    assert ceiling(fund, ["party"]) == 300
    assert ceiling(OPEN, []) is None


def test_of_whom_the_highest_amount_is_not_known_only_is_asked_how_much() -> None:
    found = combine([OPEN, SMALL], 1500, [])
    assert found is not None
    assert [share.open for share in found.shares] == [False, True]
    uncertain = giver("uncertain", None, "any", status="check")
    surer = combine([uncertain, OPEN, SMALL], 1500, [])
    assert shares(surer) == [("small", 750), ("open", 750)]


def test_what_is_given_each_month_is_no_part_of_a_budget() -> None:
    assert combine([giver("monthly", fixed=500, per="month"), OPEN], 5000, []) is None


@pytest.mark.parametrize(
    ("others", "budget", "wanted"),
    [
        ([SMALL], 15_000, []),
        ([giver("fund", None, "any")], 15_000, []),
        ([OPEN], 15_000, [("matched", 5000), ("open", 10_000)]),
        ([OPEN], 6000, [("matched", 3000), ("open", 3000)]),
    ],
)
def test_what_the_city_has_to_match_never_stands_without_its_money(
    others: list[Record], budget: int, wanted: list[tuple[str, int]]
) -> None:
    assert shares(combine([giver("matched", 5000, "public"), *others], budget, [])) == wanted


def test_what_is_not_known_to_be_allowed_has_to_be_asked() -> None:
    found = combine([giver("quiet", 500), OPEN], 1000, [])
    assert found is not None
    assert [share.ask for share in found.shares] == [True, False]


GIVERS = st.lists(
    st.builds(
        giver,
        st.sampled_from(["a", "b", "c", "d"]),
        st.none() | st.integers(1, 5000),
        st.sampled_from([None, "any", "funds", "none"]),
        st.sampled_from(["fonds", "subsidie"]),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)


@given(GIVERS, st.integers(1, 20_000))
def test_every_combination_is_allowed_and_adds_up(givers: list[Record], budget: int) -> None:
    found = combine(givers, budget, [])
    if found is None:
        return
    assert 2 <= len(found.shares) <= MOST_PARTS
    assert sum(share.euro for share in found.shares) + found.short == budget
    for share in found.shares:
        most = ceiling(share.record, [])
        assert 0 < share.euro <= (most or budget)
        assert all(together(share.record, other.record) for other in found.shares if other is not share)
