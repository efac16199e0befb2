"""What a page or an answer of the regulations service means for the records that rest on it."""

import re
from urllib.parse import urlsplit

from bot.verify.tasks import Finding, Task
from bot.verify.web import Page

_GONE = re.compile(
    r"\b404\b|niet gevonden|niet \(meer\) gevonden|bestaat niet|not found|page unavailable", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_HARDLY_MEANT = frozenset(("denhaag", "haag", "gemeente", "over", "voor", "hague", "home", "http", "https"))
"""Words that say nothing about what a page is about."""


def page(task: Task, found: Page, earlier_title: str = "") -> Finding:
    """How it stands with a page; `earlier_title` is what it was called in an earlier run."""
    if found.error:
        hint = {401: "; open hem zelf", 403: "; open hem zelf", 404: ": de pagina is weg", 410: ": de pagina is weg"}
        words = found.error + hint.get(found.status, "")
        return Finding(task.key, "unreachable", words, final=not found.passing)
    title = found.title
    if _GONE.search(title):
        return Finding(task.key, "unreachable", f"zegt zelf dat de pagina weg is: {title!r}", title)
    notes = [*_moved(task, found), *_renamed(task, title, earlier_title)]
    return Finding(task.key, "changed" if notes else "ok", "; ".join(notes), title)


def _moved(task: Task, found: Page) -> list[str]:
    if not found.hops or found.url == task.target:
        return []
    old, new = urlsplit(task.target), urlsplit(found.url)
    if new.path in ("", "/") and old.path not in ("", "/"):
        return [f"stuurt door naar de voorpagina {found.url}; de pagina is waarschijnlijk weg"]
    return [f"stuurt {'voorgoed' if found.permanent else 'voorlopig'} door naar {found.url}"]


def _renamed(task: Task, title: str, earlier: str) -> list[str]:
    if earlier and title and title != earlier:
        return [f"heet nu {title!r}, eerst {earlier!r}"]
    named = set().union(*map(_words, task.names))
    if named and (said := _words(title)) and not any(one in other or other in one for one in named for other in said):
        return [f"heet {title!r}, en wij noemen het {task.names[0]!r}; is dit nog dezelfde pagina?"]
    return []


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _HARDLY_MEANT
