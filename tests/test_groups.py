"""In groups and in any chat: the bot speaks when it is named, in one message, and never about anybody's case."""

import contextlib
import itertools
import sqlite3

import pytest
from botapi import BotApi
from chats import STAFF, later
from process import Running

from bot.telegram_channel.anywhere import MOST
from bot.words.passing import PASSED_ON
from flows import numbers

NAME = "@stadswijzer_test_bot"
NUMBER = numbers.make(2026, 1)
_groups, _people = itertools.count(-5000, -1), itertools.count(70_001)


@pytest.fixture
def group(api: BotApi, service: Running) -> int:
    """A group of neighbours in which the bot was made admin, so that it is sent everything that is said."""
    number = next(_groups)
    api.add_group(number, title="Buren van de Weimarstraat", forum=False, admin=True)
    return number


def heard(api: BotApi, group: int, count: int) -> list[str]:
    """What the bot said in the group, once it said so much."""
    return [one.text for one in api.wait_for(lambda: api.messages(group)[count - 1 :] and api.messages(group))]


def test_it_answers_who_names_it_in_one_complete_message(api: BotApi, group: int) -> None:
    api.send_text(group, "zullen we een moestuin beginnen?", user_id=next(_people))
    api.send_text(group, f"{NAME} we willen een moestuin in Laak, waar moeten we zijn?", user_id=next(_people))
    [told] = heard(api, group, 1)
    assert "Laak" in told
    assert "14070" in told
    assert "?start=n-" in told
    assert len(told) <= PASSED_ON
    assert not api.messages(group)[0].buttons


def test_the_answer_stands_under_its_question_in_the_topic_where_it_was_asked(api: BotApi, service: Running) -> None:
    number = next(_groups)
    api.add_group(number, title="Buren van Laak", admin=True)
    topic = api.create_topic(number, "Groen", user_id=next(_people))
    asked = api.send_text(number, f"{NAME} waar kan een moestuin in Laak?", user_id=next(_people), thread_id=topic)
    heard(api, number, 1)
    [told] = api.messages(number)
    assert told.reply_to == asked
    assert told.thread_id == topic


def test_an_answer_to_its_message_is_meant_for_it(api: BotApi, group: int) -> None:
    api.send_text(group, f"straatfeest in Segbroek {NAME}", user_id=next(_people))
    heard(api, group, 1)
    first = api.messages(group)[0].message_id
    api.send_text(group, "en is er geld voor een geveltuin in Segbroek?", user_id=next(_people), reply_to=first)
    assert "evel" in heard(api, group, 2)[1]


def test_commands_of_other_bots_are_not_for_us(api: BotApi, group: int) -> None:
    api.send_text(group, "/help", user_id=next(_people))
    api.send_text(group, "/help@andere_bot", user_id=next(_people))
    api.send_text(group, f"/help{NAME}", user_id=next(_people))
    [told] = heard(api, group, 1)
    assert "Noem mij" in told


@pytest.mark.parametrize("asked", ["hoe staat het met mijn aanvraag?", NUMBER, "wat weet je van mij?"])
def test_a_case_is_never_spoken_of_in_a_group(api: BotApi, group: int, asked: str) -> None:
    api.send_text(group, f"{NAME} {asked}", user_id=next(_people))
    [told] = heard(api, group, 1)
    assert "onder ons" in told


def test_staff_have_no_desk_in_a_group_of_neighbours(api: BotApi, group: int) -> None:
    for text in ("/wachtrij", f"/wachtrij{NAME}"):
        api.send_text(group, text, user_id=STAFF)
    message = heard(api, group, 1)
    assert "Noem mij" in message[0]
    api.forge_tap(group, api.messages(group)[0].message_id, "d:queue", user_id=STAFF)
    api.send_text(group, f"{NAME} bankje in Laak", user_id=STAFF)
    assert len(heard(api, group, 2)) == 2


def test_nobody_in_a_group_is_kept(api: BotApi, service: Running, group: int) -> None:
    asker = next(_people)
    api.send_text(group, f"{NAME} mijn bsn is 111222333, ik wil een bankje in Laak", user_id=asker)
    [told] = heard(api, group, 1)
    assert "111222333" not in told
    with contextlib.closing(sqlite3.connect(service.database)) as db:
        assert db.execute("SELECT count(*) FROM people WHERE id = ?", [f"tg:{asker}"]).fetchone() == (0,)


def test_it_can_be_thrown_out_and_goes_on_elsewhere(api: BotApi, service: Running, group: int) -> None:
    api.send_text(group, f"{NAME} straatfeest in Laak", user_id=next(_people))
    api.remove_from_group(group)
    other = next(_groups)
    api.add_group(other, title="Andere straat", forum=False, admin=False)
    api.send_text(other, f"{NAME} straatfeest in Laak", user_id=next(_people))
    heard(api, other, 1)


def offered(api: BotApi, text: str) -> dict[str, object]:
    """What was answered to an inline query."""
    query = api.inline_query(next(_people), text)

    def answer() -> dict[str, object] | None:
        calls = api.calls_to("answerInlineQuery")
        return next((call.parameters for call in calls if call.parameters["inline_query_id"] == query), None)

    return api.wait_for(answer) or {}


def test_inline_gives_the_route_and_its_records(api: BotApi, service: Running) -> None:
    answer = offered(api, "moestuin laak")
    results = answer["results"]
    assert isinstance(results, list)
    assert answer["is_personal"], "who types the same after this may read another language"
    assert results[0]["id"].startswith("n-")
    assert any(result["id"].startswith("r-") for result in results)
    for result in results:
        text = result["input_message_content"]["message_text"]
        assert 0 < len(text) <= PASSED_ON + 200, "with the marks of bold text"


def test_who_asks_inline_without_end_is_not_answered_without_end_and_others_are(api: BotApi, service: Running) -> None:
    """A minute may end in between, and another one: then it is three times as many."""
    asker = next(_people)
    asked = {api.inline_query(asker, f"moestuin laak {number}") for number in range(5 * MOST)}

    def answered() -> int:
        return sum(call.parameters["inline_query_id"] in asked for call in api.calls_to("answerInlineQuery"))

    api.wait_for(lambda: answered() >= MOST)
    later(api, next(_people))
    assert offered(api, "moestuin laak")["results"]
    assert answered() <= 3 * MOST


@pytest.mark.parametrize("typed", ["", "a", "x7 " * 85, "ʬ" * 256, NUMBER, "mijn aanvraag"])
def test_inline_nonsense_and_cases_give_a_way_to_ask_alone(api: BotApi, service: Running, typed: str) -> None:
    answer = offered(api, typed)
    assert answer.get("results") in (None, [])
    assert answer["button"]
