"""Who works at the desk: a coordinator puts colleagues on the list and takes them off, each time with a yes."""

from dataclasses import dataclass
from typing import Any

from bot.casework import Casework
from bot.desk import away
from bot.desk.roster import Roster
from bot.messages import DESK, MEMBER, Message, buttons
from bot.redact import REMOVED
from bot.store.people import Person
from bot.store.staff import Member, Role
from bot.turn import Turn
from bot.words import team as words
from bot.words import where

LONGEST_NAME = 60
ADDING = "team"
"""What a coordinator is in the middle of (`Person.desk`)."""


@dataclass(frozen=True)
class Team:
    """The list of the desk, for coordinators. Nobody changes their own place, so a coordinator always remains."""

    casework: Casework
    roster: Roster

    def command(self, turn: Turn, said: str) -> list[Message]:
        """`/team` shows the list; `/team erbij 12345 Naam, functie` begins to add somebody or to change them."""
        person = turn.person
        if not self.roster.is_coordinator(person.id):
            return [Message(turn.chat, words.NOT_YOU)]
        verb, _space, rest = said.partition(" ")
        if verb != "erbij":
            self.casework.store.audit.add(person.id, "team", turn.now)
            members = self.roster.everybody(self.casework.store.audit.who())
            return [Message(turn.chat, *words.listed(members, person.id, self._places(), self._themes()))]
        if REMOVED in rest:
            return [Message(turn.chat, words.LOOKS_LIKE_BSN)]
        written, _space, who = rest.strip().partition(" ")
        number = written.replace("-", "")
        name, _comma, function = (part.strip() for part in who.partition(","))
        if not number.isdecimal() or not name or max(len(number), len(name), len(function)) > LONGEST_NAME:
            return [Message(turn.chat, words.HOW)]
        data = {"person": self._person(person.id, str(int(number))), "name": name, "function": function}
        return self._ask(turn, data)

    def action(self, turn: Turn, rest: list[str]) -> list[Message]:
        """A tapped button: `d:team:<step>[:<what>]`."""
        person = turn.person
        if not self.roster.is_coordinator(person.id):
            return [Message(turn.chat, words.NOT_YOU)]
        step, more = (rest or [""])[0], ":".join(rest[1:])
        if step in ("off", "off!"):
            return self._off(turn, more, sure=step == "off!")
        if person.desk is None or person.desk.get("move") != ADDING:
            return self.command(turn, "")
        data = dict(person.desk["data"])
        match step:
            case "role" if more in {Role.STAFF, Role.EDITOR, Role.COORDINATOR}:
                data["role"] = more
            case "where":
                data["stadsdelen"] = _toggled(data.get("stadsdelen", []), more, self._places())
            case "about":
                data["themes"] = _toggled(data.get("themes", []), more, self._themes())
            case "next":
                data["asked"] = more
            case "yes":
                return self._on(turn, data)
        return self._ask(turn, data)

    def _ask(self, turn: Turn, data: dict[str, Any]) -> list[Message]:
        """The next question about a new colleague; the last one is whether it is right."""
        if data["person"] == turn.person.id:
            turn.person.desk = None
            return [Message(turn.chat, words.NOT_YOURSELF)]
        turn.person.desk = {"number": "", "move": ADDING, "data": data}
        member = _member(data)
        if "role" not in data:
            return [Message(turn.chat, *words.ask_role(member))]
        asked = data.get("asked", "") if member.role is Role.STAFF else "about"
        if asked == "":
            return [Message(turn.chat, *words.ask_where(member, self._places()))]
        if asked == "where":
            return [Message(turn.chat, *words.ask_about(member, self._themes()))]
        return [Message(turn.chat, *words.sure(member, self._places(), self._themes()))]

    def _on(self, turn: Turn, data: dict[str, Any]) -> list[Message]:
        person = turn.person
        person.desk = None
        if "role" not in data or data["person"] == person.id:
            return [Message(turn.chat, words.HOW)]
        member = _member(data)
        store, before = self.casework.store, self.casework.store.staff.get(data["person"])
        store.staff.put(member, person.id, turn.now)
        told = words.about(member, self._places(), self._themes())
        store.audit.add(person.id, "team: erbij", turn.now, why=f"{member.person}: {told}")
        replies = [Message(turn.chat, f"Gedaan. {told}"), Message(member.person, words.welcome(member.role))]
        if before is not None and before.role is Role.GONE:
            replies.append(Message(DESK, words.let_in(member), slot=f"{MEMBER}{member.person}"))
        return replies

    def _off(self, turn: Turn, who: str, *, sure: bool) -> list[Message]:
        if who == turn.person.id:
            return [Message(turn.chat, words.NOT_YOURSELF)]
        member = self.roster.member(who)
        if member is None:
            return [Message(turn.chat, "Die staat niet (meer) op de lijst.")]
        if not sure:
            return [Message(turn.chat, *words.sure_off(member))]
        store = self.casework.store
        store.staff.put(Member(who, member.name, member.function, Role.GONE), turn.person.id, turn.now)
        store.erasing.off_the_list(who, turn.now)
        began = (store.people.get(who).desk or {}).get("number")
        store.people.leave_desk(who)
        store.outbox.withhold(who)
        away.show(self.casework, who, turn.now)
        if began and store.cases.card(began) is not None:
            self.casework.post_card(began, turn.now)
        store.audit.add(turn.person.id, "team: eraf", turn.now, why=f"{who}: {member.name}")
        out = Message(DESK, words.put_out(member), slot=f"{MEMBER}{who}", takes_back=True)
        return [Message(turn.chat, words.off(member)), out]

    def _person(self, by: str, number: str) -> str:
        """A colleague's address, in the channel of the one who adds them."""
        return f"{by.partition(':')[0]}:{number}"

    def _places(self) -> dict[str, str]:
        return where.districts(self.casework.guide.pack)

    def _themes(self) -> dict[str, str]:
        return {theme.id: theme.label.nl for theme in self.casework.guide.pack.themes.values()}


def number_of(person: Person, chat: str) -> Message:
    """Tells somebody the number by which a coordinator can add them."""
    number = person.id.partition(":")[2]
    if number.isdecimal():
        number = f"{number[:-4]}-{number[-4:]}"  # so it can't be taken for a citizen service number, and stays
    return Message(chat, f"Jouw nummer is {number}. Geef het aan de coördinator van de balie.", buttons([]))


def _toggled(chosen: list[str], one: str, known: dict[str, str]) -> list[str]:
    if one not in known:
        return chosen
    return [name for name in chosen if name != one] if one in chosen else [*chosen, one]


def _member(data: dict[str, Any]) -> Member:
    return Member(
        data["person"],
        data["name"],
        data["function"],
        Role(data.get("role", Role.STAFF)),
        frozenset(data.get("stadsdelen", [])),
        frozenset(data.get("themes", [])),
    )
