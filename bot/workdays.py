"""Dutch public holidays, until 2060.

The holidays library knows these, but brings along the feasts of the whole world: three megabytes. So its days are taken
from it when the catalogues are made (`make messages`), and kept beside them.
"""

import datetime as dt
import json
from pathlib import Path

PATH = Path(__file__).parent / "locale" / "holidays.json"
_HOLIDAYS = frozenset(map(dt.date.fromisoformat, json.loads(PATH.read_text(encoding="utf-8"))))


def is_holiday(day: dt.date) -> bool:
    """Is `day` a Dutch public holiday?"""
    return day in _HOLIDAYS
