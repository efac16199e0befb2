"""The weeks, months and years that are told as seen from today: "volgende week", "deze maand", "dit jaar"."""

import calendar
import datetime as dt
import re
from typing import Literal

from knowledge import dates
from knowledge.patterns import either
from knowledge.text import normalise

Span = Literal["begin", "half", "end", "month", "week", "weekend", "year"]
"""A time that has a name; the first three are parts of a month."""
_NAMED_SPANS: tuple[tuple[Span, int, str], ...] = (
    ("weekend", 1, "volgend weekend|next weekend|gelecek hafta sonu|nachstes wochenende|week-?end prochain"
                   "|proximo fin de semana"),
    ("weekend", 0, "dit weekend|komend weekend|aankomend weekend|aanstaand weekend|het weekend"
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
)  # fmt: skip
_AS_WRITTEN = str.maketrans(
    {"a": "[aàáâä]", "c": "[cç]", "e": "[eéèęě]", "g": "[gğ]", "i": "[iıí]", "l": "[lł]", "n": "[nñ]", "o": "[oóö]",
     "s": "[sşś]", "u": "[uúü]", "z": "[zżź]", "ا": "[اأ]", "ه": "[هة]"}
)  # fmt: skip
"""Letters as they are normalised, by all that they stand for."""
_SPANS = tuple(
    (re.compile(rf"(?<!\w)(?:{names.translate(_AS_WRITTEN)})(?!\w)", re.IGNORECASE), span, ahead)
    for span, ahead, names in _NAMED_SPANS
)


_A_SPAN = re.compile(rf"(?<!\w){either(name for *_, names in _NAMED_SPANS for name in names.split('|'))}(?!\w)")
"""Any of them, in normalised text."""


def without_span(text: str) -> str:
    """`text` without "komend weekend", "volgende week" and the like: when it is says nothing of what it is."""
    if _A_SPAN.search(normalise(text)) is None:  # most messages name none
        return text
    for names, _unit, _ahead in _SPANS:
        text = names.sub(" ", text)
    return text


_CLAUSE_END = re.compile(r"[.!?؟;,\n]")
_ASKS_OF_OTHERS = re.compile(
    r"\b(?:wanneer(?! (?:moet|mag|mogen|kan|kunnen))|hoe laat|te doen|te beleven|gaat \w+ (?:\w+ )?(?:open|dicht)|opent"
    r"|(?:is|zijn|blijft|weer) (?:\w+ ){0,5}(?:open|dicht|gesloten)(?! (?:dag|huis|podium))"
    r"|when(?! (?:must|do|should|can|may))|what time|what['’]?s on|is (?:\w+ ){1,3}open|opens?(?= this| next)"
    r"|ne zaman|saat kacta|kiedy|o ktorej|cuando|a que hora|wann(?! muss)|um wie viel uhr|quand|a quelle heure"
    r"|кога|ki ora|متي)(?!\w)"
)
"""Who asks when something is, or is there, tells no day of a plan of their own."""
_ASKS_OF_THE_YEAR = re.compile(
    r"\b(?:hoeveel|wat kost|kosten|welke?|wie|(?:is|zijn|komt|komen|was|blijft) er|er (?:is|zijn|komt)|gaat"
    r"|geopend|how (?:much|many)|costs?|which|who|(?:is|are|will) there(?: be)?|there (?:is|are)|wie ?viel|was kostet"
    r"|gibt es|wer|combien|(?:y a-t-il|il y a)|cuanto\w*|hay|quien|ile (?:kosztuje|jest|bedzie)"
    r"|czy (?:\w+ ){0,4}(?:jest|sa|bedzie|beda)|kto|ne kadar|kac|var mi|kim|колко|има ли|кой|kuantu|tin)\b"
    r"|(?<!\w)(?:كم|هل هناك|هل يوجد)(?!\w)"
)
"""Nor of this year, what it costs then, or whether there is any money."""


def read(said: str, today: dt.date) -> tuple[Span, dt.date, dt.date] | None:
    """The time that is told in a normalised text, its first day and its last, where that is when the plan is; None for
    any other text."""
    for names, span, ahead in _SPANS if _A_SPAN.search(said) and dates.is_of_now(said) else ():
        match = names.search(said)
        if match and not _is_asked_of_others(said, match, span):
            return span, *_days_of(span, ahead, today)
    return None


def _days_of(span: Span, ahead: int, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of the week, weekend, month or year that is so many ahead."""
    if span in ("week", "weekend"):
        sunday = today + dt.timedelta(days=6 - today.weekday() + 7 * ahead)
        return sunday - (6 if span == "week" else 1) * dt.timedelta(days=1), sunday
    if span == "year":
        return dt.date(today.year + ahead, 1, 1), dt.date(today.year + ahead, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    return dt.date(year, month + 1, 1), dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _is_asked_of_others(said: str, named: re.Match[str], span: Span) -> bool:
    """Is this week or this year said of what others do, in what is asked around it?"""
    begin = max((end.end() for end in _CLAUSE_END.finditer(said, 0, named.start())), default=0)
    after = _CLAUSE_END.search(said, named.end())
    clause = said[begin : after.start() if after else len(said)]
    patterns = (_ASKS_OF_OTHERS, _ASKS_OF_THE_YEAR) if span == "year" else (_ASKS_OF_OTHERS,)
    return any(pattern.search(clause) for pattern in patterns)
