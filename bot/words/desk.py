"""What staff see: cards, queues and prompts. Always in Dutch; an official reads a card in ten seconds."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.clock import CITY_TIME, city_day
from bot.i18n import dutch_name, speaker
from bot.messages import Button, bold, buttons
from bot.store.cases import Card
from bot.words.cases import subject, value
from bot.words.dossier import state_name
from flows.case import Actor, Move, State, possible
from flows.model import Flow
from flows.promise import Promise
from flows.ties import Party

_T = speaker("nl")

LABELS: dict[Move, str] = {
    Move.TAKE: "Pak op",
    Move.ASK: "Vraag de bewoner",
    Move.NEWS: "Stuur nieuws",
    Move.WAIT: "Wacht op een ander",
    Move.HAND_OVER: "Geef door",
    Move.DECIDE_YES: "Besluit: ja",
    Move.DECIDE_PROVIDED: "Besluit: ja, mits",
    Move.DECIDE_NO: "Besluit: nee, want",
    Move.FINISH: "Klaar",
    Move.STOP: "Stop, omdat",
    Move.REOPEN: "Heropen",
}

NAMELESS = (
    "Je typt uit naam van de groep, dus ik weet niet wie je bent en doe niets. Zet bij je rechten in deze groep"
    " “anoniem blijven” uit."
)
"""What an administrator reads who hides behind the group."""
TAKE_OVER = "Neem over"
"""What taking up is called when a colleague has the case."""
UNDER_WAY = frozenset({State.ASSIGNED, State.IN_PROGRESS})

PROMPTS: dict[Move, tuple[tuple[str, str], ...]] = {
    Move.ASK: (("text", "Wat wil je de bewoner vragen? Typ je vraag."),),
    Move.NEWS: (("text", "Wat is het nieuws? Schrijf het zoals je het aan de bewoner zou vertellen."),),
    Move.WAIT: (("text", "Op wie of wat wacht het, en tot wanneer ongeveer?"),),
    Move.HAND_OVER: (("text", "Waarom geef je het door? De bewoner leest dit."),),
    Move.DECIDE_PROVIDED: (("text", "Ja, mits wat? Noem de voorwaarden kort."),),
    Move.DECIDE_NO: (
        ("text", "Waarom is het nee? Eén of twee gewone zinnen."),
        ("rule", "Op welke regel rust dat?"),
        ("would_help", "Wat zou er een ja van maken?"),
    ),
    Move.STOP: (("text", "Waarom stopt het?"),),
}


COMMANDS = {
    "balie": "Wat er wacht",
    "doorbraak": "Wat vastzit, en waarop",
    "vragen": "Waar wij geen goed antwoord op hadden",
    "verhaal": "Wat er met een zaak gebeurde",
    "ongedaan": "Wat je het laatst deed, tot een minuut erna",
    "intrekken": "Wat je het laatst aan de bewoner schreef",
    "afwezig": "Je bent weg: /afwezig tot 16 maart",
    "terug": "Je bent er weer",
    "team": "Coördinator: wie er werkt",
    "logboek": "Coördinator: wie wat deed",
    "noodbericht": "Coördinator: een tekst boven elk antwoord",
    "pauze": "Coördinator: aanmelden uit of weer aan",
    "opdrachten": "Alles wat je kunt typen",
}
"""What staff can type, beside the commands about one case."""


_OF_EDITORS = ("vragen", "afwezig", "terug", "opdrachten")


def commands(about_a_case: Mapping[str, str], *, cases: bool) -> str:
    """All that somebody can type; `about_a_case` are commands with their labels, for who works on `cases`."""
    if not cases:
        lines = [bold("Wat je kunt typen"), *(f"/{name} · {COMMANDS[name]}" for name in _OF_EDITORS)]
        return "\n".join(lines)
    where = "In het onderwerp van een zaak is de opdracht genoeg; anders eerst het nummer: /nieuws 26-00042-K tekst"
    lines = [bold("Wat je kunt typen"), *(f"/{name} · {does}" for name, does in COMMANDS.items()), ""]
    lines += [bold("Over een zaak"), where, *(f"/{name} · {label}" for name, label in about_a_case.items())]
    return "\n".join(lines)


def day_of(day: dt.date) -> str:
    """A day with its year, so that staff see which one was read."""
    return _T.day(day, year=True)


def reads(language: str) -> str:
    """What staff must know before they write to who reads another language; nothing for who reads Dutch."""
    if language == "nl":
        return ""
    return f"\nDe bewoner leest {dutch_name(language)}. Wat je typt, blijft Nederlands: schrijf kort en gewoon."


def not_now(case: Card, goes_on: str | None) -> str:
    """Why an act can't be done: where the case stands, and under which number it `goes_on`, if it does."""
    stands = f"{state_name(State(case.state), _T)}{f' in {goes_on}' if goes_on else ''}"
    return f"Dat kan nu niet. De stand is: {stands}. Er is niets veranderd of verstuurd."


