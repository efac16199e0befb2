"""The day of a community builder: five forwarded questions, two registrations for neighbours, one print, one group.

One story on one running service over the double of the Bot API, told in the order of the day.
"""

import contextlib
import io
import re
import sqlite3
from collections.abc import Callable, Iterator

import pytest
from botapi import BotApi
from botapi.views import Sent
from conftest import City
from inprocess import FastClock, InProcess
from pypdf import PdfReader
from test_topics import asked, card, thread_of

from bot.words.passing import PASSED_ON
from flows import numbers

STAFF, DESK, GROUP = 900, -1001, -2002
YVONNE, RIET = 41_001, 41_002
NAME = "@stadswijzer_test_bot"
TIMEOUT = 20.0
QUESTIONS = {
    "bench": "hoi Yvonne, kan er een bankje komen in de Betje Wolffstraat 112? groetjes Riet Jansen",
    "party": "hello, we want to organise a street party in Laak, is there money for it?",
    "garden": "wij willen een geveltuin in de Weimarstraat. mijn bsn is 111222333, bel 06 12345678",
    "photo": "hier ligt altijd rommel in Laak, kunnen we met de buurt gaan opruimen?",
    "passport": "ik ben mijn paspoort kwijt",
}


SPEED = 20
"""Seconds of the clock in a real second: the pace of the platform holds, and nobody waits for it."""


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with BotApi(speed=SPEED) as running:
        running.add_group(DESK, title="Balie", admin=True)
        running.add_group(GROUP, title="Buren van Laak", forum=False, admin=True)
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    database = tmp_path_factory.mktemp("day") / "service.db"
    with InProcess(api, city, database, DESK, {STAFF}, FastClock(SPEED)) as running:
        yield running


def after(api: BotApi, chat: int, act: Callable[[], object], count: int = 1) -> list[Sent]:
    """What the bot said in this chat because of it."""
    before = len(api.messages(chat))
    act()
    api.wait_for(lambda: len(api.messages(chat)) >= before + count, timeout=TIMEOUT)
    return api.messages(chat)[before:]


def passed_on(api: BotApi, name: str, count: int) -> list[Sent]:
    """Yvonne forwards a question; what she gets, of which the answer is meant to go back."""
    photo = b"photo" if name == "photo" else None
    return after(api, YVONNE, lambda: api.forward(YVONNE, QUESTIONS[name], photo=photo), count)


def register(api: BotApi, offer: Sent, news: str) -> tuple[str, str]:
    """She takes the offer and answers for the neighbour; the number, and the link that comes as a QR code too."""
    after(api, YVONNE, lambda: api.tap(YVONNE, "Ja, namens iemand", offer.message_id), 2)
    for _question in range(20):
        labels = api.messages(YVONNE)[-1].labels
        wanted = ("Ja, verstuur", "Ja, dat mag", news, "Bellen", "Overslaan")
        label = next(label for label in wanted if label in labels)
        sent = after(api, YVONNE, lambda label=label: api.tap(YVONNE, label), 3 if label == "Ja, verstuur" else 1)  # type: ignore[misc]
        if label == "Ja, verstuur":
            break
    text = "\n".join(one.text for one in sent)
    number, link = numbers.find(text), re.search(r"start=(behalf_\S+)", text)
    assert number is not None
    assert link is not None
    return number, link[1]


def test_the_day_of_a_community_builder(api: BotApi, service: InProcess) -> None:
    offers = {}
    for name, count in (("bench", 2), ("party", 2), ("garden", 3), ("photo", 2), ("passport", 1)):
        sent = passed_on(api, name, count)
        answer = next(one for one in sent if "Bron:" in one.text or "Source:" in one.text or name == "passport")
        assert answer.labels == []
        assert len(answer.text) <= PASSED_ON
        assert any(char.isdigit() for char in answer.text)
        if name != "passport":
            offers[name] = sent[-1]
            assert "Ja, namens iemand" in sent[-1].labels
    assert "Source:" in "\n".join(one.text for one in api.messages(YVONNE)), "in the language of the question"

    bench, link = register(api, offers["bench"], "Allebei")
    garden, _unused = register(api, offers["garden"], "Ik, en ik vertel het")
    desk = "\n".join(one.text for one in api.messages(DESK))
    assert bench in desk
    assert garden in desk
    for secret in ("111222333", "12345678", "Jansen"):
        assert secret not in desk + "\n".join(one.text for one in api.messages(YVONNE))

    after(api, RIET, lambda: api.open_link(RIET, link))
    [agreed] = after(api, RIET, lambda: api.tap(RIET, "Ja, dat is goed"))
    assert "ons allebei" in agreed.text

    said = "De stoep wordt donderdag gemeten."
    tell_news(api, service, bench, said)
    words = [next(one.text for one in api.messages(who) if said in one.text) for who in (YVONNE, RIET)]
    assert words[0] == words[1]

    sheet = after(api, YVONNE, lambda: api.tap(YVONNE, "Printen", offers["party"].message_id), 2)[-1]
    assert sheet.content is not None
    assert "Call 14070" in PdfReader(io.BytesIO(sheet.content)).pages[0].extract_text()

    api.send_text(GROUP, "zullen we samen een moestuin doen?", user_id=YVONNE)
    [told] = after(api, GROUP, lambda: api.send_text(GROUP, f"{NAME} moestuin in Laak, mag dat?", user_id=YVONNE))
    assert "14070" in told.text
    assert bench not in told.text

    [mine] = after(api, YVONNE, lambda: api.send_text(YVONNE, "/mijn"))
    assert mine.text.count("voor een ander") == 2
    after(api, RIET, lambda: api.send_text(RIET, bench))
    after(api, RIET, lambda: api.tap(RIET, "Toestemming intrekken"))
    api.tap(RIET, "Ja, stop ermee")
    api.wait_for(lambda: any("is gestopt" in one.text for one in api.messages(RIET)), TIMEOUT)
    api.wait_for(lambda: "ingetrokken" in api.messages(YVONNE)[-1].text, TIMEOUT)
    with contextlib.closing(sqlite3.connect(service.database)) as db:
        kept = " ".join(str(row) for table in ("people", "cases", "events", "outbox", "gaps", "inbox")
                        for row in db.execute(f"SELECT * FROM {table}"))  # fmt: skip
    for secret in ("111222333", "12345678", "Jansen"):
        assert secret not in kept


def tell_news(api: BotApi, service: InProcess, number: str, text: str) -> None:
    """Somebody of staff takes the case and tells something about it."""
    thread = thread_of(api, number)
    api.tap(DESK, "Pak op", card(api, thread).message_id, user_id=STAFF)
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=STAFF)
    prompt = asked(api, service, thread, "Wat is het nieuws?")
    api.send_text(DESK, text, user_id=STAFF, reply_to=prompt.message_id)
    api.wait_for(lambda: all(any(text in one.text for one in api.messages(who)) for who in (YVONNE, RIET)), TIMEOUT)
