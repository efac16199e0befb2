"""The service on Telegram: the real process and the real client library against a strict double of the Bot API."""

import contextlib
import itertools
import random
import sqlite3
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from botapi import BotApi
from process import Running, free_port

from bot.store import Store
from flows import numbers

STAFF, DESK = 900, -1001
_people = itertools.count(10_001)
TIMEOUT = 20.0


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with BotApi(rate_limits=None) as running:
        running.add_group(DESK, title="Balie", admin=True)
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One service for the tests that leave it running; each test has people of its own."""
    with Running(tmp_path_factory.mktemp("service"), **settings(api)) as running:
        yield running


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    """A platform of its own for a test that stops and starts its service."""
    with BotApi(rate_limits=None) as running:
        running.add_group(DESK, title="Balie", admin=True)
        yield running


@pytest.fixture
def ana() -> int:
    """Somebody who never wrote before."""
    return next(_people)


def settings(api: BotApi) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": api.url,
        "STAFF_CHAT_ID": str(DESK),
        "STAFF_IDS": str(STAFF),
    }


def said(api: BotApi, chat: int) -> str:
    return "\n".join(sent.text for sent in api.messages(chat))


def newest(api: BotApi, chat: int) -> list[str]:
    messages = api.messages(chat)
    return messages[-1].labels if messages else []


def wait_for(api: BotApi, chat: int, words: str) -> str:
    api.wait_for(lambda: words in said(api, chat), timeout=TIMEOUT)
    return said(api, chat)


def step(api: BotApi, chat: int, act: Callable[[], object]) -> None:
    """Does something and waits for at least one new message in the chat."""
    before = len(api.messages(chat))
    act()
    api.wait_for(lambda: len(api.messages(chat)) > before, timeout=TIMEOUT)


def register(api: BotApi, chat: int, plan: str = "wij willen een straatfeest in de weimarstraat") -> str:
    step(api, chat, lambda: api.send_text(chat_id=chat, text=plan))
    api.wait_for(lambda: "Aanmelden" in newest(api, chat), timeout=TIMEOUT)
    api.tap(chat, "Aanmelden")
    for label in ("Alleen", "Overslaan", "Overslaan", "Overslaan", "Overslaan", "Overslaan", "Ja, dat mag"):
        api.wait_for(lambda: set(newest(api, chat)) & {"Alleen", "Overslaan", "Ja, dat mag"}, timeout=TIMEOUT)
        if label not in newest(api, chat):
            if "Ja, dat mag" in newest(api, chat):
                break
            label = next(known for known in ("Alleen", "Overslaan") if known in newest(api, chat))
        step(api, chat, lambda label=label: api.tap(chat, label))  # type: ignore[misc]
    if "Ja, dat mag" in newest(api, chat):
        step(api, chat, lambda: api.tap(chat, "Ja, dat mag"))
    api.wait_for(lambda: "Ja, verstuur" in newest(api, chat), timeout=TIMEOUT)
    api.tap(chat, "Ja, verstuur")
    text = wait_for(api, chat, "Je nummer is")
    number = numbers.find(text)
    assert number is not None
    return number


def test_from_the_first_question_to_the_desk_and_back(api: BotApi, service: Running, ana: int) -> None:
    number = register(api, ana)
    assert number in wait_for(api, DESK, number)
    api.tap(DESK, "Pak op", user_id=STAFF)
    wait_for(api, DESK, "Gedaan")
    with Store(service_db(service)) as store:
        case = store.cases.get(number)
        assert case is not None
        assert case.keeper == f"tg:{STAFF}"


def service_db(service: Running) -> Path:
    return service.log.parent / "service.db"


def test_commands_are_registered_in_dutch_and_english(api: BotApi, service: Running) -> None:
    api.wait_for(lambda: bool(api.commands("en")), timeout=TIMEOUT)
    dutch, english = dict(api.commands("nl")), dict(api.commands("en"))
    assert "mijn" in dutch
    assert "cases" in english
    assert dutch["help"] != english["help"]


def test_a_deep_link_opens_a_need(api: BotApi, service: Running, ana: int) -> None:
    step(api, ana, lambda: api.open_link(ana, "n-straatfeest"))
    assert "Aanmelden" in newest(api, ana)


def test_a_tapped_button_stops_waiting(api: BotApi, service: Running, ana: int) -> None:
    step(api, ana, lambda: api.send_text(chat_id=ana, text="straatfeest"))
    step(api, ana, lambda: api.tap(ana, "Alles op een rij"))
    api.wait_for(lambda: bool(api.calls_to("answerCallbackQuery")), timeout=TIMEOUT)


def test_somebody_who_is_not_staff_can_do_nothing_at_the_desk(api: BotApi, service: Running, ana: int) -> None:
    number = register(api, ana)
    wait_for(api, DESK, number)
    api.tap(DESK, "Pak op", user_id=666)
    time.sleep(1)
    with Store(service_db(service)) as store:
        case = store.cases.get(number)
        assert case is not None
        assert case.keeper is None


def test_text_that_looks_like_html_is_shown_as_text(api: BotApi, service: Running, ana: int) -> None:
    number = register(api, ana)
    step(api, ana, lambda: api.send_text(chat_id=ana, text="/mijn"))
    step(api, ana, lambda: api.send_text(chat_id=ana, text="<b>feest</b> & <script>alert(1)</script> 5 < 6"))
    assert number
    assert not [call for call in api.calls_to("sendMessage") if call.status == 400], "the platform refused a text"


def test_the_same_update_twice_is_answered_once(api: BotApi, service: Running, ana: int) -> None:
    step(api, ana, lambda: api.send_text(chat_id=ana, text="paspoort verlengen"))
    before = len(api.messages(ana))
    api.repeat_update()
    step(api, ana + 100_000, lambda: api.send_text(chat_id=ana + 100_000, text="paspoort verlengen"))
    assert len(api.messages(ana)) == before


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
    step(api, ana, lambda: api.send_text(chat_id=ana, text="straatfeest"))
    api.send_text(chat_id=ana, text="geveltuin")
    api.block(ana)
    step(api, ana + 100_000, lambda: api.send_text(chat_id=ana + 100_000, text="straatfeest"))

    def gone() -> bool:
        with Store(service_db(service)) as store:
            return store.people.is_gone(f"tg:{ana}")

    api.wait_for(gone, timeout=TIMEOUT)


def test_kill_9_in_the_middle_of_traffic_loses_nothing(own_api: BotApi, tmp_path: Path, ana: int) -> None:
    chance = random.Random(11)
    people = list(range(700, 712))
    running = Running(tmp_path, **settings(own_api))
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
            assert "Klein evenement melden" in said(own_api, person)
            order = [
                text for text in said(own_api, person).split("\n") if "Klein evenement melden" in text or "Spui" in text
            ]
            assert "Klein evenement" in order[0], "answers come in the order of the questions"
        with Store(tmp_path / "service.db") as store:
            assert store.inbox.waiting() == 0
            assert store.cases.get(number) is not None
            assert store.is_whole()
    finally:
        running.stop()


def test_stopping_is_quick_and_clean(own_api: BotApi, tmp_path: Path, ana: int) -> None:
    running = Running(tmp_path, **settings(own_api))
    running.start()
    own_api.send_text(chat_id=ana, text="straatfeest")
    started = time.monotonic()
    assert running.stop() == 0
    assert time.monotonic() - started < 10
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
            urllib.request.urlopen(forged, timeout=5)
        assert refused.value.code == 403
        refused.value.close()
    assert not own_api.calls_to("getUpdates"), "a webhook does not poll"


def test_what_colleagues_say_in_the_group_never_reaches_a_resident(api: BotApi, service: Running, ana: int) -> None:
    number = register(api, ana)
    wait_for(api, DESK, number)
    api.tap(DESK, "Pak op", user_id=STAFF)
    api.wait_for(lambda: "Stuur nieuws" in newest(api, DESK), timeout=TIMEOUT)
    api.tap(DESK, "Stuur nieuws", user_id=STAFF)
    api.wait_for(lambda: "onder collega" in api.messages(DESK)[-1].text, timeout=TIMEOUT)
    prompt = api.messages(DESK)[-1]
    api.send_text(DESK, "wat een zeurpiet is dit", user_id=STAFF)
    api.send_text(DESK, "De stoep is opgemeten.", user_id=STAFF, reply_to=prompt.message_id)
    api.wait_for(lambda: "De stoep is opgemeten." in _told(service, ana), timeout=TIMEOUT)
    assert "zeurpiet" not in _told(service, ana)


def _told(service: Running, chat: int) -> str:
    """What was said to somebody, and what waits for the morning."""
    with contextlib.closing(sqlite3.connect(service_db(service))) as database:
        said = 'SELECT text FROM outbox WHERE "to" = :who UNION ALL SELECT text FROM news WHERE person = :who'
        return "\n".join(text for (text,) in database.execute(said, {"who": f"tg:{chat}"}))


def test_a_voice_message_reaches_the_desk_as_it_is(api: BotApi, service: Running, ana: int) -> None:
    step(api, ana, lambda: api.send_text(ana, "/menu"))
    step(api, ana, lambda: api.tap(ana, "Iets aanmelden of doorgeven"))
    step(api, ana, lambda: api.tap(ana, "Je idee voor de wijk"))
    api.send_voice(ana, b"a spoken idea")
    wait_for(api, ana, "een mens luistert")
    wait_for(api, ana, "Waar is het?")
    step(api, ana, lambda: api.send_text(ana, "Brigantijnlaan"))
    step(api, ana, lambda: api.tap(ana, "Overslaan"))
    step(api, ana, lambda: api.tap(ana, "Nee, alleen het idee"))
    step(api, ana, lambda: api.tap(ana, "Overslaan"))
    step(api, ana, lambda: api.tap(ana, "Overslaan"))
    step(api, ana, lambda: api.tap(ana, "Ja, dat mag"))
    step(api, ana, lambda: api.tap(ana, "Ja, verstuur"))
    api.wait_for(lambda: [sent for sent in api.messages(DESK) if sent.kind == "voice"], timeout=TIMEOUT)
    assert [sent.content for sent in api.messages(DESK) if sent.kind == "voice"] == [b"a spoken idea"]
