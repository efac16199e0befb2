"""The methods for topics of a forum."""

from __future__ import annotations

from .errors import bad_request
from .params import Params
from .registry import method
from .rules import topic_name
from .state import JSON, Chat, State, Topic


@method("createForumTopic")
def create_forum_topic(state: State, params: Params) -> JSON:
    name = topic_name(params.values)
    chat = _forum(state, params, "create a topic")
    if state.limiter:
        state.limiter.admit(chat.id, state.seconds())
    topic = new_topic(state, chat, state.bot, name, params.values.get("icon_color"), from_bot=True)
    return {"message_thread_id": topic.thread_id, "name": topic.name, **topic.icon}


@method("editForumTopic")
def edit_forum_topic(state: State, params: Params) -> bool:
    _, topic = _topic(state, params, "edit the topic")
    name = topic_name(params.values) if params.values.get("name") else topic.name
    emoji = params.values.get("icon_custom_emoji_id")
    if name == topic.name and (emoji or None) == topic.icon.get("icon_custom_emoji_id"):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    if emoji is not None:
        topic.icon["icon_custom_emoji_id"] = emoji
    return True


@method("closeForumTopic")
def close_forum_topic(state: State, params: Params) -> bool:
    return _set_closed(state, params, True)


@method("reopenForumTopic")
def reopen_forum_topic(state: State, params: Params) -> bool:
    return _set_closed(state, params, False)


@method("deleteForumTopic")
def delete_forum_topic(state: State, params: Params) -> bool:
    chat, topic = _topic(state, params, "delete the topic")
    remove_topic(chat, topic.thread_id)
    return True


def new_topic(
    state: State, chat: Chat, creator: JSON, name: str, color: int | None = None, *, from_bot: bool = False
) -> Topic:
    """A topic with the service message that opens it, whose id is the id of the topic."""
    icon = {"icon_color": color or 7322096}
    stored = state.store(chat, creator, {"forum_topic_created": {"name": name, **icon}}, from_bot=from_bot)
    thread_id = stored.json["message_id"]
    stored.json |= {"message_thread_id": thread_id, "is_topic_message": True}
    chat.topics[thread_id] = Topic(thread_id, name, icon=dict(icon))
    return chat.topics[thread_id]


def remove_topic(chat: Chat, thread_id: int) -> None:
    """A topic goes with every message in it."""
    del chat.topics[thread_id]
    for message_id, stored in list(chat.messages.items()):
        if stored.json.get("message_thread_id") == thread_id:
            del chat.messages[message_id]


def _set_closed(state: State, params: Params, closed: bool) -> bool:
    _, topic = _topic(state, params, "close the topic" if closed else "reopen the topic")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    return True


def _forum(state: State, params: Params, purpose: str) -> Chat:
    chat = state.chat(params.values.get("chat_id"))
    if not chat.info.get("is_forum"):
        raise bad_request("the chat is not a forum")
    if not (chat.admin and chat.manages_topics):
        raise bad_request(f"not enough rights to {purpose}")
    return chat


def _topic(state: State, params: Params, purpose: str) -> tuple[Chat, Topic]:
    chat = _forum(state, params, purpose)
    topic = chat.topics.get(params.values.get("message_thread_id", 0))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic
