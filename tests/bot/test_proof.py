"""What an editor who checks a few files is told."""

import datetime as dt
import json
from pathlib import Path

from samples import need_data

from bot import proof
from knowledge import load, trial
from knowledge.guide import Guide

TODAY = dt.date(2026, 11, 23)
MISLED = "waar koop ik een fiets"


def misled(folder: Path) -> None:
    """The need of the small city, with an example sentence that leads nowhere."""
    tests = need_data()["tests"] | {"finds": [MISLED, "straatfeest", "buurtfeest"]}
    (folder / "needs" / "straatfeest.yaml").write_text(json.dumps(need_data(tests=tests, flow="initiatief")))


def test_only_the_sentences_of_the_files_that_are_named_are_tried(small_city: Path) -> None:
    guide = Guide(load.load(small_city))
    files = {verdict.file for verdict in trial.trials(guide, TODAY, ["straatfeest"])}
    assert files == {"needs/straatfeest.yaml"}
    assert {verdict.file for verdict in trial.trials(guide, TODAY)} > files
    halves = [verdict for part in (0, 1) for verdict in trial.trials(guide, TODAY, ["potje", "straat"], part, 2)]
    assert sorted(halves, key=str) == sorted(trial.trials(guide, TODAY, ["potje", "straat"]), key=str)


def test_what_is_wrong_elsewhere_is_not_told(small_city: Path) -> None:
    misled(small_city)
    everything = proof.check_city(small_city, TODAY)
    assert any(MISLED in problem.message for problem in everything)
    assert [one for one in everything if "needs/" in one.file] == proof.check_city(small_city, TODAY, ["needs/straat"])
    assert not any(MISLED in problem.message for problem in proof.check_city(small_city, TODAY, ["potje"]))
