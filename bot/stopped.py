"""A talk that somebody stopped: nothing runs any more, and their answers wait until they want to go on."""

from bot.i18n import Speaker
from bot.messages import Message, buttons
from bot.store.people import Person
from flows.model import DRAFT_DAYS

KEPT = "stopped"
"""Under this name it is kept with what somebody said last, and goes when that does."""
DISCARD = "discard"
"""The verb of who wants it gone at once."""


def stop(person: Person, chat: str, t: Speaker) -> Message:
    """Ends the running talk; what was told in it stays for who stopped by mistake."""
    talk = person.talk
    put_aside(person)
    if not talk or not talk["given"]:
        return Message(chat, t("Goed, ik stop. Er is niets verstuurd. Je kunt altijd opnieuw beginnen."))
    text = t(
        "Goed, ik stop. Er is niets verstuurd. Je antwoorden bewaar ik {days} dagen. Toch verder? Tik op de knop, of"
        " typ 'verder'.",
        days=DRAFT_DAYS,
    )
    return Message(chat, text, buttons([(t("Ga verder"), "resume"), (t("Gooi alles weg"), DISCARD)]))


def put_aside(person: Person) -> None:
    """Nothing runs any more; a talk in which something was told can be taken up again."""
    if person.talk and person.talk["given"]:
        person.said = (person.said or {}) | {KEPT: person.talk}
    person.talk = person.talk_at = None


def discard(person: Person, chat: str, t: Speaker) -> Message:
    """Throws away what was told and not sent."""
    person.talk = person.talk_at = person.said = None
    text = t("Goed, ik heb alles weggegooid en niets verstuurd. Wil je zelf iets anders? Vertel het gerust.")
    return Message(chat, text)


def wake(person: Person) -> bool:
    """Takes up the talk that was stopped, when none runs; tells whether there was one."""
    kept = (person.said or {}).get(KEPT)
    if person.talk is not None or not kept:
        return False
    person.talk = kept
    person.said = {name: value for name, value in (person.said or {}).items() if name != KEPT} or None
    return True
