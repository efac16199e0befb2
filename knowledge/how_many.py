"""How many of something are asked for ("hoeveel handtekeningen heb ik nodig"), and what a line counts."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.answer import Result
from knowledge.model import Text
from knowledge.text import normalise

_ASKED = re.compile(
    r"\W*(?:(?:en|maar|dus|and|but|so|ve|i|a|y|und|et|и|و)\s+)?(?:hoe ?veel|how many|kac(?: tane| adet)?|ile"
    r"|cuant[ao]s?|wie ?viele?|combien (?:de |d['’])?|колко|ku?antu|كم(?: عدد)?)\s*"
    r"(?P<what>[^\W\d_][\w'’-]+)(?P<rest>.*)"
)
_NEEDED = re.compile(
    r"\b(?:nodig|moet(?:en)?|need(?:ed)?|must|have to|required?|lazim|gerek\w*|potrzeb\w*|trzeba|musz\w*|necesit\w*"
    r"|hacen? falta|brauch\w*|notig|muss|mussen|faut|besoin|necessaires?|нужн\w*|трябва\w*|необходим\w*|mester|tin ku"
    r"|احتاج|نحتاج|يلزم|مطلوب\w*|يجب)\b"
)
_COUNTED = re.compile(r"\b\d[\d.]*\s+([^\W\d_]{4,})")


class Asked(NamedTuple):
    """What the number is asked of, what else is asked, and whether it is how many one must have; normalised."""

    what: str
    rest: str
    needed: bool


class Counted(NamedTuple):
    """A record with the lines that answer a question; `named`: the question has a word of its title."""

    result: Result
    lines: Sequence[Text]
    named: bool


def asked(text: str) -> Asked | None:
    """Of what `text` only asks how many there are, or must be; None for any other message."""
    found = _ASKED.match(normalise(text))
    if found is None:
        return None
    rest = found["rest"].strip(" ?!.؟")
    return Asked(found["what"], _NEEDED.sub(" ", rest), not rest or _NEEDED.search(rest) is not None)


def counted(line: str) -> list[str]:
    """The words that stand behind a number in a Dutch line: "handtekeningen" of "250 handtekeningen"."""
    return _COUNTED.findall(normalise(line))
