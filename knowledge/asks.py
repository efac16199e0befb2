"""The things that one message asks: by sentence, by number ("1 ... en 2 ..."), and by "... en hoe ..."."""

import re

from knowledge.text import sentences

_AND = "en|and|ve|i|oraz|y|und|et|и|و"
_ASKS = (
    "hoe|wie|wat|waar|waarheen|welke?|wanneer|hoeveel|mag|magge|mogen|kan|ken|kun|kunnen|moet|mot|moeten|krijgt?|krijgen"
    "|is er|zijn er|bestaat er|heb ik|hebben we"
    "|how|who|what|where|which|when|may|can|must|do we need|do i need|is there|are there"
)
_SAYS = rf"(?:{_ASKS}|ik|wij|we|i)\b"
_MARK = rf"(?:\s?[.):]+\s*(?!\d)|\s+(?={_SAYS}))"
_FIRST = re.compile(
    rf"(?:^|(?<=[\s:;,(]))(?:1{_MARK}|a[.)]\s|(?:ten eerste|op de eerste plaats|first(?:ly)?)\b[:,]?\s)", re.IGNORECASE
)
_NEXT = re.compile(
    rf"[\s,;.]+(?:(?:{_AND})\s+)?(?:[23]{_MARK}|[bc][.)]\s|(?:ten (?:tweede|derde)|(?:second|third)(?:ly)?)\b[:,]?\s)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"(?:,?\s+(?:{_AND})\s+(?:(?:ook|dan|verder|also)\s+)?|,\s+)(?=(?:{_ASKS})\b)|\s+\+\s+(?={_SAYS})", re.IGNORECASE
)
_LEAST = 3
"""Words that a part of a sentence must have to be an ask of its own."""


def asks(text: str) -> list[str]:
    """The parts of `text` that may each ask something: numbered ones, else sentences and what is joined to them."""
    return [part for sentence in _numbered(text) or sentences(text) for part in _clauses(sentence)]


def _numbered(text: str) -> list[str]:
    """What follows "1" and "2" (or "ten eerste" and "ten tweede") and what is told before; empty if it is no list."""
    first = _FIRST.search(text)
    if first is None:
        return []
    parts = [part for piece in _NEXT.split(text[first.end() :]) if (part := piece.strip(" ,;\n"))]
    told = text[: first.start()].strip(" ,;:\n")
    return [*([told] if len(told.split()) > _LEAST else []), *parts] if len(parts) > 1 else []


def _clauses(sentence: str) -> list[str]:
    """`sentence` in its parts, where "and how", "and who" begins another question. A scrap stays with what follows."""
    parts: list[str] = []
    begun = 0
    for cut in _CLAUSE.finditer(sentence):
        if len(sentence[begun : cut.start()].split()) >= _LEAST and len(sentence[cut.end() :].split()) >= _LEAST:
            parts.append(sentence[begun : cut.start()])
            begun = cut.end()
    return [*parts, sentence[begun:]]
