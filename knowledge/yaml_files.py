"""Reads YAML files with line numbers; the one place that knows the YAML library."""

from pathlib import Path
from typing import Any

import yaml

from knowledge.documents import Document, Problem


class _Loader(yaml.CSafeLoader):
    """Leaves days as they are written: a day that does not exist is then found by the model, on its own line."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class _Dumper(yaml.CSafeDumper):
    """Writes days without quotes, as editors do."""


_Dumper.yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers


def read(path: Path, name: str) -> Document | Problem:
    """The document in `path`, or the one problem that makes it unreadable. `name` is used in problems."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Problem(name, 1, f"niet te lezen ({error}); bewaar het bestand als UTF-8")
    return parse(text, name)


def parse(text: str, name: str) -> Document | Problem:
    """The document written as `text`, or the one problem that makes it unreadable."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Problem(name, 1, "leeg bestand; vul het of verwijder het")
        lines: dict[tuple[str, ...], int] = {}
        wrong = _walk(node, (), lines, set())
        if wrong is not None:
            return Problem(name, wrong[1].start_mark.line + 1, wrong[0])
        return Document(loader.construct_document(node), lines)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        return Problem(
            name, mark.line + 1 if mark else 1, f"geen geldige YAML: {what}; kijk naar inspringen en dubbele punten"
        )
    finally:
        loader.dispose()


def _walk(
    node: yaml.Node, at: tuple[str, ...], lines: dict[tuple[str, ...], int], seen: set[int]
) -> tuple[str, yaml.Node] | None:
    """Notes the line of every part; returns the first thing that can't be in a content file, and where."""
    if id(node) in seen:
        return "verwijzingen met & en * gebruiken we niet; schrijf het uit", node
    seen.add(id(node))
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            if (wrong := _walk(item, (*at, str(index)), lines, seen)) is not None:
                return wrong
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                return "een veld heeft een gewone naam, zonder haken; zet de tekst tussen aanhalingstekens", key
            here = (*at, key.value)
            if here in lines:
                return f"het veld {key.value!r} staat er twee keer; houd er één", key
            lines[here] = key.start_mark.line + 1
            if (wrong := _walk(value, here, lines, seen)) is not None:
                return wrong
    return None


def write(data: Any) -> str:
    """`data` as the text of a content file; `parse` gives the same data back."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=116)
