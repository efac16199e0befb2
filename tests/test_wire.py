"""The connections to the Bot API: what goes over them, and what is told when it does not."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import pytest
from botapi import BotApi
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.telegram_channel.wire import Wire, proxy_of

T = TypeVar("T")


@asynccontextmanager
async def on_the_wire(api: BotApi, read_seconds: float = 5) -> AsyncIterator[tuple[Bot, Wire]]:
    wire = Wire(api.url, connections=2, read_seconds=read_seconds)
    bot = Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot", request=wire)
    async with wire:
        yield bot, wire


def use(api: BotApi, act: Callable[[Bot, Wire], Awaitable[T]], read_seconds: float = 5) -> T:
    async def run() -> T:
        async with on_the_wire(api, read_seconds) as (bot, wire):
            return await act(bot, wire)

    return asyncio.run(run())


def test_a_file_arrives_whole_under_its_own_name() -> None:
    with BotApi(rate_limits=None) as api:
        api.send_text(5, "/start")  # the bot may only write to who wrote first
        data = bytes(range(256)) * 40
        sent = use(api, lambda bot, _wire: bot.send_document(5, data, filename="tijdlijn é.pdf", caption="a&b=c"))
        assert sent.document is not None
        assert sent.document.file_name == "tijdlijn é.pdf"
        assert sent.document.file_size == len(data)
        assert sent.caption == "a&b=c"


def test_a_call_gives_plain_data_and_the_errors_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with BotApi(rate_limits=None) as api:
        api.send_text(5, "/start")
        url = f"{api.url}/bot{api.token}/sendMessage"
        answer = use(api, lambda _bot, wire: wire.call(url, {"chat_id": "5", "text": "één & twee"}))
        assert answer["text"] == "één & twee"
        api.fail_next("sendMessage", 429, retry_after=7)
        with pytest.raises(RetryAfter):
            use(api, lambda _bot, wire: wire.call(url, {"chat_id": "5", "text": "a"}))


def test_what_goes_wrong_is_told_without_the_token() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/bot123456:secret/getMe"

        async def call() -> None:
            async with Wire(url, connections=1, read_seconds=1) as wire:
                await wire.call(url, {})

        with pytest.raises(NetworkError) as told:
            asyncio.run(call())
    assert "secret" not in str(told.value)


def test_an_answer_that_does_not_come_is_not_waited_for() -> None:
    with BotApi(rate_limits=None) as api:
        api.fail_next("getMe", "timeout")
        with pytest.raises(TimedOut):
            use(api, lambda bot, _wire: bot.get_me(), read_seconds=0.2)


@pytest.mark.parametrize(
    ("server", "proxy"),
    [
        ("https://api.telegram.org", "http://proxy.example:3128"),
        ("https://bots.den-haag.example", None),
        ("http://127.0.0.1:9000", None),
    ],
)
def test_the_proxy_of_the_environment_is_used(server: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "den-haag.example,127.0.0.1")
    monkeypatch.delenv("http_proxy", raising=False)
    monkeypatch.delenv("HTTP_PROXY", raising=False)
    assert proxy_of(server) == proxy
