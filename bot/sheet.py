"""What stands on a sheet of paper, apart from how it is printed."""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Part:
    """A heading with lines under it; `numbered` when they are steps."""

    heading: str
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Sheet:
    """What stands on a sheet. `link` becomes a QR code, with the lines `beside` it; the lines of `foot` are small."""

    title: str
    language: str
    lead: str = ""
    parts: tuple[Part, ...] = ()
    link: str | None = None
    beside: tuple[str, ...] = ()
    foot: str = ""


@dataclass(frozen=True)
class Timeline:
    """What something is about, and then what happened: a part for each day, in order."""

    title: str
    language: str
    heading: str
    lead: str = ""
    parts: tuple[Part, ...] = ()
    days: tuple[Part, ...] = ()
    foot: str = ""


Form = Literal["sheet", "poster", "timeline"]


def order(form: Form, content: Sheet | Timeline, made: dt.datetime) -> str:
    """All that is needed to print this later, as JSON."""
    return json.dumps({"form": form, "made": made.isoformat(), "content": asdict(content)}, ensure_ascii=False)


def ordered(order: str) -> tuple[Form, Sheet | Timeline, dt.datetime]:
    """What `order` was made of. Raises KeyError, TypeError or ValueError for anything else."""
    told = json.loads(order)
    content = told["content"]
    for parts in content.keys() & {"parts", "days"}:
        content[parts] = tuple(_part(part) for part in content[parts])
    for lines in content.keys() & {"beside"}:
        content[lines] = tuple(content[lines])
    kind = Timeline if told["form"] == "timeline" else Sheet
    return told["form"], kind(**content), dt.datetime.fromisoformat(told["made"])


def _part(told: dict[str, Any]) -> Part:
    return Part(**told | {"lines": tuple(told["lines"])})
