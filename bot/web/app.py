"""The pages and their small interface. A browser is a person by a cookie that only this server reads."""

import asyncio
import json
import logging
import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot import uploads
from bot.messages import DESK, Incoming, Message, clean
from bot.outgoing import Came
from bot.pace import SendPace
from bot.service import Service
from bot.store.post import Outgoing
from bot.store.trouble import Trouble, noticed
from bot.uploads import NotTaken
from bot.web import colleagues, sent
from bot.web.pace import Pace
from bot.web.pages import page
from bot.web.probes import Probes

log = logging.getLogger(__name__)

FILE_SECONDS = 300
"""That a file may take: the largest over a poor connection."""
MAX_KEY = 40
_STATIC = Path(__file__).parent / "static"
_RELOAD = "Laad de pagina opnieuw."
_OFF = "Je staat niet (meer) op de lijst van de balie."
_FILE = "Stuur een foto, een spraakbericht of een document (pdf of Word) van hoogstens 10 MB."
_TOO_FAST = "Dat gaat me te snel. Wacht een minuut en probeer het dan nog eens."
_LATER = "Ik kan je bericht nu niet bewaren. Probeer het over een minuut nog eens."
_ROW = re.compile(r"^[0-9]{1,18}$")
_TOKEN = re.compile(r"^[A-Za-z0-9_-]{32}$")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(self), geolocation=(self), payment=()",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-cache",
}


_OF_ONE = {"Cache-Control": "no-store"}
"""A file with what somebody told is not left behind on a computer that others use too."""


class WebSender:
    """Messages to browsers wait in the store; the page fetches them. Handing over is all there is to do."""

    pace: SendPace | None = None

    def calls(self, message: Message) -> int:
        """One, whatever its length (see Sender)."""
        del message
        return 1

    def chat(self, address: str) -> str:
        """Its own (see Sender)."""
        return address

    async def send(self, message: Message, came: Came) -> str | None:
        """Nothing to do: the stream of the page reads the store. At the desk a message is known by its slot."""
        del came
        return message.slot if message.to == DESK else None


@dataclass(frozen=True)
class Demo:
    """What the demo adds: a desk without login on this machine, and a clock that can be moved."""

    move_days: Callable[[int], Awaitable[None]]
    run: str = field(default_factory=lambda: secrets.token_urlsafe(6))
    """Names this run, so that a page left open over a restart forgets the talk that the store forgot."""


def make_app(service: Service, demo: Demo | None = None) -> Starlette:
    """The web application. Without `demo` there is no desk and no clock to move."""
    web = _Web(service, demo)
    routes = [
        Route("/", web.page),
        Route("/api/say", web.say, methods=["POST"]),
        Route("/api/tap", web.tap, methods=["POST"]),
        Route("/api/upload", web.upload, methods=["POST"]),
        Route("/api/stream", web.stream),
        Route("/api/file/{file_id}", web.file),
        *Probes(service).routes,
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    middleware = [Middleware(BaseHTTPMiddleware, dispatch=_headers)]
    if demo is not None:
        routes.append(Route("/api/clock", web.clock, methods=["GET", "POST"]))
        # its desk has no login: another site may not get at it by a name that it points here
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]))
    return Starlette(routes=routes, middleware=middleware)


