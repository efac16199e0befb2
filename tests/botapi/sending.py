"""The methods that put messages into a chat, change them, take them away, and answer queries."""

from __future__ import annotations

import time
from typing import Any

from .errors import ApiError, bad_request
from .params import Params
from .registry import method
from .rules import ACTIONS, caption_text, message_text, reply_markup
from .state import JSON, Chat, State, Stored

MAX_AGE = 48 * 3600
"""Seconds after which a message of the bot can't be deleted any more."""
MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_UPLOAD = {"document": 50 * 1024 * 1024, "photo": 10 * 1024 * 1024, "voice": 50 * 1024 * 1024}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@method("sendMessage")
def send_message(state: State, params: Params) -> JSON:
    text, entities = message_text(params.values)
    return _send(state, params.values, _without_empty({"text": text, "entities": entities}))


@method("sendDocument")
def send_document(state: State, params: Params) -> JSON:
    return _send_file(state, params, "document")


@method("sendPhoto")
def send_photo(state: State, params: Params) -> JSON:
    return _send_file(state, params, "photo")


@method("sendVoice")
def send_voice(state: State, params: Params) -> JSON:
    return _send_file(state, params, "voice")


@method("sendChatAction")
def send_chat_action(state: State, params: Params) -> bool:
    if params.values.get("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    state.thread(state.chat(params.values.get("chat_id")), params.values)
    return True


@method("editMessageText")
def edit_message_text(state: State, params: Params) -> JSON:
    text, entities = message_text(params.values)
    _, stored = _own_message(state, params.values, "message to edit")
    if "text" not in stored.json:
        raise bad_request("there is no text in the message to edit")
    return _edit(state, stored, params.values, {"text": text, "entities": entities})


@method("editMessageReplyMarkup")
def edit_message_reply_markup(state: State, params: Params) -> JSON:
    return _edit(state, _own_message(state, params.values, "message to edit")[1], params.values, {})


@method("deleteMessage")
def delete_message(state: State, params: Params) -> bool:
    chat, stored = _message(state, params.values, "message to delete")
    if not stored.from_bot and chat.id < 0 and not chat.admin:
        raise bad_request("message can't be deleted")
    if stored.from_bot and time.time() - stored.json["date"] > MAX_AGE:
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[stored.json["message_id"]]
    return True


@method("answerCallbackQuery")
def answer_callback_query(state: State, params: Params) -> bool:
    if len(params.values.get("text") or "") > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    state.answer(params.values.get("callback_query_id"))
    return True


@method("answerInlineQuery")
def answer_inline_query(state: State, params: Params) -> bool:
    results = params.values.get("results") or []
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(result_id.encode()) <= 64 for result_id in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        reply_markup(result)
        content = result.get("input_message_content")
        if content and "message_text" in content:
            message_text({**content, "text": content["message_text"]})
    state.answer(params.values.get("inline_query_id"))
    return True


@method("getFile")
def get_file(state: State, params: Params) -> JSON:
    file_id = params.values.get("file_id")
    if file_id not in state.files:
        raise bad_request("invalid file_id")
    stored = state.files[file_id]
    if stored.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    number = file_id.removeprefix("file-")
    fields = {"file_id": file_id, "file_unique_id": f"unique-{number}", "file_size": stored.size}
    return {**fields, "file_path": stored.path}


def _send_file(state: State, params: Params, kind: str) -> JSON:
    caption, entities = caption_text(params.values)
    given = params.values.get(kind) or f"attach://{kind}"
    upload = params.files.get(str(given).removeprefix("attach://"))
    if upload is not None and not upload.content:
        raise bad_request("file must be non-empty")
    if upload is not None and len(upload.content) > MAX_UPLOAD[kind]:
        raise ApiError(413)
    if upload is None and kind not in params.values:
        raise bad_request(f"there is no {kind} in the request")
    if upload is None and given not in state.files and not str(given).startswith(("http://", "https://")):
        raise bad_request("wrong file identifier/HTTP URL specified")
    content = upload.content if upload else state.files[given].content if given in state.files else b""
    name = upload.name if upload else str(given).rpartition("/")[2]
    media: Any = {**state.file(content, f"{kind}s/file_#"), "file_name": name}
    if kind == "photo":
        media = [{**state.file(content, "photos/file_#.jpg"), "width": 640, "height": 480}]
    if kind == "voice":
        media |= {"duration": 3, "mime_type": "audio/ogg"}
    extra = _without_empty({"caption": caption, "caption_entities": entities})
    return _send(state, params.values, {kind: media, **extra}, content)


def _send(state: State, values: JSON, message: JSON, content: bytes | None = None) -> JSON:
    markup = reply_markup(values)
    chat = state.chat(values.get("chat_id"))
    topic = state.thread(chat, values)
    if topic:
        if topic.closed and not chat.manages_topics:
            raise bad_request("TOPIC_CLOSED")
        message |= {"message_thread_id": topic.thread_id, "is_topic_message": True}
    message |= _reply(chat, values)
    if state.limiter:
        state.limiter.admit(chat.id, state.seconds())
    if markup and "inline_keyboard" in markup:
        message["reply_markup"] = markup
    stored = state.store(chat, state.bot, message, from_bot=True)
    stored.content, stored.markup = content, markup
    return stored.json


def _reply(chat: Chat, values: JSON) -> JSON:
    asked = values.get("reply_parameters") or {}
    message_id = asked.get("message_id") or values.get("reply_to_message_id")
    if not message_id:
        return {}
    if message_id in chat.messages:
        return {"reply_to_message": chat.quoted(message_id)}
    if asked.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _edit(state: State, stored: Stored, values: JSON, content: JSON) -> JSON:
    markup = reply_markup(values)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    before = (stored.json.get("text"), stored.json.get("entities", []), _rows(stored.markup))
    after = (content.get("text", before[0]), content.get("entities", before[1]), _rows(markup))
    if before == after:
        raise bad_request(NOT_MODIFIED)
    if state.limiter:
        state.limiter.admit(stored.json["chat"]["id"], state.seconds())
    replaced = {**stored.json, **content, "edit_date": int(time.time()), "reply_markup": markup}
    stored.json, stored.markup = _without_empty(replaced), markup
    return stored.json


def _rows(markup: JSON | None) -> list[Any]:
    return [row for row in (markup or {}).get("inline_keyboard", []) if row]


def _message(state: State, values: JSON, what: str) -> tuple[Chat, Stored]:
    chat = state.chat(values.get("chat_id"))
    if not values.get("message_id"):
        raise bad_request("message identifier is not specified")
    stored = chat.messages.get(values["message_id"])
    if stored is None:
        raise bad_request(f"{what} not found")
    return chat, stored


def _own_message(state: State, values: JSON, what: str) -> tuple[Chat, Stored]:
    chat, stored = _message(state, values, what)
    if not stored.from_bot:
        raise bad_request("message can't be edited")
    return chat, stored


def _without_empty(fields: JSON) -> JSON:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
