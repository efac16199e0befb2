"""What was looked up already, kept in a file of JSON lines, so that a long run can be taken up again."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.verify.tasks import Finding, State


class ProgressError(Exception):
    """The file is not one of ours; the message says so in one line."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")
    key: str
    state: State
    words: str = ""
    title: str = ""
    final: bool = True


def read(path: Path) -> dict[str, Finding]:
    """What an earlier run found, the last word on each. A line that was cut off is left out. Raises ProgressError."""
    if not path.exists():
        return {}
    try:
        lines = path.read_text(encoding="ascii", errors="replace").split("\n")
    except OSError as error:
        raise ProgressError(f"{path}: niet te lezen ({error})") from None
    return {found.key: found for found in _findings(path, lines)}


def _findings(path: Path, lines: list[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Finding(**_Line.model_validate_json(line).model_dump())
        except ValidationError:
            if not line.startswith("{"):
                raise ProgressError(
                    f"{path}:{number}: dit is geen voortgang van knowledge verify; noem een ander bestand"
                ) from None


class Notes:
    """The file while a run goes on: every finding is on disk before the next one."""

    def __init__(self, path: Path) -> None:
        self._whole = _ends_whole(path)
        self._path = path
        self._file: IO[str] | None = None

    def add(self, found: Finding, today: dt.date) -> None:
        """Writes one finding down."""
        if self._file is None:
            self._file = self._path.open("a", encoding="utf-8")
            self._file.write("" if self._whole else "\n")
        told = {"key": found.key, "state": found.state, "words": found.words, "title": found.title}
        self._file.write(json.dumps(told | {"final": found.final, "day": str(today)}) + "\n")
        self._file.flush()

    def close(self) -> None:
        """Done with it."""
        if self._file is not None:
            self._file.close()


def _ends_whole(path: Path) -> bool:
    return not path.exists() or path.read_bytes()[-1:] in (b"", b"\n")
