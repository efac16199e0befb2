"""The test double of the Bot API keeps its promises to the real client library."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, TypeVar

import httpx
import pytest
from botapi import PATIENCE, BotApi, Limiter, RateLimits
from botapi.entities import parse_html
from botapi.errors import ApiError
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MenuButtonCommands,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

T = TypeVar("T")
GROUP = -100200
LONG = 50
"""Seconds of a long poll: as many as Telegram allows. What ends sooner did not wait for its end."""


@pytest.fixture(autouse=True)
def _timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the library warns whenever it reads a retry_after."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(rate_limits=None) as running:
        yield running


@asynccontextmanager
async def client(api: BotApi, token: str | None = None, read_timeout: float = PATIENCE) -> AsyncIterator[Bot]:
    plain: dict[str, Any] = {"verify": False, "trust_env": False}  # no certificates to load: it is quicker
    request = HTTPXRequest(read_timeout=read_timeout, httpx_kwargs=plain)
    bot = Bot(
        token or api.token,
        base_url=f"{api.url}/bot",
        base_file_url=f"{api.url}/file/bot",
        request=request,
        get_updates_request=HTTPXRequest(read_timeout=read_timeout, httpx_kwargs=plain),
    )
    async with bot.request, bot._request[0]:
        yield bot


def use(api: BotApi, act: Callable[[Bot], Awaitable[T]], **how: Any) -> T:
    async def run() -> T:
        async with client(api, **how) as bot:
            return await act(bot)

    return asyncio.run(run())


def keyboard(*buttons: tuple[str, str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in buttons])


def refusal(api: BotApi, act: Callable[[Bot], Awaitable[object]]) -> str:
    with pytest.raises(BadRequest) as refused:
        use(api, act)
    return refused.value.message


def test_updates_come_until_they_are_confirmed(api: BotApi) -> None:
    api.send_text(chat_id=5, text="hoi", first_name="Ana", language_code="nl")
    api.send_text(chat_id=5, text="/start nu")

    async def act(bot: Bot) -> None:
        first, second = await bot.get_updates()
        assert first.message
        assert first.message.from_user
        assert (first.message.text, first.message.from_user.language_code) == ("hoi", "nl")
        assert second.message
        assert [entity.type for entity in second.message.entities] == ["bot_command"]
        assert [update.update_id for update in await bot.get_updates(limit=1)] == [first.update_id]
        assert len(await bot.get_updates(offset=second.update_id)) == 1
        assert await bot.get_updates(offset=second.update_id + 1) == ()
        assert await bot.get_updates() == ()

    use(api, act)
    assert api.pending_updates() == 0


def test_repeated_updates_come_once_more_although_confirmed(api: BotApi) -> None:
    api.send_text(5, "een")
    api.send_text(5, "twee")

    async def act(bot: Bot) -> None:
        last = (await bot.get_updates())[-1].update_id
        assert await bot.get_updates(offset=last + 1) == ()
        api.repeat_update(1)
        assert [update.update_id for update in await bot.get_updates(offset=last + 1)] == [last]
        assert await bot.get_updates(offset=last + 1) == ()

    use(api, act)
    with pytest.raises(AssertionError, match="only 2"):
        api.repeat_update(3)


def test_what_is_repeated_takes_the_place_of_nothing_older(api: BotApi) -> None:
    """Whoever confirms the newest of an answer would lose what was left out before it."""
    for text in ("een", "twee", "drie", "vier"):
        api.send_text(5, text)

    async def act(bot: Bot) -> None:
        every = [update.update_id for update in await bot.get_updates()]
        api.repeat_update(2)
        assert [update.update_id for update in await bot.get_updates(limit=3)] == every[:3]
        assert [update.update_id for update in await bot.get_updates(offset=every[2] + 1)] == every[3:]

    use(api, act)


def test_negative_offset_keeps_only_the_last_updates(api: BotApi) -> None:
    for text in ("een", "twee", "drie"):
        api.send_text(5, text)
    updates = use(api, lambda bot: bot.get_updates(offset=-1))
    assert [update.message.text for update in updates if update.message] == ["drie"]
    assert api.pending_updates() == 1


def test_long_poll_ends_when_an_update_comes(api: BotApi) -> None:
    async def act(bot: Bot) -> tuple[Update, ...]:
        poll = asyncio.create_task(bot.get_updates(timeout=LONG))
        await asyncio.to_thread(api.wait_for, lambda: api.calls_to("getUpdates"))
        assert api.calls[-1].status is None
        api.send_text(5, "wakker")
        return await poll

    began = time.monotonic()
    assert len(use(api, act)) == 1
    assert time.monotonic() - began < LONG
    assert api.calls[-1].status == 200


def test_allowed_updates_hold_for_later_updates(api: BotApi) -> None:
    use(api, lambda bot: bot.get_updates(allowed_updates=["callback_query"]))
    api.send_text(5, "niet gevraagd")
    assert use(api, lambda bot: bot.get_updates()) == ()
    use(api, lambda bot: bot.get_updates(allowed_updates=[]))
    api.send_text(5, "wel gevraagd")
    assert len(use(api, lambda bot: bot.get_updates())) == 1


def test_second_reader_ends_the_first_with_a_conflict(api: BotApi) -> None:
    async def act(bot: Bot) -> None:
        first = asyncio.create_task(bot.get_updates(timeout=LONG))
        await asyncio.to_thread(api.wait_for, lambda: api.calls_to("getUpdates"))
        assert await bot.get_updates() == ()
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first

    use(api, act)


def test_reader_that_went_away_takes_no_updates_with_it(api: BotApi) -> None:
    api.send_text(5, "een")
    last = use(api, lambda bot: bot.get_updates())[-1].update_id
    with pytest.raises(TimedOut):
        use(api, lambda bot: bot.get_updates(offset=last + 1, timeout=10, read_timeout=-9.9))
    api.wait_for(lambda: [call.status for call in api.calls] == [200, 200])
    api.repeat_update()
    assert len(use(api, lambda bot: bot.get_updates(offset=last + 1))) == 1


def test_messages_show_what_the_bot_sent_and_taps_answer_it(api: BotApi) -> None:
    api.send_text(5, "hoi")
    buttons = keyboard(("Ja", "y"), ("Nee", "n"))

    async def act(bot: Bot) -> None:
        await bot.send_message(5, "<b>Klopt</b> dit &amp; dat? 🙂", parse_mode="HTML", reply_markup=buttons)
        api.tap(5, "Ja")
        update = (await bot.get_updates())[-1]
        assert update.callback_query
        assert update.callback_query.data == "y"
        assert await update.callback_query.answer()
        await update.callback_query.edit_message_text("Dank!")

    use(api, act)
    sent = api.messages(5)[-1]
    assert (sent.text, sent.labels, sent.edited) == ("Dank!", [], True)
    with pytest.raises(AssertionError, match="no button 'Ja'"):
        api.tap(5, "Ja")


def test_html_becomes_text_and_entities(api: BotApi) -> None:
    text, entities = parse_html(
        '<b>é🙂</b> <a href="https://a.nl/?x=1&amp;y">l</a> <pre><code class="language-py">x</code></pre>'
    )
    assert text == "é🙂 l x"
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in entities]
    assert found == [("bold", 0, 3), ("text_link", 4, 1), ("pre", 6, 1)]
    assert (entities[1]["url"], entities[2]["language"]) == ("https://a.nl/?x=1&y", "py")
    assert parse_html("&ge;&lt;&#33;&#x1F642;&amp") == ("&ge;<!🙂&", [])
    api.send_text(5, "hoi")
    sent = use(api, lambda bot: bot.send_message(5, "  <i> x</i>y ", parse_mode="HTML"))
    assert (sent.text, sent.entities[0].length) == ("xy", 1)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("é <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("3 < 5 > 4", 'Unsupported start tag "" at byte offset 2'),
        ("3 < 5", 'Unsupported start tag "" at byte offset 2'),
        ("x </b>", "Unexpected end tag at byte offset 2"),
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x>y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ],
)
def test_html_that_telegram_refuses_is_refused(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.status == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("text", "arguments", "reason"),
    [
        ("", {}, "Message text is empty"),
        ("  \n ", {}, "Message text is empty"),
        ("<b> </b>", {"parse_mode": "HTML"}, "Message text is empty"),
        ("x" * 4097, {}, "Message is too long"),
        ("🙂" * 2049, {}, "Message is too long"),
        ("<b>x", {"parse_mode": "HTML"}, "Can't parse entities: can't find end tag"),
        ("*x*", {"parse_mode": "MarkdownV2"}, "Unsupported parse_mode"),
        ("x", {"message_thread_id": 99}, "Message thread not found"),
        ("x", {"reply_parameters": ReplyParameters(4)}, "Message to be replied not found"),
        ("x", {"reply_markup": keyboard(("Ja", "é" * 33))}, "Button_data_invalid"),
        ("x", {"reply_markup": keyboard((" ", "y"))}, "button text must be non-empty"),
        ("x", {"reply_markup": keyboard(*[("Ja", "y")] * 101)}, "Reply markup is too long"),
        ("x", {"reply_markup": {"inline_keyboard": [[{"callback_data": "y"}]]}}, "Can't find field"),
        ("x", {"reply_markup": {"inline_keyboard": [[{"text": "Ja"}]]}}, "Text buttons are unallowed"),
        ("x", {"reply_markup": {"inline_keyboard": [[{"text": "Ja", "url": "nee"}]]}}, "Button_url_invalid"),
        ("x", {"reply_markup": {"inline_keyboard": [[{"text": "Ja", "copy_text": {"text": "x" * 257}}]]}}, "Copy_text"),
        ("x", {"reply_markup": {"keyboard": [[""]]}}, "keyboard button text must be non-empty"),
    ],
)
def test_message_that_telegram_refuses_is_refused(
    api: BotApi, text: str, arguments: dict[str, Any], reason: str
) -> None:
    api.send_text(5, "hoi")
    message = refusal(api, lambda bot: bot.send_message(5, text, **arguments))
    assert reason.lower() in message.lower()
    assert api.messages(5) == []
    assert api.calls[-1].status == 400


def test_the_largest_message_telegram_takes_is_taken(api: BotApi) -> None:
    api.send_text(5, "hoi")
    markup = keyboard(*[("Ja", "x" * 64)] * 100)
    use(api, lambda bot: bot.send_message(5, f"<b>{'🙂' * 2048}</b>", parse_mode="HTML", reply_markup=markup))
    assert len(api.messages(5)[0].labels) == 100
    assert use(api, lambda bot: bot.send_message(5, "x", reply_markup=ReplyKeyboardMarkup([["Ja", "Nee"]])))
    assert api.messages(5)[1].keyboard == [["Ja", "Nee"]]


def test_chats_the_bot_cannot_reach(api: BotApi) -> None:
    assert refusal(api, lambda bot: bot.send_message(6, "x")) == "Chat not found"
    api.add_group(GROUP)
    api.send_text(GROUP, "hoi", user_id=6)
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        use(api, lambda bot: bot.send_message(6, "x"))
    api.send_text(6, "hoi")
    api.block(6)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        use(api, lambda bot: bot.send_message(6, "x"))
    api.unblock(6)
    use(api, lambda bot: bot.send_message(6, "x"))
    api.remove_from_group(GROUP)
    with pytest.raises(Forbidden, match="kicked"):
        use(api, lambda bot: bot.send_message(GROUP, "x"))
    statuses = [
        update.my_chat_member.new_chat_member.status
        for update in use(api, lambda bot: bot.get_updates())
        if update.my_chat_member
    ]
    assert statuses == ["administrator", "kicked", "member", "kicked"]


def test_edits_and_deletions(api: BotApi) -> None:
    own = api.send_text(5, "hoi")
    buttons = keyboard(("Ja", "y"))

    async def act(bot: Bot) -> None:
        sent = await bot.send_message(5, "een", reply_markup=buttons)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text("<b></b>een", 5, sent.message_id, parse_mode="HTML", reply_markup=buttons)
        with pytest.raises(BadRequest, match="not modified"):
            await bot.edit_message_reply_markup(5, sent.message_id, reply_markup=buttons)
        assert isinstance(await bot.edit_message_reply_markup(5, sent.message_id), Message)
        assert api.messages(5)[0].buttons == []
        with pytest.raises(BadRequest, match="Message is too long"):
            await bot.edit_message_text("x" * 4097, 5, sent.message_id)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("x", 5, own)
        assert await bot.delete_message(5, sent.message_id)
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(5, sent.message_id)
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("x", 5, sent.message_id)

    use(api, act)
    assert api.messages(5) == []


def test_callback_query_is_answered_once_and_in_time(api: BotApi) -> None:
    api.send_text(5, "hoi")
    message_id = use(api, lambda bot: bot.send_message(5, "?", reply_markup=keyboard(("Ja", "y")))).message_id
    query_id = api.tap(5, "Ja")
    late = api.forge_tap(5, message_id, "verzonnen", lifetime=0)
    assert use(api, lambda bot: bot.answer_callback_query(query_id, "Dank"))
    for old in (query_id, late, "123"):
        assert "Query is too old" in refusal(api, partial(Bot.answer_callback_query, callback_query_id=old))


def test_files_go_both_ways(api: BotApi) -> None:
    content = bytes(range(256)) + b"\r\n--x\r\n"
    api.send_photo(5, content, caption="kijk")
    api.send_voice(5, size=21_000_000)

    async def act(bot: Bot) -> None:
        photo, voice = [update.message for update in await bot.get_updates() if update.message]
        got = await (await photo.photo[-1].get_file()).download_as_bytearray()
        assert bytes(got) == content
        assert voice.voice
        with pytest.raises(BadRequest, match="File is too big"):
            await voice.voice.get_file()
        with pytest.raises(BadRequest, match="Invalid file_id"):
            await bot.get_file("onbekend")
        sent = await bot.send_document(5, content, filename="lijst é.csv", caption="<i>lijst</i>", parse_mode="HTML")
        assert sent.document
        await bot.send_photo(5, photo.photo[-1].file_id)
        with pytest.raises(BadRequest, match="Message caption is too long"):
            await bot.send_photo(5, content, caption="x" * 1025)
        with pytest.raises(BadRequest, match="File must be non-empty"):
            await bot.send_document(5, b"")

    use(api, act)
    document, photo = api.messages(5)
    assert (document.kind, document.text, document.content) == ("document", "lijst", content)
    assert document.file_name == "lijst é.csv"
    assert (photo.kind, photo.content) == ("photo", content)


def test_everything_people_send_is_read_by_the_client(api: BotApi) -> None:
    api.open_link(5, "wijk-12", first_name="Bo", username="bo")
    api.send_location(5)
    api.send_contact(5)
    api.send_document(5)
    api.forward(5, "doorgestuurd")
    api.edit(5, api.send_text(5, "foutje"), "goed zo")
    api.inline_query(5, "afval")
    updates = use(api, lambda bot: bot.get_updates())
    messages = [update.message for update in updates if update.message]
    assert messages[0].text == "/start wijk-12"
    assert messages[1].location
    assert messages[2].contact
    assert messages[2].contact.user_id == 5
    assert messages[3].document
    assert messages[4].forward_origin
    assert updates[6].edited_message
    assert updates[6].edited_message.text == "goed zo"
    assert updates[7].inline_query
    assert updates[7].inline_query.query == "afval"


def test_group_without_admin_rights_keeps_its_privacy(api: BotApi) -> None:
    api.add_group(GROUP, admin=False, forum=False)
    api.send_text(GROUP, "onder ons", user_id=7)
    api.send_text(GROUP, "/help", user_id=7)
    mine = use(api, lambda bot: bot.send_message(GROUP, "ja?")).message_id
    api.send_text(GROUP, "antwoord", user_id=7, reply_to=mine)
    updates = use(api, lambda bot: bot.get_updates())
    assert [update.message.text for update in updates if update.message] == ["/help", "antwoord"]
    assert refusal(api, lambda bot: bot.create_forum_topic(GROUP, "x")) == "The chat is not a forum"


def test_topics_live_and_are_deleted(api: BotApi) -> None:
    api.add_group(GROUP)

    async def act(bot: Bot) -> None:
        topic = await bot.create_forum_topic(GROUP, "Melding 1")
        thread = topic.message_thread_id
        api.send_text(GROUP, "hoi", user_id=7, thread_id=thread)
        update = (await bot.get_updates())[-1]
        assert update.message
        assert (update.message.message_thread_id, update.message.is_topic_message) == (thread, True)
        await bot.send_message(GROUP, "antwoord", message_thread_id=thread)
        assert [sent.text for sent in api.messages(GROUP, thread)] == ["antwoord"]
        await bot.send_message(GROUP, "?", message_thread_id=thread, reply_markup=keyboard(("Ik", "claim")))
        api.tap(GROUP, "Ik", user_id=8, first_name="Cor")
        press = (await bot.get_updates())[-1].callback_query
        assert press
        assert (press.from_user.id, press.from_user.first_name, press.data) == (8, "Cor", "claim")
        await bot.edit_forum_topic(GROUP, thread, name="Melding 1, klaar")
        await bot.close_forum_topic(GROUP, thread)
        assert [(one.name, one.closed) for one in api.topics(GROUP)] == [("Melding 1, klaar", True)]
        with pytest.raises(BadRequest, match="Topic_not_modified"):
            await bot.close_forum_topic(GROUP, thread)
        await bot.reopen_forum_topic(GROUP, thread)
        await bot.delete_forum_topic(GROUP, thread)
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(GROUP, "x", message_thread_id=thread)
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_chat_action(GROUP, "typing", message_thread_id=thread)
        with pytest.raises(BadRequest, match="Topic_id_invalid"):
            await bot.delete_forum_topic(GROUP, thread)
        assert api.messages(GROUP) == []

    use(api, act)
    thread = api.create_topic(GROUP, "Door een mens", user_id=7)
    api.close_topic(GROUP, thread)
    api.delete_topic(GROUP, thread)
    assert "thread not found" in refusal(api, lambda bot: bot.send_message(GROUP, "x", message_thread_id=thread))


def test_topic_rights_are_needed(api: BotApi) -> None:
    api.add_group(GROUP, manages_topics=False)
    assert "Not enough rights" in refusal(api, lambda bot: bot.create_forum_topic(GROUP, "x"))
    thread = api.create_topic(GROUP, "Dicht")
    api.close_topic(GROUP, thread)
    assert refusal(api, lambda bot: bot.send_message(GROUP, "x", message_thread_id=thread)) == "Topic_closed"


def test_settings_are_kept_by_language_and_scope(api: BotApi) -> None:
    api.send_text(5, "hoi")
    scope = BotCommandScopeChat(5)

    async def act(bot: Bot) -> None:
        await bot.set_my_commands([BotCommand("start", "Begin")], language_code="nl")
        await bot.set_my_commands([BotCommand("team", "Team")], scope=scope)
        assert [one.command for one in await bot.get_my_commands(language_code="nl")] == ["start"]
        assert await bot.get_my_commands() == ()
        assert await bot.set_my_description("Lang", language_code="nl")
        assert await bot.set_my_short_description("Kort")
        assert (await bot.get_my_short_description(language_code="nl")).short_description == "Kort"
        assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        assert (await bot.get_me()).username
        with pytest.raises(BadRequest, match="Bot_command_invalid"):
            await bot.set_my_commands([BotCommand("Start!", "Begin")])
        with pytest.raises(BadRequest, match="Bot_command_description_invalid"):
            await bot.set_my_commands([BotCommand("start", "")])
        with pytest.raises(BadRequest, match="Invalid language code"):
            await bot.set_my_commands([], language_code="nld")

    use(api, act)
    assert api.commands("nl") == [("start", "Begin")]
    assert api.commands(scope=scope.to_dict()) == [("team", "Team")]


def test_inline_query_results_are_checked(api: BotApi) -> None:
    def article(result_id: str, text: str) -> InlineQueryResultArticle:
        return InlineQueryResultArticle(result_id, "Titel", InputTextMessageContent(text, parse_mode="HTML"))

    query_id = api.inline_query(5, "afval")
    for results, reason in (
        ([article("1", "<b>x")], "Can't parse entities"),
        ([article("1", "x"), article("1", "y")], "Result_id_duplicate"),
        ([article("é" * 33, "x")], "Result_id_invalid"),
    ):
        found = refusal(api, partial(Bot.answer_inline_query, inline_query_id=query_id, results=results))
        assert reason.lower() in found.lower()
    assert use(api, lambda bot: bot.answer_inline_query(query_id, [article("1", "x")]))
    assert "too old" in refusal(api, lambda bot: bot.answer_inline_query(query_id, []))


def test_wrong_token_and_unknown_method(api: BotApi) -> None:
    wrong = api.token[:-1] + "x"
    with pytest.raises(InvalidToken):
        use(api, lambda bot: bot.get_me(), token=wrong)
    answers = [
        httpx.get(f"{api.url}/bot{token}/{method}")
        for token, method in ((wrong, "getMe"), (api.token, "getme"), (api.token, "nope"))
    ]
    assert [answer.status_code for answer in answers] == [401, 200, 404]
    assert answers[2].json()["description"].startswith("Not Found")
    assert httpx.get(f"{api.url}/iets").json() == {"ok": False, "error_code": 404, "description": "Not Found"}


def test_json_and_query_string_are_read_too(api: BotApi) -> None:
    api.send_text(5, "hoi")
    url = f"{api.url}/bot{api.token}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "y"}]]}
    assert httpx.post(url, json={"chat_id": 5, "text": "5", "reply_markup": markup}).json()["ok"]
    assert httpx.get(url, params={"chat_id": 5, "text": "6"}).json()["ok"]
    assert httpx.post(url, content=b"{", headers={"content-type": "application/json"}).status_code == 400
    assert [sent.text for sent in api.messages(5)] == ["5", "6"]
    assert api.messages(5)[0].buttons == [[("Ja", "y")]]
    assert api.calls[1].parameters == {"chat_id": 5, "text": "6"}


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ({"status": 429, "retry_after": 7}, RetryAfter),
        ({"status": 500}, NetworkError),
        ({"status": 502}, NetworkError),
        ({"status": 403}, Forbidden),
        ({"status": 400, "description": "Bad Request: iets"}, BadRequest),
        ({"status": "drop"}, NetworkError),
        ({"status": "timeout"}, TimedOut),
    ],
)
def test_planned_failures_happen_once(api: BotApi, how: dict[str, Any], error: type[Exception]) -> None:
    api.send_text(5, "hoi")
    api.fail_next(method="sendMessage", **how)

    async def act(bot: Bot) -> None:
        assert await bot.get_me()
        with pytest.raises(error) as failed:
            await bot.send_message(5, "een", read_timeout=0.2 if error is TimedOut else PATIENCE)
        assert type(failed.value) is error
        await bot.send_message(5, "twee")

    use(api, act)
    assert [sent.text for sent in api.messages(5)] == ["twee"]


def test_failure_with_effect_loses_only_the_answer(api: BotApi) -> None:
    api.send_text(5, "hoi")
    api.fail_next("sendMessage", "drop", applied=True, chat_id=5, times=2)
    for _ in range(2):
        with pytest.raises(NetworkError):
            use(api, lambda bot: bot.send_message(5, "een"))
    use(api, lambda bot: bot.send_message(5, "een"))
    assert len(api.messages(5)) == 3
    assert [call.status for call in api.calls_to("sendMessage")] == [None, None, 200]


def test_stop_failing_forgets_the_plans(api: BotApi) -> None:
    api.fail_next(times=1000)
    with pytest.raises(NetworkError):
        use(api, lambda bot: bot.get_me())
    api.stop_failing()
    assert use(api, lambda bot: bot.get_me())


def test_sending_too_fast_is_refused() -> None:
    with BotApi(rate_limits=RateLimits(burst=2), speed=0) as api:  # time stands still
        api.send_text(5, "hoi")

        async def act(bot: Bot) -> None:
            await bot.send_message(5, "1")
            await bot.send_message(5, "2")
            with pytest.raises(RetryAfter):
                await bot.send_message(5, "3")
            api.state.speed = 1
            await bot.send_message(5, "4")

        use(api, act)
        assert [call.status for call in api.calls_to("sendMessage")] == [200, 200, 429, 200]
        assert api.calls_to("sendMessage")[2].description == "Too Many Requests: retry after 1"


def admitted(limiter: Limiter, chats: list[int], at: float) -> list[int]:
    """What each message to these chats has to wait; 0 is admitted."""
    waits = []
    for chat_id in chats:
        try:
            limiter.admit(chat_id, at)
        except ApiError as error:
            waits.append(error.retry_after or -error.status)
        else:
            waits.append(0)
    return waits


def test_default_limits_are_the_strict_ones() -> None:
    limiter = Limiter(RateLimits())
    assert admitted(limiter, [5] * 4, 100.0) == [0, 0, 0, 1]
    assert admitted(limiter, [5] * 2, 101.0) == [0, 1]
    assert admitted(limiter, [5] * 4, 200.0) == [0, 0, 0, 1]
    assert admitted(Limiter(RateLimits()), list(range(1, 32)), 0.0) == [0] * 30 + [1]
    group = Limiter(RateLimits(burst=30))
    assert admitted(group, [GROUP] * 21, 0.0) == [0] * 20 + [60]
    assert admitted(group, [GROUP], 60.0) == [0]


class Hook(BaseHTTPRequestHandler):
    """A webhook that refuses each update once."""

    seen: list[tuple[str | None, bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], body))
        self.send_response(500 if len(self.seen) % 2 else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hook() -> Iterator[tuple[str, list[tuple[str | None, bytes]]]]:
    seen: list[tuple[str | None, bytes]] = []
    with HTTPServer(("127.0.0.1", 0), type("OneHook", (Hook,), {"seen": seen})) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook", seen
        finally:
            server.shutdown()
            thread.join()


def test_webhook_gets_each_update_until_it_takes_it(api: BotApi) -> None:
    with hook() as (url, seen):
        assert use(api, lambda bot: bot.set_webhook(url, secret_token="geheim-1"))
        with pytest.raises(Conflict, match="webhook is active"):
            use(api, lambda bot: bot.get_updates())
        api.send_text(5, "een")
        api.wait_for(lambda: len(seen) == 2 and api.pending_updates() == 0)
        assert seen[0] == seen[1]
        assert seen[0][0] == "geheim-1"
        assert "500" in (use(api, lambda bot: bot.get_webhook_info()).last_error_message or "")
        api.repeat_update()
        api.wait_for(lambda: len(seen) == 4 and api.pending_updates() == 0)
        assert seen[3] == seen[0]
        assert use(api, lambda bot: bot.delete_webhook())
    assert use(api, lambda bot: bot.get_updates()) == ()


def test_webhook_that_telegram_refuses_is_refused(api: BotApi) -> None:
    assert "https url must be" in refusal(api, lambda bot: bot.set_webhook("http://example.org/x"))
    found = refusal(api, lambda bot: bot.set_webhook("https://example.org/x", secret_token="a b"))
    assert "unallowed characters" in found


def test_set_webhook_ends_the_long_poll(api: BotApi) -> None:
    async def act(bot: Bot) -> None:
        poll = asyncio.create_task(bot.get_updates(timeout=LONG))
        await asyncio.to_thread(api.wait_for, lambda: api.calls_to("getUpdates"))
        await bot.set_webhook("https://127.0.0.1:1/x")
        with pytest.raises(Conflict, match="terminated by setWebhook"):
            await poll

    use(api, act)


def test_application_polls_and_answers_and_stopping_is_clean(api: BotApi) -> None:
    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        await update.message.reply_text(f"echo: {update.message.text}")

    async def run() -> None:
        builder = ApplicationBuilder().token(api.token)
        app = builder.base_url(f"{api.url}/bot").base_file_url(f"{api.url}/file/bot").build()
        app.add_handler(MessageHandler(filters.TEXT, echo))
        async with app:
            assert app.updater
            await app.updater.start_polling()
            await app.start()
            api.send_text(5, "hoi")
            await asyncio.to_thread(api.wait_for, lambda: api.messages(5))
            await app.updater.stop()
            await app.stop()

    asyncio.run(run())
    assert [sent.text for sent in api.messages(5)] == ["echo: hoi"]
    assert api.pending_updates() == 0


def test_stopped_server_leaves_nothing_and_starts_again_on_its_port() -> None:
    before = threading.active_count()
    with BotApi() as api:
        api.send_text(5, "hoi")
        url = api.url
        poll = threading.Thread(target=httpx.get, args=(f"{api.url}/bot{api.token}/getUpdates?timeout=0",))
        poll.start()
        poll.join()
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))).close()
    with api:
        assert api.url == url
        assert api.pending_updates() == 1


def test_stopping_does_not_wait_for_open_polls_and_held_calls() -> None:
    api = BotApi()
    api.start()
    api.fail_next("getMe", "timeout")
    answers: list[httpx.Response] = []

    def ask(call: str) -> None:
        answers.append(httpx.get(f"{api.url}/bot{api.token}/{call}", timeout=PATIENCE))

    threads = [threading.Thread(target=ask, args=(call,)) for call in ("getMe", f"getUpdates?timeout={LONG}")]
    for thread in threads:
        thread.start()
    api.wait_for(lambda: len(api.calls) == 2)
    began = time.monotonic()
    api.stop()
    for thread in threads:
        thread.join()
    assert time.monotonic() - began < LONG
    assert len(answers) == 2


def test_many_threads_lose_nothing(api: BotApi) -> None:
    def write(chat_id: int) -> None:
        for number in range(50):
            api.send_text(chat_id, str(number))

    async def read(bot: Bot) -> list[Update]:
        found: list[Update] = []
        while len(found) < 200:
            offset = found[-1].update_id + 1 if found else None
            found += await bot.get_updates(offset=offset, timeout=5, limit=7)
        return found

    threads = [threading.Thread(target=write, args=(chat_id,)) for chat_id in range(1, 5)]
    for thread in threads:
        thread.start()
    updates = use(api, read)
    for thread in threads:
        thread.join()
    assert len({update.update_id for update in updates}) == 200
    for chat_id in range(1, 5):
        texts = [one.message.text for one in updates if one.message and one.message.chat_id == chat_id]
        assert texts == [str(number) for number in range(50)]


def test_wait_for_says_what_was_called(api: BotApi) -> None:
    use(api, lambda bot: bot.get_me())
    with pytest.raises(TimeoutError, match="getMe"):
        api.wait_for(lambda: api.messages(5), timeout=0.05)
