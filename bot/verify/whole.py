"""One whole run: what an earlier one was sure of is kept, the rest is looked up and written down."""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.verify import progress, run
from bot.verify.run import Round
from bot.verify.tasks import Finding, Task
from bot.verify.web import Manners

MANNERS = Manners()


def look_up(
    todo: list[Task], today: dt.date, resume: Path | None, before: Path | None, tell: Callable[[int, int], None]
) -> list[Finding]:
    """What is found on each of `todo`, today. Raises ProgressError.

    `resume` is the file in which progress is kept and taken up again; `before` that of an earlier run, for the titles
    of then. `tell` hears how many are done, of how many.
    """
    done = progress.read(resume) if resume else {}
    titles = {key: found.title for key, found in (progress.read(before) if before else {}).items()}
    kept = {
        task.key: replace(done[task.key], records=task.records)
        for task in todo
        if task.key in done and done[task.key].final
    }
    waiting = [task for task in todo if task.key not in kept]
    notes = progress.Notes(resume) if resume else None
    count = 0

    def on_found(finding: Finding) -> None:
        nonlocal count
        count += 1
        if notes is not None:
            notes.add(finding, today)
        tell(count, len(waiting))

    try:
        found = asyncio.run(run.look_up(waiting, Round(today, MANNERS, run.SRU, titles), on_found))
    finally:
        if notes is not None:
            notes.close()
    return [*kept.values(), *found]
