"""Takes over changed content in a running service; a broken edit keeps the last good version."""

import asyncio
import logging
from collections.abc import Callable

from bot import content, spare
from bot.assistant import Assistant
from bot.clock import Clock
from bot.messages import DESK, Message
from knowledge import load
from knowledge.load import ContentError

log = logging.getLogger(__name__)

MAX_TOLD = 8
"""Problems named at the desk; the rest is counted."""


class Reloader:
    """Watches the content of one city. `look` is called now and then; reading happens beside the conversations."""

    def __init__(self, assistant: Assistant, clock: Clock, city: str, changed: Callable[[], None]) -> None:
        self._assistant = assistant
        self._clock = clock
        self._city = city
        self._changed = changed
        self._seen = assistant.guide.pack.revision

    async def look(self) -> bool:
        """Takes over the content when it changed and is whole; True when it did."""
        folder = load.CONTENT / self._city
        revision = await asyncio.to_thread(load.fingerprint, folder)
        if revision == self._seen:
            return False
        self._seen = revision
        try:
            guide, flows = await asyncio.to_thread(content.open_city, self._city)
        except ContentError as error:
            self._refuse(error)
            return False
        self._assistant.use(guide, flows)
        spare.settle()
        log.info("content reloaded", extra={"revision": revision})
        return True

    def _refuse(self, error: ContentError) -> None:
        """Tells the operator (log) and the editors (desk) what is wrong; the old content stays."""
        log.error("content has %d problems; the last good version stays", len(error.problems))
        told = [str(problem) for problem in error.problems[:MAX_TOLD]]
        more = len(error.problems) - len(told)
        lines = ["De inhoud is veranderd, maar kan zo niet gebruikt worden. De vorige versie blijft.", *told]
        lines += [f"... en nog {more}"] if more else []
        text = "\n".join(lines)
        self._assistant.store.outbox.add(Message(DESK, text, once=f"content:{self._seen}"), self._clock.now())
        self._changed()
