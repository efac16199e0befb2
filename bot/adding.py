"""What somebody wants to say with a case that they registered: kept with it, and read in their own words."""

import datetime as dt

from bot import checking, telling, typed
from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import speaker
from bot.messages import Message, buttons
from bot.store.people import Person
from bot.words import aftercare as words
from bot.words import cases as case_words
from bot.words import desk as desk_words
from flows.case import Actor, Move, State
from knowledge.text import words as words_of
from knowledge.wish import says_a_wish

ADD = "add"
"""The verb of who wants to say something with a case, and what they type then."""
STORY_WORDS = 4
"""So many words beside the number of a case say something about it; with fewer it is only asked for."""
LATELY, JUST_NOW = dt.timedelta(days=3), dt.timedelta(minutes=15)
"""So long after words of staff, and after their own, what somebody types may go with them."""
VAGUE = frozenset({"choose", "nothing"})
"""What a message has as a question to which we have no answer of our own."""
_YES_OR_NO_WORDS = "ja jawel graag nee neen yes no evet hayir tak nie نعم لا si oui non да не sorry oeps o"
_YES_OR_NO = frozenset(_YES_OR_NO_WORDS.split())
_GOES_ON = frozenset({"en", "and", "ve", "oraz", "und", "et", "y", "и", "و"})
_OVER = frozenset({State.WITHDRAWN, State.MERGED})


def ask(casework: Casework, person: Person, number: str, chat: str, *, disagrees: bool = False) -> Message:
    """The next message of this person goes with the case."""
    t, card = speaker(person.spoken), casework.card(number)
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
    t, card = speaker(person.spoken), casework.card(number)
    if card.state == State.WAITING_FOR_YOU:
        casework.move(number, Move.REPLY, Actor.RESIDENT, person.id, {"text": text}, now)
        return []
    casework.note(number, "said-more", person.id, {"text": text}, now)
    casework.desk_note(number, desk_words.said_more(number, text), now)
    said, taps = words.passed_on(casework.who(card, t.language), t)
    return [Message(chat, said, taps, number)]


def about(casework: Casework, person: Person, text: str, now: dt.datetime, status: str) -> str | None:
    """The case that a message goes with because staff wrote something about it lately, or the person did just now:
    "ja graag, dinsdag kan ik". None for a question, and for what has an answer of its own (`status`), unless it goes on
    with what they said to staff just now: "en er staan paaltjes"."""
    first = next(iter(words_of(text)), "")
    goes_on = first in _GOES_ON and not says_a_wish(text)
    if text.strip().endswith(("?", "؟")) or not (status in VAGUE or first in _YES_OR_NO or goes_on):
        return None
    spoken = casework.store.cases.spoken_of(person.id)
    if spoken is None:
        return None
    number, at, by = spoken
    if by == person.id:
        return number if now - at <= JUST_NOW else None
    if goes_on and status not in VAGUE:
        return None
    heard = casework.store.news.heard(person.id, number, at_all=True)
    return number if heard is not None and heard >= at and now - heard <= LATELY else None


def put_right(casework: Casework, person: Person, text: str, now: dt.datetime) -> str | None:
    """The case, registered just now, of which a message puts an amount, a day, a place or a number right ("het moet 500
    euro zijn"); None for a question, for a wish, and for anything else."""
    if checking.instead(text) is None or text.strip().endswith(("?", "؟")) or says_a_wish(text):
        return None
    newest = next(iter(casework.store.cases.of(person.id)), None)
    if newest is None or newest.state in _OVER or now - newest.created_at > JUST_NOW:
        return None
    told = telling.known(casework.guide.read(text, city_day(now))).keys() - {"subject", "contact"}
    return newest.number if told else None


def says_more(text: str) -> bool:
    """Does a message with the number of a case in it tell something, and not only ask for the case?"""
    return len(text.split()) > STORY_WORDS and not text.strip().endswith(("?", "؟"))
