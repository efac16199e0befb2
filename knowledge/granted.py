"""What a message tells of money that is there already: "als we al 1000 euro van het stadsdeel krijgen"."""

import re
from functools import lru_cache

from knowledge.patterns import a_word_of

_DISTRICT = a_word_of("stadsdeel* district dzielnic* ilce* distrito bezirk* arrondissement район*")
_CITY = a_word_of(
    "gemeente* stad municipality city council belediye* gmin* urzad urzedu ayuntamiento municipio mairie commune"
    " municipalite община* общината (?:ال|لل)?بلديه kiudat"
)
_MONEY = a_word_of(
    "geld subsidie* bijdrage* euros? eur money grants? subsidy subsidies funding para hibe avro pieniadze dotacj*"
    " dinero subvencion* ayuda argent subventions? forderung zuschuss пари субсиди* مال منحه plaka supsidio"
)
_NUMBER = r"\d{2,}"
_GOT = a_word_of(
    "kregen kreeg ontvingen ontving gekregen ontvangen toegezegd got received aldik dostalismy dostalam recu"
)
_HAS = a_word_of(
    "krijg krijgen krijgt heb hebben heeft binnen have has get receive aliyoruz var dostajemy mamy recibimos tenemos"
    " bekommen haben recevons avons получаваме имаме получихме لدينا حصلنا نحصل tin haya ta_haya"
)
_ALREADY = (
    rf"(?:{a_word_of('al reeds already zaten su_an juz ya schon bereits deja вече بالفعل kaba')})"
    r"(?! (?:het|de|die|deze|dat|dit|mijn|onze|ons|snel|lang|met|om)\b)"
)
_GIVES = a_word_of("geeft gaf gaven betaalt betaalde gives? gave pays? paid veriyor daje da gibt donne дава")
_NOTHING = a_word_of("niks niets niet geen nooit nothing not no never kein* nie pas nada не لا")
_SOUGHT = a_word_of(
    "nodig zoek zoeken vragen gevraagd aangevraagd aanvragen wil willen need needed ask asked applied apply want"
    " looking"
)
_GETTING = re.compile(rf"{_GOT}|{_ALREADY}.*{_HAS}|{_HAS}.*{_ALREADY}")
_GIVING = re.compile(rf"(?:{_CITY}|{_DISTRICT})(?: \w+){{0,2}}? {_GIVES}|{_ALREADY}.*{_GIVES}")
_GIVER, _OF_DISTRICT = re.compile(f"{_CITY}|{_DISTRICT}"), re.compile(_DISTRICT)
_SOME, _AGAINST = re.compile(f"{_MONEY}|{_NUMBER}|€"), re.compile(f"{_NOTHING}|{_SOUGHT}")
_CUT = re.compile(r"([;!?؟\n]+|[.,،]+(?=\s|$)|\s(?:maar|but|en|and|ve|ama|ale|pero|und|aber|et|mais|и|но)\s)")
"""Where a part of a message ends, as what is told of money goes."""


def parts(said: str) -> list[str]:
    """The parts of normalised text that tell of money that is there."""
    return [piece for piece, tells in _pieces(said) if tells]


def without(said: str) -> str:
    """Normalised text without the parts that tell of money that is there: nobody asks for that any more."""
    return "".join(" " if tells else piece for piece, tells in _pieces(said))


def by_city(said: str) -> bool:
    """Does the city pay already, whichever part of it?"""
    return any(_GIVER.search(part) for part in parts(said))


def by_district(said: str) -> bool:
    """Does a stadsdeel pay already?"""
    return any(_OF_DISTRICT.search(part) for part in parts(said))


@lru_cache(maxsize=16)  # who reads an amount asks, and who asks which giver it is
def _pieces(said: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a text and what cuts them, in order, each with whether it tells of money that is there."""
    return tuple((piece, at % 2 == 0 and _tells(piece)) for at, piece in enumerate(_CUT.split(said)))


def _tells(part: str) -> bool:
    there = _GETTING.search(part) or _GIVING.search(part)
    return there is not None and _SOME.search(part) is not None and _AGAINST.search(part) is None
