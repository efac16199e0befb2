"""How often one browser, and one address, may ask something of the web channel."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

PER_PERSON = 60
"""Changes a minute by one browser: nobody types or taps faster."""
PER_ADDRESS = 300
"""Changes a minute from one address: a school or library shares one."""
PHOTOS = 10


class Pace:
    """Counts in memory: after a restart everybody starts anew, and no address is ever written down."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def allows(self, request: Request, who: str, *, photo: bool = False) -> bool:
        """May this be done now? Counts it when it may."""
        person = RateLimitItemPerMinute(PHOTOS if photo else PER_PERSON)
        address = RateLimitItemPerMinute(PER_ADDRESS)
        host = request.client.host if request.client else "unknown"
        return self._limiter.hit(person, "person", who, str(photo)) and self._limiter.hit(address, "address", host)
