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


def no_use(found: Answer, pack: Pack, t: Speaker) -> Said:
    """A word to who says that an answer is no use: the plan stays, and a person or other words may help."""
    lines = [
        t("Sorry dat je hier nog niets aan hebt."),
        t("Je plan blijft staan: {plan}.", plan=parts.named(found, pack, t)),
        t("Wat mis je? Zeg het gerust in andere woorden, of praat met een mens."),
    ]
    lines += [f"{t('Hulp:')} {records.reach(found.loket, t)}"] if found.loket else []
    pairs = [(t("Ik wil een mens spreken"), "human"), (t("Ik bedoel iets anders"), "other")]
    return "\n".join(lines), buttons([*pairs, (t("Alles op een rij"), "more")])


def plan_stays(found: Answer, plan: Answer, pack: Pack, t: Speaker) -> Said:
    """A word to us in the middle of a plan (an order, a curse): what is said to that, and that the plan stays."""
    lines = [found.need.intro.pick(t.language)] if found.need else []
    lines.append(t("Je plan blijft staan: {plan}.", plan=parts.named(plan, pack, t)))
    return "\n".join(lines), buttons([(t("Alles op een rij"), "more"), (t("Ik wil een mens spreken"), "human")])


def mistaken(other: Answer, pack: Pack, t: Speaker) -> Said:
    """What else may have been meant, in the choices of `other`."""
    text, taps = answers.choose(other, pack, t)
    return t("Sorry, dan begreep ik je verkeerd.") + "\n" + text, taps