async def _headers(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await go_on(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


class _Refused(Exception):
    """It is not theirs to ask; says why."""


class _Web:
    def __init__(self, service: Service, demo: Demo | None) -> None:
        self._service = service
        self._demo = demo
        self._pace = Pace()

    async def page(self, request: Request) -> Response:
        """The chat page; the demo shows the desk beside it. A new browser gets its cookie here, and one that was here
        before keeps it for a year from now: it is the only way to its plans."""
        if not self._pace.allows_reading(request):
            return PlainTextResponse(_TOO_FAST, status_code=429)
        response = HTMLResponse(page(demo=self._demo is not None))
        kept = request.cookies.get(sent.cookie(request), "")
        response.set_cookie(
            sent.cookie(request),
            kept if _TOKEN.match(kept) else secrets.token_urlsafe(24),
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
            max_age=365 * 86400,
        )
        return response

    async def say(self, request: Request) -> Response:
        """A typed message: `{"text": "...", "role": "resident"|"desk", "lang": the page's, nl or en}`."""
        return await self._post(
            request,
            lambda body, who, key: self._incoming(
                who, key, text=sent.words(body, "text"), hint=sent.hint(body.get("lang"))
            ),
        )

    async def tap(self, request: Request) -> Response:
        """A tapped button: `{"action": "...", "role": ...}`."""
        return await self._post(
            request, lambda body, who, key: self._incoming(who, key, action=clean(sent.words(body, "action"), 64))
        )

    async def upload(self, request: Request) -> Response:
        """A photo, recording or document as the raw body. `?key=` as with the others; `?spoken=1` for speech."""
        try:
            who = self._who(request, "resident")
        except _Refused:
            return _no(403, _RELOAD)
        if not (self._pace.allows(request, who, photo=True) and self._pace.allows_file(request)):
            return _no(429, _TOO_FAST)
        with self._pace.file(request):
            return await self._kept(request, who)

    async def _kept(self, request: Request, who: str) -> Response:
        data = await sent.body(request, uploads.MAX_BYTES, FILE_SECONDS)
        if data is None:
            return _no(413, _FILE)
        try:
            kept = await asyncio.to_thread(uploads.read, data, spoken=request.query_params.get("spoken") == "1")
        except NotTaken:
            return _no(415, _FILE)
        file_id = secrets.token_urlsafe(12)
        store = self._service.assistant.store
        if store.room() < len(kept.data):  # they would take what messages and the next copy need
            log.error("files are refused, the disk is nearly full")
            return _no(503, _LATER)
        key = request.query_params.get("key") or secrets.token_urlsafe(8)
        try:
            with noticed():
                store.files.add(file_id, who, kept.name, kept.kind, self._service.clock.now(), kept.data)
            self._service.receive([self._incoming(who, clean(key, MAX_KEY), file=file_id, media=kept.media)])
        except Trouble:
            return _no(503, _LATER)
        return JSONResponse({"ok": True})

    async def file(self, request: Request) -> Response:
        """A file that was made for this person and nobody else; files of cases only for those who work on them now."""
        try:
            asked = request.query_params
            who = self._who(request, asked.get("role", "resident"), asked.get("as"), reading=True)
        except _Refused:
            return _no(403, _RELOAD)
        if not self._pace.allows_reading(request):
            return _no(429, _TOO_FAST)
        store, file_id = self._service.assistant.store, request.path_params["file_id"]
        if colleagues.is_colleague(who) and not self._service.assistant.roster.works_on_cases(who):
            return _no(403, _OFF)
        kept = store.files.of_case(file_id) if colleagues.is_colleague(who) else store.files.get(file_id, who)
        if kept is None or kept[2] is None:
            return _no(404, "Dat bestand is er niet.")
        name, kind, data = kept
        return Response(
            data, media_type=kind, headers=_OF_ONE | {"Content-Disposition": f'attachment; filename="{name}"'}
        )

    async def stream(self, request: Request) -> Response:
        """Server-sent events: everything said to this person (or the desk), from the last one seen.

        `start` comes first and names the run of a demo; `ready` comes when everything said before was sent; `desk`
        when a colleague was taken off the list, who hears nothing of the desk from then on, or was put back on it.
        """
        role = request.query_params.get("role", "resident")
        try:
            who = self._who(request, role, request.query_params.get("as"), reading=True)
        except _Refused:
            return _no(403, _RELOAD)
        if not (self._pace.allows_reading(request) and self._pace.allows_stream(request, who)):
            return _no(429, _TOO_FAST)
        last = request.headers.get("Last-Event-ID", request.query_params.get("after", "0"))
        return EventSourceResponse(self._events(request, who, int(last) if _ROW.match(last) else 0), ping=15)

    async def _events(self, request: Request, who: str, last: int) -> AsyncIterator[ServerSentEvent]:
        store, is_colleague = self._service.assistant.store, colleagues.is_colleague(who)
        yield ServerSentEvent(json.dumps({"run": self._demo.run if self._demo else ""}), event="start")
        caught_up, shut_out = False, False
        with self._pace.stream(request, who):
            while not await request.is_disconnected():
                at_desk = is_colleague and self._service.assistant.is_staff(who)
                if is_colleague and shut_out is at_desk:
                    shut_out = not at_desk
                    yield ServerSentEvent(json.dumps({"out": shut_out}), event="desk")
                rows = store.outbox.sent_after([DESK, who] if at_desk else [who], last)
                language = store.people.get(who).spoken if rows else ""
                for last, row in rows:
                    shown = json.dumps(_shown(row, language), ensure_ascii=False)
                    yield ServerSentEvent(shown, id=str(last))
                if not caught_up and not rows:
                    caught_up = True
                    yield ServerSentEvent("{}", event="ready")
                if not rows:
                    await self._service.changed(timeout=1.0)

    async def clock(self, request: Request) -> Response:
        """Demo only: tells the time; a POST moves the clock `{"days": 1..60}` ahead."""
        if request.method == "GET":
            return JSONResponse({"now": self._service.clock.now().isoformat()})
        if not sent.is_ours(request):
            return _no(403, _RELOAD)
        body = await sent.fields(request)
        if body is None or self._demo is None or not isinstance(body.get("days"), int) or not 1 <= body["days"] <= 60:
            return _no(400, "Verwacht days van 1 tot 60.")
        await self._demo.move_days(body["days"])
        return JSONResponse({"now": self._service.clock.now().isoformat()})

    async def _post(self, request: Request, make: Callable[[dict[str, Any], str, str], Incoming]) -> Response:
        body = await sent.fields(request)
        if body is None:
            return _no(400, "Dat bericht kan ik niet lezen.")
        try:
            who = self._who(request, body.get("role", "resident"), body.get("as"))
            if not self._pace.allows(request, who):
                return _no(429, _TOO_FAST)
            key = clean(str(body.get("key") or secrets.token_urlsafe(8)), MAX_KEY)
            came = make(body, who, key)
            if colleagues.is_colleague(who):
                came = self._at_desk(came, body, key)
            self._service.receive([came])
        except _Refused as refused:
            return _no(403, str(refused))
        except (KeyError, TypeError):
            return _no(400, "Dat bericht kan ik niet lezen.")
        except Trouble:
            return _no(503, _LATER)
        return JSONResponse({"ok": True})

    def _who(self, request: Request, role: str, colleague: object = None, *, reading: bool = False) -> str:
        """The person behind a request. Changing anything needs our own header, which another site can't send."""
        if not reading and not sent.is_ours(request):
            raise _Refused(_RELOAD)
        if role == "desk" and self._demo is not None and (who := colleagues.called(colleague)) is not None:
            if not reading and not self._service.assistant.is_staff(who):
                raise _Refused(_OFF)
            return who
        token = request.cookies.get(sent.cookie(request), "")
        if not _TOKEN.match(token) or role != "resident":
            raise _Refused(_RELOAD)
        return f"web:{token}"

    def _at_desk(self, came: Incoming, body: dict[str, Any], key: str) -> Incoming:
        """What a colleague of the demo does; what they type is shown to the others, as the staff group would."""
        came = colleagues.at_desk(came, body, key)
        if came.action is None:
            with noticed():
                self._service.assistant.store.outbox.add(colleagues.shown_to_all(came), self._service.clock.now())
        return came

    def _incoming(
        self,
        who: str,
        key: str,
        *,
        text: str = "",
        action: str | None = None,
        file: str | None = None,
        hint: str | None = None,
        media: str = "",
    ) -> Incoming:
        now = self._service.clock.now()
        return Incoming(f"{who}:{key}", who, who, now, text, action, file, language_hint=hint, media=media)


def _shown(row: Outgoing, language: str) -> dict[str, Any]:
    """A message as the page gets it. `language`: what its reader reads now, which a screen reader must know; the desk
    is in Dutch."""
    message = row.message
    return {
        "lang": "nl" if message.to == DESK else language,
        "id": row.id,
        "at": (row.sent_at or row.created_at).isoformat(),
        "text": message.text,
        "buttons": [asdict(button) for button in message.buttons],
        "case": message.case,
        "slot": message.slot,
        "gone": message.takes_back,
        "file": f"/api/file/{message.file}" if message.file else None,
    }


def _no(status: int, why: str) -> JSONResponse:
    return JSONResponse({"error": why}, status_code=status)
