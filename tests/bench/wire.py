"""Whole turns over the wire: update in, reply out, everything stored on disk, beside a bot that only echoes."""

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from botapi import BotApi

from bench import load, pushes, talk
from bench.figures import Figure, percentile, progress
from bench.service import DESK, Measured, Platform, echo_bot, on_telegram
from knowledge.load import Pack


@dataclass(frozen=True)
class Size:
    """How much is sent."""

    updates: int = 200
    rounds: int = 3
    rate: float = 50
    seconds: float = 10
    cases: int = 8
    notices: int = 600


def measure(pack: Pack, size: Size = Size()) -> Iterator[Figure]:
    """All that is measured with the service and the echo bot running, each on a Telegram of its own."""
    texts = [said for need in pack.needs.values() if need.status == "found" for said in need.tests.finds]
    progress("wire: starting the service and the echo bot")
    with ExitStack() as stack:
        api, other = (stack.enter_context(Platform(rate_limits=None)) for _bot in range(2))
        api.add_group(DESK, title="Balie", admin=True)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        service = stack.enter_context(on_telegram(folder, api))
        stack.enter_context(echo_bot(other))
        people = load.newcomers(size.notices)
        yield from _throughput(api, other, service, texts, size)
        yield from _latency(api, other, texts, size)
        yield from _cases(api, size)
        yield from _pushes(api, service, people, texts)
        yield Figure("memory.run", service.megabytes(), "MB", "held (RSS) by the service after all of this")


def _throughput(api: BotApi, other: BotApi, service: Measured, texts: Sequence[str], size: Size) -> Iterator[Figure]:
    ours, echo = [], []
    used = service.cpu_seconds()
    for number in range(size.rounds):
        progress(f"wire: throughput, round {number + 1} of {size.rounds}")
        ours.append(size.updates / load.all_at_once(api, load.newcomers(size.updates), texts))
        echo.append(size.updates / load.all_at_once(other, load.newcomers(size.updates), texts))
    used = (service.cpu_seconds() - used) / (size.updates * size.rounds)
    here, there = statistics.median(ours), statistics.median(echo)
    yield Figure("wire.throughput", here, "turns/s", f"{size.updates} people write at once; median of {size.rounds}")
    yield Figure("wire.throughput.echo", there, "turns/s", "the same with a python-telegram-bot that only echoes")
    yield Figure("wire.throughput.ratio", here / there, "times", "ours to the echo bot, in one run")
    yield Figure("wire.cpu", 1000 * used, "ms/turn", "processor time of the service for one turn")


def _latency(api: BotApi, other: BotApi, texts: Sequence[str], size: Size) -> Iterator[Figure]:
    for name, one in (("", api), (".echo", other)):
        progress(f"wire: {size.rate:g} updates a second{name}")
        waits = load.steadily(one, load.newcomers(int(size.rate * size.seconds)), texts, size.rate)
        for share in (50, 99):
            wait = 1000 * percentile(waits, share / 100)
            about = f"from update to reply at {size.rate:g} updates/s for {size.seconds:g} s"
            yield Figure(f"wire.latency{name}.p{share}", wait, "ms", about)


def _cases(api: BotApi, size: Size) -> Iterator[Figure]:
    progress("wire: cases")
    to_desk, to_phone = [], []
    for person in load.newcomers(size.cases):
        to_desk.append(talk.confirmed(api, person))
        to_phone.append(talk.decided(api, person))
    for name, waits, about in (
        ("wire.to_desk", to_desk, "from a resident's confirmation to the card at the desk"),
        ("wire.to_phone", to_phone, "from a decision at the desk to the resident's phone"),
    ):
        yield Figure(name, 1000 * statistics.median(waits), "ms", f"{about}, median of {len(waits)}")
        yield Figure(f"{name}.longest", 1000 * max(waits), "ms", "... and the longest of them")


def _pushes(api: BotApi, service: Measured, people: Sequence[int], texts: Sequence[str]) -> Iterator[Figure]:
    """Everybody has to have written once: a bot can't begin a talk."""
    progress(f"wire: {len(people)} notices")
    load.all_at_once(api, people, texts)
    yield from pushes.measure(api, service.database, people, texts)
