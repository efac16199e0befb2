"""YAML is read with line numbers, and whatever is wrong with a file is told by file and line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import yaml_files
from knowledge.documents import Document, Location, Problem

NAME = "records/kaart.yaml"


def read(folder: Path, content: str | bytes) -> Document | Problem:
    path = folder / "kaart.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return yaml_files.read(path, NAME)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", 1),
        ("   \n\n", 1),
        ("# alleen een opmerking\n", 1),
        ("title: Potje\nsummary: 'niet dicht\n", 3),
        ("title: Potje\nsummary: geld: hier\n", 2),
        ("title: Potje\n\tsummary: geld\n", 2),
        ("a: 1\nb:\n  - x\n - y\n", 4),
        ("a: *nergens\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\nb: !!python/object/apply:os.getcwd []\n", 2),
        ("title: Potje\nlead: 2\ntitle: Nog een\n", 3),
        ("where:\n  scope: city\n  stadsdelen: []\n  scope: districts\n", 4),
        ("rounds:\n  - closes: 03-01\n    as_of: 2026\n    closes: 04-01\n", 4),
        ("title: Potje\n{naam}: jij\n", 2),
        ("title: Potje\n? [a, b]\n: c\n", 2),
        ("a: &x {b: 1}\nc: *x\n", 1),
        ("a: &x\n  - *x\n", 1),
        ("title: bel\x07\n", 1),
        ("a: 0b_\n", 1),
    ],
    ids=[
        "empty", "blank", "only a comment", "open quote", "colon in a value", "tab", "indent", "unknown alias",
        "two documents", "a tag that runs code", "a key twice", "a key twice inside", "a key twice in a list",
        "braces as a key", "a list as a key", "an alias", "an alias to itself", "a control character", "no number",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_problem_on_its_line(tmp_path: Path, content: str, line: int) -> None:
    problem = read(tmp_path, content)
    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == (NAME, line)
    assert str(problem).startswith(f"{NAME}:{line}: ")
    assert ";" in problem.message, "it says what to do"


@pytest.mark.parametrize("content", [b"title: caf\xe9\n", b"\xff\xfet\x00", b"\x80"])
def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path, content: bytes) -> None:
    problem = read(tmp_path, content)
    assert isinstance(problem, Problem)
    assert problem.line == 1
    assert "UTF-8" in problem.message


def test_a_file_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    problem = yaml_files.read(tmp_path / "weg.yaml", NAME)
    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == (NAME, 1)


CONTENT = """\
# de kaart
title:
  nl: Potje
  en: Pot
rounds:
  - closes: 03-01
    as_of: 2026

  - closes: 2027-02-30
postcodes:
  2525: {stadsdelen: [laak]}
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 2),
        (("title",), 2),
        (("title", "en"), 4),
        (("rounds", 0), 6),
        (("rounds", 0, "as_of"), 7),
        (("rounds", 1, "closes"), 9),
        (("rounds", 1, "source"), 9),
        (("rounds", 7), 5),
        (("postcodes", "2525", "stadsdelen", 0), 11),
        (("postcodes", 2525, "[key]"), 11),
        (("gone", "deeper"), 2),
    ],
)
def test_every_part_has_its_line_and_what_is_missing_that_of_what_is_around_it(
    tmp_path: Path, location: Location, line: int
) -> None:
    document = read(tmp_path, CONTENT)
    assert isinstance(document, Document)
    assert document.line(location) == line


def test_data_are_as_they_are_written_also_a_day_that_does_not_exist(tmp_path: Path) -> None:
    document = read(tmp_path, CONTENT)
    assert isinstance(document, Document)
    assert document.data["title"] == {"nl": "Potje", "en": "Pot"}
    assert document.data["rounds"][1]["closes"] == "2027-02-30"
    assert list(document.data["postcodes"]) == [2525]


@given(st.text(st.sampled_from("ab:-[]{}&*#'\"!|>%@? \n\t0é🎉\x07"), max_size=40))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_editor_saves_is_a_document_or_a_problem(tmp_path: Path, content: str) -> None:
    found = read(tmp_path, content)
    if isinstance(found, Problem):
        assert 1 <= found.line <= content.count("\n") + 2
    else:
        assert found.line(()) >= 1
