"""The staff group with topics: the real process against a strict double of the Bot API."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi import BotApi, Sent
from chats import DESK, STAFF, heard, later, offered, outbox, platform, register, wait_for
from conftest import City
from inprocess import InProcess
from topics import answer, asked, card, newest, thread_of

from bot.messages import DESK as DESK_ADDRESS
from bot.messages import Message
from bot.store import Store

COLLEAGUE = 901
_residents = itertools.count(20_000)


SPEED = 60
"""Seconds of the pace of sending in a real second: the limits of the platform hold, and nobody waits for them."""


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with platform(speed=SPEED) as running:
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with InProcess(api, city, tmp_path_factory.mktemp("service"), {STAFF, COLLEAGUE}) as running:
        yield running


def events(service: InProcess, number: str) -> list[tuple[str, object]]:
    with Store(service.database) as store:
        return [(event.kind, event.data.get("text")) for event in store.cases.events(number)]


@pytest.fixture
def case(api: BotApi, service: InProcess) -> tuple[str, int, int]:
    """A case with its topic and its resident, a minute after the one before: staff must not seem to be a flood."""
    service.clock.move(dt.timedelta(minutes=1))
    resident = next(_residents)
    number = register(api, resident)
    return number, thread_of(api, number), resident


Case = tuple[str, int, int]


def test_a_case_gets_a_topic_with_its_card_first(api: BotApi, case: Case) -> None:
    number, thread, _resident = case
    [topic] = [topic for topic in api.topics(DESK) if topic.thread_id == thread]
    assert topic.name.startswith(f"{number} · ")
    assert "straatfeest" in topic.name
    assert number in card(api, thread).text
    assert "Pak op" in card(api, thread).labels
    assert all(sent.thread_id for sent in api.messages(DESK)), "nothing about a case goes to the group itself"


def test_the_card_is_kept_up_to_date_by_editing(api: BotApi, service: InProcess, case: Case) -> None:
    _number, thread, _resident = case
    first = card(api, thread)
    api.tap(DESK, "Pak op", first.message_id, user_id=STAFF, first_name="Sam")
    api.wait_for(lambda: "opgepakt" in card(api, thread).text)
    assert card(api, thread).message_id == first.message_id
    assert "opgepakt door Sam" in card(api, thread).text
    assert "Nieuw" not in card(api, thread).text
    newest(api, thread, "Gedaan")


def test_what_colleagues_say_in_the_topic_stays_inside_and_is_kept(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, resident = case
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=STAFF)
    prompt = asked(api, service, thread, "onder collega")
    api.send_text(DESK, "wat een zeurpiet is dit", user_id=STAFF, thread_id=thread)
    api.send_text(DESK, "die ken ik", user_id=STAFF, reply_to=card(api, thread).message_id)
    api.send_text(DESK, "mee eens", user_id=COLLEAGUE, reply_to=prompt.message_id)
    api.send_text(DESK, "De stoep is opgemeten.", user_id=STAFF, reply_to=prompt.message_id)
    newest(api, thread, "Gedaan")
    read = "\n".join(outbox(service, f"tg:{resident}"))
    assert "De stoep is opgemeten." in read
    for inside in ("zeurpiet", "die ken ik", "mee eens"):
        assert inside not in read
        assert ("note", next(text for _kind, text in events(service, number) if inside in str(text))) in events(
            service, number
        )


def test_a_topic_closes_and_opens_with_its_case(api: BotApi, service: InProcess, case: Case) -> None:
    _number, thread, _resident = case
    said_no(api, service, thread)
    api.wait_for(lambda: closed(api, thread))
    api.tap(DESK, "Heropen", user_id=STAFF)
    api.wait_for(lambda: not closed(api, thread))


def closed(api: BotApi, thread: int) -> bool:
    return next(topic.closed for topic in api.topics(DESK) if topic.thread_id == thread)


def said_no(api: BotApi, service: InProcess, thread: int) -> None:
    api.tap(DESK, "Besluit: nee, want", card(api, thread).message_id, user_id=STAFF)
    for words, said in (
        ("Waarom is het nee", "De stoep is te smal."),
        ("welke regel", "De regel voor stoepen"),
        ("een ja van maken", "Een plek verderop"),
    ):
        answer(api, service, thread, words, said)
    newest(api, thread, "Gedaan")


def test_a_deleted_topic_is_made_again_with_the_card_first(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, resident = case
    api.tap(DESK, "Vraag de bewoner", card(api, thread).message_id, user_id=STAFF)
    answer(api, service, thread, "onder collega", "Hoe breed is de stoep?")
    newest(api, thread, "Gedaan")
    api.delete_topic(DESK, thread)
    api.send_text(resident, "twee meter")
    api.wait_for(lambda: any(topic.name.startswith(number) for topic in api.topics(DESK)))
    again = thread_of(api, number)
    assert again != thread
    newest(api, again, "twee meter")
    api.wait_for(lambda: "in behandeling" in card(api, again).text)
    assert number in card(api, again).text, "the card is the first thing in the new topic"
    assert "Hoe breed is de stoep?" in newest(api, again, "Het verhaal").text, "and the story is not lost"
    assert len([topic for topic in api.topics(DESK) if topic.name.startswith(number)]) == 1


def test_the_queue_leads_to_the_topics(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, _resident = case
    api.send_text(DESK, "/balie@stadswijzer_test_bot", user_id=STAFF)
    queue = api.wait_for(
        lambda: next((sent for sent in api.messages(DESK) if sent.thread_id is None and number in sent.labels), None)
    )
    assert (number, f"https://t.me/c/{str(DESK).removeprefix('-100')}/{thread}") in [
        button for row in queue.buttons for button in row
    ]


@pytest.mark.parametrize(("forum", "rights"), [(False, True), (True, False)], ids=["no forum", "no rights"])
def test_without_topics_all_goes_to_the_group_itself(city: City, tmp_path: Path, forum: bool, rights: bool) -> None:
    with BotApi(speed=SPEED) as plain:
        plain.add_group(DESK, title="Balie", forum=forum, manages_topics=rights)
        with InProcess(plain, city, tmp_path) as running:
            number = register(plain, 31_000)
            wait_for(plain, DESK, number)
            first = plain.messages(DESK)[0]
            plain.tap(DESK, "Pak op", user_id=STAFF)
            plain.wait_for(lambda: "opgepakt" in plain.messages(DESK)[0].text)
            plain.send_text(DESK, "ik bel morgen", user_id=STAFF, reply_to=first.message_id)
            plain.wait_for(lambda: ("note", "ik bel morgen") in events(running, number))
            assert all(sent.thread_id is None for sent in plain.messages(DESK))
            assert len(plain.calls_to("createForumTopic")) == 1, "it does not ask again every time"


@pytest.mark.parametrize("told", [True, False], ids=["told", "not told"])
def test_a_group_that_gets_topics_later_goes_on_under_its_new_number(city: City, tmp_path: Path, told: bool) -> None:
    later = -1_000_000_000_777
    with BotApi(speed=SPEED) as growing:
        growing.add_group(DESK, title="Balie", forum=False)
        with InProcess(growing, city, tmp_path):
            wait_for(growing, DESK, register(growing, 32_000))
            growing.upgrade_group(DESK, later, told=told)
            number = register(growing, 32_001)
            growing.wait_for(lambda: [topic for topic in growing.topics(later) if number in topic.name])
            growing.wait_for(lambda: growing.messages(later))
            growing.tap(later, "Pak op", user_id=STAFF)
            growing.wait_for(lambda: "opgepakt" in growing.messages(later)[0].text)
        with InProcess(growing, city, tmp_path):
            again = register(growing, 32_002)  # also after a restart with the old setting
            growing.wait_for(lambda: [topic for topic in growing.topics(later) if again in topic.name])


def test_what_a_closed_topic_does_not_take_goes_to_the_group(city: City, tmp_path: Path) -> None:
    with BotApi(speed=SPEED) as api:
        api.add_group(DESK, title="Balie")
        with InProcess(api, city, tmp_path) as running:
            number = register(api, 33_000)
            thread = thread_of(api, number)
            said_no(api, running, thread)
            api.wait_for(lambda: closed(api, thread))
            api.state.chats[DESK].manages_topics = False
            api.wait_for(lambda: on_phone(api, 33_000, "Het antwoord is nee"))
            api.tap(33_000, "Ik ben het er niet mee eens")
            api.wait_for(lambda: [one for one in api.messages(DESK) if one.thread_id is None])


def test_a_stranger_in_the_group_can_say_and_tap_nothing(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, _resident = case
    api.tap(DESK, "Pak op", card(api, thread).message_id, user_id=666)
    api.send_text(DESK, "hoi", user_id=666, thread_id=thread)
    later(api, next(_residents))
    assert [kind for kind, _text in events(service, number)] == ["registered"]


def send_news(api: BotApi, service: InProcess, thread: int, text: str) -> int:
    """Sends news to the resident of a topic; the id of the message of staff."""
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=STAFF)
    typed = answer(api, service, thread, "Wat is het nieuws", text)
    newest(api, thread, "Gedaan")
    return typed


def on_phone(api: BotApi, resident: int, words: str) -> Sent | None:
    return next((sent for sent in api.messages(resident) if words in sent.text), None)


def test_an_edited_message_of_staff_changes_on_the_phone_of_the_resident(
    api: BotApi, service: InProcess, case: Case
) -> None:
    number, thread, resident = case
    typed = send_news(api, service, thread, "We komen dinsdag kijken.")
    there = api.wait_for(lambda: on_phone(api, resident, "dinsdag"))
    api.edit(DESK, typed, "We komen woensdag kijken.")
    newest(api, thread, "Verbeterd, ook op de telefoon")
    changed = api.wait_for(lambda: on_phone(api, resident, "woensdag"))
    assert there is not None
    assert changed is not None
    assert changed.message_id == there.message_id
    assert on_phone(api, resident, "dinsdag") is None
    assert "uiterlijk" in changed.text, "what is promised still stands"
    assert ("news", "We komen woensdag kijken.") in events(service, number)


def test_a_message_that_is_taken_back_goes_from_the_phone(api: BotApi, service: InProcess, case: Case) -> None:
    _number, thread, resident = case
    send_news(api, service, thread, "Dit was voor een ander.")
    api.wait_for(lambda: on_phone(api, resident, "voor een ander"))
    api.tap(DESK, "Trek in", user_id=STAFF)
    newest(api, thread, "Ingetrokken, ook op de telefoon")
    api.wait_for(lambda: on_phone(api, resident, "voor een ander") is None)


def test_a_question_taken_back_by_command_no_longer_waits_for_an_answer(
    api: BotApi, service: InProcess, case: Case
) -> None:
    number, thread, resident = case
    api.tap(DESK, "Vraag de bewoner", card(api, thread).message_id, user_id=STAFF)
    typed = answer(api, service, thread, "onder collega", "Wat is je bankrekening?")
    newest(api, thread, "Gedaan")
    api.wait_for(lambda: on_phone(api, resident, "bankrekening"))
    api.wait_for(lambda: "wacht op de bewoner" in card(api, thread).text)
    api.send_text(DESK, "/intrekken", user_id=STAFF, reply_to=typed)
    api.wait_for(lambda: on_phone(api, resident, "bankrekening") is None)
    api.wait_for(lambda: "Stand: ontvangen" in card(api, thread).text)
    assert ("ask", None) in events(service, number), "that something was asked stays, what it was does not"


def test_a_note_that_is_edited_stays_inside(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, resident = case
    note = api.send_text(DESK, "hij belde", user_id=STAFF, thread_id=thread)
    api.wait_for(lambda: ("note", "hij belde") in events(service, number))
    before = outbox(service, f"tg:{resident}")
    api.edit(DESK, note, "zij belde")
    api.wait_for(lambda: ("note", "zij belde") in events(service, number))
    assert outbox(service, f"tg:{resident}") == before


def test_what_a_resident_changes_in_an_answer_reaches_the_desk(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, resident = case
    api.tap(DESK, "Vraag de bewoner", card(api, thread).message_id, user_id=STAFF)
    answer(api, service, thread, "Wat wil je de bewoner vragen", "Wat is je nummer?")
    api.wait_for(lambda: on_phone(api, resident, "Wat is je nummer?"))
    hello = api.send_text(resident, "het is de stoep voor huis 12")
    newest(api, thread, "De bewoner antwoordt: “het is de stoep voor huis 12”")
    api.edit(resident, hello, "het is de stoep voor huis 21")
    newest(api, thread, "verbetert een eerder antwoord: “het is de stoep voor huis 21”")
    api.wait_for(lambda: on_phone(api, resident, "Je verbetering is doorgegeven"))
    assert ("reply", "het is de stoep voor huis 21") in events(service, number)
    other = api.send_text(resident, "waar kan ik een boom planten?")
    api.wait_for(lambda: on_phone(api, resident, "Boomtuintje"))
    before = outbox(service, DESK_ADDRESS)
    api.edit(resident, other, "waar kan ik een struik planten?")
    later(api, next(_residents))
    assert outbox(service, DESK_ADDRESS) == before, "what was no answer is no correction"


def test_the_card_shows_who_is_busy_and_who_is_away(api: BotApi, service: InProcess, case: Case) -> None:
    _number, thread, _resident = case
    api.tap(DESK, "Pak op", card(api, thread).message_id, user_id=STAFF, first_name="Sam")
    newest(api, thread, "Gedaan")
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=COLLEAGUE, first_name="Bo")
    api.wait_for(lambda: "Bo schrijft een antwoord" in card(api, thread).text)
    api.tap(DESK, "Besluit: ja", card(api, thread).message_id, user_id=STAFF)
    newest(api, thread, "collega is nu met deze zaak bezig")
    newest(api, thread, "Wat is het nieuws")
    api.tap(DESK, "Annuleer", user_id=COLLEAGUE)
    api.wait_for(lambda: "schrijft" not in card(api, thread).text)
    api.send_text(STAFF, "/afwezig")
    api.wait_for(lambda: "die nu weg is" in card(api, thread).text)
    api.send_text(STAFF, "/terug")
    api.wait_for(lambda: "die nu weg is" not in card(api, thread).text)


def test_an_answer_to_the_wrong_message_stays_inside_until_one_says_so(
    api: BotApi, service: InProcess, case: Case
) -> None:
    _number, thread, resident = case
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=STAFF)
    newest(api, thread, "Wat is het nieuws")
    typed = api.send_text(DESK, "We komen dinsdag.", user_id=STAFF, reply_to=card(api, thread).message_id)
    newest(api, thread, "Dit is niet verstuurd")
    assert on_phone(api, resident, "dinsdag") is None
    api.tap(DESK, "Ja, gebruik dit", user_id=STAFF)
    api.wait_for(lambda: on_phone(api, resident, "We komen dinsdag."))
    api.edit(DESK, typed, "We komen woensdag.")
    api.wait_for(lambda: on_phone(api, resident, "We komen woensdag."))


def test_who_is_erased_is_gone_from_the_group_too(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, resident = case
    api.send_text(DESK, "ik belde hem gisteren", user_id=STAFF, thread_id=thread)
    api.send_text(chat_id=resident, text="/verwijder")
    api.wait_for(lambda: [sent for sent in api.messages(resident) if "Ja, wis alles" in sent.labels])
    api.tap(resident, "Ja, wis alles")
    api.wait_for(lambda: thread not in [topic.thread_id for topic in api.topics(DESK)])
    api.wait_for(lambda: number in "".join(sent.text for sent in api.messages(DESK, None)))
    assert not [topic for topic in api.topics(DESK) if topic.name.startswith(number)], "and it is not made again"
    with Store(service.database) as store:
        assert store.topics.of(number) is None


def put_on(api: BotApi, person: int, name: str) -> None:
    """A coordinator makes somebody a coordinator."""
    offered(api, STAFF, lambda: api.send_text(STAFF, f"/team erbij {person} {name}, makelaar"), "Coördinator")
    offered(api, STAFF, lambda: api.tap(STAFF, "Coördinator"), "Ja, zet op de lijst")
    heard(api, STAFF, lambda: api.tap(STAFF, "Ja, zet op de lijst"), "Gedaan")


def take_off(api: BotApi, name: str) -> None:
    """A coordinator takes somebody off the list."""
    offered(api, STAFF, lambda: api.send_text(STAFF, "/team"), f"Haal {name} eraf")
    offered(api, STAFF, lambda: api.tap(STAFF, f"Haal {name} eraf"), f"Ja, haal {name} eraf")
    api.tap(STAFF, f"Ja, haal {name} eraf")


def test_who_is_taken_off_the_list_is_put_out_of_the_group_and_let_in_again(api: BotApi, service: InProcess) -> None:
    gone = 903
    api.send_text(gone, "/nummer")
    put_on(api, gone, "Karim")
    take_off(api, "Karim")
    api.wait_for(lambda: gone in api.banned(DESK))
    assert not any("leest mee" in sent.text for sent in api.messages(DESK))
    put_on(api, gone, "Karim")
    api.wait_for(lambda: gone not in api.banned(DESK))


def test_where_the_bot_may_put_nobody_out_the_group_reads_so(city: City, tmp_path: Path) -> None:
    with BotApi(speed=SPEED) as plain:
        plain.add_group(DESK, title="Balie", restricts_members=False)
        with InProcess(plain, city, tmp_path):
            plain.send_text(COLLEAGUE, "/nummer")
            put_on(plain, COLLEAGUE, "Bo")
            take_off(plain, "Bo")
            wait_for(plain, DESK, "haal Bo er zelf uit")
            assert plain.banned(DESK) == set()


def test_the_group_sees_the_commands_of_the_desk_and_residents_do_not(api: BotApi, service: InProcess) -> None:
    there = {"type": "chat", "chat_id": DESK}
    shown = api.wait_for(lambda: api.commands(scope=there))
    assert shown is not None
    assert {"nieuws", "balie"} <= {name for name, _does in shown}
    assert "nieuws" not in {name for name, _does in api.commands()}


def test_a_command_in_the_topic_reaches_the_resident(api: BotApi, service: InProcess, case: Case) -> None:
    number, thread, resident = case
    api.send_text(DESK, "/nieuws@stadswijzer_test_bot Wij komen vrijdag kijken.", user_id=STAFF, thread_id=thread)
    api.wait_for(lambda: on_phone(api, resident, "vrijdag kijken"))
    api.send_text(DESK, "/ja", user_id=666, thread_id=thread)
    api.send_text(DESK, "/ongedaan", user_id=COLLEAGUE, thread_id=thread)
    newest(api, thread, "niets van jou")
    assert "decide-yes" not in [kind for kind, _text in events(service, number)]


def test_a_text_that_was_ready_is_copied_and_changed(api: BotApi, service: InProcess, case: Case) -> None:
    _number, thread, resident = case
    api.tap(DESK, "Vraag de bewoner", card(api, thread).message_id, user_id=STAFF)
    api.tap(DESK, "Hoeveel mensen?", newest(api, thread, "Wat wil je").message_id, user_id=STAFF)
    prompt = asked(api, service, thread, "Liever anders")
    [copied] = [call for call in api.calls_to("sendMessage") if "Liever anders" in str(call.parameters.get("text"))][
        -1:
    ]
    keys = [key for row in copied.parameters["reply_markup"]["inline_keyboard"] for key in row]
    [ready] = [key["copy_text"]["text"] for key in keys if "copy_text" in key]
    api.send_text(DESK, ready.replace("mensen", "kinderen"), user_id=STAFF, reply_to=prompt.message_id)
    api.wait_for(lambda: on_phone(api, resident, "Hoeveel kinderen"))


def test_the_desk_hears_of_a_colleague_who_never_wrote_to_the_bot(api: BotApi, service: InProcess, case: Case) -> None:
    _number, thread, _resident = case
    silent = 904
    api.send_text(DESK, "hoi", user_id=silent)  # in the group, but never in a talk with the bot
    put_on(api, silent, "Stille")
    api.tap(DESK, "Geef door", card(api, thread).message_id, user_id=STAFF)
    api.tap(DESK, "Stille", newest(api, thread, "naar welk stadsdeel").message_id, user_id=STAFF)
    answer(api, service, thread, "Waarom geef je", "Jij kent de straat.")
    newest(api, thread, "Gedaan")
    service.passes(dt.timedelta(minutes=2))
    wait_for(api, DESK, "Stille krijgt mijn berichten niet")


def test_of_what_came_for_a_part_in_a_deleted_topic_all_comes_in_the_new_one(
    api: BotApi, service: InProcess, case: Case
) -> None:
    number, thread, _resident = case
    api.delete_topic(DESK, thread)
    with Store(service.database) as store, store.atomic():
        store.outbox.add(
            Message(DESK_ADDRESS, "\n".join(("alfa " * 800, "beta " * 700)), case=number), service.clock.now()
        )
        store.outbox.came(store.outbox.last(), ["1"])
    api.wait_for(lambda: any(topic.name.startswith(number) for topic in api.topics(DESK)))
    again = thread_of(api, number)
    assert newest(api, again, "beta ").message_id > newest(api, again, "alfa ").message_id
