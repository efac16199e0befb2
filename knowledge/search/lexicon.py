"""Turns words into features: concepts across languages, parts of compounds, stems, and near misses.

A feature is `c:<concept>` when the lexicon knows the word in any language, else its stem: `s:<stem>` in Dutch (and in
languages that have no stemmer), `s:<language>:<stem>` in another, so that what is spelled alike in two languages is not
taken for the same. Two texts about the same thing share features, whatever language or spelling they are in.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from knowledge.day_words import CALENDAR_WORDS
from knowledge.language import FUNCTION_WORDS, SAME_SCRIPT
from knowledge.model import LANGUAGES, MORE_LANGUAGES
from knowledge.numerals import UNITS
from knowledge.search.commonness import commonness
from knowledge.search.latin import SPELLED, OwnScript
from knowledge.search.near import Nearest
from knowledge.search.recent import Recent
from knowledge.search.wordset import WordNumbers, WordSet, WordTable
from knowledge.text import STEMMED, is_chinese, longest_from, stem, words
from knowledge.wording import Concept

Feature = str
Weighted = dict[Feature, float]
Said = tuple[str, Sequence[str]]
"""The words of a text, with its language before them."""

STOPWORDS = frozenset(word for listed in FUNCTION_WORDS.values() for word in listed) | CALENDAR_WORDS
"""Words that say nothing about a subject, in any language; days and months are read apart."""
_ALL = (*LANGUAGES, *MORE_LANGUAGES)
_CYRILLIC, _ARABIC, _CHINESE = (("bg", *SAME_SCRIPT["bg"]), ("ar", *SAME_SCRIPT["ar"]), ("zh",))
_LATIN = tuple(language for language in _ALL if language not in _CYRILLIC + _ARABIC + _CHINESE)
_LINKS = ("", "s", "en", "e")
"""What Dutch puts between the parts of a compound: buurt-, stads-, kinder-en-."""
_COMPOUND_PART = 0.8
_NEAR = 0.8
_TAIL = 0.6
_MIN_TAIL = 5
_ITSELF = 0.5
_MIN_HALF, _MIN_WHOLE = 3, 7
"""Letters of half a word that was typed as two, and of the whole."""
_SAYS_NOTHING = 0.12
"""What a word tells that is said everywhere: "net", "nu"."""
_MIN_PART = 3
_MIN_BEGINNING = 3
_LONGEST = 60
"""Letters of a word that is looked into; longer ones are no words, and would take for ever."""
_SHORT_PART = 3
"""Parts of three letters must be in the lexicon itself: too many words end in "bes" or "dak"."""
_MIN_FUZZY = 5
_CUTOFF = 84
_RESPELLED = {
    "de": (("ae", "a"), ("oe", "o"), ("ue", "u")),
    "es": (("k", "qu"), ("x", "ch")),
    "pap": (("qu", "k"), ("c", "k")),
}
"""How a word is spelled without an umlaut, on a phone, or on Aruba, and how the concepts have it."""
_AS_SAID = re.compile(r"([lr])\1e(?=[fgkmp])")
"""Dutch says a vowel between two consonants, and some write it: "kerrek", "wellek", "arrem"."""
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|e|de|ste|er|re|eme|da|te|ta|den|dan|ten|tan)?")
"""A number tells no subject, nor does one that counts ("12th", "3e") or has the ending of a Turkish date."""
_STRETCHED = re.compile(r"([a-z])\1{2,}")
"""No word has a letter three times in a row, but who shouts or slips writes it so."""
_REMEMBERED = 800
"""Words of messages that are remembered: there is no end to how people write, so there must be one to this."""


def tells_when(word: str) -> bool:
    """Is this a number, or a word of a day or a month? Neither is of a subject."""
    return word in CALENDAR_WORDS or _NUMBER.fullmatch(word) is not None


class _Words:
    """The words for concepts in one language: whole words, and beginnings that match every word that starts so."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.exact: dict[str, str] = {}
        self.stems: dict[str, str] = {}
        self.prefixes: dict[str, str] = {}

    def add(self, word: str, concept: str) -> None:
        """`word` stands for `concept`, unless it stood for another before."""
        self.exact.setdefault(word, concept)
        stemmed = stem(word, self.language)
        if stemmed != word:
            self.stems.setdefault(stemmed, concept)

    def find(self, word: str, *, stemmed: bool) -> str | None:
        """The concept of `word`: as it stands, by its stem, or by the longest beginning."""
        found = self.exact.get(word) or (self.by_stem(stem(word, self.language)) if stemmed else None)
        return found or self.by_beginning(word)

    def by_beginning(self, word: str) -> str | None:
        """The concept of the words that begin so; the longest beginning counts."""
        if not self.prefixes:
            return None
        return next((self.prefixes[begin] for begin in _beginnings(word) if begin in self.prefixes), None)

    def by_stem(self, stemmed: str) -> str | None:
        """The concept of the words with this stem; a word that is its own stem stands among the exact ones only."""
        return self.stems.get(stemmed) or self.exact.get(stemmed)


