"""The texts in the code, and the catalogues that translate them. Run it to bring the catalogues up to date."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import holidays
from babel import Locale, localedata, numbers
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from knowledge import workdays

BOT = Path(__file__).parent.parent / "bot"
LOCALE = BOT / "locale"


def texts() -> dict[str, list[tuple[str, int]]]:
    """Every Dutch text that is said, by `t("...")`, `t.many("...", "...", n)` or `everywhere("...")`."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for text in _said(node):
                    found.setdefault(text, []).append((path.relative_to(BOT.parent).as_posix(), node.lineno))
    return found


def _said(call: ast.Call) -> Iterator[str]:
    function = call.func
    count = 0
    if isinstance(function, ast.Name) and function.id in ("t", "everywhere"):
        count = 1
    elif isinstance(function, ast.Attribute) and function.attr == "many":
        count = 2
    for argument in call.args[:count]:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def read(language: str) -> Catalog:
    """The catalogue of a language."""
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=None)


def update(language: str) -> None:
    """Adds texts that are new to a catalogue, and drops those that are no longer said."""
    path = LOCALE / f"{language}.po"
    old = {message.id: message.string for message in read(language) if message.id} if path.exists() else {}
    fresh = Catalog(project="Stadswijzer", charset="utf-8", fuzzy=False)
    for text in sorted(texts()):
        fresh.add(text, old.get(text, ""))
    with path.open("wb") as file:
        write_po(file, fresh, width=118, omit_header=True, sort_output=True)


WRITTEN_AS = {"en": "en_GB", "pap": "nl"}
"""Languages for which dates and amounts are written as in another."""
_DAY = {"de": "{day}. {month}", "es": "{day} de {month}"}
_DATED = {"es": "{day} de {year}"}
"""Day and month, and these and the year, where they are not simply one after the other."""


def forms() -> dict[str, Any]:
    """What Babel knows of the languages that is used: see bot/forms.py."""
    spoken = ["nl", *sorted(path.stem for path in LOCALE.glob("*.po"))]
    names = Locale("nl").languages
    known = sorted(name for name in localedata.locale_identifiers() if name in names)
    return {"spoken": {name: _form(name) for name in spoken}, "dutch_names": {name: names[name] for name in known}}


def _form(language: str) -> dict[str, Any]:
    locale, own_name = Locale.parse(WRITTEN_AS.get(language, language)), Locale.parse(language).display_name or language
    whole = locale.currency_formats["standard"].pattern.replace(".00", "")
    days, months = locale.days["format"]["wide"], locale.months["format"]["wide"]
    return {
        "name": own_name[:1].upper() + own_name[1:],
        "weekdays": [days[number] for number in range(7)],
        "months": [months[number] for number in range(1, 13)],
        "day": _DAY.get(language, "{day} {month}"),
        "dated": _DATED.get(language, "{day} {year}"),
        "thousands": locale.number_symbols["latn"]["group"],
        "euro": numbers.format_currency(0, "EUR", whole, locale=locale, currency_digits=False).replace("0", "{}"),
    }


def public_holidays() -> list[str]:
    """The days that the holidays library knows of the Netherlands: see knowledge/workdays.py."""
    return [day.isoformat() for day in sorted(holidays.country_holidays("NL", years=range(2020, 2061)))]


def keep(path: Path, data: object) -> None:
    """Writes it down for the service."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    keep(LOCALE / "forms.json", forms())
    keep(workdays.PATH, public_holidays())
    for listed in sorted({*(path.stem for path in LOCALE.glob("*.po")), "en"}):
        update(listed)
