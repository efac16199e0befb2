"""The B1 gate: does a Dutch text read easily, without policy words, stigma or figures out of place?

Bounds follow the usual B1 advice for Dutch public texts (short sentences, everyday words); they are
set a little wide, so that what they stop is really hard to read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

MAX_WORDS = 20
MAX_LETTERS = 24

_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FORMAL = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(wordt|worden|werd|werden)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"€|\beuro\b|%"
    r"|\b\d+\s+(werk)?(dag|dagen|weken|week|maand|maanden|days?|weeks?|months?|working)\b"
    r"|\b\d{1,2}\s+(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
    r"|\b\d{1,2}\s+(January|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PlainWords:
    """Words that must not be used, each with what to write instead."""

    policy: dict[str, str]
    stigma: dict[str, str]

    @cached_property
    def _tables(self) -> tuple[tuple[str, dict[str, str], re.Pattern[str]], ...]:
        named = (("ambtelijk woord", self.policy), ("woord dat mensen wegzet", self.stigma))
        return tuple((what, {word.lower(): said for word, said in table.items()}, _any(table)) for what, table in named)

    def found(self, text: str) -> Iterator[str]:
        """The words of `text` that must not be used, with what to write instead."""
        for what, table, pattern in self._tables:
            for word in dict.fromkeys(pattern.findall(text.lower())):
                yield f"{what} {word!r}; schrijf {table[word]!r}"


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of `words`, the longest first; nothing when there are none."""
    listed = sorted(map(str.lower, words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b" if listed else r"(?!)")


def dutch(text: str, words: PlainWords) -> Iterable[str]:
    """What makes `text` hard to read, in words an editor can act on."""
    for sentence in _SENTENCE.split(text):
        found = _WORD.findall(sentence)
        if len(found) > MAX_WORDS:
            yield f"zin van {len(found)} woorden (hoogstens {MAX_WORDS}): {_short(sentence)!r}; knip hem in tweeën"
        if len(_PASSIVE.findall(sentence)) > 1:
            yield f"twee keer 'worden' in één zin: {_short(sentence)!r}; zeg wie het doet"
        for word in found:
            if len(max(re.split("[-’']", word), key=len)) > MAX_LETTERS:
                yield f"woord van {len(word)} letters: {word!r}; schrijf het uit of kies een korter woord"
    yield from words.found(text)
    if _FORMAL.search(text):
        yield "spreek de lezer aan met 'je', niet met 'u'"


def figures(text: str) -> Iterable[str]:
    """Amounts, terms and dates that stand in running text, where nobody sees how old they are."""
    if found := _FIGURE.search(text):
        yield (
            f"getal {found.group().strip()!r} in gewone tekst; zet het in amount, lead, rounds, decision, cost, "
            "limits of facts, met as_of en source"
        )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else sentence[:57] + "..."
