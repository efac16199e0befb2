"""Reads the day somebody means: "12 juni", "volgende week zaterdag", "eerste zaterdag van juni", "over 3 weken"."""

import calendar
import datetime as dt
import re
from functools import lru_cache
from itertools import pairwise

from knowledge import bounds, feasts, numerals, other_days
from knowledge.day_words import AHEAD, DAYS, MONTHS, PAIRS, UNITS
from knowledge.named_days import named
from knowledge.numerals import UNITS as DUTCH
from knowledge.single_days import WEEKDAY, WEEKDAY_BEFORE, Named, any_of, just_before, safe, seen_from
from knowledge.text import normalise, words

_ROUGHLY = (
    "ongeveer|circa|zo['’]?n|about|around|roughly|etwa|ungefahr|environ|unos|unas|okolo|около|приблизително|حوالي"
)
_AHEAD = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        rf"(?:{before})\s+(?:(?:{_ROUGHLY})\s+)?(?:(?:een )?(\d{{1,2}}|[^\W\d]+)\s+)?"
        rf"({any_of(' '.join(units).split())})(?!\w)"
        for before, units in AHEAD.items()
    )
    + r"|(\d{1,2}|[^\W\d]+)\s+(gun|hafta|ay)\s+sonra(?!\w))"
)
_ABOUT_AHEAD = re.compile(rf"(?<!\w)(?:{'|'.join(AHEAD)})\s+(?:{_ROUGHLY})\s+\w")
_PARTS = {"anderhalve": 1.5, "halve": 0.5}
_WITHOUT_NUMBER = ("za", "след", "بعد")
_ON_WEEKDAY = re.compile(rf"\s+(?:op\s+(?:de\s+)?|on\s+(?:a\s+)?|am\s+)?({WEEKDAY})\b")
# "goede morgen", "zaterdag morgen", "por la mañana": a greeting, a part of the day
_MORROW = re.compile(
    r"(?<!goede )(?<!goeie )(?<!guten )(?<!dag )(?<!de )(?<!elke )(?<!am )(?<!la )(?<!w)\b"
    r"(overmorgen|ubermorgen|apres-demain|pojutrze|pasado manana|вдругиден|morgen(?:avond|middag|ochtend)?|tomorrow"
    r"|yarin|jutro|manana|demain|manan|утре)(?!\w)"
)
_IN_TWO_DAYS = frozenset({"overmorgen", "ubermorgen", "apres-demain", "pojutrze", "pasado manana", "вдругиден"})
_TODAY = re.compile(
    r"\b(?:vandaag|vanavond|vanmiddag|today|tonight|bugun|dzisiaj|dzis|hoy|heute|aujourd['’]hui|днес)\b"
)
_YESTERDAY = re.compile(
    r"(?<!\w)(?:(eergisteren|day before yesterday)|gister(?:en|avond)|yesterday|ayer|gestern)(?!\w)"
)
_HAPPENED = re.compile(
    r"\b(?:heb|hebben|had|hadden|heeft|ben|bent|is|was|waren|werd)\b.{0,80}"
    r"\b(?!geld|gebied|geluid|gezin|gezond|gesprek|gemeent|gebouw|gelegen)(?:\w{0,5}ge\w{2,20}(?:d|t|en)|begonnen|verl\w+"
    r"|on[td]\w+|jarig)\b"
    r"|\b(?:was|waren|kreeg|kregen|ging|gingen|kwam|kwamen|stond|deed|deden|sliep|sinds|vroeger|altijd|were|got|did|went"
    r"|have been|since|always|depuis|desde|seit)\b"
    r"|\b(?:elke?|ieder|vorige?|afgelopen|al \w+|every|each|last|chaque|cada) (?:jaar|year|annee|ano)\b"
)
"""What happened, or happens every year, has a day that is not the day of the plan."""
_DONE_NOW = re.compile(
    r"\b(?:bel|bellen|aanvragen|aan te vragen|opgericht|weten|horen|langskomen|in de pot|apply|call)\b"
)
"""What is done about a plan today or this year."""
_DONE = re.compile(r"\b(?:\w{0,4}ge\w{3,}(?:d|t|en)|\w+ed|begonnen|[bv]er\w+[dt])\b")
"""What somebody did, with or without the verb before it."""
_BRIEF = 12
"""Words of a message in which "vandaag" or "volgende week" is surely said of the plan; a story tells of more."""
_NEXT = (
    r"(?:volgende week|aankomende|aanstaande|a\.?\s?s\.|komende|volgende|deze|next week|next|this|coming|gelecek hafta"
    r"|gelecek|onumuzdeki|bu|przyszl[aye]|najblizsz[aye]|nastepn[aye]|nachste woche|nachsten?|kommenden?|diesen|ce"
    r"|proximo|este|следващ(?:ата|ия)|тази|този|otro|e)"
)
_WEEKDAY = re.compile(rf"(?<!\w)({_NEXT})\s+({WEEKDAY})\b")
_WEEKDAY_FIRST = re.compile(
    rf"(?<!\w)({WEEKDAY})\s+(?:(volgende week|next week|nachste woche|de la semaine prochaine|de la proxima semana)|"
    r"القادم|القادمه|المقبل|prochaine?|que viene|proximo|binnen|aanstaande|a\.\s?s\b|deze week|as(?=\W*$|[.,!?]))(?!\w)"
)
_ONLY_WEEKDAY = re.compile(rf"(?:(?:op|on|am|el|le|w|we|na|riba|в|във|يوم|dag)\s+)?(?:de\s+)?({WEEKDAY})(?:\s+gunu)?")
_WEEK_AFTER = frozenset({"volgende week", "next week", "gelecek hafta", "nachste woche"})
_INSTEAD = re.compile(
    r"\b(?:nee|neen|sorry|oeps|bedoel|toch|eigenlijk|liever|naar|wordt|moet|no|i mean|actually|instead|moved? to"
    r"|nein|non|plutot|nie|hayir)\b"
)
_JOINS = re.compile(
    rf"[\s,]*(?:en|of|tot|tot en met|t/?m|-|–|&|and|or|to|until|bis|und|oder|et|ou|au|y|o|al|a|i|lub|do|ve|ile|veya|и"
    rf"|или|до|و|او|الى)?[\s,]*(?:(?:op|on|am|le|el|de|{WEEKDAY}|ma|di|wo|do|vr|za|zo)\s+)*"
)
_FEW, _NEAR = 8, 3
"""Words of a message that only moves a day, and days around it in which a day of the week is looked for."""


