"""The methods for who is in a group. Only a bot that is an administrator with that right can put people out."""

from __future__ import annotations

from .errors import bad_request
from .params import Params
from .registry import method
from .state import Chat, State


@method("banChatMember")
def ban_chat_member(state: State, params: Params) -> bool:
    chat, person = _group(state, params)
    chat.banned.add(person)
    return True


@method("unbanChatMember")
def unban_chat_member(state: State, params: Params) -> bool:
    chat, person = _group(state, params)
    if str(params.values.get("only_if_banned")).lower() != "true":
        raise AssertionError("without only_if_banned a member who was not banned is put out of the group")
    chat.banned.discard(person)
    return True


def _group(state: State, params: Params) -> tuple[Chat, int]:
    chat, person = state.chat(params.values.get("chat_id")), params.values.get("user_id")
    if chat.id > 0:
        raise bad_request("can't ban members in private chats")
    if not (chat.admin and chat.restricts_members):
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if not isinstance(person, int) or person not in state.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat, person
