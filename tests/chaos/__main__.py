"""`python -m tests.chaos [--kills N] [--people N] [--seed N]`: the long run. Says what it does on standard error."""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

# as pytest does: what stands in tests/ are modules of their own, not parts of a package
sys.path.insert(0, str(Path(__file__).parents[1]))

from botapi import BotApi

from chaos.run import Plan, Ran, Run
from chaos.verdict import judge


def main() -> int:
    """Runs it; 1 when something was lost, doubled without need or out of order. Then the folder of the run is kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=Plan.kills)
    parser.add_argument("--people", type=int, default=Plan.people)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    args = parser.parse_args()
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
        try:
            ran = Run(folder, api, plan, _tell).run()
        finally:
            _keep(folder / "calls.jsonl", api)
        _tell(f"judging what {ran.kills} kills left behind")
        began = time.monotonic()
        verdict = judge(ran)
    print(f"{_told(ran)}; judged in {time.monotonic() - began:.0f} s")
    print(verdict)
    return not verdict.wrong


def _told(ran: Ran) -> str:
    return f"{ran.kills} times killed in {ran.seconds:.0f} s; the slowest stop took {ran.slowest_stop:.1f} s"


def _keep(path: Path, api: BotApi) -> None:
    """Every call that the service made but its asking for updates, to find out later what happened."""
    with path.open("w", encoding="utf-8") as file:
        for call in [one for one in api.calls if one.method != "getUpdates"]:
            told = {name: value for name, value in vars(call).items() if name != "files"}
            print(json.dumps(told, ensure_ascii=False, default=str), file=file)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
