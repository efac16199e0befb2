"""Reads amounts of money, in whole euros: "€ 1.500", "rond de 800 euro", "180k", "8.700,-", "340 piek"."""

import re

from knowledge import granted, numerals
from knowledge.counts import PEOPLE
from knowledge.text import normalise

_NUMBER = (
    r"(?<!\d)(?<!\d[.,])(\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d{1,12}(?!\d))(?:[.,](?:\d\d(?!\d)|-+))?\s?(k|duizend|mille)?"
)
_MONEY = r"(?:eurootjes?|euros?|eur|evra|evro|piek|€|avro|euri|يورو|евро)"
MONEY_WORD = re.compile(_MONEY)
"""A word for euros."""
_SIGN = r"(?:€|(?<!\d)(?<!\d\s)\beur\b)"
"""What stands before an amount; in "2000 eur 12 juni" it stands behind one."""
_BEFORE = re.compile(rf"{_SIGN}\s?{_NUMBER}")
_AFTER = re.compile(rf"{_NUMBER}\s?{_MONEY}(?![a-z])")
_DASH = re.compile(r"\b(\d{1,3}(?:\.\d{3})*|\d{1,12}),-+|\b(\d{1,3}(?:\.\d{3})+|\d{3,6}),\d\d\b(?!\s?(?:uur|m))")
_CONTEXT = re.compile(rf"(?:begroting|begroot(?:en)?|budget|kosten|kost|totaal|bedrag)\D{{0,20}}?{_NUMBER}")
_QUOTED = (
    r"\b(?:offertes?|raming|geraamd|bijgesteld|het gaat om|it is about|quote|estimated?)\b\D{0,25}?"
    r"(?<![\d.,])(?!20[23]\d\b)(\d{1,3}(?:\.\d{3})+|\d{4,6})\b"
)
_OF_OTHER = rf"(?!\s?(?:(?:{PEOPLE})\b|uur|jaar|weken|dagen|of us))"
_ESTIMATED = re.compile(rf"{_QUOTED}{_OF_OTHER}")
_BARE = re.compile(rf"^\D{{0,40}}?{_NUMBER}{_OF_OTHER}\D{{0,10}}$")
_SCALES = {"k": 1_000, "duizend": 1_000, "mille": 1_000, "ton": 100_000, "miljoen": 1_000_000, "mln": 1_000_000,
           "million": 1_000_000}  # fmt: skip
_PARTS = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "een": 1.0, "twee": 2.0, "drie": 3.0}
_SCALED = rf"(?<![\d.,])\b(\d{{1,3}}(?:[.,]\d{{1,2}})?|{'|'.join(_PARTS)})\s?({'|'.join(_SCALES)})\b"
_FIGURE = re.compile(r"\d")
_NEEDED = r"\s?(?:nodig|needed|benodigd|gerekli|gerekiyor|lazim)\b"
_SCALED_MONEY = re.compile(rf"{_SIGN}\s?{_SCALED}|{_SCALED}\s?{_MONEY}|{_SCALED}{_NEEDED}")
_SCALED_BARE = re.compile(_SCALED)
_THOUSANDS = re.compile(rf"(?<![\d.,])\b(\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(k|mille)\b{_OF_OTHER}")
_MILLIONS = re.compile(r"(?<![\d.,])\b(\d{1,3}(?:[.,]\d{1,2})?)\s?(miljoen|mln|million)(?=\s*(?:$|[.!?;]))")
_LACKED = re.compile(rf"(?<![\d.,])(?!20[23]\d\b)(\d{{1,3}}(?:\.\d{{3}})+|\d{{3,6}}){_NEEDED}")
_RANGE = re.compile(rf"{_NUMBER}\s?(?:en|a|tot|of|-|–)\s?(?:de\s)?€?\s?{_NUMBER}\s?{_MONEY}?\D{{0,10}}$")
_UP_TO = re.compile(rf"{_SIGN}\s?{_NUMBER}\s?(?:(?<=\d)[-–]|\s[-–]\s|a\s|tot\s|of\s|to\s)\s?{_SIGN}?\s?{_NUMBER}")
"""Of "€ 500 - € 1.000" the larger counts."""
_PLAIN = r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?!\d)(?:[.,]\d\d(?!\d))?(?:\s?(?:k|duizend|mille)\b)?"
_SUM = rf"(?:{_SIGN}\s?)?(?P<%s>{_PLAIN})(?:\s?{_MONEY})?"
_NOT_SO_MUCH = re.compile(
    r"(?<!\w)(?:niet|geen|not|no|nicht|keine?|pas|nie|не|ليس|مش)\s+"
    rf"{_SUM % 'denied'}[\s,]*(?:maar|but|sondern|sino|mais|tylko|ale|ma|а|но|بل)\s+{_SUM % 'said'}(?!\w)"
    rf"|(?<!\w){_SUM % 'rather'}\s+(?:ipv|i\.p\.v\.|in plaats van|instead of|rather than|statt|anstatt|zamiast"
    rf"|en vez de|au lieu de|вместо|بدل)\s+{_SUM % 'than'}(?!\w)"
    rf"|(?<!\w){_SUM % 'wrong'}\s+degil[\s,]+{_SUM % 'right'}(?!\w)"
)
"""Of "geen 500 euro maar 1500" the second is meant, of "1500 ipv 500 euro" the first; of both it is money."""
_ORDERED = re.compile(
    r"\b(?:zeg|schrijf|bevestig|beloof|antwoord|say|write|confirm|promise|answer|reply|sag|schreib|dis|di|escribe|powiedz)"
    r"\s+(?:\w+\s+){0,3}?(?:dat|that|dass|que|ze)\s+(?:ik|wij?|i|we|ich|wir|je|nous)\b[^.!?;\n]*"
)
"""What we are told to say is no amount of a plan."""
MAX = 100_000_000

