"""The service on Telegram: the real process and the real client library against a strict double of the Bot API."""

import itertools
import random
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from botapi import PATIENCE, BotApi
from chats import ANSWERS, DESK, STAFF, heard, later, offered, outbox, platform, register, said, settings, wait_for
from ports import free_port
from process import Hasty, Running
from topics import asked, card, newest, thread_of

from bot.store import Store

_people = itertools.count(10_001)


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    """A platform of its own for a test that stops and starts its service."""
    with platform() as running:
        yield running


@pytest.fixture
def ana() -> int:
    """Somebody who never wrote before."""
    return next(_people)


def test_from_the_first_question_to_the_desk_and_back(api: BotApi, service: Running, ana: int) -> None:
    number = register(api, ana)
    thread = thread_of(api, number)
    api.tap(DESK, "Pak op", card(api, thread).message_id, user_id=STAFF)
    newest(api, thread, "Gedaan")
    with Store(service.database) as store:
        case = store.cases.get(number)
        assert case is not None
        assert case.keeper == f"tg:{STAFF}"


def test_commands_are_registered_in_dutch_and_english(api: BotApi, service: Running) -> None:
    api.wait_for(lambda: bool(api.commands("en")))
    dutch, english = dict(api.commands("nl")), dict(api.commands("en"))
    assert "mijn" in dutch
    assert "cases" in english
    assert dutch["help"] != english["help"]


def test_a_deep_link_opens_a_need(api: BotApi, service: Running, ana: int) -> None:
    offered(api, ana, lambda: api.open_link(ana, "n-straatfeest"), "Aanmelden")


def test_a_tapped_button_stops_waiting(api: BotApi, service: Running, ana: int) -> None:
    offered(api, ana, lambda: api.send_text(ana, "straatfeest"), "Alles op een rij")
    query = api.tap(ana, "Alles op een rij")

    def stopped() -> bool:
        return query in [call.parameters["callback_query_id"] for call in api.calls_to("answerCallbackQuery")]

    api.wait_for(stopped)


def test_somebody_who_is_not_staff_can_do_nothing_at_the_desk(api: BotApi, service: Running, ana: int) -> None:
    number = register(api, ana)
    api.tap(DESK, "Pak op", card(api, thread_of(api, number)).message_id, user_id=666)
    later(api, next(_people))
    with Store(service.database) as store:
        case = store.cases.get(number)
        assert case is not None
        assert case.keeper is None


def test_text_that_looks_like_html_is_shown_as_text(api: BotApi, service: Running, ana: int) -> None:
    typed = "<b>feest</b> & <b>klaar 5 < 6"
    number = register(api, ana, f"wij willen een straatfeest in de weimarstraat {typed}")
    assert typed in card(api, thread_of(api, number)).text
    heard(api, ana, lambda: api.send_text(ana, number), number)
    assert not [call for call in api.calls_to("sendMessage") if call.status == 400], "the platform refused a text"


def test_the_same_update_twice_is_answered_once(api: BotApi, service: Running, ana: int) -> None:
    later(api, ana)
    api.repeat_update()
    later(api, next(_people))
    assert len([text for text in outbox(service, f"tg:{ana}") if "Spui" in text]) == 1


@pytest.mark.parametrize(
    "failure",
    [{"status": 500}, {"status": 502}, {"status": 429, "retry_after": 1}, {"status": "drop"}],
    ids=["500", "502", "429", "drop"],
)
def test_a_failing_platform_only_delays(api: BotApi, service: Running, failure: dict[str, object], ana: int) -> None:
    api.fail_next(method="sendMessage", times=2, **failure)  # type: ignore[arg-type]
    api.send_text(chat_id=ana, text="straatfeest")
    wait_for(api, ana, "Klein evenement melden")


def test_whoever_blocked_us_is_marked_and_others_are_served(api: BotApi, service: Running, ana: int) -> None:
    offered(api, ana, lambda: api.send_text(ana, "straatfeest"), "Aanmelden")
    api.send_text(chat_id=ana, text="geveltuin")
    api.block(ana)
    later(api, next(_people))

    def gone() -> bool:
        with Store(service.database) as store:
            return store.people.is_gone(f"tg:{ana}")

    api.wait_for(gone)


