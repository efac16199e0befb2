"""Words in the resident's language: translations, days and amounts. The one place that knows Babel.

The texts in the code are Dutch; `bot/locale/<language>.po` holds the others. A text without translation
is shown in English, and in Dutch when there is no English either.
"""

import datetime as dt
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError, dates, numbers
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"
_BABEL = {"en": "en_GB", "pap": "nl"}
"""Languages for which dates and amounts are written as in another."""

_DAY = {"de": "d. MMMM", "es": "d 'de' MMMM"}
"""Day and month, where they are not simply one after the other."""


@cache
def _catalogue(language: str) -> dict[str, str]:
    path = LOCALE / f"{language}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file, locale=None, domain="stadswijzer")
    return {
        message.id: message.string
        for message in catalog
        if message.id and isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }


def languages() -> list[str]:
    """The languages that have a catalogue; Dutch needs none."""
    return ["nl", *sorted(path.stem for path in LOCALE.glob("*.po"))]


def own_name(language: str) -> str:
    """What a language calls itself, with a capital."""
    name = Locale.parse(language).display_name or language
    return name[:1].upper() + name[1:]


def dutch_name(language: str) -> str:
    """What a language is called in Dutch: "Turks"."""
    return str(Locale("nl").languages.get(language, language))


class Speaker:
    """Speaks one language. Call it with a Dutch text and the values for its `{names}`."""

    def __init__(self, language: str) -> None:
        self.language = language
        spoken = language if language == "nl" or _catalogue(language) else "en"  # as its texts are
        self._locale = Locale.parse(_BABEL.get(spoken, spoken))
        # whole euros: the locale's own pattern without its decimals
        self._euro = self._locale.currency_formats["standard"].pattern.replace(".00", "")

    def __call__(self, text: str, /, **values: object) -> str:
        translated = text
        if self.language != "nl":
            translated = _catalogue(self.language).get(text) or _catalogue("en").get(text) or text
        return translated.format(**values) if values else translated

    def many(self, one: str, more: str, count: int, **values: object) -> str:
        """`one` for a count of one, else `more`; both may use `{count}`."""
        return self(one if count == 1 else more, count=count, **values)

    def day(self, day: dt.date, *, weekday: bool = True, year: bool = False) -> str:
        """A day in words: "zaterdag 12 juni"."""
        pattern = _DAY.get(self.language, "d MMMM") + (" y" if year else "")
        return _day(day, f"EEEE {pattern}" if weekday else pattern, self._locale)

    def euro(self, amount: int) -> str:
        """An amount of whole euros: "€ 1.500"."""
        return _euro(amount, self._euro, self._locale)

    def number(self, number: int) -> str:
        """A number with the separators of the language."""
        return str(numbers.format_decimal(number, locale=self._locale))


@lru_cache(maxsize=2_000)
def _day(day: dt.date, pattern: str, locale: Locale) -> str:
    return str(dates.format_date(day, pattern, locale=locale))


@lru_cache(maxsize=2_000)
def _euro(amount: int, pattern: str, locale: Locale) -> str:
    return str(numbers.format_currency(amount, "EUR", locale=locale, format=pattern, currency_digits=False))


@cache
def speaker(language: str) -> Speaker:
    """The speaker of `language`; one for which Babel knows nothing speaks English."""
    try:
        Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return Speaker("en")
    return Speaker(language)
