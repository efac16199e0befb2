"""Two residents and a stranger, on the web and on Telegram: the real service, and nobody gets at another's things."""

import http.client
import io
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from botapi import BotApi
from PIL import Image
from process import Running
from test_telegram import DESK, STAFF, newest, register, said, settings, step, wait_for

from bot.store import Store
from flows import numbers

WAIT = 20.0
OURS = {"X-Requested-With": "stadswijzer", "Content-Type": "application/json"}
_people = itertools.count(30_001)


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with BotApi(rate_limits=None) as running:
        running.add_group(DESK, title="Balie", admin=True)
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with Running(tmp_path_factory.mktemp("service"), **settings(api)) as running:
        yield running


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
        line = http.client.HTTPConnection("127.0.0.1", self.port, WAIT, (self.address, 0))
        try:
            line.request(method, path, body, named)
            answer = line.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            line.close()

    def post(self, path: str, body: dict[str, Any]) -> int:
        """What the page does."""
        return self.ask("POST", path, json.dumps(body).encode(), **OURS).status

    def say(self, text: str) -> str:
        assert self.post("/api/say", {"text": text}) == 200
        return self.hears()

    def tap(self, action: str) -> str:
        assert self.post("/api/tap", {"action": action}) == 200
        return self.hears()

    def hears(self) -> str:
        """What is said next, once at least one message came."""
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            if fresh := self._new():
                self.told += fresh
                return "\n".join(str(message["text"]) for message in fresh)
            time.sleep(0.05)
        raise AssertionError("nothing was said")

    def _new(self) -> list[dict[str, Any]]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, WAIT, (self.address, 0))
        try:
            line.request("GET", f"/api/stream?after={self.last}", headers={"Cookie": self.cookie})
            stream = line.getresponse()
            assert stream.status == 200
            found, event = [], ""
            while not event.startswith("ready"):
                name, _colon, value = stream.readline().decode().strip().partition(": ")
                if name == "event":
                    event = value
                elif name == "id":
                    self.last = value
                elif name == "data" and not event:
                    found.append(json.loads(value))
                elif not name and event == "start":
                    event = ""
            return found
        finally:
            line.close()

    @property
    def actions(self) -> dict[str, str]:
        """The buttons of the newest message."""
        return {button["label"]: button["action"] for button in self.told[-1]["buttons"]}


def registered(browser: Browser, plan: str = "wij willen een straatfeest in de weimarstraat") -> str:
    """A plan registered on the web; its number."""
    browser.say(plan)
    heard = browser.tap("flow:initiatief")
    for _question in range(25):
        actions = browser.actions
        known = ("Ja, verstuur", "Ja, dat mag", "Overslaan", "Alleen")
        wanted: str | None = next((one for one in known if one in actions), None)
        if wanted is None:
            wanted = next((label for label in actions), None)
        if wanted is None:
            heard = browser.hears()
            continue
        heard = browser.tap(actions[wanted])
        if number := numbers.find(heard):
            return number
    raise AssertionError(f"no case came of it: {heard}")


def test_on_the_web_nobody_reads_or_moves_anothers_case(service: Running) -> None:
    ana, bea, stranger = (Browser(service.port) for _one in range(3))
    hers, theirs = registered(ana), registered(bea, "wij willen een straatfeest in het zuiderpark")
    assert hers != theirs
    for who in (bea, stranger):
        assert "ken ik niet" in who.say(f"hoe staat het met {hers}?")
        for verb in ("case", "withdraw!", "why", "next", "follow"):
            assert "ken ik niet" in who.tap(f"{verb}:{hers}"), verb
        assert "alleen voor medewerkers" in who.tap(f"d:decide-yes:{hers}")
        assert who.post("/api/say", {"text": "balie", "role": "desk"}) == 403, "there is no desk on the web"
    assert "weimarstraat" not in json.dumps(bea.told + stranger.told)
    assert hers in ana.tap(f"case:{hers}"), "its owner sees it"
    with Store(service.log.parent / "service.db") as store:
        case = store.cases.get(hers)
        assert case is not None
        assert case.state == "received"


def test_a_button_shown_to_one_on_telegram_is_worth_nothing_to_another(api: BotApi, service: Running) -> None:
    ana, bea = next(_people), next(_people)
    number = register(api, ana)
    step(api, bea, lambda: api.open_link(bea, f"case_{number}"))
    assert "ken ik niet" in said(api, bea)
    register(api, bea)
    step(api, bea, lambda: api.send_text(chat_id=bea, text=number))
    assert "ken ik niet" in said(api, bea)
    assert number not in said(api, bea).replace("ken ik niet", "")
    step(api, ana, lambda: api.open_link(ana, f"case_{number}"))
    assert number in said(api, ana)


def test_the_web_cannot_open_what_was_registered_on_telegram(api: BotApi, service: Running) -> None:
    ana, browser = next(_people), Browser(service.port)
    number = register(api, ana)
    assert "ken ik niet" in browser.tap(f"case:{number}")
    assert "ken ik niet" in browser.say(f"/start case_{number}")


def test_a_member_of_the_group_who_is_not_listed_hears_nothing_and_moves_nothing(api: BotApi, service: Running) -> None:
    number = register(api, next(_people))
    wait_for(api, DESK, number)
    before = len(api.messages(DESK))
    api.send_text(chat_id=DESK, text="/balie", user_id=667)
    api.tap(DESK, "Pak op", user_id=667)
    later = next(_people)
    step(api, later, lambda: api.send_text(chat_id=later, text="paspoort verlengen"))
    assert len(api.messages(DESK)) == before
    api.send_text(chat_id=DESK, text="/balie", user_id=STAFF)
    api.wait_for(lambda: len(api.messages(DESK)) > before, timeout=WAIT)
    assert newest(api, DESK)


