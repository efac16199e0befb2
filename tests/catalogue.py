"""The texts in the code, and the catalogues that translate them. Run it to bring the catalogues up to date."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

BOT = Path(__file__).parent.parent / "bot"
LOCALE = BOT / "locale"


def texts() -> dict[str, list[tuple[str, int]]]:
    """Every Dutch text that is said through a speaker: `t("...")` and `t.many("...", "...", n)`."""
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
    if isinstance(function, ast.Name) and function.id == "t":
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


if __name__ == "__main__":
    for listed in sorted({*(path.stem for path in LOCALE.glob("*.po")), "en"}):
        update(listed)
