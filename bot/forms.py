"""How days and amounts are written in each language.

Babel knows this, but holds a megabyte for every language that is spoken. So what is used of it is taken from it when
the catalogues are made (`make messages`), and kept beside them.
"""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "locale" / "forms.json"


@dataclass(frozen=True)
class Forms:
    """The names and patterns of one language. `name` is what it calls itself; `day` has places for {day} and {month},
    `dated` for that {day} and the {year}, `euro` one for the amount."""

    name: str
    weekdays: list[str]
    months: list[str]
    day: str
    dated: str
    thousands: str
    euro: str

    def date(self, day: dt.date, *, weekday: bool, year: bool) -> str:
        """A day in words: "zaterdag 12 juni 2027"."""
        said = self.day.format(day=day.day, month=self.months[day.month - 1])
        if weekday:
            said = f"{self.weekdays[day.weekday()]} {said}"
        return self.dated.format(day=said, year=day.year) if year else said

    def month(self, day: dt.date) -> str:
        """A month in words: "juni 2027"."""
        return self.dated.format(day=self.months[day.month - 1], year=day.year)

    def number(self, number: int) -> str:
        """A number with its thousands apart: "1.500"."""
        return f"{number:,}".replace(",", self.thousands)

    def euros(self, amount: int) -> str:
        """An amount of whole euros, not less than none: "€ 1.500"."""
        return self.euro.format(self.number(amount))


_kept: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
FORMS = {language: Forms(**kept) for language, kept in _kept["spoken"].items()}
"""By language, for every language that has a catalogue."""
DUTCH_NAMES: dict[str, str] = _kept["dutch_names"]
"""What every language that Babel knows is called in Dutch: "Turks"."""
