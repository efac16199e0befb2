"""The real service, whose clock somebody sets: `CHAOS_CLOCK` names a file with the seconds it is off.

With `CHAOS_AT_ONCE` it need not keep to the pace of sending.

It calls itself by the number of its process, so that is seen which life of it sent what.
"""

import datetime as dt
import os
import sys
from pathlib import Path

import hasty
from telegram.request import BaseRequest

from bot.cli import main
from bot.clock import SystemClock

_OFF = Path(os.environ["CHAOS_CLOCK"])


def _now(_clock: SystemClock) -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(_OFF.read_text(encoding="utf-8")))


if __name__ == "__main__":
    BaseRequest.USER_AGENT = str(os.getpid())  # type: ignore[misc]
    if os.environ.get("CHAOS_AT_ONCE"):
        hasty.at_once()
    SystemClock.now = _now  # type: ignore[method-assign, assignment]
    sys.exit(main(sys.argv[1:]))