def test_kill_9_in_the_middle_of_traffic_loses_nothing(own_api: BotApi, tmp_path: Path, ana: int) -> None:
    chance = random.Random(11)
    people = list(range(700, 712))
    running = Hasty(tmp_path, **settings(own_api))
    running.start()
    number = register(own_api, ana)
    for person in people:
        own_api.send_text(chat_id=person, text="ik wil een straatfeest in laak")
        own_api.send_text(chat_id=person, text="paspoort verlengen")
        if chance.random() < 0.5:
            time.sleep(chance.random() * 0.2)
            running.kill()
            running.start(wait=False)
    running.stop()
    running.start()
    try:
        for person in people:
            wait_for(own_api, person, "Spui")
            order = [
                text for text in said(own_api, person).split("\n") if "Klein evenement melden" in text or "Spui" in text
            ]
            assert "Klein evenement" in order[0], "answers come in the order of the questions"
        with Store(running.database) as store:
            assert store.inbox.waiting() == 0
            assert store.cases.get(number) is not None
            assert store.is_whole()
    finally:
        running.stop()


def test_stopping_is_quick_and_clean(own_api: BotApi, tmp_path: Path, ana: int) -> None:
    running = Running(tmp_path, **settings(own_api))
    running.start()
    own_api.send_text(chat_id=ana, text="straatfeest")
    assert running.stop() == 0
    assert "Traceback" not in running.log.read_text()
    assert own_api.token not in running.log.read_text(), "the token never stands in a log"


def test_by_webhook_too_and_only_with_the_secret(own_api: BotApi, tmp_path: Path, ana: int) -> None:
    port = free_port()
    hook = {"PORT": str(port), "WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "geheim-van-de-webhook"}
    with Running(tmp_path, **settings(own_api), **hook):
        own_api.send_text(chat_id=ana, text="paspoort verlengen")
        wait_for(own_api, ana, "Spui")
        forged = urllib.request.Request(
            f"http://127.0.0.1:{port}/telegram", data=b"{}", headers={"X-Telegram-Bot-Api-Secret-Token": "geraden"}
        )
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(forged, timeout=PATIENCE)
        assert refused.value.code == 403
        refused.value.close()
    assert not own_api.calls_to("getUpdates"), "a webhook does not poll"


def test_what_colleagues_say_in_the_group_never_reaches_a_resident(api: BotApi, service: Running, ana: int) -> None:
    number = register(api, ana)
    thread = thread_of(api, number)
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=STAFF)
    prompt = asked(api, service, thread, "onder collega")
    api.send_text(DESK, "wat een zeurpiet is dit", user_id=STAFF)
    api.send_text(DESK, "De stoep is opgemeten.", user_id=STAFF, reply_to=prompt.message_id)
    api.wait_for(lambda: any("De stoep is opgemeten." in text for text in outbox(service, f"tg:{ana}")))
    assert not any("zeurpiet" in text for text in outbox(service, f"tg:{ana}"))


def test_a_voice_message_reaches_the_desk_as_it_is(api: BotApi, service: Running, ana: int) -> None:
    offered(api, ana, lambda: api.send_text(ana, "/menu"), "Iets aanmelden of doorgeven")
    offered(api, ana, lambda: api.tap(ana, "Iets aanmelden of doorgeven"), "Je idee voor de wijk")
    api.tap(ana, "Je idee voor de wijk")
    heard(api, ana, lambda: api.send_voice(ana, b"a spoken idea"), "Waar is het?")
    assert "een mens luistert" in said(api, ana)
    answers = (*ANSWERS, "Nee, alleen het idee")
    question = offered(api, ana, lambda: api.send_text(ana, "Brigantijnlaan"), *answers)
    while (label := next(one for one in answers if one in question.labels)) != "Ja, verstuur":
        question = offered(api, ana, partial(api.tap, ana, label, question.message_id), *answers)
    api.tap(ana, "Ja, verstuur")
    voice = api.wait_for(lambda: next((sent for sent in api.messages(DESK) if sent.kind == "voice"), None))
    assert voice.content == b"a spoken idea"
