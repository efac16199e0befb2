"""How a budget can be made up of several givers, in one or two sentences."""

from bot.i18n import Speaker
from bot.messages import bold
from knowledge.combine import Combination


def told(combination: Combination, t: Speaker) -> list[str]:
    """The shares, the euros nobody is known for, and the question whether it may be combined."""
    *first, last = combination.shares
    named = [
        t("{amount} van {giver}", amount=t.euro(s.euro), giver=bold(s.record.title.pick(t.language))) for s in first
    ]
    rest = t("{amount} van {giver}", amount=t.euro(last.euro), giver=bold(last.record.title.pick(t.language)))
    lines = [t("Zo kan je begroting rond komen: {first} en {rest}.", first=", ".join(named), rest=rest)]
    if combination.short > 0:
        lines.append(t("Voor {amount} weet ik nog geen potje.", amount=t.euro(combination.short)))
    if any(share.ask for share in combination.shares):
        lines.append(t("Vraag vooraf of het samen mag."))
    return [" ".join(lines)]
