"""The switches of a coordinator, for when something goes wrong: each with a reason, in the audit log."""

from dataclasses import dataclass

from bot.desk.asking import asked
from bot.messages import DESK, Message
from bot.store import Store
from bot.turn import Turn

BANNER, PAUSE = "noodbericht", "pauze"
SWITCHES = (BANNER, PAUSE)
"""What a coordinator is in the middle of (`Person.desk`), and the commands."""
MAX_BANNER = 300


@dataclass(frozen=True)
class Switching:
    """Asks why, then switches."""

    store: Store

    def command(self, turn: Turn, which: str, said: str) -> list[Message]:
        """`/noodbericht <tekst>` puts a text over every answer, `/noodbericht` alone takes it away; `/pauze` stops the
        intake, and starts it again. `/pauze <reden>` asks only whether it is right."""
        if len(said) > MAX_BANNER:
            return [Message(turn.chat, f"Dat is te lang. Houd het onder de {MAX_BANNER} tekens.")]
        switches = self.store.switches
        if which == BANNER and not said and not switches.banner:
            return [Message(turn.chat, "Er staat geen noodbericht aan. Zet er een aan met: /noodbericht <tekst>")]
        if which == BANNER:
            what = f"Dit komt boven elk antwoord:\n“{said}”" if said else f"Dit gaat eraf:\n“{switches.banner}”"
        elif switches.paused:
            what = "Aanmelden gaat weer aan."
        else:
            what = "Aanmelden gaat uit. Vragen beantwoord ik gewoon. Wie iets wil aanmelden, hoort waar dat wel kan."
        turn.person.desk = {"number": "", "move": which, "data": {"said": said}}
        if which == PAUSE and said:
            return [asked(turn, f"{what}\nReden: {said}", [("Ja, doe het", "d:switch")], typed=False)]
        how = "Waarom? Antwoord op dit bericht met een korte reden; daarna is het zo."
        return [asked(turn, f"{what}\n{how}")]

    def sure(self, turn: Turn) -> list[Message]:
        """Yes, with the reason that was given at once."""
        began = turn.person.desk or {}
        if began.get("move") != PAUSE or not began["data"]["said"]:
            return [Message(turn.chat, "Die knop doet het niet meer. Er is niets veranderd.")]
        return self.filled_in(turn, began["data"]["said"])

    def filled_in(self, turn: Turn, why: str) -> list[Message]:
        """Somebody said why: it is switched."""
        person = turn.person
        assert person.desk is not None
        which, banner = person.desk["move"], person.desk["data"]["said"]
        person.desk = None
        switches = self.store.switches
        if which == BANNER:
            switches.set_banner(banner)
            what = f"noodbericht aan: “{banner}”" if banner else "noodbericht uit"
        else:
            switches.pause(on=not switches.paused)
            what = "aanmelden uit" if switches.paused else "aanmelden aan"
        self.store.audit.add(person.id, what, turn.now, why=why)
        replies = [Message(turn.chat, f"Gedaan: {what}. Reden: {why}")]
        if turn.chat != DESK:
            who = self.store.staff.name(person.id) or "Een coördinator"
            replies.append(Message(DESK, f"{who}: {what}. Reden: {why}"))
        return replies


def standing(store: Store) -> list[str]:
    """What is switched now, in a line each, so that nobody forgets it."""
    banner = [f"Let op: noodbericht aan: “{store.switches.banner}”"] if store.switches.banner else []
    return [*banner, *(["Let op: aanmelden staat uit (/pauze)."] if store.switches.paused else [])]
