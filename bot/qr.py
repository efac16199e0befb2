"""QR codes. The one place that knows segno."""

import io
from collections.abc import Iterable

import segno


def rows(text: str) -> Iterable[Iterable[int]]:
    """The squares of a code that says `text`, row by row: 1 is black. With room for dirt and folds (level Q)."""
    return segno.make_qr(text, error="q").matrix


def picture(text: str) -> bytes:
    """The code as a PNG of some hundreds of points wide, with its white edge."""
    with io.BytesIO() as file:
        segno.make_qr(text, error="q").save(file, kind="png", scale=12, border=4)
        return file.getvalue()
