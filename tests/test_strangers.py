"""Two residents and a stranger, on the web and on Telegram: the real service, and nobody gets at another's things."""

import io
import itertools
import json
from pathlib import Path

import pytest
from botapi import BotApi
from chats import DESK, STAFF, heard, later, outbox, register, said
from PIL import Image
from process import Running
from topics import card, thread_of
from webchat import OURS, Browser, registered

from bot.messages import DESK as DESK_ADDRESS
from bot.store import Store

_people = itertools.count(30_001)


def test_on_the_web_nobody_reads_or_moves_anothers_case(service: Running) -> None:
    ana, bea, stranger = (Browser(service.port) for _one in range(3))
    hers, theirs = registered(ana), registered(bea, "wij willen een straatfeest in het zuiderpark")
    assert hers != theirs
    for who in (bea, stranger):
        who.say(f"hoe staat het met {hers}?", "ken ik niet")
        for verb in ("case", "withdraw!", "why", "next", "follow"):
            who.tap(f"{verb}:{hers}", "ken ik niet")
        who.tap(f"d:decide-yes:{hers}", "alleen voor medewerkers")
        assert who.post("/api/say", {"text": "balie", "role": "desk"}) == 403, "there is no desk on the web"
    assert "weimarstraat" not in json.dumps(bea.told + stranger.told)
    ana.tap(f"case:{hers}", hers)  # its owner sees it
    with Store(service.database) as store:
        case = store.cases.get(hers)
        assert case is not None
        assert case.state == "received"


def test_a_button_shown_to_one_on_telegram_is_worth_nothing_to_another(api: BotApi, service: Running) -> None:
    ana, bea = next(_people), next(_people)
    number = register(api, ana)
    heard(api, bea, lambda: api.open_link(bea, f"case_{number}"), "ken ik niet")
    register(api, bea)
    heard(api, bea, lambda: api.send_text(bea, number), "ken ik niet")
    assert number not in said(api, bea)
    heard(api, ana, lambda: api.open_link(ana, f"case_{number}"), number)


def test_the_web_cannot_open_what_was_registered_on_telegram(api: BotApi, service: Running) -> None:
    ana, browser = next(_people), Browser(service.port)
    number = register(api, ana)
    browser.tap(f"case:{number}", "ken ik niet")
    browser.say(f"/start case_{number}", "ken ik niet")


def test_a_member_of_the_group_who_is_not_listed_hears_nothing_and_moves_nothing(api: BotApi, service: Running) -> None:
    thread = thread_of(api, register(api, next(_people)))
    before = outbox(service, DESK_ADDRESS)
    api.send_text(chat_id=DESK, text="/balie", user_id=667)
    api.tap(DESK, "Pak op", card(api, thread).message_id, user_id=667)
    later(api, next(_people))
    assert outbox(service, DESK_ADDRESS) == before
    api.send_text(chat_id=DESK, text="/balie", user_id=STAFF)
    api.wait_for(lambda: [sent for sent in api.messages(DESK) if sent.thread_id is None])


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
    assert f"={token};" in ana.ask("GET", "/").cookie, "a known browser gets no new one, and keeps its own"
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
    ana.hears("foto")
    with Store(service.database) as store:
        [kept] = store.db.query("SELECT id, data FROM files")
    assert b"CameraOfAna" not in kept["data"]
    assert stranger.ask("GET", f"/api/file/{kept['id']}").status == 404
    assert ana.ask("POST", "/api/upload?spoken=1", b"OggS" + bytes(60), **OURS).status == 200
    ana.hears("een mens luistert")
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


WEB = Path(__file__).parent.parent / "bot" / "web"
PAGES = sorted([*(WEB / "static").glob("*"), *(WEB / "html").glob("*")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_asks_anything_of_another_site(page: Path) -> None:
    text = page.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert "//" not in [line.strip()[:2] for line in text.splitlines() if page.suffix != ".js"]
    for marker in ('src="http', "src='http", 'href="http', "url(http", "@import", 'fetch("http', 'src="//', "url(//"):
        assert marker not in text, marker
    for marker in ("sendBeacon", "WebSocket", "importScripts", "eval(", "new Function", "innerHTML", "document.write"):
        assert marker not in text, marker
