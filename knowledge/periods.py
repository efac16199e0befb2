"""A time that is told without a day: "eind juni", "volgende week", "na de zomervakantie", or two days of which one must
be meant. Then one can ask for the day, and judge by the last that it can be."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from knowledge import bounds, dates, feasts, other_days, spans
from knowledge.day_words import ALSO_OTHERWISE, INFLECTED_MONTHS, MONTHS, ORDINALS
from knowledge.named_days import named
from knowledge.single_days import WEEKDAY, Named, any_of, seen_from
from knowledge.spans import Span
from knowledge.text import normalise


@dataclass(frozen=True)
class Period:
    """A time of which no one day is told; `last` is its last day, None where nobody can tell. `first` is the first that
    it can be; it may have passed. `span`: as what it was told where that is by its name ("half juni", "volgende week"),
    None where it was told by a day ("na 12 juni", "uiterlijk 5 mei")."""

    last: dt.date | None = None
    first: dt.date | None = None
    span: Span | None = None


def read(text: str, today: dt.date) -> Period | None:
    """The time that `text` tells without a day; None when it tells a day, or nothing of when."""
    if dates.read(text, today) is not None:
        return None
    said = other_days.without(normalise(text), today)
    if days := [one for one in named(said, today) if one.day]:
        return _between(said, days, today)
    if (month := _month(said, today)) is not None:
        return month
    if (week := _week(said, today)) is not None:
        return week
    if (soon := dates.within(said, today)) is not None:
        return Period(soon[1], soon[0])
    if (told := spans.read(said, today)) is not None:
        span, first, last = told
        return Period(last, first, span)
    if (feast := feasts.find(said, seen_from(said, today))) is not None and not dates.is_of_else(said, feast.begin):
        return Period(feast.day if _UNTIL.search(said[: feast.begin]) else None)
    vague = _VAGUE.search(said)
    if vague is not None and not dates.is_of_else(said, vague.start()):
        return Period()
    one_day = len(_A_WEEKDAY.findall(said)) == 1 and dates.is_of_now(said) and not _EVERY.search(said)
    return Period() if one_day else None


def _between(said: str, days: list[Named], today: dt.date) -> Period | None:
    """The time that is bounded by days; of days that bound nothing, the last."""
    first, last, told = today, None, bounds.read(said, days, today)
    for one, bound in zip(days, told, strict=True):
        if bound in ("after", "from") or (bound == "between" and last is None):
            first = (one.last or today) + _DAY if bound == "after" else one.day or today
        if bound == "week" and one.day:
            first = max(today, one.day - _DAY * one.day.weekday())
            last = one.day + _DAY * (6 - one.day.weekday())
        if bound in ("until", "before", "between", None) and one.last:
            end = one.last - _DAY if bound == "before" else one.last
            last = max(last or end, end)
    if first < today or (last and last < first):
        return None if not last or last < today else Period(last)
    return Period(last, first if any(told) else None)


_DAY = dt.timedelta(days=1)
_UNTIL = re.compile(r"\b(?:voor|before|vor|avant)\s+(?:de\s+)?$")
_LEADS = frozenset(
    normalise(
        "in eind begin half medio midden rond vanaf na voor van of early mid late en im ende anfang mitte w pod fin"
        " debut mi principios finales mediados de през в край den luna في شهر اوائل اواخر komende"
    ).split()
)
_ALSO_CALLED, _OF_SOMEBODY = frozenset({"jan", "mart"}), frozenset({"voor", "van", "na", "of", "de", "en"})
"""Months that are somebody's name too, and what then comes before it: "een feest voor Jan"."""
_GONE_BY = frozenset(
    [
        "sinds",
        "vorig",
        "vorige",
        "afgelopen",
        "since",
        "last",
        "past",
        "depuis",
        "desde",
        "seit",
        "elk",
        "elke",
        "ieder",
        "iedere",
        "every",
    ]
)
_DENIES = frozenset(normalise("niet geen not nicht kein pas no nie не ليس").split())
"""What stands before the month in which it is not ("niet augustus maar september")."""
_BEGIN = frozenset(
    normalise(
        "begin beginning start early anfang debut principios poczatku poczatek началото اوائل بداية vroeg"
    ).split()
)
_HALF = frozenset(
    normalise("half medio midden middle mid mitte mi mediados polowie polowa средата منتصف mitar").split()
)
_END = frozenset(
    normalise("eind einde end late ende fin finales fines koniec koncu koncem края край اواخر نهاية").split()
)
_BEHIND: dict[str, Span] = {
    **dict.fromkeys((f"bas{ending}" for ending in ("i", "inda", "ina", "lari", "larinda")), "begin"),
    **dict.fromkeys((f"orta{ending}" for ending in ("si", "sinda", "sina", "lari", "larinda")), "half"),
    **dict.fromkeys((f"son{ending}" for ending in ("u", "unda", "una", "lari", "larinda")), "end"),
}
"""Turkish says the part behind the month: "Haziran ortası"; "Haziran'dan sonra" is after it."""
_PARTS: dict[Span, tuple[int, int]] = {"begin": (1, 15), "half": (10, 20), "end": (20, 31), "month": (1, 31)}
"""The days of a month from which and until which its beginning, its middle and its end reach at most."""
_JOINS = frozenset(
    normalise(
        "of tot t m en or and to until till und oder bis et ou o y hasta do i lub ve veya ile и или до و او الي"
    ).split()
)
_WORD = re.compile(r"\w+")


