"""The worked examples of the editors' guides, done as they are written: what it says you see is what you see."""

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path
from typing import get_args

import pytest
import yaml

from bot import attachments, cli, replay
from bot.stage import Stage
from flows import answers, limits, model, paths
from flows.model import Choice, Flow, FlowFields, Question
from knowledge import load

ROOT = Path(__file__).parent.parent
GUIDES = (("redactie.md", 16), ("gesprekken.md", 6))
"""The guides, each with how many steps it has at least."""
TALKS = (ROOT / "docs" / "gesprekken.md").read_text(encoding="utf-8")
PACK = Path("knowledge/content/den-haag")
_STEP = re.compile(
    r"^```(yaml|diff|console)\n(.*?)^```$|`((?:records|needs|flows)/[\w-]+\.yaml)`", re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize(("guide", "steps"), GUIDES)
def test_the_worked_example_goes_as_it_is_written(
    guide: str, steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / PACK, tmp_path / PACK)
    monkeypatch.setattr(load, "CONTENT", tmp_path / PACK.parent)
    monkeypatch.setattr(cli, "_today", lambda: dt.date(2026, 11, 23))
    monkeypatch.chdir(tmp_path)
    for command in ("git init --quiet", "git add .", "git commit --quiet -m begin"):
        git(tmp_path, command)
    file, done = tmp_path, 0
    for kind, body, named in _STEP.findall((ROOT / "docs" / guide).read_text(encoding="utf-8")):
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
    assert done >= steps


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


def test_the_talk_of_the_guide_is_played_as_it_is_written(stage: Stage) -> None:
    """What an editor types from the guide leads to a case, with the voice message and after the three days."""
    file = re.search(r"^```yaml\n(.*?)^```$", TALKS, re.M | re.S)
    assert file
    text = file[1]
    for diff in re.findall(r"^```diff\n(.*?)^```$", TALKS, re.M | re.S):
        text = patched(text, diff)
    talk = Flow.model_validate(yaml.safe_load(text) | {"id": "deelkast"})
    stage.assistant.use(stage.assistant.guide, {**stage.assistant.casework.flows, "deelkast": talk})
    told = list(replay.play([line for line in TALKS.splitlines() if line.startswith('{"')], stage))
    [card] = stage.assistant.store.cases.of("resident:1")
    assert (card.flow, card.stadsdeel) == ("deelkast", "segbroek")
    assert any("een mens luistert" in sent["text"] for sent in told)


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("vragen in een bestand", model.MAX_QUESTIONS), ("vragen op één pad", paths.MAX_STEPS),
        ("paden", paths.MAX_PATHS), ("knoppen bij één vraag", limits.MAX_CHOICES),
        ("tekens van een knop, titel of label", limits.MAX_LABEL),
        ("tekens van een vraag of voorbeeld", limits.MAX_ASK),
        ("tekens van de intro", limits.MAX_INTRO), ("tekens van één antwoord", answers.MAX_STORY),
        ("bestanden bij één aanmelding", attachments.MAX_FILES),
    ],
)  # fmt: skip
def test_the_guide_names_the_limits_that_hold(what: str, most: int) -> None:
    row = re.search(rf"^\| {what} \| ([\d.]+)", TALKS, re.M)
    assert row
    assert int(row[1].replace(".", "")) == most


def test_the_guide_tells_every_field_and_kind() -> None:
    for name in (*FlowFields.model_fields, *Question.model_fields, *Choice.model_fields, *get_args(model.Kind)):
        assert f"`{name}`" in TALKS or name in ("question", "is_in"), name
    for known in get_args(get_args(Question.model_fields["known_as"].annotation)[0]):
        assert f"`{known}`" in TALKS, known