@lru_cache(maxsize=16)  # whether a time is told without a day is asked of the same message
def read(text: str, today: dt.date) -> dt.date | None:
    """The day named in `text`, on or after `today` unless a year is given; None when none is certain. Of days from one
    to another it is the first.

    A month alone, "na 12 juni", "na de ramadan" or "in de zomer" is not a day, nor are two days that have nothing to do
    with each other: then None, so that one can ask (see `periods`).
    """
    said = normalise(text)
    if (other := _instead_of(said, today)) is not None:
        return other
    said = other_days.without(said, today)
    if known := [one for one in named(said, today) if one.day]:
        meant = _meant(said, known, today)
        return meant.day if meant else None
    feast = feasts.find(said, seen_from(said, today))
    on_it = feast.day if feast and feast.is_on_it and not is_of_else(said, feast.begin) else None
    return _relative(said, today) or on_it


def _instead_of(said: str, today: dt.date) -> dt.date | None:
    """So much earlier or later than the only day that is named, where that is denied."""
    denied = other_days.denied(said, today)
    return _shifted(said.strip(), denied.day) if denied and denied.day else None


def until(text: str, today: dt.date) -> dt.date | None:
    """The last of the days from one to another that `text` names ("12 t/m 14 juni"); None where it is on one day."""
    said = other_days.without(normalise(text), today)
    known = [one for one in named(said, today) if one.day]
    meant = _meant(said, known, today) if known else None
    return meant.last if meant and meant.is_span else None


