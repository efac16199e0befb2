"""Hears a cry for help, literally: the words of a known phrasing in their order, with little in between.

Crisis sentences are made of small words ("ik wil er niet meer zijn") that a search must ignore elsewhere, so
they are compared word by word before anything is searched. Nothing else may come first. The first two words may
change places, as they do in Dutch ("ik wil ..." and "... wil ik ...").

Nobody writes down every such sentence beforehand. So editors also name *signs*: groups of words of which one each,
near each other and in any order, is enough ("man" and "slaat", "vlammen" and "keuken"), unless a word shows that it
is about something else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from knowledge.text import and_before, normalise, stem, words

MAX_BETWEEN = 2
"""Extra words that may stand inside a phrasing: "ik wil er [zelf] niet meer zijn"."""
MIN_WORDS = 3
"""Shorter phrasings ("brand", "gas lekt") are also parts of harmless sentences: those are left to the search,
unless they are all that was said."""


NEAR = 9
"""The words of a sign stand within so many words."""
_KNOWN_BY = 3
"""Letters by which signs are looked up."""


class Group:
    """Words of which one is said: `man|vriend|bedreig*`."""

    __slots__ = ("_begins", "_whole")  # there are thousands

    def __init__(self, written: str) -> None:
        parts = [part for part in normalise(written).split("|") if part]
        whole = (said for part in parts if not part.endswith("*") for said in (part, *and_before(part)))
        self._whole = tuple(dict.fromkeys(whole))
        self._begins = tuple(part[:-1] for part in parts if part.endswith("*"))

    def known_by(self) -> tuple[str, ...]:
        """The least that each of its words begins with: a text that has none of these has none of its words."""
        return tuple({word[:_KNOWN_BY] for word in (*self._whole, *self._begins)})

    def any_of(self, said: frozenset[str]) -> bool:
        """Is one of its words among these?"""
        return not said.isdisjoint(self._whole) or (
            bool(self._begins) and any(word.startswith(self._begins) for word in said)
        )

    def __contains__(self, word: object) -> bool:
        return word in self._whole or (isinstance(word, str) and bool(self._begins) and word.startswith(self._begins))


Sign = tuple[Iterable[str], str]
"""Groups of words that must all be there, and words that make it something else."""


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
        group = lru_cache(maxsize=None)(Group)  # signs have many of them in common
        self._signs = [
            (tuple(group(written) for written in groups), group(unless), need)
            for need, listed in (signs or {}).items()
            for groups, unless in listed
        ]
        self._signs_of: defaultdict[str, list[tuple[tuple[Group, ...], Group, str]]] = defaultdict(list)
        for sign in self._signs:
            self._signs_of[sign[-1]].append(sign)
        self._never = {
            need: [tuple(group(written) for written in groups) for groups in listed]
            for need, listed in (never or {}).items()
        }
        self._signs_by: defaultdict[str, list[int]] = defaultdict(list)
        heard: set[tuple[tuple[Group, ...], Group]] = set()
        for number, (groups, unless, _need) in enumerate(self._signs):
            if (groups, unless) not in heard:  # of needs with the same sign the first is meant
                heard.add((groups, unless))
                for begin in min((group.known_by() for group in groups), key=len, default=()):
                    self._signs_by[begin].append(number)
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
        never, signs = self._never.get(need, ()), self._signs_of.get(need, ())
        if not (never or signs):
            return False
        said = frozenset(words(text))
        if any(all(group.any_of(said) for group in groups) for groups in never):
            return True
        return any(
            unless.any_of(said) and sum(group.any_of(said) for group in groups) >= max(1, self._denied_by * len(groups))
            for groups, unless, _need in signs
        )

    def signed(self, text: str) -> str | None:
        """The need of which a sign stands in `text`, or None."""
        said = words(text)
        all_said = frozenset(said)
        begins = {word[:length] for word in all_said for length in range(1, _KNOWN_BY + 1)}
        for number in sorted({number for begin in begins & self._signs_by.keys() for number in self._signs_by[begin]}):
            groups, unless, need = self._signs[number]
            if not all(group.any_of(all_said) for group in groups) or unless.any_of(all_said):
                continue
            if any(_each(groups, said[at : at + self._near]) for at, word in enumerate(said) if _in_any(word, groups)):
                return need
        return None


def _in_any(word: str, groups: Sequence[Group]) -> bool:
    return any(word in group for group in groups)


def _each(groups: Sequence[Group], window: list[str]) -> bool:
    """Is a word of every group in `window`, each group by a word of its own?"""
    if not groups:
        return True
    return any(
        word in groups[0] and _each(groups[1:], [*window[:at], *window[at + 1 :]]) for at, word in enumerate(window)
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
