"""What is typed instead of tapping: a number on screen or of a button, or what it does in somebody's own words."""

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot import cried, later, memory, tone
from bot.clock import city_day
from bot.i18n import everywhere
from bot.messages import Button, Incoming
from bot.numbering import DEEP, Screen, screen
from bot.of_plan import ABOUT
from bot.stopped import DISCARD, KEPT
from bot.store.people import Person
from bot.store.post import Outbox
from bot.words.answers import NOWHERE
from bot.words.menus import ELSE
from flows.yes import says_only_yes, yes_or_no
from knowledge import pointing
from knowledge.follow_up import has_a_question
from knowledge.guide import Guide
from knowledge.model import Record
from knowledge.reference import doubts, lacks_money
from knowledge.search.texts import names as names_of
from knowledge.steering import Steer, heard, is_only
from knowledge.text import normalise
from knowledge.understand import Understanding, day_is_open

_BUTTON: dict[str, str | tuple[str, ...]] = {
    "register": "flow:",
    "pass-on": "pass-on",
    "more": "more",
    "other": ("wrong", "other"),
    "no-use": ("wrong", "other"),
    "shorter": "more",
}
"""What the button under an answer begins with for which a reply stands. Nobody is asked to tap for the last three, but
they too are about an answer just given."""
_WITHOUT_BUTTON = ("other", "no-use", "shorter")
_ALWAYS = {
    "more": "more", "fine": "fine", "plan": "plan", "still": "still", "agenda": "agenda",
    "remind": "remind", "unremind": "unremind", "why": "why?", "menu": "menu", "flows": "flows",
    "let-go": "let-go", "take-back": "take-back", "noted": "fine", "over": "over",
} | {asked: f"about:{asked}" for asked in ABOUT}  # fmt: skip
"""What can be asked about an answer as long as it is remembered, whatever was shown since."""
_STAYS = ("flow:", "plan", "still", "remind", "more", "pass-on", "print", "human")
"""What buttons begin with that still do what they say when something else was shown since."""
_BACK = 3
"""So many messages back there may be something to choose from, when what came after it had nothing."""
_LABEL = 4
"""Words of a label."""
_WHERE = (NOWHERE, "places")
"""Actions of buttons that stand where it was asked in which stadsdeel it is."""
_TAKEN = frozenset({"ok", "oke", "okee", "okay", "prima", "goed", "tamam", "dobrze", "bien", "gut", "bon", "добре"})
"""Said to what was told and not asked ("Goed, ik stop"), these are no yes."""
_SOMETHING = re.compile(r"\b(?:hoe|wat|of|wie|how|what|if|who)\b")
"""Who does not know how, or what, was not asked for that."""
_DENIED = re.compile(
    r"\b(?:niet|geen|nooit|stop|stoppen|no|not|don'?t|never|nie|kein\w*|nicht|pas|plus|yok|istemiyorum"
    r"|hatirlatma(?:yin)?|لا|не)\b"
)
"""Who asks for no reminder, or for none any more."""
_REGISTERS = re.compile(
    r"aanmeld|meld|inschrijf|regist|sign (?:me |us )?up|kay[iı]t|zg[lł]os|zapis|anmeld|inscri|запи|سجل|تسجيل"
)
"""A word for registering: "dan doen we dat" may be said of anything."""
_ASKS = re.compile(r"[?؟]")
_LETTER = re.compile(r"[^\W_]")


def settled(outbox: Outbox, person: Person, incoming: Incoming) -> Incoming:
    """A label, a number, a yes or a no in answer to a question of ours that comes before whatever else is going on
    ("Weet je het zeker?", "Wil je verder?"), as the tap for which it stands. Only the message shown last asks."""
    taps = outbox.newest_buttons(incoming.chat)
    only_text = incoming.text and not (incoming.action or incoming.forwarded or incoming.file)
    if not only_text or person.desk is not None or not _asks_first(taps):
        return incoming
    typed, number = _bare(incoming.text), pointing.place(incoming.text)
    named = next((each.action for each in taps if _bare(each.label) == typed), None)
    if named is None and number is not None and 0 < number <= len(taps):
        named = taps[number - 1].action
    if named is None and _agrees(incoming.text, taps):
        named = taps[0].action
    if named is None and yes_or_no(incoming.text) is False and len(taps) > 1 and taps[-1].action != DISCARD:
        named = taps[-1].action
    return replace(incoming, action=named, text="") if named else incoming


def asks_what_next(outbox: Outbox, chat: str) -> bool:
    """Was it asked last whether somebody goes on with their talk, or begins something new?"""
    return any(button.action.startswith("anew:") for button in outbox.newest_buttons(chat))


