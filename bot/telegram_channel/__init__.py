"""The Telegram channel: the one place that knows python-telegram-bot."""

import os

# the library warns otherwise that retry_after will become a timedelta
os.environ.setdefault("PTB_TIMEDELTA", "true")
