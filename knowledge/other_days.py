"""Tells the days that a message names beside the day of the plan: "niet 3 juni maar 10 juni", "geboren op 3 mei"."""

import datetime as dt
import re
from functools import lru_cache

from knowledge.day_words import ALSO_OTHERWISE, MONTHS
from knowledge.named_days import named
from knowledge.single_days import COUNTED, WEEKDAY, Named, any_of, just_before, just_behind

_GONE = "…"
"""What stands in place of a day that is not the plan's."""
_LONG_AGO = 10
"""Years after which a day with its year was surely never that of a plan."""
_ON = rf"(?:(?:op|de|den|het|on|the|am|dem|el|le|la|w|na|riba|в|на|يوم|{WEEKDAY})[.,]?\s+)*$"
_NOT_ON = re.compile(
    r"(?<!\w)(?:niet|geen|not|nicht|pas|no|nie|не|ليس|ليست|مش|لا|ipv|i\.p\.v\.|in plaats van|instead of|rather than"
    r"|statt|anstatt|zamiast|en vez del?|en lugar del?|au lieu d[ue]|вместо|بدل|بدلا من|na luga di)"
    rf"\s+{_ON}"
)
_NOT_BEHIND = re.compile(r"['’]?\w{0,3}\s+(?:degil|yerine)\b")
_LAST_YEAR = (
    r"(?:vorig jaar|afgelopen jaar|last year|letztes jahr|gecen (?:yil|sene)|w zeszlym roku|el ano pasado"
    r"|l['’]an(?:nee)? (?:dernier|derniere|passee)|миналата година|العام الماضي|السنه الماضيه|ana pasa)"
)
_OF_LAST_YEAR = re.compile(rf"(?<!als )(?<!like )(?<!wie )(?<!\w){_LAST_YEAR}\s+{_ON}")
_LAST_YEAR_BEHIND = re.compile(rf",?\s+(?:van |of )?{_LAST_YEAR}(?!\w)")
_BORN = re.compile(
    r"(?<!\w)(?:geboren|born|geboortedatum|dogum\w*|urodz\w+|nacid[oa]|naci|nee? le|роден\w*|مواليد|ولدت)(?!\w)"
)
_OF_A_LIFE = re.compile(
    r"(?<!\w)(?:jarig|verjaar\w*|birthday|geburtstag|anniversaire|cumpleanos|urodziny|getrouwd|trouwden|married|verheiratet)(?!\w)"
)
_HAS_BEEN = re.compile(
    r"(?<!\w)(?:hadden|had|was|waren|deden|deed|hielden|vierden|vierde|organiseerden|stonden|stond|were|held|did|hatten"
    r"|hatte|avions|tuvimos|hicimos|mielismy|(?:heb|hebben)(?=.{0,60}\b(?:gehad|gevierd|gehouden|georganiseerd)\b))(?!\w)"
)
_THOUGHT_OF = re.compile(r"\b(?:gedachten?|gepland|geprikt|afgesproken|gekozen|besloten|in mind|planned|geplant)\b")
_TO_BE_DONE = re.compile(
    r"(?<!\w)(?:(?:aanvraag|aanvragen|aan te vragen|indienen|in te dienen|inschrijv\w*|apply|application|submit|antrag"
    r"|beantragen|demande|solicitud|wniosek)\s+(?:voor|uiterlijk|tot|before|by|vor|bis|avant|antes del?|przed|do)"
    rf"|deadline|uiterlijk)(?:\s+(?:is|was|:))?\s+{_ON}"
)
_DONE_BY = re.compile(r"\s+(?:aanvragen|aangevraagd|indienen|ingediend|inschrijven|beantragen)\b")
_IN_TIME = re.compile(
    r"\s+(?:(?:nog|wel|dan|ook|still|noch|encore)\s+)*(?:op tijd|te laat|vroeg genoeg|snel genoeg|in time|on time"
    r"|too late|early enough|rechtzeitig|zu spat|a temps|trop tard|a tiempo|demasiado tarde)\b"
)
_CUT = re.compile(r"[.!?;,\n](?=\s|$)|\s(?:en|maar|and|but|und|aber|et|mais|y|pero|ve|ama|i|ale|и|но)\s")
"""Where what is said of a day ends."""
_A_TIME = re.compile(
    rf"(?<!\w)(?:{any_of(name for name in MONTHS if name not in ALSO_OTHERWISE)}|zomer|lente|voorjaar|herfst|najaar"
    r"|winter|summer|spring|autumn|volgende (?:week|maand)|weekend|ramadan|over \w+ (?:dagen|weken|maanden))(?!\w)"
)
_YEAR_BEHIND = re.compile(rf"[\s,./-]+(?:van\s+)?1[89]\d\d\b{COUNTED}")


@lru_cache(maxsize=16)  # the day, the last of several and the period are each asked for
def without(said: str, today: dt.date) -> str:
    """A normalised text without the days that are surely not the plan's (of a birth, of last year, long past); and,
    where it tells another time too, without what is denied, has been, is of a birthday or to be done by then."""
    surely = [one for one in named(said, today) if _is_past(said, one, today)]
    left = _blank(said, surely)
    days = [one for one in named(left, today) if one.day]
    beside = [one for one in days if _is_denied(left, one) or _is_beside(left, one)]
    if not beside:
        return left
    elsewhere = left
    for around in (_around(left, one) for one in beside):
        elsewhere = elsewhere.replace(around, _GONE)
    return _blank(left, beside) if len(beside) < len(days) or _A_TIME.search(elsewhere) else left


def denied(said: str, today: dt.date) -> Named | None:
    """The only day of a normalised text, where it is said not to be then ("niet op 10 juni, maar een week later")."""
    days = [one for one in named(said, today) if one.day]
    return days[0] if len(days) == 1 and _is_denied(said, days[0]) else None


def _blank(said: str, days: list[Named]) -> str:
    for one in reversed(days):
        year = _YEAR_BEHIND.match(said, one.end)
        said = f"{said[: one.begin]}{_GONE}{said[year.end() if year else one.end :]}"
    return said


def _is_past(said: str, one: Named, today: dt.date) -> bool:
    if _YEAR_BEHIND.match(said, one.end) or (one.last and one.last.year <= today.year - _LONG_AGO):
        return True
    of_last = _OF_LAST_YEAR.search(just_before(said, one.begin)) or _LAST_YEAR_BEHIND.match(just_behind(said, one.end))
    return of_last is not None or _BORN.search(_around(said, one)) is not None


def _is_denied(said: str, one: Named) -> bool:
    """Is it said not to be on this day?"""
    before = _NOT_ON.search(just_before(said, one.begin))
    return before is not None or _NOT_BEHIND.match(just_behind(said, one.end)) is not None


def _is_beside(said: str, one: Named) -> bool:
    """Is this day one of something else: what was, a birthday, a deadline, or asked whether it is in time?"""
    before, behind, around = just_before(said, one.begin), just_behind(said, one.end), _around(said, one)
    if _IN_TIME.match(behind) or _OF_A_LIFE.search(around):
        return True
    has_been = _HAS_BEEN.search(around) and not _THOUGHT_OF.search(around)
    return bool(has_been or _TO_BE_DONE.search(before) or _DONE_BY.match(behind))


def _around(said: str, one: Named) -> str:
    """What is said of a day: the words around it, to where that ends."""
    begin = max((cut.end() for cut in _CUT.finditer(said, 0, one.begin)), default=0)
    end = _CUT.search(said, one.end)
    return said[begin : end.start() if end else len(said)]
