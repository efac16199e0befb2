"""What Telegram refuses in the content of a message: text, caption, keyboard, command, topic name."""

from __future__ import annotations

import re
from typing import Any

from .entities import Entity, parse_html, trimmed, utf16_length
from .errors import bad_request

JSON = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_SOURCE_BYTES = 1 << 15
MAX_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
MAX_COPIED = 256
ACTIONS = (
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
)
_OTHER_ACTIONS = (
    *("login_url", "web_app", "switch_inline_query", "switch_inline_query_current_chat"),
    *("switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"),
)


def message_text(params: JSON) -> tuple[str, list[Entity]]:
    """Text and entities of a message: not empty and at most 4096 UTF-16 units once parsed."""
    if not params.get("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(params["text"], params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption_text(params: JSON) -> tuple[str, list[Entity]]:
    """Caption and entities, at most 1024 UTF-16 units once parsed; it may be absent."""
    raw, mode = params.get("caption") or "", params.get("parse_mode")
    text, entities = formatted(raw, mode, params.get("caption_entities"))
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def formatted(source: str, mode: str | None, entities: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Parsed and trimmed text. Only HTML is parsed here: another parse mode is refused."""
    if not isinstance(source, str):
        raise bad_request("message text must be a String")
    if len(source.encode()) > MAX_SOURCE_BYTES:
        raise bad_request("text is too long")
    found = list(entities or [])
    if mode and mode.lower() == "html":
        source, found = parse_html(source)
    elif mode and mode.lower() != "none":
        raise bad_request("unsupported parse_mode")
    return trimmed(source, found)


def reply_markup(params: JSON) -> JSON | None:
    """The keyboard of a message, or None; a keyboard Telegram would refuse is refused."""
    markup = params.get("reply_markup")
    if markup in (None, "", {}):
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard", "InlineKeyboardMarkup")
        for button in [button for row in rows for button in row]:
            inline_button(button)
    elif "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard", "ReplyKeyboardMarkup")
        for button in [button for row in rows for button in row]:
            if not (button if isinstance(button, str) else button.get("text")):
                raise bad_request("keyboard button text must be non-empty")
    elif not (markup.get("remove_keyboard") or markup.get("force_reply")):
        raise bad_request("object expected as reply markup")
    return markup


def inline_button(button: Any) -> None:
    """One inline button: it has a text and exactly one thing it does, of the size Telegram allows."""
    problem = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(problem + "InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request(problem + 'Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad_request(problem + 'Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [key for key in ("url", "callback_data", *_OTHER_ACTIONS) if key in button and button[key] != ""]
    if not actions and "switch_inline_query" not in button:
        raise bad_request(problem + "Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data", "")).encode()) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= utf16_length(button["copy_text"].get("text", "")) <= MAX_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not re.match(r"(?:https?://)?[^\s/]+\.[^\s]+$|(?:tg|https?)://\S+$", button["url"]):
        raise bad_request("BUTTON_URL_INVALID")


def _rows(rows: Any, field: str, kind: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" of the {kind} must be an Array of Arrays')
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def bot_commands(commands: Any) -> list[JSON]:
    """A command list: at most 100, names of a-z, 0-9 and _, descriptions of 1 to 256 characters."""
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command.get("command", "")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(command.get("description", "").strip()) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return [{**command, "command": command["command"].removeprefix("/")} for command in commands]


def language(params: JSON) -> str:
    """The language_code of a setting: empty, or two letters."""
    code = params.get("language_code") or ""
    if not re.fullmatch(r"(?:[a-z]{2})?", code):
        raise bad_request("invalid language code specified")
    return str(code)


def topic_name(params: JSON) -> str:
    """The name of a topic: 1 to 128 characters."""
    name = str(params.get("name") or "").strip()
    if not 1 <= utf16_length(name) <= 128:
        raise bad_request("TOPIC_TITLE_INVALID" if name else "TOPIC_TITLE_EMPTY")
    return name
