"""Between Telegram and our own messages: what comes in, and texts and buttons that Telegram takes."""

import datetime as dt
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick
from telegram import Update, User

from bot import attachments
from bot.messages import BOLD_OFF, BOLD_ON, Button, Incoming, bold, plain
from bot.telegram_channel.convert import MAX_UNITS, html, incoming, is_nameless, keyboard, parts
from bot.telegram_channel.named import said_to

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
DESK = -100
ANA = {"id": 1, "is_bot": False, "first_name": "Ana", "language_code": "pt-br"}
STAFF = {"id": 2, "is_bot": False, "first_name": "Sam"}
PRIVATE = {"id": 1, "type": "private"}
BOT = {"id": 3, "is_bot": True, "first_name": "Stadswijzer"}
ASKED = {"message_id": 4, "date": 0, "chat": {"id": DESK, "type": "supergroup", "title": "Balie"}, "text": "?"}
FILE = {"file_id": "big", "file_unique_id": "u"}
SIZED = {**FILE, "width": 9, "height": 9}
PLAIN = st.text("ab\n &<>", max_size=12) | st.sampled_from(["🎉", "é", "حفلة", "\n\n", " "])
BOLD = st.text("ab\n ", min_size=1, max_size=12).map(bold)
TEXTS = st.lists(PLAIN | BOLD, max_size=25).map("".join)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def came(sender: dict[str, Any] | None = None, chat: dict[str, Any] | None = None, **what: Any) -> Incoming | None:
    message = {"message_id": 5, "date": 0, "chat": chat or PRIVATE, "from": sender or ANA, **what}
    return arrived({"message": message})


def arrived(update: dict[str, Any]) -> Incoming | None:
    read = Update.de_json({"update_id": 7, **update}, None)
    return incoming(read, NOW, DESK, lambda person: person == "tg:2")


def test_a_private_text_names_sender_chat_and_language() -> None:
    assert came(text="hoi") == Incoming("tg:7", "tg:1", "tg:1", NOW, text="hoi", language_hint="pt", ref="5")


def test_a_command_in_the_name_of_the_staff_group_is_known_and_done_for_nobody() -> None:
    group = {"id": DESK, "type": "supergroup", "title": "Balie"}
    said = {
        "message_id": 5,
        "date": 0,
        "chat": group,
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
    }

    def nameless(**what: Any) -> bool:
        read = Update.de_json({"update_id": 7, "message": {**said, **what}}, None)
        assert incoming(read, NOW, DESK, lambda _person: True) is None
        return is_nameless(read, DESK)

    assert nameless(text="/ja", sender_chat=group)
    assert not nameless(text="ik bel hem straks", sender_chat=group), "colleagues among themselves"
    assert not nameless(text="/ja", sender_chat={"id": -7, "type": "channel", "title": "Elders"})
    assert not nameless(text="/ja")


def test_what_somebody_else_wrote_is_marked_and_the_writer_left_out() -> None:
    found = came(text="mag dat?", forward_origin={"type": "hidden_user", "sender_user_name": "Piet", "date": 0})
    assert found is not None
    assert found.forwarded
    assert "Piet" not in str(found)


