"""A word on an answer that was just taken: who will read it, or how it was understood where that may be otherwise."""

import datetime as dt
import re

from bot import attachments
from bot.i18n import Speaker
from bot.messages import Incoming
from flows import engine
from flows.engine import Talk
from flows.model import Flow, Question, Value
from knowledge import amounts, dates
from knowledge.named_days import is_another_weekday

LARGE = 100_000
"""An amount from here on is said back at once: a dot or a nought too many is easily typed."""
_FAR = dt.timedelta(days=366)
_DAY_NUMBER = re.compile(r"\d")
_NO = re.compile(
    r"^\s*(?:oh?\b[\s,.!]*)?(?:nee|neen|no|hayır|hayir|nie|لا|nein|non|не|oeps|sorry|ik bedoel|i mean|toch)\b[\s,.!]*",
    re.I,
)
_BARE = re.compile(r"€?\s?\d[\d.,]*\s?(?:euro|euros|eur|k)?", re.I)
_MOVES = re.compile(
    r"\b(?:verzet|verzetten|verplaats\w*|verschuif|verschuiven|schuiven|wordt|moved?|postpone\w*)\b", re.I
)
CORRECTING_WORDS, MOVING_WORDS = 5, 8


def word(incoming: Incoming, question: Question, answer: Value, today: dt.date, t: Speaker) -> str:
    """What is said of this answer before the next question; most often nothing."""
    if incoming.file:
        return attachments.thanks(incoming.media, t)
    if question.kind == "text" and len(answer["said"]) > question.max_length:
        return t("Dat is een heel verhaal. Ik bewaar het helemaal; een mens leest het.")
    if answer.get("euro", 0) >= LARGE:
        return t("Ik schrijf {amount} op. Klopt dat niet? Tik dan op Terug.", amount=t.euro(answer["euro"]))
    if (day := answer.get("day")) and _is_worked_out(incoming.text, dt.date.fromisoformat(day), today):
        return t(
            "Ik schrijf {amount} op. Klopt dat niet? Tik dan op Terug.",
            amount=t.day(dt.date.fromisoformat(day), year=True),
        )
    return ""


def amount_put_right(talk: Talk, question: Question | None, text: str) -> Talk | None:
    """The talk with another amount, when a very large one was just said back and a short message names another
    ("nee 1500"); None for any other message."""
    if not talk.given or talk.given[-1][1].get("euro", 0) < LARGE or len(text.split()) > CORRECTING_WORDS:
        return None
    bare = question is not None and question.kind in ("text", "photo") and _BARE.fullmatch(text.strip())
    if not (bare or _NO.match(text)):
        return None
    euro = amounts.read_bare(_NO.sub("", text))
    return engine.put(talk, talk.given[-1][0], {"euro": euro, "said": text.strip()}) if euro is not None else None


def day_put_right(flow: Flow, talk: Talk, question: Question | None, text: str, today: dt.date) -> Talk | None:
    """The talk with another day, when a short message beside the question moves the day that was told ("een week
    later", "nee, toch 19 juni", "we verzetten het naar 10 juli"); None for any other message."""
    told = next((one for one in flow.questions if one.kind == "date" and talk.answers.get(one.id, {}).get("day")), None)
    if told is None or told is question or len(text.split()) > MOVING_WORDS:
        return None
    day, says_so = dt.date.fromisoformat(talk.answers[told.id]["day"]), bool(_NO.match(text) or _MOVES.search(text))
    if question and question.kind == "text" and not says_so:
        return None
    is_newest = talk.given[-1][0] == told.id  # else "nee 19" is about what was told after it
    moved = dates.moved(text, day) if is_newest or dates.is_shift(text) else None
    other = moved or (dates.read(text, today) if says_so else None)
    if other is None or other == day or other < today:
        return None
    return engine.replaced(talk, told.id, {"day": other.isoformat(), "said": text.strip()})


def _is_worked_out(text: str, day: dt.date, today: dt.date) -> bool:
    """Was this day counted from today, is it further away than people mean by a day and a month, or another day of the
    week than was said?"""
    return day - today > _FAR or not _DAY_NUMBER.search(text) or is_another_weekday(text, day, today)
