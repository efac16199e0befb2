"""Runs the real service as a process of its own, so that it can be killed."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
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
        ours = {"STADSWIJZER_DB": str(folder / "service.db"), "PORT": str(self.port), **settings}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM", "STADSWIJZER"))}
        self._environment = kept | ours
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
