"""What a resident and the desk wait for each other: over the wire, with a topic for every case."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from chats import platform
from inprocess import InProcess

from bench import load, talk
from bench.figures import Figure, progress
from bot import content
from knowledge.load import Pack

SPEED = 60
"""The limits of the platform count this much faster than time, so that a case an hour is a case a minute: the chats
are as quiet as they are at a real desk, where nobody registers, is taken up and decided within seconds."""


def measure(pack: Pack, cases: int = 12) -> Iterator[Figure]:
    """Cases from the last tap of the resident to the card, and from the decision of staff to the phone. It is Monday
    morning: no quiet hours. Topic, card, and all that is kept are part of it."""
    to_desk, to_phone = [], []
    progress("desk: cases from the phone to the desk and back")
    with platform(speed=SPEED) as api, tempfile.TemporaryDirectory() as folder:
        city = content.open_city(pack.city)
        with InProcess(api, city, Path(folder)):
            for person in load.newcomers(cases):
                to_desk.append(talk.confirmed(api, person))
                to_phone.append(talk.decided(api, person))
    for name, waits, about in (
        ("desk.to_desk", to_desk, "from a resident's confirmation to the card in its topic at the desk"),
        ("desk.to_phone", to_phone, "from a decision at the desk to the resident's phone"),
    ):
        yield Figure(name, 1000 * statistics.median(waits), "ms", f"{about}, median of {len(waits)}; aim: under 1000")
        yield Figure(f"{name}.longest", 1000 * max(waits), "ms", "... and the longest of them")
