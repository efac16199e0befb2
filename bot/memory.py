"""What was understood and answered, as JSON: the part of a talk that a person's next message builds on."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from knowledge.answer import Answer
from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.model import Need, Role, Who
from knowledge.periods import Period
from knowledge.places import Place
from knowledge.traits import Trait
from knowledge.understand import Understanding, merge


def dump(said: Understanding) -> dict[str, Any]:
    """The understanding as plain JSON."""
    return vars(said) | {
        "today": said.today.isoformat(),
        "place": vars(said.place) if said.place else None,
        "date": said.date.isoformat() if said.date else None,
        "until": said.until.isoformat() if said.until else None,
        "period": _dumped(said.period) if said.period else None,
        "day_before": said.day_before.isoformat() if said.day_before else None,
        "place_words": sorted(said.place_words),
        "traits": sorted(said.traits),
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
            until=dt.date.fromisoformat(data["until"]) if data.get("until") else None,
            about=data.get("about", False),
            period=_period(data.get("period")),
            day_before=dt.date.fromisoformat(data["day_before"]) if data.get("day_before") else None,
            amount=data["amount"],
            had=data.get("had"),
            people=data["people"],
            who=Who(data["who"]) if data["who"] else None,
            indoors=data.get("indoors"),
            askers=data.get("askers"),
            age=data.get("age"),
            stalls=data.get("stalls"),
            traits=frozenset(map(Trait, data.get("traits", ()))),
        )
    except (KeyError, TypeError, ValueError):
        return None


def given(found: Answer, revision: str) -> dict[str, Any]:
    """What was shown, as plain JSON: the ids of its needs and records in their order, and the words of the message that
    led there. With the understanding beside it, and that revision of the pack, it is the same answer again."""
    return {
        "revision": revision,
        "status": found.status,
        "needs": [need.id for need in found.needs],
        "results": [[result.record.id, result.role, result.score] for result in found.results],
        "loket": found.loket and found.loket.id,
        "choices": found.choices,
        "why": found.why,
        "part": found.part,
        "another": found.another and found.another.id,
        "remark": found.remark,
        "open": found.open,
        "dropped": found.dropped,
    }


def again(data: dict[str, Any] | None, said: Understanding, guide: Guide) -> Answer | None:
    """The answer that was `given`, its records judged for `said`; None when there is none, or when the content no
    longer has all that was shown."""
    if not data:
        return None
    pack = guide.pack
    try:
        needs = tuple(pack.needs[need] for need in data["needs"])
        another = pack.needs[data["another"]] if data["another"] else None
        read_as = (*needs, *([another] if another else []))
        results = tuple(
            replace(guide.judge(record, said, read_as), role=Role(role) if role else None, score=score)
            for record, role, score in data["results"]
        )
        return Answer(
            said,
            data["status"],
            needs,
            results,
            pack.records[data["loket"]] if data["loket"] else None,
            choices=tuple(need for need in data["choices"] if need in pack.needs),
            why=tuple(data["why"]),
            part=Role(data["part"]) if data["part"] else None,
            another=another,
            remark=data["remark"],
            open=data.get("open", False),
            dropped=tuple(data.get("dropped", ())),
        )
    except (KeyError, TypeError, ValueError):
        return None


def records(data: dict[str, Any] | None) -> list[str]:
    """The ids of the records of the answer that is remembered, in their order."""
    return [record for record, *_rest in ((data or {}).get("given") or {}).get("results", ())]


def _dumped(period: Period) -> dict[str, Any]:
    days = {"last": period.last, "first": period.first}
    return {name: day and day.isoformat() for name, day in days.items()} | {"span": period.span}


def _period(data: dict[str, Any] | None) -> Period | None:
    if data is None:
        return None
    last, first = (dt.date.fromisoformat(data[name]) if data.get(name) else None for name in ("last", "first"))
    return Period(last, first, data.get("span"))


OTHERS, LEFT = "others", "left"
"""Under the first name the plans are remembered that were told beside the one of the last answer, under the second the
plan that the talk was about before that."""
_OF_A_PLAN = (*(field.name for field in fields(Understanding)), "need", "given", "plan", "status")
"""What is remembered of one plan."""


def others(beside: Sequence[Answer], revision: str) -> list[dict[str, Any]]:
    """What is remembered of the plans that were told `beside` another, each with when it is."""
    return [
        dump(one.understanding) | {"given": given(one, revision), "plan": one.understanding.text}
        for one in beside
        if one.status == "found" and one.need and (one.understanding.date or one.understanding.period)
    ]


def is_about(data: dict[str, Any], need: str | None) -> bool:
    """Is the answer that is remembered the one to this need (its id)?"""
    return need is not None and (data.get("given") or {}).get("needs", [])[:1] == [need]


def turned(data: dict[str, Any] | None, need: str | None) -> dict[str, Any] | None:
    """What is remembered, with the other plan about this need (its id) as the one that the talk is about; as it was
    when there is no such one."""
    if data is None or is_about(data, need):
        return data
    kept: list[dict[str, Any]] = data.get(OTHERS, [])
    other = next((one for one in kept if is_about(one, need)), None)
    if other is None:
        return data
    now = {name: data.get(name) for name in other}
    return {**data, **other, "need": None, OTHERS: [*(one for one in kept if one is not other), now]}


def need(data: dict[str, Any], known: Mapping[str, Need]) -> Need | None:
    """The need that the answer which is remembered is to, where it is still `known`."""
    return known.get(next(iter((data.get("given") or {}).get("needs", [])), ""))


def left(data: dict[str, Any] | None, pack: Pack) -> dict[str, Any] | None:
    """The plan that a talk leaves which goes on about something else: that of the last answer where it is one that is
    registered, else the one that was left before it."""
    if not data:
        return None
    plan = need(data, pack.needs)
    if data.get("status") != "found" or plan is None or plan.flow is None:
        return data.get(LEFT)
    return {name: data.get(name) for name in _OF_A_PLAN}


def back(data: dict[str, Any]) -> dict[str, Any]:
    """What is remembered, with the plan that was left as the one that the talk is about, in the place that was told
    since where it had none."""
    plan = data[LEFT]
    elsewhere = {"place": data.get("place"), "given": None} if data.get("place") and not plan["place"] else {}
    return {**data, **plan, **elsewhere, LEFT: None}


BESIDE_A_PLAN = frozenset({"small-talk", "human", "my-case", "my-data", "refused"})
"""Statuses of what is said in the middle of a plan, and ends none."""
_NO_SUBJECT = frozenset({"small-talk", "refused"})
"""Statuses of what nothing can go on about: "feest in laak" after a curse is no more of the curse."""


def kept(before: Understanding | None, found: Answer) -> Understanding:
    """What is remembered after an answer: what was asked, or the plan before it when nothing else was asked."""
    nothing_said = found.status == "choose" and not found.choices
    if before and before.text and (nothing_said or found.status in BESIDE_A_PLAN):
        said = merge(found.understanding, before)  # its day and amount stay, though the message was about none of it
        return replace(said, text=before.text, place_words=before.place_words)
    if found.status in _NO_SUBJECT:
        return replace(found.understanding, text="", place_words=frozenset())
    return found.understanding


def also(data: dict[str, Any] | None, said: Understanding) -> dict[str, Any] | None:
    """What is remembered, with what a message in the middle of a talk says about the plan that no question asks for:
    whether it is inside or outside, and what it brings along. The answer to that plan is another from then on."""
    if not data:
        return data
    indoors = {"indoors": said.indoors} if said.indoors is not None else {}
    brought = {"traits": sorted({*data.get("traits", ()), *said.traits})} if said.traits else {}
    return data | indoors | brought | ({"given": None} if indoors or brought else {})


_TOLD_ANEW = ("place", "date", "amount", "people")


def put_right(data: dict[str, Any] | None, said: Understanding) -> dict[str, Any] | None:
    """What is remembered, with the place, day, amount and number of people that a message tells in place of it. The
    answer to that plan is another from then on."""
    if not data:
        return data
    told = {name: value for name, value in dump(said).items() if name in _TOLD_ANEW and value}
    period = {"period": None, "until": dump(said)["until"], "about": said.about} if "date" in told else {}
    return data | told | period | ({"given": None} if told else {})
