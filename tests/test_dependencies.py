"""What is installed is what was looked at: every library pinned with hashes, and the container uses them."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = re.compile(r"^([\w.-]+)==(\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]


def pinned() -> dict[str, str]:
    return {canonicalize_name(name): version for name, version, _hashes in PINNED.findall(LOCK)}


@pytest.mark.parametrize("wanted", WANTED)
def test_every_library_is_pinned_at_a_version_that_fits(wanted: str) -> None:
    requirement = Requirement(wanted)
    version = pinned().get(canonicalize_name(requirement.name))
    assert version is not None, "run make lock"
    assert requirement.specifier.contains(version), "run make lock"


def test_nothing_is_in_the_lock_without_a_hash_or_from_elsewhere() -> None:
    names = re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)
    assert len(names) == len(pinned())
    assert not re.search(r"^(-|https?:|git)", LOCK, re.MULTILINE)


def test_the_container_installs_by_hash_and_runs_without_rights() -> None:
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    installs = [line for line in docker.splitlines() if "pip install" in line]
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation" in line for line in installs)
    assert re.search(r"^USER stadswijzer$", docker, re.MULTILINE)
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    for rule in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", '"127.0.0.1:'):
        assert rule in compose
