"""Arabic and Bulgarian in Latin letters, as people type them on a phone, brought back to known words of their script.

Nobody spells alike ("tursia", "tarsya", "tyrsq"; "mashrou3", "machro3"), so both scripts are brought to one key in
which what is told apart differently is the same: in Bulgarian a, u and what is written ъ; in Arabic the consonants that
Latin has one letter for, and short vowels, which are not written (cf. Darwish 2014 on Arabizi).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from knowledge.search.wordset import WordTable

_BULGARIAN = (
    (r"sht|6t|щ", "шт"), (r"zh", "ж"), (r"ch|4", "ч"), (r"sh|6", "ш"), (r"[yij]a|q|я", "иа"), (r"[yij]u|ю", "иа"),
    (r"[cц]|tz", "тс"), (r"(?<=[aeiouа])(?:y|j(?![aeiou]))|y(?=[aeiou])", "и"), (r"[uyуъ]", "а"), (r"[йь]", "и"),
)  # fmt: skip
_BULGARIAN_LETTERS = str.maketrans("abdefghijklmnoprstvwxz", "абдефгхижклмнопрстввхз")
_ARABIC = (
    (r"([^aeiou])\1", r"\1"), (r"^(?:[ae]l|ال|l(?=[^aeiou]))(?=..)", ""), (r"sh|ch|ش", "$"), (r"kh|5|خ", "x"),
    (r"gh|غ", "g"), (r"dh|[ذض]", "d"), (r"th|[ثتط6]", "t"), (r"7|ح", "h"), (r"[q9قك]", "k"),
    (r"(?<=.)(?:[ae]h?|[اه])$", "A"),
    (r"[uoوw]+", "u"), (r"[yeيi]+", "i"), (r"[aاء2]", ""),
)  # fmt: skip
_ARABIC_LETTERS = str.maketrans("بجدرزظسصعفلمنهپڤگcpv", "bjdrzzss3flmnhbfgkbf")
_RULES = {
    language: ([(re.compile(written), same) for written, same in rules], letters)
    for language, rules, letters in (
        ("bg", _BULGARIAN, _BULGARIAN_LETTERS), ("ar", _ARABIC, _ARABIC_LETTERS),
    )
}  # fmt: skip
_SMALL = {
    "ar": {
        "m3a": "مع", "ma3": "مع", "chi": "شي", "shi": "شي", "machi": "ماشي", "mashi": "ماشي", "wahd": "واحد",
        "wa7ed": "واحد", "wahed": "واحد", "dyal": "ديال", "dial": "ديال", "f": "في", "fi": "في", "men": "من",
        "mn": "من", "ma": "ما", "mo": "مو", "mesh": "مش", "mish": "مش", "3la": "علي", "rassi": "راسي", "robot": "روبوت",
        "7ad": "حد", "had": "حد", "7ada": "حدا", "shu": "شو", "shou": "شو", "chno": "شنو", "chnou": "شنو",
        "chokran": "شكرا", "shukran": "شكرا", "choukran": "شكرا", "merci": "شكرا",
    },
    "bg": {"ne": "не", "na": "на", "me": "ме", "mi": "ми", "s": "с", "v": "в", "za": "за", "da": "да"},
}  # fmt: skip
"""Words too short for a key, of which phrases are made."""
_SHORT_VOWELS = re.compile(r"[uiA]")
_SHORTEST, _BEGINNING = 3, 4
"""Shorter keys are those of too many words."""
SPELLED = frozenset(_RULES)
"""The languages that people here write in Latin letters as well as in their own."""


def key(word: str, language: str) -> str:
    """What a normalised word has in common in both scripts."""
    rules, letters = _RULES[language]
    for written, same in rules:
        word = written.sub(same, word)
    return word.translate(letters)


class OwnScript:
    """The known words of one language in its own script, by key, and beginnings that stand for every longer word."""

    def __init__(self, language: str, words: Iterable[str] = (), beginnings: Iterable[str] = ()) -> None:
        self._language = language
        often = Counter(word for word in words if not word.isascii())
        self._words = _keyed({word: key(word, language) for word, _count in often.most_common()})
        self._bare = _keyed({word: _bare(key(word, language)) for word, _count in often.most_common()})
        self._beginnings = _keyed({word: key(word, language) for word in beginnings if not word.isascii()})

    def find(self, word: str) -> str | None:
        """The known word that a word in Latin letters is, or the beginning that it has."""
        if small := _SMALL[self._language].get(word):
            return small
        found = self._by_key(key(word, self._language))
        if found is None and self._language == "bg" and "j" in word:
            found = self._by_key(key(word.replace("j", "zh"), "bg"))  # "mujut" beside "tarsja"
        return found

    def _by_key(self, sought: str) -> str | None:
        if len(sought) < _SHORTEST:
            return None
        found = self._words.get(sought)
        if found is None and self._language == "ar" and len(_bare(sought)) >= _SHORTEST:
            found = self._bare.get(_bare(sought))
        lengths = range(len(sought), _BEGINNING - 1, -1)
        return found or next((known for end in lengths if (known := self._beginnings.get(sought[:end]))), None)


def _keyed(keys: Mapping[str, str]) -> WordTable:
    """Words by key; of those with the same key the first."""
    return WordTable({found: word for word, found in reversed(list(keys.items()))})


def _bare(keyed: str) -> str:
    return _SHORT_VOWELS.sub("", keyed)
