"""What an operator sees of the running service: health, figures and a log, and nothing of what people wrote."""

import ast
import json
import logging
import socket
import sqlite3
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from botapi import PATIENCE, BotApi
from process import Hasty, Running

from bot.logs import JsonLines
from bot.metrics import CountLines, Metrics

ROOT = Path(__file__).parent.parent
ANA = 31_337
COOKIE = b"Cookie: stadswijzer=" + b"a" * 32
WRITTEN = (
    "ik heet Wilhelmina Pluimgraaf en woon op de Zonnebloemkade 12",
    "mijn nummer is 06 12345678",
    "geveltuin voor mevrouw Pluimgraaf",
)
NOT_IN_THE_LOG = ("Wilhelmina", "Pluimgraaf", "Zonnebloemkade", "12345678", "geveltuin", "Quirina", "quirina_van_alles")


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with BotApi(rate_limits=None) as running:
        yield running


@pytest.fixture(scope="module")
def service(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    settings = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url}
    with Hasty(tmp_path_factory.mktemp("watched"), **settings) as running:
        api.fail_next("sendMessage", 500)
        api.fail_next("sendMessage", 400, description="Bad Request: can't parse entities")
        for text in WRITTEN:
            api.send_text(ANA, text, first_name="Quirina", username="quirina_van_alles")
        _until(lambda: is_done(figures(running)))
        yield running


def is_done(found: dict[str, float]) -> bool:
    """Was everything answered, and handed over or refused?"""
    return found["stadswijzer_turn_seconds_count"] == len(WRITTEN) and found["stadswijzer_replies_waiting"] == 0


def get(service: Running, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{service.port}{path}", timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def figures(service: Running) -> dict[str, float]:
    lines = [line for line in get(service, "/metrics").splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, _space, value in (line.rpartition(" ") for line in lines)}


def test_the_figures_tell_what_happened(service: Running) -> None:
    found = figures(service)
    assert found['stadswijzer_updates_total{channel="tg"}'] == len(WRITTEN)
    assert found["stadswijzer_turn_seconds_count"] == len(WRITTEN)
    assert found['stadswijzer_sendings_total{how="again"}'] == 1
    assert found['stadswijzer_sendings_total{how="refused"}'] == 1
    assert found['stadswijzer_sendings_total{how="sent"}'] >= 2
    assert found["stadswijzer_reply_seconds_count"] >= 2
    assert found['stadswijzer_log_lines_total{level="WARNING"}'] >= 1
    assert found['stadswijzer_log_lines_total{level="ERROR"}'] == 0
    waiting = ("inbox_waiting", "replies_waiting", "news_waiting", "promises_broken", "promises_overdue")
    assert {name: found[f"stadswijzer_{name}"] for name in waiting} == dict.fromkeys(waiting, 0)
    assert found["stadswijzer_records_stale"] >= 0
    assert found["process_resident_memory_bytes"] > 0


def test_the_log_is_json_and_holds_nothing_of_what_people_wrote(api: BotApi, service: Running) -> None:
    lines = service.log.read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert all({"at", "level", "from", "said"} <= set(line) for line in told)
    assert any(line["said"] == "message refused" for line in told), "the log is not simply empty"
    for secret in (*NOT_IN_THE_LOG, api.token, str(ANA)):
        assert not [line for line in lines if secret in line], secret


def test_figures_hold_nothing_of_people_either(service: Running) -> None:
    text = get(service, "/metrics")
    assert not [word for word in (*NOT_IN_THE_LOG, str(ANA)) if word in text]


def test_what_the_web_server_has_to_say_is_a_line_too_and_who_goes_away_is_no_error(service: Running) -> None:
    before = figures(service).get('stadswijzer_log_lines_total{level="ERROR"}', 0)
    half = b"POST /api/say HTTP/1.1\r\nHost: x\r\nX-Requested-With: stadswijzer\r\nContent-Length: 99\r\n\r\n{"
    photo = half.replace(b"say", b"upload").replace(b"Host: x", b"Host: x\r\n" + COOKIE)
    for said in (half, photo, b"no HTTP\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", service.port)) as line:
            line.sendall(said)
            time.sleep(0.1)  # what came is read before it is known that nothing more comes
    _until(lambda: "Invalid HTTP request" in service.log.read_text())
    lines = [json.loads(line) for line in service.log.read_text().splitlines()]
    assert "Invalid HTTP request received." in [line["said"] for line in lines]
    assert figures(service).get('stadswijzer_log_lines_total{level="ERROR"}', 0) == before