def is_about(text: str, today: dt.date) -> bool:
    """Is the day that `text` names only told roughly ("rond 12 juni", "over ongeveer 3 weken")?"""
    said = other_days.without(normalise(text), today)
    if known := [one for one in named(said, today) if one.day]:
        meant = _meant(said, known, today)
        return meant is not None and bounds.is_about(said, meant.begin, meant.end)
    return _ABOUT_AHEAD.search(said) is not None and _ahead(said, today) is not None


def start(text: str, today: dt.date) -> dt.date | None:
    """The day from which something is ("vanaf 3 april"), on which what goes on begins; None for any other text."""
    said = other_days.without(normalise(text), today)
    days = [one for one in named(said, today) if one.day]
    return days[0].day if bounds.read(said, days, today) == ["from"] else None


_ANSWERS = frozenset(
    normalise(
        "op de het dan nee ja no an toch liever of misschien maybe ook doe maar sorry oeps wordt eigenlijk on at the in"
        " am el les la au a à w na met mit with en i mean actually rather nein lieber zu zum non plutôt nie hayır kan"
        " mag verzetten naar move it to a el al для на не لا في يوم"
    ).split()
)
"""Words beside a day that say nothing of what is on it."""
_THIS_YEAR = re.compile(r"(?<!\w)(?:dit jaar|this year|dieses jahr|cette annee|este ano|bu yil|w tym roku)(?!\w)")


def is_all(text: str, today: dt.date) -> bool:
    """Does `text` only name a day by its date or its feast ("nee, 8 mei", "met pasen"), and nothing that is on it? The
    name of a feast alone may be what is wanted."""
    said = normalise(text)
    if read(text, today) is None or not (found := _calendar(said, today)):
        return False
    begin, end, is_feast = found
    rest = re.findall(r"\w+", f"{said[:begin]} {said[end:]}")
    return all(word in _ANSWERS or word in DAYS for word in rest) and (bool(rest) or not is_feast)


def without_year(text: str, today: dt.date) -> bool:
    """Does `text` name a day by its date or its feast, and not its year? What is counted from today has its year."""
    said = normalise(text)
    has_year = re.search(r"\b20\d\d\b", said) or _THIS_YEAR.search(said) or seen_from(said, today) != today
    return not has_year and _calendar(said, today) is not None


def _calendar(said: str, today: dt.date) -> tuple[int, int, bool] | None:
    """From where to where days are named by their date, or by a feast (then True); None for any other text."""
    if days := [one for one in named(said, today) if one.day]:
        return days[0].begin, days[-1].end, False
    feast = feasts.find(said, today)
    return (feast.begin, feast.end, True) if feast and feast.is_on_it else None


def coming_weekday(text: str, today: dt.date) -> dt.date | None:
    """The coming day of this name, for who answers a question with nothing else ("zaterdag"); None for any other."""
    match = _ONLY_WEEKDAY.fullmatch(normalise(text).strip(" .!"))
    return _next(DAYS[match[1]], today) if match else None


