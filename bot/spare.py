"""Memory that was let go is given back to the system, where the C library can be told to."""

import ctypes
import gc


def give_back() -> bool:
    """Gives back what is free; False where that is not possible. Takes some ten milliseconds: for when nobody waits.

    Freed memory stays with the process in small pieces. That is no leak, but after some weeks it looks like one.
    """
    gc.collect()
    try:
        return bool(ctypes.CDLL(None).malloc_trim(0))
    except (OSError, AttributeError):  # not glibc
        return False
