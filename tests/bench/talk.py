"""One initiative from the first question to the decision, tapped through as a resident and staff do it."""

import time
from collections.abc import Callable

from botapi import BotApi

from bench.service import DESK, STAFF

TIMEOUT = 30.0
WISH = "wij willen een straatfeest in de weimarstraat"
_SEND = "Ja, verstuur"
_ANSWERS = (_SEND, "Alleen", "Overslaan", "Ja, dat mag")
"""Labels of the intake: the first that is shown is tapped, until the plan can be sent."""


def confirmed(api: BotApi, person: int) -> float:
    """Somebody registers a plan; the seconds from the last tap to the card at the desk."""
    _after(api, person, lambda: api.send_text(person, WISH))
    _tap(api, person, _offered(api, person, "Aanmelden"))
    while (label := _offered(api, person, *_ANSWERS)) != _SEND:
        _tap(api, person, label)
    return _after(api, DESK, lambda: api.tap(person, _SEND))


def decided(api: BotApi, person: int) -> float:
    """Staff take up the newest case and say yes; the seconds from that tap to the resident's phone."""
    _after(api, DESK, lambda: api.tap(DESK, "Pak op", user_id=STAFF))
    decision = _offered(api, DESK, "Besluit: ja")
    return _after(api, person, lambda: api.tap(DESK, decision, user_id=STAFF))


def _offered(api: BotApi, chat: int, *labels: str) -> str:
    """The first of these labels on the newest message of a chat, as soon as it has one of them."""

    def offered() -> str | None:
        shown = messages[-1].labels if (messages := api.messages(chat)) else []
        return next((label for label in labels if label in shown), None)

    return api.wait_for(offered, TIMEOUT) or ""


def _tap(api: BotApi, chat: int, label: str) -> None:
    _after(api, chat, lambda: api.tap(chat, label))


def _after(api: BotApi, chat: int, act: Callable[[], object]) -> float:
    """Does something; the seconds until the next message in the chat."""
    before = len(api.messages(chat))
    started = time.monotonic()
    act()
    api.wait_for(lambda: len(api.messages(chat)) > before, TIMEOUT)
    return api.messages(chat)[before].time - started
