"""What was understood, as JSON: the part of a talk that a person's next message builds on."""

import datetime as dt
from dataclasses import replace
from typing import Any

from knowledge.answer import Answer
from knowledge.model import Who
from knowledge.places import Place
from knowledge.understand import Understanding, merge


def dump(said: Understanding) -> dict[str, Any]:
    """The understanding as plain JSON."""
    return vars(said) | {
        "today": said.today.isoformat(),
        "place": vars(said.place) if said.place else None,
        "date": said.date.isoformat() if said.date else None,
        "place_words": sorted(said.place_words),
    }


def load(data: dict[str, Any] | None, today: dt.date) -> Understanding | None:
    """The understanding that was dumped, as seen on `today`; None when there is none or it can't be read any more."""
    if not data:
        return None
    try:
        place = data["place"]
        return Understanding(
            text=data["text"],
            language=data["language"],
            today=today,
            place=Place(**place | {"others": tuple(place["others"])}) if place else None,
            neighbour=data["neighbour"],
            place_words=frozenset(data["place_words"]),
            date=dt.date.fromisoformat(data["date"]) if data["date"] else None,
            amount=data["amount"],
            people=data["people"],
            who=Who(data["who"]) if data["who"] else None,
            indoors=data.get("indoors"),
        )
    except (KeyError, TypeError, ValueError):
        return None


_BESIDE_A_PLAN = frozenset({"small-talk", "human", "my-case", "my-data", "refused"})
"""Statuses of what is said in the middle of a plan, and ends none."""


def kept(before: Understanding | None, found: Answer) -> Understanding:
    """What is remembered after an answer: what was asked, or the plan before it when nothing else was asked."""
    nothing_said = found.status == "choose" and not found.choices
    if before and before.text and (nothing_said or found.status in _BESIDE_A_PLAN):
        said = merge(found.understanding, before)  # its day and amount stay, though the message was about none of it
        return replace(said, text=before.text, place_words=before.place_words)
    return found.understanding


def also(data: dict[str, Any] | None, said: Understanding) -> dict[str, Any] | None:
    """What is remembered, with what a message in the middle of a talk says about the plan that no question asks for:
    whether it is inside or outside."""
    return data | {"indoors": said.indoors} if data and said.indoors is not None else data


_TOLD_ANEW = ("place", "date", "amount", "people")


def put_right(data: dict[str, Any] | None, said: Understanding) -> dict[str, Any] | None:
    """What is remembered, with the place, day, amount and number of people that a message tells in place of it."""
    if not data:
        return data
    told = dump(said)
    return data | {name: told[name] for name in _TOLD_ANEW if told[name]}
