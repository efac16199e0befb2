"""Every address of the web server is known here, with what guards it; and a Telegram update is never taken on trust."""

import asyncio
import http.client
import json
from dataclasses import replace
from typing import Any, cast

import pytest
from botapi import PATIENCE, BotApi
from chats import STAFF, register
from hypothesis import example, given, settings
from hypothesis import strategies as st
from process import Running
from webchat import OURS, Browser

from bot.service import Service
from bot.stage import Stage
from bot.store import Store
from bot.store.staff import Member, Role
from bot.web import colleagues
from bot.web.app import Demo, make_app
from bot.web.pace import READS, STREAMS_OF_PERSON
from bot.web.sent import MAX_BODY

CHANGES = {("POST", "/api/say"), ("POST", "/api/tap"), ("POST", "/api/upload")}
"""What changes something: needs our own header, a session, and goes by the pace."""
OF_ONE = {("GET", "/api/stream"), ("GET", "/api/file/{file_id}")}
"""What shows somebody's things: needs a session."""
FOR_ALL = {("GET", "/"), ("GET", "/static"), ("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/metrics")}
"""What says nothing of anybody."""
ONLY_DEMO = {("GET", "/api/clock"), ("POST", "/api/clock")}
ELSEWHERE = {("POST", "/telegram")}
"""Added by the Telegram channel: needs the secret of the webhook."""


def routes(app: Any) -> set[tuple[str, str]]:
    """Each method and path of an application."""
    return {
        (method, route.path)
        for route in app.routes
        for method in (getattr(route, "methods", None) or {"GET"})
        if method != "HEAD"
    }


async def stay(days: int) -> None:
    """A clock that nobody moves."""
    del days


async def status_of(
    app: Any, path: str, host: str, cookie: str = "", posts: bytes | None = None, ours: str = ""
) -> int:
    """What an application answers to a browser that thinks it is called `host`, and perhaps posts something with our
    own header."""
    said: list[int] = []

    async def hear() -> dict[str, Any]:
        return {"type": "http.request", "body": posts or b"", "more_body": False}

    async def say(message: Any) -> None:
        said.extend([message["status"]] if message["type"] == "http.response.start" else [])

    path, _asks, query = path.partition("?")
    headers = [(b"host", host.encode()), (b"cookie", cookie.encode()), (b"x-requested-with", ours.encode())]
    method = "GET" if posts is None else "POST"
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
             "headers": headers, "scheme": "http", "http_version": "1.1"}  # fmt: skip
    await app(scope, hear, say)
    return said[0]


def test_every_route_is_known_here() -> None:
    nobody = cast(Service, None)
    assert routes(make_app(nobody)) == CHANGES | OF_ONE | FOR_ALL
    assert routes(make_app(nobody, Demo(stay))) == CHANGES | OF_ONE | FOR_ALL | ONLY_DEMO


def test_the_files_of_a_case_are_for_colleagues_who_are_on_the_list_now(stage: Stage) -> None:
    store, now = stage.assistant.store, stage.clock.now()
    colleagues.on_the_list(store.staff, now)
    stage.assistant.roster = replace(stage.assistant.roster, listed=lambda _person: False)
    store.files.add("plan", "resident:1", "plan.pdf", "document", now, b"plan")
    store.cases.register("initiatief", "resident:1", "laak", {"foto": {"files": [{"id": "plan"}]}}, (), now)
    app = make_app(Service(stage.assistant, stage.clock, {}), Demo(stay))

    def fetched(name: str) -> int:
        path = f"/api/file/plan?role=desk&as={name}"
        return asyncio.run(status_of(app, path, "localhost"))

    before = [fetched(name) for name in ("anna", "bram", "mallory")]
    store.staff.put(Member("staff:bram", "Bram", "", Role.GONE), "staff:anna", now)
    assert before == [200, 200, 403]
    assert [fetched(name) for name in ("anna", "bram")] == [200, 403]


