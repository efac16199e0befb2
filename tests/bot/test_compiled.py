"""A city that is kept ready is the city of the files, or it is not used."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from bot import compiled, content
from knowledge import load
from knowledge.load import ContentError

TODAY = dt.date(2026, 11, 21)
QUESTIONS = ["straatfeest in laak", "Nachbarschaftsgarten in Escamp?", "ik wil een einde aan mijn leven", "xqzt", ""]


def test_what_is_kept_answers_as_what_is_built(tmp_path: Path) -> None:
    city = Path(shutil.copytree(load.CONTENT / "den-haag", tmp_path / "den-haag"))
    built, flows = content.build(city)
    compiled.keep(city, (built, flows))
    kept, kept_flows = compiled.kept(city) or pytest.fail("not kept")
    assert kept is not built
    assert kept_flows == flows
    assert kept.pack.records == built.pack.records
    for text in QUESTIONS:
        assert kept.ask(text, TODAY) == built.ask(text, TODAY)


def test_the_city_is_made_apart_once_and_then_taken_from_disk(
    small_city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _flows = content.open_city("teststad")
    monkeypatch.setattr(content, "build", lambda folder: pytest.fail("built again"))
    again, _flows = content.open_city("teststad")
    assert again.pack.revision == first.pack.revision


def test_other_content_is_not_what_was_kept(small_city: Path) -> None:
    compiled.keep(small_city, "kept")
    assert compiled.kept(small_city) == "kept"
    themes = small_city / "themes.yaml"
    themes.write_text(themes.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert compiled.kept(small_city) is None


def test_other_code_is_not_what_it_was_made_with(small_city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.keep(small_city, "kept")
    monkeypatch.setattr(compiled, "version", lambda name: "0")
    assert compiled.kept(small_city) is None


@pytest.mark.parametrize("length", [0, 5, compiled._KEY, compiled._KEY + 3])
def test_a_file_that_was_cut_off_is_not_used(small_city: Path, length: int) -> None:
    compiled.keep(small_city, "kept")
    [file] = (small_city.parent / "__pycache__").glob("*.pickle")
    file.write_bytes(file.read_bytes()[:length])
    assert compiled.kept(small_city) is None


def test_broken_content_tells_every_problem_and_keeps_nothing(small_city: Path) -> None:
    (small_city / "themes.yaml").write_text("- id: Geen Goed Id\n", encoding="utf-8")
    with pytest.raises(ContentError, match="themes"):
        content.open_city("teststad")
    assert compiled.kept(small_city) is None


def test_where_nothing_can_be_written_the_city_is_built_at_every_start(
    small_city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small_city.parent / "__pycache__").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    guide, _flows = content.open_city("teststad")
    assert guide.ask("straatfeest in laak", TODAY).status == "found"


def test_where_making_it_apart_takes_too_long_it_is_made_here(
    small_city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_PATIENCE", 0.01)
    guide, _flows = content.open_city("teststad")
    assert compiled.kept(small_city) is None
    assert guide.ask("straatfeest in laak", TODAY).status == "found"
