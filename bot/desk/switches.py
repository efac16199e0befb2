"""The switches of a coordinator, for when something goes wrong: each with a reason, in the audit log."""

import datetime as dt
from dataclasses import dataclass

from bot.desk.asking import asked
from bot.messages import Incoming, Message
from bot.store import Store
from bot.store.people import Person

BANNER, PAUSE = "noodbericht", "pauze"
SWITCHES = (BANNER, PAUSE)
"""What a coordinator is in the middle of (`Person.desk`), and the commands."""
MAX_BANNER = 300


@dataclass(frozen=True)
class Switching:
    """Asks why, then switches."""

    store: Store

    def command(self, person: Person, incoming: Incoming, which: str, said: str) -> list[Message]:
        """`/noodbericht <tekst>` puts a text over every answer, `/noodbericht` alone takes it away; `/pauze` stops the
        intake, and starts it again."""
        if len(said) > MAX_BANNER:
            return [Message(incoming.chat, f"Dat is te lang. Houd het onder de {MAX_BANNER} tekens.")]
        switches = self.store.switches
        if which == BANNER and not said and not switches.banner:
            return [Message(incoming.chat, "Er staat geen noodbericht aan. Zet er een aan met: /noodbericht <tekst>")]
        if which == BANNER:
            what = f"Dit komt boven elk antwoord:\n“{said}”" if said else f"Dit gaat eraf:\n“{switches.banner}”"
        elif switches.paused:
            what = "Aanmelden gaat weer aan."
        else:
            what = "Aanmelden gaat uit. Vragen beantwoord ik gewoon. Wie iets wil aanmelden, hoort waar dat wel kan."
        person.desk = {"number": "", "move": which, "data": {"banner": said}}
        how = "Waarom? Antwoord op dit bericht met een korte reden; daarna is het zo."
        return [asked(person, incoming, f"{what}\n{how}")]

    def filled_in(self, person: Person, incoming: Incoming, why: str, now: dt.datetime) -> list[Message]:
        """Somebody said why: it is switched."""
        assert person.desk is not None
        which, banner = person.desk["move"], person.desk["data"]["banner"]
        person.desk = None
        switches = self.store.switches
        if which == BANNER:
            switches.set_banner(banner)
            what = f"noodbericht aan: “{banner}”" if banner else "noodbericht uit"
        else:
            switches.pause(on=not switches.paused)
            what = "aanmelden uit" if switches.paused else "aanmelden aan"
        self.store.audit.add(person.id, what, now, why=why)
        return [Message(incoming.chat, f"Gedaan: {what}. Reden: {why}")]
