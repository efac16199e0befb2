"""Who takes part in a case and to which others it is tied, by its events."""

import datetime as dt
from typing import Any

import pytest

from flows import ties
from flows.case import Event, IllegalMove, Move, State
from flows.ties import LONGEST_NAME, MOST_NAMED, Party

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
MINE, OTHER = "26-00042-K", "26-00043-L"


def event(kind: str, **data: Any) -> Event:
    return Event(NOW, kind, "staff:1", data)


def test_parties_stay_in_the_order_in_which_they_came_until_they_are_let_go() -> None:
    came = [event("involve", party=name, text="advies") for name in ("Haag Wonen", "Groen", "Wonen")]
    assert [party.name for party in ties.parties(came)] == ["Haag Wonen", "Groen", "Wonen"]
    gone = [*came, event("release", party="haag wonen", text="klaar")]
    assert ties.parties(gone) == (Party("Groen", "advies"), Party("Wonen", "advies"))


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("groen en wonen van de gemeente, Haag Wonen", ["groen", "wonen van de gemeente", "Haag Wonen"]),
        ("de buurtvereniging; onze school", ["buurtvereniging", "school"]),
        ("Groen, groen", ["groen"]),
        ("Staedion, HTM", ["HTM"]),
        (f"{'x' * LONGEST_NAME}, {'x' * LONGEST_NAME}y", ["x" * LONGEST_NAME]),
        ("é" * LONGEST_NAME, []),
        (", ".join("abcdefgh"), list("abcdefgh")[:MOST_NAMED]),
        ("", []),
    ],
)
def test_who_is_named_is_offered_once_when_the_name_fits_a_button(said: str, names: list[str]) -> None:
    assert ties.named(said, [event("involve", party="Staedion", text="bouwt")]) == names


def test_cases_are_tied_once_each_in_order() -> None:
    lived = [event("link", other=OTHER), event("news", other="26-00099-A"), event("split", other="26-00044-M")]
    assert ties.related([*lived, event("linked", other=OTHER)]) == (OTHER, "26-00044-M")


def test_a_merged_case_goes_on_under_the_number_it_was_merged_into() -> None:
    assert ties.goes_on_as([event("link", other=OTHER)]) is None
    assert ties.goes_on_as([event("merge", other=OTHER)]) == OTHER


@pytest.mark.parametrize(
    ("move", "other", "state", "agreed", "code"),
    [
        (Move.MERGE, OTHER, State.SEEN, True, None),
        (Move.MERGE, OTHER, State.SEEN, False, "not-agreed"),
        (Move.MERGE, OTHER, State.STOPPED, True, "other-closed"),
        (Move.LINK, OTHER, State.STOPPED, False, None),
        (Move.LINK, OTHER, State.MERGED, False, "other-closed"),
        (Move.LINK, MINE, State.SEEN, True, "same-case"),
        (Move.LINK, None, None, True, "no-such-case"),
    ],
)
def test_who_may_be_brought_together(
    move: Move, other: str | None, state: State | None, agreed: bool, code: str | None
) -> None:
    if code is None:
        ties.check_pair(move, MINE, other, state, agreed=agreed)
        return
    with pytest.raises(IllegalMove) as refused:
        ties.check_pair(move, MINE, other, state, agreed=agreed)
    assert refused.value.code == code
