"""How often one browser, and one address, may ask something of the web channel, and how much it may hold open."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
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


class Pace:
    """Counts in memory: after a restart everybody starts anew, and no address is ever written down."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._open: Counter[str] = Counter()

    def allows(self, request: Request, who: str, *, photo: bool = False) -> bool:
        """May this be done now? Counts it when it may."""
        person = RateLimitItemPerMinute(PHOTOS if photo else PER_PERSON)
        address = RateLimitItemPerMinute(PER_ADDRESS)
        hit = self._limiter.hit
        return hit(person, "person", who, str(photo)) and hit(address, "address", _host(request))

    def allows_reading(self, request: Request) -> bool:
        """May this be looked at now? Counts it when it may."""
        return self._limiter.hit(RateLimitItemPerMinute(READS), "reads", _host(request))

    def allows_stream(self, request: Request, who: str) -> bool:
        """May one more stream be held open?"""
        return self._open[who] < STREAMS_OF_PERSON and self._open[_host(request)] < STREAMS_OF_ADDRESS

    @contextmanager
    def stream(self, request: Request, who: str) -> Iterator[None]:
        """Counts a stream as long as it is open."""
        both = (who, _host(request))
        self._open.update(both)
        try:
            yield
        finally:
            self._open.subtract(both)
            self._open += Counter()  # forgets who has none open


def _host(request: Request) -> str:
    return request.client.host if request.client else "unknown"
