"""Answers that travel, on the real service over the double of the Bot API: forwarded, followed and printed."""

import io
import itertools
import re
from collections.abc import Iterator

import pytest
from botapi import BotApi
from chats import heard, platform, register
from conftest import City
from inprocess import InProcess
from pypdf import PdfReader

from bot.store import Store
from bot.words.passing import PASSED_ON

SPEED = 20
_people = itertools.count(50_001)


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with platform(speed=SPEED) as running:
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with InProcess(api, city, tmp_path_factory.mktemp("travel")) as running:
        yield running


@pytest.fixture
def ana(service: InProcess) -> int:
    """Somebody new, who writes to the bot in Dutch."""
    return next(_people)


def file(api: BotApi, chat: int, kind: str) -> bytes:
    """The newest file of this kind that came."""

    def found() -> bytes | None:
        return next((one.content for one in reversed(api.messages(chat)) if one.kind == kind), None)

    return api.wait_for(found)


def test_who_hides_their_account_gets_an_answer_to_pass_on(api: BotApi, ana: int) -> None:
    asked: list[int] = []
    told = heard(
        api,
        ana,
        lambda: asked.append(api.forward(ana, "mogen we een moestuin beginnen in Laak?", origin="Riet J.")),
        "Bron:",
    )
    assert [told.reply_to] == asked, "with ten in a row it is seen which answer goes to whom"
    assert len(told.text) <= PASSED_ON
    assert told.labels == []
    assert "Spui 70" in told.text
    assert "14070" in told.text


def test_several_in_a_row_are_one_question_with_its_photo(api: BotApi, ana: int) -> None:
    heard(api, ana, lambda: api.forward(ana, "kan er een bankje komen?"), "Zal ik het")
    offer = heard(api, ana, lambda: api.forward(ana, "in de Weimarstraat"), "Zal ik het")
    assert any("Segbroek" in one.text for one in api.messages(ana))
    api.forward(ana, "", photo=b"bench")
    first = heard(api, ana, lambda: api.tap(ana, "Ja, namens iemand", offer.message_id), "Weet de ander")
    known = next(one for one in api.messages(ana) if "Dit weet ik al" in one.text)
    assert "Weimarstraat" in known.text or "Segbroek" in known.text
    assert "Ja, dat mag" in first.labels


def test_a_hundred_at_once_are_turned_away_and_nobody_else_waits(api: BotApi, ana: int) -> None:
    other = next(_people)
    for number in range(100):
        api.forward(ana, f"straatfeest in Laak, straat {number}")
    heard(api, other, lambda: api.send_text(other, "straatfeest in Laak"), "Laak")
    api.wait_for(lambda: any("heel veel berichten" in one.text for one in api.messages(ana)))
    assert sum("heel veel berichten" in one.text for one in api.messages(ana)) == 1
    assert len(api.messages(ana)) < 100


def test_a_neighbour_follows_by_the_code_sees_what_was_chosen_and_no_changed_link_works(api: BotApi, ana: int) -> None:
    number, riet = register(api, ana), next(_people)
    heard(api, ana, lambda: api.send_text(ana, number), number)
    shared = heard(api, ana, lambda: api.tap(ana, "Laat buren meekijken"), "start=follow_")
    link = re.search(r"start=(follow_\S+)", shared.text)
    assert link is not None
    assert file(api, ana, "photo").startswith(b"\x89PNG"), "shown in the chat, to be scanned from the screen"
    heard(api, ana, lambda: api.tap(ana, "Ook wat het plan is"), "wat je plan is")
    changed = link[1][:-1] + ("A" if link[1][-1] != "A" else "B")
    for payload in (changed, f"follow_{number}", f"case_{number}", "behalf_" + link[1].removeprefix("follow_")):
        api.open_link(riet, payload)
    follows = heard(api, riet, lambda: api.open_link(riet, link[1]), "Je volgt nu")
    assert number in follows.text
    assert "straatfeest" in follows.text
    assert not any(number in one.text for one in api.messages(riet) if one.message_id < follows.message_id)
    heard(api, ana, lambda: api.send_text(ana, number), number)
    heard(api, ana, lambda: api.tap(ana, "Trek in"), "zeker")
    heard(api, riet, lambda: api.tap(ana, "Ja, trek in"), "ingetrokken")
    late = next(_people)
    gone = heard(api, late, lambda: api.open_link(late, link[1]), "werkt niet meer")
    assert number not in gone.text


def test_following_a_neighbourhood_is_one_tap_on_its_poster(api: BotApi, ana: int) -> None:
    told = heard(api, ana, lambda: api.send_text(ana, "/poster Laak"), "Laak")
    assert "العربية" in told.labels
    assert "Laak" in PdfReader(io.BytesIO(file(api, ana, "document"))).pages[0].extract_text()
    riet = next(_people)
    heard(api, riet, lambda: api.open_link(riet, "w-laak"), "Laak")
    follows = heard(api, riet, lambda: api.tap(riet, "Volg Laak elke week"), "Je volgt")
    assert "Laak" in follows.text
    assert "Stop met Laak" in follows.labels


def test_a_passed_on_contact_card_is_no_question_and_is_not_kept(api: BotApi, service: InProcess, ana: int) -> None:
    card = {"contact": {"phone_number": "+31612345678", "first_name": "Riet", "last_name": "Jansen"}}
    origin = {"type": "hidden_user", "sender_user_name": "Riet", "date": 1}
    told = heard(api, ana, lambda: api._message(ana, {**card, "forward_origin": origin}, {}), "Typ de vraag erbij")
    assert "Jansen" not in told.text
    with Store(service.database) as store:
        assert "Jansen" not in str(store.people.get(f"tg:{ana}"))
