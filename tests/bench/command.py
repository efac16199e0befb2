"""`python -m tests.bench [--questions FILE.jsonl] [PART ...]`: measures, and prints every figure on its own line."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench import city, desk, doubt, paper, quality, speed, waiting, weekly, wire
from bench.figures import Figure
from knowledge import load
from knowledge.load import Pack

CITY = "den-haag"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the parts that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--questions", type=Path, metavar="FILE.jsonl", help="also ask this set (contract form)")
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help="quality, doubt, speed, wire, desk, waiting, weekly, paper, city (default: all)",
    )
    args = parser.parse_args(argv)
    lines = args.questions.read_text(encoding="utf-8").splitlines() if args.questions else None
    parts: dict[str, Callable[[Pack], Iterable[Figure | str]]] = {
        "quality": lambda pack: quality.measure(pack, lines),
        "doubt": lambda pack: doubt.measure(pack, lines),
        "speed": speed.measure,
        "wire": wire.measure,
        "desk": desk.measure,
        "waiting": waiting.measure,
        "weekly": weekly.measure,
        "paper": paper.measure,
        "city": city.measure,
    }
    if unknown := set(args.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    pack = load.load(load.CONTENT / CITY)
    for name in args.parts or parts:
        for told in parts[name](pack):
            print(told, flush=True)
    return 0
