"""People who write to a bot, as many or as fast as wanted, and when they were answered."""

import itertools
import time
from collections.abc import Iterable, Sequence

from botapi import PATIENCE, BotApi

TIMEOUT = PATIENCE
_people = itertools.count(10_001)


def newcomers(count: int) -> list[int]:
    """People who never wrote before."""
    return [next(_people) for _one in range(count)]


def all_at_once(api: BotApi, people: Sequence[int], texts: Sequence[str]) -> float:
    """Everybody writes in the same moment; the seconds until the last one has an answer."""
    with api.state.bell.lock:
        for person, text in zip(people, itertools.cycle(texts), strict=False):
            api.send_text(person, text)
        started = time.monotonic()
    wait_until_answered(api, people)
    return max(api.messages(person)[0].time for person in people) - started


def steadily(api: BotApi, people: Sequence[int], texts: Sequence[str], rate: float) -> list[float]:
    """Somebody new writes `rate` times a second, whether the others were answered or not; the wait of each."""
    wrote: dict[int, float] = {}
    started = time.monotonic()
    for number, (person, text) in enumerate(zip(people, itertools.cycle(texts), strict=False)):
        time.sleep(max(0.0, started + number / rate - time.monotonic()))
        wrote[person] = time.monotonic()
        api.send_text(person, text)
    wait_until_answered(api, people)
    return [api.messages(person)[0].time - wrote[person] for person in people]


def wait_until_answered(api: BotApi, people: Iterable[int]) -> None:
    """Returns when everybody has had a message. Looks a few times a second, to leave the processor to the others."""
    waiting = set(people)
    until = time.monotonic() + TIMEOUT
    while waiting := {person for person in waiting if not api.messages(person)}:
        if time.monotonic() > until:
            raise TimeoutError(f"{len(waiting)} people have no answer")
        time.sleep(0.1)
