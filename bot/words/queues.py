"""The queues of the desk in words."""

import datetime as dt
from collections.abc import Mapping

from bot.clock import city_day
from bot.i18n import speaker
from bot.messages import Button, bold, buttons
from bot.store.cases import Card
from bot.store.queues import Stuck
from bot.words.acts import BLOCKS
from bot.words.cases import state_name, subject

Shown = tuple[str, tuple[Button, ...]]
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
FIRST, SHOWN, TAPS = 3, 25, 12
"""Lines of each queue in the overview, lines of one queue, and buttons of cases."""
NOTHING = "Er wacht niets. Goed gedaan."
_PRESSING = ("broken", "lapsing", "new", "ours", "away")


def overview(queues: Mapping[str, list[Card]]) -> Shown:
    """Every queue in which something waits, with how much and what is first."""
    lines, numbers = [], []
    filled = {name: cards for name, cards in queues.items() if cards}
    for name, cards in filled.items():
        lines.append(bold(f"{NAMES[name]} ({len(cards)})"))
        lines += [_line(card) for card in cards[:FIRST]]
        numbers += [card.number for card in cards[:FIRST]]
    pairs = [(f"{NAMES[name]} ({len(cards)})", f"d:queue:{name}") for name, cards in filled.items()]
    return "\n".join(lines) or NOTHING, buttons(pairs) + _cards(numbers)


def one(name: str, cards: list[Card], stuck: Mapping[str, Stuck], today: dt.date) -> Shown:
    """One queue in full; of the doorbraaktafel also what blocks, and since when."""
    lines = [bold(f"{NAMES[name]} ({len(cards)})")]
    for card in cards[:SHOWN]:
        lines.append(_line(card))
        if name == "stuck":
            found = stuck[card.number]
            days = (today - city_day(found.since)).days
            blocks = BLOCKS.get(found.kind, found.kind).lower()
            lines.append(f"  vast op {blocks}: {found.rule} · {days} {'dag' if days == 1 else 'dagen'}")
    if len(cards) > SHOWN:
        lines.append(f"… en nog {len(cards) - SHOWN}")
    back = buttons([("Alle rijen", "d:queue")])
    return ("\n".join(lines) if cards else NOTHING), _cards([card.number for card in cards[:TAPS]]) + back


def digest(queues: Mapping[str, list[Card]], mine: set[str]) -> Shown | None:
    """What waits for somebody this morning; None when it is nothing. Of what others keep only what presses."""
    told = {
        name: [card for card in cards if card.keeper is None or card.number in mine or name in ("broken", "away")]
        for name, cards in queues.items()
        if name in _PRESSING
    }
    told = {name: cards for name, cards in told.items() if cards}
    if not told:
        return None
    lines = [bold("Goedemorgen. Dit wacht vandaag:")]
    for name, cards in told.items():
        lines.append(f"{NAMES[name]} ({len(cards)})")
        lines += [_line(card) for card in cards[:FIRST]]
    numbers = [card.number for cards in told.values() for card in cards[:FIRST]]
    return "\n".join(lines), buttons([("Alle rijen", "d:queue")]) + _cards(numbers)


def _line(card: Card) -> str:
    return f"• {card.number} · {subject(card.answers)} · {state_name(card.state, _T)}"


def _cards(numbers: list[str]) -> tuple[Button, ...]:
    return buttons((number, f"d:card:{number}") for number in list(dict.fromkeys(numbers))[:TAPS])
