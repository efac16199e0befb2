"""Who may do what at the desk. Asked again at every action, so who is taken off can do nothing from that moment."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.store.cases import Card
from bot.store.staff import Member, Role, Staff

Named = Mapping[str, Member]
"""Those whom the settings call by their number, with the place that they have there."""


@dataclass(frozen=True)
class Roster:
    """The list of the desk. `listed` are those of the settings: coordinators, unless the table says otherwise;
    `named` are those of them whom the settings name."""

    staff: Staff
    listed: Callable[[str], bool]
    named: Named = field(default_factory=dict)

    def member(self, person: str) -> Member | None:
        """Their place at the desk now; None for everybody else."""
        found = self.staff.get(person)
        if found is None and self.listed(person):
            name = self.staff.name(person) or person.partition(":")[2]
            return replace(self.named.get(person) or Member(person, "", "", Role.COORDINATOR), name=name)
        return found if found is not None and found.role is not Role.GONE else None

    def is_staff(self, person: str) -> bool:
        """Are they at the desk now, in whatever role?"""
        return self.member(person) is not None

    def is_coordinator(self, person: str) -> bool:
        """May they add and remove colleagues, and use the switches?"""
        found = self.member(person)
        return found is not None and found.role is Role.COORDINATOR

    def works_on_cases(self, person: str) -> bool:
        """May they see cases at all? Editors may not."""
        found = self.member(person)
        return found is not None and found.role is not Role.EDITOR

    def may(self, person: str, card: Card, themes: Iterable[str]) -> bool:
        """May they work on this case, which is about these themes? Whoever keeps it may; a case without a place or
        a theme is everybody's."""
        found = self.member(person)
        return found is not None and covers(found, card, frozenset(themes))

    def everybody(self, others: Iterable[str] = ()) -> list[Member]:
        """All of the table, of the settings and of `others` who are at the desk now, by name."""
        people = {member.person for member in self.staff.all()} | self.named.keys() | set(others)
        found = [member for person in people if (member := self.member(person)) is not None]
        return sorted(found, key=lambda member: (member.name.casefold(), member.person))


def covers(member: Member, card: Card, themes: frozenset[str]) -> bool:
    """Is this case within what somebody works on? Their own plan never is."""
    if card.owner == member.person:
        return False
    if member.role is not Role.STAFF or card.keeper == member.person:
        return member.role in (Role.STAFF, Role.COORDINATOR)
    here = not member.stadsdelen or card.stadsdeel is None or card.stadsdeel in member.stadsdelen
    about = not member.themes or not themes or bool(member.themes & themes)
    return here and about
