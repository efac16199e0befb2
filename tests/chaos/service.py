"""The real service, whose clock somebody sets: `CHAOS_CLOCK` names a file with the seconds it is off."""

import datetime as dt
import os
import sys
from pathlib import Path

from bot.cli import main
from bot.clock import SystemClock

_OFF = Path(os.environ["CHAOS_CLOCK"])


def _now(_clock: SystemClock) -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(_OFF.read_text(encoding="utf-8")))


if __name__ == "__main__":
    SystemClock.now = _now  # type: ignore[method-assign, assignment]
    sys.exit(main(sys.argv[1:]))
