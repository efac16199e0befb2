"""What the pretended Telegram knows: people, chats, topics, messages, files and the bot's settings."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from .bell import Bell
from .errors import ApiError, bad_request
from .limits import Limiter
from .updates import Updates

JSON = dict[str, Any]


@dataclass
class Topic:
    """A topic of a forum."""

    thread_id: int
    name: str
    closed: bool = False
    icon: JSON = field(default_factory=dict)


@dataclass
class Stored:
    """A message with what a Bot API Message does not tell."""

    json: JSON
    from_bot: bool
    time: float
    content: bytes | None = None
    markup: JSON | None = None


@dataclass
class Chat:
    """A chat the bot has been reached from; `gone` is the refusal after a block or removal, `moved_to` the supergroup
    that it became."""

    info: JSON
    gone: str | None = None
    moved_to: int | None = None
    admin: bool = True
    manages_topics: bool = True
    restricts_members: bool = True
    banned: set[int] = field(default_factory=set)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Stored] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return int(self.info["id"])

    def quoted(self, message_id: int) -> JSON:
        """A message as it appears in one that answers it: without what it answers itself."""
        json = self.messages[message_id].json
        return {name: value for name, value in json.items() if name != "reply_to_message"}


@dataclass
class Webhook:
    """Where updates are posted to; an empty url means nowhere."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


@dataclass
class StoredFile:
    """A file the bot can download, or did upload."""

    path: str
    content: bytes
    size: int


class State:
    """All of it, guarded by `bell.lock`."""

    def __init__(self, token: str, username: str, limiter: Limiter | None, query_lifetime: float) -> None:
        self.bell = Bell()
        self.updates = Updates(self.bell)
        self.limiter = limiter
        self.query_lifetime = query_lifetime
        self.speed = 1.0
        self.token = token
        bot_id = int(token.partition(":")[0])
        self.bot: JSON = {"id": bot_id, "is_bot": True, "first_name": "Testbot", "username": username}
        self.people: dict[int, JSON] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, float] = {}
        self.settings: dict[tuple[str, str, str], Any] = {}
        self.webhook = Webhook()
        self._last_id = 100

    def seconds(self) -> float:
        """The time by which the sending limits are counted."""
        return time.monotonic() * self.speed

    def new_id(self) -> int:
        """A number that was not given out before."""
        with self.bell.lock:
            self._last_id += 1
            return self._last_id

    def chat(self, chat_id: Any) -> Chat:
        """The chat the bot may write to, or the refusal Telegram gives."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        chat = self.chats.get(chat_id)
        if chat is None and chat_id in self.people:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        if chat is None:
            raise bad_request("chat not found")
        if chat.gone:
            raise ApiError(403, chat.gone)
        if chat.moved_to is not None:
            reason = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, reason, moved_to=chat.moved_to)
        return chat

    def thread(self, chat: Chat, params: JSON) -> Topic | None:
        """The topic a call names, or None when it names none; one that is not there is refused."""
        thread_id = params.get("message_thread_id")
        if not thread_id:
            return None
        if thread_id not in chat.topics:
            raise bad_request("message thread not found")
        return chat.topics[thread_id]

    def store(self, chat: Chat, sender: JSON, content: JSON, *, from_bot: bool = False) -> Stored:
        """A new message in a chat."""
        with self.bell.lock:
            head = {"message_id": self.new_id(), "date": int(time.time()), "chat": chat.info, "from": sender}
            stored = Stored({**head, **content}, from_bot, time.monotonic())
            chat.messages[stored.json["message_id"]] = stored
            self.bell.ring()
            return stored

    def file(self, content: bytes, path: str, size: int | None = None) -> JSON:
        """Keep a file; the fields every file in a message has. `size` may pretend it is larger."""
        number = self.new_id()
        file_id = f"file-{number}"
        size = len(content) if size is None else size
        with self.bell.lock:
            self.files[file_id] = StoredFile(path.replace("#", str(number)), content, size)
        return {"file_id": file_id, "file_unique_id": f"unique-{number}", "file_size": size}

    def query(self, seconds: float | None = None) -> str:
        """The id of a new callback or inline query, open for so long."""
        with self.bell.lock:
            query_id = f"{self.bot['id']}{self.new_id():08d}"
            self.queries[query_id] = time.monotonic() + (self.query_lifetime if seconds is None else seconds)
            return query_id

    def answer(self, query_id: Any) -> None:
        """Close a query; an old, unknown or already answered one is refused."""
        with self.bell.lock:
            if self.queries.pop(str(query_id), 0.0) < time.monotonic():
                raise bad_request(
                    "query is too old and response timeout expired or query ID is invalid",
                )
            self.bell.ring()
