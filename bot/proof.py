"""Content looked through for an editor: what is wrong, what is misled, and what will need attention soon."""

import datetime as dt
import os
import sys
import threading
from pathlib import Path

from bot.content import flows_of
from knowledge import check, load, trial
from knowledge.documents import Problem
from knowledge.guide import Guide
from knowledge.trial import Verdict


def check_city(folder: Path, today: dt.date) -> list[Problem]:
    """Every problem an editor should mend, and what will need attention soon."""
    pack, problems = load.read(folder)
    problems += check.check(folder, pack, today)
    if pack is not None:
        problems += flows_of(pack)[1]
        if not any(True for _found in load.references(pack)):
            problems += check.misled(folder, _tried(Guide(pack), today))
    return sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.message))


def _tried(guide: Guide, today: dt.date) -> list[Verdict]:
    """Every example sentence, tried: on all cores where that can be done by forking, since there are thousands."""
    cores = os.cpu_count() or 1
    if cores == 1 or sys.platform != "linux" or threading.active_count() > 1:
        return list(trial.trials(guide, today))
    import multiprocessing  # only who checks the content needs these
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _inherit, (guide,)) as pool:
        parts = pool.map(_part, [(today, part, cores) for part in range(cores)])
        return [verdict for part in parts for verdict in part]


_inherited: list[Guide] = []
"""The guide of a forked process: inherited, not sent."""


def _inherit(guide: Guide) -> None:
    _inherited[:] = [guide]


def _part(which: tuple[dt.date, int, int]) -> list[Verdict]:
    today, part, parts = which
    return list(trial.trials(_inherited[0], today, part, parts))
