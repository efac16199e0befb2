"""Reads amounts of money, in whole euros: "€ 1.500", "rond de 800 euro", "180k", "8.700,-", "340 piek"."""

import re

from knowledge import numerals
from knowledge.text import normalise

_NUMBER = (
    r"(?<!\d)(?<!\d[.,])(\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d{1,12}(?!\d))(?:[.,](?:\d\d(?!\d)|-+))?\s?(k|duizend|mille)?"
)
_MONEY = r"(?:euros?|eur|evra|evro|piek|€|avro|euri)"
MONEY_WORD = re.compile(_MONEY)
"""A word for euros."""
_BEFORE = re.compile(rf"€\s?{_NUMBER}")
_AFTER = re.compile(rf"{_NUMBER}\s?{_MONEY}(?![a-z])")
_THOUSANDS = re.compile(r"\b(\d{1,3})\s?(k)\b")
_DASH = re.compile(r"\b(\d{1,3}(?:\.\d{3})*|\d{1,12}),-+")
_CONTEXT = re.compile(rf"(?:begroting|begroot(?:en)?|budget|kosten|kost|totaal|bedrag)\D{{0,20}}?{_NUMBER}")
_OF_OTHER = (
    r"(?!\s?(?:mensen|personen|man|buren|bewoners|kinderen|gasten|uur|jaar|weken|dagen|people|persons|kids|of us))"
)
_BARE = re.compile(rf"^\D{{0,40}}?{_NUMBER}{_OF_OTHER}\D{{0,10}}$")
_SCALES = {"k": 1_000, "duizend": 1_000, "mille": 1_000, "ton": 100_000, "miljoen": 1_000_000, "mln": 1_000_000,
           "million": 1_000_000}  # fmt: skip
_PARTS = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "een": 1.0, "twee": 2.0, "drie": 3.0}
_SCALED = rf"(?<![\d.,])\b(\d{{1,3}}(?:[.,]\d{{1,2}})?|{'|'.join(_PARTS)})\s?({'|'.join(_SCALES)})\b"
_FIGURE = re.compile(r"\d")
_SCALED_MONEY, _SCALED_BARE = re.compile(rf"€\s?{_SCALED}|{_SCALED}\s?{_MONEY}"), re.compile(_SCALED)
_RANGE = re.compile(rf"{_NUMBER}\s?(?:en|a|tot|of|-|–)\s?(?:de\s)?€?\s?{_NUMBER}\s?{_MONEY}?\D{{0,10}}$")
MAX = 100_000_000

UNITS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60,
    "zeventig": 70, "tachtig": 80, "negentig": 90,
}  # fmt: skip
"""The Dutch words for small numbers."""
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"\b(?:(anderhalf|{_UNIT})?\s?(duizend)\s?)?(?:({_UNIT})?\s?(honderd)\s?(?:en\s?)?({_UNIT})?|({_UNIT}))?\s?(?:euro|piek)\b"
)


_HAD = re.compile(
    r"\b(?:kregen|krijgen|kreeg|krijg|hebben|heb|ontvingen|ontvangen|got|received|have|get)\b[^.,;!?\n]{0,20}?"
    rf"\b(?:al|reeds|already)\s(?:\w+\s)?€?\s?{_NUMBER}(?:\s?{_MONEY})?|\balready (?:have|got|received) €?\s?{_NUMBER}"
)
"""What somebody has already is not what they look for."""


def read(text: str) -> int | None:
    """The first amount of money in `text` that is looked for; a bare number is no money (see `read_bare`)."""
    text = _HAD.sub(" ", text) if _FIGURE.search(text) else text
    return _scaled(text, _SCALED_MONEY) or _first(text, (_BEFORE, _AFTER, _DASH, _THOUSANDS, _CONTEXT))


def read_bare(text: str) -> int | None:
    """The amount in the answer to "how much?": here a bare number is money too, and of two the larger counts."""
    if (scaled := _scaled(text, _SCALED_BARE)) is not None:
        return scaled
    if (several := _RANGE.search(normalise(text))) is not None:
        return _first(several[0][several.start(3) - several.start() :], (_BARE,))
    found = _first(text, (_BEFORE, _AFTER, _DASH, _THOUSANDS, _CONTEXT, _BARE))
    return found or _written(f"{normalise(text)} euro")


def _scaled(text: str, pattern: re.Pattern[str]) -> int | None:
    """Reads "1,5k", "anderhalve ton", "een miljoen euro"."""
    match = pattern.search(normalise(text))
    if match is None:
        return None
    number, scale = (group for group in match.groups() if group)
    value = int((_PARTS.get(number) or float(number.replace(",", "."))) * _SCALES[scale])
    return value if 0 < value <= MAX else None


def _in_words(said: str) -> int | None:
    """Reads "vierhonderd euro", "anderhalf duizend euro", "vijftig piek": as people write amounts out in Dutch."""
    match = _IN_WORDS.search(said)
    if match is None or not any(match.groups()):
        return None
    times, thousand, hundreds, hundred, rest, alone = match.groups()
    value = 0.0
    if thousand:
        value += 1000 * (1.5 if times == "anderhalf" else UNITS.get(times or "een", 1))
    if hundred:
        value += 100 * UNITS.get(hundreds or "een", 1) + UNITS.get(rest or "", 0)
    return int(value + UNITS.get(alone or "", 0)) or None


def _written(said: str) -> int | None:
    """An amount in words before a word for money, in Dutch or in another language."""
    return _in_words(said) or numerals.before(said, MONEY_WORD)


def _first(text: str, patterns: tuple[re.Pattern[str], ...]) -> int | None:
    said = normalise(text)
    for pattern in patterns if _FIGURE.search(said) else ():
        match = pattern.search(said)
        if match is None:
            continue
        value = int(re.sub(r"[.,\s]", "", match[1]))
        if pattern.groups > 1 and match[2]:
            value *= 1000
        if 0 < value <= MAX:
            return value
    return _written(said)
