"""When somebody wants to hear something. Pure calendar days; the clock and the quiet hours are applied by the bot."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Self

from flows.promise import IsHoliday, working_day_until

DIGEST_WEEKDAY = 3
"""The weekly message comes on Thursday: a call about it can still be made the same week."""
QUIET = (20, 9)
"""The quiet hours of anybody who chose none: from this hour in the evening to that hour in the morning."""
QUIET_CHOICES = (QUIET, (22, 8), (17, 10))
LONGEST_PAUSE = 92
"""Days; somebody who wants to hear nothing for longer is better off without a case."""


class Mode(StrEnum):
    """How often somebody wants to hear of a case."""

    DIRECT = "direct"
    WEEKLY = "weekly"
    DECISIONS = "decisions"


EVERY_DAYS = {Mode.DIRECT: 1, Mode.WEEKLY: 7, Mode.DECISIONS: 28}
"""At most one bundle of news of a case in this many days. Somebody who wants only decisions still hears every four
weeks where it stands, because silence is how plans get lost."""


class Weight(IntEnum):
    """How much a piece of news weighs; the heaviest comes first in a bundle."""

    ACTION = 0
    """It needs the person, or it is a decision, with which days begin to count."""
    WORD = 1
    """Somebody of staff wrote it."""
    DATED = 2
    """It was promised for this day: that a promise was broken, or the question how it went."""
    STEP = 3
    HEARTBEAT = 4
    """Nothing new; not worth saying beside anything else."""


@dataclass(frozen=True)
class Preferences:
    """What a person chose. `paused_until` is the first day on which news comes again; no `language`: the one that
    they write in."""

    mode: Mode = Mode.DIRECT
    paused_until: dt.date | None = None
    quiet: tuple[int, int] = QUIET
    language: str | None = None

    def paused(self, today: dt.date) -> bool:
        """Is there a pause today?"""
        return self.paused_until is not None and today < self.paused_until

    def at_once(self, weight: Weight, today: dt.date) -> bool:
        """Is this said the same day, however much was said today already?"""
        wanted = weight is Weight.WORD and self.mode is Mode.DIRECT and not self.paused(today)
        return weight is Weight.ACTION or wanted

    def day(self, weight: Weight, today: dt.date, heard: dt.date | None, since: dt.date) -> dt.date:
        """The day on which this is told; `heard` is the last day of a bundle about the same case, `since` when the
        person began to hear of it."""
        if self.at_once(weight, today):
            return today
        first = max(today, self.paused_until or today)
        if heard is not None and heard >= first:
            first = heard + dt.timedelta(days=1)
        if weight in (Weight.DATED, Weight.HEARTBEAT) or self.mode is Mode.DIRECT:
            return first  # news that was promised for a day already fell on a day that fits the mode
        if self.mode is Mode.WEEKLY:
            return first + dt.timedelta(days=(DIGEST_WEEKDAY - first.weekday()) % 7)
        return max(first, (heard or since) + dt.timedelta(days=EVERY_DAYS[self.mode]))

    def next_news(self, heard: dt.date, every: int, is_holiday: IsHoliday) -> dt.date:
        """The last day on which news must come when the last news was on `heard` and a flow promises it every so
        many days: the longer of what is promised and what was chosen."""
        due = heard + dt.timedelta(days=max(every, EVERY_DAYS[self.mode]))
        if self.mode is Mode.WEEKLY:
            due -= dt.timedelta(days=(due.weekday() - DIGEST_WEEKDAY) % 7)
        else:
            due = max(working_day_until(due, is_holiday), heard + dt.timedelta(days=1))
        return max(due, self.paused_until or due)

    def dump(self) -> dict[str, Any]:
        """As plain JSON."""
        until = self.paused_until.isoformat() if self.paused_until else None
        return {"mode": self.mode.value, "until": until, "quiet": list(self.quiet), "language": self.language}

    @classmethod
    def load(cls, kept: dict[str, Any] | None) -> Self:
        """From plain JSON; who chose nothing has the usual."""
        if not kept:
            return cls()
        until = dt.date.fromisoformat(kept["until"]) if kept["until"] else None
        return cls(Mode(kept["mode"]), until, (kept["quiet"][0], kept["quiet"][1]), kept["language"])
