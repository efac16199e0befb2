"""Who acts in Telegram, and how an act becomes a message, a membership and an update."""

from __future__ import annotations

import time
from typing import TypedDict

from .state import JSON, Chat, State

BLOCKED = "Forbidden: bot was blocked by the user"
REMOVED = "Forbidden: bot was kicked from the supergroup chat"
MEMBER_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories"),
    *("can_edit_stories", "can_delete_stories", "can_pin_messages"),
)


class Names(TypedDict, total=False):
    """What somebody is called; it is kept once given."""

    first_name: str
    last_name: str
    username: str
    language_code: str


class Who(Names, total=False):
    """Who acts and where. In a private chat user_id is the chat, in a group it is 1 unless given."""

    user_id: int
    thread_id: int
    reply_to: int


class Actors:
    """What people and groups have in common."""

    state: State

    def _person(self, user_id: int, who: Names) -> JSON:
        known = self.state.people.get(user_id, {"first_name": "Ana", "language_code": "nl"})
        names = ("first_name", "last_name", "username", "language_code")
        given = {name: value for name, value in who.items() if name in names}
        person = {**known, **given, "id": user_id, "is_bot": False}
        self.state.people[user_id] = person
        return person

    def _chat(self, chat_id: int) -> Chat:
        if chat_id not in self.state.chats:
            raise AssertionError(f"there is no chat {chat_id}: nobody wrote there, or add_group was not called")
        return self.state.chats[chat_id]

    def _message(self, chat_id: int, content: JSON, who: Who) -> int:
        with self.state.bell.lock:
            person = self._person(actor(chat_id, who), who)
            if chat_id > 0 and chat_id not in self.state.chats:
                self.state.chats[chat_id] = Chat({"type": "private", **_names(person)})
            chat = self._chat(chat_id)
            if chat.gone:
                raise AssertionError(f"nobody can write to the bot in chat {chat_id}: {chat.gone}")
            if "thread_id" in who:
                if who["thread_id"] not in chat.topics:
                    raise AssertionError(f"there is no topic {who['thread_id']} in chat {chat_id}")
                content |= {"message_thread_id": who["thread_id"], "is_topic_message": True}
                # in a topic whatever answers nothing else seems to answer the message that opened the topic
                content["reply_to_message"] = chat.quoted(who["thread_id"])
            if "reply_to" in who:
                answered = chat.messages[who["reply_to"]].json
                if "message_thread_id" in answered:
                    content |= {"message_thread_id": answered["message_thread_id"], "is_topic_message": True}
                content["reply_to_message"] = chat.quoted(who["reply_to"])
            stored = self.state.store(chat, person, content)
            if chat_id > 0 or chat.admin or self._addressed(stored.json):
                self.state.updates.add("message", stored.json)
            return int(stored.json["message_id"])

    def _addressed(self, message: JSON) -> bool:
        answered: JSON = message.get("reply_to_message", {}).get("from", {})
        text: str = message.get("text", "")
        mine = f"@{self.state.bot['username']}" in text or answered.get("id") == self.state.bot["id"]
        return mine or text.startswith("/")

    def _membership(self, chat_id: int, gone: str | None, old: str, new: str, user_id: int | None = None) -> None:
        with self.state.bell.lock:
            chat = self._chat(chat_id)
            chat.gone = gone
            change: JSON = {"chat": chat.info, "from": self._person(user_id or chat_id, {})}
            change |= {"date": int(time.time())}
            change |= {"old_chat_member": self._member(old), "new_chat_member": self._member(new, chat)}
            self.state.updates.add("my_chat_member", change)

    def _member(self, status: str, chat: Chat | None = None) -> JSON:
        member: JSON = {"status": status, "user": self.state.bot}
        if status == "kicked":
            member["until_date"] = 0
        if status == "administrator":
            member |= dict.fromkeys(MEMBER_RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
            member["can_manage_topics"] = bool(chat and chat.manages_topics)
        return member


def _names(person: JSON) -> JSON:
    return {name: person[name] for name in ("id", "first_name", "last_name", "username") if name in person}


def actor(chat_id: int, who: Who) -> int:
    """Who acts in a chat: in a group it is user 1 unless another one is named."""
    return who.get("user_id", chat_id if chat_id > 0 else 1)
