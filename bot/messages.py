"""What goes in and out, the same for every channel."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

BOLD_ON, BOLD_OFF = "\x02", "\x03"
"""Marks around bold text. Control characters are taken out of everything people type, so nobody can forge them."""

DESK = "desk"
"""The address of the desk: the staff group, or the desk pane of the demo."""


CARD = "card:"
"""Before the number of a case: the slot of its card at the desk."""
MEMBER = "member:"
"""Before a person: the slot of their place in the staff group. When that is taken back they are put out of it."""


def bold(text: str) -> str:
    """`text` in bold, whatever that is in the channel."""
    return f"{BOLD_ON}{text}{BOLD_OFF}"


def heading(text: str) -> str:
    """`text` above what is told of it."""
    return bold(text) + ("" if text.endswith("?") else ":")


def plain(text: str) -> str:
    """`text` without marks."""
    return text.replace(BOLD_ON, "").replace(BOLD_OFF, "")


MAX_TEXT = 10_000
"""Characters of one message that are kept: three pages, more than anybody types on a phone."""


_JOINERS = "\u200c\u200d\u200e\u200f\u061c"
"""Signs without width that writing needs: in emoji, and in scripts that run from right to left."""
_INSIDE_NUMBER = re.compile(rf"(?<=[0-9A-Za-z])[{_JOINERS}]+(?=[0-9A-Za-z])")


_RUN = re.compile(r"([\W_]{24})[\W_]+")
"""More marks or spaces in a row than anybody needs say nothing more, and keep every reader of the text busy."""


_DIGITS = {first + digit: str(digit) for first in (0x0660, 0x06F0) for digit in range(10)}


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """What somebody typed, without control characters (line ends stay), with at most 24 marks or spaces in a row, and
    cut at `limit` characters.

    Also without signs that are not seen: they can turn a line around for its reader, or hide a number. Digits of
    Arabic and Persian keyboards become the ones that everybody reads.
    """
    storable = text.encode("utf-8", errors="ignore").decode("utf-8")  # half characters can't be stored
    readable = storable.translate(_DIGITS)
    if not readable.isprintable():
        readable = "".join(char for char in readable if _stays(char))
    return _RUN.sub(r"\1", _INSIDE_NUMBER.sub("", readable))[:limit]


def shortened(text: str, most: int) -> str:
    """`text` in at most so many characters, cut between words."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(None, 1)[0] if " " in head else head).rstrip(" ,;.") + "…"


def _stays(char: str) -> bool:
    if unicodedata.category(char) not in ("Cc", "Cf"):
        return True
    return char in "\n\t" or char in _JOINERS or "\U000e0020" <= char <= "\U000e007f"  # the last are in flags


_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOST = 2 / 3
"""More of its letters than this make a text one from right to left; less may be a quotation."""
_TO_LEFT = "\u200f"
"""Begins a line from right to left, though its first letter is of another script."""


def directed(text: str) -> str:
    """`text` with each of its lines running as the whole does: in Arabic also one that begins with a Dutch name."""
    if not _FROM_RIGHT.search(text):
        return text
    letters = [char for char in text if char.isalpha()]
    if len(letters) * _MOST > sum(bool(_FROM_RIGHT.match(char)) for char in letters):
        return text
    return "\n".join(map(_from_right, text.split("\n")))


def _from_right(line: str) -> str:
    """The line, marked before its first letter: what stands before that is the number of a list."""
    at = next((at for at, char in enumerate(line) if char.isalpha()), None)
    if at is None or _FROM_RIGHT.match(line[at]):
        return line
    return line[:at] + _TO_LEFT + line[at:]


@dataclass(frozen=True)
class Button:
    """A button: what it says, and the action (at most 64 bytes) that comes back when it is tapped. One that `copies`
    gives a text to change before it is sent; its action comes back only where a channel can't do that."""

    label: str
    action: str
    copies: str = ""


Said = tuple[str, tuple[Button, ...]]
"""A text and the buttons below it."""


@dataclass(frozen=True)
class Incoming:
    """Something that arrived. `key` is unique for it in its channel: the same thing twice has the same key.

    `person` is who did it and `chat` where the answer goes; in a private talk they are the same.
    `media` is what kind of file `file` is (see `bot.attachments`).
    """

    key: str
    person: str
    chat: str
    at: dt.datetime
    text: str = ""
    action: str | None = None
    file: str | None = None
    location: tuple[float, float] | None = None
    language_hint: str | None = None
    forwarded: bool = False
    """Was it written by somebody else, and passed on?"""
    media: str = ""
    group: bool = False
    """Was it said to us in a group of neighbours, where everybody reads the answer?"""
    case: str | None = None
    """The case in whose topic it was said, or the case of the message that it answers."""
    ref: str | None = None
    """The message itself as its channel calls it: who changes it later changes what was made of it."""
    answers: str | None = None
    """The message that it answers, as its channel calls it."""
    answers_us: bool = False
    """Is what it answers a message of ours?"""
    name: str | None = None
    """What somebody of staff calls themselves, so that colleagues see who is busy with what."""
    edited: bool = False
    """Is it a message that came before, changed by who wrote it?"""


@dataclass(frozen=True)
class Message:
    """Something to send. `bulk` waits behind direct replies and for the end of quiet hours; `once` is
    a key under which it is sent only one time, however often it is asked for. `file` is the id of a file in the
    store that goes with it. At the desk `case` is also where it goes: to the topic of that case.

    `slot` names a place that is kept up to date: a later message to the same address with the same name takes the
    place of the earlier one. `takes_back`: what stands there goes away; where the platform can't do that any more, it
    is changed into `text`. Nothing may stand above one that is `urgent`. `answers`: the message that it answers, as its
    channel calls it, which the channel shows with it where it can. `arrived`: the pieces of it that arrived when it
    went before, as their channel calls them; the rest is still to come."""

    to: str
    text: str
    buttons: tuple[Button, ...] = ()
    case: str | None = None
    bulk: bool = False
    once: str | None = None
    file: str | None = None
    not_before: dt.datetime | None = field(default=None)
    slot: str | None = None
    takes_back: bool = False
    urgent: bool = False
    answers: str | None = None
    arrived: tuple[str, ...] = ()


def buttons(pairs: Iterable[tuple[str, str]]) -> tuple[Button, ...]:
    """Buttons from (label, action) pairs."""
    return tuple(Button(label, action) for label, action in pairs)
