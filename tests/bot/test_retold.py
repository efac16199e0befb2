"""A plan does not go on naming a place or a day that was put right."""

import datetime as dt
from typing import Any

import pytest
from conftest import City

from bot import retold, telling
from flows.engine import Talk

TODAY = dt.date(2026, 11, 20)
LAAK: dict[str, Any] = {"stadsdeel": "laak", "wijk": None, "street": None, "said": ""}
ELSEWHERE: dict[str, Any] = {"stadsdeel": "scheveningen", "wijk": None, "street": None, "said": ""}
JUNE_12, JUNE_19 = ({"day": f"2027-06-{day}", "said": ""} for day in (12, 19))


@pytest.mark.parametrize(
    ("said", "before", "after", "then"),
    [
        ("een feest in Laak op 12 juni 2027", {"waar": LAAK}, {"waar": ELSEWHERE}, "een feest in NEW op 12 juni 2027"),
        ("een feest in Laak op 12 juni 2027", {"wanneer": JUNE_12}, {"wanneer": JUNE_19}, "een feest in Laak op NEW"),
        ("zaterdag 12 juni feest!", {"wanneer": JUNE_12}, {"wanneer": JUNE_19}, "NEW feest!"),
        ("een feest op 12-6-2027, in laak", {"wanneer": JUNE_12}, {"wanneer": JUNE_19}, "een feest op NEW, in laak"),
        ("een feest", {"waar": LAAK}, {"waar": ELSEWHERE}, "een feest"),
        ("een feest in Laak", {}, {"waar": ELSEWHERE}, "een feest in Laak"),
        ("een feest in Laak", {"waar": LAAK}, {"waar": LAAK | {"said": "laak"}}, "een feest in Laak"),
        ("een feest in Laak", {"waar": LAAK}, {"waar": {"reopened": True, "said": ""}}, "een feest in Laak"),
        ("feest op 12 juni", {"wanneer": JUNE_12}, {"wanneer": {"day": None, "said": "mei"}}, "feest op 12 juni"),
        ("een feest in 2027", {"wanneer": JUNE_12}, {"wanneer": JUNE_19}, "een feest in 2027"),
    ],
)  # fmt: skip
def test_a_place_or_day_put_right_is_so_in_the_plan(
    said: str, before: dict[str, Any], after: dict[str, Any], then: str, city: City
) -> None:
    guide, flows = city
    talk = Talk("initiatief", (("wat", {"said": said}), *after.items()))
    new = retold.retold(
        flows["initiatief"], before, talk, telling.readers(guide, TODAY), lambda _question, _value: "NEW"
    )
    assert new.answers["wat"]["said"] == then
    assert {name: value for name, value in new.given if name != "wat"} == after
