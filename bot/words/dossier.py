"""What stands on the paper story of a case beside the story itself."""

import datetime as dt
from typing import TYPE_CHECKING

from bot.i18n import Speaker
from bot.sheet import Part
from bot.words import cases
from flows.case import State
from flows.promise import Promise, PromiseState

if TYPE_CHECKING:
    from bot.dossier import Dossier


def on_paper(dossier: "Dossier", made: dt.date, t: Speaker) -> tuple[str, str, tuple[Part, ...], str]:
    """The title, where it stands, the parts above the story, and the small print."""
    title = f"{dossier.title} ({dossier.number})" if dossier.title else dossier.number
    lead = t(
        "Aangemeld op {day} via Stadswijzer, de wegwijzer voor plannen van bewoners. Stand: {state}, sinds {since}."
        " Het ligt bij {who}.",
        day=t.day(dossier.registered, year=True),
        state=state_name(dossier.state, t),
        since=t.day(dossier.since, year=True),
        who=dossier.who,
    )
    answers = [promise for promise in dossier.promises if promise.kind == "answer"]
    parts = [
        Part(t("Het plan"), tuple(f"{label}: {said}" for label, said in dossier.plan)),
        Part(t("Wie doet er mee"), tuple(f"{party.name}: {party.does}" for party in dossier.parties)),
        Part(t("Hoort bij"), tuple(t("plan {number}", number=number) for number in dossier.related)),
        Part(t("Wat er beloofd is"), tuple(_promised(promise, t) for promise in answers)),
    ]
    foot = t(
        "Gemaakt op {day}. Dit verhaal is van wie het plan aanmeldde. Vragen? Bel {phone} en noem nummer {number}.",
        day=t.day(made, year=True),
        number=dossier.number,
    )
    return title, lead, tuple(part for part in parts if part.lines), foot


def state_name(state: State, t: Speaker) -> str:
    """Where it stands, said to anybody."""
    others = {State.WAITING_FOR_YOU: t("wacht op de bewoner"), State.CONFIRMED: t("bevestigd door de bewoner")}
    return others.get(state) or cases.state_name(state, t)


def _promised(promise: Promise, t: Speaker) -> str:
    became = {
        PromiseState.OPEN: t("loopt nog"),
        PromiseState.KEPT: t("gehouden"),
        PromiseState.RENEWED: t("verlengd, met een reden"),
        PromiseState.BROKEN: t("niet gehouden"),
        PromiseState.CANCELLED: t("vervallen"),
    }[promise.state]
    day = t.day(promise.due, year=True)
    return t("Antwoord van {who}, uiterlijk {day}: {became}", who=promise.owner, day=day, became=became)
