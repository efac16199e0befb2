"""What a message asks that its answers do not tell: it is answered too while there is room, and named where there is
none, so that nothing of several questions is dropped."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot import of_plan, several
from bot.several import Beside, Several
from knowledge.answer import Answer
from knowledge.apart import ASKED, STORY, SURE, parts_of, scrap, things_of
from knowledge.asks import is_question, pieces
from knowledge.follow_up import points_at_it
from knowledge.guide import MAX_QUESTIONS, Guide
from knowledge.reference import points_back
from knowledge.text import sentences

_NOTHING = ("small-talk", "refused")
"""Statuses of what asks for nothing."""
SPELLED = 0.98
"""At this score it is as good as spelled so what is asked."""
FEWEST = 3
"""Words of a question that needs no plan to be about."""
_MARK = re.compile(r"[?؟]\s*$")


@dataclass(frozen=True)
class Unit:
    """The smallest that may ask something: its words and where they stand. It is a question, unless it is `listed`
    among what is wished, or only `joined` to something: that counts where it surely is a service."""

    text: str
    at: int
    listed: bool = False
    joined: bool = False


def answers(guide: Guide, text: str, found: Answer, now: dt.datetime, language: str | None) -> Several:
    """The answers to what `text` asks, at most MAX_QUESTIONS, and what is left of it; `found` is the answer to it as a
    whole, or to a part of the plan."""
    both = several.answers(guide, text, found, now, language)
    lead = both.lead
    if lead.urgent or lead.remark or lead.ordered or lead.understanding.neighbour:
        return both
    still = _Open(guide, text, both, language)
    each = [still.scrap(one)[0] for one in both.asked]
    apart = [Unit(one, several.place_in(text, one)) for one in each if still.is_spelled(one)]
    asked = tuple(one for one in each if one not in [unit.text for unit in apart])
    still = replace(still, both=replace(both, asked=asked))
    return _fitting(still, list(still.found(apart)))


def is_of_plan(guide: Guide, text: str, alone: Answer, plan: Answer) -> bool:
    """Is `text` asked of this `plan`, and not of what it is about by itself, to which `alone` is the answer?"""
    if plan.status != "found" or plan.asks_back or _is_spelled(alone, plan):
        return False
    sure = bool(alone.results) and alone.results[0].score >= SURE
    if guide.part_asked(text, plan.understanding) is not None:
        return not sure or (plan.flow is not None and alone.flow is None)
    return not _is_known(alone) and bool(of_plan.asked_beside([text], plan, guide))


@dataclass(frozen=True)
class _Open:
    """What is asked in `text` that these answers do not tell."""

    guide: Guide
    text: str
    both: Several
    language: str | None

    def found(self, apart: Sequence[Unit] = ()) -> Iterator[tuple[Unit, Answer]]:
        """Each such thing, with the answer to it by itself; those that are known to stand `apart` first."""
        lead = self.both.lead
        told = {several.subject(lead), *(several.subject(one) for one in self.both.beside)} - {None}
        units = list(self._units())
        asks_more = sum(not unit.joined for unit in units) > 1 or all(unit.listed for unit in units)
        for unit in (*apart, *(units if asks_more else ())):
            alone = self._alone(unit.text)
            about = several.subject(alone)
            if alone.urgent or alone.status in _NOTHING or about in told:
                continue
            if unit not in apart and (self._says_nothing(unit) or (unit.joined and not _is_sure_service(alone))):
                continue
            told |= {about} - {None}
            if lead.part is None or self.guide.part_asked(unit.text, lead.understanding) is not lead.part:
                yield unit, alone

    def is_spelled(self, text: str) -> bool:
        """Is it as good as spelled so for what it is about by itself, where of a plan it would ask for something
        else ("hoe maak ik bezwaar", of neighbours who are against it)?"""
        alone = self._alone(text)
        of_any = self.guide.of_any_plan(text, self.both.lead.understanding)
        other = of_any is not None and of_any.need is not alone.need and len(text.split()) >= FEWEST
        return other and not _points(text) and _is_spelled(alone, self.both.lead)

    def _units(self) -> Iterator[Unit]:
        if len(self.text.split()) > STORY:
            return
        end = 0
        for part in parts_of(self.text):
            at = several.place_in(self.text, part, end)
            end = at + 1
            if listed := self._listed(part):
                yield from (Unit(one, several.place_in(self.text, one, at), listed=True) for one in listed)
                continue
            asked, behind = self.scrap(part)
            for one in pieces(asked) if asked not in self.both.asked else ():
                if is_question(one) or one != asked:
                    yield Unit(one, several.place_in(self.text, one, at), joined=not is_question(one))
            if behind:
                yield Unit(behind, at + len(asked))

    def _listed(self, part: str) -> list[str]:
        """The things that are listed in `part`; where no wish is told, it has to be known what each of them is."""
        listed = things_of(part, alone=part == self.text.strip())
        is_wished = bool(things_of(part, alone=False))
        return listed if is_wished or all(_is_known(self._alone(one)) for one in listed) else []

    def scrap(self, part: str) -> tuple[str, str]:
        """`part` in what it asks, and the word or two behind it that ask for a part of a plan ("en geld?")."""
        asked, behind = scrap(part)
        is_part = bool(behind) and self.guide.part_asked(behind, self.both.lead.understanding) is not None
        return (asked, behind) if is_part and (is_question(part) or _MARK.search(part)) else (part, "")

    def _alone(self, text: str) -> Answer:
        said = self.both.lead.understanding
        return self.guide.ask(text, said.today, replace(said, text="", place_words=frozenset()), self.language)

    def _says_nothing(self, unit: Unit) -> bool:
        """Does it only point at what is told, or has it no word that is not said of the lead too?"""
        if _points(unit.text):
            return True
        said = self.both.lead.understanding
        part = self.guide.part_asked(unit.text, said)
        return part is None and self.guide.names_no_more(unit.text, self.text.replace(unit.text, " "), said.language)


def _points(text: str) -> bool:
    return points_back(text) or points_at_it(text)


def _is_known(alone: Answer) -> bool:
    """Is it known what it is about?"""
    return bool(alone.results) and alone.results[0].score >= ASKED


def _is_sure_service(alone: Answer) -> bool:
    """Is it surely about what is done elsewhere, in this city?"""
    here = alone.status == "elsewhere" and not alone.understanding.neighbour
    return here and bool(alone.results) and alone.results[0].score >= SURE


def _is_spelled(alone: Answer, plan: Answer) -> bool:
    other = alone.need is not None and alone.need is not plan.need
    return other and bool(alone.results) and alone.results[0].score >= SPELLED


def _fitting(still: _Open, more: list[tuple[Unit, Answer]]) -> Several:
    """These answers with `more` of them, as far as there is room; what is left comes in its order."""
    text, both = still.text, still.both
    others, asked = list(both.others), list(both.asked)
    left = [(several.place_in(text, one), one) for one in (*both.left, *asked[MAX_QUESTIONS:])]
    left += [(one.at, one.text) for one in others[MAX_QUESTIONS - 1 :]]
    del others[MAX_QUESTIONS - 1 :], asked[MAX_QUESTIONS:]
    for unit, alone in more:
        room = 1 + len(others) + len(asked) < MAX_QUESTIONS and not unit.listed
        if room and is_of_plan(still.guide, unit.text, alone, both.lead):
            asked.append(unit.text)
        elif room and several.subject(alone):
            others.append(Beside(unit.text, unit.at, alone))
        else:
            left.append((unit.at, unit.text))
    asked.sort(key=lambda one: several.place_in(text, one))
    others.sort(key=lambda one: one.at)
    named = dict.fromkeys(words for _at, one in sorted(left) if (words := _named(one, text)))
    return replace(both, others=tuple(others), asked=tuple(asked), left=tuple(named))


def _named(left: str, text: str) -> str:
    """The words of what is left by which it is named: of a story what it asks, and nothing where it only tells."""
    if len(text.split()) > STORY:
        left = next((one for one in sentences(left) if is_question(one) or _MARK.search(one)), "")
    return left.strip(" ,;.")
