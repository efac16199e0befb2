"""Whole turns over the wire: update in, reply out, everything stored on disk, beside a bot that only echoes."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from botapi import BotApi

from bench import load, pushes
from bench.figures import Figure, percentile, progress
from bench.service import Measured, Platform, echo_bot, on_telegram
from knowledge.load import Pack


@dataclass(frozen=True)
class Size:
    """How much is sent. `rates` are updates a second with the seconds that they last."""

    people: int = 600
    rounds: int = 6
    rates: tuple[tuple[float, float], ...] = ((10, 5), (50, 10))


def measure(pack: Pack, size: Size = Size()) -> Iterator[Figure]:
    """All that is measured with the service and the echo bot running, each on a Telegram of its own."""
    texts = [said for need in pack.needs.values() if need.status == "found" for said in need.tests.finds]
    progress("wire: starting the service and the echo bot")
    with ExitStack() as stack:
        api, other = (stack.enter_context(Platform(rate_limits=None)) for _bot in range(2))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        service = stack.enter_context(on_telegram(folder, api))
        stack.enter_context(echo_bot(other))
        people = load.newcomers(size.people)
        yield from _throughput(api, other, service, texts, [people[at :: size.rounds] for at in range(size.rounds)])
        for rate, seconds in size.rates:
            yield from _latency(api, "", texts, rate, seconds)
            yield from _latency(other, ".echo", texts, rate, seconds)
        progress(f"wire: {len(people)} notices")
        yield from pushes.measure(api, service.database, people, texts)
        yield Figure("memory.run", service.megabytes(), "MB", "held (RSS) by the service after all of this")


def _throughput(
    api: BotApi, other: BotApi, service: Measured, texts: Sequence[str], rounds: Sequence[Sequence[int]]
) -> Iterator[Figure]:
    ours = echo = 0.0
    used = service.cpu_seconds()
    for number, people in enumerate(rounds, start=1):
        progress(f"wire: throughput, round {number} of {len(rounds)}")
        ours += load.all_at_once(api, people, texts)
        echo += load.all_at_once(other, people, texts)
    turns = sum(map(len, rounds))
    used = (service.cpu_seconds() - used) / turns
    about = f"{len(rounds[0])} people write at once, {len(rounds)} times"
    yield Figure("wire.throughput", turns / ours, "turns/s", about)
    yield Figure(
        "wire.throughput.echo", turns / echo, "turns/s", "the same with a python-telegram-bot that only echoes"
    )
    yield Figure("wire.throughput.ratio", echo / ours, "times", "ours to the echo bot, taking turns in one run")
    yield Figure("wire.cpu", 1000 * used, "ms/turn", "processor time of the service for one turn")


def _latency(api: BotApi, name: str, texts: Sequence[str], rate: float, seconds: float) -> Iterator[Figure]:
    progress(f"wire: {rate:g} updates a second{name}")
    waits = load.steadily(api, load.newcomers(int(rate * seconds)), texts, rate)
    for share in (50, 99):
        about = f"from update to reply at {rate:g} updates/s for {seconds:g} s{name and ', by the echo bot'}"
        yield Figure(f"wire.latency{name}.{rate:g}.p{share}", 1000 * percentile(waits, share / 100), "ms", about)
