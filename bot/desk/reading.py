"""What somebody of the desk typed or tapped when something was asked, as it is kept."""

import datetime as dt

from bot.desk.asking import day_meant
from bot.words import desk as words
from bot.words.acts import (
    LONGEST_PROMISE,
    NO_DAY,
    NO_WORKING_DAY,
    SENTENCES,
    SHORTEST,
    TOO_FAR,
    TOO_SHORT,
    Prompt,
)
from flows.promise import working_day_until
from knowledge.workdays import is_holiday


def read(prompt: Prompt, said: str, today: dt.date) -> tuple[str | None, str]:
    """What was typed or tapped, as it is kept; or None, and why it is no answer to this."""
    if prompt.choices:
        found = next((value for label, value in prompt.choices if said.casefold() in (label.casefold(), value)), None)
        return found, "Kies een van de knoppen."
    if prompt.read == "day":
        return _promised(said, today)
    return (said, "") if prompt.name not in SENTENCES or says_something(said) else (None, TOO_SHORT)


def _promised(said: str, today: dt.date) -> tuple[str | None, str]:
    """The working day on or before what was typed, within half a year; or None, and why not."""
    meant = day_meant(said, today)
    if meant is None or meant <= today:
        return None, NO_DAY
    day = working_day_until(meant, is_holiday)
    if day <= today:
        return None, NO_WORKING_DAY
    if day > today + LONGEST_PROMISE:
        return None, f"Ik lees: {words.day_of(day)}. {TOO_FAR}"
    return day.isoformat(), ""


def says_something(said: str) -> bool:
    """Are there enough letters in it to be a sentence to somebody?"""
    return sum(char.isalpha() for char in said) >= SHORTEST
