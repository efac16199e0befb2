"""Finds single days that are named by their date: "12 juni", "op 12-6", "twaalf juni", "eerste zaterdag van juni".

Figures are dates only where nothing says otherwise: "5-6 mensen", "24/7", an hour or a house number is no day.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from knowledge import feasts
from knowledge.day_words import BARE_DAYS, DAYS, LONG_DAYS, MONTHS, ORDINALS, SPOKEN
from knowledge.patterns import either


def any_of(names: Iterable[str]) -> str:
    """A pattern for one of these words, the longest first."""
    return either(sorted(map(re.escape, names), key=len, reverse=True))


MONTH = any_of(MONTHS)
WEEKDAY = any_of(LONG_DAYS)
_ORDINAL, _BARE_DAY = any_of(ORDINALS), any_of(BARE_DAYS)
COUNTED = (
    r"(?!\s*(?:uur|euro|man|mensen|personen|bezoekers|buren|bewoners|kinderen|jongeren|meiden|meisjes|jongens|vrijwilligers|people|kids|dag"
    r"|dagen|days|week|weken|weeks|maanden|months|jaar|jr|jarig\w*|years|keer|x|m2|meter|stuks|%|van de|deel"
    r"|huishoudens|gezinnen|huizen|woningen|bomen|tafels|stoelen|plekken|hours?|h|am|pm|osob|kisi|personas|personnes)"
    r"(?!\w)|\s*[+*=×])"
)
"""A number before one of these is how many, not when."""
OF = r"(?:(?:of|de|del|di|van|von|dia|من)\s+)?"
YEAR = rf"(?:,?\s+(?:de\s+|del\s+|di\s+|van\s+)?(?P<year>20\d\d)(?!\d){COUNTED})?"
_ISO = re.compile(r"\b(20\d\d)[-/](\d{1,2})[-/](\d{1,2})\b")
# not in the middle of a phone number ("06-12 34 56 78") or of an ISO date
_NUMERIC = re.compile(r"(?<![\d./:-])(\d{1,2})[-/.](\d{1,2})(?:[-/.](20\d\d|\d\d))?\b(?![-/:]\d)(?!\s\d\d[\s./-]?\d\d)")
SUFFIX = r"(?:e|ste|de|st|nd|rd|th|er|eme|o|a|\.|-?(?:ego|go|го|ти|ви|ри|ми))?"
OF_MONTH = rf"(?P<month>{MONTH})(?:(?:['’]|(?<=[^\W\d]{{4}}))(?:[dt][ae]n?|y?[ae]))?\b\.?{YEAR}"
"""A month, with its Turkish ending ("12 haziranda"), and the year; "5 meiden" are girls."""
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}){SUFFIX}\s*{OF}{OF_MONTH}")
_MONTH_DAY = re.compile(rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b{COUNTED}{YEAR}")
_IN_DUTCH = frozenset(["januari", "februari", "maart", "mei", "juni", "juli", "augustus", "oktober"])
_SEVERAL = re.compile(r"\s+[a-z]{2,}(?:en|jes)\b")
"""Behind "mei 4": so many "bankjes", in May. Dutch names the day before the month."""
_MONTH_THE_DAY = re.compile(
    rf"\b({MONTH})(?:\s*,)?\s+(?:(?:op|on|am|riba|w|na)\s+)?(?:(?:de|den|the|der|el|le|il|dia)\s+)?(\d{{1,2}})"
    r"(?:(?:e|ste|de|st|nd|rd|th)\b|\.?(?=\s*(?:[,.;:!?]|$)))"
)
"""As who puts a month right goes on: "nee augustus, de 22e", "es agosto, el 22"."""
_FIRM_MONTH = any_of(name for name in MONTHS if len(name) > 3 and name not in ("march", "mars", "mart", "sept"))
_SPOKEN_MONTH = re.compile(
    rf"\b({any_of(SPOKEN).replace(re.escape('-'), '[- ]')})\s+{OF}({_FIRM_MONTH}|mei|mai|maj)\b{YEAR}"
)
_IN_MONTH = r"(?:(?:van de maand|du mois de|van|in|of|de|del|di|den|im|w|z|na|от|през|на|من|في)\s+)?"
_NTH = re.compile(
    rf"(?<!\w)(?:({_ORDINAL})\s+({_BARE_DAY})|(السبت|الاحد|الجمعه|الخميس)\s+({_ORDINAL}))(?:\s+gunu)?"
    rf"\s+{_IN_MONTH}({MONTH})(?!\w)(?:\s+(20\d\d)(?!\d))?"
)
_NTH_BEHIND = re.compile(
    rf"\b({MONTH})['’]?(?:in|un|nin|nun)?\s+(?:ayinin\s+)?({_ORDINAL})\s+({_BARE_DAY})(?:\s+gunu)?\b"
)
"""Turkish names the month first: "haziranın ilk cumartesisi"."""
WEEKDAY_BEFORE = re.compile(rf"\b({WEEKDAY})[.,]?\s+(?:(?:the|de|den|le|el|op|am)\s+)?$")
"""A day of the week, right before what is named."""
_INTRODUCED = re.compile(
    rf"(?:(?<!\w)(?:op|on|am|le|el|dnia|datum|date|dag|day|riba|di|на|в|يوم)|\b(?:{WEEKDAY}|ma|di|wo|do|vr|za|zo))"
    r"[\s:,]{1,3}(?:de\s)?$"
)
"""Before figures: a day follows."""
_BOUNDED = re.compile(
    r"(?<!\w)(?:na|vanaf|voor|rond|omstreeks|uiterlijk|tot|t/m|after|around|from|before|until|by|nach|ab|vor|bis|apres|avant|desde|hasta"
    r"|po|od|przed|do|след|от|преди|до|بعد|من|قبل|حتي)\s+(?:(?:de|dem|the|le|el|op)\s+)?$"
)
"""Before figures: a day that bounds when something is, or about which it is."""
_RANGE = re.compile(r"\b(?:van|tussen|leeftijd|from|ages?),?\s$")
STREET = re.compile(r"\w{2}(?:straat|str|weg|laan|kade|gracht|singel|dreef|pad|burgwal),?\.?\s$")
_THING = re.compile(r"\b(?:nummer|nr|kavel|lijn|artikel|tram|bus|flat|kamer|blok),?\.?\s$")
"""Before figures: hours or ages, the number of a house, or that of something else follow."""
_BEHIND_DAY = re.compile(COUNTED)
_NEXT_YEAR = (
    r"(?:volgend jaar|next year|nachstes jahr|l['’]annee prochaine|el ano que viene|el proximo ano|gelecek yil"
    r"|gelecek sene|w przyszlym roku|следващата година|догодина|السنه القادمه|العام القادم)"
)
_IN_NEXT_YEAR = re.compile(rf"(?<!\w){_NEXT_YEAR}(?!\w)")
_ONCE_MORE = re.compile(
    r"(?:\b(?:en|and|und|et|y|ve|i|ook|also|weer|daarna|vanaf|tot)\s+(?:(?:ook|dan|in|het)\s+)?)"
    rf"{_NEXT_YEAR}|{_NEXT_YEAR}\s+(?:ook|weer|opnieuw|nog een keer|again|too|wieder|aussi|otra vez)\b"
)
"""Next year beside the day of the plan, not its year: "12 december en volgend jaar weer"."""
_YEARS = {"een": 1, "1": 1, "one": 1, "twee": 2, "2": 2, "two": 2, "drie": 3, "3": 3, "three": 3}
_IN_YEARS = rf"(?:over|in)\s+({any_of(_YEARS)})\s+(?:jaar|years?)"
_YEARS_AHEAD = re.compile(rf"\b(?:{MONTH}),?\s+{_IN_YEARS}\b|\b{_IN_YEARS},?\s+(?:op|on)\s+(?:(?:{WEEKDAY})\s+)?\d")
"""Beside a day: "13 december over twee jaar"."""
MOST, BESIDE = 20, 30
"""Days that are read in one text, and characters before one that are looked at."""


class Named(NamedTuple):
    """A day that is named between two places in a text; `day` is None where the calendar has no such day. `last`: the
    last day, where several are named at once; `is_span`: all days until then are meant ("12 t/m 14 juni"), not one of
    both ("12 of 19 juni")."""

    begin: int
    end: int
    day: dt.date | None
    last: dt.date | None
    is_span: bool = False

    def overlaps(self, other: "Named") -> bool:
        """Do both stand, for a part, in the same place of the text?"""
        return self.begin < other.end and other.begin < self.end


def single(said: str, today: dt.date) -> list[Named]:
    """The days that are named by their date, in order, in a normalised text; none of them twice."""
    found: list[Named] = []
    for reader in (_iso, _day_month, _spoken, _nth_weekday, _month_day, _month_the_day, _numeric):
        for one in islice(reader(said, today), MOST):
            if not any(one.overlaps(other) for other in found):
                found.append(one)
    return sorted(found)


def seen_from(said: str, today: dt.date) -> dt.date:
    """The day from which on a day without a year is the first to come, in a normalised text: the first of January for
    what is "volgend jaar"."""
    if ahead := _YEARS_AHEAD.search(said):
        return dt.date(today.year + _YEARS[ahead[1] or ahead[2]], 1, 1)
    is_then = _IN_NEXT_YEAR.search(said) and not _ONCE_MORE.search(said)
    return dt.date(today.year + 1, 1, 1) if is_then else today


def just_before(said: str, at: int) -> str:
    """The few words before this place of a text."""
    return said[max(0, at - BESIDE) : at]


def just_behind(said: str, at: int) -> str:
    """The few words behind this place of a text."""
    return said[at : at + BESIDE]


def _iso(said: str, _today: dt.date) -> Iterator[Named]:
    for match in _ISO.finditer(said):
        day = safe(int(match[1]), int(match[2]), int(match[3]))
        yield Named(*match.span(), day, day)


def _day_month(said: str, today: dt.date) -> Iterator[Named]:
    for match in _DAY_MONTH.finditer(said):
        day = coming(int(match[1]), MONTHS[match[2]], match[3], today)
        yield Named(*match.span(), day, day)


def _spoken(said: str, today: dt.date) -> Iterator[Named]:
    for match in _SPOKEN_MONTH.finditer(said):
        number = SPOKEN.get(match[1]) or SPOKEN[match[1].replace(" ", "-")]
        day = coming(number, MONTHS[match[2]], match[3], today)
        yield Named(*match.span(), day, day)


def _month_day(said: str, today: dt.date) -> Iterator[Named]:
    for match in _MONTH_DAY.finditer(said):
        if match[1] in _IN_DUTCH and _SEVERAL.match(said, match.end()):
            continue
        if day := coming(int(match[2]), MONTHS[match[1]], match[3], today):  # "ome Jan 80" names no day
            yield Named(*match.span(), day, day)


def _month_the_day(said: str, today: dt.date) -> Iterator[Named]:
    for match in _MONTH_THE_DAY.finditer(said):
        if day := coming(int(match[2]), MONTHS[match[1]], None, today):
            yield Named(*match.span(), day, day)


def _numeric(said: str, today: dt.date) -> Iterator[Named]:
    for match in _NUMERIC.finditer(said):
        number, month, year = int(match[1]), int(match[2]), match[3]
        if year is None and not _is_day(said, match):
            continue
        year = f"20{year}" if year and len(year) == 2 else year
        day = coming(number, month, year, today)
        if day or (number <= 31 and month <= 12 and not (number == 0 or month == 0)):
            yield Named(*match.span(), day, day)


def _is_day(said: str, match: re.Match[str]) -> bool:
    """Are these figures without a year a day? "20-02" is, and so is "3/5" behind "op" or when nothing else is said;
    "2-3 mensen", "24/7", "1.500", half past ten and a house number are not."""
    if said.strip(" .!?") == match[0]:
        return True
    first, second, sign = int(match[1]), int(match[2]), match[0][len(match[1])]
    if not _BEHIND_DAY.match(said, match.end()):
        return False
    before = just_before(said, match.start())
    is_range = first < second and not match[2].startswith("0")
    if _INTRODUCED.search(before):
        return not (sign == "-" and is_range and WEEKDAY_BEFORE.search(before))  # "saturday 2-5"
    if sign == "." or match[0] == "24/7":
        return False
    if _BOUNDED.search(before) and sign == "-" and first > second:
        return True
    if _THING.search(before) or (is_range and _RANGE.search(before)):
        return False
    if sign == "-" and STREET.search(before) and not match[2].startswith("0"):
        return False
    return len(match[1]) == len(match[2]) == 2 or (sign == "/" and (first > second or first > 5))


def _nth_weekday(said: str, today: dt.date) -> Iterator[Named]:
    for match in _NTH.finditer(said):
        day = _coming_nth(match[1] or match[4], match[2] or match[3], match[5], match[6], today)
        yield Named(*match.span(), day, day)
    for match in _NTH_BEHIND.finditer(said):
        day = _coming_nth(match[2], match[3], match[1], None, today)
        yield Named(*match.span(), day, day)


def _coming_nth(nth: str, weekday: str, month: str, year: str | None, today: dt.date) -> dt.date | None:
    number = DAYS[weekday] if weekday in DAYS else BARE_DAYS[weekday]
    for at in [int(year)] if year else [today.year, today.year + 1]:
        day = feasts.nth(at, MONTHS[month], number, ORDINALS[nth])
        if day and (year or day >= today):
            return day
    return None


def coming(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    """This day in that year, or the first to come from `today` on; None when the calendar has no such day."""
    if year:
        return safe(int(year), month, day)
    # eight years reach the next 29 February, also around a century
    coming = (safe(today.year + ahead, month, day) for ahead in range(9))
    return next((found for found in coming if found is not None and found >= today), None)


def safe(year: int, month: int, day: int) -> dt.date | None:
    """This day; None when the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
