"""How often one browser, and one address, may ask something of the web channel, and how much it may hold open."""

import ipaddress
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from starlette.requests import Request

PER_PERSON = 60
"""Changes a minute by one browser: nobody types or taps faster."""
PER_ADDRESS = 300
"""Changes a minute from one address: a school or library shares one."""
PHOTOS = 10
READS = 1200
"""Pages, files and streams a minute from one address."""
STREAMS_OF_PERSON = 8
"""Tabs that one browser may have open at the same time."""
STREAMS_OF_ADDRESS = 200
FILES = 24
"""Files that may be coming in at the same time: each is held in memory until it is kept."""
FILES_OF_ADDRESS = 8
_FILES = "files"
MINUTE = 60.0
_HOUSEHOLD = 64
"""Bits of an IPv6 address that a provider gives to one household or phone (RFC 6177)."""


class Pace:
    """Counts in memory: after a restart everybody starts anew, and no address is ever written down."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._done: dict[tuple[str, ...], deque[float]] = {}
        self._swept = seconds()
        self._open: Counter[str] = Counter()

    def allows(self, request: Request, who: str, *, photo: bool = False) -> bool:
        """May this be done now? Counts it when it may. Of an address that did too much no browser is remembered:
        anybody can invent those."""
        address = ("address", _host(request))
        if not self._has_room(PER_ADDRESS, *address):
            return False
        most = PHOTOS if photo else PER_PERSON
        return self._counts(most, "person", who, str(photo)) and self._counts(PER_ADDRESS, *address)

    def allows_reading(self, request: Request) -> bool:
        """May this be looked at now? Counts it when it may."""
        return self._counts(READS, "reads", _host(request))

    def _counts(self, most: int, *what: str) -> bool:
        """Counts one more, unless `most` of it were counted in the last minute."""
        if not self._has_room(most, *what):
            return False
        self._done.setdefault(what, deque()).append(self._seconds())
        return True

    def _has_room(self, most: int, *what: str) -> bool:
        now = self._seconds()
        self._sweep(now)
        done = self._done.get(what, deque())
        while done and done[0] <= now - MINUTE:
            done.popleft()
        return len(done) < most

    def _sweep(self, now: float) -> None:
        """Once a minute: whoever did nothing in the last one is forgotten."""
        if now - self._swept > MINUTE:
            self._swept = now
            self._done = {what: done for what, done in self._done.items() if done and done[-1] > now - MINUTE}

    def allows_stream(self, request: Request, who: str) -> bool:
        """May one more stream be held open?"""
        return self._open[who] < STREAMS_OF_PERSON and self._open[_host(request)] < STREAMS_OF_ADDRESS

    def allows_file(self, request: Request) -> bool:
        """May one more file come in now?"""
        return self._open[_FILES] < FILES and self._open[_files_of(request)] < FILES_OF_ADDRESS

    def stream(self, request: Request, who: str) -> AbstractContextManager[None]:
        """Counts a stream as long as it is open."""
        return self._holds(who, _host(request))

    def file(self, request: Request) -> AbstractContextManager[None]:
        """Counts a file until it is kept."""
        return self._holds(_FILES, _files_of(request))

    @contextmanager
    def _holds(self, *both: str) -> Iterator[None]:
        self._open.update(both)
        try:
            yield
        finally:
            self._open.subtract(both)
            self._open += Counter()  # forgets who has none open


def _files_of(request: Request) -> str:
    return f"{_FILES} {_host(request)}"


def _host(request: Request) -> str:
    """The address that a request came from; of IPv6 the network of a household, which has many."""
    host = request.client.host if request.client else "unknown"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address) or address.ipv4_mapped:
        return host
    return str(ipaddress.ip_network((address, _HOUSEHOLD), strict=False))
