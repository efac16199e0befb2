"""The double as a test uses it: a server on a real socket, what people do, what the bot did."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

import uvicorn
from ports import free_port

from .app import HttpFace
from .bell import PATIENCE
from .failures import Failure, Failures, How, Weather
from .groups import Groups
from .limits import Limiter, RateLimits
from .people import People
from .settings import scope_key
from .state import JSON, State, Topic
from .views import Call, Sent, sent
from .webhook import WebhookSender

T = TypeVar("T")

TOKEN = "123456789:AAExampleTokenOfTheTestDouble-000000"
VISIBLE = ("text", "document", "photo", "voice")


class BotApi(People, Groups):
    """A Telegram of one bot on 127.0.0.1, as strict as the real one.

    `with BotApi() as api:` starts it; `Bot(api.token, base_url=f"{api.url}/bot",
    base_file_url=f"{api.url}/file/bot")` talks to it, from this process or another one. Its methods
    may be used from any thread. `rate_limits=None` switches the sending limits off; callback and
    inline queries can be answered once, for `query_lifetime` seconds. `speed`: the seconds of the sending limits that
    go by in a real second, for a test that has no time to wait.
    """

    def __init__(
        self,
        *,
        rate_limits: RateLimits | None = RateLimits(),  # noqa: B008 - it is frozen
        token: str = TOKEN,
        username: str = "stadswijzer_test_bot",
        query_lifetime: float = 30.0,
        webhook_retry: float = 0.05,
        speed: float = 1.0,
    ) -> None:
        self.token = token
        self.calls: list[Call] = []
        self.state = State(token, username, Limiter(rate_limits) if rate_limits else None, query_lifetime)
        self.state.speed = speed
        self._failures = Failures()
        self._webhook_retry = webhook_retry
        self._port = 0

    @property
    def url(self) -> str:
        """Where it listens; the port stays the same when it is started again."""
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen, and return when calls are answered. After `stop` it goes on with the same state."""
        self._port = self._port or free_port()
        listener = socket.create_server(("127.0.0.1", self._port), backlog=128)
        # asyncio does this only for sockets that name their protocol; without it every answer waits 40 ms
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.state.bell.reopen()
        face = HttpFace(self.state, self._failures, self.calls, self._hang_up)
        config = uvicorn.Config(
            face.asgi,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            loop="asyncio",
            timeout_graceful_shutdown=2,
        )
        self._server = _PromptServer(config)
        self._thread = threading.Thread(target=self._server.run, args=([listener],), name="botapi")
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.002)
        if not self._server.started:
            raise RuntimeError("the server did not start")
        self._webhooks = WebhookSender(self.state, self._webhook_retry)
        self._webhooks.start()

    def stop(self) -> None:
        """Answer what still waits, close every connection and end the threads."""
        self.state.bell.close()
        self._server.should_exit = True
        self._thread.join()
        self._webhooks.join()

    def messages(self, chat_id: int, thread_id: int | None = None) -> list[Sent]:
        """What the bot sent to a chat (or topic) and was not deleted, oldest first, as it stands now."""
        with self.state.bell.lock:
            chat = self.state.chats.get(chat_id)
            stored = [one for one in chat.messages.values() if one.from_bot] if chat else []
            views = [sent(chat, one) for one in stored if chat and any(kind in one.json for kind in VISIBLE)]
            return [view for view in views if thread_id in (None, view.thread_id)]

    def topics(self, chat_id: int) -> list[Topic]:
        """The topics of a forum that are there now."""
        with self.state.bell.lock:
            return list(self.state.chats[chat_id].topics.values())

    def commands(self, language_code: str = "", scope: JSON | None = None) -> list[tuple[str, str]]:
        """The commands set for exactly this language and scope, as (command, description)."""
        key = ("commands", scope_key(scope), language_code)
        return [(one["command"], one["description"]) for one in self.state.settings.get(key, [])]

    def calls_to(self, method: str) -> list[Call]:
        """The calls of one method, in order of arrival."""
        with self.state.bell.lock:
            return [call for call in self.calls if call.method == method]

    def wait_for(self, predicate: Callable[[], T | None], timeout: float = PATIENCE) -> T:
        """The first truthy value of the predicate, asked again after every change.

        TimeoutError with the last calls when there is none in time.
        """
        value = self.state.bell.wait_until(predicate, timeout)
        if not value:
            last = "\n".join(f"  {call.method} {call.parameters} -> {call.status}" for call in self.calls[-8:])
            raise TimeoutError(f"not so within {timeout} s; the last calls were:\n{last}")
        return value

    def fail_next(
        self,
        method: str | None = None,
        status: How = 500,
        *,
        description: str | None = None,
        retry_after: int | None = None,
        times: int = 1,
        chat_id: int | None = None,
        applied: bool = False,
    ) -> None:
        """Let the next calls of a method (any method: None) that arrive fail.

        `status` is an HTTP status, "timeout" (the connection is held without an answer until the
        client gives up) or "drop" (the connection is closed). With `applied` the call takes effect
        all the same and only its answer is lost.
        """
        failure = Failure(method, status, description, retry_after, times, chat_id, applied)
        self._failures.plan(failure)

    def stop_failing(self) -> None:
        """Forget the planned failures that were not used up."""
        self._failures.clear()

    def bad_weather(self, weather: Weather | None) -> None:
        """From now on calls fail by chance, and updates come in mixed order; None brings fair weather."""
        self._failures.weather = weather
        self.state.updates.shuffle = weather.draw if weather else None

    def repeat_update(self, n: int = 1) -> list[int]:
        """Deliver the last n updates again although they were confirmed; their ids."""
        return self.state.updates.repeat(n)

    def pending_updates(self) -> int:
        """How many updates are not delivered and confirmed yet."""
        return self.state.updates.count()

    def _hang_up(self, client: tuple[str, int]) -> None:
        for connection in list(self._server.server_state.connections):
            if getattr(connection, "client", None) == client and connection.transport:
                connection.transport.abort()


class _PromptServer(uvicorn.Server):
    """Ends when it is told to, not at the next tenth of a second."""

    async def main_loop(self) -> None:
        await self.on_tick(0)
        while not self.should_exit:
            await asyncio.sleep(0.005)
