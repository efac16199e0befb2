"""When the store itself is in trouble: the disk is full or broken, or somebody holds the file."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_KINDS = frozenset(
    (
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM),
    )
)


class Trouble(Exception):
    """Nothing can be stored now. Nothing was lost by it: the same works when the trouble is over."""


def is_trouble(error: BaseException) -> bool:
    """Is it the disk or a lock, and not what was asked of the store?"""
    code = getattr(error, "sqlite_errorcode", None)  # an extended code: its last byte is the kind
    return isinstance(error, Trouble) or (isinstance(code, int) and code & 0xFF in _KINDS)


@contextmanager
def noticed() -> Iterator[None]:
    """Raises Trouble for an error of the store that is trouble; other errors pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        if is_trouble(error):
            raise Trouble(error.sqlite_errorname) from error
        raise
    except OSError as error:  # what is committed could not be written to the disk
        raise Trouble(errno.errorcode.get(error.errno or 0, "OSError")) from error