def _month(said: str, today: dt.date) -> Period | None:
    """The month, or the part of it, that is named without a day; or the time before or after it."""
    found = list(_WORD.finditer(said))
    words = [match[0] for match in found]
    for at, word in enumerate(words):
        number = _number(word)
        before, after = words[max(0, at - 3) : at], words[at + 1 : at + 2]
        if number is None:
            continue
        year = int(after[0]) if after and re.fullmatch(r"20\d\d", after[0]) else None
        is_firm = year is not None or word not in ALSO_OTHERWISE  # "een feest voor Jan" is before no month
        bound = bounds.around(said, found[at].start(), found[at].end()) if is_firm else None
        sure = is_firm and (len(word) > 3 or word == "mei" or not word.isascii())
        part = _part(before, after)
        led = part != "month" or (before and before[-1] in _LEADS)
        if not (sure or year or bound or led) or _GONE_BY & set(before[-2:]):
            continue
        if word in _ALSO_CALLED and not bound and before and before[-1] in _OF_SOMEBODY:
            continue
        if dates.is_of_else(said, found[at].start()) or _DENIES & set(before[-2:]):
            continue
        start, is_told = seen_from(said, today), year is not None
        year = start.year + (number < start.month) if year is None else year
        if bound in ("after", "from", "before"):
            return _bounded(dt.date(year, number, 1), bound, today)
        last = _last(part, year, number)
        if last < today and not is_told:  # "begin november" is of the one to come
            year, last = year + 1, _last(part, year + 1, number)
        first, until = dt.date(year, number, _PARTS[part][0]), _until(words[at + 1 :], last)
        return Period(until, first, part if until == last else "month") if until >= today else None
    return None


def _until(behind: list[str], last: dt.date) -> dt.date:
    """The last day of the months that are joined to the one that ends on `last` ("juni of juli")."""
    for word in behind:
        if (number := _number(word)) is not None:
            last = _last("month", last.year + (number < last.month), number)
        elif word not in _JOINS:
            break
    return last


def _part(before: list[str], after: list[str]) -> Span:
    """Which part of a month is told, by the words before and behind it."""
    if _BEGIN & set(before):
        return "begin"
    if _HALF & set(before):
        return "half"
    if _END & set(before):
        return "end"
    return next((_BEHIND[word] for word in after if word in _BEHIND), "month")


