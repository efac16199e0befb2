"""The two pages of a browser, with the name and the number of the city in them."""

from html import escape
from pathlib import Path

from bot.i18n import speaker

STATIC = Path(__file__).parent / "static"
_T = speaker("nl")


def page(*, demo: bool) -> str:
    """The chat, or the demo with the desk beside it, as HTML. The rest of its words are translated by its script."""
    html = (STATIC / ("demo.html" if demo else "chat.html")).read_text(encoding="utf-8")
    return html.replace("{city}", escape(_T.city)).replace("{phone}", escape(_T.phone))
