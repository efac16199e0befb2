"""What somebody tells, as answers to a flow: of the question at hand, and of others beside it."""

import datetime as dt
from typing import Any

from bot import checking, tone
from bot.clock import city_day
from flows import engine
from flows.answers import PlaceRead, Readers, contact_in
from flows.engine import Talk
from flows.model import Flow, Question
from knowledge import amounts, dates
from knowledge.guide import Answer, Guide
from knowledge.places import Place
from knowledge.understand import Understanding

TELLING_WORDS, MAX_PLAN = 5, 2_000
"""A message of fewer words is an answer; and a plan longer than this was told in full."""


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
    if said.date and said.date >= said.today:
        found["date"] = {"day": said.date.isoformat(), "said": ""}
    if said.people:
        found["people"] = {"number": said.people, "said": ""}
    if said.amount:
        found["amount"] = {"euro": said.amount, "said": ""}
    return found


def plan(before: str | None, text: str, found: Answer) -> str | None:
    """What somebody told of their plan so far: the message that began it, and what they told about it after that."""
    if found.status != "found":
        return before
    if found.flow and found.understanding.text == text:
        return text
    adds = len(text.split()) >= TELLING_WORDS and not text.strip().endswith(("?", "؟")) and not tone.child(text)
    longer = f"{before}\n{text}"
    return longer if before and adds and len(longer) <= MAX_PLAN else before


def more(guide: Guide, flow: Flow, talk: Talk, text: str, question: Question | None, now: dt.datetime) -> Talk:
    """The talk with what a message tells beside the answer to `question`, if one is asked: place, day, amount,
    people, a phone number, with whom."""
    told = known(guide.read(text, city_day(now)))
    beside = {name: value for name, value in told.items() if name not in ("subject", question and question.known_as)}
    return engine.tell(flow, talk, beside, text)


def corrected(guide: Guide, flow: Flow, talk: Talk, text: str, now: dt.datetime) -> Talk:
    """The talk with what was typed under the summary in place of what stood there, or with a question reopened."""
    if not text or len(text.split()) > checking.MAX_WORDS:
        return talk
    if question := checking.to_change(flow, talk, text):
        after = checking.changed(question, talk, text, readers(guide, city_day(now)))
        if after != talk:
            return after
    return checking.corrected(talk, more(guide, flow, Talk(flow.id), text, None, now))


def readers(guide: Guide, today: dt.date) -> Readers:
    """How this city's words become places, days and amounts."""
    return Readers(
        place=lambda text: _place_read(guide.finder.find(text).place),
        near=lambda latitude, longitude: _place_read(guide.finder.near(latitude, longitude)),
        date=lambda text: dates.read(text, today),
        amount=amounts.read_bare,
        today=today,
    )


def _place_read(place: Place | None) -> PlaceRead | None:
    if place is None:
        return None
    return PlaceRead(place.stadsdeel, place.wijk, place.street, () if place.sure else place.others)
