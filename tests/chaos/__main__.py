"""`python -m tests.chaos [--kills N] [--seed N]`: the long run. Says what it does on standard error."""

import argparse
import sys
import tempfile
from pathlib import Path

# as pytest does: what stands in tests/ are modules of their own, not parts of a package
sys.path.insert(0, str(Path(__file__).parents[1]))

from botapi import BotApi

from chaos.run import Plan, Run
from chaos.verdict import judge


def main() -> int:
    """Runs it; 1 when something was lost, doubled without need or out of order."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=Plan.kills)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, BotApi(rate_limits=None) as api:
        ran = Run(
            Path(folder), api, Plan(kills=args.kills, seed=args.seed), lambda line: print(line, file=sys.stderr)
        ).run()
        verdict = judge(ran)
    print(f"{len(ran.kills)} times killed in {ran.seconds:.0f} s; the slowest stop took {ran.slowest_stop:.1f} s")
    print(verdict)
    return int(bool(verdict.wrong or verdict.unexplained))


if __name__ == "__main__":
    sys.exit(main())
