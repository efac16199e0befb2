"""Paper: sheets, posters and timelines as PDF on A4, for who has no smartphone. The one place that knows fpdf.

Black on white and in large letters, so that an old printer and old eyes can do with it. Noto Sans has all letters we
write; Arabic is joined by the shaping engine and runs from right to left.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from fpdf import FPDF, Align
from fpdf.enums import MethodReturnValue
from fpdf.fonts import TTFFont

from bot import qr
from bot.sheet import Form, Part, Sheet, Timeline

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})
FONTS = Path(__file__).parent / "fonts"
SIZES = (18.0, 16.0, 14.0, 13.0)
"""Sizes in points of running text: the largest at which a sheet fits on one page, else the smallest, on more pages."""
POSTER = (28.0, 24.0, 20.0)
TIMELINE = 13.0
_LEADING = 1.4
_MM = 25.4 / 72
_MARGIN, _QR, _POSTER_QR = 18.0, 38.0, 95.0
_INDENT = 9.0


def sheet(content: Sheet, made: dt.datetime) -> bytes:
    """The sheet as a PDF: one page if that can be read, and never smaller letters than the smallest of `SIZES`."""
    return _largest(SIZES, lambda size: _sheet(content, made, size))


def poster(content: Sheet, made: dt.datetime) -> bytes:
    """One page to hang up: large words in the middle, and a large QR code if there is a link."""
    return _largest(POSTER, lambda size: _poster(content, made, size))


def _largest(sizes: tuple[float, ...], make: Callable[[float], "_Page"]) -> bytes:
    for size in sizes:
        page = make(size)
        if page.page_no() == 1 or size == sizes[-1]:
            break
        page.let_go()
    return page.finished()


def timeline(content: Timeline, made: dt.datetime) -> bytes:
    """A document of what happened: what it is about, then its days, over as many pages as needed."""
    page = _Page(content.language, content.title, made, TIMELINE)
    page.paragraph(content.title, scale=1.6, bold=True)
    page.space(2)
    page.paragraph(content.lead)
    for part in content.parts:
        page.part(part)
    page.space(3)
    page.paragraph(content.heading, scale=1.3, bold=True)
    for day in content.days:
        page.space(2.5)
        page.keep_together(lines=2)
        page.paragraph(day.heading, bold=True)
        for line in day.lines:
            page.paragraph(line, indent=_INDENT)
    page.space(6)
    page.paragraph(content.foot, scale=0.8)
    return page.finished()


MAKERS: Mapping[Form, Callable[[Any, dt.datetime], bytes]] = {"sheet": sheet, "poster": poster, "timeline": timeline}
"""What prints each form."""


def _poster(content: Sheet, made: dt.datetime, size: float) -> "_Page":
    page = _Page(content.language, content.title, made, size)
    page.space(size)
    page.paragraph(content.title, scale=2.0, bold=True, centre=True)
    page.space(size / 2)
    page.paragraph(content.lead, centre=True)
    page.space(size / 2)
    if content.link:
        page.code(content.link, _POSTER_QR, (page.w - _POSTER_QR) / 2, page.y)
        page.space(_POSTER_QR + size / 3)
    for line in content.beside:
        page.paragraph(line, scale=0.7, centre=True)
    page.paragraph(content.foot, scale=0.45, centre=True)
    return page


def _sheet(content: Sheet, made: dt.datetime, size: float) -> "_Page":
    page = _Page(content.language, content.title, made, size)
    page.paragraph(content.title, scale=1.7, bold=True)
    page.space(2)
    page.paragraph(content.lead)
    for part in content.parts:
        page.part(part)
    page.last(content)
    return page


class _Page(FPDF):
    """Pages in one language and one size of letters."""

    def __init__(self, language: str, title: str, made: dt.datetime, size: float) -> None:
        super().__init__(format="A4")
        self._size = size
        self._rtl = language in RIGHT_TO_LEFT
        for family in ("NotoSans", "NotoSansArabic"):
            self.add_font(family, "", FONTS / f"{family}-Regular.ttf")
            self.add_font(family, "B", FONTS / f"{family}-Bold.ttf")
        self.set_fallback_fonts(["NotoSansArabic"], exact_match=True)
        self.set_text_shaping(True)
        self.set_margin(_MARGIN)
        self.set_auto_page_break(True, _MARGIN)
        self.set_lang(language)
        self.set_title(title)
        self.set_creator("Stadswijzer")
        self.set_creation_date(made)
        self.add_page()

    def finished(self) -> bytes:
        """The pages as a file."""
        data = bytes(self.output())
        self.let_go()
        return data

    def let_go(self) -> None:
        """Closes the files of the fonts."""
        for font in self.fonts.values():
            cast(TTFFont, font).ttfont.close()

    def footer(self) -> None:
        """The number of the page, from the second on."""
        if self.page_no() > 1:
            self.set_y(-_MARGIN + 4)
            self.set_font("NotoSans", "", 10)
            self.cell(0, 5, str(self.page_no()), align=Align.C)

    def space(self, millimetres: float) -> None:
        """Some white."""
        self.set_y(self.y + millimetres)

    def keep_together(self, lines: int) -> None:
        """So many lines that come now stand on one page."""
        if self.will_page_break(lines * self._size * _MM * _LEADING):
            self.add_page()

    def column(self, text: str, left: float, width: float, *, scale: float, bold: bool, align: Align) -> None:
        """A paragraph in a column."""
        points = self._size * scale
        self._speak(text)
        self.set_font("NotoSans", "B" if bold else "", points)
        # names the font before the lines: one that begins in the other font would name it for itself alone (fpdf2 2.8)
        self.text(left, self.y, "")
        self.set_x(left)
        self.multi_cell(width, points * _MM * _LEADING, text, align=align, new_x="LMARGIN", new_y="NEXT")

    def _speak(self, text: str) -> None:
        """The direction of a paragraph: an address in Latin letters runs from left to right on an Arabic page too."""
        arabic = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
        self.set_text_shaping(True, direction="rtl" if arabic else "ltr")

    def paragraph(
        self, text: str, *, scale: float = 1.0, bold: bool = False, centre: bool = False, indent: float = 0.0
    ) -> None:
        """A paragraph over the width of the page; nothing for an empty text."""
        if text:
            align = Align.C if centre else Align.R if self._rtl else Align.L
            left = _MARGIN + (0.0 if self._rtl else indent)
            self.column(text, left, self.epw - indent, scale=scale, bold=bold, align=align)

    def part(self, part: Part) -> None:
        """A heading, and its lines with a number or a dot before them."""
        self.space(3.5)
        self.paragraph(part.heading, scale=1.15, bold=True)
        for number, line in enumerate(part.lines, start=1):
            self._item(f"{number}." if part.numbered else "•", line)

    def _item(self, mark: str, line: str) -> None:
        height = self._size * _MM * _LEADING
        self.set_font("NotoSans", "B", self._size)
        if self.will_page_break(height):
            self.add_page()
        top = self.y
        self.set_x(self.w - _MARGIN - _INDENT if self._rtl else _MARGIN)
        self.set_text_shaping(True, direction="rtl" if self._rtl else "ltr")
        self.cell(_INDENT, height, mark, align=Align.R if self._rtl else Align.L)
        self.set_y(top)
        self.paragraph(line, indent=_INDENT)

    def last(self, content: Sheet) -> None:
        """The block at the end: who to call, the QR code beside it, and where it comes from. It stays together."""
        width = self.epw - (_QR + 6 if content.link else 0)
        height = max(_QR if content.link else 0.0, self._height(content.beside, width)) + 4
        if self.will_page_break(height + 12):
            self.add_page()
        self.space(4)
        self.set_line_width(0.5)
        self.line(_MARGIN, self.y, self.w - _MARGIN, self.y)
        self.space(4)
        top = self.y
        left, align = (_MARGIN + self.epw - width, Align.R) if self._rtl else (_MARGIN, Align.L)
        for number, text in enumerate(content.beside):
            self.column(text, left, width, scale=1.0, bold=number == 0, align=align)
        if content.link:
            self.code(content.link, _QR, _MARGIN if self._rtl else self.w - _MARGIN - _QR, top)
        self.set_y(top + height)
        for line in content.foot.splitlines():  # each in its own direction
            self.paragraph(line, scale=0.7)

    def _height(self, texts: Sequence[str], width: float) -> float:
        self.set_font("NotoSans", "", self._size)
        height = self._size * _MM * _LEADING
        measured = MethodReturnValue.HEIGHT
        heights = [self.multi_cell(width, height, text, dry_run=True, output=measured) for text in texts]
        return sum(cast(float, one) for one in heights)

    def code(self, text: str, size: float, left: float, top: float) -> None:
        """A QR code of so many millimetres, drawn as squares: sharp at every size."""
        squares = [list(row) for row in qr.rows(text)]
        side = size / len(squares)
        self.set_fill_color(0)
        for down, row in enumerate(squares):
            for across, black in enumerate(row):
                if black:
                    self.rect(left + across * side, top + down * side, side, side, style="F")
