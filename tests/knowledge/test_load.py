"""A city pack is loaded, or refused with everything that is wrong with it at once."""

import json
from pathlib import Path
from typing import Any

import pytest
from samples import PLACES, need_data, record_data, text

from knowledge import load
from knowledge.documents import Problem
from knowledge.load import ContentError

LOKETS = ("loket-laak", "loket-segbroek", "loket-loosduinen", "gemeente-wassenaar")


class Folder:
    """A small pack on disk. JSON is YAML too, and every value stands on a line of its own."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "teststad"
        self.write("themes.yaml", [{"id": "samen", "label": text("Samen")}])
        self.write("places.yaml", PLACES)
        self.write("concepts.yaml", [{"id": "feest", "nl": ["feest"]}])
        self.write("folded.yaml", {"oud-potje": "potje"})
        self.write("records/potje.yaml", record_data())
        for loket in LOKETS:
            self.write(f"records/{loket}.yaml", record_data(kind="loket", contact={"phone": "14015"}))
        self.write("needs/straatfeest.yaml", need_data())
        self.write("flows/plan.yaml", {"title": text("Plan")})

    def write(self, file: str, data: Any) -> None:
        self.write_text(file, json.dumps(data, indent=1))

    def write_text(self, file: str, content: str) -> None:
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def line(self, file: str, needle: str) -> int:
        """The line of the first `needle` in the file."""
        lines = (self.path / file).read_text(encoding="utf-8").splitlines()
        return next(number for number, content in enumerate(lines, start=1) if needle in content)

    def problems(self) -> list[Problem]:
        return load.read(self.path)[1]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def places_with(**fields: Any) -> dict[str, Any]:
    return {**PLACES, **fields}


def test_a_good_pack_has_everything_by_its_id(folder: Folder) -> None:
    pack = load.load(folder.path)
    assert pack.city == "teststad"
    assert set(pack.records) == {"potje", *LOKETS}
    assert (set(pack.needs), set(pack.themes), set(pack.flows)) == ({"straatfeest"}, {"samen"}, {"plan"})
    assert [concept.id for concept in pack.concepts] == ["feest"]


def test_a_folded_id_leads_to_the_record_that_took_it_in(folder: Folder) -> None:
    pack = load.load(folder.path)
    assert [pack.canonical(name) for name in ("oud-potje", "potje", "onbekend")] == ["potje", "potje", "onbekend"]


@pytest.mark.parametrize(
    ("file", "data", "needle"),
    [
        ("records/potje.yaml", record_data(themes=["samen", "geld"]), '"geld"'),
        ("records/potje.yaml", record_data(instead=["potje", "weg"]), '"weg"'),
        ("records/potje.yaml", record_data(see_also=["weg"]), '"weg"'),
        ("records/potje.yaml", record_data(flow="weg"), '"weg"'),
        ("records/potje.yaml", record_data(where={"scope": "districts", "stadsdelen": ["laak", "weg"]}), '"weg"'),
        (
            "records/potje.yaml",
            record_data(where={"scope": "districts", "stadsdelen": ["laak"], "wijken": ["molenwijk", "weg"]}),
            '"weg"',
        ),
        ("needs/straatfeest.yaml", need_data(theme="weg"), '"weg"'),
        ("needs/straatfeest.yaml", need_data(flow="weg"), '"weg"'),
        (
            "needs/straatfeest.yaml",
            need_data(route=[{"record": "potje", "role": "money"}, {"role": "help", "record": "weg"}]),
            '"role": "help"',
        ),
        ("concepts.yaml", [{"id": "feest", "nl": ["feest"], "choices": ["straatfeest", "weg"]}], '"weg"'),
        ("folded.yaml", {"oud-potje": "potje", "ouder": "weg"}, '"weg"'),
        ("places.yaml", places_with(neighbours=[{"id": "x", "names": ["X"], "record": "weg"}]), '"id": "x"'),
        (
            "places.yaml",
            places_with(stadsdelen=[*PLACES["stadsdelen"], {"id": "y", "name": "Y", "loket": "weg", "wijken": []}]),
            '"id": "y"',
        ),
        ("places.yaml", places_with(hall="weg"), '"hall"'),
        ("places.yaml", places_with(number="weg"), '"number"'),
        ("places.yaml", places_with(number="potje"), '"number"'),
    ],
    ids=[
        "theme", "instead", "see_also", "flow", "stadsdeel", "wijk", "theme of a need", "flow of a need", "route",
        "choices", "folded", "neighbour", "loket", "hall", "number", "number without a number",
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_told_on_its_own_line(folder: Folder, file: str, data: Any, needle: str) -> None:
    folder.write(file, data)
    problems = folder.problems()
    assert len(problems) == 1
    assert (problems[0].file, problems[0].line) in (
        (file, folder.line(file, needle)),
        (file, folder.line(file, needle) - 1),  # the brace before the first field of an item
    )


def test_two_needs_can_not_both_be_what_any_plan_may_be_asked(folder: Folder) -> None:
    folder.write("needs/straatfeest.yaml", need_data(asked="liable"))
    folder.write("needs/verzekeren.yaml", need_data(asked="refused"))
    assert folder.problems() == []
    folder.write("needs/verzekeren.yaml", need_data(asked="liable"))
    (problem,) = folder.problems()
    assert (problem.file, problem.line) == (
        "needs/verzekeren.yaml", folder.line("needs/verzekeren.yaml", '"asked"')
    )  # fmt: skip
    assert "straatfeest" in problem.message


def test_a_folded_record_that_is_still_there_is_a_problem(folder: Folder) -> None:
    folder.write("folded.yaml", {"potje": "loket-laak"})
    assert [(problem.file, problem.line) for problem in folder.problems()] == [("folded.yaml", 2)]


@pytest.mark.parametrize(
    ("data", "needle"),
    [
        (record_data(colour="red"), '"colour"'),
        (record_data(where={"scope": "city", "hoek": 1}), '"hoek"'),
        (record_data(kind="gift"), '"kind"'),
        (record_data(checked="2026-02-30"), '"checked"'),
        (record_data(good_for_days=0), '"good_for_days"'),
        (record_data(title={"nl": "Alleen Nederlands"}), '"title"'),
        (record_data(amount={"max": -1, "as_of": 2026, "source": 1}), '"max"'),
        (record_data(amount={"max": 1, "as_of": "vorig jaar", "source": 1}), '"as_of"'),
        (record_data(rounds=[{"closes": "13-01", "as_of": 2026, "source": 1}]), '"closes"'),
    ],
)
def test_a_wrong_field_is_told_on_its_own_line(folder: Folder, data: dict[str, Any], needle: str) -> None:
    folder.write("records/potje.yaml", data)
    lines = {problem.line for problem in folder.problems() if problem.file == "records/potje.yaml"}
    assert lines == {folder.line("records/potje.yaml", needle)}


@pytest.mark.parametrize(
    "data",
    [
        record_data(amount={"max": 1, "as_of": 2026, "source": 2}),
        record_data(sources=[]),
        record_data(sources=[{"holds": "2026", "confidence": "high"}]),
        record_data(where={"scope": "districts"}),
        record_data(where={"scope": "city", "stadsdelen": ["laak"]}),
        record_data(amount={"as_of": 2026, "source": 1}),
        {name: value for name, value in record_data().items() if name != "owner"},
    ],
    ids=["no such source", "no source", "a source of nothing", "no stadsdelen", "stadsdelen beside city", "no figure",
         "no owner"],
)  # fmt: skip
def test_a_record_that_contradicts_itself_is_refused(folder: Folder, data: dict[str, Any]) -> None:
    folder.write("records/potje.yaml", data)
    assert "records/potje.yaml" in {problem.file for problem in folder.problems()}


def test_all_problems_come_at_once_in_order_of_file_and_line(folder: Folder) -> None:
    folder.write("records/loket-laak.yaml", record_data(kind="loket", themes=["weg"], colour="red", good_for_days=0))
    folder.write("records/potje.yaml", record_data(themes=["weg", "ook-weg"]))
    folder.write_text("needs/straatfeest.yaml", "a: 1\na: 2\n")
    folder.write_text("concepts.yaml", "")
    with pytest.raises(ContentError) as caught:
        load.load(folder.path)
    problems = caught.value.problems
    assert problems == sorted(problems, key=lambda problem: (problem.file, problem.line))
    files = [problem.file for problem in problems]
    assert files.count("records/loket-laak.yaml") == 2, "both fields"
    assert files.count("records/potje.yaml") == 2, "both themes"
    assert files.count("needs/straatfeest.yaml") == 1
    assert files.count("concepts.yaml") == 1
    assert str(problems[0]) in str(caught.value)


@pytest.mark.parametrize("file", ["themes.yaml", "places.yaml", "concepts.yaml", "folded.yaml"])
def test_a_base_file_that_is_gone_is_named(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    assert file in {problem.file for problem in folder.problems()}
    with pytest.raises(ContentError):
        load.load(folder.path)


@pytest.mark.parametrize("content", ["- a\n- b\n", "alleen tekst\n", "42\n"])
def test_a_card_that_is_no_card_is_refused(folder: Folder, content: str) -> None:
    folder.write_text("needs/lijst.yaml", content)
    assert [(problem.file, problem.line) for problem in folder.problems()] == [("needs/lijst.yaml", 1)]


def test_a_card_is_called_as_its_file(folder: Folder) -> None:
    folder.write("records/ander.yaml", {"kind": "loket", "id": "potje"} | record_data())
    assert [(problem.file, problem.line) for problem in folder.problems()] == [("records/ander.yaml", 3)]
    folder.write("records/ander.yaml", {"id": "ander"} | record_data())
    assert folder.problems() == []


def test_a_file_name_that_is_no_id_is_refused(folder: Folder) -> None:
    folder.write("records/Mijn Kaart.yaml", record_data())
    assert [problem.file for problem in folder.problems()] == ["records/Mijn Kaart.yaml"]


def test_an_empty_folder_is_refused_and_not_an_empty_city(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        load.load(tmp_path)
