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


def settle() -> None:
    """What is there now stays for long, so looking for what is let go passes it over from here on: that look would stop
    all else for a twentieth of a second, again and again. To be called anew when much of it was replaced."""
    gc.unfreeze()
    give_back()
    gc.freeze()
