"""Several things asked in one message: the plan is answered in full, and everything beside it in short."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot import of_plan
from bot.clock import city_day
from bot.i18n import Speaker
from bot.messages import Message, bold
from bot.words import answers as words
from bot.words import parts
from knowledge.answer import Answer
from knowledge.apart import STORY, SURE
from knowledge.asks import asks, is_asked, numbered
from knowledge.follow_up import puts_a_question
from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.readings import is_unsure

FIRST = 2
"""Words by which what is asked is found again in the message."""
LED = 0.6
"""At this score what is told first is the plan that is asked about after it."""


@dataclass(frozen=True)
class Beside:
    """What is answered beside the lead: its words, where they stand in the message, and the answer."""

    text: str
    at: int
    answer: Answer


@dataclass(frozen=True)
class Several:
    """What is answered in full (`lead`, of which the words are `text`), and what is answered in short beside it."""

    lead: Answer
    text: str
    others: tuple[Beside, ...] = ()
    asked: tuple[str, ...] = ()
    """The questions about the lead that stand beside what it is."""
    left: tuple[str, ...] = ()
    """What is not answered now, in their own words."""
    led_at: int | None = None
    """Where somebody numbered what they ask, the place of the lead: the answers come in that order."""

    @property
    def before(self) -> tuple[Answer, ...]:
        """What is answered before the lead, so that its buttons come last."""
        return tuple(one.answer for one in self.others if self.led_at is None or one.at < self.led_at)

    @property
    def after(self) -> tuple[Answer, ...]:
        """What is answered after it."""
        return tuple(one.answer for one in self.others if self.led_at is not None and one.at > self.led_at)

    @property
    def beside(self) -> tuple[Answer, ...]:
        """All that is answered beside the lead."""
        return tuple(one.answer for one in self.others)


def answers(guide: Guide, text: str, found: Answer, now: dt.datetime, language: str | None) -> Several:
    """The answers to all that `text` asks, however many; `found` is the answer to it as a whole, or to a part of the
    plan.

    The first plan leads, whatever is no plan (a passport, my case, a human): that is what somebody goes on about. A cry
    for help stays alone.
    """
    said, today = found.understanding, city_day(now)
    if found.urgent or found.remark or said.neighbour:
        return Several(found, text)
    if found.ordered:
        return Several(found, said.text)
    if found.part:
        return Several(found, text, tuple(_beside_part(guide, text, found, today, language)))
    if (with_questions := _with_questions(guide, text, found, language)) is not None:
        return with_questions
    complains = found.status == "elsewhere" or any(need.status == "elsewhere" for need in found.needs)
    each = list(_each(guide, guide.questions(text, today, complains=complains), text, found, language))
    if not each:
        return Several(found, text, asked=_asked_of(found, text, guide))
    if urgent := next((one.answer for one in each if one.answer.urgent), None):
        return Several(urgent, text)
    lead = next((one for one in each if one.answer.status == "found"), each[0])
    told = {subject(lead.answer)}
    others, left = [], []
    for one in each:
        about = subject(one.answer)
        if about is None:
            left.append(one.text)
        elif about not in told:
            told.add(about)
            others.append(one)
    asked = _asked_of(lead.answer, lead.text, guide)
    return Several(lead.answer, lead.text, tuple(others), asked, tuple(left), lead.at if numbered(text) else None)


def _asked_of(lead: Answer, text: str, guide: Guide) -> tuple[str, ...]:
    """What a message asks of the plan that it tells, which is its answer."""
    parts = asks(text)
    if lead.status != "found" or lead.asks_back or len(parts) < 2 or len(text.split()) > STORY:
        return ()
    return tuple(of_plan.asked_beside(parts[1:], lead, guide))


def _with_questions(guide: Guide, text: str, found: Answer, language: str | None) -> Several | None:
    """What a message tells of a plan, apart from the questions about it that follow ("mag ik een boom planten? en wie
    betaalt dat?"): their words would lead elsewhere. None where it has none, or one of them is about something else."""
    parts = asks(text)
    if len(parts) < 2 or len(text.split()) > STORY or numbered(text):
        return None
    said = replace(found.understanding, text="")
    for at in range(1, len(parts)):
        told = text[: text.index(parts[at])].strip() if parts[at] in text else ""
        if not (is_asked(parts[at - 1]) and all(map(puts_a_question, parts[at:]))):
            continue
        lead = guide.ask(told, said.today, said, language)
        if found.flow and not lead.flow:  # volunteers, for the party that all of it is about
            return None
        if lead.status == "found" and lead.need and not lead.asks_back and lead.results[0].score >= LED:
            asked = tuple(parts[at:])
            return Several(lead, told, asked=asked) if of_plan.asks_only(asked, lead, guide) else None
    return None


def subject(found: Answer) -> str | None:
    """What an answer comes down to: its need, or the record that was asked for by its name."""
    return found.need.id if found.need else next((one.record.id for one in found.results), None)


def _each(guide: Guide, asked: list[str], text: str, found: Answer, language: str | None) -> Iterator[Beside]:
    """Each thing that was `asked` in `text` with its answer, for its own place and day. What names none is where and
    when the one before it is, when several are named; else it shares the one that is."""
    said = replace(found.understanding, text="")
    alone = [guide.read(one, said.today) for one in asked]
    if len({one.place for one in alone if one.place}) > 1:
        said = replace(said, place=None)
    if any(one.date for one in alone):
        said = replace(said, date=None, until=None, about=False)
    end = 0
    for words_of_it, one in zip(asked, alone, strict=True):
        said = replace(said, place=one.place or said.place)
        if one.date or one.period:
            said = replace(said, date=one.date, until=one.until, about=one.about, period=one.period)
        at = place_in(text, words_of_it, end)
        yield Beside(words_of_it, at, guide.ask(words_of_it, said.today, said, language))
        end = at + 1


def place_in(text: str, words_of_it: str, start: int = 0) -> int:
    """Where these words stand in `text`, by the first of them: what is told of one thing in two places was joined."""
    first = " ".join(words_of_it.split()[:FIRST])
    return max(text.find(first, start), start)


def _beside_part(guide: Guide, text: str, found: Answer, today: dt.date, language: str | None) -> Iterator[Beside]:
    """What is asked beside a part of the plan, when it surely is about something else."""
    for one in asks(text)[1:]:
        answer = guide.ask(one, today, replace(found.understanding, text=""), language)
        sure = bool(answer.results) and answer.results[0].score >= SURE
        if is_asked(one) and sure and answer.need and answer.need != found.need:
            yield Beside(one, place_in(text, one), answer)


def in_short(found: Answer, pack: Pack, chat: str, t: Speaker) -> Message:
    """What is said of something that was asked beside a plan. What only a button can do keeps its buttons."""
    heading = bold(found.need.label.pick(t.language)) if found.need else ""
    if found.status == "found":
        doubt = [parts.doubt(t)] if is_unsure(found) else []
        return Message(chat, "\n".join((*doubt, parts.subject(found, pack, t), words.brief(found, pack, t))))
    if found.status == "elsewhere":
        return Message(chat, f"{heading}\n{words.brief(found, pack, t)}".strip())
    text, taps = words.answer(found, pack, t)
    return Message(chat, f"{heading}\n{text}".strip(), taps)
