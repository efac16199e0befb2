"""Finds the place somebody means: stadsdeel, wijk, street, postcode, or another municipality."""

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.geography import Places
from knowledge.plan_place import SOMEBODY, joined, of_the_plan
from knowledge.search.near import Nearest
from knowledge.street_names import unknown_streets
from knowledge.text import longest_from, words

# "2550 euro" and "2500 mensen" are no postcodes
_POSTCODE = re.compile(
    r"(?<!€)(?<!€\s)(?<![.,])\b([1-9]\d{3})\s?([a-zA-Z]{2})?\b(?!\s*(?:euro|€|,-|mensen|bezoekers|people))",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\b(\w{4,})['’](?:\w{1,4})\b")
"""Turkish endings after a name: "Transvaal'da"."""
_ELISION = re.compile(r"\b[dlDL]['’](?=\w{4})")
"""French and Italian: "d'Ypenburg"."""
_ENDINGS = (
    "daki", "deki", "taki", "teki", "nda", "nde", "dan", "den", "tan", "ten", "da", "de", "ta", "te", "yi", "ya", "nin",
    "un",
    "owi", "em", "ie", "u", "a",
    "se",
)  # fmt: skip
_BEFORE = ("بال", "بـ", "ال", "ب", "ف", "ل", "و")
_MIN_INFLECTED, _SHORTEST_NAME = 5, 4
_LIVES = {"woon", "wonen", "live", "lives", "mieszkam", "vivo", "wohne", "habite"}
_COMES = {"kom", "uit", "from"}
_CAME = """
kom komen kwam kwamen verhuisd woonde woonden opgegroeid geboren come came moved lived grew born vengo venimos mude
viens venons komme kommen gezogen pochodze mieszkalem mieszkalam idvam
"""
_WAS = frozenset(_CAME.split())
"""Who says these of a town is no longer there."""
_LIKE = {"als", "zoals", "like", "as", "comme", "como", "jak"}
_ONE_OF_US = [
    [us, lives] for us in ("ons", "leden", "us", "members") for lives in ("woont", "wonen", "komt", "lives", "live")
]
_BUT = {"maar", "but", "aber", "ale", "pero", "mais", "ama"}
_NOT = {"niet", "geen", "not", "nicht", "nie", "no", "pas", "degil"}
_CORRECTS = {"nee", "sorry", "pardon", "oeps", "foutje", "bedoel", "no", "mean", "nein", "nie", "hayir", "non"}
_CLOSE = 4
"""Words within which a place is turned down or put right."""
_GENERIC = {"zuid", "noord", "oost", "west"}
_SHORT = {
    "van": "v", "der": "d", "den": "d", "de": "d",
    "koningin": "kon", "prins": "pr", "prinses": "pr", "burgemeester": "burg", "monseigneur": "mgr", "sint": "st",
    "dokter": "dr", "doctor": "dr", "professor": "prof", "generaal": "gen", "admiraal": "adm", "jonkheer": "jhr",
    "1e": "eerste", "2e": "tweede", "3e": "derde",
}  # fmt: skip
"""How words of a name are written on a phone and on signs: "Laan v. Meerdervoort", "1e v.d. Boschstr."."""
_SHORT_ENDINGS = (("straat", "str"), ("laan", "ln"), ("plein", "pln"))
_Name = tuple[str, ...]
"""A name as its words, each in one of the ways in which it is written (see `_plain`)."""
_LINKED = re.compile(r"\bv d ")
"""What stands between the words of a name, and is typed as one: "vd Hoopstraat"."""
_Named = tuple[int, int, _Name]
"""A name in a text: where it begins and how many words it takes."""
_STREET, _WIJK, _DISTRICT, _NEIGHBOUR = range(1, 5)
"""The ranks of names: the lower is the more precise."""
_MIN_NEAR, _NEAR, _NEARER = 7, 88, 93
"""A misspelled name is this long and this much alike. Streets resemble each other, and not all are known; and who is
taken for somebody from another town is sent away ("voorgeschoten")."""
_STREETS = ("straat", "laan", "plein", "weg", "singel", "kade", "gracht", "dijk", "hof", "haven", "buurt", "wijk")
_MOST_PARTS, _LONGEST = 4, 40
"""Words that make up one name when it is taken apart, and letters of a word that is looked at."""
_THERE = {"in", "te", "van"}
"""What stands between a street and its town."""
_IN = "in|bij|en|a|à|im|w|na|te|в|في"
"""What stands between a plan and the city in which it is."""
_HERE = {"hier", "here", "burada", "tutaj", "هنا"}
_POINTS = """
dat dit zoiets zon hetzelfde zulke ook al deed doet heeft hebben did does has had have it that one same
bunu yapti yapmis var ayni to takie ma maja zrobil zrobila فعل فعلت عنده عندها عندهم hizo tiene tienen
eso lo hat haben macht das gemacht fait ont ca cela има направи това tin hasi esei
"""
_THAT = frozenset(_POINTS.split())
_REACHED_BY = """
nummer telefoonnummer telefoon adres mailadres bellen bel contact number phone call address telefon telefonu numarasi
adresi zadzwonic telefono llamar numero anrufen adresse telephone телефон номер адрес رقم عنوان yama
"""
_REACH = frozenset(_REACHED_BY.split())
"""Who asks for these wants to reach a town, and compares nothing with it."""
_WHO = 3
"""Words between somebody and their town: "my sister over in Leiden", "Leiden'daki kız kardeşim"."""
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
    """What was found in a text: the place, or another municipality, the words used for it, and streets that are not
    known: names by their form ("op de Vuurkade"), so no words of a subject."""

    place: Place | None = None
    neighbour: str | None = None
    used: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Hit:
    start: int
    length: int
    rank: int
    place: Place | None
    neighbour: str | None = None

    @property
    def end(self) -> int:
        """The first word after it."""
        return self.start + self.length


class PlaceFinder:
    """Knows every name of every place of one city. Built once from the content."""

    def __init__(self, places: Places, is_ordinary: Callable[[str], bool] = lambda word: False) -> None:
        self._places = places
        self._is_ordinary = is_ordinary
        self._names: dict[_Name, tuple[int, Place | None, str | None]] = {}
        self._spelled: dict[str, _Name] = {}
        self._written: dict[_Name, re.Pattern[str]] = {}
        self._compared = {_key(name) for city in places.neighbours if city.compared for name in city.names}
        for neighbour in places.neighbours:
            for name in neighbour.names:
                self._add(name, _NEIGHBOUR, None, neighbour.record)
        for district in places.stadsdelen:
            for wijk in district.wijken:
                for street in wijk.streets:
                    self._add(street, _STREET, Place(district.id, wijk.id, street=street))
                    if not street.islower() and is_ordinary(street.lower()):
                        self._written[_key(street)] = re.compile(rf"(?<=[\w'’,] ){street}\b")
                for name in (wijk.name, *wijk.names):
                    self._add(name, _WIJK, Place(district.id, wijk.id))
            for name in (district.name, *district.names):
                self._add(name, _DISTRICT, Place(district.id))
        names = "|".join(re.escape(" ".join(_key(name))) for name in places.names)
        self._in_city = re.compile(rf"\b(?:{_IN}) (?:{names})\b")
        self._longest_from = longest_from(self._names)
        self._joined = {joined: name for name in self._names if len(joined := "".join(name)) >= _MIN_NEAR}
        self._joined_in_order = sorted(self._joined)
        long = {spelled: name for spelled, name in self._spelled.items() if len(spelled) >= _MIN_NEAR}
        ranks = {spelled: self._names[name][0] for spelled, name in long.items() if name in self._names}
        nearer = {spelled for spelled, rank in ranks.items() if rank in (_STREET, _NEIGHBOUR)}
        self._near = (Nearest(nearer, _NEARER), Nearest(ranks.keys() - nearer, _NEAR))

    def _add(self, name: str, rank: int, place: Place | None, neighbour: str | None = None) -> None:
        key = _key(name)
        self._spelled.setdefault("".join(words(name.replace("-", " "))), key)
        if not key or key in {(word,) for word in _GENERIC}:
            return
        self._add_key(key, rank, place, neighbour)
        if (together := _LINKED.sub("vd ", " ".join(key))) != " ".join(key):
            self._add_key(tuple(together.split()), rank, place, neighbour)

    def _add_key(self, key: _Name, rank: int, place: Place | None, neighbour: str | None) -> None:
        known = self._names.get(key)
        if known is None:
            self._names[key] = (rank, place, neighbour)
        elif place and known[1] and known[1].stadsdeel != place.stadsdeel and known[0] == rank:
            both = tuple(dict.fromkeys((*known[1].others, known[1].stadsdeel, place.stadsdeel)))
            self._names[key] = (rank, Place(both[0], sure=False, others=both), None)
        elif rank > known[0]:
            self._names[key] = (rank, place, neighbour)

    def is_named(self, text: str) -> bool:
        """Is this the name of a place, or does it hold one?"""
        return bool(self.find(text).used)

    def lies_in_city(self, text: str) -> bool:
        """Is it told to be in the city, by any of its names? "Dat is toch ook Den Haag?" asks about it."""
        return self._in_city.search(" ".join(_plain(_said(text)))) is not None

    def names_another(self, text: str) -> bool:
        """Is another municipality named, whether as a place or to compare with? Not beside a place of ours, which is
        where it is, nor as an example or where somebody came from."""
        said = _said(text)
        names = list(self._named(said))
        return self._others(names) != self._in_passing(said, names)

    def _others(self, names: list[_Named]) -> list[tuple[int, int]]:
        """Where other municipalities are named, each from its first word to the one after it."""
        return [(at, at + length) for at, length, name in names if self._names[name][2]]

    def _in_passing(self, said: list[str], names: list[_Named]) -> list[tuple[int, int]]:
        """The same for those that the plan is not about."""
        ours = any(self._names[name][1] for _at, _length, name in names)
        return [(at, end) for at, end in self._others(names) if ours or _in_passing(said, at)]

    def find(self, text: str) -> Found:
        """The place meant in `text`. A street or wijk beats the stadsdeel around it; a postcode adds to both. Where the
        plan is beats where somebody lives; of two places that may both be meant neither is sure."""
        said = _said(text)
        names = list(self._named(said))
        hits = [hit for hit in self._hits(said, names) if self._is_written(_plain(said)[hit.start : hit.end], text)]
        told = [(hit.start, hit.end) for hit in hits] + self._in_passing(said, names)
        named = {word for at, end in told for word in said[at:end]}
        inflected = {raw for raw in words(text) if any(_with_ending(raw, name) for name in named)}
        used = frozenset(named | inflected | self._in_postcodes(text))
        unknown = unknown_streets([word for word in said if word not in named], self._is_ordinary)
        ours = of_the_plan(said, _put_right(said, [hit for hit in hits if hit.place is not None]))
        by_code = self._by_postcode(text)
        if there := _in_that_town(said, hits):
            return Found(None, there, used, unknown)
        if ours:
            chosen = min(ours, key=lambda hit: (hit.rank, hit.start)).place
            assert chosen is not None
            place = self._with_postcode(_narrowed(chosen, ours, by_code), by_code)
            others = [hit.place.stadsdeel for hit in ours if hit.place and hit.place.sure]
            if place.sure and len(set(others)) > 1 and _are_apart(said, ours):
                place = Place(others[0], None, sure=False, others=tuple(dict.fromkeys(others)))
            return Found(place, None, used, unknown)
        if by_code:
            return Found(by_code, None, used, unknown)
        for hit in hits:
            if hit.neighbour and not _only_lives_there(said, hit.start) and not _is_done_there(said, hit):
                return Found(None, hit.neighbour, used, unknown)
        return Found(used=used, unknown=unknown)

    def _is_written(self, name: _Name, text: str) -> bool:
        """Is a name that is a word as well ("op 't Plein") written as a name in `text`?"""
        return name not in self._written or self._written[name].search(text) is not None

    def near(self, latitude: float, longitude: float) -> Place | None:
        """The wijk whose centre is nearest to a shared location; None when that is too far to be in the city."""
        best: tuple[float, Place] | None = None
        if not (math.isfinite(latitude) and math.isfinite(longitude)):
            return None
        for district in self._places.stadsdelen:
            for wijk in district.wijken:
                if wijk.centre is None:
                    continue
                away = _kilometres((latitude, longitude), wijk.centre)
                if best is None or away < best[0]:
                    best = (away, Place(district.id, wijk.id))
        return best[1] if best and best[0] <= MAX_KILOMETRES else None

    def _hits(self, said: list[str], names: list[_Named]) -> Iterator[_Hit]:
        for at, length, name in names:
            if name not in self._compared or _lies_there(said, at, at + length):
                yield _Hit(at, length, *self._names[name])

    def _named(self, said: list[str]) -> Iterator[_Named]:
        """The names in these words."""
        at, plain = 0, _plain(said)
        while at < len(said):
            length, name = self._name_at(said, plain, at)
            if name is not None:
                yield at, length, name
            at += length

    def _name_at(self, said: list[str], plain: _Name, at: int) -> tuple[int, _Name | None]:
        """The name that begins at this word and how many words it takes: as it is known, else split or joined in
        another way ("zuider park"), else misspelled."""
        for length in range(min(self._longest_from.get(plain[at], 0), len(said) - at), 0, -1):
            if (name := plain[at : at + length]) in self._names:
                return length, name
        if self._begins_joined(plain[at]):
            for length in range(min(_MOST_PARTS, len(said) - at), 0, -1):
                if (known := self._joined.get("".join(plain[at : at + length]))) is not None:
                    return length, known
        word = said[at]
        if not _MIN_INFLECTED <= len(word) <= _LONGEST or self._is_ordinary(word):
            return 1, None
        return 1, self._inflected(plain[at]) or self._misspelled(word)

    def _begins_joined(self, word: str) -> bool:
        """Does a name that is long enough to be taken apart begin with `word`?"""
        near = bisect_left(self._joined_in_order, word)
        return near < len(self._joined_in_order) and self._joined_in_order[near].startswith(word)

    def _inflected(self, word: str) -> _Name | None:
        """A name with what Turkish, Polish or Dutch puts behind it ("escampta", "w laaku", "de Rijswijkse kant"), or
        Arabic before it."""
        bare = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
        bare += [word.removeprefix(before) for before in _BEFORE if word.startswith(before)]
        names = (_plain([name]) for name in bare if len(name) >= _SHORTEST_NAME)
        return next((name for name in names if name in self._names), None)

    def _misspelled(self, word: str) -> _Name | None:
        if len(word) < _MIN_NEAR:
            return None
        found = next((near for known in self._near if (near := known.find(word)) is not None), None)
        return self._spelled[found] if found else None

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

    def _in_postcodes(self, text: str) -> set[str]:
        """What stands in a postcode and so is no word: the EU of "2525 EU". In "in 2027 op" there is none."""
        codes = (match for match in _POSTCODE.finditer(text) if match[2])
        written = (code[0] for code in codes if code[1] in self._places.postcodes or code[2].isupper())
        return {word for code in written for word in words(code)}

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


def _in_that_town(said: list[str], hits: list[_Hit]) -> str | None:
    """The neighbour whose name follows a place of ours: "Julianalaan in Rijswijk" is there, whatever we have here."""
    for first, second in pairwise(hits):
        between = said[first.end : second.start]
        if first.place and second.neighbour and len(between) <= 1 and set(between) <= _THERE:
            return second.neighbour
    return None


def _are_apart(said: list[str], hits: list[_Hit]) -> bool:
    """Are two places in different stadsdelen named, and not one as where the other is ("Molenweg in Laak")?"""
    return any(
        first.place
        and second.place
        and first.place.stadsdeel != second.place.stadsdeel
        and not joined(said, first, second)
        for first, second in pairwise(hits)
    )


def _put_right(said: list[str], hits: list[_Hit]) -> list[_Hit]:
    """ "Leyweg? Nee, de Meppelweg" and "niet in Laak maar in Escamp": the places that stand after such words."""
    for at in range(len(hits) - 1, 0, -1):
        first, second = hits[at - 1], hits[at]
        before = set(said[max(0, first.start - _CLOSE) : first.start])
        between = said[first.end : second.start]
        not_but = not before.isdisjoint(_NOT) and not _BUT.isdisjoint(between)
        if len(between) <= _CLOSE and (not_but or not _CORRECTS.isdisjoint(between)):
            return hits[at:]
    return hits


def _said(text: str) -> list[str]:
    """The words of `text` without what is put to a name: "Transvaal'da", "d'Ypenburg"."""
    return words(_ENDING.sub(r"\1", _ELISION.sub("", text.replace("-", " "))))


def _key(name: str) -> tuple[str, ...]:
    return _plain(words(name.replace("-", " ")))


def _plain(said: list[str]) -> _Name:
    """These words, each in one of the ways in which it is written: "ij" as one letter ("Vogelwyk"), and short."""
    return tuple([_SHORT.get(word) or _shortened(word.replace("ij", "y")) for word in said])


def _shortened(word: str) -> str:
    for ending, short in _SHORT_ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + short
    return word


def _lies_there(said: list[str], start: int, end: int) -> bool:
    """Does somebody live in this town or want to reach it, or is a street or a part of it named?"""
    before = said[max(0, start - 3) : start]
    street = any(word.endswith(_STREETS) and word not in _STREETS for word in before)
    return street or bool((_LIVES | _REACH) & set(before)) or bool(_GENERIC & set(said[end : end + 1]))


def _is_done_there(said: list[str], hit: _Hit) -> bool:
    """ "In Delft doen ze dat al, kan dat hier ook?", "my sister in Leiden did it": the plan itself is here. Who lives
    there says "here" of that town: "ik woon in Rijswijk en er ligt hier een boom"."""
    end = hit.end
    somebody = set(said[max(0, hit.start - _WHO) : hit.start] + said[end : end + _WHO]) & SOMEBODY
    lives = not _LIVES.isdisjoint(said[max(0, hit.start - _WHO) : hit.start])
    here = not lives and not _HERE.isdisjoint(said[end + 1 :])
    return here or bool(somebody and _THAT & set(said[end : end + _CLOSE]))


def _in_passing(said: list[str], at: int) -> bool:
    """ "Net als in Utrecht", "ik kom uit Rotterdam": an example, or where somebody was before."""
    return not (_LIKE.isdisjoint(said[max(0, at - 2) : at]) and _WAS.isdisjoint(said[max(0, at - _CLOSE) : at]))


def _only_lives_there(said: list[str], at: int) -> bool:
    """ "Ik woon in Wassenaar, maar ...", "1 van ons woont in Delft": the plan itself is not there."""
    lives = (_LIVES | _COMES) & set(said[max(0, at - 3) : at])
    if said[max(0, at - 3) : at - 1] in _ONE_OF_US:
        return True
    return bool(lives) and bool(_BUT & set(said[at:]))
