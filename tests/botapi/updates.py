"""The queue of updates: delivered until confirmed, and again when a test asks for it."""

from __future__ import annotations

import random
from typing import Any

from .bell import Bell
from .errors import ApiError

JSON = dict[str, Any]

NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "terminated by setWebhook request"


class Updates:
    """Updates in order of their id, one reader at a time, as getUpdates and webhooks see them."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._next_id = 700_000_001
        self._pending: dict[int, JSON] = {}
        self._delivered: dict[int, JSON] = {}
        self._replays: list[JSON] = []
        self._poll = 0
        self._ended_by = ""
        self.allowed: list[str] = []
        self.shuffle: random.Random | None = None
        """Mixes the order within an answer of getUpdates."""

    def add(self, kind: str, payload: JSON) -> int | None:
        """Queue an update; None when the bot did not ask for this kind (allowed_updates)."""
        with self._bell.lock:
            wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
            if not wanted:
                return None
            update_id = self._next_id
            self._next_id += 1
            self._pending[update_id] = {"update_id": update_id, kind: payload}
            self._bell.ring()
            return update_id

    def repeat(self, count: int) -> list[int]:
        """Deliver the last delivered updates once more, whether confirmed or not; their ids."""
        with self._bell.lock:
            last = list(self._delivered.values())[-count:]
            if len(last) < count:
                raise AssertionError(f"only {len(last)} updates have been delivered so far")
            self._replays.extend(last)
            self._bell.ring()
            return [update["update_id"] for update in last]

    def confirm(self, offset: int) -> None:
        """Forget what getUpdates with this offset confirms; a negative one counts from the end."""
        with self._bell.lock:
            if offset < 0:
                offset = ([0, *self._pending][offset:] or [0])[0]
            for update_id in [update_id for update_id in self._pending if update_id < offset]:
                del self._pending[update_id]
            self._bell.ring()

    def batch(self, limit: int) -> list[JSON]:
        """What one answer of getUpdates holds: what is repeated and what is not confirmed, the oldest first. Whoever
        confirms the newest of an answer confirms all before it: none of those may have been left out of it."""
        with self._bell.lock:
            waiting = self._pending | {update["update_id"]: update for update in self._replays}
            answer = [waiting[update_id] for update_id in sorted(waiting)[:limit]]
            self._replays = [update for update in self._replays if update not in answer]
            self._delivered.update((update["update_id"], update) for update in answer)
            if self.shuffle is not None:
                self.shuffle.shuffle(answer)
            return answer

    def all_delivered(self) -> list[JSON]:
        """Every update that was ever delivered, once, in order of their id."""
        with self._bell.lock:
            return [update for _id, update in sorted(self._delivered.items())]

    def next(self) -> JSON | None:
        """The update a webhook is sent now, without forgetting it."""
        with self._bell.lock:
            return next(iter([*self._replays, *self._pending.values()]), None)

    def done(self, update: JSON) -> None:
        """A webhook took this update."""
        with self._bell.lock:
            self._delivered[update["update_id"]] = update
            if update in self._replays:
                self._replays.remove(update)
            else:
                self._pending.pop(update["update_id"], None)
            self._bell.ring()

    def drop(self) -> None:
        """Forget all that waits."""
        with self._bell.lock:
            self._pending.clear()
            self._replays.clear()
            self._bell.ring()

    def count(self) -> int:
        """How many updates wait to be delivered or confirmed."""
        with self._bell.lock:
            return len(self._pending) + len(self._replays)

    def begin_poll(self) -> int:
        """Start to read; who was still reading is ended with a 409."""
        with self._bell.lock:
            self.end_poll(OTHER_POLL)
            return self._poll

    def end_poll(self, reason: str) -> None:
        """End whoever reads now, for this reason."""
        with self._bell.lock:
            self._poll += 1
            self._ended_by = reason
            self._bell.ring()

    def check_poll(self, poll: int) -> None:
        """ApiError 409 when somebody else started to read since."""
        with self._bell.lock:
            if poll != self._poll:
                raise ApiError(409, f"Conflict: {self._ended_by}")
