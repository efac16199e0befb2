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


_HELD = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))
_NO_ROOM = frozenset((sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR))


class Trouble(Exception):
    """Nothing can be stored now. Nothing was lost by it: the same works when the trouble is over."""


def is_trouble(error: BaseException) -> bool:
    """Is it the disk or a lock, and not what was asked of the store?"""
    return isinstance(error, Trouble) or _kind(error) in _KINDS


def is_held(error: BaseException) -> bool:
    """Is it only that somebody else holds the file?"""
    return _kind(error) in _HELD


def remedy(error: BaseException) -> str:
    """What an operator does about an error of the store, as the end of a sentence."""
    if is_held(error):
        return ": een ander programma houdt het bestand vast; stop dat. Zet geen kopie terug"
    if _kind(error) in _NO_ROOM:
        return ": de schijf is vol of stuk; maak eerst ruimte. Zet geen kopie terug"
    if is_trouble(error):
        return ": kijk of de dienst in die map mag schrijven. Zet geen kopie terug"
    return "; zet een kopie terug of kies een ander bestand"


def _kind(error: BaseException) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)  # an extended code: its last byte is the kind
    return code & 0xFF if isinstance(code, int) else None


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
