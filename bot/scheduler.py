"""Lets the clock tick. The one place that knows APScheduler."""

from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 30


def start(*jobs: Callable[[], object]) -> AsyncIOScheduler:
    """Calls each job every half minute; one that runs late runs once, never twice at the same time."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    for job in jobs:
        scheduler.add_job(
            job, "interval", seconds=TICK_SECONDS, coalesce=True, max_instances=1, misfire_grace_time=None
        )
    scheduler.start()
    return scheduler