def test_it_is_alive_but_not_ready_while_nothing_can_be_stored(api: BotApi, service: Running) -> None:
    assert get(service, "/healthz") == "ok\n"
    other = sqlite3.connect(service.database, isolation_level=None, timeout=PATIENCE)
    other.execute("BEGIN IMMEDIATE")
    api.send_text(ANA, "hoi")
    request = urllib.request.Request(f"http://127.0.0.1:{service.port}/readyz")
    try:
        _until(lambda: _status(request) == 503)
        assert get(service, "/healthz") == "ok\n"
    finally:
        other.execute("ROLLBACK")
        other.close()
    _until(lambda: _status(request) == 200)


def test_it_finds_out_itself_that_it_can_store_again_when_nobody_writes_any_more(service: Running) -> None:
    page = f"http://127.0.0.1:{service.port}"
    other = sqlite3.connect(service.database, isolation_level=None, timeout=PATIENCE)
    other.execute("BEGIN IMMEDIATE")
    said = urllib.request.Request(
        f"{page}/api/say",
        data=b'{"text": "hoi"}',
        headers={"Cookie": f"stadswijzer={'a' * 32}", "X-Requested-With": "stadswijzer"},
    )
    try:
        assert _status(said) == 503
        time.sleep(1.5)  # one more try of the service itself
        assert _status(urllib.request.Request(f"{page}/readyz")) == 503
        assert "the store is in trouble" in service.log.read_text(), "also when it only came by the web"
    finally:
        other.execute("ROLLBACK")
        other.close()
    _until(lambda: _status(urllib.request.Request(f"{page}/readyz")) == 200)


def _status(request: urllib.request.Request) -> int:
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def _until(so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < until, "not so in time"
        time.sleep(0.05)


def test_an_error_tells_its_kind_and_place_and_never_its_words() -> None:
    try:
        raise ValueError("Pluimgraaf belt met 06 12345678")
    except ValueError:
        record = logging.LogRecord("bot.x", logging.ERROR, "", 0, "turn failed", (), sys.exc_info())
    record.reason = "123456789:AAExampleTokenOfTheTestDouble-000000 is fout"
    record.text = "geveltuin"
    line = json.loads(JsonLines().format(record))
    assert line["error"] == "ValueError"
    assert "test_watching.py" in line["where"][-1]
    assert not [word for word in (*NOT_IN_THE_LOG, "AAExample") if word in json.dumps(line)]


def test_what_the_program_tells_beside_a_sentence_is_in_the_log() -> None:
    calls = [
        (path.name, keyword.value)
        for path in sorted((ROOT / "bot").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "extra"
    ]
    told = {(name, str(key.value)) for name, extra in calls if isinstance(extra, ast.Dict)
            for key in extra.keys if isinstance(key, ast.Constant)}  # fmt: skip
    assert ("room.py", "group") in told
    for name, key in told:
        record = logging.LogRecord("bot", logging.ERROR, "x.py", 1, "said", (), None)
        setattr(record, key, -1_001_234_567_890)
        assert json.loads(JsonLines().format(record)).get(key) == -1_001_234_567_890, f"{name}: {key}"


def test_errors_in_the_log_are_counted() -> None:
    metrics = Metrics(dict)
    CountLines(metrics).handle(logging.LogRecord("bot.x", logging.ERROR, "", 0, "turn failed", (), None))
    assert b'stadswijzer_log_lines_total{level="ERROR"} 1.0' in metrics.text()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
