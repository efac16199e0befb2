"""JSON Schemas of the content files, so that an editor's own program completes and checks while typing."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from knowledge import fields
from knowledge.geography import Places
from knowledge.model import Need, Record, Theme
from knowledge.wording import Concept, FollowUps, Reply

NAMED_BY_FILE = ("Record", "Need", "Flow")
"""Models whose id is the name of their file, so that the file itself need not say it."""


def of_files(flow: type[BaseModel]) -> dict[str, dict[str, Any]]:
    """The schema of each kind of content file, by name; `flow` is the model of flows, which live elsewhere."""
    models: dict[str, Any] = {
        "record": Record,
        "need": Need,
        "concepts": list[Concept],
        "places": Places,
        "themes": list[Theme],
        "replies": list[Reply],
        "follow-ups": FollowUps,
        "flow": flow,
    }
    return {name: _schema(name, model) for name, model in models.items()}


def modeline(name: str, folder: str) -> str:
    """The first line of a content file that tells yaml-language-server where the schema is."""
    return f"# yaml-language-server: $schema={folder}/{name}.schema.json"


def _schema(name: str, model: Any) -> dict[str, Any]:
    schema = TypeAdapter(model).json_schema(by_alias=True)
    for title, part in [(schema.get("title", ""), schema), *schema.get("$defs", {}).items()]:
        _describe(title, part)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"Stadswijzer: {name}"}


def _describe(model: str, part: dict[str, Any]) -> None:
    """Puts the Dutch words of the editors in place of those of the programmers."""
    part.pop("description", None)
    if (meaning := fields.words(model)) is not None:
        part["description"] = meaning
    properties: Mapping[str, dict[str, Any]] = part.get("properties", {})
    for field, found in properties.items():
        found.pop("title", None)
        if (meaning := fields.words(model, field)) is not None:
            found["description"] = meaning
    if model in NAMED_BY_FILE:
        part["required"] = [field for field in part.get("required", []) if field != "id"]