@pytest.mark.parametrize(
    ("what", "media"),
    [
        ({"photo": [SIZED]}, attachments.PHOTO),
        ({"voice": {**FILE, "duration": 1}}, attachments.VOICE),
        ({"audio": {**FILE, "duration": 1}}, attachments.AUDIO),
        ({"video": {**SIZED, "duration": 1}}, attachments.VIDEO),
        ({"video_note": {**FILE, "duration": 1, "length": 9}}, attachments.ROUND),
        ({"document": {**FILE, "mime_type": "application/pdf"}}, attachments.DOCUMENT),
        ({"document": {**FILE, "mime_type": "image/jpeg", "file_size": 10_000_000}}, attachments.PICTURE),
        ({"document": {**FILE, "mime_type": "image/svg+xml", "file_name": "plek.svg"}}, attachments.OTHER),
        ({"document": {**FILE, "mime_type": "application/pdf", "file_name": "Plan.PDF"}}, attachments.DOCUMENT),
        ({"document": {**FILE, "mime_type": "application/pdf", "file_name": "plan.pdf.exe"}}, attachments.OTHER),
        ({"document": {**FILE, "mime_type": "text/plain", "file_name": "plan"}}, attachments.OTHER),
        ({"document": {**FILE, "mime_type": "application/zip"}}, attachments.OTHER),
        ({"document": {**FILE, "mime_type": "application/x-msdownload"}}, attachments.OTHER),
        ({"document": {**FILE, "mime_type": "application/vnd.ms-excel.sheet.macroEnabled.12"}}, attachments.OTHER),
        ({"document": FILE}, attachments.OTHER),
        ({"document": {**FILE, "mime_type": "application/pdf", "file_size": 20_000_001}}, attachments.TOO_LARGE),
        ({"voice": {**FILE, "duration": 1, "file_size": 20_000_001}}, attachments.TOO_LARGE),
        ({"text": "hoi"}, ""),
    ],
)
def test_what_kind_of_file_it_is_to_us(what: dict[str, Any], media: str) -> None:
    found = came(**what)
    assert found is not None
    assert found.media == media


def test_a_tapped_button_is_an_action() -> None:
    message = {"message_id": 5, "date": 1, "chat": PRIVATE, "text": "Kies"}
    query = {"id": "1", "from": ANA, "chat_instance": "1", "data": "a:who:b", "message": message}
    found = arrived({"callback_query": query})
    assert found is not None
    assert (found.action, found.text, found.person, found.chat) == ("a:who:b", "", "tg:1", "tg:1")


@pytest.mark.parametrize(
    ("what", "text", "file"),
    [
        (
            {"photo": [{**FILE, "file_id": "small", "width": 1, "height": 1}, {**FILE, "width": 9, "height": 9}]},
            "",
            "tg:big",
        ),
        ({"photo": [{**FILE, "width": 9, "height": 9}], "caption": "kijk"}, "kijk", "tg:big"),
        ({"voice": {**FILE, "duration": 1}}, "", "tg:big"),
        ({"document": FILE}, "", "tg:big"),
        ({"video": {**SIZED, "duration": 1}}, "", "tg:big"),
        ({"audio": {**FILE, "duration": 1}}, "", "tg:big"),
        ({"contact": {"first_name": "Ana", "phone_number": "+31612345678", "user_id": 1}}, "Ana +31612345678", None),
        (
            {"sticker": {**FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}},
            "",
            None,
        ),
    ],
    ids=["photo", "photo with caption", "voice", "document", "video", "audio", "contact", "sticker"],
)
def test_what_is_sent_beside_text_is_kept(what: dict[str, Any], text: str, file: str | None) -> None:
    found = came(**what)
    assert found is not None
    assert (found.text, found.file) == (text, file)


def test_a_shared_location_is_latitude_and_longitude() -> None:
    found = came(location={"latitude": 52.07, "longitude": 4.3})
    assert found is not None
    assert found.location == (52.07, 4.3)


@pytest.mark.parametrize(
    ("sender", "chat"),
    [
        ({**ANA, "is_bot": True}, PRIVATE),
        (ANA, {"id": -5, "type": "group", "title": "Straat"}),
        (STAFF, {"id": -5, "type": "supergroup", "title": "Straat"}),
        (ANA, {"id": DESK, "type": "supergroup", "title": "Balie"}),
    ],
    ids=["another bot", "another group", "staff in another group", "a stranger at the desk"],
)
def test_what_is_not_for_us_is_left_alone(sender: dict[str, Any], chat: dict[str, Any]) -> None:
    assert came(sender, chat, text="hoi") is None


@pytest.mark.parametrize(
    ("what", "heard"),
    [
        ({"text": "/balie"}, True),
        ({"text": "hoi", "reply_to_message": {**ASKED, "from": BOT}}, True),
        ({"text": "hoi", "reply_to_message": {**ASKED, "from": ANA}}, False),
        ({"text": "hoi"}, False),
    ],
    ids=["a command", "an answer to us", "an answer to a colleague", "said to all"],
)
def test_staff_at_the_desk_are_heard_when_they_speak_to_us(what: dict[str, Any], heard: bool) -> None:
    found = came(STAFF, {"id": DESK, "type": "supergroup", "title": "Balie"}, **what)
    assert (found is not None) == heard
    if found is not None:
        assert (found.person, found.chat, found.language_hint) == ("tg:2", "desk", None)