def _last(part: Span, year: int, month: int) -> dt.date:
    return dt.date(year, month, min(_PARTS[part][1], calendar.monthrange(year, month)[1]))


def _bounded(month: dt.date, bound: bounds.Bound, today: dt.date) -> Period:
    """The time after, from or before the month that begins on this day."""
    if bound == "before":
        last = month - _DAY if month > today else month.replace(year=month.year + 1) - _DAY
        return Period(last, today)
    after = month.replace(day=28) + 4 * _DAY
    return Period(None, max(today, after.replace(day=1) if bound == "after" else month))


def _number(word: str) -> int | None:
    return MONTHS.get(word) or INFLECTED_MONTHS.get(word)


_WEEK_NUMBER = re.compile(
    r"(?<!per )(?<!elke )(?<!iedere )(?<!een )\b(?:week|kw|semaine|tydzien|kalenderwoche)\s?(\d{1,2})\b"
    r"(?=\s*(?:$|[.,!?;|]|van|in|of|20\d\d))"
)


def _week(said: str, today: dt.date) -> Period | None:
    """The days of "week 24"."""
    match = _WEEK_NUMBER.search(said)
    for year in (today.year, today.year + 1) if match else ():
        try:
            last = dt.date.fromisocalendar(year, int(match[1]), 7) if match else today
        except ValueError:
            return None
        if last >= today:
            return Period(last, last - 6 * _DAY, "week")
    return None


_END_OF = re.compile(
    rf"\b(?:tegen |op |aan )?(?:het )?einde? (?:van )?(?:de |het |dit |deze |volgend |volgende )?"
    rf"(?:{any_of(name for name in MONTHS if len(name) > 2)}|week|weekend|maand|jaar|zomer|winter|herfst|lente|voorjaar"
    rf"|najaar|vakantie|zomervakantie|20\d\d)\b",
    re.IGNORECASE,
)


_NOT_SEEN = re.compile(r"\b(?:haal|haalt|halen|meemaak|meemaken|niet meer|nie meer)\b", re.IGNORECASE)


def without_end_of(text: str) -> str:
    """`text` without "eind juni" and the like: who says so wants nothing to end, least of all themselves. Who will not
    live to see it is left at their word."""
    return text if _NOT_SEEN.search(text) else _END_OF.sub(" ", text)


_HOLIDAYS = r"(?:zomer|kerst|herfst|mei|voorjaars|krokus|school)?vakantie"
_VAGUE = re.compile(
    r"\b(?:(?:na|voor|tijdens|in|rond|met|tegen|begin van|einde? van) (?:de |het |deze |dit |onze |komende |volgende )*"
    rf"(?:{_HOLIDAYS}|zomer|lente|voorjaar|herfst|najaar|winter|ramadan|suikerfeest|offerfeest)\b"
    r"|(?:zomer|lente|voorjaar|herfst|najaar|winter) (?:van )?20\d\d\b"
    rf"|(?:deze|dit|volgende?|komende?|aankomende?|aanstaande?) (?:{_HOLIDAYS}|zomer|lente|voorjaar|herfst|najaar"
    r"|winter)\b|over een (?:paar|tijdje|aantal|half jaar|jaar)\b"
    r"|(?:in|after|during|before|this|next|coming) (?:the )?(?:summer|spring|autumn|fall|winter|holidays|ramadan)\b"
    r"|(?:im|nachste[nrs]?|kommende[nrs]?|diese[nrs]?) (?:sommer|fruhling|fruhjahr|herbst|winter)\b"
    r"|(?:nach|im|vor) (?:dem )?ramadan\b|(?:l['’]ete|le printemps|l['’]automne|l['’]hiver) prochain\b"
    r"|(?:apres|avant|pendant) le ramadan\b|(?:el|la) (?:proxim[oa] )?(?:verano|primavera|otono|invierno)"
    r" (?:que viene|proxim[oa])\b|(?:despues del|antes del|durante el) ramadan\b|gelecek (?:yaz|bahar|kis)\b"
    r"|(?:po|przed) ramadanie\b|nach den ferien\b|en ete\b|au printemps\b|apres les vacances\b"
    r"|en (?:verano|primavera|otono|invierno)\b|despues de las vacaciones\b"
    r"|(?:yazin|ilkbaharda|sonbaharda|ramazanda|ramazandan sonra|latem|wiosna|jesienia|po wakacjach)\b"
    r"|през (?:лятото|пролетта|есента))|(?:في|بعد|خلال) (?:الصيف|الربيع|رمضان|الخريف)"
)
_A_WEEKDAY = re.compile(rf"(?<!\w)(?:{WEEKDAY})(?!\w)")
_EVERY = re.compile(
    r"\b(?:elke?|iedere?|alle|every|each|chaque|cada|jeden|kazd\w+|her|всяк\w+|tous|vorige?|afgelopen|last) (?:\w+ )?"
    rf"(?:{WEEKDAY})\b"
)
"""A day that comes back, or that has been."""

