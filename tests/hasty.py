"""The real service in haste: it says all it has to say in a chat at once, and soon tries again what went wrong.

The pace of sending is tested elsewhere.
"""

import datetime as dt
import sys

from bot import outgoing, pace
from bot.cli import main


def at_once() -> None:
    """From now on nothing waits for the limits of a chat."""
    pace.CHAT_SECONDS = pace.GROUP_SECONDS = 0.0


if __name__ == "__main__":
    at_once()
    outgoing.FIRST_WAIT = dt.timedelta(milliseconds=50)
    sys.exit(main(sys.argv[1:]))
