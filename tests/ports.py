"""Ports for servers of tests, of which several may run side by side."""

import contextlib
import os
import random
import socket

FIRST, END = 20_000, 32_000
"""Below the ports that the system gives to whoever calls out."""


def free_port() -> int:
    """A port that nobody listens on now, and that no other process of the same test run is given."""
    place = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    while True:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", random.randrange(FIRST + place, END, processes)))
            return int(probe.getsockname()[1])
