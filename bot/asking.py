"""Answers what somebody asks in their own words, and hears what is no question."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot import (
    beforehand,
    cried,
    demand,
    later,
    memory,
    mycases,
    of_plan,
    several,
    tapped,
    telling,
    tone,
    tongue,
    turning,
    unanswered,
)  # fmt: skip
from bot.casework import Casework
from bot.clock import city_day
from bot.i18n import Speaker, speaker
from bot.lookup import Lookup, not_asked_twice
from bot.messages import Incoming, Message
from bot.mycases import MyCases
from bot.plans import Plans
from bot.several import Several
from bot.store.cases import Card
from bot.store.people import Person
from bot.words import answers as words
from bot.words import menus, unclear
from flows import numbers
from knowledge import language
from knowledge.answer import Answer
from knowledge.apart import SURE
from knowledge.asks import is_asked
from knowledge.follow_up import puts_a_question
from knowledge.understand import Understanding

Act = Callable[[Person, Incoming, dt.datetime], list[Message]]
"""Does what a tap does."""


class Asking:
    """Answers by what can be looked up, by their own cases and by the plans that are reminded of; a message that
    stands for a tap does what that `tap` does."""

    def __init__(self, casework: Casework, lookup: Lookup, cases: MyCases, plans: Plans, tap: Act) -> None:
        self._casework, self._store, self._guide = casework, casework.store, casework.guide
        self._lookup, self._cases, self._plans, self._tap = lookup, cases, plans, tap

    def answer(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """The answer to what somebody typed, and what is told about a case or the answer before it. What of it is left
        for a next turn is offered."""
        waiting = later.waits(person)
        answered = self._answer(person, incoming, now)
        is_left = set(later.waits(person)) - set(waiting)
        return later.offered(answered, person, _t(person)) if is_left else answered

    def _answer(self, person: Person, incoming: Incoming, now: dt.datetime) -> list[Message]:
        if (asked := language.asked_for(incoming.text)) is not None:
            return self._in_language(person, asked, incoming, now)
        theirs = self._cases.of(person)
        of_theirs = self._cases.withdraws(person, incoming.text, incoming.chat)
        if of_theirs is None:
            of_theirs = self._of_number(person, theirs, incoming, now)
        if of_theirs is not None:
            return of_theirs
        turning.turn(self._guide, person, incoming.text, now)
        tap = self._tap_in_words(person, theirs, incoming, now)
        done = self._lookup.each(person, incoming.text, incoming.chat, now) or self._tapped(person, tap, now)
        if done is not None:
            return done
        asked_already = (person.said or {}).get("status") == "choose"
        before, found = self._lookup.ask(person, incoming.text, now, asked_already=asked_already)
        if still := cried.again(person, found, self._guide, incoming.chat, _t(person), drops=tap is not None):
            return still
        if before and before.text and tone.child(incoming.text) and not found.urgent:
            found = self._guide.answer(before)  # how old somebody is says nothing new about the plan
        found, odd = beforehand.odd_day(found, before, self._guide, incoming.text, _t(person))
        no_question = None if found.urgent else self._no_question(person, theirs, incoming, found, now)
        if no_question is not None:
            return no_question
        found = not_asked_twice(found) if asked_already else found
        both = unanswered.answers(self._guide, incoming.text, found, now, person.language)
        if both.lead is not found:
            odd = beforehand.day_asked(both.lead, _t(person))
        found = both.lead
        self._remember(person, both, before, now)
        if both.left:
            later.keep(person, both.left)
        earlier, after = (
            [message for other in beside for message in self._beside_it(person, other, incoming.chat)]
            for beside in (both.before, both.after)
        )
        which_day = [Message(incoming.chat, odd)] * (odd != "" and found.status == "found")
        moved = self._plans.moved(person, found, before, incoming.chat)
        stays = self._stays(person, found, incoming, now)
        answered = stays or self.shown(person, found, incoming.chat, asked_already=asked_already)
        answered += self._lookup.also(person, both.asked, found, incoming.chat)
        open_still = [] if found.urgent else self._cases.still_asked(person, theirs, incoming.chat)
        return [*earlier, *moved, *answered, *after, *which_day, *open_still]

    def left(self, person: Person, what: str, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """The answer to what was left of an earlier message, by what a tap on it says; what is left then is offered
        again."""
        t, answered = _t(person), list[Message]()
        if not (taken := later.take(person, what)):
            return [self._lookup.menu(person, incoming.chat, t("Goed. Stuur gerust een volgende vraag."))]
        for one in taken:
            waiting = later.waits(person)
            self._turn_over(person, one, now)
            answered += self._answer(person, replace(incoming, action=None, text=one), now)
            later.keep(person, dict.fromkeys((*later.waits(person), *waiting)))
        return later.offered(answered, person, t)

    def _turn_over(self, person: Person, text: str, now: dt.datetime) -> None:
        """What is surely about something else is not asked of the plan before it."""
        before, last = memory.load(person.said, city_day(now)), self._lookup.last(person, now)
        if before is None or last is None:
            return
        alone = self._guide.ask(text, before.today, language=person.language)
        sure = bool(alone.results) and alone.results[0].score >= SURE
        if sure and not unanswered.is_of_plan(self._guide, text, alone, last):
            self._lookup.turn_over(person, before)

    def _tapped(self, person: Person, tap: Incoming | None, now: dt.datetime) -> list[Message] | None:
        """What the tap does for which a message stands; None where it stands for none, or is said to a cry for help,
        and drops it."""
        if tap is None:
            return None
        if tap.action == "over":
            return cried.over(person, self._guide, tap.chat, _t(person), city_day(now))
        drops = tap.action in ("fine", "let-go", "take-back") and cried.is_fresh(person)
        return None if drops else self._tap(person, tap, now)

    def beside(self, person: Person, text: str, now: dt.datetime) -> list[Message]:
        """A short answer to a question in the middle of a talk; what was said of the plan itself stays."""
        before, asked = memory.load(person.said, city_day(now)), (person.said or {}).get("beside", "")
        place_only = replace(before, text=asked, date=None, amount=None) if before else None
        what = self._guide.reply(text, before, person.spoken) if before and before.text else None
        what = what or (self._guide.asked_of_records(text, before) if before else None)
        if what in of_plan.ABOUT and (known := self._lookup.about(person, what, now)):
            return [Message(person.id, known)]
        found = before and (self._guide.part(text, city_day(now), before) or self._guide.of_any_plan(text, before))
        if found is None and before and before.text and not asked:
            elsewhere = self._guide.read(text, city_day(now), before)
            if elsewhere.text == before.text:  # "en in Escamp?" asks the same of another place
                found = self._guide.answer(elsewhere)
        plan = None if found or asked else self._lookup.last(person, now)
        if plan and (told := self._lookup.of_plan(person, text, plan, now)) is not None:
            return [Message(person.id, told)]
        found = found or self._guide.ask(text, city_day(now), place_only, person.language)
        if person.said and not found.part:
            person.said = person.said | {"beside": found.understanding.text}
        return [Message(person.id, words.brief(found, self._guide.pack, _t(person)))]

    def shown(self, person: Person, found: Answer, chat: str, *, asked_already: bool = False) -> list[Message]:
        """An answer of the guide, or their own cases where it is about those."""
        if found.status == "choose" and not found.choices and asked_already:
            return [Message(chat, *menus.not_clear(found, self._guide.pack, _t(person)))]
        if found.status == "my-case" and self._store.cases.of(person.id):
            return self._cases.overview(person, chat)
        return self._lookup.show(person, found, chat)

    def _stays(self, person: Person, found: Answer, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """The word to who swears, jokes or orders in the middle of a plan: with it that the plan stays. Nothing without
        a plan, for any other message, and for a greeting or thanks."""
        if found.status not in ("small-talk", "refused") or not (found.need and found.need.first_step):
            return []  # thanks and a greeting ask for no next step
        plan = self._lookup.last(person, now)
        if plan is None or plan.status != "found" or plan.need is None or plan.open:
            return []
        return [Message(incoming.chat, *unclear.plan_stays(found, plan, self._guide.pack, _t(person)))]

    def _in_language(self, person: Person, asked: str, incoming: Incoming, now: dt.datetime) -> list[Message]:
        """Goes on in the language that is asked for, with what is said beside that, or else with the last answer."""
        agreed = tongue.speak(self._casework, person, asked, incoming.chat, now)
        if is_asked(beside := language.beside_request(incoming.text)) or puts_a_question(beside):
            return [*agreed, *self.answer(person, replace(incoming, text=beside), now)]
        again = self._lookup.last(person, now)
        return [
            *agreed,
            *(self._lookup.show(person, again, incoming.chat) if again and again.status == "found" else ()),
        ]

    def _remember(self, person: Person, both: Several, before: Understanding | None, now: dt.datetime) -> None:
        """Keeps what was said and answered for the next message. Who tells more of a plan keeps the others."""
        found, kept = both.lead, person.said or {}
        goes_on = memory.is_about(kept, found.need.id if found.need else None)
        plan = telling.plan(kept.get("plan"), both.text, found, goes_on=goes_on)
        asked = demand.note(self._store, found, kept.get("asked"), both.text, _t(person).language, now)
        self._lookup.remember(person, memory.kept(before, found), found)
        person.said = (person.said or {}) | {"status": found.remembered_as, "plan": plan, "asked": asked}
        if not goes_on:
            person.said |= {memory.OTHERS: memory.others(both.beside, self._guide.pack.revision)}
        cried.note(person, found)

    def _tap_in_words(
        self, person: Person, theirs: list[Card], incoming: Incoming, now: dt.datetime
    ) -> Incoming | None:
        """The tap for which a message stands. Of who was asked something by staff only the label of a button is one:
        "nee" is said to them, and not to our last answer."""
        if mycases.waiting(theirs) is not None:
            shown = self._store.outbox.newest_buttons(incoming.chat)
            return tapped.labelled(self._store.outbox, incoming, shown)
        return tapped.in_words(self._store.outbox, self._guide, person, incoming, now)

    def _no_question(
        self, person: Person, theirs: list[Card], incoming: Incoming, found: Answer, now: dt.datetime
    ) -> list[Message] | None:
        """The answer to what is told about a case, to what a record on screen has a line for, or to a number that is
        nowhere on screen; None for any other message. `found` is the answer to it as a question."""
        by_itself = "choose" if found.remark else found.status
        about = self._cases.heard(person, theirs, incoming.text, incoming.chat, now, by_itself)
        if about is None:
            about = self._lookup.by_words(person, incoming.text, found, incoming.chat, now)
        if about is None:
            about = self._lookup.as_learned(person, incoming.text, found, incoming.chat, now)
        if about is None:
            about = self._lookup.of_another(person, incoming.text, found, incoming.chat)
        if about is not None or (last := tapped.beyond(self._store.outbox, self._guide, incoming)) is None:
            return about
        return [Message(incoming.chat, menus.no_such_number(last, _t(person)))]

    def _of_number(
        self, person: Person, theirs: list[Card], incoming: Incoming, now: dt.datetime
    ) -> list[Message] | None:
        """The answer to a message with the number of a case, or what looks like one; None for any other."""
        number, length = numbers.find(incoming.text), len(incoming.text.split())
        if number and (number != mycases.waiting(theirs) or length == 1):  # else an answer may well name its case
            return self._cases.named(person, number, incoming.text, incoming.chat, now)
        if not number and length <= mycases.NEWS_WORDS and numbers.is_like(incoming.text):
            return self._cases.unknown(person, incoming.chat)
        return None

    def _beside_it(self, person: Person, other: Answer, chat: str) -> list[Message]:
        """The short answer to what was asked beside the plan."""
        if other.status == "my-case" and self._store.cases.of(person.id):
            return self._cases.overview(person, chat)
        return [several.in_short(other, self._guide.pack, chat, _t(person))]


def _t(person: Person) -> Speaker:
    return speaker(person.spoken)
