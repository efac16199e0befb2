"""Which plan of a talk a message goes on about: that of the last answer, one told beside it, or one before that.

What is no plan by itself (an insurance, a passport) is asked in the middle of one: what that does not answer is said of
the plan.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from bot import memory, of_plan
from bot.clock import city_day
from bot.i18n import speaker
from bot.store.people import Person
from knowledge.answer import Answer
from knowledge.follow_up import points_at_it
from knowledge.guide import Guide

_OF_PLANS = ("register", "plan", "still", "agenda", "remind", "unremind")
"""Replies that ask for what only a plan has."""
FEW_WORDS = 8
"""Words of a message that may be said of a plan without any word of it."""


def turn(guide: Guide, person: Person, text: str, now: dt.datetime) -> None:
    """Makes the plan that `text` is about the one that `person` is asked about, as it is remembered, where that is
    another than that of the last answer."""
    kept, said = person.said or {}, _Said(guide, person, text, city_day(now))
    if not kept.get(memory.OTHERS) and not said.may_be_of(kept.get(memory.LEFT), kept):
        return
    alone = guide.ask(text, said.today, language=person.language)
    need = alone.need.id if alone.need else None
    person.said = kept = memory.turned(kept, need) or {}
    left = kept.get(memory.LEFT)
    if left is None or alone.urgent or memory.is_about(kept, need):
        return
    if memory.is_about(left, need) or said.is_of(left, kept, alone):
        person.said = memory.back(kept)


@dataclass(frozen=True)
class _Said:
    """A message, and who says it on which day; what it is held against is remembered of a talk."""

    guide: Guide
    person: Person
    text: str
    today: dt.date

    def may_be_of(self, left: dict[str, Any] | None, kept: dict[str, Any]) -> bool:
        """May it be said of the plan that was `left`: does it name anything of that, or has it no subject, where what
        was asked since is no plan? Looking whether it is takes a search."""
        plan = memory.load(left, self.today)
        if plan is None:
            return False
        last = memory.need(kept, self.guide.pack.needs)
        no_plan = last is None or not last.flow
        return self.guide.shares_words(self.text, plan) or (no_plan and len(self.text.split()) <= FEW_WORDS)

    def is_of(self, left: dict[str, Any], kept: dict[str, Any], alone: Answer) -> bool:
        """Is it, by itself answered with `alone`, said of the plan that was `left`, and not of what was asked since?
        What that has no answer to is, but for "what does that cost"."""
        last, plan = (memory.need(one, self.guide.pack.needs) for one in (kept, left))
        if plan is None or (last and last.flow):
            return False
        if alone.need and alone.need.flow is None and alone.need.theme == plan.theme:  # music, of a party
            return True
        told_left, told_last = self._answer(left), self._answer(kept)
        if kept.get("status") == "choose":  # who is asked which was meant may pick that in any words
            return self._is_told(told_left) is True
        if points_at_it(self.text) or self._is_known(told_last) is not False:
            return False
        return self._is_known(told_left) is not None

    def _answer(self, kept: dict[str, Any]) -> Answer | None:
        before = memory.load(kept, self.today)
        return memory.again(kept.get("given"), before, self.guide) if before else None

    def _is_told(self, plan: Answer | None) -> bool | None:
        """Does this answer have what is asked of any answer? None where no such thing is asked."""
        if plan is None:
            return None
        before = plan.understanding
        reply = self.guide.reply(self.text, before, self.person.spoken)
        reply = reply or self.guide.asked_of_records(self.text, before)
        if reply is None:
            return None
        if reply in of_plan.ABOUT:
            return of_plan.about_one(reply, plan, self.guide.pack, speaker(self.person.spoken)) is not None
        return plan.flow is not None if reply in _OF_PLANS else True

    def _is_known(self, plan: Answer | None) -> bool | None:
        """Does this answer tell what is asked or wanted of it? None where that is about something else."""
        if plan is None:
            return None
        if (known := self._is_told(plan)) is not None:
            return known
        found = self.guide.ask(self.text, self.today, plan.understanding, self.person.language)
        if found.need is not plan.need:
            return False if found.status in ("choose", "nothing") else None
        t = speaker(self.person.spoken)
        told = found.remark in ("", "who", "anew") or of_plan.by_records(self.text, found, plan, self.guide, t)
        return bool(told)