def unknown(near: str | None) -> str:
    """A command that we don't have. `near`: the one that was meant."""
    if near is not None:
        return f"Die opdracht ken ik niet. Er is niets gedaan of verstuurd. Bedoel je /{near}?"
    return "Die opdracht ken ik niet. /balie laat zien wat er wacht, /opdrachten wat je kunt typen."


def which_case(command: str, said: str) -> str:
    """A command about a case that was not named, or by a number that is none of ours."""
    if any(char.isdecimal() for char in said.partition(" ")[0]):
        number = said.partition(" ")[0]
        return (
            f"Welke zaak? {number} is geen nummer van ons. Klopt elk cijfer, en de letter erachter? Er is niets gedaan."
        )
    return f"Welke zaak? Typ /{command} met het nummer erachter, of typ het in het onderwerp van de zaak."


@dataclass(frozen=True)
class Busy:
    """Who is at a case: who keeps it and whether they are away, and who is writing an answer, since when."""

    keeper: str | None
    away: bool
    answering: Mapping[str, dt.datetime]
    language: str = "nl"
    """What the resident reads."""
    behalf: str = ""
    """What is to be known when somebody registered it for somebody else."""
    parties: tuple[Party, ...] = ()
    related: tuple[str, ...] = ()
    """Numbers of the cases that this one is tied to."""
    alike: tuple[tuple[str, str], ...] = ()
    """Cases of others about the same thing nearby, and whether their people want to meet."""


def card(
    case: Card,
    flow: Flow,
    promised: Iterable[Promise],
    places: Mapping[str, str],
    route: Iterable[tuple[str, dt.date | None]],
    people: Busy,
) -> tuple[str, tuple[Button, ...]]:
    """Who, what, where, when, money, what the bot said, and what was promised until when."""
    head = "Nieuw: " if case.state == State.RECEIVED else ""
    lines = [bold(f"{head}{case.number} · {subject(flow.told('subject', case.answers))}")]
    lines.append(f"Stand: {state_name(State(case.state), _T)}" + (_kept(people) if people.keeper else ""))
    lines += [people.behalf] if people.behalf else []
    elsewhere = _elsewhere(case, flow, places)
    lines += [f"Ligt bij: {elsewhere}"] if elsewhere else []
    lines += [
        f"✍️ {name} schrijft een antwoord (sinds {at.astimezone(CITY_TIME):%H:%M})"
        for name, at in people.answering.items()
    ]
    told = [(question, given) for question in flow.questions if (given := case.answers.get(question.id))]
    told = [(question, given) for question, given in told if not given.get("skipped") and question.kind != "consent"]
    lines += _who({q.label.nl: given for q, given in told if q.kind == "contact"}, people.language)
    lines += [
        f"{question.label.nl}: {value(question, given, _T, places)}"
        for question, given in told
        if question.kind != "contact"
    ]
    named = [title + (f" (uiterlijk {_T.day(last, year=True)})" if last else "") for title, last in route]
    if named:
        lines.append(f"Door ons genoemd: {'; '.join(named[:3])}")
    lines += [f"Doet mee: {party.name} ({party.does})" for party in people.parties]
    if people.related:
        lines.append(f"Hoort bij: {', '.join(people.related)}")
    met = {"agreed": "beide willen kennismaken", "declined": "kennismaken gaat niet door"}
    lines += [
        f"Lijkt op: {number} ({met.get(how, 'gevraagd of zij willen kennismaken')})"
        for number, how in people.alike
        if number not in people.related
    ]
    lines += [f"Beloofd: {_promise(promise)}" for promise in promised]
    return "\n".join(lines), actions(case)


def _elsewhere(case: Card, flow: Flow, places: Mapping[str, str]) -> str | None:
    """Where a case lies, when that is not the stadsdeel of its place."""
    moved = case.stadsdeel != flow.told("place", case.answers).get("stadsdeel")
    name = places.get(case.stadsdeel or "")
    return case.department or (f"stadsdeel {name}" if moved and name else None)


def _kept(people: Busy) -> str:
    return f" · opgepakt door {people.keeper}" + (", die nu weg is: wie neemt het over?" if people.away else "")


def _who(contacts: Mapping[str, Mapping[str, object]], language: str) -> list[str]:
    """Who it is from, with the whole number: staff need it to call. With two people, which is which."""
    told = {
        label: ", ".join(str(given[name]) for name in ("name", "phone", "email", "note") if given.get(name))
        for label, given in contacts.items()
    }
    lines = [f"{label if len(told) > 1 else 'Wie'}: {who}" for label, who in told.items()]
    reads = [] if language == "nl" else [f"Leest: {dutch_name(language)}"]
    return [*(lines or ["Wie: zonder naam, te bereiken via deze zaak"]), *reads]


def _promise(promise: Promise) -> str:
    what = "een antwoord" if promise.kind == "answer" else "een bericht"
    return f"{what} uiterlijk {_T.day(promise.due)}"


def actions(case: Card) -> tuple[Button, ...]:
    """The buttons under a card: the moves that are possible now."""
    moves = [move for move in possible(State(case.state), Actor.STAFF) if move in LABELS]
    pairs = [(LABELS[move], f"d:{move.value}:{case.number}") for move in moves]
    pairs = [take_over(case) if case.keeper and pair[0] == LABELS[Move.TAKE] else pair for pair in pairs]
    return buttons([*pairs, ("Meer", f"d:more:{case.number}")])


