"""Content looked through for an editor: what is wrong, what is misled, and what will need attention soon."""

import datetime as dt
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from bot.content import flows_of
from knowledge import check, load, trial
from knowledge.documents import Problem
from knowledge.guide import Guide
from knowledge.trial import Verdict


def check_city(folder: Path, today: dt.date, only: Sequence[str] = ()) -> list[Problem]:
    """Every problem an editor should mend, and what will need attention soon; `only` in files that have one of these in
    their name, where any is given. That is quicker: only their example sentences are tried."""
    pack, problems = load.read(folder)
    problems += check.check(folder, pack, today)
    if pack is not None:
        problems += flows_of(pack)[1]
        if not any(True for _found in load.references(pack)):
            problems += check.misled(folder, _tried(Guide(pack), today, only))
    if only:
        problems = [problem for problem in problems if any(name in problem.file for name in only)]
    return sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.message))


def _tried(guide: Guide, today: dt.date, only: Sequence[str]) -> list[Verdict]:
    """These example sentences, tried: on all cores where that can be done by forking, since there are thousands."""
    cores = os.cpu_count() or 1
    if cores == 1 or sys.platform != "linux" or threading.active_count() > 1:
        return list(trial.trials(guide, today, only))
    import multiprocessing  # only who checks the content needs these
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _inherit, (guide,)) as pool:
        parts = pool.map(_part, [(today, only, part, cores) for part in range(cores)])
        return [verdict for part in parts for verdict in part]


_inherited: list[Guide] = []
"""The guide of a forked process: inherited, not sent."""


def _inherit(guide: Guide) -> None:
    _inherited[:] = [guide]


def _part(which: tuple[dt.date, Sequence[str], int, int]) -> list[Verdict]:
    return list(trial.trials(_inherited[0], *which))
