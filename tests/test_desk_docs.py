"""The guide of the desk and what the bot says of itself: every command is there, and none that isn't."""

import re
from pathlib import Path

from conftest import City, make_stage
from test_story import text

from bot.desk import Desk
from bot.desk.typed import COMMANDS
from bot.store import Store

GUIDE = Path(__file__).parent.parent / "docs" / "balie.md"
_SAME = {"desk"}
"""Another word for a command that is there."""
_OF_ANYBODY = {"nummer", "mijn"}


def commands(city: City) -> set[str]:
    assistant = make_stage(city, Store()).assistant
    return set(Desk(assistant.casework, assistant.roster)._commands) | set(COMMANDS)


def named(said: str) -> set[str]:
    return set(re.findall(r"(?<![\w/.])/([a-z]{2,})(?![\w/.])", said))


def test_the_guide_names_every_command_and_no_other(city: City) -> None:
    told = named(GUIDE.read_text(encoding="utf-8")) - _OF_ANYBODY
    assert told == commands(city) - _SAME


def test_the_bot_names_every_command_and_no_other(city: City) -> None:
    stage = make_stage(city, Store())
    told = named(text(stage.say("staff:1", "/opdrachten"), "staff:1"))
    assert told - {"opdrachten", "wachtrij"} == commands(city) - _SAME - {"opdrachten", "wachtrij"}
