"""`chat`: a resident in the terminal."""

import itertools
from collections import deque
from typing import TextIO

from bot.messages import BOLD_OFF, BOLD_ON, Said
from bot.numbering import DEEP, screen
from bot.stage import Stage
from bot.store.post import Outgoing

WHO = "terminal:me"


def chat(stage: Stage, lines: TextIO, out: TextIO) -> None:
    """Reads lines until the end of the input; a number is that of the list on screen or taps that button, as in every
    channel."""
    bold = ("\033[1m", "\033[0m") if out.isatty() else ("", "")
    seen: deque[Said] = deque(maxlen=DEEP)
    typed = itertools.takewhile(lambda line: line.strip() not in ("/quit", "/exit"), lines)
    for line in itertools.chain(["/start"], typed):
        for sent in stage.say(WHO, line.rstrip("\n")):
            if sent.message.to == WHO:
                seen.appendleft((sent.message.text, sent.message.buttons))
                first = screen(tuple(seen), stage.assistant.guide.pack.records).first
                _show(sent, first, out, bold)


def _show(sent: Outgoing, first: int, out: TextIO, bold: tuple[str, str]) -> None:
    text = sent.message.text.replace(BOLD_ON, bold[0]).replace(BOLD_OFF, bold[1])
    labels = [f"  [{number}] {button.label}" for number, button in enumerate(sent.message.buttons, start=first)]
    print("", text, *labels, sep="\n", file=out, flush=True)
