"""The queues of the desk in words."""

import datetime as dt
from collections.abc import Callable, Mapping

from bot.clock import city_day
from bot.i18n import speaker
from bot.messages import Button, bold, buttons
from bot.store.cases import Card
from bot.store.queues import Stuck
from bot.words.acts import BLOCKS
from bot.words.dossier import state_name
from flows.case import State

Shown = tuple[str, tuple[Button, ...]]
Told = Callable[[Card], tuple[str, str]]
"""What a case is about; and where it lies, who has it, who is writing to its people now, and the day when an answer is
almost due."""
_T = speaker("nl")

NAMES = {
    "broken": "Belofte niet gehaald",
    "lapsing": "Loopt binnen twee werkdagen af",
    "new": "Nieuw",
    "ours": "Wacht op ons",
    "theirs": "Wacht op een ander",
    "stuck": "Doorbraaktafel",
    "away": "Collega weg",
}
"""The queues, the most pressing first."""
FIRST, TAPS, PAGE = 3, 12, 12
"""Cases of each queue in the overview, buttons of cases there, and cases on one page of a queue."""
NOTHING = "Er wacht niets. Goed gedaan."
_PRESSING = ("broken", "lapsing", "new", "ours", "away")


def overview(queues: Mapping[str, list[Card]], standing: list[str], told: Told) -> Shown:
    """Every queue in which something waits, with how much and what is first; over it what is switched now."""
    lines, numbers = [], []
    filled = {name: cards for name, cards in queues.items() if cards}
    for name, cards in filled.items():
        lines.append(bold(f"{NAMES[name]} ({len(cards)})"))
        lines += [_line(card, told) for card in cards[:FIRST]]
        numbers += [card.number for card in cards[:FIRST]]
    pairs = [(f"{NAMES[name]} ({len(cards)})", f"d:queue:{name}") for name, cards in filled.items()]
    return "\n".join([*standing, *(lines or [NOTHING])]), buttons(pairs) + _cards(numbers)


def one(name: str, cards: list[Card], stuck: Mapping[str, Stuck], today: dt.date, told: Told, page: int = 0) -> Shown:
    """One queue, a page at a time; of the doorbraaktafel also what blocks, and since when."""
    lines, here = [bold(f"{NAMES[name]} ({len(cards)})")], cards[page * PAGE :][:PAGE]
    for card in here:
        lines.append(_line(card, told))
        if name == "stuck":
            found = stuck[card.number]
            days = (today - city_day(found.since)).days
            blocks = BLOCKS.get(found.kind, found.kind).lower()
            lines.append(f"  vast op {blocks}: {found.rule} · {days} {'dag' if days == 1 else 'dagen'}")
    left = len(cards) - (page + 1) * PAGE
    pairs = [(f"Volgende ({left})", f"d:queue:{name}:{page + 1}")] if left > 0 else []
    taps = _cards([card.number for card in here]) + buttons([*pairs, ("Alle rijen", "d:queue")])
    return ("\n".join(lines) if here else NOTHING), taps


def digest(queues: Mapping[str, list[Card]], mine: set[str], standing: list[str], said: Told) -> Shown | None:
    """What waits for somebody this morning; None when it is nothing. Of what others keep only what presses.
    `standing`: what is still switched."""
    told = {
        name: [card for card in cards if card.keeper is None or card.number in mine or name in ("broken", "away")]
        for name, cards in queues.items()
        if name in _PRESSING
    }
    told = {name: cards for name, cards in told.items() if cards}
    if not told and not standing:
        return None
    lines = [bold("Goedemorgen. Dit wacht vandaag:"), *standing]
    for name, cards in told.items():
        lines.append(f"{NAMES[name]} ({len(cards)})")
        lines += [_line(card, said) for card in cards[:FIRST]]
    numbers = [card.number for cards in told.values() for card in cards[:FIRST]]
    return "\n".join(lines), buttons([("Alle rijen", "d:queue")]) + _cards(numbers)


def _line(card: Card, told: Told) -> str:
    what, who = told(card)
    line = (card.number, what, state_name(State(card.state), _T), who)
    return f"• {' · '.join(filter(None, line))}"


def _cards(numbers: list[str]) -> tuple[Button, ...]:
    return buttons((number, f"d:card:{number}") for number in list(dict.fromkeys(numbers))[:TAPS])