_LEAD = (
    r"\W*(?:(?:oh?|wacht|nee|neen|oeps|sorry|toch|liever|eigenlijk|ik bedoel(?:de)?|het wordt|(?:kan|mag) het(?: ook)?"
    r"|wordt|doe maar|maak er|no|i mean|make it|rather|actually|nein|doch|lieber|non|plutot|mejor|nie|hayir|не"
    r"|only|just|alleen|nur|seulement|solo|tylko|само"
    r"|لا)[\s,.!:]+)"
)
_LATER = (
    r"(?:(eerder|vroeger|ervoor|earlier|sooner|before|wczesniej|fruher|plus tot|antes|mas temprano|по-рано|erken)"
    r"|(?:later|erna|after|pozniej|spater|plus tard|despues|mas tarde|по-късно|daha sonra))"
)
_AND_DO = r"(?:\s+(?:doen|houden|vieren|organiseren|is|zijn|wordt|worden|kan|mag|lukt|machen|faire|hacerlo))?"
_WEEKENDS = frozenset({"weekend", "wochenende", "week-end"})
_STEPS = UNITS | dict.fromkeys(_WEEKENDS, "w")
_SAME_DAY = re.compile(r"(?:zelfde|dezelfde|diezelfde|same|the same|gleicher|selber|meme|le meme) (?:dag|day|tag|jour)")
_MOVED = re.compile(rf"(?<!\w)(?:(\d{{1,2}}|[^\W\d]+)\s+)?({any_of(_STEPS)})\s+{_LATER}{_AND_DO}\W*$")
_HOW_MANY = re.compile(
    r"\b(?:hoeveel|hoe lang|how many|how long|how much|kac|ile|cuant\w+|wie ?viele?|combien|колко|kuantu)\b"
)
"""Who asks how many weeks before moves nothing."""
_MOVED_AR = re.compile(
    rf"\W*(?:بل|لا|،|,|\s)*بعد(?:ها ب)?\s*(?:(\d{{1,2}})\s+)?({any_of(' '.join(AHEAD['بعد']).split())})\W*"
)
"""In Arabic "in a week" and "a week later" are said alike: of a day that was told it is later."""
_DAY_ONLY = re.compile(
    rf"(?:{_LEAD}+(?:(?:op|naar|de|the|le|el|am|den|van)\s+)*(\d{{1,2}})(?:e|ste|de|th|st|nd|rd|\.)?"
    r"|\W*(?:op\s+|naar\s+)?(?:de|the)\s+(\d{1,2})(?:e|ste|de|th|st|nd|rd))\W*"
)
_NOT_THAT = re.compile(
    r"\b(?:niet|geen|not|nicht|pas|nie)\s+(?:(?:op|de|the|den|am|le|el)\s+)*(\d{1,2})(?:e|ste|de|th|st|nd|rd|\.)?"
    r"(?:[\s,]+(?:maar|but|sondern|mais|sino|ale)\b)?[\s,]+"
)
""" "Niet de 14e maar de 21e", of the 14th."""
_NUMBERED_DAY = re.compile(r"\b(?:de|the)\s+(\d{1,2})(?:e|ste|de|th|st|nd|rd)\b")
_BOTH_DAYS = re.compile(
    r"\d(?:e|ste|de|th|st|nd|rd)\s+(?:en|of|tot|t/m|and|or|to|until)\s+(?:en met )?(?:(?:de|the)\s+)?\d"
)
_A_REASON = 14
"""Words of a message that moves a day and says why."""
_WEEKDAY_ONLY = re.compile(rf"{_LEAD}*(?:(?:op|naar|de|the|on|am|le|el)\s+)*({WEEKDAY})\W*")

_NOT_THAT_DAY = re.compile(
    rf"\b(?:niet|geen|not|nicht|pas|no|nie)\s+(?:(?:op|on|am|de|le|el)\s+)*(?:{WEEKDAY})[\s,]+"
    r"(?:maar|but|sondern|mais|sino|ale|tylko)\b"
    rf"|\s(?:ipv|i\.p\.v\.|in plaats van|instead of|rather than|statt|anstatt|zamiast|au lieu de|en vez de(?:l)?)\s+"
    rf"(?:(?:op|on|am|de|le|el)\s+)*(?:{WEEKDAY})"
)
""" "Niet woensdag maar donderdag", or "donderdag ipv woensdag"."""


def moved(text: str, day: dt.date) -> dt.date | None:
    """The day to which a short message moves `day`, which was told before: "een week later", "nee, de 19e", "liever
    zondag" (the nearest one). None when it does not, or names a day by itself."""
    said = normalise(text).strip()
    if other := _other_day(said, day.day):
        return safe(day.year, day.month, other)
    if len(said.split()) > _FEW:
        return None
    if shifted := _shifted(said, day):
        return shifted
    if match := _MOVED_AR.fullmatch(said):
        return _plus(day, _count(match[1]) or (2 if match[2] in PAIRS else 1), UNITS[match[2]])
    if on := in_month(text, day):
        return on
    if match := _WEEKDAY_ONLY.fullmatch(_NOT_THAT_DAY.sub(" ", said).strip()):
        return _nearest(DAYS[match[1]], day)
    return None


