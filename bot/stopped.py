"""A talk that somebody stopped: nothing runs any more, and their answers wait until they want to go on."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from bot import left, memory, sharing
from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.messages import Message, buttons
from bot.store import Store
from bot.store.people import Person
from bot.words import questions as asking
from flows.engine import Talk
from flows.model import DRAFT_DAYS

KEPT = "stopped"
"""Under this name it is kept with what somebody said last, and goes when that does, or after so many days."""
SINCE = "stopped-since"
"""When something was told in it last."""
DISCARD = "discard"
"""The verb of a button to have it gone at once."""


def stop(person: Person, chat: str, t: Speaker) -> Message:
    """Ends the running talk; what was told in it stays, in case they stopped by mistake."""
    put_aside(person)
    if KEPT not in (person.said or {}):
        return Message(chat, t("Goed, ik stop. Er is niets verstuurd. Je kunt altijd opnieuw beginnen."))
    text = t(
        "Goed, ik stop. Er is niets verstuurd. Je antwoorden bewaar ik {days} dagen. Toch verder? Tik op de knop, of"
        " typ 'verder'.",
        days=DRAFT_DAYS,
    )
    return Message(chat, text, buttons([(t("Ga verder"), "resume"), (t("Gooi alles weg"), DISCARD)]))


def withdrawn(person: Person, chat: str, t: Speaker) -> Message:
    """Ends the running talk for who does not want it sent, and asks whether it is thrown away."""
    put_aside(person)
    if KEPT not in (person.said or {}):
        return stop(person, chat, t)
    text = t("Goed, ik verstuur niets. Zal ik je antwoorden weggooien?")
    return Message(chat, text, buttons([(t("Gooi alles weg"), f"{DISCARD}!"), (t("Ga verder"), "resume")]))


def ask_first(chat: str, t: Speaker) -> Message:
    """What is said to who did not ask the one for whom they do it; their talk waits meanwhile."""
    text = t("Vraag het dan eerst aan de ander. Ik verstuur niets. Zegt die ja, dan gaan we hier verder.")
    return Message(chat, text, buttons([(t("Ga verder"), "resume"), (t("Gooi alles weg"), DISCARD)]))


def put_aside(person: Person) -> None:
    """Nothing runs any more; a talk in which something was told can be taken up again."""
    talk = left.restored(person.talk) if person.talk else None
    if talk and talk["given"]:
        since = {SINCE: person.talk_at.astimezone(dt.UTC).isoformat()} if person.talk_at else {}
        person.said = (person.said or {}) | {KEPT: talk} | since
    person.talk = person.talk_at = None


def discard(store: Store, person: Person, chat: str, t: Speaker) -> Message:
    """Throws away what was told and not sent, with the files, and what was said back of it."""
    for file in {*_files(person.talk), *_files(person.said)}:
        store.files.drop(file, person.id)
    store.outbox.forget(chat)
    person.talk = person.talk_at = person.said = None
    text = t("Goed, ik heb alles weggegooid en niets verstuurd. Wil je zelf iets anders? Vertel het gerust.")
    return Message(chat, text)


def refuse(casework: Casework, person: Person, talk: Talk, chat: str, now: dt.datetime) -> Message:
    """Nothing may be kept: the talk is over, and all that was told in it is gone. What was asked before it stays, so
    that the answer can still be passed on."""
    t, told = speaker(person.spoken), left.of(person.talk) | dict(talk.answers)
    for file in set(_files(told)):
        casework.store.files.drop(file, person.id)
    casework.store.outbox.forget(chat)
    asked = memory.load(person.said, city_day(now))
    given = (person.said or {}).get("given")
    person.talk = person.talk_at = None
    person.said = {**memory.dump(asked), "given": given} if asked else None
    has_answer = bool(asked and casework.guide.answer(asked).results)
    return Message(chat, asking.refused(t, asked=has_answer), sharing.taps(t) if has_answer else ())


def _files(told: Any) -> Iterator[str]:
    """The files in something that was told, however deep in it."""
    if isinstance(told, Mapping):
        yield from (file["id"] for file in told.get("files", ()))
        told = [value for name, value in told.items() if name != "files"]
    if isinstance(told, (list, tuple)):
        for part in told:
            yield from _files(part)


def wake(person: Person) -> bool:
    """Takes up the talk that was stopped, when none runs; tells whether there was one."""
    kept = (person.said or {}).get(KEPT)
    if person.talk is not None or not kept:
        return False
    person.talk = kept
    person.said = {name: value for name, value in (person.said or {}).items() if name not in (KEPT, SINCE)} or None
    return True
