"""What is said when an answer did not help."""

from bot.i18n import Speaker
from bot.messages import Said, buttons
from bot.words import answers, parts, records
from knowledge.answer import Answer
from knowledge.load import Pack


def shortest(found: Answer, pack: Pack, t: Speaker) -> Said:
    """One thing to do now, who helps with it, and a person: for whom an answer was too much."""
    lines = [t("Goed, heel kort."), parts.subject(found, pack, t)]
    lines += parts.first_step(found, t) or [records.line(found.results[0], t)]
    lines.append(
        t("Hulp:") + " " + records.reach(found.loket, t)
        if found.loket
        else t("Bel {phone}. Zeg erbij in welk stadsdeel het is.")
    )
    pairs = [(answers.begin(found.flow, pack, t), f"flow:{found.flow}")] if found.flow else []
    return "\n".join(lines), buttons([*pairs, (t("Ik wil een mens spreken"), "human")])


def mistaken(other: Answer, pack: Pack, t: Speaker) -> Said:
    """What else may have been meant, in the choices of `other`."""
    text, taps = answers.choose(other, pack, t)
    return t("Sorry, dan begreep ik je verkeerd.") + "\n" + text, taps