def test_another_site_can_change_nothing(service: Running) -> None:
    ana = Browser(service.port)
    body = json.dumps({"text": "hoi"}).encode()
    assert ana.ask("POST", "/api/say", body, Content_Type="text/plain").status == 403, "a form of another site"
    assert ana.ask("POST", "/api/tap", b'{"action": "erase!"}', Content_Type="application/json").status == 403
    assert ana.ask("POST", "/api/upload", b"x").status == 403
    preflight = ana.ask("OPTIONS", "/api/say", Origin="https://evil.example", Access_Control_Request_Method="POST")
    assert not any(name.startswith("access-control") for name in preflight.headers), "no other site gets leave"


def test_a_session_is_a_strict_cookie_and_never_part_of_an_address(service: Running) -> None:
    ana = Browser(service.port)
    fresh = Browser(service.port).ask("GET", "/", Cookie="stadswijzer=geraden").cookie.casefold()
    assert "httponly" in fresh
    assert "samesite=strict" in fresh
    behind_tls = Browser(service.port, cookie="").ask("GET", "/", Cookie="x=y", X_Forwarded_Proto="https").cookie
    assert "secure" in behind_tls.casefold()
    token = ana.cookie.partition("=")[2]
    assert ana.ask("GET", "/").cookie == "", "a known browser gets no new one"
    ana.cookie = ""
    for path in (f"/api/stream?{token}", f"/api/stream?stadswijzer={token}", f"/?stadswijzer={token}"):
        answer = ana.ask("GET", path)
        assert answer.status == 403 or token not in answer.cookie, path
    ana.cookie = "stadswijzer=" + "a" * 31
    assert ana.ask("GET", "/api/stream").status == 403, "what we did not give is no session"


def test_every_page_forbids_what_it_does_not_need(service: Running) -> None:
    ana = Browser(service.port)
    for path in ("/", "/static/app.js", "/api/file/absent", "/absent"):
        headers = ana.ask("GET", path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy, "no other host"
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_files_outside_the_folder_of_the_page_are_not_served(service: Running) -> None:
    ana = Browser(service.port)
    for path in (
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/service.db",
        "/.env",
    ):
        assert ana.ask("GET", path).status == 404, path


def test_uploads_are_judged_by_content_and_only_their_owner_gets_them(service: Running) -> None:
    ana, stranger = Browser(service.port), Browser(service.port)
    for data in (b"<html><script>alert(1)</script>", b"\x7fELF", b"GIF89a", b"\xff\xd8\xff\xe0 no jpeg"):
        assert ana.ask("POST", "/api/upload", data, **OURS | {"Content-Type": "image/jpeg"}).status == 415
    assert ana.ask("POST", "/api/upload", b"\xff\xd8\xff" + bytes(10_000_001), **OURS).status == 413
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CameraOfAna"
    Image.new("RGB", (9, 9)).save(made, "JPEG", exif=exif)
    assert ana.ask("POST", "/api/upload", made.getvalue(), **OURS).status == 200
    ana.hears()
    with Store(service.log.parent / "service.db") as store:
        [kept] = store.db.query("SELECT id, data FROM files")
    assert b"CameraOfAna" not in kept["data"]
    assert stranger.ask("GET", f"/api/file/{kept['id']}").status == 404
    assert ana.ask("POST", "/api/upload?spoken=1", b"OggS" + bytes(60), **OURS).status == 200
    heard = ana.hears()
    assert "een mens luistert" in heard
    served = ana.ask("GET", f"/api/file/{kept['id']}")
    assert served.headers["content-disposition"].startswith("attachment")


def test_who_goes_too_fast_is_asked_to_wait_and_others_are_not(service: Running) -> None:
    ana, bea = Browser(service.port), Browser(service.port)
    answers = [ana.post("/api/say", {"text": "straatfeest", "key": "same"}) for _time in range(70)]
    assert answers[:60] == [200] * 60
    assert set(answers[60:]) == {429}
    assert bea.post("/api/say", {"text": "straatfeest"}) == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"text": 5}', b'{"role": []}', b'{"text": "x", "role": {}}', b"\xff\xfe", b"[" * 9000,
     b'{"text": "' + b"x" * 30_000 + b'"}', b'{"text": "\\ud800", "key": null}', b'{"action": {"a": 1}}'],
)  # fmt: skip
def test_any_body_gets_a_plain_answer(service: Running, body: bytes) -> None:
    for path in ("/api/say", "/api/tap"):
        assert Browser(service.port).ask("POST", path, body, **OURS).status in (200, 400, 403, 413)


def test_nothing_of_it_broke_a_turn_and_no_secret_was_logged(api: BotApi, service: Running) -> None:
    log = service.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert api.token not in log
    assert "weimarstraat" not in log, "what people say stands in no log"


PAGES = sorted((Path(__file__).parent.parent / "bot" / "web" / "static").glob("*"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_asks_anything_of_another_site(page: Path) -> None:
    text = page.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert "//" not in [line.strip()[:2] for line in text.splitlines() if page.suffix != ".js"]
    for marker in ('src="http', "src='http", 'href="http', "url(http", "@import", 'fetch("http', 'src="//', "url(//"):
        assert marker not in text, marker
    for marker in ("sendBeacon", "WebSocket", "importScripts", "eval(", "new Function", "innerHTML", "document.write"):
        assert marker not in text, marker
