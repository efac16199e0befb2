"""Words that are the name of a street by their form, of a street that nobody told us of."""

from collections.abc import Callable, Sequence

_NAMES, _KINDS = (
    ("laan", "kade", "singel", "gracht", "laantje"),
    ("straat", "straatje", "str", "weg", "plein", "pleintje"),
)
"""What ends in one of the first is hardly ever anything but a name; the second also make kinds: "speelstraat"."""
_ENDINGS = (*_NAMES, *_KINDS)
_LEAST, _MOST = 3, 30
"""Letters before such an ending, and of the longest name: what is longer was typed without spaces."""
_LINKS = ("", "s", "en", "e")
_AT = {"in", "op", "aan", "bij", "van", "langs", "on", "at", "near", "an", "der", "na", "przy"}
_THE = {"de", "het", "t", "den", "the"}


def unknown_streets(said: Sequence[str], is_ordinary: Callable[[str], bool]) -> frozenset[str]:
    """Those of the words `said` that are names of streets: "loosduinsekade". What begins with a word of the language
    may be any street ("speelstraat") unless it is said to be somewhere: "in de kerkstraat"."""
    return frozenset(word for at, word in enumerate(said) if _is_street(said, at, word, is_ordinary))


def _is_street(said: Sequence[str], at: int, word: str, is_ordinary: Callable[[str], bool]) -> bool:
    if not word.endswith(_ENDINGS) or len(word) > _MOST or is_ordinary(word):
        return False
    first = next(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    if len(first) < _LEAST:
        return False
    if word.endswith(_NAMES):
        return True
    heads = (first.removesuffix(link) for link in _LINKS if first.endswith(link))
    return not any(map(is_ordinary, heads)) or _is_told_where(said, at)


def _is_told_where(said: Sequence[str], at: int) -> bool:
    """Does "in" or "op de" stand before it?"""
    before = at - 1 if at and said[at - 1] in _THE else at
    return before > 0 and said[before - 1] in _AT
