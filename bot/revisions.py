"""Content files as they were at an earlier moment, from git; git is only asked, never changed."""

import subprocess
from pathlib import Path


class RevisionError(Exception):
    """That moment can't be read; the message says why, in one line."""


def changed(folder: Path, revision: str) -> tuple[dict[str, str], dict[str, str]]:
    """The content files that differ between `revision` and now: as they were, and as they are. Raises RevisionError."""
    if not folder.is_dir():
        raise RevisionError(f"{folder}: deze map bestaat niet")
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        raise RevisionError("dit is geen git-kopie; knowledge diff werkt in een map die met git is opgehaald")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise RevisionError(f"{revision!r} kent git niet; noem een commit, tak of merk, bijvoorbeeld HEAD of HEAD~3")
    sha = commit.strip()
    listed = _names(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", sha, "--", ".")
    listed |= _names(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    names = sorted(name for name in listed if name.endswith(".yaml"))
    before = {name: text for name in names if (text := _git(folder, "show", f"{sha}:./{name}")) is not None}
    after = {name: _read(folder / name) for name in names if (folder / name).is_file()}
    return before, after


def _names(folder: Path, *command: str) -> set[str]:
    return {name for name in (_git(folder, *command) or "").split("\0") if name}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _git(folder: Path, *command: str) -> str | None:
    """What git says, or None when it says no. Raises RevisionError when there is no git."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *command], capture_output=True, check=False, timeout=60)
    except FileNotFoundError:
        raise RevisionError("git ontbreekt op deze machine; knowledge diff heeft het nodig") from None
    except subprocess.TimeoutExpired:
        raise RevisionError("git antwoordt niet; probeer het nog eens") from None
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None
