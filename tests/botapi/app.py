"""The HTTP face: reads a call, lets it fail as planned, answers it, and keeps a record."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import members, sending, settings, topics
from .errors import ApiError, bad_request
from .failures import Failure, Failures
from .params import Params, read_params
from .registry import METHODS
from .state import State
from .views import Call

MODULES = (members, sending, settings, topics)  # importing them fills METHODS

NO_UPDATES_WITH_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
KNOWN = {name: canonical for name, (canonical, _) in METHODS.items()} | {"getupdates": "getUpdates"}


class HttpFace:
    """The ASGI application; `hang_up` closes the connection of a client without a word."""

    def __init__(
        self,
        state: State,
        failures: Failures,
        calls: list[Call],
        hang_up: Callable[[tuple[str, int]], None],
    ) -> None:
        self.state = state
        self.failures = failures
        self.calls = calls
        self.hang_up = hang_up
        self.asgi = Starlette(
            routes=[
                Route("/file/bot{token}/{path:path}", self.download),
                Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            ],
            exception_handlers={404: _not_found, 405: _not_found},
        )

    async def call(self, request: Request) -> Response:
        """One call of a method."""
        asked = request.path_params["method"]
        name, agent = KNOWN.get(asked.lower(), asked), request.headers.get("user-agent", "")
        call = Call(name, {}, time.monotonic(), agent=agent)
        try:
            params = await self._read(request, call)
            self._authorise(request.path_params["token"])
            if (delay := self.failures.delay()) > 0:
                await asyncio.sleep(delay)
            failure = self.failures.next(call.method, params.values)
            if failure:
                return await self._fail(request, call, params, failure)
            result = await self._answer(request, call.method, params)
        except ApiError as error:
            return self._refused(call, error)
        return self._done(call, 200, {"ok": True, "result": result})

    async def download(self, request: Request) -> Response:
        """The content of a file by the file_path getFile gave."""
        try:
            self._authorise(request.path_params["token"])
        except ApiError as error:
            return JSONResponse(error.body(), error.status)
        with self.state.bell.lock:
            for stored in self.state.files.values():
                if stored.path == request.path_params["path"]:
                    return Response(stored.content, media_type="application/octet-stream")
        return await _not_found(request, None)

    async def _read(self, request: Request, call: Call) -> Params:
        body = await request.body()
        try:
            params = read_params(request.url.query, request.headers.get("content-type", ""), body)
            call.parameters = params.values
            call.files = {name: upload.content for name, upload in params.files.items()}
        finally:
            with self.state.bell.lock:
                self.calls.append(call)
                self.state.bell.ring()
        return params

    def _authorise(self, token: str) -> None:
        if token == self.state.token:
            return
        well_formed = re.fullmatch(r"\d+:[\w-]+", token)
        raise ApiError(401, "Unauthorized" if well_formed else "Unauthorized: invalid token specified")

    async def _answer(self, request: Request, method: str, params: Params) -> Any:
        if method == "getUpdates":
            return await self._get_updates(request, params)
        if method.lower() not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        with self.state.bell.lock:
            result = METHODS[method.lower()][1](self.state, params)
            self.state.bell.ring()
            return result

    async def _get_updates(self, request: Request, params: Params) -> list[dict[str, Any]]:
        updates, bell = self.state.updates, self.state.bell
        if self.state.webhook.url:
            raise ApiError(409, NO_UPDATES_WITH_WEBHOOK)
        limit = min(max(_number(params, "limit", 100), 1), 100)
        deadline = time.monotonic() + min(max(_number(params, "timeout", 0), 0), 50)
        settings.set_allowed(self.state, params)
        poll = updates.begin_poll()
        updates.confirm(_number(params, "offset", 0))
        gone = asyncio.create_task(_disconnected(request))
        try:
            with bell.listening() as change:
                while True:
                    change.clear()
                    if bell.closed or gone.done():
                        return []
                    updates.check_poll(poll)
                    batch = updates.batch(limit)
                    left = deadline - time.monotonic()
                    if batch or left <= 0:
                        return batch
                    await _first(change, gone, left)
        finally:
            gone.cancel()

    async def _fail(self, request: Request, call: Call, params: Params, failure: Failure) -> Response:
        if failure.applied:
            call.result = await self._answer(request, call.method, params)
        if isinstance(failure.how, int):
            return self._refused(call, failure.error())
        if failure.how == "drop":
            client = request.client
            self.hang_up((client.host, client.port) if client else ("", 0))
            await _disconnected(request)
            return Response()
        gone = asyncio.create_task(_disconnected(request))
        with self.state.bell.listening() as change:
            while not gone.done() and not self.state.bell.closed:
                change.clear()
                await _first(change, gone, None)
        gone.cancel()
        return Response(status_code=502)

    def _refused(self, call: Call, error: ApiError) -> Response:
        call.description = error.description
        return self._done(call, error.status, error.body())

    def _done(self, call: Call, status: int, body: dict[str, Any]) -> Response:
        with self.state.bell.lock:
            call.status = status
            call.result = body.get("result", call.result)
            response = JSONResponse(body, status)
            self.state.bell.ring()
            return response


def _number(params: Params, name: str, default: int) -> int:
    value = params.values.get(name, default)
    if not isinstance(value, int):
        raise bad_request(f"parameter {name} must be a number")
    return value


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _first(change: asyncio.Event, gone: asyncio.Task[None], timeout: float | None) -> None:
    changed = asyncio.create_task(change.wait())
    await asyncio.wait({changed, gone}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    changed.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await changed


async def _not_found(request: Request, error: Exception | None) -> Response:
    return JSONResponse(ApiError(404).body(), 404)
