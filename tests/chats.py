"""What people do in their chats with the service, each waiting for just what it says it waits for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

from botapi import BotApi, RateLimits, Sent

from bot.store import Store
from flows import numbers

STAFF, DESK = 900, -1001


class Stored(Protocol):
    """A service, in this process or another one."""

    @property
    def database(self) -> Path:
        """Its store."""


ANSWERS = ("Ja, verstuur", "Ja, dat mag", "Alleen", "Overslaan")
"""Labels under the questions of a plan: the first that is there is tapped."""


@contextmanager
def platform(*, speed: float | None = None) -> Iterator[BotApi]:
    """A Telegram with a group for the desk. `speed`: with limits of sending, which go by so many times as fast."""
    with BotApi(rate_limits=RateLimits() if speed else None, speed=speed or 1.0) as running:
        running.add_group(DESK, title="Balie")
        yield running


def settings(api: BotApi) -> dict[str, str]:
    """What the service must be told to work on this Telegram."""
    return {
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": api.url,
        "STAFF_CHAT_ID": str(DESK),
        "STAFF_IDS": str(STAFF),
    }


def said(api: BotApi, chat: int) -> str:
    """All that the bot said in a chat, as it stands there now."""
    return "\n".join(sent.text for sent in api.messages(chat))


def outbox(service: Stored, address: str) -> list[str]:
    """All that was said to an address, also what is on its way or waits for the morning."""
    with Store(service.database) as store:
        rows = store.db.query(
            'SELECT text FROM outbox WHERE "to" = :who UNION ALL SELECT text FROM news WHERE person = :who',
            {"who": address},
        )
        return [row["text"] for row in rows]


def wait_for(api: BotApi, chat: int, words: str) -> str:
    """All that the bot said in a chat, once these words are among it."""
    api.wait_for(lambda: words in said(api, chat))
    return said(api, chat)


def heard(api: BotApi, chat: int, act: Callable[[], object], words: str) -> Sent:
    """Does something; the first message that comes because of it and says this."""
    return _came(api, chat, act, lambda sent: words in sent.text)


def offered(api: BotApi, chat: int, act: Callable[[], object], *labels: str) -> Sent:
    """Does something; the first message that comes because of it and has one of these buttons."""
    return _came(api, chat, act, lambda sent: not set(labels).isdisjoint(sent.labels))


def _came(api: BotApi, chat: int, act: Callable[[], object], meant: Callable[[Sent], bool]) -> Sent:
    before = max((sent.message_id for sent in api.messages(chat)), default=0)
    act()
    return api.wait_for(
        lambda: next((sent for sent in api.messages(chat) if sent.message_id > before and meant(sent)), None)
    )


def later(api: BotApi, person: int) -> None:
    """Somebody new asks something and is answered: all that was done before that was handled."""
    heard(api, person, lambda: api.send_text(person, "paspoort verlengen"), "Spui")


def register(api: BotApi, chat: int, plan: str = "wij willen een straatfeest in de weimarstraat") -> str:
    """Somebody registers a plan; its number."""
    offered(api, chat, lambda: api.send_text(chat, plan), "Aanmelden")
    asked = offered(api, chat, lambda: api.tap(chat, "Aanmelden"), *ANSWERS)
    while (label := next(one for one in ANSWERS if one in asked.labels)) != "Ja, verstuur":
        asked = offered(api, chat, partial(api.tap, chat, label, asked.message_id), *ANSWERS)
    number = numbers.find(heard(api, chat, lambda: api.tap(chat, "Ja, verstuur"), "Je nummer is").text)
    assert number is not None
    return number
