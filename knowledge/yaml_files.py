"""Reads YAML files with line numbers; the one place that knows the YAML library."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """Something an editor must mend: `file:line: what, what to do`."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Document:
    """The data of one file, and on which line each part of it starts."""

    data: Any
    lines: dict[Location, int]

    def line(self, location: Location) -> int:
        """The line of `location`, or of the nearest part around it."""
        for length in range(len(location), -1, -1):
            if (line := self.lines.get(location[:length])) is not None:
                return line
        return 1


def read(path: Path, name: str) -> Document | Problem:
    """The document in `path`, or the one problem that makes it unreadable. `name` is used in problems."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Problem(name, 1, f"niet te lezen ({error}); bewaar het bestand als UTF-8")
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Problem(name, 1, "leeg bestand; vul het of verwijder het")
        lines: dict[Location, int] = {}
        twice = _walk(node, (), lines)
        if twice is not None:
            return Problem(name, twice[1], f"het veld {twice[0]!r} staat er twee keer; houd er één")
        return Document(loader.construct_document(node), lines)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        return Problem(
            name, mark.line + 1 if mark else 1, f"geen geldige YAML: {what}; kijk naar inspringen en dubbele punten"
        )
    finally:
        loader.dispose()


def _walk(node: yaml.Node, at: Location, lines: dict[Location, int]) -> tuple[Hashable, int] | None:
    """Notes the line of every part; returns the first key that stands in one mapping twice."""
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            if (twice := _walk(item, (*at, index), lines)) is not None:
                return twice
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*at, key.value)
            if here in lines:
                return key.value, key.start_mark.line + 1
            lines[here] = key.start_mark.line + 1
            if (twice := _walk(value, here, lines)) is not None:
                return twice
    return None
