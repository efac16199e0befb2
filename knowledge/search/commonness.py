"""How much a word tells about a subject, from how common it is in the languages people write in."""

from array import array
from collections import defaultdict
from functools import cache

from knowledge.search.wordset import number, place
from knowledge.text import normalise

_LISTS = ("nl", "en", "tr", "pl", "ar", "es", "de", "fr", "bg")
_EVERYWHERE, _SPAN, _LEAST, _RARE = 6.0, 2.5, 0.1, 4.0
_BORROWED = 60
"""Hundredths on the Zipf scale: a language that has a word four times less than another borrows it."""


class Commonness:
    """The words that are common in some language, from their frequency on the Zipf scale (wordfreq, Speer 2022).

    A word is known by a number made from its letters: some sixty thousand words stay in less than a megabyte, and of a
    hundred thousand other words one or two are taken for a common one.
    """

    def __init__(self) -> None:
        common = sorted(_common_words().items())
        self._numbers = array("I", (numbered for numbered, _listed in common))
        weights = array("f", (listed.weight for _number, listed in common))
        self._steps = array("f", sorted(set(weights)))  # a weight for every bin of the lists: fewer than 200
        step = {weight: at for at, weight in enumerate(self._steps)}
        self._weights = array("B", (step[weight] for weight in weights))
        self._spoken = array("H", (listed.spoken() for _number, listed in common))

    def telling(self, word: str) -> float:
        """From 0.1 for a word that is said everywhere ("ergens", "nu") to 1 for one that is common in no language."""
        at = place(word, self._numbers)
        return 1.0 if at is None else self._steps[self._weights[at]]

    def languages(self, word: str) -> tuple[str, ...]:
        """The languages in which a normalised word is common, without those that borrow it. Of Papiamentu, and of the
        languages that are not answered in, nothing is known."""
        at = place(word, self._numbers)
        spoken = 0 if at is None else self._spoken[at]
        return tuple(language for bit, language in enumerate(_LISTS) if spoken >> bit & 1)


@cache
def commonness() -> Commonness:
    """The one of this process: the lists are the same for every city, and reading them takes a second."""
    return Commonness()


class _Listed:
    """A word in the lists: its weight as it is written there, and its bin in every language, also of a form with
    diacritics that a phone leaves out."""

    def __init__(self) -> None:
        self.weight = 1.0
        self.bins: dict[str, int] = {}

    def spoken(self) -> int:
        """A bit for every language that it mostly belongs to."""
        most = min(self.bins.values()) + _BORROWED
        return sum(1 << bit for bit, language in enumerate(_LISTS) if self.bins.get(language, most + 1) <= most)


def _common_words() -> dict[int, _Listed]:
    # only who builds an index needs this library and its lists, which are large
    import wordfreq

    found: defaultdict[int, _Listed] = defaultdict(_Listed)
    for language in _LISTS:
        # bin n of a list holds the words of 9 - n/100 on the Zipf scale
        common = wordfreq.get_frequency_list(language, wordlist="small")[: round(100 * (9 - _RARE))]
        for at, words in enumerate(common):
            weight = max(_LEAST, (at / 100 - 9 + _EVERYWHERE) / _SPAN)
            for word in words:
                listed = found[number(word)]
                listed.weight = min(listed.weight, weight)
                found[number(normalise(word))].bins.setdefault(language, at)
                listed.bins.setdefault(language, at)
    wordfreq.get_frequency_list.cache_clear()
    return found