class _Kept:
    """The same for a language of which words are only looked up as they stand: it takes a tenth of the memory."""

    def __init__(self, words: _Words) -> None:
        self._exact, self._prefixes = WordTable(words.exact), WordTable(words.prefixes)

    def find(self, word: str, *, stemmed: bool) -> str | None:
        """The concept of `word`: as it stands, or by the longest beginning."""
        del stemmed
        begins = map(self._prefixes.get, _beginnings(word))
        return self._exact.get(word) or next((concept for concept in begins if concept), None)


class Lexicon:
    """The concepts of a pack, and the other words that its content uses.

    A word is looked up in the language of its message first: "van" is no car in Dutch. Words of other
    languages are tried after that, since people mix them, but never for the small words of a language.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._words = {language: _Words(language) for language in LANGUAGES}
        self._weights: dict[str, float] = {}
        self._common = commonness()
        phrases: dict[str, str] = {}
        more = {language: _Words(language) for language in MORE_LANGUAGES}
        for concept in concepts:
            self._add(concept, self._words | more, phrases)
        self._more = {language: _Kept(table) for language, table in more.items()}
        self._phrases = WordTable(phrases)
        self._known, self._known_stems, self._seen = WordSet(), WordSet(), WordSet()
        self._two_words = WordSet()
        self._nearest = Nearest((), _CUTOFF)
        self._own_script = {language: OwnScript(language) for language in SPELLED}
        self._read: Recent[tuple[str, str, frozenset[str], float], Weighted] = Recent()
        self._features = lru_cache(maxsize=_REMEMBERED)(self._word_features)
        self._languages = lru_cache(maxsize=_REMEMBERED)(self._spoken_in)
        self._longest_phrase = WordNumbers(longest_from(map(str.split, phrases)))

    def __getstate__(self) -> dict[str, object]:
        """All but what is remembered of words that were asked for."""
        return {name: value for name, value in vars(self).items() if name not in ("_features", "_languages", "_read")}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self._read = Recent()
        self._features = lru_cache(maxsize=_REMEMBERED)(self._word_features)
        self._languages = lru_cache(maxsize=_REMEMBERED)(self._spoken_in)

    def _add(self, concept: Concept, tables: Mapping[str, _Words], phrases: dict[str, str]) -> None:
        self._weights[concept.id] = concept.weight
        for language, table in tables.items():
            for form in getattr(concept, language):
                key = words(form)
                if form.endswith("*") and len(key) == 1:
                    table.prefixes.setdefault(key[0], concept.id)
                elif len(key) > 1:
                    phrases.setdefault(" ".join(key), concept.id)
                elif key:
                    table.add(key[0], concept.id)

    def learn(self, texts: Collection[Said]) -> None:
        """Makes the words of the content known, so that compounds and typing errors can lead to them."""
        known, seen = set(self._words["nl"].exact), set()
        stems = {_stemmed(word, "nl") for word in known}
        own_script: dict[str, list[str]] = {language: [*self._words[language].exact] for language in sorted(SPELLED)}
        for language, said in texts:
            own_script.get(language, []).extend(said)
            for word in said:
                seen.add(_stemmed(word, language))
                if word not in STOPWORDS and not word.isdigit() and not self._concept(word, language):
                    known.add(word)
                    stems.add(_stemmed(word, language))
        self._known, self._known_stems, self._seen = WordSet(known), WordSet(stems), WordSet(seen)
        pairs = (pair for _language, said in texts for pair in pairwise(said))
        self._two_words = WordSet("".join(pair) for pair in pairs if self._is_whole("".join(pair)))
        self._nearest = Nearest((word for word in known if len(word) >= _MIN_FUZZY), _CUTOFF)
        self._own_script = {
            language: OwnScript(language, listed, self._words[language].prefixes)
            for language, listed in own_script.items()
        }
        self._features.cache_clear()
        self._read = Recent()

    def heard(self, said: Sequence[str], language: str) -> Sequence[str]:
        """These words as they are looked up: Arabic and Bulgarian in Latin letters become known words of their script,
        except for the words of Dutch that people put between them."""
        own_script = self._own_script.get(language)
        if own_script is None or not any(word.isascii() for word in said):
            return said
        return [(self._is_dutch(word) and word) or own_script.find(word) or word for word in said]

    def languages(self, word: str) -> tuple[str, ...]:
        """The languages in which a normalised word in Latin letters stands for a concept or is common; of a word that
        none has, those in which it begins as one, and Dutch when it is a compound."""
        return self._languages(word)

    def _spoken_in(self, word: str) -> tuple[str, ...]:
        if not (word.isascii() and word.isalpha()):
            return ()
        tables = self._words.items()
        whole = (name for name, table in tables if word in table.exact or table.by_stem(stem(word, name)))
        if found := tuple(dict.fromkeys((*whole, *self._common.languages(word)))):
            return found
        begun = (name for name, table in tables if table.by_beginning(word))
        return tuple(dict.fromkeys((*begun, *(["nl"] if self._compound(word) else []))))

    def _is_dutch(self, word: str) -> bool:
        return not word.isascii() or word.isdigit() or self._words["nl"].find(word, stemmed=False) is not None

    def read(self, text: str, language: str, places: frozenset[str], place_weight: float) -> Weighted:
        """The features of what is said in `text` (see `features`)."""
        asked = (text, language, places, place_weight)
        return self._read.of(asked, lambda: self.features(self.heard(words(text), language), *asked[1:]))

    def features(
        self, said: Sequence[str], language: str = "nl", places: frozenset[str] = frozenset(), place_weight: float = 0.0
    ) -> Weighted:
        """The features of these words with their weight; those in `places` (names of places) weigh `place_weight`."""
        found: Weighted = {}
        for _where, given in self._given(said, language, places, place_weight):
            for feature, weight in given:
                _raise(found, feature, weight)
        return found

    def telling(self, said: Sequence[str], language: str, places: frozenset[str], weight: float) -> list[int]:
        """How many words each word or fixed phrase of `said` has that is a feature; `weight` is that of `places`."""
        return [len(where) for where, given in self._given(said, language, places, weight) if any(w for _f, w in given)]

    def that_give(
        self, wanted: Collection[Feature], said: Sequence[str], language: str, places: frozenset[str], weight: float
    ) -> Iterator[int]:
        """Where in `said` the words stand that have one of the features `wanted`; `weight` is that of `places`."""
        for where, given in self._given(said, language, places, weight):
            if any(feature in wanted for feature, _weight in given):
                yield from where

    def _given(
        self, said: Sequence[str], language: str, places: frozenset[str], place_weight: float
    ) -> Iterator[tuple[range, Iterable[tuple[Feature, float]]]]:
        """Each word or phrase of `said` in its order: where it stands, and its features with their weight."""
        if _STRETCHED.search(" ".join(said)):
            said = [_STRETCHED.sub(r"\1\1", word) for word in said]
        at = 0
        while at < len(said):
            word, (length, concept) = said[at], self._phrase(said, at)
            end = at + (length if concept else 1)
            if concept:
                yield range(at, end), ((f"c:{concept}", self._weights[concept]),)
            elif word not in places:
                yield range(at, end), self._features(word, language)
            elif place_weight:
                yield range(at, end), ((_stemmed(word, language), place_weight),)
            at = end

    def _phrase(self, said: Sequence[str], at: int) -> tuple[int, str | None]:
        for length in range(min(self._longest_phrase.get(said[at]) or 1, len(said) - at), 1, -1):
            concept = self._phrases.get(" ".join(said[at : at + length]))
            if concept:
                return length, concept
        return 0, None

    def _concept(self, word: str, language: str) -> str | None:
        """The concept of a word in the language of the message, or else in Dutch, or in another spelling."""
        found = self._in(language).find(word, stemmed=True)
        if found or language == "nl":
            return found
        return self._words["nl"].find(word, stemmed=True) or self._respelled(word, language)

    def _in(self, language: str) -> _Words | _Kept:
        return self._words.get(language) or self._more[language]

    def _respelled(self, word: str, language: str) -> str | None:
        """The concept of a word in the spelling that the concepts have: "laerm", "kiero", "placa"."""
        meant = word
        for written, respelled in _RESPELLED.get(language, ()):
            meant = meant.replace(written, respelled)
        return self._in(language).find(meant, stemmed=True) if meant != word else None

    def _elsewhere(self, word: str) -> str | None:
        """The concept of a word in any other language, for messages that mix them."""
        found = (self._in(language).find(word, stemmed=False) for language in _in_these_letters(word))
        return next((concept for concept in found if concept), None)

    def _word_features(self, word: str, language: str) -> tuple[tuple[Feature, float], ...]:
        if tells_when(word) or len(word) < 2 or self._is_small(word, language):
            return ()
        own = ((_stemmed(word, language), self._common.telling(word)),)
        if concept := self._concept(word, language):
            return ((f"c:{concept}", self._weights[concept]), *self._itself(word, own))
        if word in STOPWORDS or is_chinese(word):
            return ()
        if language in ("nl", "en") and (parts := self._compound(word)):
            return (*own, *((f, weight * _COMPOUND_PART) for part in parts for f, weight in self._part(part)))
        if word in self._known or own[0][0] in self._known_stems:
            return own
        if concept := self._elsewhere(word):
            return ((f"c:{concept}", self._weights[concept]),)
        if language == "nl" and (written := self._as_written(word)):
            return self._features(written, language)
        if near := self._near(word):
            return (*own, *((feature, weight * _NEAR) for feature, weight in self._features(near, language)))
        if language == "nl" and (tail := self._tail(word)):
            return (*own, *((feature, weight * _TAIL) for feature, weight in self._part(tail)))
        return own

    def _is_small(self, word: str, language: str) -> bool:
        """Is this a word that no sentence lacks, also as Dutch people say it: "krijge", "kunne"?"""
        small = FUNCTION_WORDS.get(language, frozenset())
        return word in small or (language == "nl" and word.endswith("e") and f"{word}n" in small)

    def _itself(self, word: str, own: tuple[tuple[Feature, float], ...]) -> tuple[tuple[Feature, float], ...]:
        """A compound says more than its concept: "straatfeest" is not every "feest"."""
        if own[0][0] not in self._seen or not self._compound(word):
            return ()
        return tuple((feature, _ITSELF * weight) for feature, weight in own)

    def _part(self, word: str) -> tuple[tuple[Feature, float], ...]:
        if concept := self._concept(word, "nl"):
            return ((f"c:{concept}", self._weights[concept]),)
        return ((_stemmed(word, "nl"), self._common.telling(word)),)

    def _compound(self, word: str) -> tuple[str, ...]:
        """The known parts of a Dutch compound; empty when it is none, such as a number ("achttien")."""
        if not word.isascii() or word in UNITS or not 2 * _MIN_PART <= len(word) <= _LONGEST:
            return ()
        for cut in range(_MIN_PART, len(word) - _MIN_PART + 1):
            head, tail = word[:cut], word[cut:]
            if not self._is_part(tail):
                continue
            for link in _LINKS:
                bare = head.removesuffix(link)
                if len(bare) < _MIN_PART or not head.endswith(link):
                    continue
                if self._is_part(bare):
                    return (bare, tail)
                if inner := self._compound(bare):
                    return (*inner, tail)
        return ()

    def _is_part(self, word: str) -> bool:
        if word in FUNCTION_WORDS["nl"]:
            return False
        dutch = self._words["nl"]
        if len(word) <= _SHORT_PART:
            return word in dutch.exact
        return word in self._known or dutch.by_stem(stem(word)) is not None

    def _is_known(self, word: str) -> bool:
        return word in STOPWORDS or word in self._known or self._concept(word, "nl") is not None

    def _tail(self, word: str) -> str | None:
        """The known word that an unknown compound ends in: a "poffertjeskraam" is a "kraam" of some kind."""
        if len(word) > _LONGEST:
            return None
        tails = (word[cut:] for cut in range(_MIN_PART, len(word) - _MIN_TAIL + 1))
        return next((tail for tail in tails if self._is_part(tail)), None) if word.isascii() else None

    def _as_written(self, word: str) -> str | None:
        """The known word that is spelled here as it is said: "wille", "geve", "kerrek"."""
        forms = (f"{word}n" if word.endswith("e") else word, _AS_SAID.sub(r"\1", word))
        return next((form for form in forms if form != word and self._is_known(form)), None)

    def _near(self, word: str) -> str | None:
        """The known word that a typing error was meant to be."""
        return self._nearest.find(word) if _MIN_FUZZY <= len(word) <= _LONGEST else None

    def is_one_word(self, first: str, second: str) -> bool:
        """Are these two halves of one word of the content, that is nowhere written as two: "speel tuin"?"""
        if min(len(first), len(second)) < _MIN_HALF or len(first) + len(second) < _MIN_WHOLE:
            return False
        whole = first + second
        if first in STOPWORDS or second in STOPWORDS or not self._is_whole(whole):
            return False
        # "ik woon net in Laak" has nothing to do with Woonnet
        return whole not in self._two_words and self._common.telling(second) > _SAYS_NOTHING

    def _is_whole(self, word: str) -> bool:
        return word in self._known or word in self._words["nl"].exact

    def is_ordinary(self, word: str) -> bool:
        """Is this a word of the language or the content, and so no misspelled name?"""
        return word in STOPWORDS or word in self._known or self._common.telling(word) < 1.0


def _stemmed(word: str, language: str) -> Feature:
    """The feature of a word that stands for itself: its stem, in the language that has it."""
    own = f"{language}:" if language in STEMMED and language != "nl" else ""
    return f"s:{own}{stem(word, language)}"


def _in_these_letters(word: str) -> tuple[str, ...]:
    """The languages that are written in the letters of `word`."""
    if word.isascii():
        return _LATIN
    if is_chinese(word):
        return _CHINESE
    return _CYRILLIC if "а" <= word[0] <= "ӿ" else _ARABIC


def _beginnings(word: str) -> Iterator[str]:
    """The word and what it begins with, the longest first."""
    return (word[:end] for end in range(len(word), _MIN_BEGINNING - 1, -1))


def _raise(found: Weighted, feature: Feature, weight: float) -> None:
    found[feature] = max(found.get(feature, 0.0), weight)
