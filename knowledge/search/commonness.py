"""How much a word tells about a subject, from how common it is in the languages people write in."""

from array import array

from knowledge.search.wordset import number, place

_LISTS = ("nl", "en", "tr", "pl", "ar", "es", "de", "fr", "bg")
_EVERYWHERE, _SPAN, _LEAST, _RARE = 6.0, 2.5, 0.1, 4.0


class Commonness:
    """The words that are common in some language, from their frequency on the Zipf scale (wordfreq, Speer 2022).

    A word is known by a number made from its letters: some sixty thousand words stay in half a megabyte, and of a
    hundred thousand other words one or two are taken for a common one.
    """

    def __init__(self) -> None:
        common = sorted(_common_words().items())
        self._numbers = array("I", (numbered for numbered, _weight in common))
        self._weights = array("f", (weight for _number, weight in common))

    def telling(self, word: str) -> float:
        """From 0.1 for a word that is said everywhere ("ergens", "nu") to 1 for one that is common in no language."""
        at = place(word, self._numbers)
        return 1.0 if at is None else self._weights[at]


def _common_words() -> dict[int, float]:
    # only who builds an index needs this library and its lists, which are large
    import wordfreq

    found: dict[int, float] = {}
    for language in _LISTS:
        # bin n of a list holds the words of 9 - n/100 on the Zipf scale
        common = wordfreq.get_frequency_list(language, wordlist="small")[: round(100 * (9 - _RARE))]
        for at, listed in enumerate(common):
            weight = max(_LEAST, (at / 100 - 9 + _EVERYWHERE) / _SPAN)
            for numbered in map(number, listed):
                if weight < found.get(numbered, 1.0):
                    found[numbered] = weight
    wordfreq.get_frequency_list.cache_clear()
    return found
