"""A time that is told without a day: "eind juni", "volgende week", "na de zomervakantie", or two days of which one must
be meant. Then one can ask for the day, and judge by the last that it can be."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from knowledge import bounds, dates, feasts
from knowledge.day_words import ALSO_OTHERWISE, INFLECTED_MONTHS, MONTHS, ORDINALS
from knowledge.named_days import named
from knowledge.single_days import WEEKDAY, Named, any_of, seen_from
from knowledge.text import normalise


@dataclass(frozen=True)
class Period:
    """A time of which no one day is told; `last` is its last day, None where nobody can tell. `first` is the first that
    it can be, where the time was told by a day ("na 12 juni", "uiterlijk 5 mei")."""

    last: dt.date | None = None
    first: dt.date | None = None


def read(text: str, today: dt.date) -> Period | None:
    """The time that `text` tells without a day; None when it tells a day, or nothing of when."""
    if dates.read(text, today) is not None:
        return None
    said = normalise(text)
    if days := [one for one in named(said, today) if one.day]:
        return _between(said, days, today)
    if (month := _month(said, today)) is not None:
        return month
    for last in (_week(said, today), _span(said, today)):
        if last is not None:
            return Period(last) if last >= today else None
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
_BEGIN = frozenset(
    normalise("begin early anfang debut principios basi poczatku началото اوائل vroeg in_het_begin").split()
)
_HALF = frozenset(normalise("half medio midden mid mitte mi mediados polowie средата منتصف ortasi").split())
_AFTER_BEGIN, _AFTER_HALF = 15, 20
"""The days of a month until which its beginning and its middle reach at most."""
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
        if not (sure or year or bound or (before and before[-1] in _LEADS)) or _GONE_BY & set(before[-2:]):
            continue
        if dates.is_of_else(said, found[at].start()):
            continue
        if year is None:
            start = seen_from(said, today)
            year = start.year + (number < start.month)
        if bound in ("after", "from", "before"):
            return _bounded(dt.date(year, number, 1), bound, today)
        most = _AFTER_BEGIN if _BEGIN & set(before) else _AFTER_HALF if _HALF & set(before) else 31
        last = dt.date(year, number, min(most, calendar.monthrange(year, number)[1]))
        return Period(last) if last >= today else None
    return None


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


def _week(said: str, today: dt.date) -> dt.date | None:
    """The Sunday of "week 24"."""
    match = _WEEK_NUMBER.search(said)
    for year in (today.year, today.year + 1) if match else ():
        try:
            last = dt.date.fromisocalendar(year, int(match[1]), 7) if match else today
        except ValueError:
            return None
        if last >= today:
            return last
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


_SPANS = tuple(
    (re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE), unit, ahead)
    for unit, ahead, names in (
        ("week", 1, "volgend weekend|next weekend|gelecek hafta sonu|nachstes wochenende|week-?end prochain"
                    "|proximo fin de semana"),
        ("week", 0, "dit weekend|komend weekend|aankomend weekend|aanstaand weekend|het weekend"
                    "|this weekend|bu hafta sonu|w ten weekend"
                    "|dieses wochenende|ce week-?end|este fin de semana|този уикенд"),
        ("week", 1, "volgende week|komende week|aankomende week|next week|gelecek hafta|haftaya|onumuzdeki hafta"
                    "|w przyszlym tygodniu|nachste woche|kommende woche|semaine prochaine|la proxima semana"
                    "|la semana que viene|следващата седмица|otro siman|الاسبوع القادم|الاسبوع المقبل"),
        ("week", 0, "deze week|this week|bu hafta|w tym tygodniu|diese woche|cette semaine|esta semana|тази седмица"
                    "|e siman aki|هذا الاسبوع"),
        ("month", 1, "volgende maand|komende maand|next month|gelecek ay|w przyszlym miesiacu|nachsten monat"
                     "|le mois prochain|el proximo mes|el mes que viene|следващия месец|otro luna|الشهر القادم"),
        ("month", 0, "deze maand|this month|bu ay|w tym miesiacu|diesen monat|ce mois|este mes|този месец|e luna aki"
                     "|هذا الشهر"),
        ("year", 1, "volgend jaar|komend jaar|next year|gelecek yil|w przyszlym roku|nachstes jahr|l['’]annee prochaine"
                    "|el ano que viene|следващата година|السنه القادمه"),
        ("year", 0, "dit jaar|this year|bu yil|bu sene|w tym roku|dieses jahr|cette annee|este ano|тази година"
                    "|e ana aki|هذا العام|هذه السنه|voor het eind van het jaar"),
    )
)  # fmt: skip


def without_span(text: str) -> str:
    """`text` without "komend weekend", "volgende week" and the like: when it is says nothing of what it is."""
    for names, _unit, _ahead in _SPANS:
        text = names.sub(" ", text)
    return text


def _span(said: str, today: dt.date) -> dt.date | None:
    """The last day of "volgende week", "deze maand" or "dit jaar", where that is when the plan is."""
    for names, unit, ahead in _SPANS if dates.is_of_now(said) else ():
        if not names.search(said):
            continue
        if unit == "week":
            return today + dt.timedelta(days=6 - today.weekday() + 7 * ahead)
        year, month = (
            divmod(today.year * 12 + today.month - 1 + ahead, 12) if unit == "month" else (today.year + ahead, 11)
        )
        return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return None


_HOLIDAYS = r"(?:zomer|kerst|herfst|mei|voorjaars|krokus|school)?vakantie"
_VAGUE = re.compile(
    r"\b(?:na|voor|tijdens|in|rond|met|tegen|begin van|einde? van) (?:de |het |deze |dit |onze |komende |volgende )*"
    rf"(?:{_HOLIDAYS}|zomer|lente|voorjaar|herfst|najaar|winter|ramadan|suikerfeest|offerfeest)\b"
    r"|\b(?:zomer|lente|voorjaar|herfst|najaar|winter) (?:van )?20\d\d\b"
    rf"|\b(?:deze|dit|volgende?|komende?|aankomende?|aanstaande?) (?:{_HOLIDAYS}|zomer|lente|voorjaar|herfst|najaar"
    r"|winter)\b|\bover een (?:paar|tijdje|aantal|half jaar|jaar)\b"
    r"|\b(?:in|after|during|before|this|next|coming) (?:the )?(?:summer|spring|autumn|fall|winter|holidays|ramadan)\b"
    r"|\b(?:im|nachste[nrs]?|kommende[nrs]?|diese[nrs]?) (?:sommer|fruhling|fruhjahr|herbst|winter)\b"
    r"|\b(?:nach|im|vor) (?:dem )?ramadan\b|\b(?:l['’]ete|le printemps|l['’]automne|l['’]hiver) prochain\b"
    r"|\b(?:apres|avant|pendant) le ramadan\b|\b(?:el|la) (?:proxim[oa] )?(?:verano|primavera|otono|invierno)"
    r" (?:que viene|proxim[oa])\b|\b(?:despues del|antes del|durante el) ramadan\b|\bgelecek (?:yaz|bahar|kis)\b"
    r"|\b(?:po|przed) ramadanie\b|\bnach den ferien\b|\ben ete\b|\bau printemps\b|\bapres les vacances\b"
    r"|\ben (?:verano|primavera|otono|invierno)\b|\bdespues de las vacaciones\b"
    r"|\b(?:yazin|ilkbaharda|sonbaharda|ramazanda|ramazandan sonra|latem|wiosna|jesienia|po wakacjach)\b"
    r"|\bпрез (?:лятото|пролетта|есента)|(?:في|بعد|خلال) (?:الصيف|الربيع|رمضان|الخريف)"
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
    "nee ja no nein toch liever of misschien maybe ook doe maar sorry dan wordt eigenlijk ergens sometime rond around"
    " rather actually lieber nach vor dem apres avant despues del"
)
_BESIDE = frozenset([*ORDINALS, *_BESIDE_IT.split()])
"""Words beside these, that say nothing by themselves."""


def only_period(text: str, period: Period | None = None) -> bool:
    """Does `text` say only roughly when ("in juni", "na de ramadan", "na 12 juni"), without a day? `period`: what it
    was read as."""
    if period and period.first and len(text.split()) <= _BRIEF:
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
