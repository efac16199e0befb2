"""Between Telegram's updates and our own messages."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import replace
from html import escape

from pydantic import TypeAdapter
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Update, User
from telegram import Message as TelegramMessage

from bot import attachments
from bot.messages import BOLD_OFF, BOLD_ON, DESK, Button, Incoming, plain
from bot.telegram_channel.named import said_to

log = logging.getLogger(__name__)

MAX_UNITS = 4096
"""Telegram's limit for one message, in UTF-16 units (Bot API, sendMessage)."""
_SHORT_LABEL = 16
_GROUPS = ("group", "supergroup")
_SERVICE = (
    "pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed", "gift",
    "unique_gift", "users_shared", "chat_shared", "connected_website", "boost_added", "successful_payment",
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened", "video_chat_started",
    "video_chat_ended", "video_chat_scheduled", "proximity_alert_triggered",
)  # fmt: skip
"""What Telegram tells of a chat in a message of which nobody said anything (Bot API, Message)."""
_AS_DESCRIBED: TypeAdapter[Incoming] = TypeAdapter(Incoming)
"""The library takes what it gets; a text that is no text would stop everything behind it."""


CaseOf = Callable[[TelegramMessage], str | None]
"""The case that something in the staff group is about: by its topic, or by the message that it answers."""
TOPIC = "/"
"""In the address of a group, before the number of the topic in which was asked."""
OPENS_CARD = "d:card:"
"""The button that opens the card of a case; outside its topic it leads to the topic."""


def incoming(
    update: Update,
    now: dt.datetime,
    staff_chat: int | None,
    is_staff: Callable[[str], bool],
    me: User | None = None,
    case_of: CaseOf = lambda _said: None,
) -> Incoming | None:
    """What arrived, or None when it is not for us: other bots, strangers in the staff group, and in other groups
    everything that does not name us."""
    try:
        came = _incoming(update, now, staff_chat, is_staff, me)
        if came is not None and came.chat == DESK and isinstance(update.effective_message, TelegramMessage):
            came = _at_desk(came, update.effective_message, tapped=update.callback_query is not None, case_of=case_of)
        return _AS_DESCRIBED.validate_python(vars(came)) if came is not None else None
    except (TypeError, ValueError, AttributeError, LookupError):
        log.warning("update passed over: it is not as the platform describes it", extra={"update": update.update_id})
        return None


def moved_to(update: Update, staff_chat: int | None) -> int | None:
    """The number under which the staff group goes on, when this tells so."""
    said = update.message
    at_desk = said is not None and said.chat is not None and said.chat.id == staff_chat
    return said.migrate_to_chat_id if said is not None and at_desk else None


def is_nameless(update: Update, staff_chat: int | None) -> bool:
    """Is this a command that somebody gave in the name of the staff group? Nobody knows of whom it is."""
    said = update.message
    if said is None or said.chat is None or said.chat.id != staff_chat or said.sender_chat is None:
        return False
    return said.sender_chat.id == staff_chat and _text(said).startswith("/")


def _incoming(
    update: Update, now: dt.datetime, staff_chat: int | None, is_staff: Callable[[str], bool], me: User | None
) -> Incoming | None:
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or user.is_bot:
        return None
    if type(user.id) is not int or type(chat.id) is not int:
        return None
    person = f"tg:{user.id}"
    key, at = f"tg:{update.update_id}", DESK if chat.id == staff_chat else f"tg:{chat.id}"
    language = str(user.language_code or "").split("-")[0] or None
    if chat.type in _GROUPS and chat.id != staff_chat and me is not None and update.message is not None:
        text = said_to(me, update.message)
        if text is None:
            return None
        at += f"{TOPIC}{update.message.message_thread_id}" if update.message.is_topic_message else ""
        ref = _ref(update.message)
        return Incoming(key, person, at, now, text, language_hint=language, group=True, ref=ref)
    if chat.type != "private" and not (chat.id == staff_chat and is_staff(person)):
        return None
    if update.callback_query is not None:
        name = str(user.first_name) if is_staff(person) else None
        return Incoming(
            key, person, at, now, action=update.callback_query.data or "", language_hint=language, name=name
        )
    message = update.message or update.edited_message
    if message is None or any(getattr(message, name, None) for name in _SERVICE):
        return None
    if update.message is None and not _text(message):  # a live location changes all the time
        return None
    location = (message.location.latitude, message.location.longitude) if message.location else None
    text, media, forwarded = _text(message), _media(message), message.forward_origin is not None
    came = Incoming(key, person, at, now, text, None, _file(message), location, language, forwarded, media)
    name = str(user.first_name) if is_staff(person) else None
    return replace(came, ref=_ref(message), name=name, edited=update.message is None)


