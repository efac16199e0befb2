"""What a browser sent, read without trusting it."""

import asyncio
import json
from typing import Any

from starlette.requests import ClientDisconnect, Request

COOKIE = "stadswijzer"
MAX_BODY = 80_000
"""Bytes of one message: the longest text that is kept, in a script of three bytes a letter, and room to spare."""
BODY_SECONDS = 60
"""That a message may take to come in."""


async def body(request: Request, limit: int, seconds: float) -> bytes | None:
    """The body; None as soon as it is larger than `limit`, when it does not end in time, or when nobody is there."""
    data = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                data += chunk
                if len(data) > limit:
                    return None
    except (TimeoutError, ClientDisconnect):
        return None
    return bytes(data)


async def fields(request: Request) -> dict[str, Any] | None:
    """The fields of a message, as JSON; None when it is none, or too large."""
    data = await body(request, MAX_BODY, BODY_SECONDS)
    try:
        found = json.loads(data) if data else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def words(sent: dict[str, Any], name: str) -> str:
    """What was typed or tapped. Raises KeyError or TypeError when it is not there or no text."""
    if not isinstance(sent[name], str):
        raise TypeError(name)
    return str(sent[name])


def hint(language: object) -> str | None:
    """The language of the page, when it is one that a page has."""
    return language if isinstance(language, str) and language in ("nl", "en") else None


def cookie(request: Request) -> str:
    """The name of the cookie. Behind TLS it is one that a browser takes from this host alone, not from a subdomain."""
    return f"__Host-{COOKIE}" if request.url.scheme == "https" else COOKIE


def is_ours(request: Request) -> bool:
    """Does it have our own header, which another site can't send?"""
    return request.headers.get("X-Requested-With") == COOKIE
