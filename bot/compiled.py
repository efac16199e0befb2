"""What the program holds of a folder of files, kept on disk: reading and indexing those of a city takes seconds, and
catalogues of words take memory that is not given back.

Kept as Python keeps its bytecode: beside the code, in `__pycache__`, for exactly the content and the code that it was
made from. Whoever may write there may write the program too, so it is trusted as the program is, and never read from
anywhere else.
"""

import hashlib
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import flows
import knowledge
from bot.once import Once

_CITY: Final = (Path(knowledge.__path__[0]), Path(flows.__path__[0]))
"""The code that makes a city of its content."""
_MADE_WITH = ("babel", "numpy", "pydantic", "rapidfuzz", "PyStemmer", "wordfreq")
_KEY = hashlib.sha256().digest_size
_PATIENCE = 120.0


def kept(folder: Path, *code: Path) -> Any | None:
    """What was kept of the files in `folder`, or None when there is nothing that was made from just these, by just this
    `code` (modules or packages; that of a city when none is given)."""
    try:
        with _file(folder).open("rb") as file:
            return pickle.load(file) if file.read(_KEY) == _key(folder, code) else None
    except (OSError, pickle.UnpicklingError, EOFError):
        return None


def keep(folder: Path, made: Any, *code: Path) -> None:
    """Keeps what `code` made of the files in `folder`. Raises OSError when that is not possible here."""
    path = _file(folder)
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(_key(folder, code) + pickle.dumps(Once().of(made), pickle.HIGHEST_PROTOCOL))
    beside.replace(path)


def make_apart(folder: Path) -> None:
    """Has another process make and keep the city in `folder`, so that this one never needs the memory for it.

    When that fails, or takes too long, nothing is kept: who asks then makes it and hears why.
    """
    place = _file(folder).parent
    if os.access(place if place.exists() else place.parent, os.W_OK):
        command = [sys.executable, "-m", "bot", "knowledge", "compile", str(folder)]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)


def _file(folder: Path) -> Path:
    return folder.parent / "__pycache__" / f"{folder.name}.pickle"


def _key(folder: Path, code: tuple[Path, ...]) -> bytes:
    """Tells these files, this code and these libraries from all others."""
    digest = hashlib.sha256()
    modules = ((root, path) for root in code or _CITY for path in (root.rglob("*.py") if root.is_dir() else [root]))
    for root, path in sorted([*((folder, path) for path in folder.rglob("*.*")), *modules]):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    digest.update(" ".join([sys.version, *map(version, _MADE_WITH)]).encode())
    return digest.digest()
