"""Records and needs as plain data, the step between our models and every other form."""

from dataclasses import dataclass, field
from typing import Any

from knowledge.model import Model

Data = dict[str, Any]
"""One record or need, named as in a content file, without what is left at its default."""


class ExchangeError(Exception):
    """The text can't be taken in; `problems` says everything that is wrong, one line each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Items:
    """What an exported text holds."""

    records: list[Data]
    needs: list[Data] = field(default_factory=list)


def plain(item: Model) -> Data:
    """The item as data; validated again it is equal to what it was."""
    return item.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def objects(value: object, what: str) -> list[Data]:
    """`value`, when it is a list of objects. Raises ExchangeError."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ExchangeError(f"{what}: hier hoort een lijst van objecten te staan")
    return value
