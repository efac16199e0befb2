"""Lets the clock tick. The one place that knows APScheduler."""

import inspect
from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 30


def start(*jobs: Callable[[], object]) -> AsyncIOScheduler:
    """Calls each job every half minute; one that runs late runs once, never twice at the same time."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    for job in jobs:
        scheduler.add_job(
            _do, "interval", [job], seconds=TICK_SECONDS, coalesce=True, max_instances=1, misfire_grace_time=None
        )
    scheduler.start()
    return scheduler


async def _do(job: Callable[[], object]) -> None:
    """In the event loop: a plain function would run in a thread, in the middle of somebody's transaction."""
    result = job()
    if inspect.isawaitable(result):
        await result
