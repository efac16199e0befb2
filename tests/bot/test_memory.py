"""What the service holds does not grow with the people who write: counted in blocks of memory, never in megabytes."""

import asyncio
import gc
import itertools
import sys
from pathlib import Path

from chaos.people import TEXTS
from conftest import START, City

from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.messages import Incoming, Message
from bot.outgoing import Came
from bot.pace import SendPace
from bot.service import Service
from bot.store import Store

PEOPLE = 30
"""A round: so many who never wrote before, each with everything that there is to say."""


class Deaf:
    """Sends nothing, and remembers nothing."""

    pace: SendPace | None = None

    def calls(self, _message: Message) -> int:
        return 1

    def chat(self, address: str) -> str:
        return address

    async def send(self, _message: Message, _came: Came) -> str | None:
        return "1"


def test_people_who_write_leave_nothing_in_memory(city: City, tmp_path: Path) -> None:
    with Store(tmp_path / "service.db") as store:
        assistant = Assistant(store, *city, is_staff=lambda _person: False)
        service = Service(assistant, MovableClock(START), {"tg": Deaf()})
        numbers = itertools.count(1)

        def blocks_after_a_round() -> int:
            for _person in range(PEOPLE):
                who = f"tg:{next(numbers)}"
                service.receive(Incoming(f"{who}/{at}", who, who, START, text) for at, text in enumerate(TEXTS))
                asyncio.run(service.drain(60))
                service.tick()
            gc.collect()
            return sys.getallocatedblocks()

        for _warming in range(2):
            blocks_after_a_round()
        first, *_between, last = (blocks_after_a_round() for _round in range(3))
        turns = 2 * PEOPLE * len(TEXTS)
        assert service.assistant.store.inbox.waiting() == 0
        # one thing kept for every message would be twice this; tables that settle are a few hundred blocks at most
    assert last - first < turns / 2, f"{last - first} blocks more after {turns} messages"


def test_the_pace_forgets_the_chats_that_may_hear_more_again() -> None:
    pace = SendPace()
    most = 0
    for chat in range(20_000):
        pace.leaves(chat / 30)
        pace.landed(str(chat), chat / 30)
        most = max(most, len(pace._full_again))
    assert most <= 1_001
