"""Words in the resident's language: translations, days and amounts. The one place of the service that knows Babel.

The texts in the code are Dutch; `bot/locale/<language>.po` holds the others. A text without translation
is shown in English, and in Dutch when there is no English either.
"""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot import compiled
from bot.forms import DUTCH_NAMES, FORMS
from knowledge.model import Text

LOCALE = Path(__file__).parent / "locale"


@cache
def _catalogues() -> dict[str, dict[str, str]]:
    """Every Dutch text with what it is in each other language, where it is translated. Kept ready: to read a catalogue
    takes a library and more memory than what is in it."""
    found: dict[str, dict[str, str]] | None = compiled.kept(LOCALE, Path(__file__))
    if found is None:
        found = {path.stem: _read(path) for path in LOCALE.glob("*.po")}
        with suppress(OSError):  # where nothing can be written they are read at every start
            compiled.keep(LOCALE, found, Path(__file__))
    return found


def _read(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po  # only where they are not kept

    with path.open("rb") as file:
        catalogue = read_po(file, locale=None, domain="stadswijzer")
    return {
        message.id: message.string
        for message in catalogue
        if message.id and isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }


def make_ready() -> None:
    """Keeps the catalogues as the program holds them, where that is possible."""
    _catalogues()


def everywhere(text: str) -> frozenset[str]:
    """A text as it is said in every language."""
    return frozenset({text, *(known[text] for known in _catalogues().values() if text in known)})


def languages() -> list[str]:
    """The languages that have a catalogue; Dutch needs none."""
    return ["nl", *sorted(_catalogues())]


def own_name(language: str) -> str:
    """What a language calls itself, with a capital; its name in Dutch for one that we do not speak."""
    return FORMS[language].name if language in FORMS else dutch_name(language)


def dutch_name(language: str) -> str:
    """What a language is called in Dutch: "Turks"."""
    return DUTCH_NAMES.get(language, language)


@dataclass(frozen=True)
class _City:
    name: Text
    phone: str


_city: _City | None = None


def speak_of(name: Text, phone: str) -> None:
    """From now on `{city}` and `{phone}` in any text are these: of the one city that a program serves, as its pack
    knows them."""
    global _city
    _city = _City(name, phone)


class Speaker:
    """Speaks one language. Call it with a Dutch text and the values for its `{names}`; `{city}` and `{phone}` are known
    (see `speak_of`)."""

    def __init__(self, language: str) -> None:
        self.language = language
        spoken = language if language == "nl" or _catalogues().get(language) else "en"  # as its texts are
        self._forms = FORMS[spoken]

    def __call__(self, text: str, /, **values: object) -> str:
        translated = text
        if self.language != "nl":
            known = _catalogues()
            translated = known.get(self.language, {}).get(text) or known.get("en", {}).get(text) or text
        if _city is not None and "{" in translated:
            translated = translated.replace("{city}", _city.name.pick(self.language)).replace("{phone}", _city.phone)
        return translated.format(**values) if values else translated

    @property
    def city(self) -> str:
        """The name of the city."""
        return self("{city}")

    @property
    def phone(self) -> str:
        """The number that everybody in the city can call."""
        return self("{phone}")

    def many(self, one: str, more: str, count: int, **values: object) -> str:
        """`one` for a count of one, else `more`; both may use `{count}`."""
        return self(one if count == 1 else more, count=count, **values)

    def day(self, day: dt.date, *, weekday: bool = True, year: bool = False) -> str:
        """A day in words: "zaterdag 12 juni"."""
        return self._forms.date(day, weekday=weekday, year=year)

    def days(self, first: dt.date, last: dt.date | None, *, year: bool = False) -> str:
        """A day, or the first and the last of several: "zaterdag 12 juni – maandag 14 juni"."""
        if last is None:
            return self.day(first, year=year)
        return f"{self.day(first, year=year and first.year != last.year)} – {self.day(last, year=year)}"

    def month(self, day: dt.date) -> str:
        """The month of a day, in words: "juni 2027"."""
        return self._forms.month(day)

    def euro(self, amount: int) -> str:
        """An amount of whole euros: "€ 1.500"."""
        return self._forms.euros(amount)

    def number(self, number: int) -> str:
        """A number with the separators of the language."""
        return self._forms.number(number)


@cache
def speaker(language: str) -> Speaker:
    """The speaker of `language`; one that nobody knows speaks English."""
    return Speaker(language if language in DUTCH_NAMES else "en")
