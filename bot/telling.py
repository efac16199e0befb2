"""What somebody tells, as answers to a flow: of the question at hand, and of others beside it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from bot import checking, tone
from flows import engine
from flows.answers import PlaceRead, Readers, Rejected
from flows.contact import contact_in
from flows.engine import Talk
from flows.model import Flow, Question
from knowledge import amounts, dates, periods
from knowledge.answer import Answer
from knowledge.follow_up import puts_a_question
from knowledge.guide import Guide
from knowledge.named_days import is_impossible
from knowledge.places import Place
from knowledge.understand import Understanding, supposes

TELLING_WORDS, MAX_PLAN = 5, 2_000
"""A message of fewer words is an answer; and a plan longer than this was told in full."""


_WHERE_AND_WHEN = frozenset({"place", "date"})
_TOLD_ANEW = _WHERE_AND_WHEN | {"amount", "people"}
"""What is known of an answer that may be told anew anywhere in a talk."""
_IT_IS = re.compile(
    r"^(?:(?:nee|sorry|toch|eigenlijk|ik|bedoel\w*|het|dat|is|wordt|moet|it'?s|it|is|will|be|should) )+", re.I
)
TIME_WORDS = 3
"""In so few words a time is told that takes the place of another."""
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\b")


def known(said: Understanding, plan: str | None = None) -> dict[str, dict[str, Any]]:
    """What was understood, as answers that a flow may fill in."""
    found: dict[str, dict[str, Any]] = {}
    contact, subject = contact_in(plan or said.text)
    if subject:
        found["subject"] = {"said": subject}
    if contact:
        found["contact"] = contact
    if said.place and said.place.sure:
        place = said.place
        found["place"] = {"stadsdeel": place.stadsdeel, "wijk": place.wijk, "street": place.street, "said": ""}
    if said.date and said.date >= said.today and not said.about:  # the exact day is still to be asked
        found["date"] = {"day": said.date.isoformat(), "said": ""}
    if said.people:
        found["people"] = {"number": said.people, "said": ""}
    if said.amount:
        found["amount"] = {"euro": said.amount, "said": ""}
    return found


def plan(before: str | None, text: str, found: Answer, *, goes_on: bool = False) -> str | None:
    """What somebody told of their plan so far: the message that began it, and what they told about it after that; who
    `goes_on` about the plan of the last answer begins none."""
    if found.status != "found":
        return before
    if found.flow and found.understanding.text == text and not (goes_on and before):
        return text
    asked = found.part is not None or found.remark in ("asked", "mishap")
    asks = asked or supposes(text) or puts_a_question(text)
    adds = (found.told or len(text.split()) >= TELLING_WORDS) and not asks and not tone.child(text)
    longer = f"{before}\n{text}"
    return longer if before and adds and len(longer) <= MAX_PLAN else before


def somewhere(talk: Talk, question: Question, text: str) -> Talk:
    """The talk with a place that we could not find, in the words of who told it: a person at the desk finds it."""
    return engine.put(talk, question.id, {"stadsdeel": None, "wijk": None, "street": None, "said": text.strip()})


@dataclass(frozen=True)
class Telling:
    """Reads on a day what somebody tells in a talk of this flow."""

    guide: Guide
    flow: Flow
    today: dt.date

    @property
    def readers(self) -> Readers:
        """How the words of an answer are read on that day."""
        return readers(self.guide, self.today)

    def known(self, text: str) -> dict[str, dict[str, Any]]:
        """What a message tells, as answers that a flow may fill in."""
        return known(self.guide.read(text, self.today))

    def contact(self, text: str) -> tuple[dict[str, Any] | None, str]:
        """A number told beside an answer, and the text without it. Where a flow asks for the numbers of two people
        nobody can tell whose it is: it stays in the text."""
        one = sum(question.kind == "contact" for question in self.flow.questions) == 1
        return contact_in(text) if one else (None, text)

    def more(self, talk: Talk, text: str, question: Question | None) -> Talk:
        """The talk with what a message tells beside the answer to `question`, if one is asked: place, day, amount,
        people, a phone number, with whom."""
        told = self.known(text)
        if self.contact(text)[0] is None:
            told.pop("contact", None)
        beside = {
            name: value for name, value in told.items() if name not in ("subject", question and question.known_as)
        }
        return engine.tell(self.flow, talk, beside, text)

    def as_subject(self, talk: Talk, said: str) -> Talk:
        """The talk with a story as its plan, when it was told before the plan was asked; else as it was."""
        subject = self.flow.asking("subject")
        if subject is None or subject.id in talk.answers:
            return talk
        return engine.put(talk, subject.id, {"said": said})

    def only_remarked(self, before: Talk, after: Talk) -> bool:
        """Was nothing filled in by what was told, but perhaps a remark?"""
        remarks = {question.id for question in self.flow.questions if question.known_as == "remark"}
        return after.answers.keys() - before.answers.keys() <= remarks

    def outside(self, rejected: Rejected, text: str) -> Rejected:
        """A place that we know, but elsewhere, gets another sentence than one that we never heard of. A whole postcode
        that is none of ours is elsewhere too."""
        elsewhere = self.guide.finder.find(text).neighbour or _POSTCODE.search(text)
        return Rejected("elsewhere") if rejected.code == "place" and elsewhere else rejected

    def corrected(self, talk: Talk, text: str) -> Talk:
        """The talk with what was typed under the summary in place of what stood there, or with a question reopened."""
        if not text or len(text.split()) > checking.MAX_WORDS:
            return talk
        new = checking.instead(text) or text
        if question := checking.to_change(self.flow, talk, text):
            asked = checking.changed(question, talk, new, self.readers)
            if asked != talk and not asked.answers[question.id].get("reopened"):
                return asked
        else:
            asked = talk
        after = checking.corrected(talk, self.more(Talk(self.flow.id), new, None))
        if after == talk and asked != talk:
            return asked
        if after == talk and (question := checking.only_number(self.flow, talk, text)):
            return checking.changed(question, talk, new, self.readers)
        return after

    def put_right(self, talk: Talk, text: str, question: Question) -> Talk:
        """The talk with what a message in the middle of it tells anew of answers given before ("oh wacht, niet laak
        maar escamp"); as it was when it comes back on none. What it tells of `question` itself is an answer to that.
        Where a story is asked only a short message is no part of it."""
        new = checking.instead(text)
        if new is None or question.known_as == "subject":
            return talk
        story, length = question.kind in ("text", "photo"), len(text.split())
        if story and length > checking.FEW_WORDS:
            return talk
        # "eigenlijk hebben we 200 euro" may well be what they bring along
        names = _WHERE_AND_WHEN if story and length >= TELLING_WORDS else _TOLD_ANEW
        after = self.told_anew(talk, new, question, names)
        return after if after != talk or story else self._other_time(talk, new, question)

    def told_anew(self, talk: Talk, text: str, question: Question, names: frozenset[str] = _TOLD_ANEW) -> Talk:
        """The talk with every place, day, amount and number of people (or what is in `names`) that a text names
        otherwise than was answered, but for what `question` asks now."""
        told = self.known(text)
        for one in self.flow.questions:
            before, value = talk.answers.get(one.id, {}), told.get(one.known_as or "")
            if one.known_as not in names or one is question or value is None or before.keys() <= {"said", "skipped"}:
                continue
            if checking.differs(before, value):
                talk = engine.replaced(talk, one.id, value)
        return talk

    def _other_time(self, talk: Talk, text: str, question: Question) -> Talk:
        """The talk with another time that is no day ("klopt niet, het is mei") in place of the earlier one."""
        when = next((one for one in self.flow.questions if one.kind == "date" and one is not question), None)
        said = _IT_IS.sub("", re.split(r"[,.;:]", text.strip(" .!"))[-1].strip())
        before = talk.answers.get(when.id, {}) if when else {}
        if when is None or "day" not in before or len(said.split()) > TIME_WORDS:
            return talk
        if said == before["said"] or not self.readers.is_time(said):
            return talk
        return engine.replaced(talk, when.id, {"day": None, "said": said})


def readers(guide: Guide, today: dt.date) -> Readers:
    """How this city's words become places, days and amounts."""
    return Readers(
        place=lambda text: _place_read(guide.finder.find(text).place),
        near=lambda latitude, longitude: _place_read(guide.finder.near(latitude, longitude)),
        date=lambda text: _day_read(text, today),
        amount=amounts.read_bare,
        is_time=lambda text: _is_time(text, today),
        today=today,
    )


def _day_read(text: str, today: dt.date) -> dt.date | None:
    """The day of an answer; of "rond 12 juni" only its words are kept."""
    if dates.is_about(text, today):
        return None
    return dates.read(text, today) or dates.coming_weekday(text, today) or dates.start(text, today)


def _is_time(text: str, today: dt.date) -> bool:
    rough = periods.read(text, today) is not None or dates.is_about(text, today)
    return rough and not is_impossible(text, today)


def _place_read(place: Place | None) -> PlaceRead | None:
    if place is None:
        return None
    return PlaceRead(place.stadsdeel, place.wijk, place.street, () if place.sure else place.others)
