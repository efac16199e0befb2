"""Reads the day somebody means: "12 juni", "volgende week zaterdag", "eerste zaterdag van juni", "over 3 weken"."""

import datetime as dt
import re

from knowledge.text import normalise

_MONTHS = {
    month: number
    for number, listed in enumerate(
        (
            "januari jan january ocak stycznia styczen enero janvier januar يناير януари yanuari",
            "februari feb february subat lutego luty febrero fevrier februar فبراير февруари",
            "maart mrt march mart marca marzec marzo mars marz مارس март",
            "april apr nisan kwietnia kwiecien abril avril ابريل април aprel",
            "mei may mayis maja maj mayo mai مايو май",
            "juni jun june haziran czerwca czerwiec junio juin يونيو юни yuni",
            "juli jul july temmuz lipca lipiec julio juillet يوليو юли yuli",
            "augustus aug august agustos sierpnia sierpien agosto aout اغسطس август ougustus",
            "september sept sep eylul wrzesnia wrzesien septiembre septembre سبتمبر септември",
            "oktober okt october oct ekim pazdziernika pazdziernik octubre octobre اكتوبر октомври",
            "november nov kasim listopada listopad noviembre novembre نوفمبر ноември",
            "december dec aralik grudnia grudzien diciembre decembre dezember ديسمبر декември desember",
        ),
        start=1,
    )
    for month in listed.split()
}
_DAYS = {
    name: number
    for number, listed in enumerate(
        (
            "maandag monday mon ma pazartesi poniedzialek lunes montag lundi الاثنين понеделник djaluna",
            "dinsdag tuesday tue di sali wtorek martes dienstag mardi الثلاثاء вторник djamars",
            "woensdag wednesday wed wo carsamba sroda srode miercoles mittwoch mercredi الاربعاء сряда djarason",
            "donderdag thursday thu do persembe czwartek jueves donnerstag jeudi الخميس четвъртък djaweps",
            "vrijdag friday fri vr cuma piatek viernes freitag vendredi الجمعه петък djabierne",
            "zaterdag saturday sat za cumartesi sobota sobote sabado samstag samedi السبت събота djasabra",
            "zondag sunday sun zo pazar niedziela niedziele domingo sonntag dimanche الاحد неделя djadumingu",
        )
    )
    for name in listed.split()
}
CALENDAR_WORDS = frozenset(_MONTHS) | frozenset(name for name in _DAYS if len(name) > 2)
"""Names of months and days in every language that is read here."""
_LONG_DAYS = {name for name in _DAYS if len(name) > 3}
_ORDINALS = {"eerste": 1, "1e": 1, "first": 1, "tweede": 2, "2e": 2, "second": 2, "derde": 3, "3e": 3, "third": 3,
             "vierde": 4, "4e": 4, "fourth": 4, "laatste": -1, "last": -1}  # fmt: skip
_SMALL, _SHORT, _ENDING = 4, 5, 3
"""Letters of a word that says nothing by itself, words of a message that is no more than an answer, and letters of an
ending."""
_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
            "negen": 9, "tien": 10,
            "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip

_MONTHS_BEGIN = {
    begin: [name for name in _MONTHS if name.startswith(begin)] for begin in {name[: _SMALL + 1] for name in _MONTHS}
}
"""Every month by its first letters: each word of each message is asked for."""
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_WEEKDAYS = "|".join(sorted(_LONG_DAYS, key=len, reverse=True))
_NO_DAY = (
    r"(?!\s*(?:uur|euro|man|mensen|personen|bezoekers|buren|kinderen|people|dag|dagen|days|week|weken|weeks|keer)\b)"
)
"""A number before one of these is how many, not when."""
_ISO = re.compile(r"\b(20\d\d)-(\d{1,2})-(\d{1,2})\b")
# not in the middle of a phone number ("06-12 34 56 78") or of an ISO date
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[-/.](\d{1,2})(?:[-/.](20\d\d|\d\d))?\b(?![-/]\d)(?!\s\d\d[\s./-]?\d\d)")
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:e|ste|de|st|nd|rd|th|\.)?\s*(?:of\s+|de\s+)?"
    rf"(?:(?:en|of|t/m|tot en met|tot|-|–|&|and)\s+\d{{1,2}}(?:e|ste|de)?\s+)?({_MONTH})\b\.?"
    rf"(?:\s+(?:de\s+)?(20\d\d){_NO_DAY})?"
)
_MONTH_DAY = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b{_NO_DAY}(?:,?\s+(20\d\d))?")
_NTH = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+({_WEEKDAYS})\s+(?:van|in|of)\s+({_MONTH})(?:\s+(20\d\d))?")
_AHEAD = re.compile(
    rf"\b(?:over|in)\s+(\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(dag|dagen|day|days|week|weken|weeks|maand|maanden|month|months)\b"
)
# "goede morgen", "zaterdag morgen", "por la mañana": a greeting, a part of the day
_MORROW = re.compile(
    r"(?<!goede )(?<!goeie )(?<!guten )(?<!dag )(?<!de )(?<!elke )(?<!am )(?<!la )"
    r"\b(overmorgen|morgen|tomorrow|yarin|jutro|manana)\b"
)
_WEEKDAY = re.compile(
    r"\b(volgende week|aankomende|aanstaande|komende|volgende|deze|next week|next|this|coming"
    r"|gelecek hafta|gelecek|onumuzdeki|bu|przyszl[ay]|najblizsz[ay]|nastepna|nachsten?|kommenden?|diesen"
    rf"|proximo|este|следващ(?:ата|ия)|тази|този|otro|e)\s+({_WEEKDAYS})\b"
)
_WEEKDAY_FIRST = re.compile(
    rf"(?<!\w)({_WEEKDAYS})\s+(?:القادم|القادمه|المقبل|prochain|que viene|proximo|binnen)(?!\w)"
)
_ONLY_WEEKDAY = re.compile(rf"(?:(?:op|on|am|el|le|w|we|na|riba|в|يوم|dag)\s+)?({_WEEKDAYS})(?:\s+gunu)?")
_WEEK_AFTER = frozenset({"volgende week", "next week", "gelecek hafta"})


