"""What a test gets to see: the calls that were made and the messages the bot sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .state import Chat, Stored


@dataclass
class Call:
    """A call of the bot: status is None while it has no answer (long poll, timeout, dropped).

    `agent` is what the caller calls itself (User-Agent).
    """

    method: str
    parameters: dict[str, Any]
    time: float
    status: int | None = None
    description: str = ""
    result: Any = None
    files: dict[str, bytes] = field(default_factory=dict)
    agent: str = ""


@dataclass(frozen=True)
class Sent:
    """A message of the bot as it stands now.

    `text` is the text or caption without markup; `buttons` are the rows of the inline keyboard as
    (label, callback_data or url); `keyboard` the labels of a reply keyboard; `time` is monotonic.
    """

    message_id: int
    chat_id: int
    text: str
    buttons: list[list[tuple[str, str]]]
    keyboard: list[list[str]]
    thread_id: int | None
    edited: bool
    time: float
    entities: list[dict[str, Any]]
    reply_to: int | None
    kind: str
    content: bytes | None
    file_name: str | None

    @property
    def labels(self) -> list[str]:
        """The labels of the inline keyboard, row after row."""
        return [label for row in self.buttons for label, _ in row]


def sent(chat: Chat, stored: Stored) -> Sent:
    """The view of one message."""
    json, markup = stored.json, stored.markup or {}
    kind = next((kind for kind in ("document", "photo", "voice") if kind in json), "text")
    return Sent(
        message_id=json["message_id"],
        chat_id=chat.id,
        text=json.get("text") or json.get("caption") or "",
        buttons=[[_button(button) for button in row] for row in markup.get("inline_keyboard", [])],
        keyboard=[
            [button if isinstance(button, str) else button["text"] for button in row]
            for row in markup.get("keyboard", [])
        ],
        thread_id=json.get("message_thread_id"),
        edited="edit_date" in json,
        time=stored.time,
        entities=json.get("entities") or json.get("caption_entities") or [],
        reply_to=json.get("reply_to_message", {}).get("message_id"),
        kind=kind,
        content=stored.content,
        file_name=json.get("document", {}).get("file_name"),
    )


def _button(button: dict[str, Any]) -> tuple[str, str]:
    action = button.get("callback_data") or button.get("url") or ""
    return button["text"], action