def test_a_channel_without_a_sender_is_left_alone() -> None:
    channel = {"id": DESK, "type": "channel", "title": "Nieuws"}
    assert arrived({"channel_post": {"message_id": 5, "date": 1, "chat": channel, "text": "hoi"}}) is None


def test_an_edited_message_is_no_new_one() -> None:
    message = {"message_id": 5, "date": 1, "edit_date": 2, "chat": PRIVATE, "from": ANA, "text": "hoi"}
    found = arrived({"edited_message": message})
    assert found is not None
    assert (found.edited, found.ref) == (True, "5")


def test_a_live_location_that_moves_is_nothing_to_hear() -> None:
    place = {"latitude": 52.07, "longitude": 4.3}
    message = {"message_id": 5, "date": 1, "edit_date": 2, "chat": PRIVATE, "from": ANA, "location": place}
    assert arrived({"edited_message": message}) is None
    assert arrived({"message": message}) is not None


def test_bold_is_a_tag_and_everything_else_is_escaped() -> None:
    assert html(f"{bold('a < b')} & <b>") == "<b>a &lt; b</b> &amp; &lt;b&gt;"


class _Reader(HTMLParser):
    """Reads back the text, and refuses any tag but a <b> that is not inside another."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (tag, attrs, self.open) == ("b", [], 0)
        self.open += 1

    def handle_endtag(self, tag: str) -> None:
        assert (tag, self.open) == ("b", 1)
        self.open -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=60))
@quick
def test_nothing_typed_becomes_a_tag(text: str) -> None:
    assert unescape(html(text)) == text
    assert "<" not in html(text)


@given(TEXTS, st.integers(4, 60))
@quick
def test_a_long_text_is_cut_in_pieces_that_fit_with_bold_closed(text: str, limit: int) -> None:
    pieces = parts(text, limit)
    for piece in pieces:
        assert units(piece) <= limit
        reader = _Reader()
        reader.feed(html(piece))
        reader.close()
        assert reader.open == 0
        assert reader.text == plain(piece)


@given(TEXTS, st.integers(4, 60))
@quick
def test_nothing_is_lost_or_doubled_by_cutting_but_line_ends(text: str, limit: int) -> None:
    def visible(texts: list[str]) -> str:
        return "".join(plain("".join(texts)).split())

    def marked(texts: list[str]) -> list[tuple[str, bool]]:
        found, on = [], False
        for char in "".join(texts):
            on = char == BOLD_ON or (on and char != BOLD_OFF)
            if char not in (BOLD_ON, BOLD_OFF) and not char.isspace():
                found.append((char, on))
        return found

    pieces = parts(text, limit)
    assert visible(pieces) == visible([text])
    assert marked(pieces) == marked([text]), "and what was bold is bold"


@given(TEXTS, st.integers(4, 60))
@quick
def test_no_piece_is_without_words(text: str, limit: int) -> None:
    if plain(text).strip():
        assert all(plain(piece).strip() for piece in parts(text, limit)), "Telegram refuses an empty text"


def test_a_long_text_is_cut_at_a_line_end_unless_that_leaves_little_in_the_piece() -> None:
    assert parts("a" * 60 + "\n" + "b" * 60, 100) == ["a" * 60, "b" * 60]
    first, rest = parts("a\n" + "b" * 120, 100)
    assert len(first) > 90
    assert set(rest) == {"b"}


@pytest.mark.parametrize(
    ("text", "kind", "answers_us", "said"),
    [
        ("@wijzer_bot moestuin", "mention", False, "moestuin"),
        ("@WIJZER_BOT moestuin", "mention", False, "moestuin"),
        ("@wijzer_botje moestuin", "mention", False, None),
        ("/menu@wijzer_bot nu", "bot_command", False, "/menu nu"),
        ("/menu nu", "bot_command", False, None),
        ("moestuin nu", None, True, "moestuin nu"),
        ("moestuin nu", None, False, None),
    ],
)
def test_in_a_group_what_names_us_or_answers_us_is_said_to_us(
    text: str, kind: str | None, answers_us: bool, said: str | None
) -> None:
    entities = [{"type": kind, "offset": 0, "length": len(text.split()[0])}] if kind else []
    message = {"message_id": 5, "date": 0, "chat": {"id": -5, "type": "group", "title": "Straat"}, "from": ANA,
               "text": text, "entities": entities}  # fmt: skip
    if answers_us:
        message["reply_to_message"] = {**ASKED, "from": BOT}
    read = Update.de_json({"update_id": 7, "message": message}, None).message
    assert read is not None
    assert said_to(User(3, "Stadswijzer", is_bot=True, username="wijzer_bot"), read) == said


def test_a_text_that_fits_is_not_cut() -> None:
    for text in ("", "hoi", "x" * MAX_UNITS, "🎉" * (MAX_UNITS // 2)):
        assert parts(text) == [text]


@pytest.mark.parametrize("text", ["x" * (MAX_UNITS + 1), "🎉" * (MAX_UNITS // 2 + 1), bold("x" * MAX_UNITS)])
def test_one_unit_too_many_makes_two(text: str) -> None:
    assert len(parts(text)) == 2


def test_a_text_is_cut_at_a_line_end_where_there_is_one() -> None:
    assert parts("een twee\ndrie vier", 14) == ["een twee", "drie vier"]


def rows(*labels: str) -> list[list[str]]:
    made = keyboard(tuple(Button(label, f"do:{number}") for number, label in enumerate(labels)))
    assert made is not None
    return [[button.text for button in row] for row in made.inline_keyboard]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Ja", "Nee"), [["Ja", "Nee"]]),
        (("Ja", "Nee", "Stop"), [["Ja", "Nee"], ["Stop"]]),
        (("Ja", "Met buren of vrienden", "Nee"), [["Ja"], ["Met buren of vrienden"], ["Nee"]]),
        (("x" * 16, "y" * 16), [["x" * 16, "y" * 16]]),
        (("x" * 17, "y"), [["x" * 17], ["y"]]),
    ],
)
def test_short_buttons_stand_two_in_a_row_and_long_ones_alone(
    labels: tuple[str, ...], expected: list[list[str]]
) -> None:
    assert rows(*labels) == expected


@given(st.lists(st.text("abc ", min_size=1, max_size=30), min_size=1, max_size=12))
@quick
def test_every_button_is_there_once_in_order_with_its_action(labels: list[str]) -> None:
    made = keyboard(tuple(Button(label, f"do:{number}") for number, label in enumerate(labels)))
    assert made is not None
    found = [(button.text, button.callback_data) for row in made.inline_keyboard for button in row]
    assert found == [(label, f"do:{number}") for number, label in enumerate(labels)]


def test_without_buttons_there_is_no_keyboard() -> None:
    assert keyboard(()) is None


@pytest.mark.parametrize(
    "what",
    [
        {"contact": {"first_name": "Fatima", "phone_number": "+31612345678", "user_id": 9}},
        {"contact": {"first_name": "Fatima", "phone_number": "+31612345678"}},
        {"animation": {**SIZED, "duration": 1}, "document": {**FILE, "mime_type": "video/mp4"}},
    ],
    ids=["the card of another", "a card of nobody on Telegram", "a moving picture"],
)
def test_what_is_of_another_or_a_joke_says_nothing_of_them(what: dict[str, Any]) -> None:
    found = came(**what)
    assert found is not None
    assert (found.text, found.file, found.media) == ("", None, "")


@pytest.mark.parametrize(
    "what",
    [
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {"from_request": True}},
        {"new_chat_title": "Balie"},
        {"users_shared": {"request_id": 1, "users": [{"user_id": 9}]}},
    ],
)
def test_what_telegram_tells_of_the_chat_nobody_said(what: dict[str, Any]) -> None:
    assert came(**what) is None
