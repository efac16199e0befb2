"""By every way in: a citizen service number, an account and a card are gone before anything is stored.

The bytes of the database and of its write-ahead log are searched, so that not even a moment is overlooked.
"""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from botapi import BotApi
from chats import DESK, STAFF, later, offered, register
from process import Running
from topics import answer, card, thread_of
from webchat import Browser

from bot.redact import sensitive

NAME = "@stadswijzer_test_bot"
GROUP = -6001
_people = itertools.count(50_100)
WRITTEN = {"bsn": "123456782", "groups": "1234 56 782", "account": "NL91ABNA0417164300", "card": "4111111111111111"}
STAYS = "kvk 12345678 en bel 070-3533000"
_DIGITS = {what: "".join(char for char in text if char.isalnum()) for what, text in WRITTEN.items()}


@pytest.fixture(scope="module")
def group(api: BotApi) -> None:
    """A group of neighbours."""
    api.add_group(GROUP, title="Buren", forum=False, admin=True)


@pytest.fixture(scope="module")
def thread(api: BotApi, service: Running) -> int:
    """The topic of somebody's case at the desk."""
    return thread_of(api, register(api, 50_001))


def by_text(api: BotApi, secret: str) -> None:
    api.send_text(50_002, f"straatfeest, mijn nummer is {secret}, {STAYS}")


def by_command(api: BotApi, secret: str) -> None:
    api.send_text(50_003, f"/start {secret}")
    api.send_text(50_003, f"/pauze {secret}")
    api.open_link(50_003, secret.replace(" ", "_"))


def by_caption(api: BotApi, secret: str) -> None:
    api.send_photo(50_004, caption=f"dit is {secret}")


def by_forwarding(api: BotApi, secret: str) -> None:
    api.forward(50_005, f"mijn buurman heeft {secret} en wil een bankje")
    api.forward(50_005, f"zijn kaart: {secret}", photo=b"photo")


def by_contact(api: BotApi, secret: str) -> None:
    api.send_contact(50_006, first_name=f"Piet {secret}")


def by_answers(api: BotApi, secret: str) -> None:
    plan = "wij willen een straatfeest in de weimarstraat op 12 juni"
    somebody = next(_people)
    offered(api, somebody, lambda: api.send_text(somebody, plan), "Aanmelden")
    api.tap(somebody, "Aanmelden")
    for _question in range(6):
        api.send_text(somebody, f"noteer {secret}")


def in_a_group(api: BotApi, secret: str) -> None:
    api.send_text(GROUP, f"ik heb {secret} hoor", user_id=50_007)
    api.send_text(GROUP, f"{NAME} straatfeest met {secret}", user_id=50_007)


def anywhere(api: BotApi, secret: str) -> None:
    api.inline_query(50_008, f"straatfeest {secret}")


TELEGRAM: list[Callable[[BotApi, str], None]] = [
    by_text,
    by_command,
    by_caption,
    by_forwarding,
    by_contact,
    by_answers,
    in_a_group,
    anywhere,
]


def stored(service: Running) -> bytes:
    folder: Path = service.log.parent
    return b"".join(path.read_bytes() for path in (*folder.glob("service.db*"), service.log))


@pytest.mark.parametrize("what", sorted(WRITTEN))
@pytest.mark.usefixtures("group")
@pytest.mark.parametrize("door", TELEGRAM, ids=lambda door: door.__name__)
def test_by_telegram(
    api: BotApi, service: Running, door: Callable[[BotApi, str], None], what: str, request: pytest.FixtureRequest
) -> None:
    door(api, WRITTEN[what])
    later(api, 60_000 + request.node.callspec.indices["what"] + 10 * TELEGRAM.index(door))
    kept = stored(service)
    assert WRITTEN[what].encode() not in kept
    assert _DIGITS[what].encode() not in kept


@pytest.mark.parametrize("what", sorted(WRITTEN))
def test_by_staff_in_the_group(api: BotApi, service: Running, thread: int, what: str) -> None:
    secret = WRITTEN[what]
    note = api.send_text(DESK, f"hij heeft {secret}", user_id=STAFF, thread_id=thread)
    api.edit(DESK, note, f"hij heeft echt {secret}")
    api.tap(DESK, "Stuur nieuws", card(api, thread).message_id, user_id=STAFF)
    answer(api, service, thread, "Wat is het nieuws", f"Noem {secret} bij de balie.")
    api.send_text(DESK, f"/verhaal {secret}", user_id=STAFF)
    later(api, 61_000 + sorted(WRITTEN).index(what))
    kept = stored(service)
    assert b"hij heeft" in kept, "the note itself is kept"
    assert secret.encode() not in kept
    assert _DIGITS[what].encode() not in kept


@pytest.mark.parametrize("what", sorted(WRITTEN))
def test_by_the_web(service: Running, what: str) -> None:
    browser, secret = Browser(service.port), WRITTEN[what]
    browser.say(f"straatfeest, mijn nummer is {secret}, {STAYS}", "niet bewaard")
    kept = stored(service)
    assert secret.encode() not in kept
    assert _DIGITS[what].encode() not in kept


def test_what_must_stay_stays_and_the_words_above_are_secrets_indeed(service: Running) -> None:
    assert all(sensitive(text)[1] for text in WRITTEN.values())
    assert STAYS.encode() in stored(service)
