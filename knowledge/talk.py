"""What a message means after an answer: more of the same plan, a question about it, or something else.

People tell a plan in pieces, and the words of a piece may lead anywhere ("daar ligt een gasleiding"). It is answered
with the plan when it points back to it, tells more of it or asks about it, by its form or by what was learned.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from knowledge import amounts, follow_up, traits, understand
from knowledge.answer import Answer, Result
from knowledge.apart import NEAR, SURE
from knowledge.asks import is_asked, is_question, mourns
from knowledge.courtesy import without_thanks
from knowledge.given_up import given_up, is_a_thing, is_it, refuses
from knowledge.judge import judge
from knowledge.meant import WORTH_ASKING
from knowledge.model import Need, Record, Role, Who
from knowledge.places import PlaceFinder
from knowledge.reference import asks_who_works_on_it, names_again, points_back, why_not, works_on_it
from knowledge.search.index import Index
from knowledge.text import stem, words
from knowledge.traits import Trait
from knowledge.understand import Understanding
from knowledge.wish import says_a_wish, takes_back

HARDLY = 0.55
"""Less than this is found by a word that may as well say more about what was asked before."""
MORE, KNOWN = 0.4, 0.9
"""What looks so much like more about the plan is taken for that, whatever its words lead to; unless it is all but
something that people are known to ask, at a score of the second."""
A_NAME = 0.78
"""What scores so much is the name of another plan, where no place says that it is one."""
NAMES_IT = 0.6
"""Words that weigh at least so much of the heaviest of a plan are a name of it."""
LEAST_OF_A_NAME = 4
"""Letters of a word that may be the end of the name of a plan: the "markt" of a "rommelmarkt"."""
SHORT = 12
"""Words of a message that only says what a plan brings along."""
_YES_OR_NO = re.compile(
    r"\W*(?:(?:en|maar|and|but)\s+)?(?:mag|mogen|kan|kunnen|moet|moeten|can|may|must)\b", re.IGNORECASE
)
"""How a question begins that asks for leave."""
_HOW_MUCH = frozenset({"c:kosten"})
_A_SUBJECT = ("found", "choose", "nothing")


class Answers(Protocol):
    """Answers what was understood; with `part`, what plays that part on the route comes first."""

    def __call__(self, said: Understanding, part: Role | None = None) -> Answer: ...


class Talk:
    """A talk about plans: the needs that are known, where they are found, how they are answered, and what a word may
    mean that may mean several."""

    def __init__(
        self,
        known: Mapping[str, Need],
        needs: Index,
        finder: PlaceFinder,
        answer: Answers,
        choices: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._known, self._needs, self._finder, self._answer, self._choices = known, needs, finder, answer, choices

    def after(self, found: Answer, said: Understanding, before: Understanding) -> Answer:
        """The answer to `said` after that to `before`; `found` is the answer to the message by itself."""
        if found.status == "found" and takes_back(said.text):
            return self._without_what_led(found, before)
        if (anew := self._with_its_traits(found, said, before)) is not None:
            return anew
        if not found.urgent and (others := self._without_a_way(found, said.text, before)) is not None:
            return others
        if is_question(said.text) and not found.urgent and self._names_only(said, found, before):
            plan = self.plan(said.text, before)
            remark: Literal["", "asked"] = "" if _YES_OR_NO.match(said.text) else "asked"  # the route says what may be
            return replace(plan, remark=remark) if plan.status == "found" and not plan.urgent else found
        if found.urgent or self.names_another(said.text, before, lambda: found):
            return found
        if (same := self._about_the_same(said, found, before)) is not None:
            return same
        hardly = found.status == "found" and found.results[0].score < HARDLY
        hardly = hardly and (follow_up.puts_a_question(said.text) or not says_a_wish(said.text))
        more = self._going_on(said, before) if found.status in ("choose", "nothing") or hardly else None
        return more or self._of_the_plan(found, said, before) or found

    def names_another(self, text: str, before: Understanding, answer: Callable[[], Answer]) -> bool:
        """Is `text` the name of a plan of another kind than that of `before`, or of one in a place that it names?
        `answer` answers it by itself: that takes a search. What goes with any plan (an insurance, things to borrow) is
        not registered, and may well be for that one."""
        if not follow_up.names(text) or not before.text or (found := answer()).status not in ("found", "choose"):
            return False
        language, plan = found.understanding.language, self._answer(before).need
        if plan is None or plan is found.need:
            return False
        said = replace(understand.read(text, self._finder, before.today), language=language)
        need, word = found.need, self._only_word(said)
        known = self._needs.shares(before.text, before.language, before.place_words)
        if (
            follow_up.names_what_goes_on(text)
            and (need or found.choices)
            and known.keys().isdisjoint(self._shares(said))
        ):
            return True
        named = {word} - {*known, *self._in_label(plan)}
        if need and need.flow and (said.place or plan.theme != need.theme):
            sure = found.results[0].score >= (HARDLY if said.place else A_NAME)
            return sure or not named.isdisjoint(self._in_label(need))
        choices = self._choices.get(word, ()) if named else ()
        alone = said.place or self._needs.goes_on(text, language, said.place_words) < MORE
        return bool(choices and alone) and plan.id not in choices

    def _only_word(self, said: Understanding) -> str:
        """The feature that is all a message says of a subject; empty when it says nothing, or more."""
        shares = self._shares(said)
        return next(iter(shares)) if len(shares) == 1 else ""

    def _shares(self, said: Understanding) -> dict[str, float]:
        return self._needs.shares(said.text, said.language, said.place_words)

    def _in_label(self, need: Need) -> set[str]:
        """What the name of a need says, in any language."""
        return {feature for language, label in need.label.each() for feature in self._needs.shares(label, language)}

    def after_thanks(self, text: str, read: Callable[[str], Understanding]) -> str:
        """What `text` says after its thanks ("bedankt, moestuin") or after it was announced, or all of it where that is
        but more thanks ("fijne dag"). The whole tells, where it is the name of something; but a single word is easily
        lost in thanks."""
        text = follow_up.without_announcing(text)
        asked = without_thanks(text)
        if asked == text or is_asked(asked) or follow_up.begins_another(asked):
            return asked
        if not follow_up.names(asked):
            return text
        if len(asked.split()) > 1:
            return asked if self._answer(read(text)).status in ("found", "elsewhere") else text
        found = self._answer(read(asked))
        plan = found.need and found.need.flow  # "bedankt, buurman" is none
        return asked if plan or found.status == "elsewhere" else text

    def chosen(self, said: Understanding, before: Understanding, offered: Sequence[str]) -> str | None:
        """Which of the needs that were `offered`, in answer to `before`, a few words choose: the one that its label
        says so, or the nearest when that is about as near as anything else. None when they say something else."""
        features = self._needs.shares(said.text, said.language, said.place_words).keys()
        if not features or is_asked(said.text) or len(said.text.split()) > SHORT:
            return None
        found = self._needs.search(said.text, said.language, said.place_words, begins=False)
        scores = {match.id: match.score for match in found}
        called = [one for one in offered if features <= self._in_label(self._known[one])]
        # what is done elsewhere is only chosen by its name, or where nothing is nearer
        may_be = [one for one in offered if self._known[one].status == "found" or one == found[0].id] if found else []
        near = [one for one in may_be if scores.get(one, 0.0) >= max(WORTH_ASKING, NEAR * found[0].score)]
        if called or near:
            return max(called or near, key=lambda one: scores.get(one, 0.0))
        both = self._with(said, before) if not found or found[0].score < HARDLY else None
        picked = both.need if both and both.status == "found" else None
        return picked.id if picked and picked.id in offered else None

    def asks_why_not(self, text: str, before: Understanding) -> bool:
        """Is asked why something of the answer to `before` can't be, by words of its title?"""
        asked = why_not(text)
        if asked is None:
            return False
        titles = (one.record.title.pick(before.language) for one in self._answer(before).results)
        known = {stem(word) for title in titles for word in words(title)}
        told = (word for word in words(asked) if self._needs.shares(word, before.language, frozenset()))
        return all(stem(word) in known for word in told)

    def plan(self, text: str, before: Understanding, part: Role | None = None) -> Answer:
        """The answer to what was asked before, for the place, the day and whatever else `text` adds to it."""
        now = self._read(text, before)
        here = now.place or self._finder.lies_in_city(text)
        said = replace(understand.merge(now, before), neighbour=now.neighbour or (None if here else before.neighbour))
        return self._answer(
            replace(said, text=before.text, place_words=before.place_words, language=before.language), part
        )

    def with_more(self, text: str, before: Understanding) -> Answer | None:
        """The plan of `before` with one more thing in it; None where that makes another plan of it."""
        said = understand.merge(self._read(text, before), before)
        both = self._with(replace(said, language=before.language), before)
        same = both.status == "found" and not both.urgent and both.need is self._answer(before).need
        return replace(both, remark="told") if same else None

    def by(self, who: Who, language: str, before: Understanding) -> Answer | None:
        """The plan of `before`, looked at anew for `who` asks, a person alone; None when there is no plan."""
        askers = 1 if who is Who.PERSON else None if before.askers == 1 else before.askers
        # the words that were said then stay those of their language
        plan = self._answer(replace(before, who=who, askers=askers))
        said = replace(plan.understanding, language=language)
        known = {one.record.id for one in plan.results}
        earlier = self._answer(before).results
        gone = [one for one in earlier if one.record.id not in known]
        judged = (replace(one, verdict=judge(one.record, said)) for one in gone)
        results = (*plan.results, *(one for one in judged if _is_closed(one)))
        closed = {one.record.id for one in results if _is_closed(one)}
        dropped = tuple(one.record.id for one in earlier if one.record.id in closed and not _is_closed(one))
        plan = replace(plan, understanding=said, results=results, dropped=dropped)
        return replace(plan, remark="who") if plan.status == "found" and not plan.urgent else None

    def gives_up(self, text: str, before: Understanding) -> bool:
        """Does somebody no longer want the plan of `before`, by a word for it? Who no longer wants "it" may cry out."""
        if (thing := given_up(text)) is None:
            return False
        plan = self._answer(before)
        if plan.status != "found" or plan.urgent or not (is_it(thing) or self._names(thing, before)):
            return False
        return is_a_thing(thing) or not self._answer(self._read(text, before)).urgent

    def _names(self, thing: str, before: Understanding) -> bool:
        """Is this a name of the plan of `before`: its end, or by the words that say most of it ("barbecue" of a
        "buurtbbq")?"""
        if len(thing) >= LEAST_OF_A_NAME and any(word.endswith(thing) and word != thing for word in words(before.text)):
            return True
        shares = self._needs.shares(before.text, before.language, before.place_words)
        most = max(shares.values(), default=0.0)
        told = {feature for feature, share in shares.items() if share >= NAMES_IT * most}
        return not told.isdisjoint(self._needs.shares(thing, self._read(thing, before).language, before.place_words))

    def _read(self, text: str, before: Understanding) -> Understanding:
        return understand.read(text, self._finder, before.today, before.language)

    def worked_on(self, text: str, before: Understanding) -> Answer | None:
        """The plan of `before` for who says that they are busy with it, or asks who is; None for any other message."""
        asked = asks_who_works_on_it(text)
        if not before.text or not (asked or works_on_it(text)):
            return None
        plan = self.plan(text, before)
        if plan.status != "found" or plan.urgent:
            return None
        return replace(plan, remark="asked" if asked else "told")

    def _with_its_traits(self, found: Answer, said: Understanding, before: Understanding) -> Answer | None:
        """The plan of `before`, judged anew for what a short message says that it brings along or not ("de weg moet
        dicht"), or of its money is there already; None when the plan does not depend on that."""
        named = traits.told(said.text) | traits.denied(said.text)
        had = before.amount and amounts.had(said.text)
        if not (named or had) or len(said.text.split()) > SHORT or follow_up.begins_another(said.text):
            return None
        plan = self.plan(said.text, before)
        decided = had or any(named & _decided_by(one.record) for one in plan.results)
        if plan.status != "found" or plan.urgent or not decided:
            return None
        another = found.need if found.status == "found" and found.need not in plan.needs else None
        return replace(plan, remark="anew", another=another)

    def _without_what_led(self, found: Answer, before: Understanding) -> Answer:
        """`found`, without the record that led the answer to what was asked before: somebody changed their mind."""
        given_up = {result.record.id for result in self._answer(before).results[:1]}
        lead, *others = found.results
        kept = tuple(result for result in others if result.record.id not in given_up)
        return replace(found, results=(lead, *kept))

    def _without_a_way(self, found: Answer, text: str, before: Understanding) -> Answer | None:
        """The answer to what was asked before, without what somebody says they do not want of it ("nee ik wil geen
        politie"); the same plan where what they do not want ("ik wil geen muziek") led to another. None where they say
        no such thing, or nothing else is left; `found` is the answer to the message by itself."""
        if (thing := given_up(text)) is None or is_it(thing) or not refuses(text):
            return None
        plan, refused = self._answer(before), self._shares(self._read(thing, before)).keys()
        kept = tuple(one for one in plan.results if refused.isdisjoint(self._in_title(one.record)))
        if plan.urgent or not refused or kept[:1] != plan.results[:1]:  # without its lead it is another plan
            return None
        if len(kept) < len(plan.results):
            return replace(plan, results=kept)
        another = found.status == plan.status == "found" and found.need is not plan.need
        return replace(plan, remark="told", unchanged=True) if another else None

    def _in_title(self, record: Record) -> set[str]:
        return set(self._needs.shares(record.title.nl, "nl", frozenset()))

    def _names_only(self, said: Understanding, found: Answer, before: Understanding) -> bool:
        """Is there nothing but the name of the plan of `before` in a question that led to something else ("wanneer kan
        je stemmen", of a wijkbudget that residents vote on; "wat kost zo'n baan", of a jeu de boules court)?"""
        features = {feature for feature, share in self._shares(said).items() if share} - _HOW_MUCH
        plan = self._answer(before).need
        named = self._shares(before).keys() | (self._in_label(plan) if plan else set())
        return bool(features) and plan not in (None, found.need) and features <= named

    def _about_the_same(self, said: Understanding, found: Answer, before: Understanding) -> Answer | None:
        """The answer to what was asked before, when `said` points back to it and is not surely about something else."""
        sure = bool(found.results) and found.results[0].score >= SURE
        asked = is_asked(said.text)
        again = (found.status == "found" or not sure) and names_again(said.text, before.text, told=not asked)
        if again and not asked:
            plan = self.plan(said.text, before)
            return replace(plan, remark="told") if plan.status == "found" else None
        if not again and (sure or not points_back(said.text)):
            return None
        plan, both = self._answer(before), self._with(said, before)
        if both.status != "found" or plan.need not in both.needs:
            return None
        return replace(both, needs=(plan.need, *(need for need in both.needs if need is not plan.need)))

    def _with(self, said: Understanding, before: Understanding) -> Answer:
        """The answer to what was said before and now, as if it was one message: the day of the plan is told in it, also
        where the words of `said` seemed to be another plan."""
        names = said.place_words | before.place_words
        both = replace(understand.merge(said, before), text=f"{before.text}. {said.text}", place_words=names)
        return self._answer(both)

    def _going_on(self, said: Understanding, before: Understanding) -> Answer | None:
        """The answer when a message that says too little by itself goes on about what was said before."""
        alone = understand.read(said.text, self._finder, said.today)
        if not (understand.goes_on(alone) or understand.begins_as_more(said.text)):
            return None
        found = self._with(said, before)
        if found.status != "found" or (plan := self._answer(before)).status == "elsewhere":
            return None
        if plan.need and plan.need not in found.needs and follow_up.names(said.text):
            alone = replace(found.understanding, text=said.text, place_words=said.place_words)
            return replace(found, understanding=alone)  # another subject, of which the plan is no part
        # a word of the piece that leads elsewhere does not turn the plan into another
        return self.plan(said.text, before) if plan.need in found.needs[1:] else found

    def _of_the_plan(self, found: Answer, said: Understanding, before: Understanding) -> Answer | None:
        """The answer to the plan of `before`, when the message only tells more of it ("alle buren zijn ervoor") or asks
        something about it that we do not know; `found` is the answer to the message by itself."""
        score = found.results[0].score if found.results else 0.0
        empty = found.status == "choose" and not found.choices
        subject = found.status in _A_SUBJECT or (found.status in ("elsewhere", "my-case") and 0 < score < SURE)
        subject = subject or (found.status == "elsewhere" and follow_up.lacks(said.text))
        moves = understand.differs(understand.merge(said, before), before)  # "nee de 19e, de 12e is er een bruiloft"
        hardly_to_us = found.status in ("small-talk", "refused") and (moves or follow_up.asks_of_the_plan(said.text))
        learned = self._needs.goes_on(said.text, said.language, said.place_words)
        more = learned >= MORE and score < KNOWN and not follow_up.wishes_anew(said.text)
        if found.status == "elsewhere" and score >= SURE and mourns(said.text):  # that comes before any plan
            return None
        if follow_up.begins_another(said.text) or not (
            subject or hardly_to_us or (more and found.status == "elsewhere")
        ):
            return None
        unknown = found.status in ("choose", "nothing") or hardly_to_us
        told = found.status != "my-case" and follow_up.tells_more(said.text, said.language, score)
        asked = not told and follow_up.asks_about_it(said.text, score)
        if more and not (told or asked):
            asked = is_asked(said.text) or follow_up.has_a_question(said.text)
            told = not asked
        if not (told or asked or unknown):
            return None
        plan = self.plan(said.text, before)
        asks = asked or (more and is_asked(said.text))
        if plan.status == "elsewhere" and not plan.urgent and asks and score < KNOWN:
            wished = found.status == "found" and found.flow and score >= HARDLY and says_a_wish(said.text)
            return None if wished else replace(plan, remark="asked")  # they know there, we do not
        if empty and plan.status == "elsewhere":  # who is in trouble and says more is not asked what it is about
            return plan
        if plan.status != "found":
            return None
        if plan.need and plan.need in found.needs:
            return self._as_one(found, plan, said, before, told=told)
        likely = self._known[found.choices[0]] if unknown and found.choices else None
        another = found.need if score >= SURE else likely
        asked = asked or (unknown and not told and is_asked(said.text))
        # "en als we 200 mensen uitnodigen?" is answered by the plan
        if asked and understand.differs(plan.understanding, before):
            return replace(plan, remark="anew", another=another)
        asked = asked or follow_up.has_a_question(said.text)
        unchanged = plan.understanding == before
        return replace(plan, remark="asked" if asked else "told", another=another, unchanged=unchanged)

    def _as_one(
        self, found: Answer, plan: Answer, said: Understanding, before: Understanding, *, told: bool
    ) -> Answer | None:
        """The answer to a message whose words lead to the `plan` too: what is told, is told of it, and so is what
        is asked, unless the plan is what it leads to first ("hoe maak ik een geveltuin")."""
        if not told and follow_up.puts_a_question(said.text) and found.need is not plan.need:
            return replace(plan, remark="asked", another=found.need, unchanged=plan.understanding == before)
        both = self._with(said, before) if told else None
        return replace(both, remark="told") if both and both.need is plan.need else None


def _is_closed(result: Result) -> bool:
    """Is this not there for who asks?"""
    return any(reason.code == "who" for reason in result.verdict.why)


def _decided_by(record: Record) -> set[Trait]:
    """What decides whether a record fits a plan that brings it along."""
    money = {Trait.CITY_MONEY} if record.beside and record.beside.other in ("funds", "none") else set()
    return {*record.not_with, *record.needed_with, *money}
