"""Prints in a process of its own: the libraries for paper take half as much memory as the whole service, and in this
way they take it only while something is printed."""

import asyncio
import subprocess
import sys

from bot.sheet import ordered

LONGEST = 10.0
"""Seconds after which printing is given up."""
_PROGRAM = (sys.executable, "-P", "-m", "bot.press")


class NotPrinted(Exception):
    """Printing failed; says with what kind of error, and nothing of what would stand on paper."""


def printed(order: str) -> bytes:
    """The PDF of an order (see bot.sheet). Raises NotPrinted."""
    try:
        done = subprocess.run(_PROGRAM, input=order.encode(), capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise _too_long() from error
    return _paper(done.returncode, done.stdout, done.stderr)


async def printing(order: str) -> bytes:
    """The same, while others go on. Raises NotPrinted; who cancels it ends the printing."""
    pipe = subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*_PROGRAM, stdin=pipe, stdout=pipe, stderr=pipe)
    try:
        async with asyncio.timeout(LONGEST):
            data, error = await process.communicate(order.encode())
    except TimeoutError as late:
        raise _too_long() from late
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return _paper(process.returncode, data, error)


def _paper(code: int | None, data: bytes, error: bytes) -> bytes:
    if code:
        raise NotPrinted(error.decode(errors="replace").rpartition("\n")[2][:100] or f"code {code}")
    return data


def _too_long() -> NotPrinted:
    return NotPrinted(f"not within {LONGEST:.0f} seconds")


def main() -> None:
    """The other process: an order in, paper out."""
    sys.modules["numpy"] = None  # type: ignore[assignment]  # used for pictures only, which we don't print
    from bot import paper

    try:
        form, content, made = ordered(sys.stdin.buffer.read().decode())
        data = paper.MAKERS[form](content, made)
    except Exception as error:
        sys.stderr.write(type(error).__name__)
        sys.exit(1)
    sys.stdout.buffer.write(data)


if __name__ == "__main__":
    main()
