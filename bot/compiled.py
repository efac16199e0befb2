"""A city as the program holds it, kept on disk: reading and indexing hundreds of files at every start takes seconds.

Kept as Python keeps its bytecode: beside the code, in `__pycache__`, for exactly the content and the code that it was
made from. Whoever may write there may write the program too, so it is trusted as the program is, and never read from
anywhere else.
"""

import hashlib
import os
import pickle
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import flows
import knowledge
from bot.once import Once
from knowledge import load

_MADE_WITH = ("numpy", "pydantic", "rapidfuzz", "PyStemmer", "wordfreq")
_KEY = hashlib.sha256().digest_size
_PATIENCE = 120.0


def kept(folder: Path) -> Any | None:
    """What was kept of the city in `folder`, or None when there is nothing that was made from just this content."""
    try:
        with _file(folder).open("rb") as file:
            return pickle.load(file) if file.read(_KEY) == _key(folder) else None
    except (OSError, pickle.UnpicklingError, EOFError):
        return None


def keep(folder: Path, made: Any) -> None:
    """Keeps what was made of the city in `folder`. Raises OSError when that is not possible here."""
    path = _file(folder)
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(_key(folder) + pickle.dumps(Once().of(made), pickle.HIGHEST_PROTOCOL))
    beside.replace(path)


def make_apart(folder: Path) -> None:
    """Has another process make and keep the city in `folder`, so that this one never needs the memory for it.

    When that fails nothing is kept: who asks then makes it and hears why.
    """
    place = _file(folder).parent
    if os.access(place if place.exists() else place.parent, os.W_OK):
        command = [sys.executable, "-m", "bot", "knowledge", "compile", str(folder)]
        subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)


def _file(folder: Path) -> Path:
    return folder.parent / "__pycache__" / f"{folder.name}.pickle"


def _key(folder: Path) -> bytes:
    """Tells this content, this code and these libraries from all others."""
    digest = hashlib.sha256(load.fingerprint(folder).encode())
    for package in (knowledge, flows):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    digest.update(" ".join([sys.version, *map(version, _MADE_WITH)]).encode())
    return digest.digest()
