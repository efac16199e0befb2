"""Finds the place somebody means: stadsdeel, wijk, street, postcode, or another municipality."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.geography import Places
from knowledge.text import words

# "2550 euro" and "2500 mensen" are no postcodes
_POSTCODE = re.compile(
    r"(?<!€)(?<!€\s)(?<![.,])\b([1-9]\d{3})\s?(?:[a-zA-Z]{2})?\b(?!\s*(?:euro|€|,-|mensen|bezoekers|people))",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\b(\w{4,})['’](?:\w{1,4})\b")
"""Turkish endings after a name: "Transvaal'da"."""
_ELISION = re.compile(r"\b[dlDL]['’](?=\w{4})")
"""French and Italian: "d'Ypenburg"."""
_LIVES = {"woon", "wonen", "live", "lives", "kom", "uit", "from", "mieszkam", "vivo", "wohne", "habite"}
_BUT = {"maar", "but", "aber", "ale", "pero", "mais", "ama"}
_CONNECTORS = {"of", "or", "en", "and", "oder", "lub", "albo", "veya", "ou", "o", "i", "und"}
_GENERIC = {"zuid", "noord", "oost", "west"}
MAX_KILOMETRES = 3.0
"""A shared location farther than this from every wijk is not in the city."""


@dataclass(frozen=True)
class Place:
    """Where it is about. `sure` is false when a postcode or name spans several stadsdelen."""

    stadsdeel: str
    wijk: str | None = None
    postcode: str | None = None
    street: str | None = None
    sure: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What was found in a text: the place, or another municipality, and the words used for it."""

    place: Place | None = None
    neighbour: str | None = None
    used: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Hit:
    start: int
    length: int
    rank: int
    place: Place | None
    neighbour: str | None = None


class PlaceFinder:
    """Knows every name of every place of one city. Built once from the content."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._names: dict[tuple[str, ...], tuple[int, Place | None, str | None]] = {}
        for neighbour in places.neighbours:
            for name in neighbour.names:
                self._add(name, 4, None, neighbour.record)
        for district in places.stadsdelen:
            for wijk in district.wijken:
                for street in wijk.streets:
                    self._add(street, 1, Place(district.id, wijk.id, street=street))
                for name in (wijk.name, *wijk.names):
                    self._add(name, 2, Place(district.id, wijk.id))
            for name in (district.name, *district.names):
                self._add(name, 3, Place(district.id))
        self._longest = max((len(name) for name in self._names), default=1)

    def _add(self, name: str, rank: int, place: Place | None, neighbour: str | None = None) -> None:
        key = tuple(words(name.replace("-", " ")))
        if not key or key in {(word,) for word in _GENERIC}:
            return
        known = self._names.get(key)
        if known is None:
            self._names[key] = (rank, place, neighbour)
        elif place and known[1] and known[1].stadsdeel != place.stadsdeel and known[0] == rank:
            both = tuple(dict.fromkeys((*known[1].others, known[1].stadsdeel, place.stadsdeel)))
            self._names[key] = (rank, Place(both[0], sure=False, others=both), None)
        elif rank > known[0]:
            self._names[key] = (rank, place, neighbour)

    def find(self, text: str) -> Found:
        """The place meant in `text`. A street or wijk beats the stadsdeel around it; a postcode adds to both."""
        said = words(_ENDING.sub(r"\1", _ELISION.sub("", text.replace("-", " "))))
        hits = list(self._hits(said))
        named = {word for hit in hits for word in said[hit.start : hit.start + hit.length]}
        used = frozenset(named | {raw for raw in words(text) if any(_with_ending(raw, name) for name in named)})
        ours = [hit for hit in hits if hit.place is not None]
        by_code = self._by_postcode(text)
        if ours:
            chosen = min(ours, key=lambda hit: (hit.rank, hit.start)).place
            assert chosen is not None
            place = self._with_postcode(_narrowed(chosen, ours, by_code), by_code)
            others = [hit.place.stadsdeel for hit in ours if hit.place and hit.place.sure]
            if len(set(others)) > 1 and self._listed(said, ours):
                place = Place(others[0], None, sure=False, others=tuple(dict.fromkeys(others)))
            return Found(place, None, used)
        if by_code:
            return Found(by_code, None, used)
        for hit in hits:
            if hit.neighbour and not _only_lives_there(said, hit.start):
                return Found(None, hit.neighbour, used)
        return Found(used=used)

    def near(self, latitude: float, longitude: float) -> Place | None:
        """The wijk whose centre is nearest to a shared location; None when that is too far to be in the city."""
        best: tuple[float, Place] | None = None
        for district in self._places.stadsdelen:
            for wijk in district.wijken:
                if wijk.centre is None:
                    continue
                away = _kilometres((latitude, longitude), wijk.centre)
                if best is None or away < best[0]:
                    best = (away, Place(district.id, wijk.id))
        return best[1] if best and best[0] <= MAX_KILOMETRES else None

    def _hits(self, said: list[str]) -> Iterator[_Hit]:
        at = 0
        while at < len(said):
            for length in range(min(self._longest, len(said) - at), 0, -1):
                found = self._names.get(tuple(said[at : at + length]))
                if found is not None:
                    yield _Hit(at, length, *found)
                    at += length
                    break
            else:
                at += 1

    def _listed(self, said: list[str], hits: list[_Hit]) -> bool:
        """Are two places offered as alternatives ("Loosduinen of Segbroek")?"""
        for first, second in pairwise(hits):
            between = said[first.start + first.length : second.start]
            if between and len(between) <= 2 and set(between) & _CONNECTORS and first.rank == second.rank:
                return True
        return False

    def _by_postcode(self, text: str) -> Place | None:
        for match in _POSTCODE.finditer(text):
            entry = self._places.postcodes.get(match.group(1))
            if entry is None:
                continue
            sure = len(entry.stadsdelen) == 1 and not entry.doubtful
            wijk = entry.wijken[0] if sure and len(entry.wijken) == 1 else None
            others = () if sure else entry.stadsdelen
            return Place(entry.stadsdelen[0], wijk, match.group(1), sure=sure, others=others)
        return None

    @staticmethod
    def _with_postcode(place: Place, by_code: Place | None) -> Place:
        if by_code is None:
            return place
        return Place(place.stadsdeel, place.wijk, by_code.postcode, place.street, place.sure, place.others)


def _narrowed(place: Place, hits: list[_Hit], by_code: Place | None) -> Place:
    """A street that lies in several stadsdelen, when a stadsdeel or a postcode beside it tells in which."""
    if place.sure:
        return place
    named = {hit.place.stadsdeel for hit in hits if hit.place and hit.place.sure}
    coded = {by_code.stadsdeel, *by_code.others} if by_code else set()
    left = place.others
    for told in (named, coded):
        left = tuple(option for option in left if option in told) or left
    sure = len(left) == 1
    return replace(place, stadsdeel=left[0], sure=sure, others=() if sure else left)


def _with_ending(raw: str, name: str) -> bool:
    """Is `raw` this name with a Turkish ending, apostrophe dropped ("transvaalda")?"""
    return 3 < len(name) < len(raw) <= len(name) + 4 and raw.startswith(name)


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance on a flat map: exact to a few metres within a city. One degree of latitude is 111.2 km."""
    north = (one[0] - other[0]) * 111.2
    east = (one[1] - other[1]) * 111.2 * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


def _only_lives_there(said: list[str], at: int) -> bool:
    """ "Ik woon in Wassenaar, maar ...": the plan itself is not there."""
    return bool(_LIVES & set(said[max(0, at - 3) : at])) and bool(_BUT & set(said[at:]))
