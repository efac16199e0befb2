"""Words as the search sees them: lower case, without diacritics, stemmed."""

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer
import wordfreq

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_SAME = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe"})
_SENTENCE = re.compile(r"(?<=[.!?;\n؟])\s+|\s*\n\s*")
_dutch = Stemmer.Stemmer("dutch")


def normalise(text: str) -> str:
    """Lower case without diacritics; Arabic letters that are written in two ways become one."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(char for char in decomposed if char < "\u0300" or not unicodedata.combining(char))
    return bare.translate(_SAME).translate(_ARABIC)


def words(text: str) -> list[str]:
    """The words of `text`, normalised, apostrophes dropped: `foto's` is one word."""
    normal = normalise(text)
    found: list[str] = _WORD.findall(normal)
    if "'" in normal or "’" in normal:
        return [word.replace("'", "").replace("’", "") for word in found]
    return found


def sentences(text: str) -> list[str]:
    """The sentences of `text`, as far as punctuation and line ends show them."""
    return [part for part in (piece.strip() for piece in _SENTENCE.split(text)) if part]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Dutch stem (Snowball) of a normalised word; words of other scripts come back as they are."""
    return str(_dutch.stemWord(word)) if word.isascii() else word


_FREQUENCY_LISTS = ("nl", "en", "tr", "pl", "ar", "es", "de", "fr", "bg")
_EVERYWHERE, _SPAN, _LEAST, _RARE = 6.0, 2.5, 0.1, 4.0


@lru_cache(maxsize=50_000)
def telling(word: str) -> float:
    """How much a word tells about a subject: 0.1 for one that is said everywhere ("ergens", "nu"), 1 for a rare one.

    From its frequency on the Zipf scale (wordfreq, Speer 2022) in the language in which it is most common.
    """
    return _common_words().get(word, 1.0)


@cache
def _common_words() -> dict[str, float]:
    """How telling the words are that are common in some language; every other word tells fully."""
    found: dict[str, float] = {}
    for language in _FREQUENCY_LISTS:
        # bin n of a list holds the words of 9 - n/100 on the Zipf scale
        common = wordfreq.get_frequency_list(language, wordlist="small")[: round(100 * (9 - _RARE))]
        for at, listed in enumerate(common):
            weight = max(_LEAST, (at / 100 - 9 + _EVERYWHERE) / _SPAN)
            for word in listed:
                if weight < found.get(word, 1.0):
                    found[word] = weight
    wordfreq.get_frequency_list.cache_clear()  # the lists themselves are large, and not needed any more
    return found
