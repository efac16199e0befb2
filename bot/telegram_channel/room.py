"""The staff group: a topic for every case, with its card on top; a plain group where there are no topics."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import replace

from telegram import Message as TelegramMessage

from bot.casework import Casework, card_slot
from bot.clock import Clock
from bot.messages import DESK, MEMBER, Message
from bot.outgoing import Came, Gone, Refused, SendError, Wait
from bot.store import Store
from bot.store.topics import Topic
from bot.telegram_channel.convert import keyboard
from bot.telegram_channel.post import Moved, Post, TopicGone, told
from flows.case import CLOSED

log = logging.getLogger(__name__)

MAX_NAME = 128
"""Characters in the name of a topic (Bot API, createForumTopic)."""
WITHOUT_TOPICS = dt.timedelta(minutes=10)
"""The time after which is tried again whether the group has topics now."""
MOVED = "group-after:"
"""The number of the staff group after the one that the settings name, in the state of the service."""
_AS_IT_WAS = "not_modified"
_CLOSED = "topic_closed"
_NOT_IN = "participant_id_invalid"


class StaffRoom:
    """The desk on Telegram. A message with a case goes to the topic of that case, any other one to the group itself.

    `casework` gives the cases as they are now; `configured` is the group as the settings name it.
    """

    def __init__(self, post: Post, casework: Callable[[], Casework], configured: int, clock: Clock) -> None:
        self._configured = configured
        self._post = post
        self._casework = casework
        self._clock = clock
        self._plain_until: dt.datetime | None = None

    @property
    def _store(self) -> Store:
        return self._casework().store

    @property
    def chat(self) -> int:
        """The group. Telegram gives it another number when it gets topics or grows; then that one is remembered."""
        return int(self._store.recall(self._moved) or self._configured)

    def moves(self, to: int) -> None:
        """The group goes on under another number."""
        log.error("the staff group has another number now: put it in STAFF_CHAT_ID", extra={"group": to})
        self._store.remember(self._moved, str(to))
        self._plain_until = None

    @property
    def _moved(self) -> str:
        return f"{MOVED}{self._configured}"

    def calls(self, message: Message) -> int:
        """How many messages it takes beside its own: a new topic opens with a message, and with the card."""
        number = message.case
        if number is None or message.takes_back or self._is_plain() or self._store.topics.of(number):
            return 0
        return 1 if message.slot == card_slot(number) else 2

    async def send(self, message: Message, came: Came) -> str | None:
        """Puts it where it belongs; makes the topic when there is none (any more). Raises SendError."""
        try:
            if message.slot and message.slot.startswith(MEMBER):
                await self._member(message, message.slot.removeprefix(MEMBER))
                return None
            if message.case is None:
                return await self._put(message, None, came)
            if message.takes_back and message.slot == card_slot(message.case):
                await self._end(message, message.case)
                return None
            return await self._about(message, message.case, came)
        except Moved as error:
            self.moves(error.chat)
            raise
        except Gone as error:
            raise SendError(f"the staff group can't be reached: {error}") from error

    async def _member(self, message: Message, person: str) -> None:
        """Puts somebody out of the group, or lets them in again; says so where that is not possible."""
        member = int(person.removeprefix("tg:"))
        bot = self._post.bot
        try:
            if message.takes_back:
                await told(bot.ban_chat_member(self.chat, member))
            else:
                await told(bot.unban_chat_member(self.chat, member, only_if_banned=True))
        except Refused as refused:
            if message.takes_back and _NOT_IN not in str(refused).lower():
                log.warning("somebody can't be put out of the staff group", extra={"reason": str(refused)})
                await self._put(replace(message, slot=None, takes_back=False), None)

    def case_of(self, said: TelegramMessage) -> str | None:
        """The case in whose topic something was said, or the case of the message that it answers."""
        thread = said.message_thread_id if said.is_topic_message else None
        if isinstance(thread, int) and (number := self._store.topics.case_of(thread)):
            return number
        answered = said.reply_to_message
        return self._store.outbox.case_at_desk(str(answered.message_id)) if answered else None

    async def _about(self, message: Message, number: str, came: Came) -> str | None:
        try:
            remote = await self._in_topic(message, number, came)
        except TopicGone as error:
            self._forget(number)
            self._store.outbox.add(Message(DESK, self._casework().story(number), case=number), self._clock.now())
            came(())  # all of it goes to another topic
            raise Wait(0) from error  # it comes back at once, and then counts with the topic that it opens
        except Refused as refused:
            if _CLOSED not in str(refused).lower():
                raise
            log.warning("a closed topic takes nothing: is the bot still an administrator?", extra={"case": number})
            remote = await self._put(replace(message, arrived=()), None, came)
        if message.slot == card_slot(number):
            await self._close_or_reopen(number)
        return remote

    async def _in_topic(self, message: Message, number: str, came: Came) -> str | None:
        """Says it in the topic. The first thing in a topic is the card, whatever comes first."""
        thread, slot = await self._topic(number), card_slot(number)
        if thread is not None and message.slot != slot and self._store.shown.where(DESK, slot) is None:
            remote = await self._put(self._casework().card_message(number, self._clock.now()), thread)
            if remote is not None:
                self._store.shown.keep(DESK, slot, remote)
        return await self._put(message, thread, came)

    async def _put(self, message: Message, thread: int | None, came: Came = lambda _pieces: None) -> str | None:
        markup = keyboard(message.buttons, self._link(message.case))
        return await self._post.put(self.chat, message, came, thread, markup)

    async def _topic(self, number: str) -> int | None:
        """The topic of the case; made when there is none. None: this group has no topics."""
        known = self._store.topics.of(number)
        if known is not None:
            return known.thread
        if self._is_plain():
            return None
        casework = self._casework()
        name = f"{number} · {casework.subject(casework.card(number))}".rstrip(" ·")[:MAX_NAME]
        try:
            made = await told(self._post.bot.create_forum_topic(self.chat, name))
        except Refused as refused:
            log.warning("the staff group gives no topics; all goes to the group itself", extra={"reason": str(refused)})
            self._plain_until = self._clock.now() + WITHOUT_TOPICS
            return None
        thread = int(made.message_thread_id)
        with self._store.atomic():
            self._store.topics.keep(number, thread)
            self._store.shown.forget(DESK, card_slot(number))
        return thread

    def _is_plain(self) -> bool:
        return self._plain_until is not None and self._clock.now() < self._plain_until

    def _forget(self, number: str) -> None:
        """Somebody deleted the topic, and with it all that stood there."""
        with self._store.atomic():
            self._store.topics.forget(number)
            self._store.shown.forget(DESK, card_slot(number))

    async def _close_or_reopen(self, number: str) -> None:
        """The topic is open as long as the case is."""
        topic, ended = self._store.topics.of(number), self._casework().card(number).state in CLOSED
        if topic is None or topic.closed == ended:
            return
        act = self._post.bot.close_forum_topic if ended else self._post.bot.reopen_forum_topic
        try:
            await told(act(self.chat, topic.thread))
        except Refused as refused:
            if _AS_IT_WAS not in str(refused).lower():
                log.warning("a topic stays as it is", extra={"case": number, "reason": str(refused)})
                return
        self._store.topics.mark(number, closed=ended)

    async def _end(self, message: Message, number: str) -> None:
        """Takes the card back, and its topic with all that was said there."""
        topic = self._store.topics.of(number)
        if topic is None:
            await self._put(message, None)
            return
        try:
            await told(self._post.bot.delete_forum_topic(self.chat, topic.thread))
        except TopicGone:
            pass
        except Refused as refused:
            log.warning("a topic can't be deleted", extra={"case": number, "reason": str(refused)})
            await self._put(message, topic.thread)
            return
        self._forget(number)

    def _link(self, here: str | None) -> Callable[[str], str | None]:
        """Leads from a button that opens a card to the topic of that case, when that is another one."""

        def link(number: str) -> str | None:
            topic: Topic | None = self._store.topics.of(number) if number != here else None
            inside = str(self.chat).removeprefix("-100")
            return f"https://t.me/c/{inside}/{topic.thread}" if topic else None

        return link
