"""The service stops, starts and changes how it takes updates; nobody's message is lost or answered twice."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi import BotApi, Call
from ports import free_port
from process import Hasty

ANA, BO = 41, 42
QUESTIONS = ("/help", "/menu", "/privacy", "/mijn")
"""Each has an answer of its own, the same every time."""


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(rate_limits=None) as running:
        yield running


class Either:
    """One store, served by polling or by webhook."""

    def __init__(self, api: BotApi, folder: Path) -> None:
        port = str(free_port())
        common = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "PORT": port}
        hook = {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "geheim-van-de-webhook"}
        self.polling = Hasty(folder, **common)
        self.hooked = Hasty(folder, **common, **hook)


def said(api: BotApi, who: int) -> list[str]:
    """What somebody was told; what a kill made the service say twice in a row counts once."""
    return [text for text, _again in itertools.groupby(sent.text for sent in api.messages(who))]


def ask(api: BotApi) -> None:
    for text in QUESTIONS:
        api.send_text(ANA, text)
        api.send_text(BO, text)


def answered(api: BotApi, rounds: int) -> None:
    api.wait_for(lambda: min(len(said(api, who)) for who in (ANA, BO)) >= rounds * len(QUESTIONS))
    api.wait_for(lambda: not api.pending_updates())


def test_from_polling_to_webhook_and_back_nothing_is_lost(api: BotApi, tmp_path: Path) -> None:
    either = Either(api, tmp_path)
    with either.polling as polling:
        ask(api)
        answered(api, 1)
        polling.stop()
        ask(api)  # nobody listens now
        with either.hooked as hooked:
            answered(api, 2)
            ask(api)
            hooked.kill()  # with the webhook still set, and updates on their way to it
        ask(api)
        polling.start()
        answered(api, 4)
        polling.stop()
    for who in (ANA, BO):
        told = said(api, who)
        assert told == told[: len(QUESTIONS)] * 4
        assert len(set(told)) == len(QUESTIONS)
    assert api.pending_updates() == 0


def test_while_another_one_polls_with_its_token_it_waits_and_goes_on(api: BotApi, tmp_path: Path) -> None:
    with Either(api, tmp_path).polling as service:
        api.fail_next("getUpdates", 409)
        api.send_text(ANA, "/help")  # what it waits for is there at once, and then it asks again
        api.wait_for(lambda: "another instance polls" in service.log.read_text())
        api.send_text(BO, "/help")
        api.wait_for(lambda: said(api, ANA) and said(api, BO))
        api.wait_for(lambda: not api.pending_updates())
    assert len(said(api, ANA)) == 1


UNREADABLE = [
    ("message", {"message_id": 1, "date": 1}),
    ("message", {"message_id": 2, "date": 10**15, "chat": {"id": 77, "type": "private"}, "text": "hoi"}),
    ("message", {"message_id": 3, "date": 1, "chat": {"id": 77, "type": "private"}, "poll": {"id": "1"}}),
    ("message", []),
    ("callback_query", {"id": "1"}),
    ("inline_query", {"id": "1", "query": "x"}),
    ("my_chat_member", {"of": "next year"}),
]
"""As a later version of the platform may send them, for all that the library knows."""


@pytest.mark.parametrize("mode", ["polling", "hooked"])
def test_what_the_library_cannot_read_holds_up_nothing(api: BotApi, tmp_path: Path, mode: str) -> None:
    with getattr(Either(api, tmp_path), mode) as service:
        ask(api)
        answered(api, 1)
        for kind, payload in UNREADABLE:
            with api.state.bell.lock:
                api.state.updates.add(kind, payload)  # type: ignore[arg-type]
        ask(api)
        answered(api, 2)
        assert service.exit_code() is None
        assert "an update can't be read" in service.log.read_text()


def test_a_token_that_was_revoked_while_it_ran_is_told(api: BotApi, tmp_path: Path) -> None:
    with Either(api, tmp_path).polling as service:
        api.fail_next("getUpdates", 401)
        api.send_text(ANA, "/help")
        api.wait_for(lambda: "Telegram refuses the token" in service.log.read_text())
        api.send_text(BO, "/help")
        api.wait_for(lambda: said(api, ANA) and said(api, BO))


def test_an_address_for_the_webhook_that_is_refused_is_told_with_the_reason(api: BotApi, tmp_path: Path) -> None:
    api.fail_next("setWebhook", 400, description="Bad Request: bad webhook: HTTPS-adres nodig")
    with Either(api, tmp_path).hooked as service:
        api.wait_for(lambda: "Telegram refuses WEBHOOK_URL" in service.log.read_text())
        assert "https-adres nodig" in service.log.read_text().casefold()
        ask(api)
        answered(api, 1)


def to_ana(api: BotApi) -> list[Call]:
    return [call for call in api.calls_to("sendMessage") if call.parameters["chat_id"] in (ANA, str(ANA))]


def test_stopping_waits_for_what_is_on_its_way_but_not_for_ever(api: BotApi, tmp_path: Path) -> None:
    service = Either(api, tmp_path).polling
    with service:
        api.send_text(ANA, "hoi")
        api.wait_for(lambda: [call for call in to_ana(api) if call.status == 200])
        api.fail_next("sendMessage", "timeout", chat_id=ANA)
        api.send_text(ANA, "paspoort verlengen")
        api.send_text(BO, "paspoort verlengen")
        hangs = api.wait_for(lambda: next((one for one in to_ana(api) if one.status != 200), None))
        api.wait_for(lambda: not api.pending_updates())
        assert service.stop() == 0
        assert hangs.status is None, "it did not wait until the platform answered"
        assert len(said(api, BO)) == 1, "who could be answered was"
        service.start()
        api.wait_for(lambda: len(said(api, ANA)) == 2)
        assert len(said(api, BO)) == 1