def _shifted(said: str, day: dt.date) -> dt.date | None:
    """So much earlier or later than `day` as a normalised text ends on; None for any other."""
    match = _MOVED.search(said)
    if match is None or _HOW_MANY.search(said):
        return None
    count = -(_count(match[1]) or 1) if match[3] else _count(match[1]) or 1
    start = _saturday(day, back=count > 0) if match[2] in _WEEKENDS else day
    return _plus(start, count, _STEPS[match[2]])


def in_month(text: str, month: dt.date, day: int | None = None) -> dt.date | None:
    """The day in the month of that date that a short message names by its number alone ("nee, de 19e"), or as the same
    `day` of the month as before ("zelfde dag"); None for any other message."""
    said = normalise(text).strip(" .!?")
    if (taken_back := _NOT_THAT.search(said)) and int(taken_back[1]) == month.day:
        said = f"nee {said[: taken_back.start()]}{said[taken_back.end() :]}"
    if match := _DAY_ONLY.fullmatch(said):
        return safe(month.year, month.month, int(match[1] or match[2]))
    return safe(month.year, month.month, day) if day and _SAME_DAY.search(said) and len(said.split()) <= _FEW else None


def _other_day(said: str, day: int) -> int | None:
    """The one other day of a short message that names the `day` of the month which was told, and a reason against it
    ("nee de 21e, de 14e is er een bruiloft")."""
    named = {int(number) for number in _NUMBERED_DAY.findall(said)}
    together = _BOTH_DAYS.search(said) or not MONTHS.keys().isdisjoint(words(said))
    apart = len(named) == 2 and day in named and not together and len(said.split()) <= _A_REASON
    return next(iter(named - {day})) if apart else None


def _saturday(day: dt.date, *, back: bool) -> dt.date:
    """The Saturday of the weekend in or before which (`back`), or in or after which a day is."""
    since = (day.weekday() - 5) % 7
    return day - dt.timedelta(days=since) if back or since <= 1 else day + dt.timedelta(days=7 - since)


def is_shift(text: str) -> bool:
    """Does `text` end on how much earlier or later it is ("een week later")?"""
    return _MOVED.search(normalise(text).strip()) is not None


def _meant(said: str, days: list[Named], today: dt.date) -> Named | None:
    """The one day that is meant: of two the corrected, the first of what belongs together, or the only one to come; a
    day that only bounds when it is ("na 12 juni") is not."""
    days = [one for one, bound in zip(days, bounds.read(said, days, today), strict=True) if not bound]
    first = days[0] if days else None
    for before, after in pairwise(days):
        between = said[before.end : after.begin]
        if _INSTEAD.search(between):
            first = after
        elif first and after.day != first.day and not _JOINS.fullmatch(between):
            coming = {one.day: one for one in reversed(days) if one.day and one.day >= today}
            return coming.popitem()[1] if len(coming) == 1 else None
    return first


def _relative(said: str, today: dt.date) -> dt.date | None:
    if (ahead := _ahead(said, today)) is not None:
        return ahead
    if match := _WEEKDAY.search(said):
        weekday = DAYS[match[2]]
        return _in_next_week(weekday, today) if match[1] in _WEEK_AFTER else _next(weekday, today)
    if match := _WEEKDAY_FIRST.search(said):
        weekday = DAYS[match[1]]
        return _in_next_week(weekday, today) if match[2] else _next(weekday, today)
    if match := _MORROW.search(said):
        return today + dt.timedelta(days=2 if match[1] in _IN_TWO_DAYS else 1)
    if match := _YESTERDAY.search(said):
        told = len(said.split()) > _FEW or _HAPPENED.search(said) or _DONE.search(said)
        return None if told else today - dt.timedelta(days=2 if match[1] else 1)
    return today if _TODAY.search(said) and is_of_now(said) else None


