"""Prints what was ordered, one sheet at a time, while everybody else is answered."""

import asyncio
import logging
from collections import Counter

from bot.i18n import speaker
from bot.press import NotPrinted, printed, printing
from bot.store import Store
from bot.store.papers import Order
from bot.store.trouble import noticed

log = logging.getLogger(__name__)

MOST_TRIES = 3
"""After so many tries a sheet is given up, and that is said."""
PAUSE = 1.0
"""Seconds before a sheet that failed is tried again."""


class PressRoom:
    """One press: paper never takes more than one core. What was ordered survives a restart."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._failed: Counter[str] = Counter()

    async def work(self) -> bool:
        """Prints the order that comes next; False when none waits. Raises Trouble when the file can't be kept."""
        with noticed():
            waiting = self._store.papers.waiting()
        if not waiting:
            return False
        order = min(waiting, key=lambda one: self._failed[one.file])
        if self._failed[order.file]:
            await asyncio.sleep(PAUSE)
        try:
            data = await printing(order.order)
        except NotPrinted as error:
            self._again(order, str(error))
        else:
            with noticed():
                self._store.papers.printed(order.file, data)
            del self._failed[order.file]
        return True

    def _again(self, order: Order, reason: str) -> None:
        self._failed[order.file] += 1
        log.error("printing failed: %s", reason, extra={"try": self._failed[order.file]})
        if self._failed[order.file] >= MOST_TRIES:
            with noticed():
                _give_up(self._store, order)
            del self._failed[order.file]


def print_all(store: Store) -> None:
    """Prints all that was ordered, at once: for a stage, where nobody else waits."""
    while waiting := store.papers.waiting():
        for order in waiting:
            try:
                store.papers.printed(order.file, printed(order.order))
            except NotPrinted:
                _give_up(store, order)


def _give_up(store: Store, order: Order) -> None:
    t = speaker(store.people.get(order.person).spoken)
    sorry = t("Sorry, daar ging iets mis bij mij. Er is niets kwijt. Probeer het nog eens, of bel {phone}.")
    store.papers.given_up(order.file, sorry)
