"""Prints in a process of its own: the libraries for paper take half as much memory as the whole service, and in this
way they take it only while something is printed."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Literal

LONGEST = 10.0
"""Seconds after which printing is given up."""


class NotPrinted(Exception):
    """Printing failed; says with what kind of error, and nothing of what would stand on paper."""


def printed(what: Literal["sheet", "poster", "timeline"], *content: object) -> bytes:
    """What the function of this name in `bot.paper` makes of the content: a PDF. Raises NotPrinted."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "bot.press"],
            input=pickle.dumps((what, content)),
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotPrinted(f"not within {LONGEST:.0f} seconds") from error
    if done.returncode:
        raise NotPrinted(done.stderr.decode(errors="replace").rpartition("\n")[2][:100] or f"code {done.returncode}")
    return done.stdout


def main() -> None:
    """The other process: content in, paper out."""
    sys.modules["numpy"] = None  # type: ignore[assignment]  # used for pictures only, which we don't print
    from bot import paper

    makers: dict[str, Callable[..., bytes]]
    makers = {"sheet": paper.sheet, "poster": paper.poster, "timeline": paper.timeline}
    what, content = pickle.load(sys.stdin.buffer)
    try:
        data = makers[what](*content)
    except Exception as error:
        sys.stderr.write(type(error).__name__)
        sys.exit(1)
    sys.stdout.buffer.write(data)


if __name__ == "__main__":
    main()
