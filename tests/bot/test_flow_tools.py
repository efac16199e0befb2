"""The author's commands: every mistake in a flow at its own line, and every path as a resident would be asked."""

import shutil
from pathlib import Path

import pytest

from bot import cli
from knowledge import load

BROKEN = """\
title: {nl: Plan, en: Plan}
intro: {nl: Vertel, en: Tell}
questions:
- {id: wat, kind: text, known_as: subject, label: {nl: Wat, en: What}, ask: {nl: Wat?, en: What?}}
- id: hoe
  kind: text
  label: {nl: Hoe, en: How}
  ask: {nl: Hoe?, en: How?}
  when:
    question: weg
    is_in: [a]
- id: wat
  kind: consent
  label: {nl: Mag, en: May}
  ask: {nl: Mag het?, en: May I?}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = tmp_path / "content" / "den-haag"
    shutil.copytree(load.CONTENT / "den-haag", copied)
    monkeypatch.setattr(load, "CONTENT", tmp_path / "content")
    return copied


def test_the_flows_that_ship_have_no_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["flows", "check"]) == cli.OK
    assert capsys.readouterr().out == "geen problemen\n"


def test_every_mistake_is_told_at_its_own_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "flows" / "plan.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "flows" / "leeg.yaml").write_text("title: [", encoding="utf-8")
    (folder / "flows" / "lijst.yaml").write_text("- a\n", encoding="utf-8")
    (folder / "flows" / "velden.yaml").write_text(
        "title: {nl: A, en: A}\nquestions: []\nkleur: rood\n", encoding="utf-8"
    )
    assert cli.main(["flows", "check"]) == cli.PROBLEMS
    told = capsys.readouterr().out
    for line in ("flows/plan.yaml:2: zeg hier ook dat antwoorden 30",
                 "flows/plan.yaml:10: ", "flows/plan.yaml:12: ", "flows/leeg.yaml:", "flows/lijst.yaml:1: ",
                 "flows/velden.yaml:2: ", "flows/velden.yaml:3: ", "flows/velden.yaml:1: intro"):  # fmt: skip
        assert line in told, told


def test_the_simulator_prints_every_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["flows", "paths", "groot-initiatief"]) == cli.OK
    told = capsys.readouterr().out
    assert "pad 1 van 2: geprobeerd=ja" in told
    assert told.count("bij wie, en wat kwam ervan?") == 1


def test_a_flow_that_is_not_there_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["flows", "paths", "xyz"]) == cli.USAGE
    assert "kies uit: groot-initiatief, idee-voor-de-wijk" in capsys.readouterr().err


def test_a_broken_flow_has_no_paths_but_mistakes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "flows" / "plan.yaml").write_text(BROKEN, encoding="utf-8")
    assert cli.main(["flows", "paths", "plan"]) == cli.USAGE
    assert "flows/plan.yaml:10: " in capsys.readouterr().err
