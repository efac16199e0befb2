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
    _tap(api, person, "Aanmelden")
    while _SEND not in (shown := _shown(api, person)):
        _tap(api, person, next(label for label in _ANSWERS if label in shown))
    return _after(api, DESK, lambda: api.tap(person, _SEND))


def decided(api: BotApi, person: int) -> float:
    """Staff take up the newest case and say yes; the seconds from that tap to the resident's phone."""
    _after(api, DESK, lambda: api.tap(DESK, "Pak op", user_id=STAFF))
    api.wait_for(lambda: "Besluit: ja" in _shown(api, DESK), TIMEOUT)
    return _after(api, person, lambda: api.tap(DESK, "Besluit: ja", user_id=STAFF))


def _tap(api: BotApi, chat: int, label: str) -> None:
    _after(api, chat, lambda: api.tap(chat, label))


def _after(api: BotApi, chat: int, act: Callable[[], object]) -> float:
    """Does something; the seconds until the next message in the chat."""
    before = len(api.messages(chat))
    started = time.monotonic()
    act()
    api.wait_for(lambda: len(api.messages(chat)) > before, TIMEOUT)
    return api.messages(chat)[before].time - started


def _shown(api: BotApi, chat: int) -> list[str]:
    """The buttons of the newest message that has any."""
    return next((sent.labels for sent in reversed(api.messages(chat)) if sent.labels), [])