def take_over(case: Card) -> tuple[str, str]:
    """The button with which a colleague takes a case from who keeps it now, and from nobody else."""
    return TAKE_OVER, f"d:{Move.TAKE.value}:{case.number}:{case.keeper}"


def more(number: str) -> tuple[str, tuple[Button, ...]]:
    """What is done less often."""
    pairs = [
        ("Beloof een datum", "promise"),
        ("Naar de doorbraaktafel", "stuck"),
        ("Het verhaal", "story"),
        ("Laat meedoen", "involve"),
        ("Doet niet meer mee", "release"),
        ("Stel voor aan elkaar", "introduce"),
        ("Koppel", "link"),
        ("Splits", "split"),
        ("Voeg samen", "merge"),
        ("Terug naar de kaart", "card"),
    ]
    return f"{number}: wat wil je doen?", buttons((label, f"d:{what}:{number}") for label, what in pairs)


def resident_did(number: str, move: Move, text: str) -> str:
    """Tells the desk what a resident did."""
    did = {
        Move.REPLY: "De bewoner antwoordt",
        Move.WITHDRAW: "De bewoner heeft het ingetrokken",
        Move.STOP: "De bewoner stopt met het plan",
        Move.MERGE: "De bewoner zegt dat het hetzelfde plan is als een eerder",
        Move.REOPEN: "De bewoner is het er niet mee eens; de zaak is weer open",
        Move.CONFIRM: "De bewoner bevestigt dat het gelukt is",
    }.get(move, f"De bewoner deed: {move.value}")
    return f"{bold(number)}: {did}" + (f": “{text}”" if text else ".")


def resident_corrected(number: str, text: str) -> str:
    """Tells the desk that a resident changed an answer they gave before."""
    return f"{bold(number)}: de bewoner verbetert een eerder antwoord: “{text}”"


def warning(number: str, title: str, due: dt.date) -> str:
    """A promise is about to lapse."""
    day = _T.day(due)
    return f"⏰ {bold(number)} · {title}: de bewoner hoort uiterlijk {day} iets. Dat is over twee werkdagen of minder."


def too_late(number: str, title: str, due: dt.date, renewed: dt.date | None) -> str:
    """A promise was broken and admitted."""
    new = f"met een nieuwe datum: {_T.day(renewed)}" if renewed else "zonder nieuwe datum: die haalden we vaker niet"
    return f"❗ {bold(number)} · {title}: belofte van {_T.day(due)} niet gehaald. De bewoner krijgt een excuus, {new}."


def quiet(number: str, title: str, since: dt.date) -> str:
    """There is no news again; somebody at the desk may know more than we do."""
    return (
        f"⏳ {bold(number)} · {title}: de bewoner hoort vandaag weer dat er geen nieuws is, sinds {_T.day(since)}. Weet"
        " jij meer? Stuur nieuws, ook als het klein is."
    )


def told(later: dt.datetime | None, now: dt.datetime) -> str:
    """Tells staff whether the people of a case hear it now or `later`."""
    if later is None:
        return "Gedaan, de bewoner krijgt bericht."
    at, days = later.astimezone(CITY_TIME), (city_day(later) - city_day(now)).days
    day = {0: "vandaag", 1: "morgen"}.get(days, _T.day(at.date()))
    return f"Gedaan. De bewoner leest het {day} vanaf {at:%H:%M} uur."


def taken_over(number: str, title: str, by: str) -> str:
    """Tells who had a case that a colleague has it now."""
    return f"{bold(number)} · {title}: {by} nam deze zaak van je over."


def stuck(number: str, title: str, since: dt.date) -> str:
    """A case with broken promises that nobody touches; the desk hears it as often as the resident does."""
    return (
        f"❗ {bold(number)} · {title}: hier is sinds {_T.day(since, year=True)} niets mee gedaan. De bewoner hoort dat "
        "eerlijk, en dat er geen datum is. Pak het op, geef het door of besluit."
    )


def unreached(number: str) -> str:
    """What is said of a case does not reach its resident."""
    return (
        f"❗ {bold(number)}: wat ik de bewoner stuur, komt niet aan: die heeft mij uitgezet. Bel of mail als dat kan."
        " Komt de bewoner terug, dan vertel ik hoe het ervoor staat."
    )


def went(number: str, kind: str, how: str, text: str) -> str:
    """A resident tells that a decision did not help, or that it did not (quite) work out; in their own words."""
    result = "deels gelukt" if how == "part" else "niet gelukt"
    told = "is niet geholpen met het besluit" if kind == "helped" else f"laat weten hoe het ging: {result}"
    return f"{bold(number)}: de bewoner {told}" + (f": “{text}”" if text else ".")


def said_more(number: str, text: str) -> str:
    """What a resident typed after telling how it went."""
    return f"{bold(number)}: de bewoner schrijft erbij: “{text}”"
