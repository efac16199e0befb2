"""One account sends thousands of messages: what the others notice of it, and what it is answered."""

import contextlib
import itertools
import threading
import time
from collections.abc import Iterator, Sequence

from botapi import BotApi

from bench import load
from bench.figures import Figure, percentile, progress
from bench.service import Measured

RATE = 20.0
"""Updates a second of the others."""
SECONDS = 20.0

TOLD = ("heel veel berichten", "very many messages")
"""What the sentence says that a flood is answered with."""


def measure(api: BotApi, service: Measured, texts: Sequence[str], messages: int) -> Iterator[Figure]:
    """The waits of others on a quiet day, and while one account sends so many messages in half of that time."""
    progress("wire: others without a flood")
    quiet = _others(api, texts)
    progress(f"wire: others beside {messages} messages of one account")
    [flooder] = load.newcomers(1)
    flooding = threading.Thread(target=_send, args=[api, flooder, texts, messages])
    flooding.start()
    beside = _others(api, texts)
    flooding.join()
    with contextlib.suppress(TimeoutError):
        api.wait_for(lambda: _told(api, flooder), load.TIMEOUT)
    about = f"from update to reply of others at {RATE:g} updates/s"
    yield Figure(
        "flood.others.p99", 1000 * percentile(beside, 0.99), "ms", f"{about}, beside {messages} of one account"
    )
    yield Figure("flood.others.p99.quiet", 1000 * percentile(quiet, 0.99), "ms", f"{about}, without that account")
    ratio = percentile(beside, 0.99) / percentile(quiet, 0.99)
    yield Figure("flood.others.p99.ratio", ratio, "times", "the first to the second")
    said = _told(api, flooder)
    yield Figure("flood.told", said, "messages", "that tell this account that it sends too much")
    answers = len(api.messages(flooder)) - said
    yield Figure("flood.answers", answers, "messages", "answers to what it sent before that was noticed")


def _told(api: BotApi, person: int) -> int:
    return sum(any(words in sent.text for words in TOLD) for sent in api.messages(person))


def _others(api: BotApi, texts: Sequence[str]) -> list[float]:
    return load.steadily(api, load.newcomers(int(RATE * SECONDS)), texts, RATE)


def _send(api: BotApi, person: int, texts: Sequence[str], messages: int) -> None:
    began, rate = time.monotonic(), messages / (SECONDS / 2)
    for number, text in zip(range(messages), itertools.cycle(texts), strict=False):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        api.send_text(person, text)
