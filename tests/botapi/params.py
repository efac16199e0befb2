"""The parameters of a call, whichever way they were sent: query string, form, JSON or multipart."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from .errors import bad_request

NUMBERS = frozenset(
    [
        "chat_id",
        "user_id",
        "message_id",
        "message_thread_id",
        "offset",
        "limit",
        "timeout",
        "max_connections",
        "cache_time",
        "icon_color",
        "reply_to_message_id",
        "from_chat_id",
    ]
)
FLAGS = frozenset(
    [
        "disable_notification",
        "protect_content",
        "show_alert",
        "is_personal",
        "drop_pending_updates",
        "disable_content_type_detection",
        "has_spoiler",
        "allow_paid_broadcast",
        "show_caption_above_media",
    ]
)
STRUCTURES = frozenset(
    [
        "reply_markup",
        "entities",
        "caption_entities",
        "commands",
        "scope",
        "allowed_updates",
        "results",
        "menu_button",
        "reply_parameters",
        "link_preview_options",
        "button",
    ]
)
_NAME = re.compile(r'[;\s]name="([^"]*)"')
_FILENAME = re.compile(r'[;\s]filename="([^"]*)"')


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    content: bytes


@dataclass
class Params:
    """The values by name, typed as the Bot API reads them, and the files by name."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


def read_params(query: str, content_type: str, body: bytes) -> Params:
    """All parameters of a request; ApiError 400 for a body or structure that is not well-formed."""
    params = Params(dict(parse_qsl(query, keep_blank_values=True)))
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json" and body:
        params.values.update(_json_object(body))
    elif kind == "application/x-www-form-urlencoded":
        params.values.update(parse_qsl(body.decode(), keep_blank_values=True))
    elif kind == "multipart/form-data":
        _read_multipart(params, content_type, body)
    params.values = {name: _typed(name, value) for name, value in params.values.items()}
    return params


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse request: JSON object expected")
    return found


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in NUMBERS and re.fullmatch(r"-?\d+", value):
        return int(value)
    if name in FLAGS:
        return value.lower() in ("true", "yes", "1")
    if name in STRUCTURES and value:
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None
    return value


def _read_multipart(params: Params, content_type: str, body: bytes) -> None:
    found = re.search(r'boundary="?([^";]+)', content_type)
    if not found:
        raise bad_request("can't parse multipart body: no boundary")
    for part in (b"\r\n" + body).split(b"\r\n--" + found.group(1).encode())[1:]:
        if part.startswith(b"--"):
            return
        head, _, content = part.partition(b"\r\n\r\n")
        text = head.decode()
        name, filename = _NAME.search(text), _FILENAME.search(text)
        if not name:
            raise bad_request("can't parse multipart body: part without a name")
        if filename:
            params.files[name.group(1)] = Upload(filename.group(1).replace("%22", '"'), content)
        else:
            params.values[name.group(1)] = content.decode()
