"""The whole story of one case, to take along: as a PDF for people and as JSON for programs.

It can be read by who was never in the chat: what the plan is, where it lies, who takes part, what was promised and
what became of that, and everything that happened. What colleagues noted among themselves is not in it, and no name of
anybody at the desk.
"""

import datetime as dt
import json
import secrets
from dataclasses import asdict, dataclass

from bot.casework import Casework
from bot.clock import CITY_TIME, city_day
from bot.i18n import Speaker, speaker
from bot.messages import Message, buttons
from bot.sheet import Part, Timeline, order
from bot.store.cases import Card
from bot.store.mine import DOSSIER
from bot.store.people import Person
from bot.words import cases as words
from bot.words import dossier as dossier_words
from bot.words.timeline import Line, lines
from flows.case import BROKEN, State, replay
from flows.promise import Promise
from flows.ties import Party, parties, related

VERBS = frozenset({"dossier"})


@dataclass(frozen=True)
class Dossier:
    """All of a case, in the words of one language."""

    number: str
    title: str
    state: State
    since: dt.date
    registered: dt.date
    who: str
    plan: tuple[tuple[str, str], ...]
    parties: tuple[Party, ...]
    related: tuple[str, ...]
    promises: tuple[Promise, ...]
    lines: tuple[Line, ...]


def story(casework: Casework, card: Card, t: Speaker, *, to_owner: bool) -> list[Line]:
    """What happened, with who did it by function; `to_owner` says "you"."""
    events = casework.store.cases.events(card.number)
    residents = {card.owner, *casework.people(card.number)}

    def who(place: int) -> str:
        by, kind = events[place].by, events[place].kind
        if by == "system" and kind != BROKEN:
            return "Stadswijzer"
        if by in residents:
            return t("bewoner")
        return casework.who(replay(card.number, events[: max(place, 1)]), t.language)

    return lines(events, t, who, to_owner=to_owner)


def make(casework: Casework, number: str, t: Speaker, reader: str) -> Dossier:
    """The dossier of a case, for somebody who was never in the chat. `reader` takes it along: how to reach who helps a
    neighbour is only in what the helper takes."""
    card, events = casework.card(number), casework.store.cases.events(number)
    flow, places = casework.flows.get(card.flow), casework.place_names()
    given = [(question, card.answers.get(question.id)) for question in (flow.questions if flow else ())]
    hidden = {"consent"} if reader == card.owner else {"consent", "contact"}
    plan = [
        (
            t("Aangemeld door") if question.kind == "contact" else question.label.pick(t.language),
            words.value(question, answer, t, places),
        )
        for question, answer in given
        if answer and not answer.get("skipped") and question.kind not in hidden
    ]
    return Dossier(
        number,
        casework.subject(card),
        State(card.state),
        city_day(card.state_at),
        city_day(card.created_at),
        casework.who(card, t.language),
        tuple(plan),
        parties(events),
        related(events),
        tuple(casework.store.promises.of(number)),
        tuple(story(casework, card, t, to_owner=False)),
    )


def on_paper(dossier: Dossier, made: dt.datetime, t: Speaker) -> str:
    """Orders it on paper."""
    title, lead, parts, foot = dossier_words.on_paper(dossier, city_day(made), t)
    days: dict[str, list[str]] = {}
    for line in dossier.lines:
        days.setdefault(t.day(city_day(line.at), year=True), []).append(f"{words.capital(line.who)}: {line}")
    told = tuple(Part(day, tuple(said)) for day, said in days.items())
    return order("timeline", Timeline(title, t.language, t("Wat er gebeurde"), lead, tuple(parts), told, foot), made)


def as_json(dossier: Dossier, made: dt.datetime, t: Speaker) -> bytes:
    """As plain data: days as ISO dates, moments with their zone."""
    data = {
        "number": dossier.number,
        "title": dossier.title,
        "state": {"id": dossier.state, "name": dossier_words.state_name(dossier.state, t), "since": dossier.since},
        "registered": dossier.registered,
        "owner": dossier.who,
        "plan": dict(dossier.plan),
        "parties": [asdict(party) for party in dossier.parties],
        "related": dossier.related,
        "promises": [
            {"kind": p.kind, "by": p.owner, "made": p.made, "due": p.due, "state": p.state} for p in dossier.promises
        ],
        "events": [
            {
                "at": line.at.astimezone(CITY_TIME).isoformat(timespec="seconds"),
                "last": line.last.astimezone(CITY_TIME).isoformat(timespec="seconds"),
                "times": line.count,
                "kind": line.kind,
                "who": line.who,
                "what": line.what,
                "said": line.said,
            }
            for line in dossier.lines
        ],
        "language": t.language,
        "made": made.astimezone(CITY_TIME).isoformat(timespec="seconds"),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=str).encode()


def action(casework: Casework, person: Person, rest: str, chat: str, now: dt.datetime) -> list[Message]:
    """A tapped button `dossier:<number>[:json]`; only for the people of the case."""
    number, _colon, kind = rest.partition(":")
    t = speaker(person.spoken)
    if casework.owned(number, person.id) is None:
        return [Message(chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))]
    dossier = make(casework, number, t, person.id)
    store, name, file_id = casework.store, f"{DOSSIER}{number}", secrets.token_urlsafe(12)
    if kind == "json":
        store.files.add(file_id, person.id, f"{name}.json", "application/json", now, as_json(dossier, now, t))
        text, taps = t("Dit is hetzelfde verhaal als gegevens (JSON)."), buttons([])
    else:
        store.papers.order(file_id, person.id, f"{name}.pdf", on_paper(dossier, now, t), now)
        text = t("Dit is het hele verhaal van je plan, om te bewaren of te laten lezen. Het bestand is van jou.")
        taps = buttons([(t("Ook als gegevens (JSON)"), f"dossier:{number}:json")])
    return [Message(chat, text, taps, number, file=file_id)]
