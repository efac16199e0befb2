"""The documentation says what is so: every command and setting, every text translated."""

import argparse
import re
import shlex
import string
from pathlib import Path

import catalogue
import pytest

from bot import cli
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def commands(*group: str) -> list[str]:
    """The names of all commands, or of those in a group ("knowledge")."""
    found = _below(cli._parser())
    for name in group:
        found = _below(found[name])
    return list(found)


def _below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    [below] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(below.choices)


def test_the_readme_names_every_command() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in commands() if f"stadswijzer {name}" not in text] == []


def test_make_tells_of_everything_it_makes() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    made = set(makefile.partition(".PHONY:")[2].splitlines()[0].split()) - {"help"}
    assert set(re.findall(r'@echo "make (\w+)', makefile)) == made


def test_the_readme_names_every_setting() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"`{name.upper()}`" not in text] == []


def test_the_example_of_the_readme_is_what_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"^\$ \.venv/bin/stadswijzer (ask .*)\n((?:.+\n)+?)```$", README.read_text("utf-8"), re.MULTILINE)
    assert found
    assert cli.main(shlex.split(found[1])) == 0
    shown = ".*".join(re.escape(part) for part in found[2].strip().split("..."))
    assert re.match(shown, capsys.readouterr().out)


@pytest.mark.parametrize(
    ("group", "guide", "elsewhere"), [("knowledge", "redactie.md", {"compile"}), ("flows", "gesprekken.md", set())]
)
def test_a_guide_names_every_command_of_its_readers(group: str, guide: str, elsewhere: set[str]) -> None:
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    assert {name for name in commands(group) if f"stadswijzer {group} {name}" not in text} == elsewhere


def test_links_in_the_documentation_lead_somewhere() -> None:
    dead = []
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                dead.append(f"{path.name}: {target}")
    assert dead == []


CATALOGUES = sorted(path.stem for path in catalogue.LOCALE.glob("*.po"))


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_text_is_translated_and_nothing_else(language: str) -> None:
    translated = {message.id: message.string for message in catalogue.read(language) if message.id}
    said = set(catalogue.texts())
    assert {text for text in said if not translated.get(text)} == set(), f"run make messages, fill in {language}.po"
    assert set(translated) - said == set(), "texts that are no longer said; run make messages"


@pytest.mark.parametrize("language", CATALOGUES)
def test_translations_keep_the_names_of_values(language: str) -> None:
    for message in catalogue.read(language):
        if message.id and message.string:
            assert fields(str(message.string)) == fields(str(message.id)), message.id


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}
