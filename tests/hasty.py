"""The real service in haste: it says all it has to say in a chat at once, and soon tries again what went wrong.

The pace of sending is tested elsewhere.
"""

import datetime as dt
import sys

from bot import outgoing, pace
from bot.cli import main

if __name__ == "__main__":
    outgoing.FIRST_WAIT = dt.timedelta(milliseconds=50)
    pace.CHAT_SECONDS = pace.GROUP_SECONDS = 0.0
    sys.exit(main(sys.argv[1:]))
