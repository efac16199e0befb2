"""What initiators read about letting others look along, and what who looks along reads."""

from collections.abc import Iterable

from bot.i18n import Speaker
from bot.messages import Said, bold, buttons
from flows.showing import Sees, Showing


def changed(number: str, heading: str, state: str, said: str, t: Speaker) -> str:
    """A plan that somebody follows stands somewhere else now, or there is news of it."""
    stands = t("Stand: {state}.", state=state)
    first = f"{heading} ({number})\n{stands}" if heading else t("Nieuws van plan {number} dat je volgt.", number=number)
    return (first if heading else f"{first} {stands}") + (f"\n“{said}”" if said else "")


def titled(title: str, credit: str, t: Speaker) -> str:
    """A plan by what it is, and whose."""
    return t("{title}, van {credit}", title=bold(title), credit=credit) if credit else bold(title)


def follows(number: str, heading: str, state: str, t: Speaker) -> Said:
    """Somebody follows a plan from now on."""
    plan = f"{heading} ({number})" if heading else t("plan {number}", number=number)
    text = t("Je volgt nu {plan}. Stand: {state}. Je hoort het als de stand verandert.", plan=plan, state=state)
    return text, buttons([(t("Stop met volgen"), f"unfollow:{number}")])


def sharing(number: str, link: str, showing: Showing, followers: int, t: Speaker) -> Said:
    """How others look along: the link to give them, what they see, and what can be chosen."""
    sees = {
        Sees.STATE: t("alleen het nummer en de stand, niet je verhaal of je naam"),
        Sees.PLAN: t("het nummer, de stand en wat je plan is"),
        Sees.STORY: t("het nummer, de stand, wat je plan is, en wat de gemeente erover schrijft"),
    }[showing.sees]
    lines = [t("Buren kunnen je plan volgen met deze link: {link}", link=link)]
    if followers:
        lines.append(t.many("Nu volgt {count} buur het.", "Nu volgen {count} buren het.", followers))
    lines.append(t("Zij zien {what}. Wat jij antwoordt, zien zij nooit.", what=sees))
    lines.append(_credit(showing, t) + " " + _public(showing, t))
    more = {Sees.STATE: t("Alleen de stand"), Sees.PLAN: t("Ook wat het plan is"), Sees.STORY: t("Ook het nieuws")}
    pairs = [(label, f"sees:{number}:{level}") for level, label in more.items() if level is not showing.sees]
    pairs.append((t("Wie staat erbij?"), f"credit:{number}"))
    pairs.append(
        (t("Niet meer aan iedereen tonen"), f"public:{number}:no")
        if showing.public
        else (t("Aan iedereen tonen"), f"public:{number}:yes")
    )
    return "\n".join(lines), buttons([*pairs, (t("Stop met delen"), f"unshare:{number}")])


def _credit(showing: Showing, t: Speaker) -> str:
    if not showing.credit:
        return t("Er staat geen naam bij.")
    return t("Erbij staat: van {credit}.", credit=showing.credit)


def _public(showing: Showing, t: Speaker) -> str:
    if showing.public:
        return t("Na een ja mag iedereen zien wat je plan is en hoe het staat.")
    return t("Anderen zien je plan niet.")


def credit(number: str, names: Iterable[str], t: Speaker) -> Said:
    """Who is named with the plan?"""
    text = t("Het is jullie plan. Welke naam mag erbij staan voor wie meekijkt? Kies er een, of typ hem zelf.")
    pairs = [(name, f"credit:{number}:{place}") for place, name in enumerate(names)]
    return text, buttons([*pairs, (t("Geen naam"), f"credit:{number}:none")])


def plans(found: Iterable[tuple[str, str, str, bool]], place: str, t: Speaker) -> Said:
    """Plans of neighbours that everybody may see: (number, heading, where it stands, can it be followed)."""
    listed = list(found)
    if not listed:
        return t("Er zijn nog geen plannen die iedereen mag zien ({place}).", place=place), ()
    lines = [bold(t("Plannen van buren ({place})", place=place))]
    lines += [f"• {heading} ({number}): {state}" for number, heading, state, _open in listed]
    taps = [
        (t("Volg {number}", number=number), f"look:{number}") for number, _heading, _state, is_open in listed if is_open
    ]
    return "\n".join(lines), buttons(taps)
