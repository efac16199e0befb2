"""The real service, whose clock somebody sets: `CHAOS_CLOCK` names a file with the seconds it is off.

With `CHAOS_AT_ONCE` it need not keep to the pace of sending.

It calls itself by the number of its process, so that is seen which life of it sent what. What people have forgotten is
kept apart, or nobody could tell that it was said once.
"""

import datetime as dt
import os
import sys
from pathlib import Path

import hasty
from telegram.request import BaseRequest

from bot.cli import main
from bot.clock import SystemClock
from bot.store.post import Outbox
from chaos.evidence import FORGOTTEN

_OFF = Path(os.environ["CHAOS_CLOCK"])


def _now(_clock: SystemClock) -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(_OFF.read_text(encoding="utf-8")))


_forget = Outbox.forget


def _keep_apart(outbox: Outbox, to: str) -> None:
    database = outbox._db
    database.execute(f"CREATE TABLE IF NOT EXISTS {FORGOTTEN} AS SELECT * FROM outbox LIMIT 0")
    database.execute(f'INSERT INTO {FORGOTTEN} SELECT * FROM outbox WHERE "to" = ?', [to])
    _forget(outbox, to)
    database.execute(f"DELETE FROM {FORGOTTEN} WHERE id IN (SELECT id FROM outbox)")


if __name__ == "__main__":
    BaseRequest.USER_AGENT = str(os.getpid())  # type: ignore[misc]
    if os.environ.get("CHAOS_AT_ONCE"):
        hasty.at_once()
    Outbox.forget = _keep_apart  # type: ignore[method-assign, assignment]
    SystemClock.now = _now  # type: ignore[method-assign, assignment]
    sys.exit(main(sys.argv[1:]))
