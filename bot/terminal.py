"""`chat`: a resident in the terminal."""

import itertools
from typing import TextIO

from bot.messages import BOLD_OFF, BOLD_ON, first_number
from bot.stage import Stage
from bot.store.post import Outgoing

WHO = "terminal:me"


def chat(stage: Stage, lines: TextIO, out: TextIO) -> None:
    """Reads lines until the end of the input; a number is that of the list on screen or taps that button, as in every
    channel."""
    bold = ("\033[1m", "\033[0m") if out.isatty() else ("", "")
    for sent in stage.say(WHO, "/start"):
        _show(sent, out, bold)
    for line in itertools.takewhile(lambda line: line.strip() not in ("/quit", "/exit"), lines):
        for sent in stage.say(WHO, line.rstrip("\n")):
            _show(sent, out, bold)


def _show(sent: Outgoing, out: TextIO, bold: tuple[str, str]) -> None:
    if sent.message.to != WHO:
        return
    text = sent.message.text.replace(BOLD_ON, bold[0]).replace(BOLD_OFF, bold[1])
    first = first_number(sent.message.text, sent.message.buttons)
    labels = [f"  [{number}] {button.label}" for number, button in enumerate(sent.message.buttons, start=first)]
    print("", text, *labels, sep="\n", file=out, flush=True)