_SMALL, _BRIEF, _ENDING = 4, 8, 3
"""Letters of a word that says nothing by itself, words of a message that is no more than an answer, or names a day
beside it, and letters of an ending."""
_MONTHS_BEGIN = {
    begin: [name for name in MONTHS if name.startswith(begin)] for begin in {name[: _SMALL + 1] for name in MONTHS}
}
"""Every month by its first letters: each word of each message is asked for."""
_PERIODS = (
    "in op de het een van eind begin half midden deze dit volgend volgende komende na voor maand week weekend jaar"
    " zomer lente voorjaar herfst najaar winter vakantie zomervakantie ramadan kerst pasen the of this next early"
    " late end month year summer spring autumn fall holidays after before easter christmas en el mes verano im am"
    " ende nachsten sommer monat le la mois prochain ete bu gelecek ay yaz w na nastepny miesiac lato през лятото"
    " weekeinde kerstvakantie herfstvakantie meivakantie voorjaarsvakantie krokusvakantie schoolvakantie pinksteren"
    " suikerfeest offerfeest coming kommenden kommender fruhling fruhjahr herbst printemps automne hiver primavera"
    " otono invierno ramadanie"
)
_PERIOD = frozenset(_PERIODS.split())
"""Words that with the name of a month say when it is, and not on which day."""
_BESIDE_IT = (
    "nee ja no nein wacht wait toch liever of misschien maybe ook doe maar sorry dan wordt eigenlijk ergens sometime"
    " rond around rather actually lieber nach vor dem apres avant despues del niet maar bedoel bedoelde ik not but i"
    " mean nicht sondern pas mais sino nie tylko ale"
)
_BESIDE = frozenset([*ORDINALS, *_BESIDE_IT.split()])
"""Words beside these, that say nothing by themselves."""


def only_period(text: str, period: Period | None = None) -> bool:
    """Does `text` say only roughly when ("in juni", "na de ramadan", "na 12 juni"), without a day? `period`: what it
    was read as."""
    if period and period.first and not period.span and len(text.split()) <= _BRIEF:
        return True
    said = normalise(text).replace("?", " ").replace(".", " ").replace(",", " ").split()
    months = [word for word in said if _is_month(word)]
    telling = [*months, *(word for word in said if len(word) > _SMALL and word in _PERIOD)]
    others = (word for word in said if word not in months)
    return 0 < len(said) <= _BRIEF and bool(telling) and all(word in _PERIOD or word in _BESIDE for word in others)


def _is_month(word: str) -> bool:
    """Is this the name of a month, perhaps with an ending ("haziranda", "czerwcu")?"""
    size = len(word)
    return word in MONTHS or any(
        abs(len(name) - size) <= _ENDING for name in _MONTHS_BEGIN.get(word[: _SMALL + 1], ()) if size > _SMALL
    )
