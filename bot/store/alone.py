"""One service for one file: a second one would answer everybody twice."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotAlone(Exception):
    """Another service holds the file."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Holds `path` for this service as long as the block lasts. Raises NotAlone when another one does.

    The system lets go of it when the process ends, however it ends, so nothing is left to clean up. The lock is on a
    file beside the database, because SQLite has locks of its own on that. Both services must see the same disk.
    """
    path = path.resolve()  # by whatever name it is called
    handle = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotAlone(path) from error
        yield
    finally:
        os.close(handle)
