"""Reads a city pack whole: what is known (knowledge) and what is asked (flows), with all problems at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import ValidationError

from bot import compiled, i18n
from flows import limits, paths
from flows.model import Flow, FlowFields
from knowledge import complaints, load
from knowledge.documents import Problem
from knowledge.guide import Guide
from knowledge.load import ContentError, Pack


def flows_of(pack: Pack) -> tuple[dict[str, Flow], list[Problem]]:
    """The flows of a pack, and what is wrong with them: fields first, then the way through the questions."""
    flows: dict[str, Flow] = {}
    problems: list[Problem] = []
    for name, data in pack.flows.items():
        found = list(_faults(name, data))
        file, lines = f"flows/{name}.yaml", pack.flow_lines.get(name)
        problems += [Problem(file, lines.line(at) if lines else 1, message) for at, message in found]
        if not found:
            flows[name] = Flow.model_validate({**data, "id": name})
            problems += [
                Problem(file, lines.line(at) if lines else 1, f"gesprek {to!r} bestaat niet; verbeter de naam")
                for at, to in paths.leads_to(flows[name])
                if to not in pack.flows
            ]
    return flows, problems


def _faults(name: str, data: Any) -> Iterator[limits.Fault]:
    if not isinstance(data, dict):
        yield (), "dit is geen gesprek met velden; zie de handleiding"
        return
    try:
        flow = FlowFields.model_validate({**data, "id": name})
    except ValidationError as error:
        for at, message in complaints.told(error):
            yield at, f"{'.'.join(str(part) for part in at) or 'bestand'}: {message}"
    else:
        yield from limits.faults(flow)
        yield from paths.faults(flow)


City: TypeAlias = tuple[Guide, dict[str, Flow]]


def open_city(city: str) -> City:
    """The city, ready to be asked, and from now on the one that is spoken of. Raises ContentError with every problem
    when the content is broken."""
    folder = load.CONTENT / city
    found: City | None = compiled.kept(folder)
    if found is None:
        compiled.make_apart(folder)
        found = compiled.kept(folder)
    guide, flows = found or build(folder)
    i18n.speak_of(guide.pack.places.city, guide.pack.phone)
    return guide, flows


def build(folder: Path) -> City:
    """The city in `folder`, made from its files, as a service needs it. Raises ContentError with every problem when
    these are broken."""
    pack = load.load(folder)
    flows, problems = flows_of(pack)
    if problems:
        raise ContentError(problems)
    return Guide(pack).lean(), flows
