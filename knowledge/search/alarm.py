"""Hears a cry for help, literally: the words of a known phrasing in their order, with little in between.

Crisis sentences are made of small words ("ik wil er niet meer zijn") that a search must ignore elsewhere, so
they are compared word by word before anything is searched. Nothing else may come first. The first two words may
change places, as they do in Dutch ("ik wil ..." and "... wil ik ...").

Nobody writes down every such sentence beforehand. So editors also name *signs*: groups of words of which one each,
near each other and in any order, is enough ("man" and "slaat", "vlammen" and "keuken"), unless a word shows that it
is about something else.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import NamedTuple

from knowledge.search.wordset import WordLists
from knowledge.text import and_before, normalise, stem, words

MAX_BETWEEN = 2
"""Extra words that may stand inside a phrasing: "ik wil er [zelf] niet meer zijn"."""
MIN_WORDS = 3
"""Shorter phrasings ("brand", "gas lekt") are also parts of harmless sentences: those are left to the search,
unless they are all that was said."""


NEAR = 9
"""The words of a sign stand within so many words."""


class _Groups:
    """Groups of words of which one is said, `man|vriend|bedreig*`, by number. The words themselves are not kept."""

    def __init__(self, groups: Iterable[str]) -> None:
        whole: defaultdict[str, list[int]] = defaultdict(list)
        begins: defaultdict[str, list[int]] = defaultdict(list)
        for number, written in enumerate(groups):
            for part in filter(None, normalise(written).split("|")):
                if part.endswith("*"):
                    begins[part[:-1]].append(number)
                else:
                    for said in (part, *and_before(part)):
                        whole[said].append(number)
        self._whole = WordLists(whole)
        self._begins = {begin: array("I", numbers) for begin, numbers in begins.items()}
        lengths = set(map(len, begins))
        self._shortest, self._longest = min(lengths, default=1), max(lengths, default=0)

    def of(self, said: Iterable[str]) -> set[int]:
        """The groups that have one of these words."""
        found: set[int] = set()
        for word in said:
            found.update(self._whole.get(word))
            for end in range(self._shortest, min(len(word), self._longest) + 1):
                if word[:end] in self._begins:
                    found.update(self._begins[word[:end]])
        return found


Sign = tuple[Iterable[str], str]
"""Groups of words that must all be there, and words that make it something else."""


class _Numbered(NamedTuple):
    """A sign of a need, with the numbers of its groups. Of needs with the same sign the first is meant."""

    number: int
    groups: "array[int]"
    unless: int
    need: str


class Alarm:
    """The phrasings and the signs of the urgent needs, by need."""

    def __init__(
        self,
        needs: Mapping[str, Iterable[str]],
        signs: Mapping[str, Iterable[Sign]] | None = None,
        near: int = NEAR,
        denied_by: float = 0.0,
        never: Mapping[str, Iterable[Iterable[str]]] | None = None,
    ) -> None:
        self._near, self._denied_by = near, denied_by
        numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))  # signs have many groups in common

        def numbered(groups: Iterable[str]) -> "array[int]":
            return array("I", (numbers[written] for written in sorted(groups, key=_choices)))

        order = count()
        self._signs = {
            need: [_Numbered(next(order), numbered(groups), numbers[unless], need) for groups, unless in listed]
            for need, listed in (signs or {}).items()
        }
        self._known_by: defaultdict[int, list[_Numbered]] = defaultdict(list)
        for sign in chain(*self._signs.values()):
            self._known_by[sign.groups[0]].append(sign)
        self._never = {need: [numbered(groups) for groups in listed] for need, listed in (never or {}).items()}
        self._groups = _Groups(numbers)
        self._by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._whole: dict[tuple[str, ...], str] = {}
        for need, phrasings in needs.items():
            for said in map(_stems, phrasings):
                if said not in self._whole and len(said) >= MIN_WORDS:
                    for first in dict.fromkeys(said[:2]):
                        self._by_first[first].append(said)
                self._whole.setdefault(said, need)

    def cried(self, text: str) -> str | None:
        """The need of which a phrasing stands in `text`, or None."""
        if not self._whole:
            return None
        said = _stems(text)
        if said in self._whole:
            return self._whole[said]
        all_said = frozenset(said)
        for at, word in enumerate(said):
            for phrasing in self._by_first.get(word, ()):
                window = said[at : at + len(phrasing) + MAX_BETWEEN]
                if all_said.issuperset(phrasing) and _within(_from(word, phrasing), window):
                    return self._whole[phrasing]
        return None

    def denies(self, need: str, text: str) -> bool:
        """Does a word show that a text which looks like this need is about something else ("een project over ...")?

        It looks like it with a word of a sign, and with at least `denied_by` of its groups; or it has a word of each
        group of what never is one ("dood" and "tuin").
        """
        never, signs = self._never.get(need, ()), self._signs.get(need, ())
        if not (never or signs):
            return False
        said = self._groups.of(frozenset(words(text)))
        return any(said.issuperset(groups) for groups in never) or any(
            sign.unless in said
            and sum(group in said for group in sign.groups) >= max(1, self._denied_by * len(sign.groups))
            for sign in signs
        )

    def signed(self, text: str) -> str | None:
        """The need of which a sign stands in `text`, or None; of needs with the same sign the first."""
        said = words(text)
        all_said = self._groups.of(frozenset(said))
        known = chain(*(self._known_by[first] for first in all_said & self._known_by.keys()))
        for sign in sorted(known):
            if all_said.issuperset(sign.groups) and sign.unless not in all_said and self._stands(sign, said):
                return sign.need
        return None

    def _stands(self, sign: _Numbered, said: Sequence[str]) -> bool:
        """Are words of the groups of a sign near each other?"""
        each = [self._groups.of([word]) for word in said]
        begins = (at for at, groups in enumerate(each) if not groups.isdisjoint(sign.groups))
        return any(_has_each(sign.groups, each[at : at + self._near]) for at in begins)


def _choices(written: str) -> int:
    """How many words a group has. Of the fewest the fewest texts have one, so that is looked for first."""
    return written.count("|")


def _has_each(groups: "array[int]", window: list[set[int]]) -> bool:
    """Is a word of every group in `window`, each group by a word of its own?"""
    if not groups:
        return True
    return any(
        groups[0] in of and _has_each(groups[1:], [*window[:at], *window[at + 1 :]]) for at, of in enumerate(window)
    )


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(_stem, words(text)))


_stem = lru_cache(maxsize=1_000)(stem)  # people use the same words


def _from(word: str, phrasing: tuple[str, ...]) -> tuple[str, ...]:
    """The phrasing with this one of its first two words before the other."""
    first, second, *rest = phrasing
    return phrasing if word == first else (second, first, *rest)


def _within(phrasing: tuple[str, ...], window: tuple[str, ...]) -> bool:
    """Do the words of `phrasing` stand in `window` in their order?"""
    rest = iter(window)
    return all(word in rest for word in phrasing)
