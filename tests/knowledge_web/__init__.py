"""A small web on a real socket: pages that behave as told, and the search service of CVDR as published by KOOP.

The service speaks SRU 2.0: `operation`, `version`, `x-connection=cvdr` and a CQL `query`. It refuses what the real one
refuses (another connection, an unknown index) with a diagnostic, and like the real one it may answer well under 406.
"""

import re
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

SRU_PATH = "/sru/Search"


@dataclass(frozen=True)
class Reply:
    """What a path answers. `raw` replaces everything, `delay` is in seconds, `html` is the default type."""

    status: int = 200
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    raw: bytes | None = None


def page(title: str, **more: object) -> Reply:
    """An HTML page with this title."""
    return Reply(body=f"<!doctype html><html><head><title>{title}</title></head></html>", **more)  # type: ignore[arg-type]


def moved(to: str, status: int = 301) -> Reply:
    """A redirect."""
    return Reply(status=status, headers={"Location": to})


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    method: str
    path: str
    query: dict[str, str]
    at: float
    agent: str


Versions = dict[int, tuple[str, str, str]]
"""Number of a version, with its title, the day it came into force and the day it stopped ('' is never)."""


class Web:
    """The web while a test runs. Set `replies[path]` (the last one repeats) and `regulations`."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = {}
        self.get_only: set[str] = set()
        self.regulations: dict[str, Versions] = {}
        self.indexes = {"workid", "dcterms.identifier"}
        self.sru_replies: list[Reply] = []
        self.sru_status = 200
        self.asked: list[Asked] = []
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    @property
    def sru(self) -> str:
        """The address of the regulations service."""
        return self.url(SRU_PATH)

    def answer(self, asked: Asked) -> Reply:
        """What to say to this request."""
        self.asked.append(asked)
        if asked.path == SRU_PATH:
            return self.sru_replies.pop(0) if self.sru_replies else self._search(asked.query)
        if asked.method == "HEAD" and asked.path in self.get_only:
            return Reply(status=405)
        replies = self.replies.get(asked.path, [Reply(status=404, body="<title>Oeps</title>")])
        count = self._counts[asked.path]
        self._counts[asked.path] += 1
        return replies[min(count, len(replies) - 1)]

    def _search(self, query: dict[str, str]) -> Reply:
        if query.get("operation") != "searchRetrieve" or query.get("version") not in ("1.2", "2.0"):
            return self._said(_diagnostic(4, "Unsupported operation"))
        if query.get("x-connection") != "cvdr":
            return self._said(_diagnostic(6, "Unsupported parameter value", "x-connection"))
        match = re.fullmatch(r"\s*([\w.]+)\s*=\s*(CVDR\d+)(_\*)?", query.get("query", ""))
        if match is None:
            return self._said(_diagnostic(10, "Query syntax error"))
        if match[1] not in self.indexes:
            return self._said(_diagnostic(16, "Unsupported index", match[1]))
        whole = match[1] == "workid" or match[3]
        found = self.regulations.get(match[2], {}) if whole else {}
        records = "".join(_record(match[2], number, *version) for number, version in found.items())
        return self._said(
            f"<sru:numberOfRecords>{len(found)}</sru:numberOfRecords><sru:records>{records}</sru:records>"
        )

    def _said(self, inside: str) -> Reply:
        body = (
            '<?xml version="1.0" encoding="UTF-8"?><sru:searchRetrieveResponse'
            ' xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"><sru:version>2.0</sru:version>'
            f"{inside}</sru:searchRetrieveResponse>"
        )
        return Reply(self.sru_status, body, {"Content-Type": "application/xml; charset=UTF-8"})


def _diagnostic(code: int, message: str, details: str = "") -> str:
    return (
        "<sru:numberOfRecords>0</sru:numberOfRecords><sru:diagnostics>"
        '<diagnostic xmlns="http://docs.oasis-open.org/ns/search-ws/diagnostic">'
        f"<uri>info:srw/diagnostic/1/{code}</uri><details>{details}</details><message>{message}</message>"
        "</diagnostic></sru:diagnostics>"
    )


def _record(work: str, number: int, title: str, start: str, end: str) -> str:
    ended = f"<overheidrg:uitwerkingtredingDatum>{end}</overheidrg:uitwerkingtredingDatum>" if end else ""
    return f"""<sru:record><sru:recordSchema>http://standaarden.overheid.nl/sru/</sru:recordSchema><sru:recordData>
<gzd xmlns="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:overheidrg="http://standaarden.overheid.nl/cvdr/terms/"><originalData><overheidrg:meta><owmskern>
<dcterms:identifier>{work}_{number}</dcterms:identifier><dcterms:title>{escape(title)}</dcterms:title>
<dcterms:creator scheme="overheid:Gemeente">'s-Gravenhage</dcterms:creator></owmskern><cvdripm>
<overheidrg:inwerkingtredingDatum>{start}</overheidrg:inwerkingtredingDatum>{ended}</cvdripm></overheidrg:meta>
</originalData><enrichedData><organisatietype>Gemeente</organisatietype>
<preferred_url>https://lokaleregelgeving.overheid.nl/{work}/{number}</preferred_url></enrichedData></gzd>
</sru:recordData></sru:record>"""


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            agent = self.headers.get("User-Agent", "")
            reply = web.answer(Asked(self.command, parts.path, query, time.monotonic(), agent))
            time.sleep(reply.delay)
            try:
                self._send(reply)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the visitor would not wait any longer

        def _send(self, reply: Reply) -> None:
            if reply.raw is not None:
                self.wfile.write(reply.raw)
                self.close_connection = True
                return
            body = reply.body.encode()
            self.send_response(reply.status)
            headers = {"Content-Type": "text/html; charset=utf-8", **reply.headers, "Content-Length": str(len(body))}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    return Handler
