"""Whole turns over the wire: update in, reply out, everything stored on disk, beside a bot that only echoes."""

import gc
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from botapi import BotApi

from bench import flood, load, pushes
from bench.figures import Figure, percentile, progress
from bench.service import Measured, echo_bot, on_telegram
from knowledge.load import Pack

ECHO = {"echo": "echo.py", "aiogram": "echo_aiogram.py"}
"""Bots that only echo, by the name of their figures: one of python-telegram-bot, one of aiogram."""


@dataclass(frozen=True)
class Size:
    """How much is sent. `rates` are updates a second with the seconds that they last."""

    people: int = 150
    rounds: int = 9
    rates: tuple[tuple[float, float], ...] = ((10, 5), (50, 10))
    notices: int = 3000
    flood: int = 10_000


def measure(pack: Pack, size: Size = Size()) -> Iterator[Figure]:
    """All that is measured with the service and the echo bots running, each on a Telegram of its own."""
    texts = [said for need in pack.needs.values() if need.status == "found" for said in need.tests.finds]
    yield from _turns(texts, size)
    # a double that remembers tens of thousands of messages answers late, and that would count as ours
    gc.collect()
    yield from _notices(texts, size)


def _turns(texts: Sequence[str], size: Size) -> Iterator[Figure]:
    progress("wire: starting the service and the echo bots")
    with ExitStack() as stack:
        api, *others = (stack.enter_context(BotApi(rate_limits=None)) for _bot in ("ours", *ECHO))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        service = stack.enter_context(on_telegram(folder, api))
        echoes = dict(zip(ECHO, others, strict=True))
        for name, other in echoes.items():
            stack.enter_context(echo_bot(other, ECHO[name]))
        yield from _throughput(api, echoes, service, texts, size)
        for rate, seconds in size.rates:
            yield from _latency(api, "", texts, rate, seconds)
            yield from _latency(echoes["echo"], ".echo", texts, rate, seconds)
        yield from flood.measure(api, service, texts, size.flood)
        yield Figure("memory.run", service.megabytes(), "MB", "held (RSS) by the service after all of this")


def _notices(texts: Sequence[str], size: Size) -> Iterator[Figure]:
    progress(f"wire: {size.notices} notices")
    with ExitStack() as stack:
        api = stack.enter_context(BotApi(rate_limits=None))
        service = stack.enter_context(on_telegram(Path(stack.enter_context(tempfile.TemporaryDirectory())), api))
        known = load.newcomers(size.notices)
        load.all_at_once(api, known, ["/start"])
        yield from pushes.measure(api, service.database, known, texts)


def _throughput(
    api: BotApi, echoes: Mapping[str, BotApi], service: Measured, texts: Sequence[str], size: Size
) -> Iterator[Figure]:
    """Rounds in turn, so that whatever else the machine does falls on all; never a text twice, so that nothing is
    known already."""
    took: dict[str, list[float]] = {name: [] for name in ("", *echoes)}
    used = service.cpu_seconds()
    for number in range(size.rounds):
        progress(f"wire: throughput, round {number + 1} of {size.rounds}")
        first = number * size.people % len(texts)
        asked = [*texts[first:], *texts[:first]]
        for name, bot in {"": api, **echoes}.items():
            took[name].append(load.all_at_once(bot, load.newcomers(size.people), asked))
    used = (service.cpu_seconds() - used) / (size.rounds * size.people)
    rate = {name: size.people / statistics.median(seconds) for name, seconds in took.items()}
    about = f"{size.people} people write at once, median of {size.rounds} times"
    yield Figure("wire.throughput", rate[""], "turns/s", about)
    for name, library in {"echo": "python-telegram-bot", "aiogram": "aiogram"}.items():
        yield Figure(f"wire.throughput.{name}", rate[name], "turns/s", f"the same with a {library} that only echoes")
    yield Figure("wire.throughput.ratio", rate[""] / rate["echo"], "times", "ours to that of python-telegram-bot")
    yield Figure("wire.throughput.ratio.aiogram", rate[""] / rate["aiogram"], "times", "ours to that of aiogram")
    yield Figure("wire.cpu", 1000 * used, "ms/turn", "processor time of the service for one turn")


def _latency(api: BotApi, name: str, texts: Sequence[str], rate: float, seconds: float) -> Iterator[Figure]:
    progress(f"wire: {rate:g} updates a second{name}")
    waits = load.steadily(api, load.newcomers(int(rate * seconds)), texts, rate)
    for share in (50, 99):
        about = f"from update to reply at {rate:g} updates/s for {seconds:g} s{name and ', by the echo bot'}"
        yield Figure(f"wire.latency{name}.{rate:g}.p{share}", 1000 * percentile(waits, share / 100), "ms", about)
