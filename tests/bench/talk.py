"""One initiative from the first question to the decision, tapped through as a resident and staff do it."""

import time
from collections.abc import Callable

from botapi import BotApi

from bench.service import DESK, STAFF

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
    return _after(api, DESK, lambda: api.tap(person, _SEND), "Nieuw: ")


def decided(api: BotApi, person: int) -> float:
    """Staff take up the newest case and say yes; the seconds from that tap to the resident's phone."""
    _after(api, DESK, lambda: api.tap(DESK, "Pak op", user_id=STAFF), "Gedaan")
    return _after(api, person, lambda: api.tap(DESK, "Besluit: ja", user_id=STAFF), "Je kunt aan de slag")


def _offered(api: BotApi, chat: int, *labels: str) -> str:
    """The first of these labels on the newest message of a chat, as soon as it has one of them."""

    def offered() -> str | None:
        shown = messages[-1].labels if (messages := api.messages(chat)) else []
        return next((label for label in labels if label in shown), None)

    return api.wait_for(offered) or ""


def _tap(api: BotApi, chat: int, label: str) -> None:
    _after(api, chat, lambda: api.tap(chat, label))


def _after(api: BotApi, chat: int, act: Callable[[], object], words: str = "") -> float:
    """Does something; the seconds until the next message in the chat that says so."""
    before = len(api.messages(chat))
    started = time.monotonic()
    act()

    def said() -> float | None:
        return next((sent.time for sent in api.messages(chat)[before:] if words in sent.text), None)

    return (api.wait_for(said) or started) - started
