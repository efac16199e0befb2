"""What who follows a plan hears of it: as much as its initiator lets them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bot.i18n import Speaker, speaker
from bot.messages import buttons
from bot.store.news import Piece
from bot.words import cases, templates
from bot.words import following as words
from flows.case import CLOSED, DECIDED, Actor, Case, Move, State
from flows.preferences import Weight
from flows.showing import RETOLD, Sees

if TYPE_CHECKING:
    from bot.casework import Casework


def tell(
    casework: "Casework",
    case: Case,
    move: Move,
    actor: Actor,
    data: Mapping[str, Any],
    now: dt.datetime,
    *,
    moved: bool,
) -> None:
    """Who follows a case hears where it stands now; who may read along also hears what the city wrote with it. After
    a withdrawal this is the last they hear."""
    retold = move in RETOLD and actor is Actor.STAFF and casework.store.showing.of(case.number).sees is Sees.STORY
    if not moved and not retold:
        return
    weight = Weight.ACTION if case.state in DECIDED | CLOSED else Weight.STEP if moved else Weight.WORD
    for person in casework.store.followers.of(case.number):
        t = speaker(casework.language(person))
        said = str(templates.in_language(data, t).get("text", "")) if retold else ""
        event = casework.store.cases.newest(case.number) if said else None
        text, taps = said_to(casework, case.number, case.state, said, t), _taps(case.number, case.state, t)
        casework.news.add(person, Piece(case.number, weight, text, taps, event), now)
    if case.state is State.WITHDRAWN:
        casework.store.followers.end(case.number)


def tell_ended(casework: "Casework", number: str, people: Iterable[str], now: dt.datetime) -> None:
    """The person of the case was erased; these people followed it and hear that it ended, and nothing else."""
    for person in people:
        t = speaker(casework.language(person))
        text = words.changed(number, "", cases.state_name(State.WITHDRAWN, t), "", t)
        casework.news.add(person, Piece(number, Weight.ACTION, text), now)
    casework.news.tell(now, number)


def said_to(casework: "Casework", number: str, state: str, said: str, t: Speaker) -> str:
    """A message to who follows a case: its heading as far as it may be known, where it stands, and what was said."""
    return words.changed(number, heading(casework, number, t), cases.state_name(state, t), said, t)


def heading(casework: "Casework", number: str, t: Speaker) -> str:
    """What the plan is and whose, for who may know; else nothing."""
    showing, card = casework.store.showing.of(number), casework.card(number)
    return "" if showing.sees is Sees.STATE else words.titled(casework.subject(card), showing.credit, t)


def _taps(number: str, state: State, t: Speaker) -> Any:
    return buttons([] if state is State.WITHDRAWN else [(t("Stop met volgen"), f"unfollow:{number}")])
