"""Equal parts of what is kept, kept once: a city says the same word, and "anywhere in the city", many times."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from types import FunctionType
from typing import Any

from pydantic import BaseModel


class Once:
    """Remembers what it has seen, so that what is equal becomes one and the same."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._wholes: dict[tuple[object, ...], Any] = {}
        self._seen: dict[int, Any] = {}

    def of(self, part: Any) -> Any:
        """`part`, or its equal that was seen before. What can be changed stays itself, made of such parts."""
        if type(part) is str:
            return self._texts.setdefault(part, part)
        if isinstance(part, tuple):
            return self._whole(whole := tuple.__new__(type(part), map(self.of, part)), whole)
        if id(part) not in self._seen:
            self._seen[id(part)] = part  # also so that nothing else gets its number
            self._inside(part)
        if isinstance(part, BaseModel) and part.model_config.get("frozen"):
            return self._whole(part, (*vars(part), *vars(part).values()))
        if _is_slotted(part) and part.__dataclass_params__.frozen:
            return self._whole(part, (getattr(part, each.name) for each in fields(part)))
        return part

    def _whole(self, whole: Any, parts: Iterable[object]) -> Any:
        """The first that is of the same kind and made of the very same parts."""
        return self._wholes.setdefault((type(whole), *map(id, parts)), whole)

    def _inside(self, part: Any) -> None:
        match part:
            case dict():
                pairs = [(self.of(name), self.of(value)) for name, value in part.items()]
                part.clear()
                part.update(pairs)
            case list():
                part[:] = map(self.of, part)
            case type() | FunctionType():
                pass
            case _ if _is_slotted(part):
                for each in fields(part):
                    object.__setattr__(part, each.name, self.of(getattr(part, each.name)))
            case _ if isinstance(found := getattr(part, "__dict__", None), dict):
                self.of(found)


def _is_slotted(part: Any) -> bool:
    """Is it of a dataclass that keeps its fields in slots?"""
    return is_dataclass(part) and not hasattr(part, "__dict__")
