"""Patterns for the lists of words by which messages are read."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

_SPELLED = re.compile(r"\w(?![?*+{])[^|]*")
"""What surely begins with one letter, whatever follows."""


def either(listed: Iterable[str]) -> str:
    """A pattern for one of these, in this order. What begins with the same letter stands together, so that it is only
    tried where that letter stands: of a long list a word that is none of it costs little."""
    found: list[str] = []
    for is_spelled, run in groupby(listed, key=lambda one: _SPELLED.fullmatch(one) is not None):
        if not is_spelled:
            found += run
            continue
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for one in run:
            by_letter[one[0]].append(one[1:])
        found += [f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()]
    return f"(?:{'|'.join(found)})"


def one_of(listed: str, between: str = r"\s+") -> str:
    """A pattern for one of the words `listed`, which are normalised: `*` stands for any ending, `_` for what stands
    `between` two words. Where they begin and end in a text is for who uses it."""
    return either(one.replace("*", r"\w*").replace("_", between) for one in listed.split())


def a_word_of(listed: str) -> str:
    """A pattern for one of these words as a whole word (see `one_of`)."""
    return rf"\b{one_of(listed)}(?!\w)"
