"""People with plans that are alike near each other meet when both say yes; until then neither knows of the other."""

import datetime as dt
from typing import TYPE_CHECKING

from bot.clock import city_day, morning
from bot.i18n import Speaker, speaker
from bot.messages import Button, Message, buttons
from bot.store.news import Piece
from bot.store.people import Person
from bot.words import ties as words
from bot.words.cases import capital
from flows.case import CLOSED
from flows.preferences import Weight
from flows.ties import LINKED

if TYPE_CHECKING:
    from bot.casework import Casework

VERBS = frozenset({"meet"})
FLOWS = frozenset({"initiatief", "groot-initiatief", "idee-voor-de-wijk"})
"""Flows of plans that people may want to make together; a complaint or a question is nobody else's."""


def suggest(casework: "Casework", number: str, now: dt.datetime) -> None:
    """Looks for a plan like this one nearby; the next morning its people are asked whether they want to meet."""
    card = casework.card(number)
    if card.flow not in FLOWS or not card.route:
        return
    place = casework.flows[card.flow].asking("place")
    other = casework.store.pairs.alike(number, place.id) if place else None
    if other is None or not casework.store.pairs.begin(number, other, now):
        return
    tomorrow = morning(city_day(now) + dt.timedelta(days=1))
    _ask(casework, number, other, now, tomorrow)


def same(casework: "Casework", number: str, t: Speaker) -> tuple[str, tuple[Button, ...]]:
    """Asks whether a plan that was just registered is one of this person's earlier ones, when it looks like that."""
    flow = casework.flows[casework.card(number).flow]
    place = flow.asking("place") if flow.id in FLOWS else None
    before = casework.store.pairs.same(number, place.id) if place else None
    if before is None:
        return "", ()
    text, taps = words.same(number, before, t)
    return f"\n\n{text}", taps


def kind(casework: "Casework", number: str, reader: str) -> str:
    """What a plan is about, in the public words of a record: nothing that its people wrote."""
    route, records = casework.card(number).route, casework.guide.pack.records
    return records[route[0]].title.pick(casework.language(reader)) if route and route[0] in records else ""


def answer(casework: "Casework", person: Person, rest: str, chat: str, now: dt.datetime) -> list[Message]:
    """A tapped button `meet:<mine>:<theirs>:<yes|no>`. Only an answer to what these people were asked counts."""
    t = speaker(person.spoken)
    mine, _colon, more = rest.partition(":")
    theirs, _colon, said = more.partition(":")
    pair = casework.store.pairs.state(mine, theirs)
    if casework.owned(mine, person.id) is None or pair is None:
        return [Message(chat, t("Die aanmelding ken ik niet. Kijk of het nummer klopt."))]
    first, state = pair
    if state != ("asked-first" if first == mine else "asked-second"):
        return [Message(chat, t("Daar heb je al antwoord op gegeven."), case=mine)]
    if casework.card(mine).state in CLOSED:
        return _declined(casework, mine, theirs, chat, person, now)
    casework.note(mine, "met", person.id, {"how": "yes" if said == "yes" else "no"}, now)
    if said != "yes" or casework.card(theirs).state in CLOSED:
        return _declined(casework, mine, theirs, chat, person, now)
    if state == "asked-first":
        casework.store.pairs.now(mine, theirs, "asked-second")
        _ask(casework, theirs, mine, now, now)
        casework.news.tell(now, theirs)
        return [Message(chat, t("Ik vraag het de ander. Je hoort het als die ook ja zegt."), case=mine)]
    return _agreed(casework, mine, theirs, chat, person, now)


def _ask(casework: "Casework", number: str, other: str, now: dt.datetime, from_: dt.datetime) -> None:
    for person in casework.people(number):
        t, card = speaker(casework.language(person)), casework.card(number)
        text = words.meet(kind(casework, other, person), casework.who(card, t.language), t)
        said = f"{casework.heading(number)}\n{text}"
        taps = buttons(words.meet_buttons(number, other, t))
        casework.news.add(person, Piece(number, Weight.STEP, said, taps), max(now, from_))


def _declined(
    casework: "Casework", mine: str, theirs: str, chat: str, person: Person, now: dt.datetime
) -> list[Message]:
    pair = casework.store.pairs.state(mine, theirs)
    casework.store.pairs.now(mine, theirs, "declined")
    if pair is not None and pair[1] == "asked-second":
        for other in casework.people(theirs):
            t = speaker(casework.language(other))
            text = t("Kennismaken met het andere plan gaat nu niet door. Jouw plan gaat gewoon verder.")
            casework.news.add(other, Piece(theirs, Weight.STEP, f"{casework.heading(theirs)}\n{text}"), now)
        casework.news.tell(now, theirs)
    t = speaker(person.spoken)
    return [Message(chat, t("Goed, dan niet. De ander weet niet wie je bent."), case=mine)]


def _agreed(casework: "Casework", mine: str, theirs: str, chat: str, person: Person, now: dt.datetime) -> list[Message]:
    casework.store.pairs.now(mine, theirs, "agreed")
    for one, other in ((mine, theirs), (theirs, mine)):
        casework.note(one, LINKED, "system", {"other": other}, now)
    casework.desk_note(mine, f"{mine} en {theirs}: beide willen kennismaken. Breng hen bij elkaar.", now)
    for other in casework.people(theirs):
        t = speaker(casework.language(other))
        who = casework.who(casework.card(theirs), t.language)
        text = t("Het andere plan wil ook kennismaken. {who} brengt jullie bij elkaar.", who=capital(who))
        casework.news.add(other, Piece(theirs, Weight.WORD, f"{casework.heading(theirs)}\n{text}"), now)
    casework.news.tell(now, theirs)
    t = speaker(person.spoken)
    who = casework.who(casework.card(mine), t.language)
    text = t("Mooi, jullie willen allebei. {who} brengt jullie bij elkaar.", who=capital(who))
    return [Message(chat, f"{text}\n{casework.promised(mine, person.id)}".rstrip(), case=mine)]
