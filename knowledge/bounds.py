"""Tells a day that only bounds when something is ("na 12 juni", "uiterlijk 5 mei") from the day on which it is."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from knowledge.single_days import WEEKDAY, Named, just_before, just_behind
from knowledge.text import normalise

Bound = Literal["after", "from", "until", "before", "between", "week"]
"""Later than the day, not earlier than it, not later, earlier, between two days, or in the week of it."""

_LEAD: dict[Bound, str] = {
    "after": "na|after|nach|apres|despues de(?:l)?|tras(?: el)?|po|след|بعد|despues di",
    "from": "vanaf|met ingang van|niet eerder dan|starting(?: on| from)?|from|not before|as of|ab"
    "|fruhestens(?: am)?|a partir d(?:u|e|el)|des le|desde(?: el)?|od|najwczesniej|от|не по-рано от"
    "|من|ابتداء من|اعتبارا من|for di",
    "until": "uiterlijk|tot|tot en met|t/m|niet later dan|until|till|by|no later than|at the latest(?: on)?|bis"
    "|bis (?:spatestens|zum)|spatestens(?: am| bis(?: zum)?)?|au plus tard|jusqu['’ ]?\\s?au|hasta(?: el)?"
    "|a mas tardar|do|najpozniej(?: do)?|en gec|до|най-късно(?: на| до)?|حتي|te ku|mas tarda(?: riba)?",
    "before": "voor|before|vor|avant|antes de(?:l)?|przed|преди|قبل|prome (?:cu|ku)",
    "week": "(?:in )?de week van|(?:in )?the week of|in der woche vom|la semaine du|la semana del|siman di",
    "between": "tussen|between|entre|zwischen|miedzy|pomiedzy|между|بين",
}
_SMALL = r"(?:(?:op|de|den|dem|the|el|le|la|di|dzien|на|يوم)\s+)*"
_ARTICLE = rf"{_SMALL}(?:(?:{WEEKDAY})[.,]?\s+)?{_SMALL}"
_AND = re.compile(rf"\s+(?:en|and|und|et|y|i|ve|и|و)\s+{_ARTICLE}")
_DENIED: dict[Bound, Bound] = {"after": "until", "before": "from"}
_BEFORE_IT = tuple(
    (bound, re.compile(normalise(rf"(?<!\w){denied}(?:{_LEAD[kind]})\s+") + rf"{_ARTICLE}$"))
    for bound, kind, denied in (
        *((bound, kind, r"(?:niet|not|nicht|nie|no|не)\s+") for kind, bound in _DENIED.items()),
        *((kind, kind, "") for kind in _LEAD),
    )
)
_BEHIND: dict[Bound, str] = {"after": "sonra", "from": "itibaren", "until": "kadar|gune dek", "before": "once"}
_BEHIND_IT = tuple((bound, re.compile(rf"(?:['’]?\w{{1,4}})?\s+(?:{words})(?!\w)")) for bound, words in _BEHIND.items())
"""Turkish says it behind the day: "12 Haziran'dan sonra"."""
_FOR = re.compile(
    r"\b(?:vergunning|toestemming|subsidie|geld|budget|plan|plannen|planning|idee|programma|ruimte|zaal|zaaltje|aanvraag"
    r"|melding|aanmelden|melden|aanvragen|afspraak|nodig|uitnodiging|vrijwilligers|hulp|deadline|datum)\s+voor"
    r"\s+(?:\w+\s+){0,2}$"
)
"""Behind one of these, "voor 12 juni" is said of what is on that day."""


_POLISH_MONTH = re.compile(
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia"
)
_NA, _DO = re.compile(rf"(?<!\w)na\s+{_ARTICLE}$"), re.compile(r"(?<!\w)do\s+$")
"""In Dutch "after" and "Thursday", in Polish "on" and "until"."""


_ABOUT = re.compile(
    r"(?<!\w)(?:rond(?:om)?|omstreeks|ongeveer|circa|ca\.?|plusminus|tegen|around|about|approximately|roughly|um|gegen"
    r"|ungefahr|etwa|vers|autour du|aux alentours du|environ|a peu pres|alrededor del?|hacia|sobre|aproximadamente"
    r"|mas o menos|okolo|kolo|mniej wiecej|gdzies|yaklasik|asagi yukari|حوالي|نحو|تقريبا|قرابه|около|към|приблизително"
    rf"|ront di|mas of menos)\s+(?:(?:am|on|riba)\s+)?{_ARTICLE}$"
)
_ABOUT_BEHIND = re.compile(
    r"(?:['’]?\w{1,4})?,?\s+(?:civari\w*|dolaylari\w*|siralari\w*|gibi(?!\w)|of zo\b|ofzo\b|of daaromtrent|or so\b"
    r"|or thereabouts|oder so\b|lub cos\b"
    r"|(?:(?:zo )?ongeveer|circa|approximately|roughly|ungefahr|etwa|environ|a peu pres|aproximadamente|mas o menos"
    r"|mniej wiecej|تقريبا|приблизително|mas of menos)(?=\s*(?:$|[.,!?;)])))"
)
""" "12 juni ongeveer 60 man" is no day that is told roughly."""


def is_about(said: str, begin: int, end: int) -> bool:
    """Is the day that stands between two places of a normalised text only told roughly ("rond 12 juni")?"""
    before, behind = just_before(said, begin), just_behind(said, end)
    return _ABOUT.search(before) is not None or _ABOUT_BEHIND.match(behind) is not None


def read(said: str, days: Sequence[Named], today: dt.date) -> list[Bound | None]:
    """How each of the days that are named in a normalised text bounds when something is; None for a day on which it is,
    and for the days from one to another ("van 12 tot 14 juni"). What was to be before a day that has passed says no
    more."""
    found: list[Bound | None] = []
    for at, one in enumerate(days):
        joined = at and found[-1] == "between" and _AND.fullmatch(said, days[at - 1].end, one.begin)
        found.append("between" if joined else _bound(said, one, today))
    return found


def around(said: str, begin: int, end: int) -> Bound | None:
    """How a day or a month bounds when something is, by the words around its place in a normalised text."""
    before, behind = just_before(said, begin), just_behind(said, end)
    found = next((kind for kind, pattern in _BEFORE_IT if pattern.search(before)), None)
    found = found or next((kind for kind, pattern in _BEHIND_IT if pattern.match(behind)), None)
    is_polish = _POLISH_MONTH.search(said, begin, end) is not None
    not_so = (found == "before" and _FOR.search(before)) or (_NA if is_polish else _DO).search(before)
    return None if not_so else found


def _bound(said: str, one: Named, today: dt.date) -> Bound | None:
    found = around(said, one.begin, one.end)
    is_over = one.last is not None and one.last < today
    if (one.is_span and found in ("from", "until")) or (is_over and found in ("until", "before")):
        return None
    return found