def is_of_now(said: str) -> bool:
    """Is what a normalised text says of today, this week or this year said of the plan?"""
    return len(said.split()) <= _BRIEF and not (_HAPPENED.search(said) or _DONE_NOW.search(said))


def is_of_else(said: str, at: int) -> bool:
    """Does the sentence around this place of a normalised text tell of what happened, or happens every year?"""
    begin = max(said.rfind(end, 0, at) for end in ".!?\n")
    ends = (found for end in ".!?\n" if (found := said.find(end, at)) >= 0)
    return _HAPPENED.search(said, begin + 1, min(ends, default=len(said))) is not None


def _ahead(said: str, today: dt.date) -> dt.date | None:
    """ "Over 3 weken", on a day of the week if that is said beside it."""
    for match in _AHEAD.finditer(said):
        number, unit = next((match[at], match[at + 1]) for at in range(1, len(match.groups()), 2) if match[at + 1])
        count = _PARTS.get(number or "") or _count(number)
        if number is None:
            count = 2 if unit in PAIRS else 1 if match[0].startswith(_WITHOUT_NUMBER) else None
        if count is None:
            continue
        day = _plus(today, count, UNITS[unit])
        if UNITS[unit] == "w" and day is not None:
            if on := _ON_WEEKDAY.match(said, match.end()):
                return _nearest(DAYS[on[1]], day)
            if on := WEEKDAY_BEFORE.search(just_before(said, match.start())):
                return _next(DAYS[on[1]], today) + dt.timedelta(weeks=int(count))
        return day
    return None


_UNIT = any_of(" ".join(AHEAD["over|in"]).split())
_WITHIN = re.compile(
    rf"\b(?:binnen|within)\s+(?:de\s+)?(\d{{1,2}}|[^\W\d]+)\s+({_UNIT})\b"
    rf"|\b(?:over|in)\s+(\d{{1,2}}|[^\W\d]+)\s*(?:a|of|tot|-|–|or|to)\s*(\d{{1,2}}|[^\W\d]+)\s+({_UNIT})\b"
)
_OF_ANSWERS = re.compile(
    r"\b(?:antwoord\w*|reactie|reageren|reageert|bezwaar|besluit\w*|betal\w+|beslis\w*|bericht|krijg\w*|hoor|horen"
    r"|answer|reply|respond|decision|appeal|pay)\b"
)
"""What is to be done or known within so many weeks, and is no plan."""


def within(said: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a plan that is told to be "binnen 3 weken" or "over 2 à 3 weken", in a normalised
    text; None for any other."""
    match = _WITHIN.search(said)
    if match is None or _OF_ANSWERS.search(said) or not is_of_now(said):
        return None
    least, most = (0, _count(match[1])) if match[1] else (_count(match[3]), _count(match[4]))
    unit = UNITS[match[2] or match[5]]
    if least is None or most is None or least > most:
        return None
    first, last = _plus(today, least, unit), _plus(today, most, unit)
    return (first, last) if first and last else None


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdecimal() else DUTCH.get(word) or numerals.of(word) or (1 if word == "a" else None)


def _plus(day: dt.date, count: float, unit: str) -> dt.date | None:
    """The day so many days, weeks or months (d, w, m) further; the same day of a month where it has one."""
    try:
        if unit != "m":
            return day + dt.timedelta(days=round(count * (7 if unit == "w" else 1)))
        year, month = divmod(day.year * 12 + day.month - 1 + int(count), 12)
        whole = dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        return whole + dt.timedelta(days=15 if count % 1 else 0)
    except (ValueError, OverflowError):
        return None


def _in_next_week(weekday: int, today: dt.date) -> dt.date:
    return today + dt.timedelta(days=7 - today.weekday() + weekday)


def _next(weekday: int, today: dt.date) -> dt.date:
    return today + dt.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _nearest(weekday: int, day: dt.date) -> dt.date:
    return day + dt.timedelta(days=(weekday - day.weekday() + _NEAR) % 7 - _NEAR)
