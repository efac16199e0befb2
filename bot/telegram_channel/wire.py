"""The connections to the Bot API, by aiohttp: a fifth of the work of what python-telegram-bot brings along."""

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 5.0
UPLOAD_SECONDS = 60.0
"""For a call with a file in it, which takes as long as the line is slow."""


@dataclass(frozen=True)
class Json:
    """Parameters of a call as a JSON object; no files."""

    parameters: dict[str, Any]
    contains_files = False


class Wire(BaseRequest):
    """At most so many connections to `server`, kept open; an answer must come within `read_seconds`.

    Goes by the proxy that the environment names for it, if any. What goes wrong is told by its kind only: the address
    has the token in it.
    """

    __slots__ = ("_connections", "_proxy", "_read_seconds", "_session")

    def __init__(self, server: str, connections: int, read_seconds: float) -> None:
        # once: aiohttp itself would look it up in a thread for every call
        self._proxy = proxy_of(server)
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Makes ready; connections are opened when they are needed."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(self, url: str, parameters: dict[str, Any]) -> Any:
        """A call whose answer is left as plain data. Raises TelegramError.

        Making objects of all that is sent and answered takes as long as sending does.
        """
        return await self.post(url, cast(RequestData, Json(parameters)))

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Json | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call; the status and the body of the answer. Raises NetworkError."""
        del write_timeout, pool_timeout
        if self._session is None:
            raise NetworkError("not open")
        uploads = request_data is not None and request_data.contains_files
        read = read_timeout if isinstance(read_timeout, (int, float)) else self._read_seconds
        connect = connect_timeout if isinstance(connect_timeout, (int, float)) else CONNECT_SECONDS
        timeout = aiohttp.ClientTimeout(total=UPLOAD_SECONDS if uploads else None, sock_connect=connect, sock_read=read)
        try:
            async with self._session.request(method, url, timeout=timeout, **_body(request_data)) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error


def proxy_of(server: str) -> str | None:
    """The proxy that the environment names for this address (HTTPS_PROXY and NO_PROXY)."""
    address = urlsplit(server)
    return None if proxy_bypass(address.netloc) else getproxies().get(address.scheme)


def _body(data: RequestData | Json | None) -> dict[str, Any]:
    """What goes over the wire: JSON is read and written quicker than a form; files go in a form."""
    if data is None:
        return {}
    if isinstance(data, Json):
        return {"json": data.parameters}
    if not data.contains_files:
        return {"data": data.json_parameters}
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (file_name, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return {"data": form}
