"""Plays conversations with a clock that is moved by hand: for scripts, the terminal, the demo and tests."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace

from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.messages import DESK, Incoming
from bot.pressroom import print_all
from bot.store.post import Outgoing

STEP = dt.timedelta(hours=1)
"""Waiting goes hour by hour, so that what is due in between happens in its own order."""


class NoSuchButton(Exception):
    """There is no button with this label in what was shown lately."""


class Stage:
    """An assistant, a store and a clock. Each method returns what was sent because of it, in order."""

    def __init__(self, assistant: Assistant, clock: MovableClock) -> None:
        self.assistant = assistant
        self.clock = clock

    def say(self, who: str, text: str) -> list[Outgoing]:
        """Somebody types a message."""
        return self._came(self._incoming(who, text=text))

    def forward(self, who: str, text: str) -> list[Outgoing]:
        """Somebody passes on what somebody else wrote."""
        return self._came(replace(self._incoming(who, text=text), forwarded=True))

    def tap(self, who: str, label: str) -> list[Outgoing]:
        """Somebody taps the newest button with this label. Raises NoSuchButton."""
        shown_at = [who, DESK] if self.assistant.is_staff(who) else [who]
        action = self.assistant.store.outbox.action_of(shown_at, label)
        if action is None:
            raise NoSuchButton(label)
        return self._came(self._incoming(who, action=action))

    def photo(self, who: str, path: str) -> list[Outgoing]:
        """Somebody sends a photo."""
        return self.file(who, path, "photo")

    def file(self, who: str, path: str, media: str) -> list[Outgoing]:
        """Somebody sends a file of this kind (see `bot.attachments`)."""
        file_id = f"file-{uuid.uuid4()}"
        self.assistant.store.files.add(file_id, who, path, media, self.clock.now())
        return self._came(self._incoming(who, file=file_id, media=media))

    def location(self, who: str, latitude: float, longitude: float) -> list[Outgoing]:
        """Somebody shares where they are."""
        return self._came(self._incoming(who, location=(latitude, longitude)))

    def wait(self, time: dt.timedelta) -> list[Outgoing]:
        """Time passes; what becomes due meanwhile happens."""
        return [sent for _at, sent in self.wait_step_by_step(time)]

    def wait_step_by_step(self, time: dt.timedelta) -> Iterator[tuple[dt.datetime, Outgoing]]:
        """Time passes; yields what was sent with the moment at which it was."""
        while time > dt.timedelta():
            step = min(STEP, time)
            self.clock.move(step)
            time -= step
            self.assistant.tick(self.clock.now())
            for sent in self.deliver():
                yield self.clock.now(), sent

    def deliver(self) -> list[Outgoing]:
        """Hands over everything that may be sent now."""
        sent = []
        print_all(self.assistant.store)
        while rows := self.assistant.store.outbox.due(self.clock.now(), limit=100):
            for row in rows:
                self.assistant.store.outbox.sent(row.id, self.clock.now())
                sent.append(row)
        return sorted(sent, key=lambda row: row.id)

    def _came(self, incoming: Incoming) -> list[Outgoing]:
        self.assistant.store.inbox.add([incoming])
        while self.assistant.work(self.clock.now()):
            pass
        return self.deliver()

    def _incoming(
        self, who: str, *, text: str = "", action: str | None = None, file: str | None = None,
        location: tuple[float, float] | None = None, media: str = "",
    ) -> Incoming:  # fmt: skip
        now = self.clock.now()
        key = f"stage:{uuid.uuid4()}"
        return Incoming(key, who, who, now, text, action, file, location, media=media)
