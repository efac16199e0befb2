"""What people hear about their case: what happened, what comes next, from whom, and by when."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot import attachments
from bot.clock import city_day
from bot.i18n import Speaker
from bot.messages import Button, bold, buttons, shortened
from bot.words import ties
from bot.words.timeline import Line
from flows.case import CLOSED, DECIDED, REOPEN_DAYS, Actor, Move, State, possible
from flows.contact import contact_in
from flows.model import Question
from flows.promise import Promise
from flows.showing import PUBLIC
from flows.ties import Party

MAX_SUBJECT = 60
MORE_WORDS = 5
"""From so many words on somebody told more than the day, place, amount or choice that was read from it."""
_READ = frozenset({"choice", "date", "place", "amount", "number"})
MAX_STORY = 3000
"""Characters of a story in the chat; what is longer loses its oldest part there."""


def state_name(state: str, t: Speaker) -> str:
    """A state as residents call it."""
    return {
        State.RECEIVED: t("ontvangen"),
        State.SEEN: t("bekeken"),
        State.ASSIGNED: t("bij de juiste persoon"),
        State.IN_PROGRESS: t("in behandeling"),
        State.WAITING_FOR_YOU: t("wacht op jou"),
        State.WAITING_FOR_OTHER: t("wacht op een ander"),
        State.YES: t("besluit: ja"),
        State.YES_PROVIDED: t("besluit: ja, mits"),
        State.NO: t("besluit: nee, met reden"),
        State.CARRYING_OUT: t("uitvoering"),
        State.DONE: t("klaar"),
        State.CONFIRMED: t("bevestigd door jou"),
        State.STOPPED: t("gestopt"),
        State.WITHDRAWN: t("ingetrokken"),
        State.MERGED: t("gaat samen verder"),
    }[State(state)]


def subject(told: Mapping[str, Any], most: int = MAX_SUBJECT) -> str:
    """The plan in a few words, of at most so many characters; `told`: the answer to what it is about."""
    said = " ".join(str(told.get("said", "")).split()) or ("📎" if told.get("files") else "")
    return shortened(said, most)


def short(text: str) -> str:
    """A long text as far as it fits between other answers, cut between words."""
    return shortened(text, attachments.MAX_SHOWN)


def value(question: Question, given: Mapping[str, Any], t: Speaker, places: Mapping[str, str]) -> str:
    """An answer as the summary shows it. Phone numbers are shown only in part; what was said in more words than the
    answer needs stands behind it, for it may tell more."""
    shown = _value(question, given, t, places)
    said = contact_in(str(given.get("said", "")))[1].strip()
    beside = question.kind in _READ and len(said.split()) >= MORE_WORDS and said.casefold() != shown.casefold()
    return f"{shown} (“{short(said)}”)" if beside else shown


def _value(question: Question, given: Mapping[str, Any], t: Speaker, places: Mapping[str, str]) -> str:
    match question.kind:
        case "choice":
            return next((c.label.pick(t.language) for c in question.choices if c.id == given.get("choice")), "")
        case "date":
            day = given.get("day")
            return t.day(dt.date.fromisoformat(day), year=True) if day else str(given["said"])
        case "amount":
            return t.euro(int(given["euro"]))
        case "number":
            return t.number(int(given["number"]))
        case "place":
            parts = (given.get("street"), given.get("wijk"), given.get("stadsdeel"))
            names = [places.get(part, street(part)) for part in parts if part]
            return ", ".join(dict.fromkeys(names)) or str(given["said"])
        case "contact":
            phone = str(given.get("phone") or "")
            shown = (given.get("name"), f"…{phone[-3:]}" if phone else None, given.get("email"), given.get("note"))
            return ", ".join(part for part in shown if part)
        case "photo":
            said = short(str(given.get("said", "")))
            return ", ".join(part for part in (attachments.named(given["files"], t), said) if part)
        case "consent":
            return t("ja")
        case _:
            files = attachments.named(given.get("files", ()), t)
            return ", ".join(part for part in (short(str(given["said"])), files) if part)


def summary(
    pairs: Iterable[tuple[Question, Mapping[str, Any]]], t: Speaker, places: Mapping[str, str]
) -> tuple[str, tuple[Button, ...]]:
    """The summary before sending, with a change button for every answer."""
    listed = [(question, value(question, given, t, places)) for question, given in pairs if question.kind != "consent"]
    lines = [bold(t("Klopt dit zo?"))]
    lines += [f"{question.label.pick(t.language)}: {said}" for question, said in listed]
    found = [(t("Ja, verstuur"), "send")]
    found += [
        (t("Verander: {what}", what=question.label.pick(t.language)), f"change:{question.id}")
        for question, _said in listed
    ]
    return "\n".join(lines), buttons([*found, (t("Stop"), "stop")])


def promised(promises: Iterable[Promise], t: Speaker, who: str) -> str:
    """What is promised and by when: the last line of every message about a case."""
    first = min(promises, key=lambda promise: promise.due, default=None)
    if first is None:
        return ""
    day = bold(t.day(first.due))
    if first.kind == "news":  # which we keep ourselves, also when nobody does anything
        return t("Je hoort uiterlijk {day} weer hoe het staat bij {who}.", who=who, day=day)
    return t("Je hoort weer iets van {who}, uiterlijk {day}.", who=who, day=day)


def registered(number: str, who: str, due: dt.date, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """The confirmation that a case was made."""
    text = t(
        "Dank je wel, het staat erin. Je nummer is {number}.\n{who} bekijkt het. Je hoort iets, uiterlijk {day}. "
        "Je hoeft nu niets te doen.",
        number=bold(number),
        who=who[:1].upper() + who[1:],
        day=bold(t.day(due)),
    )
    return text, buttons([(t("Bekijk mijn aanmelding"), f"case:{number}")])


def moved(
    number: str, title: str, move: Move, data: Mapping[str, Any], who: str, t: Speaker, *, closed: bool = False
) -> str:
    """What a move means for the people of the case. `who` is the owner of the next step, by function. News of a
    case that is `closed` is what was done with it."""
    said = str(data.get("text", ""))
    head = f"{bold(title)} ({number})"
    yes, no = bold(t("ja")), bold(t("nee"))
    body = {
        Move.SEE: t("{who} heeft je plan gelezen en kijkt wie het kan oppakken.", who=capital(who)),
        Move.TAKE: t("Je plan ligt nu bij de juiste persoon: {who}.", who=who),
        Move.HAND_OVER: t(
            "Je plan gaat naar {to}. Je verhaal gaat mee; je hoeft niets opnieuw te vertellen. Reden: {text}",
            to=data.get("to_name") or t("een collega die ervan weet"),
            text=said,
        ),
        Move.START: t("{who} is met je plan bezig.", who=capital(who)),
        Move.ASK: t("{who} heeft een vraag voor je:", who=capital(who)) + f"\n“{said}”\n" + t("Typ je antwoord hier."),
        Move.REPLY: t("Dank je, je antwoord is doorgegeven aan {who}.", who=who),
        Move.WAIT: _waits(said, data.get("rule"), t),
        Move.NEWS: (t("Dit is er daarna mee gedaan:") if closed else t("Nieuws van {who}:", who=who))
        + f"\n“{said}”"
        + _agreed(data.get("until"), t),
        Move.DECIDE_YES: t("Het antwoord is {yes}. Je kunt aan de slag!", yes=yes) + (f"\n{said}" if said else ""),
        Move.DECIDE_PROVIDED: t("Het antwoord is {yes}, mits: {text}", yes=yes, text=said),
        Move.DECIDE_NO: "\n".join(
            (
                t("Het antwoord is {no}, want: {text}", no=no, text=said),
                t("Regel: {rule}", rule=data.get("rule", "")),
                t("Dit zou het wel mogelijk maken: {help}", help=data.get("would_help", "")),
            )
        ),
        Move.CARRY_OUT: t("De uitvoering is begonnen."),
        Move.FINISH: t("{who} meldt dat het klaar is. Klopt dat?", who=capital(who)),
        Move.CONFIRM: t("Mooi, we schrijven op dat het gelukt is."),
        Move.STOP: _stopped(said, mine="mine" in data, t=t),
        Move.WITHDRAW: t("Je aanmelding is ingetrokken. Je kunt altijd opnieuw beginnen."),
        Move.REOPEN: t("Je zaak is weer open. {who} kijkt er opnieuw naar.", who=capital(who)),
        **ties.moved(data, who, t),
    }[move]
    return f"{head}\n{body}"


def _stopped(said: str, *, mine: bool, t: Speaker) -> str:
    if mine:
        return t(
            "Je plan stopt hier, omdat: {text}\nDank je wel dat je het probeerde. Wat jij ervan weet, helpt wie het na"
            " jou doet. Toch verder? Dat kan nog {days} dagen met één tik.",
            text=ended(said),
            days=REOPEN_DAYS,
        )
    return t(
        "Dit stopt hier, omdat: {text}\nWat je deed en vertelde, blijft in het verhaal van je plan staan.",
        text=ended(said),
    )


def reasons(t: Speaker) -> dict[str, str]:
    """Why people stop with a plan, to tap."""
    return {
        "time": t("Te weinig tijd"),
        "people": t("Te weinig mensen"),
        "money": t("Geen geld"),
        "place": t("Geen goede plek"),
        "slow": t("Het duurde te lang"),
        "rules": t("Te veel regels"),
    }


def stopping(number: str, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """Asks its people why a plan stops."""
    text = t(
        "Een plan dat stopt, is niet mislukt: anderen leren ervan. Waarom gaat het niet door? Kies, of typ het in één"
        " zin."
    )
    pairs = [(label, f"stop-plan:{number}:{why}") for why, label in reasons(t).items()]
    return text, buttons([*pairs, (t("Nee, laat staan"), f"case:{number}")])


def ended(text: str) -> str:
    """A text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _waits(said: str, rule: str | None, t: Speaker) -> str:
    if rule is None:
        return t("Je plan wacht nu op een ander: {text}", text=said)
    return t(
        "Je plan zit vast op: {rule}. Daarom ligt het nu op de doorbraaktafel: daar zoeken collega's samen naar een"
        " weg. Wat zij gaan proberen: {text}",
        rule=rule,
        text=said,
    )


