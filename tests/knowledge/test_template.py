"""The templates: filled in they load, half filled in they don't, and every field has a word of explanation."""

import re
from pathlib import Path
from typing import Any

import pytest

from flows.model import Flow
from knowledge import fields, load, schema, template, yaml_files
from knowledge.documents import Document
from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.model import Kind, Need, Record

FILLED = {
    "jaar": "2026",
    "getal": "5",
    "thema": "groen",
    "kaart": "geveltuin",
    "JJJJ-MM-DD": "2026-11-20",
    "adres van de pagina": "https://example.org/regeling",
}


def filled_in(text: str) -> str:
    """What an editor does: every <...> replaced by something."""
    return re.sub(r"<([^<>]+)>", lambda match: FILLED.get(match[1], "iets gewoons"), text)


def with_all_fields(text: str) -> str:
    """Takes the # off every field that may stay away; what is explained stays a comment."""
    return re.sub(r"^#(?=[a-z]|  )", "", text, flags=re.MULTILINE)


def body(text: str) -> str:
    """Without the two lines on top, which explain what < and > are for."""
    return text.split("\n", 2)[2]


def loaded(kind: str, text: str) -> Record | Need:
    found = yaml_files.parse(text, "nieuw.yaml")
    assert isinstance(found, Document), found
    model: type[Record] | type[Need] = Need if kind == "need" else Record
    return model.model_validate({**found.data, "id": "nieuw"})


@pytest.mark.parametrize("kind", template.KINDS)
def test_a_template_loads_once_it_is_filled_in(kind: str) -> None:
    made = loaded(kind, filled_in(body(template.text(kind, "nieuw"))))
    assert isinstance(made, Need) or made.kind == kind


@pytest.mark.parametrize("kind", template.KINDS)
def test_every_optional_field_loads_too(kind: str) -> None:
    made = loaded(kind, filled_in(with_all_fields(body(template.text(kind, "nieuw")))))
    unset = {name for name, value in made if value in (None, ())}
    allowed = {"memory"} if isinstance(made, Record) and made.kind is not Kind.VOORBEELD else set()
    assert unset == allowed, "the template knows every field of the model"


@pytest.mark.parametrize("kind", template.KINDS)
def test_a_template_that_is_not_filled_in_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        loaded(kind, template.text(kind, "nieuw"))


@pytest.mark.parametrize("kind", ["subsidie", "voorbeeld", "need"])
def test_a_filled_in_template_fits_in_the_real_city(kind: str, guide: Guide, tmp_path: Path) -> None:
    city = load.CONTENT / guide.pack.city
    for path in city.rglob("*.yaml"):
        (tmp_path / path.relative_to(city)).parent.mkdir(exist_ok=True)
        (tmp_path / path.relative_to(city)).symlink_to(path)
    folder = "needs" if kind == "need" else "records"
    record = next(iter(guide.pack.records))
    text = filled_in(body(template.text(kind, "iets-nieuws"))).replace("geveltuin", record)
    (tmp_path / folder / "iets-nieuws.yaml").write_text(text, encoding="utf-8")
    found: Pack = load.load(tmp_path)
    assert "iets-nieuws" in {**found.records, **found.needs}


def test_every_line_of_explanation_fits_on_a_screen() -> None:
    for kind in template.KINDS:
        assert max(map(len, template.text(kind, "nieuw").splitlines())) <= 116


def described(part: Any, model: str = "") -> list[tuple[str, str]]:
    """Models and fields without a description, anywhere in a schema."""
    missing = [] if "description" in part or "enum" in part else [(model, "")]
    missing += [(model, name) for name, found in part.get("properties", {}).items() if "description" not in found]
    return missing + [gap for name, found in part.get("$defs", {}).items() for gap in described(found, name)]


def test_every_field_of_every_file_is_described_in_the_schema() -> None:
    found = schema.of_files(Flow)
    assert set(found) == {"record", "need", "concepts", "places", "themes", "replies", "follow-ups", "flow"}
    for name, made in found.items():
        gaps = described({**made, "description": "a list"} if made.get("type") == "array" else made, name)
        assert gaps == []
        assert made["$schema"].startswith("https://json-schema.org/")


def test_no_word_of_explanation_is_left_over() -> None:
    """A field that was renamed takes its words along."""
    known = {(name, field) for made in schema.of_files(Flow).values() for name, field in _named(made)}
    assert {(m, f) for m, told in fields.WORDS.items() for f in told if f} <= known


def _named(made: dict[str, Any]) -> set[tuple[str, str]]:
    top = made["title"].removeprefix("Stadswijzer: ").title().replace("-", "")
    parts = [(top, made), *made.get("$defs", {}).items()]
    return {(name, field) for name, part in parts for field in part.get("properties", {})}


def test_the_schema_names_fields_as_they_are_written() -> None:
    record = schema.of_files(Flow)["record"]
    assert "not" in record["$defs"]["Examples"]["properties"]
    assert "id" not in record["required"], "the name of the file is the id"
    assert {"type": "integer"} in record["$defs"]["Amount"]["properties"]["as_of"]["anyOf"], "as_of: 2026"
    assert "see_also" in record["properties"]


def test_the_line_for_above_a_file() -> None:
    assert schema.modeline("record", "../schema") == "# yaml-language-server: $schema=../schema/record.schema.json"
