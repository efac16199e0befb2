"""The service as the unit and the container start it: without what the program says of itself."""

from pathlib import Path

from botapi import BotApi
from process import Running

ROOT = Path(__file__).parent.parent


class AsInstalled(Running):
    """The service with its docstrings and assertions left out."""

    program = ("-OO", "-m", "bot")


def test_the_unit_and_the_container_start_it_that_way() -> None:
    unit = (ROOT / "docs" / "stadswijzer.service").read_text(encoding="utf-8")
    container = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "ExecStart=/opt/stadswijzer/bin/python -OO /opt/stadswijzer/bin/stadswijzer run\n" in unit
    assert 'CMD ["python", "-OO", "/opt/stadswijzer/bin/stadswijzer", "run"]' in container


def test_it_answers_that_way(tmp_path: Path) -> None:
    with BotApi() as api, AsInstalled(tmp_path, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=api.url):
        api.send_text(7001, "ik wil een straatfeest in laak")
        api.wait_for(lambda: bool(api.messages(7001)))
        assert "070" in api.messages(7001)[0].text, "the office of Laak, with its number"
