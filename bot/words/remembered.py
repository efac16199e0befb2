"""What the neighbourhood remembers: this was tried before, this came of it, these people know more. In one line."""

from bot.i18n import Speaker
from bot.messages import Said, buttons
from bot.words import answers, parts
from knowledge.answer import Answer
from knowledge.examples import nearness
from knowledge.guide import Guide
from knowledge.load import Pack
from knowledge.model import Kind, Memory, Record

_KNOWS = (Kind.NETWERK, Kind.ROL, Kind.LOKET)
"""Kinds of records that are people to talk to, the nearest first."""


def answer(found: Answer, guide: Guide, t: Speaker) -> Said:
    """The answer, with what was done here before: in short when that still fits the screen, else behind a button."""
    example = _example(found, guide)
    if example is None or not nearness(example, found.understanding):
        return answers.answer(found, guide.pack, t)
    short = _told(example, t, here=True, brief=True)
    text, taps = answers.answer(found, guide.pack, t, short)
    asked = buttons([(t("Wat deden buren hier eerder?"), f"record:{example.id}")])
    return text, taps if text.endswith(short) else taps + asked


def line(found: Answer, guide: Guide, t: Speaker) -> str:
    """What was tried, what came of it, the lesson, and who knows more; empty when nothing is near enough."""
    example = _example(found, guide)
    if example is None:
        return ""
    here = nearness(example, found.understanding) > 0
    return " ".join([_told(example, t, here=here), *_who(example, guide.pack, t)])


def here(found: Answer, guide: Guide, t: Speaker) -> str:
    """The same, only when it was in this neighbourhood: for a message that goes on to somebody else."""
    example = _example(found, guide)
    return line(found, guide, t) if example is not None and nearness(example, found.understanding) else ""


def of_record(record: Record, pack: Pack, t: Speaker) -> list[str]:
    """What came of an example, for who looks at it."""
    return [" ".join([_told(record, t), *_who(record, pack, t)])] if record.memory else []


def _example(found: Answer, guide: Guide) -> Record | None:
    return guide.examples.tried_before(found) if found.status == "found" else None


def _told(example: Record, t: Speaker, *, here: bool | None = None, brief: bool = False) -> str:
    """What was tried (`here` or elsewhere), what came of it, and the lesson, or only its first sentence."""
    assert example.memory is not None
    title, year = example.title.pick(t.language), example.memory.last_seen[:4]
    name = title.partition(": ")[2] or title
    start = {True: t("Hier eerder gedaan:"), False: t("Elders in de stad gedaan:"), None: t("Wat ervan kwam:")}[here]
    outcome = t("{outcome}, stand {year}", outcome=_outcome(example.memory, t), year=year)
    lesson = [said[: said.find(". ") + 1] or said if brief else said
              for said in parts.in_language(example.memory.lesson, t)]  # fmt: skip
    return " ".join([start, f"{name} ({outcome}).", *lesson])


def _outcome(memory: Memory, t: Speaker) -> str:
    """What came of it."""
    return {
        "worked": t("gelukt"),
        "running": t("loopt nog"),
        "stopped": t("gestopt"),
        "stuck": t("liep vast"),
        "temporary": t("was tijdelijk"),
        "plan": t("was een plan"),
        "unknown": t("hoe het afliep, weten we niet"),
    }[memory.outcome]


def _who(example: Record, pack: Pack, t: Speaker) -> list[str]:
    related = [pack.records[pack.canonical(name)] for name in example.see_also]
    people = next((record for kind in _KNOWS for record in related if record.kind is kind), None)
    return [t("Meer weten: {who}.", who=people.title.pick(t.language))] if people else []
