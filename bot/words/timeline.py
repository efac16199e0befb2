"""The story of a case: what happened, who did it and what was said, one line for each thing that happened."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.clock import city_day
from bot.i18n import Speaker
from bot.words import ties
from bot.words.templates import in_language
from flows.case import BROKEN, CORRECTED, HEARTBEAT, TAKEN_BACK, UNDONE, Event, Move

_INSIDE = frozenset({"note"})
"""What colleagues say among themselves is no part of the resident's story."""


@dataclass(frozen=True)
class Line:
    """One thing that happened. Things that only repeat are one line, until `last`."""

    at: dt.datetime
    last: dt.datetime
    count: int
    kind: str
    who: str
    what: str
    said: str

    def __str__(self) -> str:
        return self.what + (f" – {self.said}" if self.said else "")


def lines(events: Iterable[Event], t: Speaker, who: Callable[[int], str], *, to_owner: bool) -> list[Line]:
    """The story from the beginning. `who` tells who did the event at a place; `to_owner` says "you"."""
    found: list[Line] = []
    for place, event in enumerate(events):
        if event.kind in _INSIDE or event.data.get("taken_back"):
            continue
        line = Line(event.at, event.at, 1, event.kind, who(place), event_name(event.kind, t, to_owner=to_owner),
                    told(event, t))  # fmt: skip
        if found and found[-1].kind == event.kind == HEARTBEAT:
            count = found[-1].count + 1
            said = t("{count} keer, het laatst op {day}", count=count, day=t.day(city_day(event.at), weekday=False))
            line = Line(found[-1].at, event.at, count, event.kind, line.who, line.what, said)
            found.pop()
        found.append(line)
    return found


def told(event: Event, t: Speaker) -> str:
    """Everything that was said with an event: words, rule, way out, to whom it went, and the day that was named."""
    data = in_language(event.data, t)
    how = {"yes": t("ja"), "part": t("deels"), "no": t("nee")}.get(str(data.get("how", "")), "")
    named = ", ".join(str(data[name]) for name in ("party", "to_name", "other") if data.get(name))
    text = str(data.get("text") or "")
    said = [how, f"{named}: {text}" if named and text else named + text]
    if data.get("rule"):
        said.append(t("Regel: {rule}", rule=data["rule"]))
    if data.get("would_help"):
        said.append(t("Dit zou het wel mogelijk maken: {help}", help=data["would_help"]))
    if data.get("due"):
        said.append(t("beloofd was {day}", day=_day(data["due"], t)))
    if data.get("until"):
        said.append(t("nieuwe dag: {day}", day=_day(data["until"], t)))
    *before, last = [part for part in said if part] or [""]
    return " ".join([*(part if part.endswith((".", "!", "?")) else f"{part}." for part in before), last])


def event_name(kind: str, t: Speaker, *, to_owner: bool = True) -> str:
    """An event in a few words, said to who registered the case or to anybody."""
    names = {
        "registered": t("aangemeld"),
        "consent-said": t("toestemming mondeling gegeven"),
        "consent-link": t("zelf ingestemd"),
        "consent-back": t("toestemming ingetrokken"),
        Move.SEE: t("bekeken"),
        Move.TAKE: t("bij de juiste persoon"),
        Move.HAND_OVER: t("doorgegeven"),
        Move.START: t("in behandeling"),
        Move.ASK: t("vraag aan jou"),
        Move.REPLY: t("jouw antwoord"),
        Move.WAIT: t("wacht op een ander"),
        Move.NEWS: t("nieuws"),
        Move.DECIDE_YES: t("besluit: ja"),
        Move.DECIDE_PROVIDED: t("besluit: ja, mits"),
        Move.DECIDE_NO: t("besluit: nee, want"),
        Move.CARRY_OUT: t("uitvoering"),
        Move.FINISH: t("klaar"),
        Move.CONFIRM: t("bevestigd door jou"),
        Move.STOP: t("gestopt, omdat"),
        Move.WITHDRAW: t("ingetrokken"),
        Move.REOPEN: t("heropend"),
        **ties.event_names(t),
        UNDONE: t("teruggedraaid, het was een vergissing"),
        HEARTBEAT: t("nog geen nieuws"),
        BROKEN: t("afspraak niet gehaald"),
        CORRECTED: t("bericht verbeterd"),
        TAKEN_BACK: t("bericht ingetrokken"),
        "asked-why": t("je vroeg waarom het duurt"),
        "helped": t("je liet weten of het antwoord je hielp"),
        "follow-up": t("je liet weten hoe het ging"),
        "said-more": t("je schreef erbij"),
        "sent-more": t("je stuurde er iets bij"),
        "rest": t("wij vragen niet verder; je kunt altijd terugkomen"),
    }
    return (names if to_owner else names | _to_anybody(t)).get(kind, kind)


def _to_anybody(t: Speaker) -> dict[str, str]:
    return {
        Move.ASK: t("vraag aan de bewoner"),
        Move.REPLY: t("antwoord van de bewoner"),
        Move.CONFIRM: t("bevestigd door de bewoner"),
        Move.INTRODUCE: t("gevraagd of de bewoner wil kennismaken"),
        "asked-why": t("vroeg waarom het duurt"),
        "helped": t("liet weten of het antwoord hielp"),
        "follow-up": t("liet weten of het gelukt is"),
        "said-more": t("schreef erbij"),
        "sent-more": t("stuurde er iets bij"),
        "rest": t("er wordt niet verder gevraagd; terugkomen kan altijd"),
    }


def _day(iso: object, t: Speaker) -> str:
    return t.day(dt.date.fromisoformat(str(iso)), weekday=False)
