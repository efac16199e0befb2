"""Cases brought together or apart by staff: introduced, linked, split, merged. Each person concerned hears it once."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot import meeting
from bot.i18n import speaker
from bot.messages import buttons
from bot.store.cases import Card
from bot.store.erase import NOBODY
from bot.store.news import Piece
from bot.words import ties as words
from flows import numbers
from flows.case import Case, IllegalMove, Move, State
from flows.preferences import Weight
from flows.ties import LINKED, SPLIT_OFF, TOOK_IN, check_pair

if TYPE_CHECKING:
    from bot.casework import Casework


def prepare(casework: "Casework", case: Case, move: Move, data: Mapping[str, Any], now: dt.datetime) -> dict[str, Any]:
    """What is said with the move, with the number of the other case in it; a split makes that case. Raises
    IllegalMove when these two can't be brought together."""
    if move is Move.SPLIT:
        return {**data, "other": _split(casework, case, str(data["text"]), now)}
    number = numbers.find(str(data["other"]))
    card = casework.store.cases.card(number) if number else None
    card = None if card is not None and card.owner == NOBODY else card
    agreed = card is not None and may_be_one(casework, case.number, card)
    state = State(card.state) if card else None
    check_pair(move, case.number, card.number if card else None, state, agreed=agreed)
    assert card is not None
    if move is Move.INTRODUCE:
        if card.owner == case.owner:
            raise IllegalMove("same-case")
        if not casework.store.pairs.begin(case.number, card.number, now):
            raise IllegalMove("asked-before")
        return {**data, "other": card.number, "kind": meeting.kind(casework, card.number, case.owner)}
    return {**data, "other": card.number}


def may_be_one(casework: "Casework", number: str, other: Card) -> bool:
    """Are both cases of one person, or did their people agree? Who helps two neighbours decides for neither."""
    whom = _for_whom(casework, casework.card(number))
    same = whom is not None and whom == _for_whom(casework, other)
    return same or _agreed(casework, number, other.number)


def refused(casework: "Casework", number: str, other: Card, move: Move) -> str | None:
    """Why a case can't be brought together with another, by the code of IllegalMove; None when it can, as far as is
    known before it is done."""
    agreed = may_be_one(casework, number, other)
    try:
        check_pair(move, number, other.number, State(other.state), agreed=agreed)
    except IllegalMove as why:
        return why.code
    return None


def follow(casework: "Casework", case: Case, move: Move, data: Mapping[str, Any], now: dt.datetime) -> None:
    """What the move means for the other case, for its people, and for who follows this one."""
    number, other, text = case.number, str(data["other"]), str(data.get("text", ""))
    if move is Move.LINK:
        casework.note(other, LINKED, "system", {"other": number, "text": text}, now)
        _tell_others(casework, number, other, words.linked, text, now)
    elif move is Move.MERGE:
        casework.note(other, TOOK_IN, "system", {"other": number, "text": text}, now)
        _tell_others(casework, number, other, words.took_in, text, now)
        _move_people(casework, number, other)
        casework.promising.news(other, now)
    if move in (Move.MERGE, Move.SPLIT):
        for person in casework.store.followers.of(number):
            if person in casework.people(other):  # they hear all of it
                continue
            t = speaker(casework.language(person))
            said = words.followed(number, move, other, t)
            stop = other if move is Move.MERGE else number
            taps = buttons([(t("Stop met volgen"), f"unfollow:{stop}")])
            casework.news.add(person, Piece(number, Weight.STEP, said, taps), now)
    if move is Move.MERGE:
        for person in casework.store.followers.of(number):
            if person not in casework.people(other):
                casework.store.followers.add(other, person)
        casework.store.followers.end(number)
    if move is not Move.INTRODUCE:
        casework.news.tell(now, other)
        casework.post_card(other, now)


def _split(casework: "Casework", case: Case, part: str, now: dt.datetime) -> str:
    """A case of its own for a part of this one: the same people, place and contact, and an answer promised anew."""
    card = casework.card(case.number)
    asked = casework.flows[card.flow].asking("subject")
    answers = {**card.answers, **({asked.id: {"said": part}} if asked else {})}
    number = casework.split_off(card, answers, now)
    if (behalf := casework.store.behalf.of(case.number)) is not None:
        casework.store.behalf.split_off(behalf, number, now)
    casework.note(number, SPLIT_OFF, "system", {"other": case.number, "text": part}, now)
    for person in casework.store.pairs.joined(case.number):
        casework.store.pairs.join(number, person)
    casework.promising.news(number, now)
    return number


def _tell_others(casework: "Casework", number: str, other: str, say: Any, text: str, now: dt.datetime) -> None:
    """The people of the other case, but not who hears it of this one already."""
    heard = set(casework.people(number))
    for person in casework.people(other):
        if person not in heard:
            t = speaker(casework.language(person))
            said = f"{casework.heading(other)}\n{say(number, text, t)}"
            taps = buttons([(t("Bekijk mijn aanmelding"), f"case:{other}")])
            casework.news.add(person, Piece(other, Weight.WORD, said, taps), now)


def _move_people(casework: "Casework", number: str, other: str) -> None:
    for person in casework.people(number):
        if person not in casework.people(other):
            casework.store.pairs.join(other, person)
            casework.store.followers.remove(other, person)


def _agreed(casework: "Casework", one: str, other: str) -> bool:
    pair = casework.store.pairs.state(one, other)
    return pair is not None and pair[1] == "agreed"


def _for_whom(casework: "Casework", card: Card) -> str | None:
    """Whose plan it is; None for a neighbour who never opened the link, of whom nothing is known."""
    behalf = casework.store.behalf.of(card.number)
    return card.owner if behalf is None else behalf.neighbour
