"""Words as the search sees them: lower case, without diacritics, stemmed in their own language."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import Stemmer

from knowledge import dialect

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_AROUND = "".join(map(chr, range(33, 48))) + ":;<=>?@[]_«»“”‘’„…¿¡،؛؟。！？"
"""What stands around a word and is no part of it."""
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_ELIDED = re.compile(r"\b([cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[^\W\d_]{2})")
"""A French small word before the apostrophe is a word of its own: "l'école". Not so in "m'n" or "foto's"."""
_SAME = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe"})
_LETTERED = re.compile(r"\b(?:a\.u\.b|s\.v\.p|d\.m\.v)\b\.?", re.IGNORECASE)
"""Written with full stops it is one word all the same, and its letters are no words of another language."""
_HAN = re.compile(r"[㐀-鿿]+")
_GERMAN_DAY = r"(?<=\d\.)\s+(?:jan|feb|m[äa]rz?|apr|mai|juni?|juli?|aug|sep|okt|nov|dez)"
_SENTENCE = re.compile(rf"(?<=[.!?;\n؟])(?!{_GERMAN_DAY})\s+|(?<=[。！？；])|\s{{0,9}}\n\s*", re.IGNORECASE)
"""A German day has a full stop inside: "am 12. Juni"."""
_STEMMERS = {
    language: Stemmer.Stemmer(name, 0)  # what it found is remembered below
    for language, name in {
        "nl": "dutch", "en": "english", "tr": "turkish", "pl": "polish", "ar": "arabic",
        "es": "spanish", "de": "german", "fr": "french",
    }.items()
}  # fmt: skip
_SKIN = range(0x1F3FB, 0x1F400)
_AND_THE = re.compile(r"^(?!والد[هتيكنا])[وف](?=ال|لل|بال)")
"""In Arabic "and" is written to the word, and hides the article from the stemmer; parents only seem to begin so."""
_LONG_ENOUGH = 5
_LONG_E = re.compile(r"(?<=...)ee(?=[lmnr]$)")
"""In Dutch the stemmer takes "verzeker" and "verzekeren", "organiseer" and "organiseren" for different words."""
_GOES_ON, _A_THOUGHT = 40, 6
"""Words of a sentence that is not one thought, and of the shortest thought."""
_THOUGHT = re.compile(
    r"\s+(?=(?:en|maar|dus|want|nou|and|but|so|because|ve|ama|fakat|çünkü|ale|bo|więc|pero|porque|aber|weil|mais|et)\s)"
)
STEMMED = frozenset(_STEMMERS)
"""The languages with a stemmer of their own."""


def normalise(text: str) -> str:
    """Lower case without diacritics; Arabic letters that are written in two ways become one."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(char for char in decomposed if char < "\u0300" or not unicodedata.combining(char))
    return bare.translate(_SAME).translate(_ARABIC)


def joined(text: str) -> str:
    """`text` with "a.u.b." as one word."""
    return _LETTERED.sub(lambda please: please[0].replace(".", ""), text)


def words(text: str) -> list[str]:
    """The words of `text`, normalised, apostrophes dropped: `foto's` is one word."""
    return list(_words(text))


def longest_from(names: Iterable[Sequence[str]]) -> dict[str, int]:
    """For each word with which one of these names begins, the number of words of the longest that does."""
    longest: dict[str, int] = {}
    for name in names:
        longest[name[0]] = max(len(name), longest.get(name[0], 0))
    return longest


@lru_cache(maxsize=128)  # also of single words, which many messages have
def _words(text: str) -> tuple[str, ...]:
    """A message is taken apart a dozen times before it is answered."""
    normal = normalise(dialect.standard(text))
    if "'" in normal or "’" in normal:
        normal = _ELIDED.sub(r"\1 ", normal)
    if _HAN.search(normal):
        normal = _HAN.sub(_in_pairs, normal)
    found = _WORD.findall(normal)
    if "'" in normal or "’" in normal:
        return tuple(word.replace("'", "").replace("’", "") for word in found)
    return tuple(found)


def as_typed(text: str, chosen: Collection[str]) -> tuple[str, ...]:
    """The words of `text` that, normalised, are among those `chosen`, as they were typed and in their order."""
    typed = (part for part in text.split() if not set(words(part)).isdisjoint(chosen))
    return tuple(dict.fromkeys(part.strip(_AROUND) for part in typed))


def _in_pairs(run: re.Match[str]) -> str:
    """Chinese has no spaces: every two signs that stand together are a word, for most words have two (Nie et al. 2000:
    as good for search as cutting it into words)."""
    signs = run[0]
    return f" {' '.join(signs[at : at + 2] for at in range(max(1, len(signs) - 1)))} "


def is_chinese(word: str) -> bool:
    """Is this a pair of signs of a Chinese text, and so perhaps no word?"""
    return _HAN.match(word) is not None


def and_before(word: str) -> tuple[str, ...]:
    """An Arabic word as it is written with "and" or "so" before it; a word of another script is never written so."""
    return (f"و{word}", f"ف{word}") if "\u0600" <= word[:1] <= "\u06ff" else ()


def symbols(text: str) -> list[str]:
    """The signs in `text` that are neither letters, figures, spaces nor marks to modify another: emoji, mostly."""
    return [char for char in text if unicodedata.category(char) in ("So", "Sk", "Sm", "Po") and ord(char) not in _SKIN]


def sentences(text: str) -> list[str]:
    """The sentences of `text`, as far as punctuation and line ends show them."""
    return [part for part in (piece.strip() for piece in _SENTENCE.split(text)) if part]


def clauses(text: str) -> list[str]:
    """The sentences of `text`; one that goes on and on, as in speech, is cut where another thought begins."""
    return [clause for sentence in sentences(text) for clause in _clauses(sentence)]


def _clauses(sentence: str) -> list[str]:
    if len(sentence.split()) < _GOES_ON:
        return [sentence]
    found: list[str] = []
    for part in _THOUGHT.split(sentence):
        if found and len(found[-1].split()) < _A_THOUGHT:
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def stem(word: str, language: str = "nl") -> str:
    """The stem (Snowball, Porter 2001) of a normalised word. In a language without a stemmer it is the Dutch one, since
    whoever writes it here mixes in Dutch words; words of a script that is not of their language come back as they are.
    """
    stemmer = _STEMMERS.get(language, _STEMMERS["nl"])
    if language == "ar" and len(word) > _LONG_ENOUGH:
        word = _AND_THE.sub("", word)
    if word.isascii() is (language == "ar"):
        return word
    stemmed = str(stemmer.stemWord(word))
    return _LONG_E.sub("e", stemmed) if stemmer is _STEMMERS["nl"] else stemmed
