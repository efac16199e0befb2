"""A short run of the chaos of `make chaos`: everything goes wrong at once, and nothing may be missing afterwards."""

from pathlib import Path

from botapi import BotApi
from chaos.run import Plan, Run
from chaos.verdict import judge

SHORT = Plan(kills=2, full_disks=1, locks=1, clock_jumps=1, second_services=1, stops=0, people=12, seed=3)


def test_after_everything_went_wrong_nothing_is_missing_doubled_or_out_of_order(tmp_path: Path) -> None:
    with BotApi(rate_limits=None) as api:
        ran = Run(tmp_path, api, SHORT).run()
        verdict = judge(ran)
    assert verdict.wrong == ()
    assert verdict.unexplained == ()
    assert verdict.updates > 20
    assert ran.slowest_stop < 10
