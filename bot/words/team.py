"""What coordinators see of the list of the desk."""

from collections.abc import Iterable, Mapping

from bot.messages import Button, bold, buttons
from bot.store.staff import Member, Role

Shown = tuple[str, tuple[Button, ...]]

NOT_YOU = "Dit kan alleen een coördinator van de balie."
NOT_YOURSELF = "Je eigen plek verandert een andere coördinator. Zo blijft er altijd één over."
LOOKS_LIKE_BSN = (
    "Dat nummer leek op een burgerservicenummer; dat haal ik altijd weg. Typ het met een streepje voor de laatste vier"
    " cijfers, zoals je collega het ziet met /nummer."
)
HOW = (
    "Zo zet je iemand op de lijst:\n/team erbij 12345-6789 Fatima, wijkmanager Laak\n"
    "Het nummer krijgt je collega van mij met /nummer. Na de komma staat de functie: die leest de bewoner, niet de"
    " naam.\nEraf gaat iemand met de knop onder /team."
)
_CANCEL = ("Annuleer", "d:cancel")


def welcome(role: Role) -> str:
    """Tells somebody that they are on the list now."""
    what = "/vragen om te zien wat bewoners vragen en wij niet weten" if role is Role.EDITOR else "/balie: dat wacht nu"
    return f"Je bent toegevoegd aan de balie van Stadswijzer als {role}. Typ {what}, of /opdrachten voor alles."


def about(member: Member, places: Mapping[str, str], themes: Mapping[str, str]) -> str:
    """One line about somebody of the desk."""
    function = f", {member.function}" if member.function else ""
    line = f"{member.name}{function} · {member.role}"
    if member.role is not Role.STAFF:
        return line
    where = ", ".join(places.get(one, one) for one in sorted(member.stadsdelen)) or "hele stad"
    what = ", ".join(themes.get(one, one) for one in sorted(member.themes)) or "alle onderwerpen"
    return f"{line} · {where} · {what}"


def listed(members: Iterable[Member], viewer: str, places: Mapping[str, str], themes: Mapping[str, str]) -> Shown:
    """Everybody on the list, with a button to take each of them off."""
    shown = list(members)
    lines = [bold(f"De balie ({len(shown)})"), *(f"• {about(member, places, themes)}" for member in shown), "", HOW]
    pairs = [(f"Haal {member.name} eraf", f"d:team:off:{member.person}") for member in shown if member.person != viewer]
    return "\n".join(lines), buttons(pairs)


def ask_role(member: Member) -> Shown:
    """Which role?"""
    roles = (Role.STAFF, Role.EDITOR, Role.COORDINATOR)
    text = (
        f"{member.name}: welke rol? Een medewerker werkt aan dossiers, een redacteur ziet alleen vragen zonder"
        " antwoord, een coördinator mag alles."
    )
    return text, buttons([*((role.capitalize(), f"d:team:role:{role}") for role in roles), _CANCEL])


def ask_where(member: Member, places: Mapping[str, str]) -> Shown:
    """For which stadsdelen?"""
    text = f"{member.name}: voor welk stadsdeel? Kies er een of meer. Zonder keuze is het de hele stad."
    return text, _choices(places, member.stadsdelen, "where")


def ask_about(member: Member, themes: Mapping[str, str]) -> Shown:
    """For which themes?"""
    text = f"{member.name}: voor welke onderwerpen? Zonder keuze zijn het alle onderwerpen."
    return text, _choices(themes, member.themes, "about")


def _choices(names: Mapping[str, str], chosen: Iterable[str], step: str) -> tuple[Button, ...]:
    picked = set(chosen)
    pairs = [(f"✓ {name}" if one in picked else name, f"d:team:{step}:{one}") for one, name in names.items()]
    return buttons([*pairs, ("Verder", f"d:team:next:{step}"), _CANCEL])


def sure(member: Member, places: Mapping[str, str], themes: Mapping[str, str]) -> Shown:
    """Is it right?"""
    pairs = [("Ja, zet op de lijst", "d:team:yes"), _CANCEL]
    return f"Klopt dit?\n{about(member, places, themes)}", buttons(pairs)


def sure_off(member: Member) -> Shown:
    """Must they really go?"""
    text = f"{member.name} van de lijst halen? Die kan dan meteen niets meer, ook niet in wat al begonnen was."
    return text, buttons([(f"Ja, haal {member.name} eraf", f"d:team:off!:{member.person}"), _CANCEL])


def off(member: Member) -> str:
    """They are off the list."""
    return (
        f"{member.name} staat niet meer op de lijst en kan niets meer. Wat {member.name} had, staat in de wachtrij"
        " onder “Collega weg”. Ik haal diegene ook uit de groep van de balie; lukt dat niet, dan lees je dat daar."
    )


def put_out(member: Member) -> str:
    """What the group reads when somebody could not be put out of it."""
    return (
        f"{member.name} werkt niet meer aan de balie, maar ik mag niemand uit deze groep halen. Wie hierin zit, leest"
        f" mee: haal {member.name} er zelf uit."
    )


def let_in(member: Member) -> str:
    """What the desk reads when somebody is back who was taken off before."""
    return f"{member.name} werkt weer aan de balie."