def _agreed(until: str | None, t: Speaker) -> str:
    if until is None:
        return ""
    return "\n" + t("Dat hoor je uiterlijk {day}.", day=bold(t.day(dt.date.fromisoformat(until))))


def taken_back(number: str, title: str, state: str, t: Speaker) -> str:
    """The last message was a mistake of ours. Followers get no `title`: they do not know the story."""
    head = f"{bold(title)} ({number})" if title else bold(number)
    text = t("Ons vorige bericht klopte niet. Dat was een vergissing van ons, sorry. Stand: {state}.",
             state=state_name(state, t))  # fmt: skip
    return f"{head}\n{text}"


def move_buttons(number: str, move: Move, data: Mapping[str, Any], t: Speaker) -> list[tuple[str, str]]:
    """What the resident can tap under the message of a move."""
    pairs: list[tuple[str, str]] = []
    if move is Move.STOP and "mine" in data:
        pairs.append((t("Toch verder"), f"reopen:{number}"))
    elif move in (Move.DECIDE_NO, Move.DECIDE_PROVIDED, Move.STOP):
        pairs += [(t("Ik ben het er niet mee eens"), f"reopen:{number}"), (t("Praat met iemand"), "human")]
    if move is Move.FINISH:
        pairs += [(t("Ja, klaar"), f"follow:{number}:yes"), (t("Nee, nog niet"), f"reopen:{number}")]
    if move is Move.INTRODUCE:
        pairs += ties.meet_buttons(number, str(data["other"]), t)
    see = data["other"] if move is Move.MERGE else number
    pairs.append((t("Bekijk mijn aanmelding"), f"case:{see}"))
    return pairs


