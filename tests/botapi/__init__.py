"""A strict test double of the Telegram Bot API, on a real socket, as far as the project uses it."""

from .bell import PATIENCE
from .failures import Weather
from .limits import Limiter, RateLimits
from .server import BotApi
from .state import Topic
from .views import Call, Sent

__all__ = ["PATIENCE", "BotApi", "Call", "Limiter", "RateLimits", "Sent", "Topic", "Weather"]
