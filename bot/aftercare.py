"""After a decision: did it help, how did it go, and what people say about it. Every word of it reaches the desk."""

import datetime as dt
import re

from bot import adding
from bot.casework import Casework
from bot.clock import CITY_TIME, city_day
from bot.i18n import Speaker, speaker
from bot.messages import Message, buttons
from bot.store.news import Piece
from bot.store.people import Person
from bot.words import aftercare as words
from bot.words import cases as case_words
from bot.words import desk as desk_words
from flows.case import RESTS, Actor, IllegalMove, Move, check
from flows.preferences import Weight
from flows.promise import ASK_AGAIN_DAYS, PromiseState
from flows.showing import PUBLIC

FRESH = dt.timedelta(days=14)
"""How long after a question a typed word is taken as the answer to it."""
FEW = 3
"""Words that answer a question of ours, whatever else they may be about."""
MORE = dt.timedelta(minutes=15)
"""How soon after "it did not work out" whatever is typed belongs to it."""
LATER = dt.timedelta(days=1)
"""The same for what is no question that we know an answer to."""
_WORD = re.compile(r"[^\W\d_]+")
_FAILED_WORDS = "nee niet niks nooit geen mislukt lachen boos belachelijk no not never nothing failed hayır nie لا"
_WORKED_WORDS = "ja gelukt top geweldig super mooi geholpen yes great evet tak نعم"
_FAILED, _WORKED = frozenset(_FAILED_WORDS.split()), frozenset(_WORKED_WORDS.split())


def ask(casework: Casework, question_id: int, number: str, kind: str, now: dt.datetime) -> None:
    """Asks a question whose day has come. One how it went that is not answered is asked once more, and then the case
    rests: nothing more is promised, and it can always go on."""
    store, card = casework.store, casework.card(number)
    store.questions.mark_asked(question_id, now)
    case = store.cases.get(number)
    assert case is not None
    if kind == "again" and store.questions.answered(number):
        return
    t, title = speaker(casework.language(card.owner)), casework.subject(card)
    if kind == "helped":
        text, taps = words.helped(number, title, t)
    else:
        decided = city_day(case.ended_at or case.decided_at or case.since)
        text, taps = words.how_it_went(number, title, case.state, decided, t, last=kind == "again")
    resting = case.state in RESTS
    if kind == "follow-up" and resting:
        store.questions.plan(number, "again", city_day(now) + dt.timedelta(days=ASK_AGAIN_DAYS))
    if kind == "again" and resting:
        casework.note(number, "rest", "system", {}, now)
        store.promises.settle(number, PromiseState.KEPT)
    casework.tell(Piece(number, Weight.DATED, text, taps), now)


def told(
    casework: Casework, person: Person, text: str, chat: str, now: dt.datetime, *, known: bool
) -> list[Message] | None:
    """What was typed as the answer to a question of ours, or right after one; None for anything else. `known`: it is
    also a question to which there is an answer."""
    if text.strip().endswith("?"):
        return None
    words_said = _WORD.findall(text.casefold())
    said, elsewhere = set(words_said), known and len(words_said) > FEW  # "ja ik wil nog een moestuin beginnen"
    if not elsewhere and (asked := casework.store.questions.asked(person.id, now - FRESH)):
        number, kind = asked
        how = "no" if said & _FAILED else "yes" if said & _WORKED else None
        if how is not None:
            return answered(
                casework, person, number, "helped" if kind == "helped" else "follow-up", how, text, chat, now
            )
    more = casework.store.questions.told_lately(person.id, now - (LATER if not known else MORE))
    if more is None:
        return None
    return adding.add(casework, person, more[0], text, chat, now)


def answered(
    casework: Casework, person: Person, number: str, kind: str, how: str, text: str, chat: str, now: dt.datetime
) -> list[Message]:
    """Somebody told, by a button or in words, whether it helped (`kind` helped) or how it went (follow-up)."""
    t = speaker(person.spoken)
    casework.note(number, kind, person.id, {"how": how, **({"text": text} if text else {})}, now)
    if how != "yes":
        casework.desk_note(number, desk_words.went(number, kind, how, text), now)
    if kind == "helped":
        who = _who(casework, number, t)
        may = casework.owned(number, person.id) is not None and _can_reopen(casework, number, now)
        said, taps = words.answered_helped(how == "yes", who, number, may, t)
        return [Message(chat, said, taps, number)]
    if casework.owned(number, person.id) is None:  # who takes part tells it, and decides nothing
        return [Message(chat, t("Dank je, dat heb ik genoteerd."), case=number)]
    casework.store.questions.cancel(number)
    return (
        _worked(casework, person, number, chat, now) if how == "yes" else _failed(casework, number, how, chat, now, t)
    )


def _worked(casework: Casework, person: Person, number: str, chat: str, now: dt.datetime) -> list[Message]:
    t, card = speaker(person.spoken), casework.card(number)
    case = casework.store.cases.get(number)
    assert case is not None
    try:
        check(case, Move.CONFIRM, Actor.RESIDENT, {}, now)
    except IllegalMove:
        pass  # it worked out in another way, or was confirmed before
    else:
        casework.move(number, Move.CONFIRM, Actor.RESIDENT, person.id, {}, now)
    place = casework.place_names().get(card.stadsdeel or "", t.city)
    count = casework.store.cases.worked_out(card.stadsdeel)
    thanks = words.thanks(casework.subject(card), place, count, t)
    showing, now_at = casework.store.showing.of(number), casework.card(number).state
    if showing.public or now_at not in PUBLIC:
        return [Message(chat, thanks, case=number)]
    asked, taps = words.an_example(number, showing.credit, t)
    return [Message(chat, f"{thanks}\n{asked}", taps, number)]


def _failed(casework: Casework, number: str, how: str, chat: str, now: dt.datetime, t: Speaker) -> list[Message]:
    due = casework.promising.again(number, now)
    promised = " " + t("Je hoort iets, uiterlijk {day}.", day=t.day(due)) if due else ""
    who = case_words.capital(_who(casework, number, t))
    again = [(t("Kijk er opnieuw naar"), f"reopen:{number}")] if _can_reopen(casework, number, now) else []
    said = words.not_worked(who, promised, t, failed=how == "no")
    return [Message(chat, said, buttons([*again, (t("Praat met iemand"), "human")]), number)]


def _who(casework: Casework, number: str, t: Speaker) -> str:
    return casework.who(casework.card(number), t.language)


def _can_reopen(casework: Casework, number: str, now: dt.datetime) -> bool:
    case = casework.store.cases.get(number)
    assert case is not None
    try:
        check(case, Move.REOPEN, Actor.RESIDENT, {}, now.astimezone(CITY_TIME))
    except IllegalMove:
        return False
    return True
