"""Many notices at once, with the limits of the platform on, while somebody else asks something."""

import itertools
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from botapi import BotApi, Limiter, RateLimits

from bench import load
from bench.figures import Figure
from bot.clock import SystemClock
from bot.messages import Message
from bot.store import Store

NOTICE = "Er is nieuws over je plan: het stadsdeel kijkt er deze week naar."
PATIENCE = 240.0
A_TICK = 500
"""Notices in one transaction: another process would hold up the service longer than its own tick does."""


def measure(api: BotApi, database: Path, people: Sequence[int], texts: Sequence[str]) -> Iterator[Figure]:
    """Everybody of `people` gets a notice; once a second somebody new asks one of `texts`."""
    limits = RateLimits()
    api.state.limiter = Limiter(limits)
    first_call, started = len(api.calls), time.monotonic()
    _queue(database, people)
    waits = _direct_replies(api, people, texts, started)
    notices = sorted(_arrived(api, people).values())
    calls = [call for call in api.calls[first_call:] if call.method == "sendMessage"]
    refused = sum(call.status == 429 for call in calls)
    sent = [call for call in calls if call.status == 200 and notices[0] <= call.time <= notices[-1]]
    rate = len(sent) / (notices[-1] - notices[0] + 1 / limits.per_second)
    told = f"{len(people)} notices, {len(sent)} messages with the direct replies"
    yield Figure("push.rate", 100 * rate / limits.per_second, "%", f"of the allowed {limits.per_second}/s: {told}")
    yield Figure("push.refused", refused, "answers 429", "calls that the platform refused because they came too fast")
    yield Figure("push.direct.longest", max(waits), "s", f"longest wait of {len(waits)} direct replies meanwhile")


def _queue(database: Path, people: Sequence[int]) -> None:
    """Writes the notices in the outbox of the running service, as its own tick does."""
    with Store(database) as store:
        for at in range(0, len(people), A_TICK):
            with store.atomic():
                for person in people[at : at + A_TICK]:
                    store.outbox.add(Message(f"tg:{person}", NOTICE, bulk=True), SystemClock().now())


def _direct_replies(api: BotApi, people: Sequence[int], texts: Sequence[str], started: float) -> list[float]:
    """Somebody new asks something each second until all notices are there; how long each of them waited."""
    wrote: dict[int, float] = {}
    for text in itertools.cycle(texts):
        # to look at all of them takes the double the time of many calls, so only when the last one has it
        if wrote and _arrived(api, people[-1:]) and len(_arrived(api, people)) == len(people):
            break
        if time.monotonic() > started + PATIENCE:
            raise TimeoutError(f"only {len(_arrived(api, people))} of {len(people)} notices came")
        [person] = load.newcomers(1)
        wrote[person] = time.monotonic()
        api.send_text(person, text)
        time.sleep(1)
    load.wait_until_answered(api, wrote)
    return [api.messages(person)[0].time - at for person, at in wrote.items()]


def _arrived(api: BotApi, people: Sequence[int]) -> dict[int, float]:
    """Who has the notice, and since when."""
    newest = {person: messages[-1] for person in people if (messages := api.messages(person))}
    return {person: sent.time for person, sent in newest.items() if sent.text == NOTICE}
