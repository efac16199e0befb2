"""Runs the real service as a process of its own, so that it can be killed; and its commands, so that each starts and
ends as one that is typed."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from botapi import PATIENCE
from ports import free_port

TESTS = Path(__file__).parent


class Running:
    """A `stadswijzer run` (or another command) with its own settings; stopped when the block ends."""

    program: tuple[str, ...] = ("-m", "bot")

    def __init__(self, folder: Path, command: str = "run", **settings: str) -> None:
        self.port = int(settings.get("PORT") or free_port())
        self._folder = folder
        self._command = command
        self._environment = _settings(
            {"STADSWIJZER_DB": str(folder / "service.db"), "PORT": str(self.port), **settings}
        )
        self._process: subprocess.Popen[bytes] | None = None
        self.log = folder / "service.log"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, *, wait: bool = True) -> None:
        """Starts it, and waits until it says that it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self.program, self._command],
                cwd=self._folder,
                env=self._environment | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"},
                stdout=log,
                stderr=log,
            )
        if wait:
            self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self._process is not None
            if self._process.poll() is not None:
                raise AssertionError(f"it stopped: {self.log.read_text()[-2000:]}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=PATIENCE) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                pass
            time.sleep(0.02)
        raise AssertionError(f"not ready in time: {self.log.read_text()[-2000:]}")

    @property
    def database(self) -> Path:
        """Its store."""
        return Path(self._environment["STADSWIJZER_DB"])

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None
        return self._process.pid

    def exit_code(self) -> int | None:
        """Its exit code, when it has stopped by itself."""
        return self._process.poll() if self._process is not None else None

    def kill(self) -> None:
        """Kill -9: no goodbye."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE)

    def stop(self) -> int | None:
        """Asks it to stop, and waits until it did; its exit code."""
        if self._process is None or self._process.poll() is not None:
            return None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(PATIENCE)


class Hasty(Running):
    """The service in haste (see hasty.py), for a platform that sets no limits."""

    program = (str(TESTS / "hasty.py"),)


_FORKS = multiprocessing.get_context("forkserver")
"""Forks from a process that has the program in memory and did nothing with it: that saves each command the seconds that
Python takes to read it."""
_FORKS.set_forkserver_preload(["bot.cli"])


def run_command(folder: Path, *arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs `stadswijzer` with these arguments in `folder`, with only these settings; what is `typed` is all it can
    read. Fails when it takes longer than PATIENCE."""
    ends = [folder.parent / f"{folder.name}.{name}" for name in ("in", "out", "err")]
    for file, text in zip(ends, (typed, "", ""), strict=True):
        file.write_text(text, encoding="utf-8")
    started = _FORKS.Process(target=_run_command, args=(folder, arguments, _settings(settings), ends))
    started.start()
    started.join(PATIENCE)
    if started.exitcode is None:
        started.kill()
        raise AssertionError(f"still busy: {' '.join(arguments)}")
    out, err = (file.read_text(encoding="utf-8") for file in ends[1:])
    return subprocess.CompletedProcess(arguments, started.exitcode, out, err)


def _run_command(folder: Path, arguments: Sequence[str], environment: dict[str, str], ends: Sequence[Path]) -> None:
    from bot import cli

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, file in enumerate(ends):
        os.dup2(os.open(file, os.O_RDWR), number)
    sys.stdin = os.fdopen(0)  # the one of before was closed
    sys.exit(cli.main([*arguments]))


def _settings(ours: dict[str, str]) -> dict[str, str]:
    """The environment, with `ours` for settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM", "STADSWIJZER"))}
    return kept | ours
