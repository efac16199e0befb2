"""What the members of a group do with the group, its topics and the bot's place in it."""

from __future__ import annotations

from typing import Unpack

from .actors import REMOVED, Actors, Who
from .state import JSON, Chat
from .topics import new_topic, remove_topic


class Groups(Actors):
    """Groups and topics. Messages in a group are sent as anywhere, with user_id and thread_id."""

    def add_group(
        self,
        chat_id: int,
        title: str = "Team",
        *,
        forum: bool = True,
        admin: bool = True,
        manages_topics: bool = True,
        restricts_members: bool = True,
        **who: Unpack[Who],
    ) -> None:
        """Somebody makes the bot a member of a supergroup. Without admin it has privacy mode: it then
        sees only commands, mentions and replies to itself."""
        if chat_id >= 0:
            raise AssertionError("the id of a group is negative")
        info: JSON = {"id": chat_id, "type": "supergroup", "title": title}
        with self.state.bell.lock:
            if forum:
                info["is_forum"] = True
            self.state.chats[chat_id] = Chat(info, admin=admin, manages_topics=manages_topics)
            self.state.chats[chat_id].restricts_members = restricts_members
        status = "administrator" if admin else "member"
        self._membership(chat_id, None, "left", status, who.get("user_id", 1))

    def upgrade_group(self, old: int, new: int, *, told: bool = True, **who: Unpack[Who]) -> None:
        """Somebody gives a group topics: it goes on under another number. `told`: the bot gets that update."""
        self.add_group(new, str(self._chat(old).info["title"]), **who)
        if told:
            self._message(old, {"migrate_to_chat_id": new}, {"user_id": 1} | who)
        with self.state.bell.lock:
            self._chat(old).moved_to = new

    def banned(self, chat_id: int) -> set[int]:
        """Who was put out of a group by the bot, and can't come back."""
        with self.state.bell.lock:
            return set(self._chat(chat_id).banned)

    def remove_from_group(self, chat_id: int, user_id: int = 1) -> None:
        """Somebody throws the bot out of a group."""
        self._membership(chat_id, REMOVED, "member", "kicked", user_id)

    def create_topic(self, chat_id: int, name: str, **who: Unpack[Who]) -> int:
        """Somebody opens a topic; its thread id."""
        with self.state.bell.lock:
            chat, person = self._chat(chat_id), self._person(who.get("user_id", 1), who)
            topic = new_topic(self.state, chat, person, name)
            self.state.updates.add("message", chat.messages[topic.thread_id].json)
            return topic.thread_id

    def close_topic(self, chat_id: int, thread_id: int, user_id: int = 1) -> None:
        """Somebody closes a topic."""
        with self.state.bell.lock:
            self._chat(chat_id).topics[thread_id].closed = True
            self._message(chat_id, {"forum_topic_closed": {}}, {"user_id": user_id, "thread_id": thread_id})

    def delete_topic(self, chat_id: int, thread_id: int) -> None:
        """Somebody deletes a topic with all in it; Telegram tells the bot nothing."""
        with self.state.bell.lock:
            remove_topic(self._chat(chat_id), thread_id)
