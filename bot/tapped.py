"""What is typed instead of tapping: the number of a button, or what it does in somebody's own words."""

import datetime as dt
import re
from dataclasses import replace

from bot import memory
from bot.clock import city_day
from bot.messages import Incoming
from bot.store.people import Person
from bot.store.post import Outbox
from knowledge.guide import Guide
from knowledge.text import normalise

_BUTTON = {"register": "flow:", "pass-on": "pass-on", "more": "more", "other": "wrong", "shorter": "more"}
"""What the button under an answer begins with for which a reply stands. Nobody is asked to tap for the last two, but
they too are about an answer just given."""
_WITHOUT_BUTTON = ("other", "shorter")
_ALWAYS = {
    "more": "more",
    "fine": "fine",
    "plan": "plan",
    "still": "still",
    "remind": "remind",
    "why": "why?",
    "menu": "menu",
}
"""What can be asked about an answer as long as it is remembered, whatever was shown since."""
_STAYS = ("flow:", "plan", "still", "remind", "more", "pass-on", "human")
"""What buttons begin with that still do what they say when something else was shown since."""
_LABEL = 4
"""Words of a label."""
_LETTER = re.compile(r"[^\W_]")


def numbered(outbox: Outbox, person: Person, incoming: Incoming) -> Incoming:
    """ "2" means the second button, unless a number is what was asked for."""
    typed = incoming.text.strip()
    if incoming.action or not (typed.isdecimal() and len(typed) <= 2) or person.desk is not None:
        return incoming
    shown = outbox.newest_buttons(incoming.chat)
    if person.talk is not None and not any(button.action.startswith(("a:", "send")) for button in shown):
        return incoming
    index = int(typed) - 1
    if 0 <= index < len(shown):
        return replace(incoming, action=shown[index].action, text="")
    return incoming


def in_words(outbox: Outbox, guide: Guide, person: Person, incoming: Incoming, now: dt.datetime) -> Incoming | None:
    """The tap for which a message stands: the label of a button just shown, or a reply to the answer just given ("ja,
    meld maar aan"). None for any other message."""
    shown = outbox.newest_buttons(incoming.chat)
    typed = _bare(incoming.text)
    labelled = next((each.action for each in shown if _bare(each.label) == typed), None) if typed else None
    short = typed and not labelled and len(typed.split()) <= _LABEL
    earlier = outbox.action_of([incoming.chat], incoming.text.strip(" .!").capitalize()) if short else None
    if labelled or (earlier and earlier.startswith(_STAYS)):
        return replace(incoming, action=labelled or earlier, text="")
    before = memory.load(person.said, city_day(now))
    reply = guide.reply(incoming.text, before, person.language or "nl") if before and before.text else None
    if reply is None and before and before.text and set(incoming.text) <= set("?؟! "):
        reply = "shorter"  # nothing but question marks
    if reply is None:
        return None
    if reply == "still" and not (before and before.date):
        return None  # it is no day that it is too late for
    if reply in _ALWAYS:
        return replace(incoming, action=_ALWAYS[reply], text="")
    button = next((each.action for each in shown if each.action.startswith(_BUTTON[reply])), None)
    if button is None:
        return None
    return replace(incoming, action=reply if reply in _WITHOUT_BUTTON else button, text="")


def _bare(text: str) -> str:
    """`text` as it is compared with a label: no emoji before it, no full stop after it."""
    said = normalise(text)
    first = _LETTER.search(said)
    return " ".join(said[first.start() :].split()).rstrip(" .!?…؟") if first else ""
