"""A short run of the chaos of `make chaos`: everything goes wrong at once, and nothing may be missing afterwards."""

from pathlib import Path

import pytest
from botapi import BotApi
from chaos.arrived import Account, Arrival, account
from chaos.evidence import Evidence
from chaos.run import Plan, Run
from chaos.verdict import judge

LATE, TWICE = "too late, or written by nobody: {!r}", "twice without need: {!r}"
SHORT = Plan(
    kills=2,
    full_disks=1,
    locks=1,
    clock_jumps=1,
    second_services=1,
    stops=0,
    shut_outs=1,
    people=12,
    seed=3,
    at_once=True,
)


def test_after_everything_went_wrong_nothing_is_missing_doubled_or_out_of_order(tmp_path: Path) -> None:
    with BotApi(rate_limits=None) as api:
        run = Run(tmp_path, api, SHORT)
        run.run()
        run.evidence().keep()
    verdict = judge(Evidence.of(tmp_path))
    assert verdict.wrong == ()
    assert verdict.updates > 20


@pytest.mark.parametrize(
    ("pieces", "arrived", "found"),
    [
        ("a b", "a b", Account(0, ())),
        ("a b", "a a? b", Account(1, ())),
        ("a1 a2 b", "a1 a1? a2 a2? a2? b", Account(3, ())),
        ("a1 a2 b", "a1 a2 a1? a2 b", Account(1, (LATE.format("a2"),))),
        ("a a", "a a a?", Account(1, ())),
        ("a a", "a a? a", Account(1, ())),
        ("a b", "a a b", Account(0, (TWICE.format("a"),))),
        ("b a", "a b a?", Account(0, (LATE.format("a"),))),
        ("a b c", "a c", Account(0, ("missing: 'b'",))),
        ("a", "a x a", Account(0, (LATE.format("x"), TWICE.format("a")))),
        ("", "x", Account(0, (LATE.format("x"),))),
        ("a", "", Account(0, ("missing: 'a'",))),
    ],
)
def test_the_judge_of_a_chat_excuses_only_what_comes_again_at_once(pieces: str, arrived: str, found: Account) -> None:
    """A question mark: it was unsure whether the one before it had arrived."""
    came = [Arrival(one.rstrip("?"), one.endswith("?")) for one in arrived.split()]
    assert account(pieces.split(), came) == found
