"""Texts that staff can send as they are, or change first: in plain words, and in the language of the resident.

Staff see the Dutch. None of them names a day or an amount: those come from the case, or from whoever sends it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.i18n import Speaker, speaker
from flows.case import State

_DUTCH = speaker("nl")
_EARLY = frozenset({State.RECEIVED, State.SEEN, State.ASSIGNED})
_BUSY = _EARLY | {State.IN_PROGRESS, State.WAITING_FOR_YOU, State.WAITING_FOR_OTHER}
_GRANTED = frozenset({State.YES, State.YES_PROVIDED, State.CARRYING_OUT})


@dataclass(frozen=True)
class Template:
    """A text for the prompt of an act (see acts), in these states of a case; in all when there are none."""

    id: str
    act: str
    label: str
    states: frozenset[State] = frozenset()


TEMPLATES = (
    Template("ask-people", "ask", "Hoeveel mensen?"),
    Template("ask-day", "ask", "Welke dag?"),
    Template("ask-money", "ask", "Hoeveel geld?"),
    Template("ask-photo", "ask", "Foto van de plek?"),
    Template("ask-neighbours", "ask", "Wat zeggen buren?"),
    Template("ask-call", "ask", "Mogen we bellen?"),
    Template("news-read", "news", "Plan gelezen", _EARLY),
    Template("news-busy", "news", "We zijn bezig", _BUSY),
    Template("news-visit", "news", "We komen kijken", _BUSY),
    Template("news-start", "news", "Je kunt beginnen", _GRANTED),
    Template("news-tell", "news", "Laat zien hoe het gaat", _GRANTED),
    Template("news-after", "news", "Meegenomen in ons werk", frozenset(State) - _BUSY - _GRANTED),
    Template("wait-colleague", "wait", "Andere afdeling"),
    Template("wait-ground", "wait", "Beheerder van de grond"),
    Template("wait-cables", "wait", "Kabels en leidingen"),
    Template("over-place", "hand-over", "Plek in hun gebied"),
    Template("over-subject", "hand-over", "Zij gaan hierover"),
    Template("over-subject", "department", "Zij gaan hierover"),
    Template("provided-neighbours", "decide-provided", "Buren vooraf vertellen"),
    Template("provided-passage", "decide-provided", "Doorgang vrij"),
    Template("provided-tidy", "decide-provided", "Alles opruimen"),
    Template("no-money", "decide-no", "Het geld is op"),
    Template("no-time", "decide-no", "Te weinig tijd"),
    Template("no-room", "decide-no", "Te weinig ruimte"),
    Template("stop-silent", "stop", "Lang niets gehoord"),
    Template("stop-double", "stop", "Staat er al"),
)


def for_act(act: str, state: str) -> list[Template]:
    """The texts that fit an act in this state of a case."""
    return [one for one in TEMPLATES if one.act == act and (not one.states or state in one.states)]


def is_for(template: str, act: str) -> bool:
    """Is this a text for that act?"""
    return any((one.id, one.act) == (template, act) for one in TEMPLATES)


def text(template: str, t: Speaker = _DUTCH) -> str | None:
    """The words of a template; None when there is no such template (any more)."""
    return _texts(t).get(template)


def in_language(data: Mapping[str, Any], t: Speaker) -> Mapping[str, Any]:
    """What was said with a move, in the language of the reader where it is a template that nobody changed."""
    template = data.get("template")
    if template is None or data.get("text") != text(template):
        return data
    return {**data, "text": text(template, t)}


def _texts(t: Speaker) -> dict[str, str]:
    return {
        "ask-people": t("Hoeveel mensen verwacht je ongeveer?"),
        "ask-day": t("Op welke dag wil je het doen, en hoe laat? Ongeveer is ook goed."),
        "ask-money": t("Hoeveel geld heb je nodig, en waarvoor? Een schatting is goed."),
        "ask-photo": t("Kun je een foto van de plek sturen? Dan zien wij beter wat je bedoelt."),
        "ask-neighbours": t("Heb je er al met je buren over gepraat? Wat vonden zij?"),
        "ask-call": t("Mogen wij je bellen? Typ je nummer, en wanneer het je uitkomt."),
        "news-read": t("Wij hebben je plan gelezen. Nu zoeken wij uit wie je het best kan helpen."),
        "news-busy": t("Wij zijn met je plan bezig. Er is nog geen besluit."),
        "news-visit": t("Wij komen op de plek kijken. Wil je erbij zijn? Laat het ons weten."),
        "news-start": t("Je kunt beginnen. Loopt het anders dan je dacht? Laat het ons weten, dan denken wij mee."),
        "news-tell": t("Wij zijn benieuwd hoe het gaat. Stuur gerust een bericht of een foto."),
        "news-after": t("Wat jij ons vertelde, nemen wij mee in ons werk voor de buurt. Dank je wel."),
        "no-money": t("het geld voor dit jaar is op."),
        "no-time": t("er is te weinig tijd om het op die dag goed te regelen."),
        "no-room": t("op deze plek is te weinig ruimte."),
        "wait-colleague": t("een collega van een andere afdeling. Die kijkt of het kan."),
        "wait-ground": t("de beheerder van de grond. Die moet het er ook mee eens zijn."),
        "wait-cables": t("het onderzoek of er kabels en leidingen in de grond liggen."),
        "over-place": t("De plek ligt in hun gebied."),
        "over-subject": t("Zij gaan hierover en kunnen je beter helpen."),
        "provided-neighbours": t("je vertelt het vooraf aan je buren."),
        "provided-passage": t("hulpdiensten, rolstoelen en kinderwagens kunnen er altijd langs."),
        "provided-tidy": t("jullie ruimen na afloop alles op."),
        "stop-silent": t("wij hebben een tijd niets van je gehoord. Wil je toch verder? Dat kan altijd."),
        "stop-double": t("dit plan staat al onder een ander nummer. Daar gaan wij ermee verder."),
    }
