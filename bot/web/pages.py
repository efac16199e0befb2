"""The two pages of a browser, with the name and the number of the city in them."""

from functools import cache
from html import escape
from pathlib import Path

from bot.i18n import speaker

HTML = Path(__file__).parent / "html"
_T = speaker("nl")


def page(*, demo: bool) -> str:
    """The chat, or the demo with the desk beside it, as HTML. The rest of its words are translated by its script."""
    name, heading = ("demo", "h2") if demo else ("chat", "h1")
    html = _read(name).replace("{head}", _read("head").strip()).replace("{talk}", _read("talk").strip())
    html = html.replace("{heading}", heading)
    return html.replace("{city}", escape(_T.city)).replace("{phone}", escape(_T.phone))


@cache  # they do not change while the service runs
def _read(name: str) -> str:
    return (HTML / f"{name}.html").read_text(encoding="utf-8")
