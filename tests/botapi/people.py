"""What one person does in Telegram: every method here becomes an update for the bot."""

from __future__ import annotations

import time
from typing import Unpack

from .actors import BLOCKED, Actors, Names, Who, actor
from .entities import typed_entities
from .state import JSON


class People(Actors):
    """Messages, presses and blocks. A message returns its message_id; a group has to be added first."""

    def send_text(self, chat_id: int, text: str, **who: Unpack[Who]) -> int:
        """A typed message; commands, links and mentions in it get their entities."""
        entities = typed_entities(text)
        return self._message(chat_id, {"text": text, **({"entities": entities} if entities else {})}, who)

    def open_link(self, chat_id: int, payload: str = "", **who: Unpack[Who]) -> int:
        """Following t.me/<bot>?start=<payload> and pressing Start."""
        if len(payload) > 64 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in payload):
            raise AssertionError("a deep link holds at most 64 characters of A-Z a-z 0-9 _ -")
        return self.send_text(chat_id, f"/start {payload}".strip(), **who)

    def send_photo(self, chat_id: int, content: bytes = b"photo", caption: str = "", **who: Unpack[Who]) -> int:
        """A photo in two sizes, which getFile and a download give back."""
        sizes = self._sizes(content)
        return self._message(chat_id, {"photo": sizes, **({"caption": caption} if caption else {})}, who)

    def _sizes(self, content: bytes) -> list[JSON]:
        return [
            {**self.state.file(content[:length], "photos/file_#.jpg"), "width": width, "height": width}
            for width, length in ((90, 90), (1280, len(content)))
        ]

    def send_voice(
        self,
        chat_id: int,
        content: bytes = b"voice",
        duration: int = 3,
        size: int | None = None,
        **who: Unpack[Who],
    ) -> int:
        """A voice message; `size` may pretend it is larger than its content."""
        voice = {**self.state.file(content, "voice/file_#.oga", size), "mime_type": "audio/ogg"}
        return self._message(chat_id, {"voice": {**voice, "duration": duration}}, who)

    def send_document(
        self,
        chat_id: int,
        content: bytes = b"document",
        file_name: str = "file.pdf",
        mime_type: str | None = None,
        **who: Unpack[Who],
    ) -> int:
        """A file, of the type that the sender's app says it is."""
        document = {**self.state.file(content, "documents/file_#"), "file_name": file_name}
        document |= {"mime_type": mime_type} if mime_type else {}
        return self._message(chat_id, {"document": document}, who)

    def send_location(self, chat_id: int, latitude: float = 52.08, longitude: float = 4.31, **who: Unpack[Who]) -> int:
        """A place on the map."""
        return self._message(chat_id, {"location": {"latitude": latitude, "longitude": longitude}}, who)

    def send_contact(self, chat_id: int, phone_number: str = "+31600000000", **who: Unpack[Who]) -> int:
        """Somebody's own contact card."""
        user_id = actor(chat_id, who)
        first_name = self._person(user_id, who)["first_name"]
        card = {"phone_number": phone_number, "first_name": first_name, "user_id": user_id}
        return self._message(chat_id, {"contact": card}, who)

    def forward(
        self, chat_id: int, text: str, origin: str = "Piet", photo: bytes | None = None, **who: Unpack[Who]
    ) -> int:
        """A text, or a photo with a text under it, that somebody wrote who hides their account, forwarded here."""
        source = {"type": "hidden_user", "sender_user_name": origin, "date": int(time.time()) - 60}
        content = {"text": text} if photo is None else {"caption": text, "photo": self._sizes(photo)}
        return self._message(chat_id, {**content, "forward_origin": source}, who)

    def edit(self, chat_id: int, message_id: int, text: str) -> None:
        """A user changes an own message (edited_message)."""
        with self.state.bell.lock:
            stored = self._chat(chat_id).messages[message_id]
            stored.json = {**stored.json, "text": text, "edit_date": int(time.time())}
            stored.json["entities"] = typed_entities(text)
            self.state.updates.add("edited_message", stored.json)

    def tap(self, chat_id: int, label: str, message_id: int | None = None, **who: Unpack[Who]) -> str:
        """Press the callback button with this label on the newest message that has it (or on that one).

        The id of the callback query; AssertionError when nobody could press such a button.
        """
        with self.state.bell.lock:
            seen: list[str] = []
            for stored in reversed(self._chat(chat_id).messages.values()):
                rows = (stored.markup or {}).get("inline_keyboard", [])
                if not stored.from_bot or message_id not in (None, stored.json["message_id"]):
                    continue
                for button in [button for row in rows for button in row]:
                    seen.append(button["text"])
                    if button["text"] == label and "callback_data" in button:
                        found = stored.json["message_id"]
                        return self.forge_tap(chat_id, found, button["callback_data"], **who)
        raise AssertionError(f"no button {label!r} to press in chat {chat_id}; there are {seen}")

    def forge_tap(
        self, chat_id: int, message_id: int, data: str, lifetime: float | None = None, **who: Unpack[Who]
    ) -> str:
        """A press as a slow or altered client sends it: the data need not be on the message any more.

        With lifetime=0 the query is already too old to be answered.
        """
        with self.state.bell.lock:
            chat = self._chat(chat_id)
            stored = chat.messages.get(message_id)
            query_id = self.state.query(lifetime)
            gone = {"chat": chat.info, "message_id": message_id, "date": 0}
            query = {"id": query_id, "from": self._person(actor(chat_id, who), who), "data": data}
            query |= {"chat_instance": str(chat_id), "message": stored.json if stored else gone}
            self.state.updates.add("callback_query", query)
            return query_id

    def inline_query(self, user_id: int, text: str, **names: Unpack[Names]) -> str:
        """Typing @bot <text> in some chat; the id of the query."""
        query_id, person = self.state.query(), self._person(user_id, names)
        query = {"id": query_id, "from": person, "query": text, "offset": ""}
        self.state.updates.add("inline_query", query)
        return query_id

    def block(self, chat_id: int) -> None:
        """The user stops and blocks the bot."""
        self._membership(chat_id, BLOCKED, "member", "kicked")

    def unblock(self, chat_id: int) -> None:
        """The user takes the block back."""
        self._membership(chat_id, None, "kicked", "member")

    def delete(self, chat_id: int, message_id: int) -> None:
        """Somebody deletes a message; Telegram tells the bot nothing."""
        with self.state.bell.lock:
            del self._chat(chat_id).messages[message_id]