def test_files_are_refused_before_they_fill_the_disk(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Or whoever sends enough of them stops the messages and the copies of everybody."""
    app = make_app(Service(stage.assistant, stage.clock, {}))
    asks = ("/api/upload", "localhost", f"stadswijzer={'m' * 32}", b"%PDF-1.7 plan", "stadswijzer")
    assert asyncio.run(status_of(app, *asks)) == 200
    monkeypatch.setattr(stage.assistant.store, "room", lambda: 3)
    assert asyncio.run(status_of(app, *asks)) == 503
    assert "files are refused" in caplog.text


def test_the_file_of_a_case_is_for_whose_it_is_and_for_no_other_resident(stage: Stage) -> None:
    mine, store, now = "m" * 32, stage.assistant.store, stage.clock.now()
    store.files.add("plan", f"web:{mine}", "plan.pdf", "document", now, b"plan")
    store.cases.register("initiatief", f"web:{mine}", "laak", {"foto": {"files": [{"id": "plan"}]}}, (), now)
    app = make_app(Service(stage.assistant, stage.clock, {}))
    for cookie, status in {f"stadswijzer={mine}": 200, f"stadswijzer={'o' * 32}": 404, "": 403}.items():
        for role in ("", "?role=resident", "?role=desk&as=anna"):
            expected = 403 if "desk" in role else status
            assert asyncio.run(status_of(app, f"/api/file/plan{role}", "localhost", cookie)) == expected


@pytest.mark.parametrize(
    ("ours", "body", "status", "moved"),
    [
        ("stadswijzer", b'{"days": 3}', 200, [3]),
        ("", b'{"days": 3}', 403, []),
        ("other-site", b'{"days": 3}', 403, []),
        ("stadswijzer", b'{"days": 0}', 400, []),
        ("stadswijzer", b'{"days": 61}', 400, []),
        ("stadswijzer", b'{"days": "3"}', 400, []),
        ("stadswijzer", b"3", 400, []),
    ],
)
def test_the_clock_of_the_demo_is_moved_by_its_own_page_and_not_too_far(
    stage: Stage, ours: str, body: bytes, status: int, moved: list[int]
) -> None:
    heard: list[int] = []

    async def move(days: int) -> None:
        heard.append(days)

    app = make_app(Service(stage.assistant, stage.clock, {}), Demo(move))
    assert asyncio.run(status_of(app, "/api/clock", "localhost", posts=body, ours=ours)) == status
    assert heard == moved


def test_the_demo_answers_under_its_own_name_only() -> None:
    demo = make_app(cast(Service, None), Demo(stay))
    for name, status in {
        "127.0.0.1:8000": 200,
        "localhost": 200,
        "evil.example": 400,
        "127.0.0.1.evil.nl": 400,
    }.items():
        assert asyncio.run(status_of(demo, "/healthz", name)) == status, name


def test_every_answer_forbids_what_it_does_not_need_and_only_the_page_sets_a_cookie(service: Running) -> None:
    browser = Browser(service.port, cookie="")
    browser.cookie = ""
    for method, path in sorted(CHANGES | FOR_ALL | OF_ONE | ONLY_DEMO | ELSEWHERE | {("DELETE", "/"), ("PUT", "/x")}):
        answer = browser.ask(method, path, b"{}" if method == "POST" else None)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not any(name.startswith("access-control") for name in answer.headers)
        assert bool(answer.cookie) == (path == "/" and method == "GET"), path


def test_who_comes_back_keeps_the_browser_by_which_they_are_known_for_another_year(service: Running) -> None:
    browser = Browser(service.port)
    kept = browser.cookie
    again = browser.ask("GET", "/").headers["set-cookie"]
    assert kept.partition("=")[2].partition(";")[0] in again
    assert "Max-Age=31536000" in again


@pytest.mark.parametrize(("method", "path"), sorted(CHANGES | OF_ONE))
def test_without_a_session_nothing_is_done_or_shown(service: Running, method: str, path: str) -> None:
    browser = Browser(service.port)
    browser.cookie = ""
    body = b'{"text": "hoi", "action": "menu"}' if method == "POST" else None
    for cookie in ("", "stadswijzer=kort", "stadswijzer=" + "a" * 33, "__Host-stadswijzer=" + "a" * 32, "x=y"):
        assert browser.ask(method, path, body, **OURS, Cookie=cookie).status == 403


@pytest.mark.parametrize("path", sorted(path for method, path in CHANGES))
def test_without_our_own_header_nothing_is_changed(service: Running, path: str) -> None:
    browser = Browser(service.port)
    for sent in ({}, {"X_Requested_With": "XMLHttpRequest"}, {"Origin": "https://evil.example"}):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            assert browser.ask("POST", path, b'{"text": "hoi"}', Content_Type=kind, **sent).status == 403


def test_nobody_is_believed_to_be_telegram_while_the_service_polls(api: BotApi, service: Running) -> None:
    number = register(api, 40_001)
    said = {"message_id": 1, "date": 1_795_000_000, "chat": {"id": STAFF, "type": "private", "first_name": "x"},
            "from": {"id": STAFF, "is_bot": False, "first_name": "x"}, "text": number}  # fmt: skip
    body = json.dumps({"update_id": 99_999_999, "message": said}).encode()
    browser = Browser(service.port)
    for headers in ({}, {"X_Telegram_Bot_Api_Secret_Token": ""}, {"X_Telegram_Bot_Api_Secret_Token": "None"}):
        assert browser.ask("POST", "/telegram", body, Content_Type="application/json", **headers).status == 403
    with Store(service.database) as store:
        assert [row["id"] for row in store.db.query("SELECT id FROM inbox WHERE key = 'tg:99999999'")] == []


def test_behind_tls_the_cookie_is_of_this_host_alone(service: Running) -> None:
    browser = Browser(service.port)
    given = browser.ask("GET", "/", X_Forwarded_Proto="https").cookie
    assert given.startswith("__Host-stadswijzer=")
    assert "Secure" in given
    assert "Path=/" in given
    assert "domain" not in given.casefold()
    browser.cookie = given.split(";")[0].removeprefix("__Host-")
    planted = browser.ask("POST", "/api/say", b'{"text": "hoi"}', **OURS, X_Forwarded_Proto="https")
    assert planted.status == 403, "a cookie that a subdomain planted is no session"


def test_a_browser_holds_only_so_many_streams_open(service: Running) -> None:
    browser, other = Browser(service.port), Browser(service.port)
    lines = [
        http.client.HTTPConnection("127.0.0.1", service.port, timeout=PATIENCE) for _one in range(STREAMS_OF_PERSON)
    ]
    try:
        for line in lines:
            line.request("GET", "/api/stream", headers={"Cookie": browser.cookie})
            assert line.getresponse().readline(), "it is open"
        assert browser.ask("GET", "/api/stream").status == 429

        assert other.say("straatfeest")
    finally:
        for line in lines:
            line.close()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)
BODIES = st.binary(max_size=80) | st.builds(
    lambda known, more: json.dumps(known | more).encode("utf-8", errors="surrogatepass"),
    st.fixed_dictionaries({}, optional=dict.fromkeys(("text", "action", "key", "lang"), JSON)),
    st.dictionaries(st.text(max_size=6), JSON, max_size=2),
)


@given(BODIES, st.sampled_from(["/api/say", "/api/tap"]))
@example(b'{"text": "hoi", "key": "\\ud800"}', "/api/say")
@example(b'{"action": "a:\\ud800"}', "/api/tap")
@example(b'{"action": "menu", "key": "\\u0000"}', "/api/tap")
@settings(max_examples=60)
def test_any_body_gets_a_plain_answer(service: Running, body: bytes, path: str) -> None:
    browser = Browser(service.port)
    assert browser.ask("POST", path, body, **OURS).status in (200, 400, 413)


def test_a_body_that_is_too_large_is_not_read_to_its_end(service: Running) -> None:
    browser = Browser(service.port)
    assert browser.ask("POST", "/api/say", b'{"text": "x"}' + b" " * MAX_BODY, **OURS).status == 400
    assert browser.ask("POST", "/api/say", b'{"text": "x"}' + b" " * (MAX_BODY - 13), **OURS).status == 200


@pytest.mark.parametrize("value", [None, 5, ["straatfeest"], {"a": 1}, True])
def test_what_is_no_text_is_not_taken_for_one(service: Running, value: object) -> None:
    browser = Browser(service.port)
    assert browser.post("/api/say", {"text": value}) == 400
    assert browser.post("/api/tap", {"action": value}) == 400


@given(st.text("0123456789٣²-+ e.", max_size=12) | st.just("9" * 5000) | st.just("9" * 19))
@settings(max_examples=30)
def test_any_place_in_the_stream_is_read_or_passed_over(service: Running, place: str) -> None:
    line = http.client.HTTPConnection("127.0.0.1", service.port, timeout=PATIENCE)
    try:
        sent = {"Cookie": "stadswijzer=" + "e" * 32, "Last-Event-ID": place.encode("utf-8").decode("latin-1")}
        try:
            line.request("GET", "/api/stream", headers=sent)
        except ValueError:
            return  # no browser can send this
        answer = line.getresponse()
        assert answer.status in (200, 400, 429)
        assert answer.status != 200 or answer.readline()
    finally:
        line.close()


def test_nothing_of_it_broke_anything(service: Running) -> None:
    log = service.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "turn failed" not in log


def test_who_looks_too_often_is_asked_to_wait(service: Running) -> None:
    browser = Browser(service.port)
    statuses = {browser.ask("GET", "/api/file/absent").status for _time in range(READS)}
    assert statuses == {404, 429}
