"""What waits at the desk."""

from bot.messages import Button
from bot.store.cases import Cases
from bot.words import desk as words
from flows.case import State

_WAITS_FOR_US = (State.RECEIVED, State.SEEN)
_OURS = (State.ASSIGNED, State.IN_PROGRESS)
_WAITS = (State.WAITING_FOR_YOU, State.WAITING_FOR_OTHER)


def queue(cases: Cases) -> tuple[str, tuple[Button, ...]]:
    """What waits, the longest waiting first."""
    return words.queue(
        {
            "Nieuw": cases.in_states(*_WAITS_FOR_US),
            "Bij ons": cases.in_states(*_OURS),
            "Wacht op een ander": cases.in_states(*_WAITS),
        }
    )
