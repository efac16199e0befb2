"""Somebody's browser, without a screen: what the page does, over the wire."""

import contextlib
import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any

from botapi import PATIENCE
from chats import ANSWERS

from flows import numbers

OURS = {"X-Requested-With": "stadswijzer", "Content-Type": "application/json"}


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def cookie(self) -> str:
        return self.headers.get("set-cookie", "")


@dataclass
class Browser:
    """Somebody's browser: it has a cookie, and remembers what it was told."""

    port: int
    cookie: str = ""
    last: str = "0"
    told: list[dict[str, Any]] = field(default_factory=list)
    address: str = "127.0.0.1"
    """Where it is: an address may ask only so much a minute."""

    def __post_init__(self) -> None:
        self.cookie = self.ask("GET", "/").cookie.split(";")[0]

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request with this browser's cookie."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = ({"Cookie": self.cookie} if self.cookie else {}) | named
        with self._line() as line:
            line.request(method, path, body, named)
            answer = line.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())

    def _line(self) -> contextlib.closing[http.client.HTTPConnection]:
        return contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, PATIENCE, (self.address, 0)))

    def post(self, path: str, body: dict[str, Any]) -> int:
        """What the page does."""
        return self.ask("POST", path, json.dumps(body).encode(), **OURS).status

    def say(self, text: str, words: str = "", *offers: str) -> str:
        """Types something; what is said then (see `hears`)."""
        assert self.post("/api/say", {"text": text}) == 200
        return self.hears(words, *offers)

    def tap(self, action: str, words: str = "", *offers: str) -> str:
        """Taps a button; what is said then (see `hears`)."""
        assert self.post("/api/tap", {"action": action}) == 200
        return self.hears(words, *offers)

    def hears(self, words: str = "", *offers: str) -> str:
        """What is said from now on, until these words are in it, and one of these buttons under it."""
        until, before = time.monotonic() + PATIENCE, len(self.told)
        while True:
            self.told += self._more(until)
            fresh = self.told[before:]
            labels = {button["label"] for message in fresh for button in message["buttons"]}
            heard = "\n".join(str(message["text"]) for message in fresh)
            if words in heard and (not offers or not labels.isdisjoint(offers)):
                return heard

    def _more(self, until: float) -> list[dict[str, Any]]:
        """Everything that was said and not heard yet, at least one message."""
        found: list[dict[str, Any]] = []
        with self._line() as line:
            line.request("GET", f"/api/stream?after={self.last}", headers={"Cookie": self.cookie})
            stream = line.getresponse()
            assert stream.status == 200
            event, caught_up = "", False
            while not (found and caught_up):
                assert time.monotonic() < until, "nothing more was said"
                name, _colon, value = stream.readline().decode().strip().partition(": ")
                match name:
                    case "event":
                        event, caught_up = value, caught_up or value == "ready"
                    case "id":
                        self.last = value
                    case "data" if not event:
                        found.append(json.loads(value))
                    case "":
                        event = ""
        return found

    @property
    def actions(self) -> dict[str, str]:
        """The buttons of the newest message that has any."""
        buttons = next(said["buttons"] for said in reversed(self.told) if said["buttons"])
        return {button["label"]: button["action"] for button in buttons}


def registered(browser: Browser, plan: str = "wij willen een straatfeest in de weimarstraat") -> str:
    """A plan registered on the web; its number."""
    browser.say(plan, "", "Aanmelden")
    browser.tap("flow:initiatief", "", *ANSWERS)
    while (label := next(one for one in ANSWERS if one in browser.actions)) != "Ja, verstuur":
        browser.tap(browser.actions[label], "", *ANSWERS)
    number = numbers.find(browser.tap(browser.actions[label], "Je nummer is"))
    assert number is not None
    return number