def _asks_first(taps: Sequence[Button]) -> bool:
    """Do these buttons belong to such a question? Their first is the yes: it goes on with a talk, or does what can't be
    undone, of which the verb ends in an exclamation mark."""
    verb = taps[0].action.partition(":")[0] if taps else ""
    return verb == "resume" or verb.endswith("!")


def _agrees(text: str, taps: Sequence[Button]) -> bool:
    few = len(text.split()) <= _LABEL and taps[0].action.partition(":")[0].endswith("!")
    only_told = taps[0].action == "resume" and taps[-1].action in ("resume", DISCARD)
    if only_told and set(_bare(text).split()) <= _TAKEN:
        return False
    return says_only_yes(text, taps[0].label) or (few and tone.takes_back(text))


def numbered(outbox: Outbox, guide: Guide, person: Person, incoming: Incoming) -> Incoming:
    """ "2" or "de tweede" means what has that number (see `bot.numbering`), "die van Fonds 1818" the result that is
    called so; unless a number is what was asked for."""
    if incoming.action or person.desk is not None:
        return incoming
    number = pointing.place(incoming.text)
    no_name = person.talk is not None or incoming.forwarded or incoming.file or not pointing.may_name(incoming.text)
    if number is None and no_name:
        return incoming
    seen = screen(outbox.newest(incoming.chat, DEEP), guide.pack.records, 1 if person.talk is not None else _BACK)
    if person.talk is not None and not any(button.action.startswith(("a:", "send")) for button in seen.taps):
        return incoming
    if number is None:
        return _named(seen, guide, person, incoming)
    action = _at(seen, number, guide)
    return replace(incoming, action=action, text="") if action else incoming


def goes_on(person: Person, incoming: Incoming) -> Incoming:
    """ "Verder" or "de rest", for who was not told all that they asked, as the tap for which it stands; unless they may
    go on with a talk."""
    talks = person.talk is not None or person.desk is not None or KEPT in (person.said or {})
    if talks or not incoming.text or incoming.action or incoming.forwarded or not later.waits(person):
        return incoming
    how_many = pointing.goes_on(incoming.text)
    what = later.REST if how_many == pointing.LAST else later.NEXT
    return replace(incoming, action=f"later:{what}", text="") if how_many is not None else incoming


def _at(seen: Screen, number: int, guide: Guide) -> str | None:
    """What the number stands for: the record in the list, else the button; the last is that of the list, or of what may
    have been meant."""
    if number == pointing.LAST:
        choices = [tap.action for tap in seen.taps if tap.action.startswith("need:")]
        number = len(seen.titles)
        if not number:
            return choices[-1] if choices else None
    if 0 < number <= len(seen.titles):
        record = seen.results(guide.pack.records)[number - 1]
        return f"record:{record.id}" if record else None
    return seen.taps[number - seen.first].action if 0 <= number - seen.first < len(seen.taps) else None


def _named(seen: Screen, guide: Guide, person: Person, incoming: Incoming) -> Incoming:
    """The tap on the result that is called by its name: one in the list, or for who points at it, the first that the
    last answer has. Who points at something else asks for that."""
    pack, pointed = guide.pack, pointing.pointed(incoming.text)
    listed = [one for one in seen.results(pack.records) if one]
    record = pointing.called(incoming.text, {one.id: _names(one) for one in listed})
    if record is None and listed and pointed:
        is_it = {one.id for one in pack.records.values() if pointing.called(pointed, {one.id: _names(one)})}
        record = next((one for one in memory.records(person.said) if one in is_it), None)
        incoming = replace(incoming, text=pointed) if is_it else incoming
    return replace(incoming, action=f"record:{record}", text="") if record else incoming


def _names(record: Record) -> tuple[str, ...]:
    return (*names_of(record), *(text for _language, text in record.title.each()))


def beyond(outbox: Outbox, guide: Guide, incoming: Incoming) -> int | None:
    """The last number on screen, for a message that is a number which does not stand there; None for any other, and
    where something was asked since to which it may be the answer."""
    if (number := pointing.place(incoming.text)) is None or number == pointing.LAST:
        return None
    shown = outbox.newest(incoming.chat, DEEP)
    last = screen(shown, guide.pack.records, _BACK).last
    since = itertools.takewhile(lambda one: screen([one], guide.pack.records).last == 0, shown[:_BACK])
    return last if last > 1 and not any(_ASKS.search(said) for said, _taps in since) else None


def labelled(outbox: Outbox, incoming: Incoming, shown: Sequence[Button]) -> Incoming | None:
    """The tap for which a message stands that is the label of a button just `shown`, or of one that still does what it
    says; None for any other message."""
    typed = _bare(incoming.text)
    label = next((each.action for each in shown if _bare(each.label) == typed), None) if typed else None
    short = typed and not label and len(typed.split()) <= _LABEL
    earlier = outbox.action_of([incoming.chat], incoming.text.strip(" .!").capitalize()) if short else None
    if label or (earlier and earlier.startswith(_STAYS)):
        return replace(incoming, action=label or earlier, text="")
    return None


