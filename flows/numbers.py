"""Case numbers that can be read over the phone: year, sequence, check letter, e.g. `26-00042-K`.

The check letter is a weighted sum modulo 23. Twenty-three is prime and larger than every digit and weight,
so each wrong digit and each pair of swapped neighbours gives another letter. I, O and Q are not used:
they are mistaken for 1 and 0.
"""

import re

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_NUMBER = re.compile(r"\b(\d\d)[\s.–-]{0,3}(\d{5,7})[\s.–-]{0,3}([A-Za-z])\b")

_LIKE_ONE = re.compile(
    r"\bDH[\s.–-]{0,3}\d\d[\s.–-]{0,3}\d{3,7}(?:[\s.–-]{0,3}[A-Za-z])?\b|\b\d\d-\d{3,7}-[A-Za-z]\b", re.IGNORECASE
)


def make(year: int, sequence: int) -> str:
    """The number of the `sequence`-th case of `year`."""
    digits = f"{year % 100:02d}{sequence:05d}"
    return f"{digits[:2]}-{digits[2:]}-{_check(digits)}"


def find(text: str) -> str | None:
    """The first well-formed case number in `text`, written the usual way; None when the letter does not fit."""
    for match in _NUMBER.finditer(text):
        digits = "".join(str(int(digit)) for digit in match[1] + match[2])  # also of an Arabic keyboard
        if _check(digits) == match[3].upper():
            return f"{digits[:2]}-{digits[2:]}-{match[3].upper()}"
    return None


def without(text: str) -> str:
    """`text` without what is written as a case number."""
    return " ".join(_NUMBER.sub(" ", text).split())


def is_like(text: str) -> bool:
    """Does `text` have what looks like a case number, ours (see `find`) or not: mistyped, or of somebody else?"""
    return _LIKE_ONE.search(text) is not None


def _check(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in enumerate(digits, start=2))
    return _LETTERS[total % len(_LETTERS)]
