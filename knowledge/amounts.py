"""Reads amounts of money, in whole euros: "€ 1.500", "rond de 800 euro", "180k", "8.700,-", "340 piek"."""

import re

from knowledge.text import normalise

_NUMBER = (
    r"(?<!\d)(?<!\d[.,])(\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d{1,12}(?!\d))(?:[.,](?:\d\d(?!\d)|-+))?\s?(k|duizend|mille)?"
)
_MONEY = r"(?:euros?|eur|evra|evro|piek|€|avro|euri)"
_BEFORE = re.compile(rf"€\s?{_NUMBER}")
_AFTER = re.compile(rf"{_NUMBER}\s?{_MONEY}(?![a-z])")
_THOUSANDS = re.compile(r"\b(\d{1,3})\s?(k)\b")
_DASH = re.compile(r"\b(\d{1,3}(?:\.\d{3})*|\d{1,12}),-+")
_CONTEXT = re.compile(rf"(?:begroting|begroot(?:en)?|budget|kosten|kost|totaal|bedrag)\D{{0,20}}?{_NUMBER}")
_BARE = re.compile(rf"^\D{{0,25}}?{_NUMBER}\D{{0,10}}$")
MAX = 100_000_000


def read(text: str) -> int | None:
    """The first amount of money in `text`; a bare number is no money (see `read_bare`)."""
    return _first(text, (_BEFORE, _AFTER, _DASH, _THOUSANDS, _CONTEXT))


def read_bare(text: str) -> int | None:
    """The amount in the answer to "how much?": here a bare number is money too."""
    return _first(text, (_BEFORE, _AFTER, _DASH, _THOUSANDS, _CONTEXT, _BARE))


def _first(text: str, patterns: tuple[re.Pattern[str], ...]) -> int | None:
    said = normalise(text)
    for pattern in patterns:
        match = pattern.search(said)
        if match is None:
            continue
        value = int(re.sub(r"[.,\s]", "", match[1]))
        if pattern.groups > 1 and match[2]:
            value *= 1000
        if 0 < value <= MAX:
            return value
    return None
