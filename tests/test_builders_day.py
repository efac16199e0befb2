"""The day of a community builder: five forwarded questions, two registrations for neighbours, one print, one group.

One story on one running service over the double of the Bot API, told in the order of the day.
"""

import contextlib
import io
import re
import sqlite3
from collections.abc import Iterator
from functools import partial

import pytest
import topics
from botapi import BotApi
from botapi.views import Sent
from chats import DESK, STAFF, heard, offered, platform
from conftest import City
from inprocess import InProcess
from pypdf import PdfReader
from topics import card, thread_of

from bot.words.passing import PASSED_ON
from flows import numbers

GROUP = -2002
YVONNE, RIET = 41_001, 41_002
NAME = "@stadswijzer_test_bot"
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
    with platform(speed=SPEED) as running:
        running.add_group(GROUP, title="Buren van Laak", forum=False, admin=True)
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with InProcess(api, city, tmp_path_factory.mktemp("day")) as running:
        yield running


def passed_on(api: BotApi, name: str, shown: str) -> tuple[Sent, Sent]:
    """Yvonne forwards a question; the answer, that is meant to go back, and what she is offered under it."""
    photo = b"photo" if name == "photo" else None
    before = len(api.messages(YVONNE))
    offer = offered(api, YVONNE, lambda: api.forward(YVONNE, QUESTIONS[name], photo=photo), "Ja, namens iemand")
    return next(one for one in api.messages(YVONNE)[before:] if shown in one.text), offer


def register(api: BotApi, offer: Sent, news: str) -> tuple[str, str]:
    """She takes the offer and answers for the neighbour; the number, and the link that comes as a QR code too."""
    wanted = ("Ja, verstuur", "Ja, dat mag", news, "Bellen", "Overslaan")
    question = offered(api, YVONNE, lambda: api.tap(YVONNE, "Ja, namens iemand", offer.message_id), *wanted)
    while (label := next(one for one in wanted if one in question.labels)) != "Ja, verstuur":
        question = offered(api, YVONNE, partial(api.tap, YVONNE, label, question.message_id), *wanted)
    heard(api, YVONNE, lambda: api.tap(YVONNE, "Ja, verstuur"), "start=behalf_")
    text = "\n".join(one.text for one in api.messages(YVONNE) if one.message_id > question.message_id)
    number, link = numbers.find(text), re.search(r"start=(behalf_\S+)", text)
    assert number is not None
    assert link is not None
    return number, link[1]


def test_the_day_of_a_community_builder(api: BotApi, service: InProcess) -> None:
    offers = {}
    for name in ("bench", "party", "garden", "photo"):
        answer, offers[name] = passed_on(api, name, "Source:" if name == "party" else "Bron:")
        fits_to_pass_on(answer)
    fits_to_pass_on(heard(api, YVONNE, lambda: api.forward(YVONNE, QUESTIONS["passport"]), "Spui"))
    bench, link = register(api, offers["bench"], "Allebei")
    garden, _unused = register(api, offers["garden"], "Ik, en ik vertel het")
    desk = "\n".join(one.text for one in api.messages(DESK))
    assert bench in desk
    assert garden in desk
    for secret in ("111222333", "12345678", "Jansen"):
        assert secret not in desk + "\n".join(one.text for one in api.messages(YVONNE))

    offered(api, RIET, lambda: api.open_link(RIET, link), "Ja, dat is goed")
    heard(api, RIET, lambda: api.tap(RIET, "Ja, dat is goed"), "ons allebei")

    said = "De stoep wordt donderdag gemeten."
    tell_news(api, service, bench, said)
    words = [next(one.text for one in api.messages(who) if said in one.text) for who in (YVONNE, RIET)]
    assert words[0] == words[1]

    api.tap(YVONNE, "Printen", offers["party"].message_id)
    sheet = api.wait_for(lambda: next((one.content for one in api.messages(YVONNE) if is_pdf(one)), None))
    assert "Call 14070" in PdfReader(io.BytesIO(sheet)).pages[0].extract_text()

    api.send_text(GROUP, "zullen we samen een moestuin doen?", user_id=YVONNE)
    asks = partial(api.send_text, GROUP, f"{NAME} moestuin in Laak, mag dat?", user_id=YVONNE)
    told = heard(api, GROUP, asks, "14070")
    assert bench not in told.text

    mine = heard(api, YVONNE, lambda: api.send_text(YVONNE, "/mijn"), "voor een ander")
    assert mine.text.count("voor een ander") == 2
    offered(api, RIET, lambda: api.send_text(RIET, bench), "Toestemming intrekken")
    offered(api, RIET, lambda: api.tap(RIET, "Toestemming intrekken"), "Ja, stop ermee")
    heard(api, RIET, lambda: api.tap(RIET, "Ja, stop ermee"), "is gestopt")
    api.wait_for(lambda: any("ingetrokken" in one.text for one in api.messages(YVONNE)))
    with contextlib.closing(sqlite3.connect(service.database)) as db:
        kept = " ".join(str(row) for table in ("people", "cases", "events", "outbox", "gaps", "inbox")
                        for row in db.execute(f"SELECT * FROM {table}"))  # fmt: skip
    for secret in ("111222333", "12345678", "Jansen"):
        assert secret not in kept


def fits_to_pass_on(answer: Sent) -> None:
    """It is one message that says all, and nothing in it has to be tapped."""
    assert answer.labels == []
    assert len(answer.text) <= PASSED_ON
    assert any(char.isdigit() for char in answer.text)


def is_pdf(sent: Sent) -> bool:
    return (sent.file_name or "").endswith(".pdf")


def tell_news(api: BotApi, service: InProcess, number: str, text: str) -> None:
    """Somebody of staff takes the case and tells something about it."""
    thread = thread_of(api, number)
    api.tap(DESK, "Pak op", card(api, thread).message_id, user_id=STAFF)
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=STAFF)
    topics.answer(api, service, thread, "Wat is het nieuws?", text)
    api.wait_for(lambda: all(any(text in one.text for one in api.messages(who)) for who in (YVONNE, RIET)))