_IN_WORDS = numerals.dutch("", r"\s?(?:euro|piek)\b")
_IN_GERMAN = re.compile(r"\b([a-z]{0,40}(?:tausend|hundert)[a-z]{0,40})\s?euro\b")
_ALREADY = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:[.,]\d{{3}})+|\d{{3,6}})\b{_OF_OTHER}")
"""Of what is there already a bare number is money too."""
_REST = re.compile(
    r"\b(?:nog|andere|rest|resterende|overige|remaining|other|more|still|another|kalan|reszt\w*|resto|reste|ubrigen)\b"
)


def read(text: str) -> int | None:
    """The first amount of money in `text` that is looked for, of a range the highest; a bare number is no money (see
    `read_bare`)."""
    return _looked_for(_put_right(_ORDERED.sub(" ", granted.without(normalise(text)))))


def _put_right(said: str) -> str:
    """Normalised text with of two amounts the one that is meant, where the other is denied."""
    match = _NOT_SO_MUCH.search(said)
    if match is None or re.search(_MONEY, match[0]) is None:
        return said
    return f"{said[: match.start()]}{match['said'] or match['rather'] or match['right']} euro{said[match.end() :]}"


def had(text: str) -> int | None:
    """What is there already of the amount that is needed ("we krijgen al 1000 euro van het stadsdeel"), in euros. None
    where that is not told, or where `text` names what is needed beside it."""
    said = normalise(text)
    left = granted.without(said)
    if left == said or (_REST.search(left) and _looked_for(left)):
        return None
    there = " ".join(granted.parts(said))
    return _looked_for(there) or _first(there, (_ALREADY,))


def _looked_for(said: str) -> int | None:
    return (
        _scaled(said, _SCALED_MONEY)
        or _highest(said)
        or _first(said, (_BEFORE, _AFTER, _DASH))
        or _scaled(said, _THOUSANDS)
        or _scaled(said, _MILLIONS)
        or _first(said, (_LACKED, _CONTEXT, _ESTIMATED))
        or _written(said)
    )


def read_bare(text: str) -> int | None:
    """The amount in the answer to "how much?": here a bare number is money too, and of two the larger counts."""
    said = normalise(text)
    if (scaled := _scaled(said, _SCALED_BARE)) is not None:
        return scaled
    if (several := _RANGE.search(said)) is not None:
        return _first(several[0][several.start(3) - several.start() :], (_BARE,))
    return _first(said, (_BEFORE, _AFTER, _DASH, _CONTEXT, _BARE)) or _written(said) or _written(f"{said} euro")


def _scaled(said: str, pattern: re.Pattern[str]) -> int | None:
    """Reads "1,5k", "anderhalve ton", "een miljoen euro"."""
    match = pattern.search(said)
    if match is None:
        return None
    number, scale = (group for group in match.groups() if group)
    value = int((_PARTS.get(number) or float(number.replace(",", "."))) * _SCALES[scale])
    return value if 0 < value <= MAX else None


def _highest(said: str) -> int | None:
    """Reads "€ 500 - € 1.000"; None where the second is no larger, and so no end of a range."""
    found = _UP_TO.search(said)
    if found is None:
        return None
    least, most = (_value(found[at], found[at + 1]) for at in (1, 3))
    return most if least and most and most > least else None


def _written(said: str) -> int | None:
    """An amount in words before a word for money: "vierhonderd euro", "vijftig piek", "two thousand euros"."""
    dutch = (number for match in _IN_WORDS.finditer(said) if (number := numerals.of_dutch(match)))
    german = (number for match in _IN_GERMAN.finditer(said) if (number := numerals.of_german(match[1])))
    return next(dutch, None) or next(german, None) or numerals.before(said, MONEY_WORD)


def _first(said: str, patterns: tuple[re.Pattern[str], ...]) -> int | None:
    for pattern in patterns if _FIGURE.search(said) else ():
        if match := pattern.search(said):
            number, *scale = (group for group in match.groups() if group)
            if (value := _value(number, *scale)) is not None:
                return value
    return None


def _value(number: str, scale: str | None = None) -> int | None:
    """The number in figures, times what follows it; None for what is no amount."""
    value = int(re.sub(r"[.,\s]", "", number)) * (1000 if scale else 1)
    return value if 0 < value <= MAX else None
