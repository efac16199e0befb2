"""`python -m tests.chaos [--kills N] [--people N] [--seed N]`: the long run. Says what it does on standard error.

`--judge FOLDER` only judges what a run left behind.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

# as pytest does: what stands in tests/ are modules of their own, not parts of a package
sys.path.insert(0, str(Path(__file__).parents[1]))

from botapi import BotApi

from chaos.evidence import Evidence
from chaos.run import Plan, Run
from chaos.verdict import judge


def main() -> int:
    """Runs it; 1 when something was lost, doubled without need or out of order. Then the folder of the run is kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=Plan.kills)
    parser.add_argument("--people", type=int, default=Plan.people)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--judge", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    if args.judge is not None:
        return int(not _judged(Evidence.of(args.judge)))
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    _tell(f"seed {args.seed}, in {folder}")
    right = False
    try:
        right = _runs_well(folder, Plan(kills=args.kills, people=args.people, seed=args.seed))
    finally:
        if right:
            shutil.rmtree(folder)
        else:
            print(f"seed {args.seed}; everything of this run is kept in {folder}")
    return int(not right)


def _runs_well(folder: Path, plan: Plan) -> bool:
    with BotApi(rate_limits=None) as api:
        run = Run(folder, api, plan, _tell)
        try:
            ran = run.run()
        finally:
            run.evidence().keep()
    print(
        f"{ran.kills} times killed in {ran.seconds:.0f} s; the slowest stop took {ran.slowest_stop:.1f} s", flush=True
    )
    return _judged(run.evidence())


def _judged(left: Evidence) -> bool:
    began = time.monotonic()
    verdict = judge(left)
    print(f"{verdict}\njudged in {time.monotonic() - began:.0f} s")
    return not verdict.wrong


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
