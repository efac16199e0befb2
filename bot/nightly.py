"""What happens once a night: a copy of the store is made, after what is kept too long went (see tick), and free memory
is given back."""

import asyncio
import datetime as dt
import logging
from pathlib import Path

from bot.clock import CITY_TIME, Clock
from bot.spare import give_back
from bot.store import Store, copies
from bot.store.copies import CopyError

log = logging.getLogger(__name__)

AT = dt.time(3)
"""In the city: nobody is waiting then."""
_DONE = "night-done"


class Nightly:
    """The work of the night on one store file. `look` is called now and then, and does it once a day."""

    def __init__(self, store: Store, clock: Clock, database: Path, folder: Path, days: int) -> None:
        self._store = store
        self._clock = clock
        self._database = database
        self._folder = folder
        self._days = days
        self._overwritten: str | None = None

    async def look(self) -> bool:
        """Does the work of the night when it is due, also later on the day when the service was off; True when it did.
        Who was just erased is taken out of the log of the store at once.

        A copy that fails is logged and tried again the next time; nothing else stops for it.
        """
        self._overwrite()
        now = self._clock.now()
        local = now.astimezone(CITY_TIME)
        if local.time() < AT or self._store.recall(_DONE) == local.date().isoformat():
            return False
        self._store.shrink()
        made = await self._copied(now)
        try:  # also when there is no room for a new one: what goes makes room, and no copy stays longer than was said
            copies.rotate(self._folder, self._database, now - dt.timedelta(days=self._days))
        except OSError as error:
            log.error("old backups stay: %s", type(error).__name__)
            return False
        if not made:
            return False
        self._store.remember(_DONE, local.date().isoformat())
        give_back()
        return True

    async def _copied(self, now: dt.datetime) -> bool:
        try:
            await asyncio.to_thread(copies.make, self._database, self._folder, now)
        except (CopyError, OSError) as error:
            log.error("backup failed: %s", type(error).__name__)
            return False
        return True

    def _overwrite(self) -> None:
        """What somebody said stands in the log beside the file, until that is written back."""
        erased = self._store.erasing.newest()
        if erased != self._overwritten and self._store.shrink():
            self._overwritten = erased
