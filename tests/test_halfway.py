"""A message in pieces that gets stuck halfway: what arrived does not come again, also not after a crash."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from botapi import BotApi
from conftest import START
from telegram import Bot

from bot.clock import MovableClock
from bot.messages import Message
from bot.outgoing import Came, Deliverer
from bot.pace import SendPace
from bot.store import Store
from bot.telegram_channel.post import Post
from bot.telegram_channel.wire import Wire

ANA = 4001
LONG = "\n".join(("een " * 900, "twee " * 800, "drie " * 700))
PIECES = ["een", "twee", "drie", "plan.pdf"]
STUCK = range(len(PIECES))


class Killed(BaseException):
    """The service dies."""


class Stumbling(Wire):
    """Of all its calls the one with number `stuck` goes wrong; once it is dead, it is alive again the next time."""

    def __init__(self, api: BotApi, stuck: int, how: int | str) -> None:
        super().__init__(api.url, connections=1, read_seconds=5)
        self._api, self._how, self._before = api, how, stuck

    async def do_request(self, *what: Any, **more: Any) -> tuple[int, bytes]:
        stuck, self._before = self._before == 0, self._before - 1
        match self._how:
            case int(status) if stuck:
                self._api.fail_next(None, status)
            case "lost" if stuck:
                self._api.fail_next(None, "drop", applied=True)
            case "killed before" if stuck:
                raise Killed
        answer = await super().do_request(*what, **more)
        if stuck and self._how == "killed after":
            raise Killed
        return answer


class Phone:
    """Puts messages into the chats of the double."""

    pace: SendPace | None = None

    def __init__(self, api: BotApi, store: Store, wire: Wire) -> None:
        self._post = Post(Bot(api.token, base_url=f"{api.url}/bot", request=wire), wire, lambda: store)

    def calls(self, _message: Message) -> int:
        return 1

    def chat(self, address: str) -> str:
        return address

    async def send(self, message: Message, came: Came) -> str | None:
        return await self._post.put(ANA, message, came)


@pytest.mark.parametrize("how", [500, 429, "killed before"])
@pytest.mark.parametrize("stuck", STUCK)
def test_a_piece_that_arrived_does_not_come_again(how: int | str, stuck: int, tmp_path: Path) -> None:
    assert came(how, stuck, tmp_path / "halfway.db") == PIECES


@pytest.mark.parametrize("how", ["lost", "killed after"])
@pytest.mark.parametrize("stuck", STUCK)
def test_only_the_piece_of_which_it_is_unknown_comes_again(how: str, stuck: int, tmp_path: Path) -> None:
    assert came(how, stuck, tmp_path / "halfway.db") == [*PIECES[: stuck + 1], *PIECES[stuck:]]


def came(how: int | str, stuck: int, path: Path) -> list[str]:
    """What Ana gets when the service starts again on its file after every trouble."""
    with BotApi(rate_limits=None) as api:
        api.send_text(ANA, "hallo")
        with Store(path) as store:
            store.files.add("plan", f"tg:{ANA}", "plan.pdf", "application/pdf", START, b"%PDF-")
            store.outbox.add(Message(f"tg:{ANA}", LONG, file="plan"), START)
        wire = Stumbling(api, stuck, how)
        for _start in range(2):
            with Store(path) as store, suppress(Killed):
                asyncio.run(delivered(api, store, wire))
        with Store(path) as store:
            assert store.outbox.counts() == {"sent": 1}
        return [sent.file_name or sent.text.split()[0] for sent in api.messages(ANA)]


async def delivered(api: BotApi, store: Store, wire: Wire) -> None:
    deliverer = Deliverer(store, MovableClock(START), {"tg": Phone(api, store, wire)}, lambda: 1000.0)
    async with wire:
        while await deliverer.deliver():
            pass
