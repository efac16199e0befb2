"""What somebody types right after an answer instead of tapping: "kan ik me hier aanmelden?", "snap ik niet"."""

import datetime as dt
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from knowledge import dates
from knowledge.asks import is_asked
from knowledge.periods import only_period
from knowledge.search.index import Index
from knowledge.search.lexicon import Lexicon, Said
from knowledge.text import words
from knowledge.understand import Understanding

_LIKE = 88
"""Part of a hundred that a message must be spelled as a phrasing is; short ones must be spelled the same."""
_LONG = 4
"""Words from which a message may be spelled a little differently."""
_LONGEST, _SHORT = 10, 25
"""Words of a phrasing that is looked for within a message, and of a message that may be a reply."""
_ONLY_AS_SPELLED = """
plan still agenda remind why menu fine let-go take-back steps what reach open noted over no-use round
"""
_SPELLED_ONLY = frozenset(_ONLY_AS_SPELLED.split())
"""Replies of words that are said of anything ("waarom", "deze week"): known when they are all that is said."""
_QUESTIONS = frozenset({"papers", "term", "people", "hours", "cost", "wait"})
"""Replies that ask something: who tells that sixty people come does not ask how many may."""
_BY_A_WORD = _QUESTIONS | {"reach", "open"}
"""Of these one word is enough, whatever small words stand around it: "en openingstijden dan?"."""
_DENIES = frozenset(["niet", "geen", "nooit", "not", "no", "dont", "nicht", "pas", "nie", "değil"])
"""Words with which the opposite is said of what stands beside them."""
_SMALL_WORDS = (
    "en ok oke nou dan nog wel eigenlijk even effe ff maar eens gewoon dus ook al aub alsjeblieft joh hoor het dat dit"
    " er daar zo allemaal please just then it that this"
)
_NO_MATTER = frozenset(_SMALL_WORDS.split())
"""Words with which a phrasing says the same as without them: "is dat nog haalbaar?"."""
_SAME = {"mn": "mijn", "me": "mij", "je": "jij", "jullie": "jij", "u": "jij", "we": "wij"}
_AHEAD = re.compile(
    r"(?:(?:een|1|a|one|twee|2|two|drie|3|three|paar|few|\w*) )?"
    r"(?:dag|dagen|week|weken|maand|days?|weeks?|month) (?:van te voren|van tevoren|vooraf|ervoor|eerder|daarvoor|ahead"
    r"|before|in advance|earlier)"
)
"""How long ahead somebody would be reminded."""
_LEFT = 2
"""Words that must be left of a phrasing."""
_ENOUGH = 0.45
_NEARER = 1.2
"""So much nearer than any subject a reply must be."""
_BESIDE = 0.32
"""Weight of words that no phrasing has, from which a message is about more: "ik wil me aanmelden voor taalles"."""


class Replies:
    """Knows `replies` (id to phrasings), beside the `needs` that a message may be about instead."""

    def __init__(self, lexicon: Lexicon, replies: Mapping[str, list[Said]], needs: Index) -> None:
        by_meaning = {name: known for name, known in replies.items() if name not in _SPELLED_ONLY}
        self._lexicon, self._index, self._needs = lexicon, Index(lexicon, by_meaning), needs
        self._by_text = {" ".join(said): name for name, known in replies.items() for _language, said in known}
        self._by_core = {core: name for text, name in self._by_text.items() if (core := _core(text.split()))}
        self._texts = sorted(self._by_text, key=len)
        in_dutch = {name: [one for one in known if one[0] == "nl"] for name, known in replies.items()}
        self._features, self._in_dutch = (
            {
                name: {feature for language, said in known for feature in lexicon.features(said, language)}
                for name, known in each.items()
            }
            for each in (replies, in_dutch)
        )

    def spelled(self, said: Understanding) -> str | None:
        """The id of the reply that a message is, spelled as one of its phrasings or nearly so; what stands around the
        phrasing may say nothing ("nou ja joh, meld maar aan")."""
        spelled = words(said.text)
        if len(spelled) > _SHORT:
            return None
        found = self._by_text.get(text := " ".join(spelled)) or self._by_core.get(_core(spelled)) or self._word(spelled)
        if found is None and len(spelled) >= _LONG:
            near = process.extractOne(text, self._as_long(text), scorer=fuzz.ratio, score_cutoff=_LIKE)
            found = self._by_text[near[0]] if near else None
        return found or self._within(spelled, said) or self._ahead(text)

    def _word(self, spelled: list[str]) -> str | None:
        """The reply of the one word that is said, beside what does not matter."""
        found = self._by_text.get(" ".join(word for word in spelled if word not in _NO_MATTER))
        return found if found in _BY_A_WORD else None

    def _as_long(self, text: str) -> list[str]:
        """The phrasings that are so nearly as long as `text` that they may be spelled like it."""
        share = _LIKE / (200 - _LIKE)  # one of two texts may lack so much of the other and still be so much like it
        least, most = math.floor(share * len(text)), math.ceil(len(text) / share)
        return self._texts[bisect_left(self._texts, least, key=len) : bisect_right(self._texts, most, key=len)]

    def _ahead(self, text: str) -> str | None:
        """The reply of who names in the middle how long ahead ("kun je me een week ervoor herinneren")."""
        left = _AHEAD.sub(" ", text).split()
        asked = self._by_text.get(" ".join(left)) or self._by_core.get(_core(left))
        return asked if asked == "remind" else None

    def _within(self, spelled: list[str], said: Understanding) -> str | None:
        for length in range(min(len(spelled) - 1, _LONGEST), 1, -1):
            for at in range(len(spelled) - length + 1):
                found = self._by_text.get(" ".join(spelled[at : at + length]))
                if found is None:
                    continue
                around = spelled[:at] + spelled[at + length :]
                if found != "remind" and not _DENIES.isdisjoint(around):  # "dat klopt niet"; of no reminder it is told
                    continue
                if not any(self._lexicon.features(around, said.language).values()):
                    return found
                if found == "remind" and _is_a_time(" ".join(around), said.today):  # that is not when the plan is
                    return found
        return None

    def meant(self, said: Understanding) -> str | None:
        """The id of the reply that a message is by what its words mean; None when it says anything else, or more: a
        place, a day or how few do it is told of a plan."""
        if said.place_words or said.date or said.askers:
            return None
        asked = said.text, said.language, said.place_words
        best = next(iter(self._index.search(*asked, limit=1)), None)
        if best is None or best.score < max(_ENOUGH, _NEARER * self._needs.likeness(*asked)):
            return None
        if best.id == "pass-on" and not _DENIES.isdisjoint(words(said.text)):  # "mijn buurman wil niet"
            return None
        if best.id in _QUESTIONS and (said.people or said.amount or not _asks(said.text)):
            return None
        shares = self._needs.shares(*asked)
        own = (self._in_dutch if said.language == "nl" else self._features)[best.id]  # "sign up" is no Dutch "bord"
        more = sum(share for feature, share in shares.items() if feature not in own)
        return best.id if more <= _BESIDE else None


def _is_a_time(text: str, today: dt.date) -> bool:
    return only_period(text) or dates.read(text, today) is not None or _AHEAD.fullmatch(text) is not None


def _asks(text: str) -> bool:
    return is_asked(text) or text.rstrip().endswith(("?", "؟"))


def _core(spelled: list[str]) -> str:
    """What was said without the words that do not matter; empty when too little is left to know it by."""
    kept = [_SAME.get(word, word) for word in spelled if word not in _NO_MATTER]
    return " ".join(kept) if len(kept) >= _LEFT else ""
