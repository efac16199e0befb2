"""What somebody wants to say with a case that they registered: kept with it, and read in their own words."""

import datetime as dt

from bot import typed
from bot.casework import Casework
from bot.i18n import speaker
from bot.messages import Message, buttons
from bot.store.people import Person
from bot.words import aftercare as words
from bot.words import cases as case_words
from bot.words import desk as desk_words
from flows.case import Actor, Move, State

ADD = "add"
"""The verb of who wants to say something with a case, and what they type then."""
STORY_WORDS = 4
"""So many words beside the number of a case say something about it; with fewer it is only asked for."""
_OVER = frozenset({State.WITHDRAWN, State.MERGED})


def ask(casework: Casework, person: Person, number: str, chat: str, *, disagrees: bool = False) -> Message:
    """The next message of this person goes with the case."""
    t, card = speaker(person.language or "nl"), casework.card(number)
    who = case_words.capital(casework.who(card, t.language))
    if card.state in _OVER:
        return Message(chat, t("Dat kan nu niet meer bij deze aanmelding."), case=number)
    typed.ask(person, ADD, number)
    if disagrees:
        return Message(chat, t("Typ wat er niet klopt of ontbreekt. {who} leest precies dat.", who=who), case=number)
    text = t("Typ wat je erbij wilt zeggen. {who} leest precies dat.", who=who)
    return Message(chat, text, buttons([(t("Nee, laat staan"), f"case:{number}")]), number)


def add(casework: Casework, person: Person, number: str, text: str, chat: str, now: dt.datetime) -> list[Message]:
    """Keeps it with the case and tells the desk; where staff asked something it is the answer."""
    t, card = speaker(person.language or "nl"), casework.card(number)
    if card.state == State.WAITING_FOR_YOU:
        casework.move(number, Move.REPLY, Actor.RESIDENT, person.id, {"text": text}, now)
        return []
    casework.note(number, "said-more", person.id, {"text": text}, now)
    casework.desk_note(number, desk_words.said_more(number, text), now)
    said, taps = words.passed_on(casework.who(card, t.language), t)
    return [Message(chat, said, taps, number)]


def says_more(text: str) -> bool:
    """Does a message with the number of a case in it tell something, and not only ask for the case?"""
    return len(text.split()) > STORY_WORDS and not text.strip().endswith(("?", "؟"))