_PERIODS = (
    "in op de het een van eind begin half midden deze dit volgend volgende komende na voor maand week weekend jaar"
    " zomer lente voorjaar herfst najaar winter vakantie zomervakantie ramadan kerst pasen the of this next early"
    " late end month year summer spring autumn fall holidays after before easter christmas en el mes verano im am"
    " ende nachsten sommer monat le la mois prochain ete bu gelecek ay yaz w na nastepny miesiac lato през лятото"
)
_PERIOD = frozenset(_PERIODS.split())
"""Words that with the name of a month say when it is, and not on which day."""


def only_period(text: str) -> bool:
    """Does `text` say only roughly when ("in juni", "na de ramadan"), without a day?"""
    said = normalise(text).replace("?", " ").replace(".", " ").replace(",", " ").split()
    months = [word for word in said if _is_month(word)]
    telling = [*months, *(word for word in said if len(word) > _SMALL and word in _PERIOD)]
    return 0 < len(said) <= _SHORT and bool(telling) and all(word in _PERIOD for word in said if word not in months)


def _is_month(word: str) -> bool:
    """Is this the name of a month, perhaps with an ending ("haziranda", "czerwcu")?"""
    size = len(word)
    return word in _MONTHS or any(
        abs(len(name) - size) <= _ENDING for name in _MONTHS_BEGIN.get(word[: _SMALL + 1], ()) if size > _SMALL
    )


def read(text: str, today: dt.date) -> dt.date | None:
    """The first day named in `text`, on or after `today` unless a year is given; None when none is certain.

    A month alone, "na de ramadan" or "in de zomer" is not a day: then None, so that one can ask.
    """
    said = normalise(text)
    for reader in (_iso, _day_month, _nth_weekday, _month_day, _numeric, _relative):
        if (day := reader(said, today)) is not None:
            return day
    return None


def _iso(said: str, _today: dt.date) -> dt.date | None:
    match = _ISO.search(said)
    return _safe(int(match[1]), int(match[2]), int(match[3])) if match else None


def _day_month(said: str, today: dt.date) -> dt.date | None:
    match = _DAY_MONTH.search(said)
    return _coming(int(match[1]), _MONTHS[match[2]], match[3], today) if match else None


def _month_day(said: str, today: dt.date) -> dt.date | None:
    match = _MONTH_DAY.search(said)
    return _coming(int(match[2]), _MONTHS[match[1]], match[3], today) if match else None


def _numeric(said: str, today: dt.date) -> dt.date | None:
    match = _NUMERIC.search(said)
    if not match:
        return None
    if match[3] is None:
        # "20-02" is a day, and so is "3/5" when nothing else is said; "2-3 mensen", "24/7" and "1.500" are not
        two_digits = len(match[1]) == len(match[2]) == 2 and "." not in match[0]
        is_day = two_digits or said.strip() == match[0]
        return _coming(int(match[1]), int(match[2]), None, today) if is_day else None
    return _coming(int(match[1]), int(match[2]), match[3] if len(match[3]) == 4 else f"20{match[3]}", today)


def _nth_weekday(said: str, today: dt.date) -> dt.date | None:
    match = _NTH.search(said)
    if not match:
        return None
    nth, weekday, month = _ORDINALS[match[1]], _DAYS[match[2]], _MONTHS[match[3]]
    for year in [int(match[4])] if match[4] else [today.year, today.year + 1]:
        day = _nth(year, month, weekday, nth)
        if day and (match[4] or day >= today):
            return day
    return None


def _nth(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    days = [
        day for number in range(1, 32) if (day := _safe(year, month, number)) is not None and day.weekday() == weekday
    ]
    return days[nth - 1 if nth > 0 else nth] if len(days) >= abs(nth) else None


def _relative(said: str, today: dt.date) -> dt.date | None:
    if match := _AHEAD.search(said):
        count = _NUMBERS.get(match[1]) or int(match[1])
        unit = match[2][0]
        return today + dt.timedelta(days=count * {"d": 1, "w": 7, "m": 30}[unit])
    if match := _WEEKDAY.search(said):
        weekday = _DAYS[match[2]]
        if match[1] in _WEEK_AFTER:
            monday = today + dt.timedelta(days=7 - today.weekday())
            return monday + dt.timedelta(days=weekday)
        return _next(weekday, today)
    if match := _WEEKDAY_FIRST.search(said):
        return _next(_DAYS[match[1]], today)
    if match := _MORROW.search(said):
        return today + dt.timedelta(days=2 if match[1] == "overmorgen" else 1)
    return None


def coming_weekday(text: str, today: dt.date) -> dt.date | None:
    """The coming day of this name, for who answers a question with nothing else ("zaterdag"); None for any other."""
    match = _ONLY_WEEKDAY.fullmatch(normalise(text).strip(" .!"))
    return _next(_DAYS[match[1]], today) if match else None


def _next(weekday: int, today: dt.date) -> dt.date:
    return today + dt.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _coming(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    if year:
        return _safe(int(year), month, day)
    # eight years reach the next 29 February, also around a century
    coming = (_safe(today.year + ahead, month, day) for ahead in range(9))
    return next((found for found in coming if found is not None and found >= today), None)


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
