"""What the initiator of a plan lets others see. Nothing is shown that they did not choose."""

from dataclasses import dataclass
from enum import StrEnum

from flows.case import DECISIONS, Move, State

LONGEST_CREDIT = 60
"""Characters of a credit line."""


class Sees(StrEnum):
    """What the followers of a plan hear of it; each includes the one before."""

    STATE = "state"
    """The number, and where it stands."""
    PLAN = "plan"
    """Also what the plan is, and whose."""
    STORY = "story"
    """Also what the city writes about it, but not what it asks of the initiator, nor what they answer."""


@dataclass(frozen=True)
class Showing:
    """The choices for one plan. `credit`: whose it is, in their own words; empty is without a name. `public`: may it
    be shown to everybody?"""

    sees: Sees = Sees.STATE
    credit: str = ""
    public: bool = False


PUBLIC = frozenset({State.YES, State.YES_PROVIDED, State.CARRYING_OUT, State.DONE, State.CONFIRMED})
"""States in which a plan can be shown to everybody: somebody read it and said yes."""
RETOLD = frozenset({Move.NEWS, Move.WAIT, Move.HAND_OVER, Move.FINISH, Move.STOP}) | DECISIONS
"""Moves whose words may be told to those who follow the story."""
