"""A content file as it was read, and what is wrong with it."""

from dataclasses import dataclass
from typing import Any

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """Something an editor must mend: `file:line: what, what to do`."""

    file: str
    line: int
    message: str
    warning: bool = False
    """Good to know, but the pack can be used as it is."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'let op: ' if self.warning else ''}{self.message}"


@dataclass(frozen=True)
class Document:
    """The data of one file, and on which line each part of it starts."""

    data: Any
    lines: dict[tuple[str, ...], int]

    def line(self, location: Location) -> int:
        """The line of `location`, or of the nearest part around it."""
        names = tuple(str(part) for part in location)
        for length in range(len(names), -1, -1):
            if (line := self.lines.get(names[:length])) is not None:
                return line
        return 1
