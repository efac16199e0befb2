"""What people are asked after a decision, and what they hear when they answer."""

import datetime as dt

from bot.i18n import Speaker
from bot.messages import Said, bold, buttons
from flows.case import State


def helped(number: str, title: str, t: Speaker) -> Said:
    """A few days after a decision: did the answer help?"""
    text = t("Je kreeg een paar dagen geleden een besluit. Ben je ermee geholpen?")
    pairs = [(t("Ja"), f"helped:{number}:yes"), (t("Nee"), f"helped:{number}:no")]
    return f"{bold(title)} ({number})\n{text}", buttons(pairs)


def how_it_went(number: str, title: str, state: State, decided: dt.date, t: Speaker, *, last: bool) -> Said:
    """Four weeks after a decision: how did it go? `last` says that it is not asked again."""
    day = t.day(decided)
    if state is State.NO:
        question = t("Op {day} kreeg je een nee. Is het op een andere manier toch gelukt?", day=day)
    elif state is State.DONE:
        question = t("Op {day} hoorde je dat het klaar is. Is het gelukt?", day=day)
    else:
        question = t("Op {day} kreeg je een ja. Is het gelukt?", day=day)
    if last:
        question += " " + t("Ik vraag het hierna niet meer. Typ je nummer als je later nog iets wilt zeggen.")
    labels = [(t("Ja!"), "yes"), (t("Deels"), "part"), (t("Nee"), "no")]
    return f"{bold(title)} ({number})\n{question}", buttons((label, f"follow:{number}:{how}") for label, how in labels)


def thanks(title: str, place: str, count: int, t: Speaker) -> str:
    """It worked out: what their plan added up to. `count` plans worked out in `place`, this one among them."""
    text = t("Wat fijn! “{title}” is er, en dat is jullie werk.", title=title)
    if count > 1:
        text += " " + t("Het is plan nummer {count} dat in {place} lukte.", count=t.number(count), place=place)
    return text + " " + t("Dank je wel dat je het laat weten.")


def an_example(number: str, credit: str, t: Speaker) -> Said:
    """May others see a plan that worked out?"""
    if credit:
        text = t(
            "Mag het een voorbeeld zijn voor anderen? Zij zien dan wat je plan is, dat het lukte, en: van {credit}.",
            credit=credit,
        )
    else:
        text = t(
            "Mag het een voorbeeld zijn voor anderen? Zij zien dan wat je plan is en dat het lukte, zonder je naam."
        )
    return text, buttons([(t("Ja, toon het als voorbeeld"), f"public:{number}:yes"), (t("Nee"), "fine")])


def answered_helped(yes: bool, who: str, number: str, can_reopen: bool, t: Speaker) -> Said:
    """They told whether the decision helped them."""
    if yes:
        return t("Fijn, dank je. Over een paar weken vraag ik hoe het ging."), ()
    text = t(
        "Jammer, en goed dat je het zegt. Typ wat er niet klopt of ontbreekt, dan leest {who} precies dat.", who=who
    )
    again = [(t("Kijk er opnieuw naar"), f"reopen:{number}")] if can_reopen else []
    return text, buttons([*again, (t("Praat met iemand"), "human")])


def not_worked(who: str, promised: str, t: Speaker, *, failed: bool) -> str:
    """It worked out in part or not at all: who reads it, by when they hear, and that more can be said."""
    sorry = t("Sorry dat het zo gelopen is. Dank je dat je het zegt.") if failed else t("Dank je dat je het zegt.")
    return f"{sorry} " + t("{who} leest het. Wil je er nog iets bij zeggen, typ het dan nu.", who=who) + promised


def passed_on(who: str, t: Speaker) -> Said:
    """What was typed after it went to the desk."""
    text = t("Doorgegeven aan {who}, in jouw woorden. Was dit een nieuwe vraag? Stel hem dan gerust opnieuw.", who=who)
    return text, buttons([(t("Iets anders"), "menu")])
