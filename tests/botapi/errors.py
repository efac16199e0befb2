"""The refusal of a call, in the words of the Bot API."""

from __future__ import annotations

from typing import Any

DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class ApiError(Exception):
    """A call is answered with this status and description; a retry_after or moved_to lands in the parameters."""

    def __init__(
        self, status: int, description: str | None = None, retry_after: int | None = None, moved_to: int | None = None
    ) -> None:
        text = description or DESCRIPTIONS.get(status, "Internal Server Error")
        if retry_after is not None and description is None:
            text = f"Too Many Requests: retry after {retry_after}"
        super().__init__(text)
        self.status = status
        self.description = text
        self.retry_after = retry_after
        self.moved_to = moved_to

    def body(self) -> dict[str, Any]:
        """The JSON body Telegram answers with."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        if self.moved_to is not None:
            body["parameters"] = {"migrate_to_chat_id": self.moved_to}
        return body


def bad_request(reason: str) -> ApiError:
    """A 400 with this reason."""
    return ApiError(400, f"Bad Request: {reason}")
