"""A case goes from one to another: to whom it can go, and what who gets it or loses it reads."""

from dataclasses import dataclass

from bot.casework import Casework
from bot.desk.roster import Roster
from bot.messages import Button, Message, Said, buttons
from bot.store.staff import Role
from bot.turn import Turn
from bot.words import desk as words
from bot.words import where
from flows.case import Move

MAX_COLLEAGUES = 20


@dataclass(frozen=True)
class Handing:
    """Handing a case over, to a stadsdeel, a department or a colleague; and taking it from one."""

    casework: Casework
    roster: Roster

    def asked(self, turn: Turn, number: str) -> Said:
        """To whom a case can go: the stadsdelen, a department by name, and the colleagues, marked when away."""
        away = self.casework.store.staff.away(turn.today)
        places = where.districts(self.casework.guide.pack)
        colleagues = [
            one for one in self.roster.everybody() if one.role is not Role.EDITOR and one.person != turn.person.id
        ]
        taps = [(name, f"d:to:{number}:{place}") for place, name in places.items()]
        taps.append(("Een afdeling of dienst", f"d:department:{number}"))
        taps += [
            (f"{one.name} (afwezig)" if one.person in away else one.name, f"d:to:{number}:{one.person}")
            for one in colleagues[:MAX_COLLEAGUES]
        ]
        taps.append(("Annuleer", "d:cancel"))
        return f"{number}: naar welk stadsdeel, welke afdeling of welke collega?", buttons(taps)

    def to(self, number: str, name: str) -> dict[str, str] | None:
        """What is kept of the stadsdeel or the colleague that a case goes to; None when it can't go there."""
        names, colleague = where.districts(self.casework.guide.pack), self.roster.member(name)
        if name in names:
            return {"to": name, "to_name": f"stadsdeel {names[name]}", "stadsdeel": name}
        if colleague is None or not self.roster.works_on_cases(name) or self.casework.seen(number, name) is not None:
            return None
        return {"to": "colleague", "to_name": colleague.function, "keeper": name}

    def received(self, turn: Turn, number: str, data: dict[str, str]) -> list[Message]:
        """The reason, the card and the story, for the colleague who gets a case, or for those of the stadsdeel that it
        goes to who are not away."""
        casework = self.casework
        card, giver = casework.card(number), casework.store.staff.name(turn.person.id) or "Een collega"
        receivers = [data["keeper"]] if "keeper" in data else []
        if place := data.get("stadsdeel"):
            themes, away = casework.themes(card), casework.store.staff.away(turn.today)
            receivers += [
                one.person
                for one in self.roster.everybody()
                if place in one.stadsdelen and one.person not in away and self.roster.may(one.person, card, themes)
            ]
        whom = "jou" if "keeper" in data else data["to_name"]
        text, taps = casework.desk_card(number, turn.now)
        told = f"{giver} gaf deze zaak aan {whom}. Reden: {data['text']}\n\n{text}\n\n{casework.story(number)}"
        if "keeper" in data:  # who has it now need not take it
            taps = without_take(taps)
        return [Message(one, told, taps, number) for one in receivers if one != turn.person.id]

    def taken(self, turn: Turn, number: str, had: str | None) -> list[Message]:
        """What a colleague reads from whom a case was taken; nothing when nobody else of the desk had it."""
        if had is None or had == turn.person.id or not self.roster.is_staff(had):
            return []
        by, card = self.casework.store.staff.name(turn.person.id) or "een collega", self.casework.card(number)
        return [Message(had, words.taken_over(number, self.casework.subject(card), by), case=number)]


def without_take(taps: tuple[Button, ...]) -> tuple[Button, ...]:
    """The buttons of a card for who has the case already."""
    return tuple(tap for tap in taps if not tap.action.startswith(f"d:{Move.TAKE}:"))
