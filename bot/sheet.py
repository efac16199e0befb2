"""What stands on a sheet of paper, apart from how it is printed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A heading with lines under it; `numbered` when they are steps."""

    heading: str
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Sheet:
    """What stands on a sheet. `link` becomes a QR code, with the lines `beside` it; the lines of `foot` are small."""

    title: str
    language: str
    lead: str = ""
    parts: tuple[Part, ...] = ()
    link: str | None = None
    beside: tuple[str, ...] = ()
    foot: str = ""