def timeline(
    number: str, title: str, state: State, lines: Sequence[Line], beside: Iterable[str], t: Speaker
) -> tuple[str, tuple[Button, ...]]:
    """The whole story of a case for its owner, and what they can do with it. `beside`: who takes part, and what it is
    tied to. A story that is too long for a screen begins later; the file has all of it."""
    told = [f"• {t.day(city_day(line.at), weekday=False)}: {line}" for line in lines]
    left = len(told)
    while left > 1 and sum(len(line) + 1 for line in told[-left:]) > MAX_STORY:
        left -= 1
    earlier = [t("… wat er eerder gebeurde, staat in het bestand")] if left < len(told) else []
    head = [f"{bold(title)} ({number})", t("Stand: {state}", state=state_name(state, t)), *beside]
    mine = possible(state, Actor.RESIDENT)
    pairs = [] if state in CLOSED else [(t("Zeg er iets bij"), f"add:{number}")]
    if Move.CONFIRM in mine:
        pairs.append((t("Het is gelukt!"), f"follow:{number}:yes"))
    if Move.WITHDRAW in mine:
        pairs.append((t("Trek in"), f"withdraw:{number}"))
    if Move.WITHDRAW in mine or state in PUBLIC:
        pairs.append((t("Laat buren meekijken"), f"share:{number}"))
    if Move.REOPEN in mine and (state in DECIDED or state in (State.DONE, State.STOPPED)):
        pairs.append((t("Ik ben het er niet mee eens"), f"reopen:{number}"))
    pairs += [(t("Neem het verhaal mee"), f"dossier:{number}"), (t("Hoe vaak hoor ik iets?"), "preferences")]
    return "\n".join([*head, *earlier, *told[-left:]]), buttons(pairs)


def beside(parties: Iterable[Party], numbers: Iterable[str], t: Speaker) -> list[str]:
    """Who takes part in a case, and which cases belong to it."""
    who = [t("Doet mee: {party} – {does}", party=party.name, does=party.does) for party in parties]
    return who + [t("Hoort bij plan {number}", number=number) for number in numbers]


_SMALL = frozenset({"van", "de", "den", "der", "het", "ten", "ter", "te", "in", "op", "aan", "en"})
"""Words that stay small inside the name of a street."""


def street(name: str) -> str:
    """The name of a street as it is on its sign."""
    written = [word if word in _SMALL else capital(word) for word in name.split()]
    return capital(" ".join(written))


def capital(text: str) -> str:
    """`text` with a capital first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]
