"""Words that were typed without spaces ("ikwileenbuurtfeestgeven"), taken apart; and one that was typed as two ("speel
tuin"), put together."""

import re
from collections.abc import Callable

from knowledge.geography import Places
from knowledge.language import FUNCTION_WORDS
from knowledge.search.recent import Recent
from knowledge.text import normalise

_LEAST, _MOST = 12, 80
"""Letters of what may be a sentence; a shorter one is a name or a compound, a longer one is noise."""
_FEW = 5
"""Words of a text that may be typed without spaces: who types more of them uses spaces."""
_LONGEST, _SHORT = 22, 3
"""Letters of one word in it, and of one that must be a small word of the language: there are so many short ones."""
_SMALL, _LIGHT = 2, 0.6
"""Small words that show that it is a sentence, for a compound has none; and what such a word counts for."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"\b([^\W\d_]{3,}) (?=([^\W\d_]{3,})\b)")


class Spacer:
    """Puts spaces into what was typed without them, and takes away one too many. `is_word` knows words, `is_one_word`
    two halves of one, `is_place` names of streets, which stay as they are; names of districts are known too."""

    def __init__(
        self,
        is_word: Callable[[str], bool],
        is_one_word: Callable[[str, str], bool],
        is_place: Callable[[str], bool],
        places: Places,
    ) -> None:
        self._is_word, self._is_one_word, self._is_place = is_word, is_one_word, is_place
        named = (name for district in places.stadsdelen for name in (district.name, *(w.name for w in district.wijken)))
        self._names = frozenset(map(normalise, named))
        self._lately: Recent[str, str] = Recent()

    def spaced(self, text: str) -> str:
        """`text` with spaces where a long unknown word is a sentence, and without one between two halves of a word; any
        other text as it is."""
        return self._lately.of(text, lambda: self._spaced(text))

    def _spaced(self, text: str) -> str:
        typed = text.split()
        if len(typed) > _FEW or max(map(len, typed), default=0) < _LEAST or "@" in text or "/" in text:
            return _PAIR.sub(self._together, text)
        return _LETTERS.sub(self._apart, text)

    def _together(self, found: re.Match[str]) -> str:
        """The word before a space, with that space unless what follows is its other half."""
        is_one = self._is_one_word(normalise(found[1]), normalise(found[2]))
        return found[1] if is_one else found[0]

    def _apart(self, found: re.Match[str]) -> str:
        word = normalise(found[0])
        if not _LEAST <= len(word) <= _MOST or len(word) != len(found[0]) or self._known(word, frozenset()):
            return found[0]
        if self._is_place(word):
            return found[0]
        ways = [way for small in FUNCTION_WORDS.values() if (way := self._lightest(word, small))]
        return " ".join(min(ways)[1]) if ways else found[0]

    def _known(self, piece: str, small: frozenset[str]) -> bool:
        return piece in small or (len(piece) > _SHORT and (piece in self._names or self._is_word(piece)))

    def _lightest(self, word: str, small: frozenset[str]) -> tuple[float, list[str]] | None:
        """The words that `word` is made of, in the language of these small words: the fewest, of which small ones
        count for less. None when it is no sentence in that language."""
        best: list[tuple[float, list[str]] | None] = [(0.0, []), *([None] * len(word))]
        for end in range(1, len(word) + 1):
            for begin in range(max(0, end - _LONGEST), end):
                before, piece = best[begin], word[begin:end]
                if before is None or not self._known(piece, small):
                    continue
                weight = before[0] + (_LIGHT if piece in small else 1.0)
                if (old := best[end]) is None or weight < old[0]:
                    best[end] = (weight, [*before[1], piece])
        found = best[-1]
        shown = {piece for piece in found[1] if piece in small and len(piece) > 1} if found else set()
        return found if len(shown) >= _SMALL else None
