"""Talks to the Bot API: polling or webhook in, messages out, commands at the start."""

import asyncio
import contextlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from telegram import Bot, BotCommand, BotCommandScopeChat, ChatMemberUpdated, Update
from telegram import Message as TelegramMessage
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot import printing
from bot.desk import typed
from bot.i18n import speaker
from bot.messages import DESK, Incoming, Message
from bot.outgoing import Came
from bot.pace import SendPace
from bot.service import Service
from bot.settings import Settings, SettingsError
from bot.store.trouble import Trouble, noticed
from bot.telegram_channel.anywhere import Askers, answered
from bot.telegram_channel.convert import TOPIC, incoming, is_nameless, moved_to, parts
from bot.telegram_channel.post import Post, seconds
from bot.telegram_channel.room import StaffRoom
from bot.telegram_channel.wire import Wire
from bot.words import desk as desk_words

log = logging.getLogger(__name__)

POLL_SECONDS = 25
REFUSED_SECONDS = 5
"""How long is waited before something is asked again that Telegram won't allow until the operator does something."""
UNREADABLE = (TypeError, ValueError, AttributeError, LookupError, OverflowError, RecursionError)
"""What the library raises for an update that is not as it knows them."""
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
WEBHOOK_PATH = "/telegram"


class TelegramChannel:
    """The bot on Telegram: `run` for ever, and let the web server call `webhook`."""

    def __init__(self, settings: Settings, service: Service) -> None:
        if not settings.telegram_bot_token:
            raise SettingsError("TELEGRAM_BOT_TOKEN ontbreekt: maak een bot bij @BotFather en zet de token in .env")
        base = settings.telegram_api_url or "https://api.telegram.org"
        wire = Wire(base, connections=20, read_seconds=20)
        # a connection pool of its own for polling, so that sending never waits for it
        self._polling = Wire(base, connections=1, read_seconds=POLL_SECONDS + 10)
        self._bot = Bot(
            settings.telegram_bot_token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=wire,
            get_updates_request=self._polling,
        )
        self._settings = settings
        self._service = service
        self._tasks: set[asyncio.Task[object]] = set()
        self._signed_in = False
        self._askers = Askers()
        self.pace: SendPace | None = SendPace()
        self._post = Post(self._bot, wire, lambda: service.assistant.store)
        self._room: StaffRoom | None = None
        if settings.staff_chat_id is not None:
            self._room = StaffRoom(
                self._post, lambda: service.assistant.casework, settings.staff_chat_id, service.clock
            )

    async def run(self) -> None:
        """Signs in, registers the commands and takes updates for ever, however often Telegram can't be reached.

        Raises SettingsError for a wrong token.
        """
        await self._until_it_works(self._sign_in)
        log.info("signed in", extra={"bot": self._bot.username})
        self._signed_in = True
        await self._until_it_works(self._register_commands)
        if self._settings.webhook_url:
            await self._until_it_works(self._set_webhook)
            await asyncio.Event().wait()  # from now on the web server takes what comes
        await self._poll()

    async def _sign_in(self) -> None:
        try:
            await self._bot.initialize()
        except InvalidToken as error:
            raise SettingsError(
                "TELEGRAM_BOT_TOKEN wordt geweigerd door Telegram: kopieer hem opnieuw van @BotFather"
            ) from error
        with noticed():
            self._service.assistant.store.remember(printing.BOT, self._bot.username)

    async def close(self) -> None:
        """Closes the connections."""
        for task in self._tasks:
            task.cancel()
        await self._bot.shutdown()

    async def _poll(self) -> None:
        """Fetches updates for ever. They are confirmed by the next call, so only after they were stored."""
        await self._until_it_works(self._bot.delete_webhook)
        offset = None
        while True:
            try:
                offset = await self._fetch(offset)
            except Conflict:
                log.error("another instance polls with this token; waiting")
                await asyncio.sleep(REFUSED_SECONDS)
            except InvalidToken:
                log.error("Telegram refuses the token; waiting")
                await asyncio.sleep(REFUSED_SECONDS)
            except RetryAfter as error:
                await asyncio.sleep(seconds(error))
            except TelegramError as error:
                log.warning("polling failed, trying again", extra={"reason": type(error).__name__})
                await asyncio.sleep(1)
            except Trouble as error:
                log.error("updates can't be stored, fetching them again", extra={"reason": str(error)})
                await asyncio.sleep(1)

    async def _fetch(self, offset: int | None) -> int | None:
        """Takes what comes from `offset` on; from where the next call goes on. A function of its own, so that nothing
        that was taken is held while the next call waits."""
        asked = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": ALLOWED}
        came = await self._polling.call(
            f"{self._bot.base_url}/getUpdates", {name: value for name, value in asked.items() if value is not None}
        )
        self._take(self._read(came))
        return max(one["update_id"] for one in came) + 1 if came else offset

    def _read(self, came: Iterable[dict[str, Any]]) -> list[Update]:
        """The updates in what came. One that the library can't read is passed over, or it would come again for ever and
        nothing behind it would be heard."""
        read = []
        for one in came:
            try:
                read.append(Update.de_json(one, self._bot))
            except UNREADABLE as error:
                number = one["update_id"]
                log.error("an update can't be read, passing it over", exc_info=error, extra={"update": number})
        return read

    async def _set_webhook(self) -> None:
        url = f"{self._settings.webhook_url}{WEBHOOK_PATH}"
        try:
            await self._bot.set_webhook(
                url,
                secret_token=self._settings.webhook_secret,
                allowed_updates=ALLOWED,
                max_connections=1,  # with more of them, messages of one person could overtake each other
            )
        except BadRequest as error:  # its words are about our address, and hold no secret
            log.error("Telegram refuses WEBHOOK_URL; waiting", extra={"reason": error.message})
            await asyncio.sleep(REFUSED_SECONDS)
            raise

    async def webhook(self, request: Request) -> Response:
        """One update from Telegram; 200 only once it is stored. Without a secret nobody is believed."""
        secret = self._settings.webhook_secret if self._settings.webhook_url else None
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("no\n", status_code=403)
        if not self._signed_in:
            return PlainTextResponse("later\n", status_code=503)
        try:
            came = json.loads(await request.body())
        except (ValueError, RecursionError):
            came = None
        if not isinstance(came, dict) or type(came.get("update_id")) is not int:
            return PlainTextResponse("no update\n", status_code=400)
        try:
            self._take(self._read([came]))
        except Trouble:
            return PlainTextResponse("later\n", status_code=503)
        return PlainTextResponse("ok\n")

    def calls(self, message: Message) -> int:
        """How many messages of Telegram this one takes (see Sender)."""
        beside = self._room.calls(message) if self._room and message.to == DESK else 0
        return len(parts(message.text)) + bool(message.file) + beside

    def chat(self, address: str) -> str:
        """The desk is a group like another, and all topics of a group are one chat (see Sender)."""
        return f"tg:{self._staff_chat}" if address == DESK else address.partition(TOPIC)[0]

    @property
    def _staff_chat(self) -> int | None:
        return self._room.chat if self._room else None

    async def send(self, message: Message, came: Came) -> str | None:
        """Delivers a message (see Sender)."""
        if message.to != DESK:
            chat, _in, topic = message.to.removeprefix("tg:").partition(TOPIC)
            return await self._post.put(int(chat), message, came, int(topic) if topic else None)
        return await self._room.send(message, came) if self._room else None

    def _take(self, updates: Iterable[Update]) -> None:
        updates = sorted(updates, key=lambda update: update.update_id)  # what somebody sent first is heard first
        now = self._service.clock.now()
        staff, desk = self._service.assistant.is_staff, self._staff_chat
        found: list[Incoming] = []
        for update in updates:
            if update.my_chat_member is not None:
                self._membership(update.my_chat_member)
            elif (moved := moved_to(update, desk)) is not None and self._room is not None:
                self._room.moves(moved)
            elif is_nameless(update, desk) and update.message is not None:
                self._service.say(Message(DESK, desk_words.NAMELESS, case=self._case_of(update.message)))
            elif (came := incoming(update, now, desk, staff, self._bot.bot, self._case_of)) is not None:
                found.append(came)
        self._service.receive(found)
        for update in updates:
            if update.effective_user is None or not self._askers.may(update.effective_user.id, now):
                continue
            if update.inline_query is not None:
                self._in_background(answered(update.inline_query, self._service.assistant, now))
            if update.callback_query is not None:  # stops the waiting sign of the button; errors don't matter here
                self._in_background(update.callback_query.answer())

    def _case_of(self, said: TelegramMessage) -> str | None:
        return self._room.case_of(said) if self._room else None

    def _membership(self, change: ChatMemberUpdated) -> None:
        if change.chat is None or change.new_chat_member is None:
            return  # not as the platform describes it
        if change.chat.type == "private" and change.new_chat_member.status == "kicked":
            self._service.gone(f"tg:{change.chat.id}")

    def _in_background(self, call: object) -> None:
        async def quietly() -> None:
            with contextlib.suppress(TelegramError):
                await call  # type: ignore[misc]

        task: asyncio.Task[object] = asyncio.create_task(quietly())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _register_commands(self) -> None:
        for language in (None, "nl", "en"):
            t = speaker(language or "nl")
            dutch = language != "en"
            commands = [
                BotCommand("menu", t("Kies een onderwerp")),
                BotCommand("mijn" if dutch else "cases", t("Mijn aanmeldingen")),
                BotCommand("mens" if dutch else "human", t("Een mens spreken")),
                BotCommand("mijngegevens" if dutch else "mydata", t("Wat je van mij bewaart")),
                BotCommand("volg" if dutch else "follow", t("Elke week nieuws over je wijk")),
                BotCommand("stop", t("Stoppen met een aanmelding")),
                BotCommand("help", t("Wat kan ik hier?")),
            ]
            await self._bot.set_my_commands(commands, language_code=language)
        if self._staff_chat is not None:
            # a group that we are not in (yet) is no reason to wait: everything works without this list
            with contextlib.suppress(BadRequest, Forbidden):
                await self._bot.set_my_commands(
                    [BotCommand(name, does) for name, does in (typed.labels() | desk_words.COMMANDS).items()],
                    scope=BotCommandScopeChat(self._staff_chat),
                )

    async def _until_it_works(self, call: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await call()
            except RetryAfter as error:
                await asyncio.sleep(seconds(error))
            except (TelegramError, Trouble) as error:
                log.warning("can't start yet, trying again", extra={"reason": type(error).__name__})
                await asyncio.sleep(1)
            else:
                return
