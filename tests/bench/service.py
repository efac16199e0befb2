"""The real programs as processes of their own, with what the system tells about them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from botapi import PATIENCE, BotApi
from process import Running

ROOT = Path(__file__).parents[2]
STAFF, DESK = 900, -1001


class Measured(Running):
    """The service as the unit starts it, whose memory can be read."""

    program = ("-OO", "-m", "bot")

    def __init__(self, folder: Path, command: str = "run", **settings: str) -> None:
        kept = {
            "MALLOC_ARENA_MAX": "1",
            "MALLOC_TRIM_THRESHOLD_": "131072",
            "PYTHONNODEBUGRANGES": "1",
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        }
        super().__init__(folder, command, **settings, **kept)
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def __enter__(self) -> Self:
        self.start()  # once before: an installation keeps the bytecode, and compiling would leave room behind
        self.stop()
        return super().__enter__()

    def megabytes(self) -> float:
        """The memory that the process holds now (RSS)."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def cpu_seconds(self) -> float:
        """The processor time that the process has used so far."""
        assert self._process is not None
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def on_telegram(folder: Path, api: BotApi) -> Measured:
    """The service, set up to talk to this Bot API with a desk."""
    return Measured(
        folder,
        TELEGRAM_BOT_TOKEN=api.token,
        TELEGRAM_API_URL=api.url,
        STAFF_CHAT_ID=str(DESK),
        STAFF_IDS=str(STAFF),
    )


@contextmanager
def echo_bot(api: BotApi, program: str) -> Iterator[None]:
    """A bot that says back what it hears, on this Bot API: one of the programs beside this one."""
    command = [sys.executable, str(Path(__file__).with_name(program)), api.url, api.token]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        api.wait_for(lambda: bool(api.calls_to("getUpdates")))
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def seconds_of(*command: str) -> float:
    """How long a Python process with these arguments takes, from its start until its end."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM", "STADSWIJZER"))}
    started = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=ROOT, env=kept, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started
