"""A polite visitor of other people's sites: slow, patient, and honest about who it is."""

import asyncio
import html
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import httpx

USER_AGENT = "Stadswijzer/0.1 (kijkt of bronnen nog kloppen; hoogstens een verzoek per seconde)"
MAX_HOPS = 10
MAX_BYTES = 2_000_000
"""More than this of an answer is not read."""
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?([\w-]{2,20})""", re.IGNORECASE)


@dataclass(frozen=True)
class Manners:
    """How patient the visitor is, in seconds; `pause` is between two requests to the same host."""

    pause: float = 1.0
    timeout: float = 20.0
    tries: int = 4
    backoff: float = 2.0
    longest_wait: float = 60.0


@dataclass(frozen=True)
class Page:
    """What came back in the end. `error` says in words why nothing did; `passing` that a later try may do better."""

    url: str
    status: int = 0
    body: bytes = b""
    content_type: str = ""
    hops: int = 0
    permanent: bool = True
    error: str = ""
    passing: bool = False

    @property
    def title(self) -> str:
        """The title of an HTML page, on one line."""
        match = _TITLE.search(self.text)
        return " ".join(html.unescape(match[1]).split())[:200] if match else ""

    @property
    def text(self) -> str:
        """The body as text, as well as it says how to read it."""
        named = re.search(r"charset=[\"']?([\w-]+)", self.content_type)
        found = _CHARSET.search(self.body[:2000])
        charset = named[1] if named else found[1].decode("ascii") if found else "utf-8"
        try:
            return self.body.decode(charset, errors="replace")
        except LookupError:
            return self.body.decode("utf-8", errors="replace")


Answer = tuple[Page, str | None, float]
"""A page, where it sends us on to, and how many seconds it asks us to wait."""


class Visitor:
    """Asks for pages, at most one a `pause` from each host, and tries again what may pass."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._last: dict[str, float] = {}
        self._client = httpx.AsyncClient(
            headers={"User-Agent": USER_AGENT, "Accept-Language": "nl, en;q=0.8"},
            timeout=manners.timeout,
            follow_redirects=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def look(self, url: str) -> Page:
        """The page at `url`, asked with HEAD first; with GET when it is HTML (for its title) or HEAD did not work."""
        head = await self._follow("HEAD", url, tries=1)
        enough = head.status == 200 and head.content_type and "html" not in head.content_type
        return head if enough else await self._follow("GET", url)

    async def get(self, url: str, query: Mapping[str, str]) -> Page:
        """The answer to a question."""
        return await self._follow("GET", str(httpx.URL(url, params=dict(query))), accept="application/xml, */*;q=0.5")

    async def _follow(
        self, method: str, url: str, accept: str = "text/html, */*;q=0.8", tries: int | None = None
    ) -> Page:
        at, permanent = url, True
        for hops in range(MAX_HOPS + 1):
            found, onward = await self._patiently(method, at, accept, tries or self._manners.tries)
            if onward is None:
                return replace(found, hops=hops, permanent=permanent)
            permanent = permanent and found.status in (301, 308)
            at = onward
        return Page(url, hops=MAX_HOPS, error="stuurt steeds weer door")

    async def _patiently(self, method: str, url: str, accept: str, tries: int) -> tuple[Page, str | None]:
        """One address, tried again while its trouble may pass; with where it sends us on to."""
        manners = self._manners
        for attempt in range(tries):
            found, onward, asked_wait = await self._safely(method, url, accept)
            if not found.passing or attempt + 1 == tries:
                return found, onward
            await asyncio.sleep(min(max(manners.backoff * 2**attempt, asked_wait), manners.longest_wait))
        raise ValueError("tries is at least 1")

    async def _safely(self, method: str, url: str, accept: str) -> Answer:
        try:
            return await self._once(method, url, accept)
        except (httpx.TimeoutException, TimeoutError):
            return Page(url, error="antwoordt niet op tijd", passing=True), None, 0.0
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
            return Page(url, error=f"is geen adres ({error})"), None, 0.0
        except (httpx.RemoteProtocolError, httpx.DecodingError) as error:
            return Page(url, error=f"geeft een kapot antwoord ({error})", passing=True), None, 0.0
        except httpx.HTTPError as error:
            return Page(url, error=f"is niet te bereiken ({error})", passing=True), None, 0.0

    async def _once(self, method: str, url: str, accept: str) -> Answer:
        await self._turn(httpx.URL(url).host)
        async with (
            asyncio.timeout(self._manners.timeout * 2),
            self._client.stream(method, url, headers={"Accept": accept}) as answer,
        ):
            body = b"" if method == "HEAD" else await _beginning(answer)
        found = Page(
            url,
            status=answer.status_code,
            body=body,
            content_type=answer.headers.get("content-type", ""),
            error="" if answer.is_success or answer.has_redirect_location else f"geeft fout {answer.status_code}",
            passing=answer.status_code in _TRY_AGAIN,
        )
        onward = str(answer.url.join(answer.headers["location"])) if answer.has_redirect_location else None
        wait = answer.headers.get("retry-after", "")
        return found, onward, float(wait) if wait.isdigit() else 0.0

    async def _turn(self, host: str) -> None:
        """Waits until this host may be asked again."""
        async with self._hosts[host]:
            wait = self._last.get(host, -self._manners.pause) + self._manners.pause - time.monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            self._last[host] = time.monotonic()


async def _beginning(answer: httpx.Response) -> bytes:
    body = bytearray()
    async for part in answer.aiter_bytes():
        body += part
        if len(body) > MAX_BYTES:
            break
    return bytes(body[:MAX_BYTES])
