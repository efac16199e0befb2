"""A city that lives for some days: how much of one core it takes, and whether memory stays as it is."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.figures import Figure, progress
from bench.living import TYPED
from bench.service import ROOT
from knowledge.load import Pack

RESIDENTS, UPDATES = 565_000, 100_000
DAY = 24 * 3600
SHARED = Path("/dev/shm")
"""A disk in memory, if there is one: waiting for a disk takes time but no processor."""


def measure(pack: Pack, residents: int = RESIDENTS, updates: int = UPDATES) -> Iterator[Figure]:
    """The real service with all that it does but the connections, held to one core, in days that pass quickly."""
    progress(f"city: {residents} residents, {updates} updates")
    typed = [said for need in pack.needs.values() for said in need.tests.finds]
    told = list(_lived(typed, residents, updates))
    first, second, last = told[0], told[1], told[-1]
    days = last["city_seconds"] / DAY
    used = (last["cpu_seconds"] - first["cpu_seconds"]) / (last["city_seconds"] - first["city_seconds"])
    turn = (last["cpu_seconds"] - first["cpu_seconds"]) / (last["updates"] - first["updates"])
    about = f"of {residents} residents 1 % a day, {last['updates'] / days:.0f} updates a day, ticks and nights too"
    yield Figure("city.core", 100 * used, "%", f"of one core, {about}; without connections")
    yield Figure("city.update", 1000 * turn, "ms", "processor time for an update, with its share of ticks and nights")
    yield Figure("city.cases", last["cases"] / days, "cases", "registered a day")
    yield Figure("city.failed", last["failed"], "turns", f"that failed, of {last['updates']:.0f}")
    yield Figure("memory.city", last["megabytes"], "MB", f"held (RSS) after {last['updates']:.0f} updates")
    grown = last["megabytes"] - second["megabytes"]
    after = f"between {second['updates']:.0f} and {last['updates']:.0f} updates"
    yield Figure("memory.city.growth", grown, "MB", f"more held (RSS), {after}")


def _lived(typed: list[str], residents: int, updates: int) -> Iterator[Mapping[str, float]]:
    program = Path(__file__).with_name("living.py")
    with tempfile.TemporaryDirectory(dir=SHARED if SHARED.is_dir() else None) as folder:
        Path(folder, TYPED).write_text(json.dumps(typed), encoding="utf-8")
        command = [sys.executable, str(program), folder, str(residents), str(updates)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, env=environment, text=True
        ) as living:
            assert living.stdout is not None
            for line in living.stdout:
                progress(f"city: {line.strip()}")
                yield json.loads(line)
        if living.returncode != 0:
            raise RuntimeError(f"the city stopped with code {living.returncode}")
