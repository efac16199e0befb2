"""The methods about the bot itself: who it is, its commands and descriptions, its webhook."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from .entities import utf16_length
from .errors import bad_request
from .params import Params
from .registry import method
from .rules import bot_commands, language
from .state import JSON, State, Webhook
from .updates import WEBHOOK_SET

DEFAULT_SCOPE = {"type": "default"}
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@method("getMe")
def get_me(state: State, params: Params) -> JSON:
    return {
        **state.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("setMyCommands")
def set_my_commands(state: State, params: Params) -> bool:
    commands = bot_commands(params.values.get("commands"))
    state.settings["commands", _scope(state, params), language(params.values)] = commands
    return True


@method("getMyCommands")
def get_my_commands(state: State, params: Params) -> list[JSON]:
    found = state.settings.get(("commands", _scope(state, params), language(params.values)), [])
    return list(found)


@method("deleteMyCommands")
def delete_my_commands(state: State, params: Params) -> bool:
    state.settings.pop(("commands", _scope(state, params), language(params.values)), None)
    return True


@method("setMyDescription")
def set_my_description(state: State, params: Params) -> bool:
    return _set_text(state, params, "description", 512)


@method("getMyDescription")
def get_my_description(state: State, params: Params) -> JSON:
    return _get_text(state, params, "description")


@method("setMyShortDescription")
def set_my_short_description(state: State, params: Params) -> bool:
    return _set_text(state, params, "short_description", 120)


@method("getMyShortDescription")
def get_my_short_description(state: State, params: Params) -> JSON:
    return _get_text(state, params, "short_description")


@method("setChatMenuButton")
def set_chat_menu_button(state: State, params: Params) -> bool:
    button = params.values.get("menu_button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: unsupported type")
    chat_id = params.values.get("chat_id")
    if chat_id:
        state.chat(chat_id)
    state.settings["menu_button", str(chat_id or ""), ""] = button
    return True


@method("setWebhook")
def set_webhook(state: State, params: Params) -> bool:
    url, secret = params.values.get("url") or "", params.values.get("secret_token") or ""
    if not url:
        return _remove_webhook(state, params)
    parts = urlsplit(url)
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    if params.values.get("drop_pending_updates"):
        state.updates.drop()
    set_allowed(state, params)
    state.webhook = Webhook(url, secret, params.values.get("max_connections") or 40)
    state.updates.end_poll(WEBHOOK_SET)
    return True


@method("deleteWebhook")
def delete_webhook(state: State, params: Params) -> bool:
    return _remove_webhook(state, params)


def _remove_webhook(state: State, params: Params) -> bool:
    if params.values.get("drop_pending_updates"):
        state.updates.drop()
    state.webhook = Webhook()
    return True


@method("getWebhookInfo")
def get_webhook_info(state: State, params: Params) -> JSON:
    hook = state.webhook
    info: JSON = {"url": hook.url, "has_custom_certificate": False}
    info["pending_update_count"] = state.updates.count()
    if hook.url:
        info["max_connections"] = hook.max_connections
    if hook.last_error:
        info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error}
    if state.updates.allowed:
        info["allowed_updates"] = state.updates.allowed
    return info


def set_allowed(state: State, params: Params) -> None:
    """Take over allowed_updates when it is given; an empty list is the default again."""
    allowed = params.values.get("allowed_updates")
    if isinstance(allowed, list):
        state.updates.allowed = [str(kind) for kind in allowed]


def scope_key(scope: JSON | None) -> str:
    """What commands of this scope are kept under."""
    return json.dumps(scope or DEFAULT_SCOPE, sort_keys=True)


def _scope(state: State, params: Params) -> str:
    scope = params.values.get("scope") or DEFAULT_SCOPE
    if scope.get("type") not in SCOPES + CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if scope["type"] in CHAT_SCOPES:
        state.chat(scope.get("chat_id"))
    return scope_key(scope)


def _set_text(state: State, params: Params, name: str, most: int) -> bool:
    text: Any = params.values.get(name) or ""
    if utf16_length(text) > most:
        raise bad_request(f"{name.upper()}_TOO_LONG")
    state.settings[name, "", language(params.values)] = text
    return True


def _get_text(state: State, params: Params, name: str) -> JSON:
    own = state.settings.get((name, "", language(params.values)))
    return {name: own or state.settings.get((name, "", ""), "")}
