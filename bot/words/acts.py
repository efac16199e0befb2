"""What staff can do with a case: each act is a move, with what is asked for it, one thing at a time."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bot.i18n import speaker
from bot.words.desk import LABELS, PROMPTS
from flows.case import Move
from flows.promise import working_day_until
from knowledge.workdays import is_holiday

_T = speaker("nl")


@dataclass(frozen=True)
class Prompt:
    """One thing that is asked. `choices`: (label, value) pairs to tap; `read` says how what is typed is read."""

    name: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    read: Literal["text", "day"] = "text"


@dataclass(frozen=True)
class Act:
    """A move of staff under its label, with what must be said with it."""

    move: Move
    label: str
    prompts: tuple[Prompt, ...] = ()


BLOCKS = {
    "regel": "Een regel",
    "vergunning": "Een vergunning",
    "geld": "Geld",
    "ruimte": "Een plek",
    "besluit": "Niemand beslist",
    "dienst": "Een andere dienst",
}
"""Kinds of things on which a plan gets stuck: the report counts them."""
NO_DAY = "Die dag begrijp ik niet, of hij is voorbij. Typ een dag die nog komt, bijvoorbeeld: 16 maart."
NO_WORKING_DAY = "Dan werken we niet, en de werkdag ervoor is vandaag. Typ een latere dag."
LONGEST_PROMISE = dt.timedelta(days=183)
_WEEKS = (1, 2, 4)
TOO_FAR = "Dat is over meer dan een half jaar. Beloof een eerdere dag, ook als je dan alleen weet hoe het staat."
SENTENCES, SHORTEST = frozenset({"text", "rule", "would_help"}), 3
"""What a resident reads as a sentence, and the letters that it has at least: less was typed by accident."""
TOO_SHORT = "Dat is te kort: er is niets verstuurd. Typ een hele zin."
OTHER = Prompt("other", "Met welke zaak? Typ het nummer. De zaak die je noemt, gaat door.")
SURE = Prompt("sure", "Dit blijft zo: ook anderen krijgen er bericht van. Doen?", (("Ja, doe het", "ja"),))
"""Asked last of what can't be undone."""
HAND_OVER = Prompt("text", "Waarom geef je het door? De bewoner leest dit.")

ACTS: dict[str, Act] = {
    move.value: Act(move, LABELS.get(move, move.value), tuple(Prompt(*pair) for pair in PROMPTS.get(move, ())))
    for move in Move
} | {
    "promise": Act(
        Move.NEWS,
        "Beloof een datum",
        (
            Prompt(
                "until", "Wanneer hoort de bewoner uiterlijk iets? Typ een dag, bijvoorbeeld: 16 maart.", read="day"
            ),
            Prompt("text", "Wat hoort de bewoner dan? Eén gewone zin."),
        ),
    ),
    "stuck": Act(
        Move.WAIT,
        "Naar de doorbraaktafel",
        (
            Prompt("kind", "Waar zit het op vast?", tuple((label, kind) for kind, label in BLOCKS.items())),
            Prompt("rule", "Welke regel of stap is het? Noem hem kort, zonder namen van mensen."),
            Prompt("text", "Wat gaan jullie proberen? De bewoner leest dit."),
        ),
    ),
    Move.INVOLVE.value: Act(
        Move.INVOLVE,
        "Laat meedoen",
        (
            Prompt("party", "Wie doet er mee? Noem de afdeling, corporatie of organisatie, geen mens."),
            Prompt("text", "Wat doen zij? De bewoner leest dit."),
        ),
    ),
    Move.RELEASE.value: Act(
        Move.RELEASE,
        "Doet niet meer mee",
        (Prompt("party", "Wie doet er niet meer mee?"), Prompt("text", "Wat deden zij, of waarom stopt het?")),
    ),
    Move.INTRODUCE.value: Act(
        Move.INTRODUCE, "Stel voor aan elkaar", (Prompt("other", "Aan wie? Typ het nummer van de andere zaak."), SURE)
    ),
    Move.LINK.value: Act(Move.LINK, "Koppel", (OTHER, Prompt("text", "Wat hebben ze met elkaar te maken?"), SURE)),
    Move.SPLIT.value: Act(
        Move.SPLIT,
        "Splits",
        (Prompt("text", "Welk deel gaat apart verder? Eén gewone zin; de bewoner leest dit."), SURE),
    ),
    Move.MERGE.value: Act(
        Move.MERGE, "Voeg samen", (OTHER, Prompt("text", "Waarom gaan ze samen verder? De bewoners lezen dit."), SURE)
    ),
    "department": Act(
        Move.HAND_OVER,
        "Geef door",
        (Prompt("department", "Naar welke afdeling of dienst? Geen naam van een mens."), HAND_OVER),
    ),
}
"""All acts by the name in their buttons."""


def days_ahead(today: dt.date) -> list[tuple[str, str]]:
    """Working days to promise with one tap: the day itself, and how it reads."""
    days = [working_day_until(today + dt.timedelta(weeks=weeks), is_holiday) for weeks in _WEEKS]
    return [(day.isoformat(), _T.day(day)) for day in days]
