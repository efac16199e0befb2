"""A turn of a resident or of somebody at the desk: what came, from whom, and when."""

import datetime as dt
from dataclasses import dataclass

from bot.clock import city_day
from bot.messages import Incoming
from bot.store.people import Person


@dataclass(frozen=True)
class Turn:
    """What somebody typed, tapped, sent or changed; what they are in the middle of is kept with them."""

    person: Person
    incoming: Incoming
    now: dt.datetime

    @property
    def chat(self) -> str:
        """Where it is answered."""
        return self.incoming.chat

    @property
    def today(self) -> dt.date:
        """The day on which it came."""
        return city_day(self.now)
