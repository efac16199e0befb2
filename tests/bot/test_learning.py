"""`knowledge learn`: the file is written beside the sentences, or it is said what is missing."""

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from bot import cli
from knowledge import load
from knowledge.load import CONTENT
from knowledge.search import learned, training


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the city, from which nothing was learned yet."""
    folder = tmp_path / "content" / "den-haag"
    shutil.copytree(CONTENT / "den-haag", folder, ignore=shutil.ignore_patterns(learned.FILE, "__pycache__"))
    monkeypatch.setattr(load, "CONTENT", folder.parent)
    return folder


@pytest.mark.parametrize("damaged", [False, True], ids=["never learned", "damaged"])
def test_what_is_learned_becomes_part_of_the_city(
    city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, damaged: bool
) -> None:
    if damaged:
        (city / learned.FILE).write_bytes(b"cut off")
    weights = np.zeros((2, learned.WIDTH))
    weights[0, 7] = 1.0
    of_two = learned.kept("these sentences", ["a", "b"], np.ones(learned.WIDTH), weights, np.zeros(2), 10)
    monkeypatch.setattr(training, "train", lambda pack: of_two)
    before = load.fingerprint(city)
    assert cli.main(["knowledge", "learn"]) == cli.OK
    assert capsys.readouterr().out == "learned.npz staat klaar\n"
    assert load.fingerprint(city) != before
    found = load.load(city).learned
    assert found is not None
    assert (found.of, found.names) == ("these sentences", ("a", "b"))


def test_without_the_library_it_is_said_how_to_get_it(
    city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "knowledge.search.training", None)
    monkeypatch.delattr("knowledge.search.training", raising=False)
    assert cli.main(["knowledge", "learn"]) == cli.USAGE
    said = capsys.readouterr()
    assert "pip install -e '.[learn]'" in said.err
    assert not (city / learned.FILE).exists()
