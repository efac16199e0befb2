"""What people hear when nothing happened: that there is no news and why, or that a promise was broken."""

import datetime as dt

from bot.i18n import Speaker
from bot.messages import Said, bold, buttons
from bot.words.cases import capital, ended, move_buttons, state_name
from flows.case import Move, State


def heartbeat(
    number: str, title: str, state: str, since: dt.date, who: str, waits: str, t: Speaker, *, again: bool
) -> Said:
    """Nothing new: since when, and what it waits for (`waits`: what staff said about that). `again`: nobody at the
    desk said anything for long, so they were asked once more."""
    day = t.day(since, weekday=False)
    see, asking = (t("Bekijk mijn aanmelding"), f"case:{number}"), (t("Vraag waarom"), f"why:{number}")
    person = (t("Praat met iemand"), "human")
    match State(state):
        case State.YES | State.YES_PROVIDED:
            said, asking = _granted(day, who, t), person
        case State.DONE:
            said = t("{who} meldde op {day} dat het klaar is. Klopt dat?", who=capital(who), day=day)
            return f"{bold(title)} ({number})\n{said}", buttons(move_buttons(number, Move.FINISH, {}, t))
        case State.WAITING_FOR_YOU:
            said, asking = t("Wij wachten op jouw antwoord: “{text}” Typ het hier.", text=waits), person
        case State.WAITING_FOR_OTHER:
            said = t("Er is nog geen nieuws. Je plan wacht sinds {day}: {text}", day=day, text=ended(waits))
        case State.RECEIVED:
            said = t("Er is nog geen nieuws. Je plan is sinds {day} binnen, maar bij {who} pakte nog niemand het op.",
                     day=day, who=who)  # fmt: skip
        case other:
            said = t("Er is nog geen nieuws. Je plan is: {state}, sinds {day}. Het ligt bij {who}.",
                     state=state_name(other, t), day=day, who=who)  # fmt: skip
    if again:
        said += " " + t("Ik heb het ze vandaag opnieuw gevraagd. Wil je niet wachten? Bel {phone} en noem je nummer.")
    return f"{bold(title)} ({number})\n{said}", buttons([asking, see])


def _granted(day: str, who: str, t: Speaker) -> str:
    return t(
        "Je kreeg op {day} een ja; je kunt verder. Loop je vast? Tik op de knop, dan helpt {who}.", day=day, who=who
    )


def stuck(number: str, title: str, since: dt.date, who: str, t: Speaker) -> Said:
    """Nobody did anything and promises were broken in a row: that is said, and what the person can do themselves."""
    text = f"{bold(title)} ({number})\n" + t(
        "Sinds {day} ging niemand met je plan verder. Een datum voor een antwoord noem ik niet meer, want die haalden"
        " wij niet. {who} krijgt dit telkens opnieuw te zien. Wil je niet wachten? Bel {phone} en noem je nummer.",
        day=t.day(since, weekday=False),
        who=capital(who),
    )
    pairs = [(t("Vraag waarom"), f"why:{number}"), (t("Bekijk mijn aanmelding"), f"case:{number}")]
    return text, buttons([*pairs, (t("Minder berichten"), "preferences")])


def broken(number: str, title: str, due: dt.date, who: str, times: int, t: Speaker, *, promised: bool) -> str:
    """Admitting that a promise was not kept, for the so many-th time; no new date is `promised` when that happened too
    often."""
    day, who = t.day(due), capital(who)
    if times < 2:
        text = t(
            "Wij zouden je uiterlijk {day} iets laten weten. Dat is niet gelukt, sorry. {who} weet dat dit te laat is.",
            day=day,
            who=who,
        )
    else:
        text = t("Ook {day} haalden wij niet. Zo hoort het niet te gaan, sorry. {who} weet dat je wacht.", day=day,
                 who=who)  # fmt: skip
    if not promised:
        text += " " + t(
            "Een nieuwe datum voor een antwoord noem ik niet: die haalden wij te vaak niet. Bel {phone} als je niet"
            " wilt wachten. Ik blijf je vertellen hoe het staat."
        )
    elif times > 1:
        text += " " + t("Wil je niet wachten? Bel {phone} en noem je nummer.")
    return f"{bold(title)} ({number})\n{text}"
