"""`replay`: plays a script (contract form) and tells every message that was sent."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot import attachments
from bot.messages import plain
from bot.stage import NoSuchButton, Stage
from bot.store.post import Outgoing

_WAIT = re.compile(r"^(\d{1,6})\s*([mhd])$")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class ScriptError(Exception):
    """A line of the script can't be played; the message names the line."""


def play(lines: Iterable[str], stage: Stage) -> Iterator[dict[str, Any]]:
    """Plays the script; yields one object (contract form) per message sent."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            step = json.loads(line)
            _check(step)
            yield from _step(step, stage)
        except NoSuchButton as error:
            raise ScriptError(f"regel {number}: er is geen knop {str(error)!r} getoond") from None
        except (ValueError, KeyError, TypeError) as error:
            raise ScriptError(f"regel {number}: niet te spelen ({error})") from None


def _check(step: object) -> None:
    if not isinstance(step, dict):
        raise TypeError("geen object")
    for name in ("who", "say", "forward", "tap", *attachments.TAKEN):
        if not isinstance(step.get(name, ""), str):
            raise TypeError(f"{name}: verwacht tekst")


def _step(step: dict[str, Any], stage: Stage) -> Iterator[dict[str, Any]]:
    if "wait" in step:
        for at, sent in stage.wait_step_by_step(_duration(step["wait"])):
            yield _shown(at, sent)
        return
    who = step["who"]
    if "say" in step:
        sent_now = stage.say(who, step["say"])
    elif "forward" in step:
        sent_now = stage.forward(who, step["forward"])
    elif kind := next((kind for kind in attachments.TAKEN if kind in step), None):
        sent_now = stage.file(who, step[kind], kind)
    elif "tap" in step:
        sent_now = stage.tap(who, step["tap"])
    elif "location" in step:
        latitude, longitude = step["location"]
        sent_now = stage.location(who, float(latitude), float(longitude))
    else:
        raise ValueError("verwacht say, tap, forward, photo, voice, document, location of wait")
    for sent in sent_now:
        yield _shown(stage.clock.now(), sent)


def _duration(text: str) -> dt.timedelta:
    match = _WAIT.match(str(text))
    if match is None:
        raise ValueError(f"wait {text!r}: schrijf bijvoorbeeld 30m, 2h of 3d")
    return dt.timedelta(**{_UNITS[match[2]]: int(match[1])})


def _shown(at: dt.datetime, sent: Outgoing) -> dict[str, Any]:
    message = sent.message
    return {
        "at": at.isoformat(timespec="seconds"),
        "to": message.to,
        "text": plain(message.text),
        "buttons": [button.label for button in message.buttons],
        "case": message.case,
    }