def in_words(outbox: Outbox, guide: Guide, person: Person, incoming: Incoming, now: dt.datetime) -> Incoming | None:
    """The tap for which a message stands: the label of a button (see `labelled`), or a reply to the answer just given
    ("ja, meld maar aan"). None for any other message."""
    shown, typed = outbox.newest_buttons(incoming.chat), _bare(incoming.text)
    if (tap := labelled(outbox, incoming, shown)) is not None:
        return tap
    if typed in _without_answer():
        return replace(incoming, action=_without_answer()[typed], text="")
    before = memory.load(person.said, city_day(now))
    if any(button.action in _WHERE for button in shown) and _knows_no_place(incoming.text):
        return replace(incoming, action=NOWHERE, text="")
    reply = _reply(guide, person, incoming, before, now)
    if reply is None and before and before.text and _is_lost(guide, incoming.text, before):
        reply = "shorter"
    if reply is None:
        return None
    no_day = reply == "still" and not (before and (before.date or before.period))  # that it could be too late for
    no_cry = reply == "over" and not cried.is_fresh(person)
    no_plan = reply == "plan" and (person.said or {}).get("status") == "choose"
    if no_day or no_plan or no_cry:
        return None
    if action := _always(reply, shown):
        return replace(incoming, action=action, text="")
    if reply in (*_WITHOUT_BUTTON, "pass-on"):
        shown = tuple(button for _text, taps in outbox.newest(incoming.chat, _BACK) for button in taps)
    button = next((each.action for each in shown if each.action.startswith(_BUTTON[reply])), None)
    if button is None:  # what can't be registered here has a way of its own; a yes is said to something else
        asks_how = reply == "register" and (yes_or_no(incoming.text) is None or has_a_question(incoming.text))
        need = memory.need(person.said or {}, guide.pack.needs)
        begins = need is not None and need.flow is not None and _REGISTERS.search(normalise(incoming.text))
        action = f"flow:{need.flow}" if need and begins else "about:steps"
        return replace(incoming, action=action, text="") if asks_how else None
    return replace(incoming, action=reply if reply in _WITHOUT_BUTTON else button, text="")


def _always(reply: str, shown: Sequence[Button]) -> str | None:
    """What a reply does, whatever was shown; who means none of what could be picked tells it in their own words."""
    if reply in ("other", "no-use") and shown and shown[0].action.startswith("need:"):
        return ELSE
    return _ALWAYS.get(reply)


def _is_lost(guide: Guide, text: str, before: Understanding) -> bool:
    """Are there only question marks, or a doubt where nobody is known who helps? The first step is the smallest."""
    return set(text) <= set("?؟! ") or (doubts(text) and guide.part(text, before.today, before) is None)


def _knows_no_place(text: str) -> bool:
    return (
        not day_is_open(text)
        and not lacks_money(text)
        and heard(text) is Steer.UNSURE
        and is_only(text, Steer.UNSURE)
        and not _SOMETHING.search(normalise(text))
    )


def _reply(
    guide: Guide, person: Person, incoming: Incoming, before: Understanding | None, now: dt.datetime
) -> str | None:
    """The reply that a message is; without an answer before it, only who asks for the menu or to register something,
    or lets go of what we do not know, is heard."""
    spoken = person.spoken
    if before and before.text:
        reply = guide.reply(incoming.text, before, spoken)
        return "unremind" if reply == "remind" and _DENIED.search(normalise(incoming.text)) else reply
    alone = guide.reply(incoming.text, Understanding("", spoken, city_day(now)), spoken)
    if alone == "register":
        return None if yes_or_no(incoming.text) else "flows"
    lets_go = alone == "fine" and yes_or_no(incoming.text) is None  # "laat maar" is; "nee" is for who reads it
    return alone if alone in ("menu", "let-go") or lets_go else None


@cache
def _without_answer() -> dict[str, str]:
    """What the labels of buttons under an answer stand for, by how they are typed in any language, when no answer is
    there: what they want to register, or pass on, is asked for."""
    register = {_bare(label): "flows" for label in everywhere("Aanmelden")}
    unremind = {_bare(label): "unremind" for label in everywhere("Herinner mij niet")}
    return register | unremind | {_bare(label): "pass-on" for label in everywhere("Stuur door")}


def _bare(text: str) -> str:
    """`text` as it is compared with a label: no emoji before it, no full stop after it."""
    said = normalise(text)
    first = _LETTER.search(said)
    return " ".join(said[first.start() :].split()).rstrip(" .!?…؟") if first else ""
