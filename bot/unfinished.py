"""A new talk never wipes out one that runs: who is halfway chooses to go on with it or to begin anew."""

import datetime as dt
from dataclasses import replace

from bot import stopped
from bot.i18n import speaker
from bot.intake import Intake
from bot.messages import Incoming, Message, buttons
from bot.store.people import Person

BEGINS = frozenset({"flow", "human", "next", "for-register"})
"""Verbs of buttons that begin a talk."""
ANEW = "anew"
"""The verb of who lets the running talk go; what they wanted to begin comes after it."""


def anew(person: Person, incoming: Incoming) -> Incoming:
    """What came, after the running talk was let go when that is what was tapped."""
    verb, _colon, rest = (incoming.action or "").partition(":")
    if verb != ANEW:
        return incoming
    stopped.put_aside(person)
    return replace(incoming, action=rest)


def instead(intake: Intake, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message] | None:
    """What is said instead of beginning the talk of this button; None when nothing would be lost by it."""
    action, chat = incoming.action or "", incoming.chat
    verb, _colon, rest = action.partition(":")
    t = speaker(person.spoken)
    if verb.rstrip("!") == stopped.DISCARD:
        return [stopped.discard(intake.casework.store, person, chat, t)]
    if verb == "resume" and intake.halfway.wakes(person, now):
        return intake.halfway.resume(person, chat)
    if verb not in BEGINS or not intake.talks.has_answers(person):
        return None
    if verb == "flow" and intake.talks.is_the_same(person, rest, now):
        return intake.halfway.resume(person, chat)  # a second tap, or a second phone
    text = t(
        "Je bent nog bezig met: {what}. Wil je daarmee verder, of begin je iets nieuws?",
        what=intake.talks.title(person),
    )
    pairs = [(t("Ga verder"), "resume"), (t("Begin iets nieuws"), f"{ANEW}:{action}")]
    return [Message(chat, text, buttons(pairs))]