def _at_desk(came: Incoming, message: TelegramMessage, *, tapped: bool, case_of: CaseOf) -> Incoming | None:
    """What is said in the staff group counts when it is a command, when it answers a message of ours, or when it is
    said in the topic of a case. What else colleagues say to each other is not for us.

    Every message in a topic seems to answer the message that opened the topic: that is no answer.
    """
    came = replace(came, case=case_of(message))
    if tapped:
        return came
    answered = message.reply_to_message
    if answered is not None and answered.forum_topic_created is None:
        ours = bool(answered.from_user and answered.from_user.is_bot)
        came = replace(came, answers=_ref(answered), answers_us=ours)
    return came if came.answers_us or came.text.startswith("/") or came.case or came.edited else None


def _ref(message: TelegramMessage) -> str:
    return str(message.message_id)


def _text(message: TelegramMessage) -> str:
    contact, sender = message.contact, message.from_user
    if contact is not None and (sender is None or contact.user_id != sender.id or message.forward_origin is not None):
        return ""  # somebody else's name and number, and no question
    if contact is not None:
        return " ".join(str(part) for part in (contact.first_name, contact.last_name, contact.phone_number) if part)
    return message.text or message.caption or ""


def _file(message: TelegramMessage) -> str | None:
    """The reference by which Telegram keeps a photo, voice message or document."""
    if message.animation is not None:  # a joke, and none of a plan
        return None
    if message.photo:
        return f"tg:{message.photo[-1].file_id}"
    kept = message.voice or message.document or message.video or message.audio or message.video_note
    return f"tg:{kept.file_id}" if kept else None


def _media(message: TelegramMessage) -> str:
    """What kind of file it is to us."""
    if message.animation is not None:
        return ""
    if message.photo:
        return attachments.PHOTO
    if message.document is not None:
        document = message.document
        return attachments.kind_of(document.mime_type, document.file_size, document.file_name)
    for kept, media in (
        (message.voice, attachments.VOICE), (message.audio, attachments.AUDIO), (message.video, attachments.VIDEO),
        (message.video_note, attachments.ROUND),
    ):  # fmt: skip
        if kept is not None:
            return attachments.TOO_LARGE if attachments.is_too_large(kept.file_size) else media
    return ""


def html(text: str) -> str:
    """Our text as Telegram's HTML: everything escaped, our own bold marks as tags."""
    return escape(text, quote=False).replace(BOLD_ON, "<b>").replace(BOLD_OFF, "</b>")


def parts(text: str, limit: int = MAX_UNITS) -> list[str]:
    """`text` in pieces that fit one message each, cut at line ends where that is possible.

    A bold mark that would be cut through is closed and opened again. Pieces without words, which Telegram
    refuses, are left out.
    """
    pieces: list[str] = []
    rest = text
    while _units(rest) > limit:
        head = _head(rest, limit)
        cut = head.rfind("\n")
        if cut < len(head) // 2:
            cut = len(head)
        piece, rest = rest[:cut], rest[cut:].lstrip("\n")
        if piece.count(BOLD_ON) > piece.count(BOLD_OFF):
            piece, rest = piece + BOLD_OFF, BOLD_ON + rest
        pieces.append(piece)
    return [piece for piece in (*pieces, rest) if plain(piece).strip()] or [""]


def _head(text: str, limit: int) -> str:
    """The longest start of `text` of at most `limit` UTF-16 units, leaving room to close a bold mark."""
    data = text.encode("utf-16-le")[: (limit - 1) * 2]
    return data.decode("utf-16-le", errors="ignore")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def keyboard(
    buttons: tuple[Button, ...], link: Callable[[str], str | None] = lambda _case: None
) -> InlineKeyboardMarkup | None:
    """The buttons under a message: short labels two in a row, long ones alone.

    `link` gives the address of the topic of a case, to which a button that opens its card then leads.
    """
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        topic = link(button.action.removeprefix(OPENS_CARD)) if button.action.startswith(OPENS_CARD) else None
        copies = CopyTextButton(button.copies) if button.copies else None
        comes_back = None if topic or copies else button.action
        made = InlineKeyboardButton(button.label, url=topic, callback_data=comes_back, copy_text=copies)
        fits = len(button.label) <= _SHORT_LABEL
        if fits and rows and len(rows[-1]) == 1 and len(rows[-1][0].text) <= _SHORT_LABEL:
            rows[-1].append(made)
        else:
            rows.append([made])
    return InlineKeyboardMarkup(rows) if rows else None
