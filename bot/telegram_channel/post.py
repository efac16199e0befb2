"""Puts messages into chats of Telegram: new ones, ones that change, and ones that are taken back."""

import asyncio
import datetime as dt
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import Bot, InlineKeyboardMarkup
from telegram import Message as TelegramMessage
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot import attachments, sharing
from bot.messages import DESK, Message
from bot.outgoing import Came, Gone, Refused, SendError, Wait
from bot.store import Store
from bot.telegram_channel.convert import html, keyboard, parts
from bot.telegram_channel.wire import Wire

_GONE = ("chat not found", "user is deactivated", "bot was kicked", "peer_id_invalid")
_NO_TOPIC = ("message thread not found", "topic_id_invalid", "topic_deleted")
_CANT_CHANGE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_ALREADY_GONE = ("message to delete not found", "message_id_invalid")
_CANT_DELETE = "message can't be deleted"
_AS_IT_WAS = "message is not modified"


T = TypeVar("T")


class TopicGone(Refused):
    """The topic that it was for is not there any more."""


class Moved(SendError):
    """The group goes on under another number: it got topics, or grew."""

    def __init__(self, chat: int) -> None:
        super().__init__(f"the group is {chat} now")
        self.chat = chat


@dataclass(frozen=True)
class Post:
    """What the bot says, chat by chat. Raises SendError, so that the outbox knows what to do."""

    bot: Bot
    wire: Wire
    store: Callable[[], Store]

    async def put(
        self,
        chat: int,
        message: Message,
        came: Came = lambda _pieces: None,
        thread: int | None = None,
        markup: InlineKeyboardMarkup | None = None,
    ) -> str | None:
        """Says it, or changes what stands in its slot. Returns the ids of the messages, with commas between them.

        See Sender for `came`.
        """
        markup = markup or keyboard(message.buttons)
        standing = self.store().shown.where(message.to, message.slot) if message.slot else None
        if message.takes_back:
            await self._take_back(chat, message, standing)
            return None
        ids, put = standing.split(",") if standing else [], list(message.arrived)
        await self._pieces(chat, message, put, ids, came, thread, markup)
        await self._file(chat, message, thread)
        return ",".join(put)

    async def _pieces(
        self,
        chat: int,
        message: Message,
        put: list[str],
        ids: list[str],
        came: Came,
        thread: int | None,
        markup: InlineKeyboardMarkup | None,
    ) -> None:
        """Puts the pieces that are not in `put` yet, where `ids` are if there are any, and notes them there."""
        pieces = parts(message.text)
        for index in range(len(put), len(pieces)):
            last = index == len(pieces) - 1
            old = ids[index] if index < len(ids) else None
            answers = message.answers if index == 0 else None
            put.append(await self._piece(chat, pieces[index], old, thread, markup if last else None, answers))
            if not last or message.file:
                came(tuple(put))
        for left in ids[len(pieces) :]:
            await self._delete(chat, left)

    async def _piece(
        self,
        chat: int,
        piece: str,
        old: str | None,
        thread: int | None,
        markup: InlineKeyboardMarkup | None,
        answers: str | None,
    ) -> str:
        if old is not None and await self._change(chat, old, piece, markup):
            return old
        said: dict[str, Any] = {"chat_id": chat, "text": html(piece), "parse_mode": ParseMode.HTML.value}
        if markup is not None:
            said["reply_markup"] = markup.to_dict()
        if thread is not None:
            said["message_thread_id"] = thread
        if answers is not None:  # which may be deleted by now
            said["reply_parameters"] = {"message_id": int(answers), "allow_sending_without_reply": True}
        return str((await told(self.wire.call(f"{self.bot.base_url}/sendMessage", said)))["message_id"])

    async def _change(self, chat: int, old: str, text: str, markup: InlineKeyboardMarkup | None) -> bool:
        """Changes a message; False when it is not there any more, or too old."""
        changing = self.bot.edit_message_text(
            html(text), chat_id=chat, message_id=int(old), parse_mode=ParseMode.HTML, reply_markup=markup
        )
        try:
            await told(changing)
        except Refused as refused:
            if _is(refused, _CANT_CHANGE):
                return False
            if not _is(refused, (_AS_IT_WAS,)):
                raise
        return True

    async def _take_back(self, chat: int, message: Message, standing: str | None) -> None:
        ids = standing.split(",") if standing else []
        deleted = [await self._delete(chat, one) for one in ids]
        if not all(deleted):
            await self._change(chat, ids[-1], message.text, None)

    async def _delete(self, chat: int, message_id: str) -> bool:
        """Deletes a message; False when it is too old for that."""
        try:
            await told(self.bot.delete_message(chat, int(message_id)))
        except Refused as refused:
            if _is(refused, (_CANT_DELETE,)):
                return False
            if not _is(refused, _ALREADY_GONE):
                raise
        return True

    async def _file(self, chat: int, message: Message, thread: int | None) -> None:
        """A file that is kept here, or one that Telegram keeps: that goes on as it is, by its reference."""
        if not message.file:
            return
        at_desk = message.to == DESK
        kept = self.store().files.of_case(message.file) if at_desk else self.store().files.get(message.file, message.to)
        if kept is None:
            return
        name, kind, data = kept
        if data is not None and kind == sharing.CODE:
            await told(self.bot.send_photo(chat, bytes(data), message_thread_id=thread))
        elif data is not None:
            await told(self.bot.send_document(chat, bytes(data), filename=name, message_thread_id=thread))
        elif name.startswith("tg:") and kind == attachments.PICTURE:
            await self._made_anew(chat, name.removeprefix("tg:"), thread)
        elif name.startswith("tg:"):
            await told(self._by_reference(kind, chat, name.removeprefix("tg:"), thread))

    async def _made_anew(self, chat: int, reference: str, thread: int | None) -> None:
        """A photo that was sent as a file, without the place, time and camera in it."""
        from bot import pictures  # loads slowly, and most messages have no file

        file = await told(self.bot.get_file(reference))
        data = bytes(await told(file.download_as_bytearray()))
        try:
            photo = await asyncio.to_thread(pictures.cleaned, data)
        except pictures.NotAPhoto:
            sorry = "Dit bestand zei dat het een foto was, en dat is het niet. Het is niet doorgestuurd."
            await told(self.bot.send_message(chat, sorry, message_thread_id=thread))
            return
        await told(self.bot.send_document(chat, photo, filename="foto.jpg", message_thread_id=thread))

    def _by_reference(
        self, kind: str, chat: int, reference: str, thread: int | None
    ) -> Coroutine[None, None, TelegramMessage]:
        """Telegram sends a file on only as what it was."""
        match kind:
            case attachments.PHOTO:
                return self.bot.send_photo(chat, reference, message_thread_id=thread)
            case attachments.VOICE:
                return self.bot.send_voice(chat, reference, message_thread_id=thread)
            case attachments.AUDIO:
                return self.bot.send_audio(chat, reference, message_thread_id=thread)
            case attachments.ROUND:
                return self.bot.send_video_note(chat, reference, message_thread_id=thread)
            case attachments.VIDEO:
                return self.bot.send_video(chat, reference, message_thread_id=thread)
            case _:
                return self.bot.send_document(chat, reference, message_thread_id=thread)


async def told(sending: Coroutine[Any, Any, T]) -> T:
    """Waits for a call; what goes wrong becomes what the outbox understands."""
    try:
        return await sending
    except RetryAfter as error:
        raise Wait(seconds(error)) from error
    except Forbidden as error:
        raise Gone(error.message) from error
    except BadRequest as error:
        raise _refusal(error.message) from error
    except ChatMigrated as error:
        raise Moved(error.new_chat_id) from error
    except TelegramError as error:
        raise SendError(type(error).__name__) from error


def _refusal(reason: str) -> SendError:
    said = reason.lower()
    if any(known in said for known in _GONE):
        return Gone(reason)
    return TopicGone(reason) if any(known in said for known in _NO_TOPIC) else Refused(reason)


def _is(refused: Refused, reasons: tuple[str, ...]) -> bool:
    return any(reason in str(refused).lower() for reason in reasons)


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, dt.timedelta) else float(wait)
