"""A message in pieces that gets stuck halfway: what arrived does not come again."""

import asyncio
from typing import Any

import pytest
from botapi import BotApi
from conftest import START
from telegram import Bot

from bot.clock import MovableClock
from bot.messages import Message
from bot.outgoing import Deliverer
from bot.pace import SendPace
from bot.store import Store
from bot.telegram_channel.post import Post
from bot.telegram_channel.wire import Wire

ANA = 4001
LONG = "\n".join(("een " * 900, "twee " * 800, "drie " * 700))


class Stumbling(Wire):
    """Of all its calls the one with number `stuck` goes wrong."""

    def __init__(self, api: BotApi, stuck: int, how: int) -> None:
        super().__init__(api.url, connections=1, read_seconds=5)
        self._api, self._how, self._before = api, how, stuck

    async def call(self, url: str, parameters: dict[str, Any]) -> Any:
        if self._before == 0:
            self._api.fail_next("sendMessage", self._how)
        self._before -= 1
        return await super().call(url, parameters)


class Phone:
    """Puts messages into the chats of the double."""

    pace: SendPace | None = None

    def __init__(self, api: BotApi, store: Store, wire: Wire) -> None:
        self._post = Post(Bot(api.token, base_url=f"{api.url}/bot", request=wire), wire, lambda: store)

    def calls(self, _message: Message) -> int:
        return 1

    def chat(self, address: str) -> str:
        return address

    async def send(self, message: Message) -> str | None:
        return await self._post.put(ANA, message)


@pytest.mark.parametrize("how", [500, 429])
@pytest.mark.parametrize("stuck", [0, 1, 2])
def test_a_piece_that_arrived_does_not_come_again(how: int, stuck: int) -> None:
    with BotApi(rate_limits=None) as api, Store() as store:
        api.send_text(ANA, "hallo")
        store.outbox.add(Message(f"tg:{ANA}", LONG), START)
        asyncio.run(delivered(api, store, Stumbling(api, stuck, how)))
        assert [sent.text.split()[0] for sent in api.messages(ANA)] == ["een", "twee", "drie"]
        assert len(api.calls_to("sendMessage")) == 4
        assert store.outbox.counts() == {"sent": 1}


async def delivered(api: BotApi, store: Store, wire: Wire) -> None:
    moment = 1000.0
    deliverer = Deliverer(store, MovableClock(START), {"tg": Phone(api, store, wire)}, lambda: moment)
    async with wire:
        for _again in range(2):
            while await deliverer.deliver():
                pass
            moment += 400
