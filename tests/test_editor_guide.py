"""The worked example of the editors' guide, done as it is written: what it says you see is what you see."""

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot import cli
from knowledge import load

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "redactie.md"
PACK = Path("knowledge/content/den-haag")
_STEP = re.compile(r"^```(yaml|diff|console)\n(.*?)^```$|`((?:records|needs)/[\w-]+\.yaml)`", re.MULTILINE | re.DOTALL)


def test_the_worked_example_goes_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / PACK, tmp_path / PACK)
    monkeypatch.setattr(load, "CONTENT", tmp_path / PACK.parent)
    monkeypatch.setattr(cli, "_today", lambda: dt.date(2026, 11, 23))
    monkeypatch.chdir(tmp_path)
    for command in ("git init --quiet", "git add .", "git commit --quiet -m begin"):
        git(tmp_path, command)
    file, done = tmp_path, 0
    for kind, body, named in _STEP.findall(GUIDE.read_text(encoding="utf-8")):
        done += 1
        if named:
            file = tmp_path / PACK / named
        elif kind == "yaml":
            file.write_text(body, encoding="utf-8")
        elif kind == "diff":
            file.write_text(patched(file.read_text(encoding="utf-8"), body), encoding="utf-8")
        else:
            for command, shown in commands(body):
                if command.startswith("git "):
                    git(tmp_path, command)
                    continue
                cli.main(command.removeprefix("stadswijzer ").split())
                said = capsys.readouterr()
                assert said.out + said.err == shown, command
    assert done > 15


def git(folder: Path, command: str) -> None:
    who = ["-c", "user.name=Redacteur", "-c", "user.email=redacteur@example.org", "-c", "commit.gpgsign=false"]
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command.removeprefix("git "))]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a console block with what it shows."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def patched(text: str, diff: str) -> str:
    """The text with the lines after - replaced by those after +, group by group."""
    for gone, come in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", diff, re.MULTILINE):
        old, new = (re.sub(r"^[-+]", "", part, flags=re.MULTILINE) for part in (gone, come))
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
