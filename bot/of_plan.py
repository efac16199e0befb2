"""What is asked of a plan that was answered, and what the records of its answer tell about that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.i18n import Speaker
from bot.messages import bold
from bot.words import about, caveats, records, screen, sources
from bot.words.parts import about_the_plan
from knowledge.answer import Answer, Result
from knowledge.apart import SURE
from knowledge.follow_up import points_at_it, puts_a_question, wishes_anew
from knowledge.guide import MAX_QUESTIONS, Guide
from knowledge.how_many import Counted
from knowledge.load import Pack
from knowledge.model import Role
from knowledge.reference import asks_to_pay
from knowledge.understand import differs, merge, supposes
from knowledge.wish import for_what

ABOUT = (
    "papers", "steps", "term", "round", "people", "hours", "cost", "wait", "what", "who", "reach", "open", "upfront",
    "decides",
)  # fmt: skip
"""Replies that ask what the record says of one thing."""
_GIVES = {"upfront": (Role.MONEY,), "decides": (Role.MONEY, Role.PERMISSION)}
"""Of what only who gives it can tell, what is given."""
SURELY = 0.7
"""At this score a question about a plan that nobody here can answer surely is about something else too."""
MAX_SHOWN = 2
"""So many records tell in short who pays, who helps, and so on."""


@dataclass(frozen=True)
class Told:
    """Lines that answer a question, and the records that say so."""

    lines: tuple[str, ...]
    by: tuple[Result, ...] = ()
    names: tuple[str, ...] = ()
    """Of the sources of these lines."""

    def text(self, t: Speaker) -> str:
        """The lines with what is doubtful about them, and where they come from."""
        below = (*caveats.doubts(self.by, t), sources.told(self.by, t, self.names)) if self.by else ()
        return "\n".join((*self.lines, *below))


def about_one(what: str, found: Answer, pack: Pack, t: Speaker) -> Told | None:
    """What the records on screen say about one thing that was asked (one of ABOUT): the first that knows it, but two of
    when they close, for the one may be open to others than the next; and all of how they are reached. None where none
    of them knows."""
    reached = {
        "reach": t("Hier kun je terecht:"),
        "open": t("De openingstijden weet ik niet. Vraag ze hier:"),
        "upfront": t("Of je het geld vooraf of achteraf krijgt, verschilt. Vraag het vóór je iets koopt:"),
        "decides": t("Wie geld of toestemming geeft, beslist daarover. Vraag het hier:"),
    }
    if what in reached:
        lines, by = records.reached(found, pack, t, reached[what], _GIVES.get(what, ()))
        return Told(tuple(lines), tuple(by), sources.first(by, t)) if lines else None
    told = list(islice(_telling(what, found, t), 2 if what == "round" else 1))
    return _together(told) if told else None


def about_plan(what: str, found: Answer, guide: Guide, t: Speaker) -> Told | None:
    """The same; and of a plan whose records do not know it what is so of any plan, below who knows it of this one."""
    known = about_one(what, found, guide.pack, t)
    if known is not None or not found.flow or (of_any := guide.untold(what, found.understanding)) is None:
        return known
    [first, *_others] = of_any.results
    known = _of_record("what", first, t)
    return replace(known, lines=(records.not_of_plan(found, t), *known.lines))


def by_another(text: str, plan: Answer, guide: Guide, t: Speaker) -> Told | None:
    """What is known of what else a question about the `plan` surely is about, by its lines or in short, below who knows
    it of this plan. None where that is nothing, or not there for who asks."""
    said = plan.understanding
    alone = guide.ask(text, said.today, language=said.language)
    if plan.another is None or alone.need is not plan.another or alone.results[0].score < SURELY:
        return None
    other = guide.route(plan.another.id, said)
    if other.status != "found" or other.leads_nowhere:
        return None
    first = other.results[0]
    counted = _told_by(text, plan, other.results[:1], alone, guide, surely=False)
    lines = about.lines(first.record, counted.lines, t) if counted else [f"• {records.line(first, t)}"]
    names = sources.of(first.record, counted.lines, t) if counted else sources.first([first], t)
    return Told((records.not_of_plan(plan, t), t("Misschien helpt dit:"), *lines), (first,), names)


def of_detail(plan: Answer, guide: Guide, t: Speaker) -> Told | None:
    """What the first record of the `plan` tells of a detail that was told of it and is said back ("het is een
    monument"). None for any other."""
    if not plan.told or (counted := _told_by(plan.told, plan, plan.results[:1], plan, guide, surely=True)) is None:
        return None
    record = plan.results[0].record
    lines = (*about_the_plan(plan, t), *about.lines(record, counted.lines, t))
    return Told(lines, plan.results[:1], sources.of(record, counted.lines, t))


def by_records(text: str, found: Answer, plan: Answer, guide: Guide, t: Speaker) -> Told | None:
    """What the records of the `plan` tell in answer to a question about it: a line, by its words, or what it costs
    where is asked who pays and nobody does. `found` is the answer to that question. None where they tell nothing."""
    asked = guide.asked_of_records(text, plan.understanding)
    if asked in _GIVES:
        return None
    if (told := _in_lines(text, found, plan, guide, t, of_its_way=asked is None)) is not None:
        return told
    if found.need is not plan.need or found.part is not None or not asks_to_pay(text):
        return None
    unpaid = guide.part_asked(text, plan.understanding) is Role.MONEY
    return about_one("cost", plan, guide.pack, t) if unpaid else None


def _in_lines(text: str, found: Answer, plan: Answer, guide: Guide, t: Speaker, *, of_its_way: bool) -> Told | None:
    """The lines that answer by what they are about; `of_its_way`: what surely is asked of a service with a record on
    the way of the plan may be told by that."""
    if not (puts_a_question(text) and plan.results):
        return None
    if differs(merge(found.understanding, plan.understanding), plan.understanding):
        return None  # another day, place, ... is told of it; what is not named again stays
    of_another = found.need is not plan.need
    led = {found.results[0].record.id} if of_its_way and of_another and found.results and not found.flow else set()
    own = [one for one in plan.results if one.record.id in led]
    told = _told_by(text, plan, own, found, guide, surely=True)
    if told is None and plan.need is not None and (not of_another or _may_be_of(text, found)):
        shown = screen.on_screen(plan)
        further = [one for one in plan.results if one not in shown]
        told = _told_by(text, plan, shown, found, guide, surely=of_another and not supposes(text))
        told = told or _told_by(text, plan, further, found, guide, surely=True)
    if told is None:
        return None
    record = told.result.record
    return Told(tuple(about.lines(record, told.lines, t)), (told.result,), sources.of(record, told.lines, t))


def _told_by(
    text: str, plan: Answer, of: Sequence[Result], found: Answer, guide: Guide, *, surely: bool
) -> Counted | None:
    fitting = [one for one in of if one.verdict.fit != "no"]
    return guide.telling(text, plan, fitting, found.understanding.language, surely=surely)


def _may_be_of(text: str, found: Answer) -> bool:
    """May this be asked of the plan, though it is about something else by itself: what if; or a question that tells no
    wish, and is not surely about that, or about another plan while it points at this one ("mogen er honden bij")?"""
    if found.need and found.need.asked:
        return False
    sure = bool(found.results) and found.results[0].score >= SURE and not (found.flow and points_at_it(text))
    return supposes(text) or (found.status in ("found", "elsewhere") and not (sure or wishes_anew(text)))


def each(asked: Sequence[str], plan: Answer, guide: Guide, t: Speaker) -> str:
    """What is told of each thing that is `asked` of the `plan`, below its question. What nobody here knows is said so,
    with who may know it; but "weet je daar iets van" asks nothing beside another question."""
    told = [(one, _told(one, plan, guide, t)) for one in asked[:MAX_QUESTIONS]]
    empty = [guide.names_no_more(one, "", plan.understanding.language) and not answer.by for one, answer in told]
    return _below_each([one for one, left_out in zip(told, empty, strict=True) if all(empty) or not left_out], t)


def beside(asked: Sequence[str], plan: Answer, guide: Guide, t: Speaker) -> str:
    """The same beside the answer to that `plan`, without what that tells; empty where it tells everything."""
    told = [(one, _told(one, plan, guide, t)) for one in asked[:MAX_QUESTIONS]]
    return _below_each([(one, answer) for one, answer in told if not _is_told(one, answer, plan, guide)], t)


def _below_each(told: Sequence[tuple[str, Told]], t: Speaker) -> str:
    headed = (replace(answer, lines=(bold(_as_heading(one)), *answer.lines)) for one, answer in told)
    return _together(list(headed)).text(t)


def _together(told: Sequence[Told]) -> Told:
    """All of these, one below the other."""
    by = dict.fromkeys(result for one in told for result in one.by)
    names = dict.fromkeys(name for one in told for name in one.names)
    return Told(tuple(line for one in told for line in one.lines), tuple(by), tuple(names))


def _is_told(asked: str, told: Told, plan: Answer, guide: Guide) -> bool:
    """Does the answer to the `plan` tell what is asked beside it: whether it is allowed, where no leave is known for it
    or that comes first; or what is not known in words other than those of the plan and of what is on screen?"""
    if guide.part_asked(asked, plan.understanding) is Role.PERMISSION:
        leave = any(result.role is Role.PERMISSION for result in plan.results)
        return plan.results[0].role in (Role.PERMISSION, Role.EXPLANATION) or not leave
    summary = plan.results[0].record.summary.pick(plan.understanding.language)
    if told.lines[1:] == (f"• {summary}",):  # a line of the first record that stands above it in full
        return True
    shown = " ".join(f"{one.record.title.nl} {one.record.summary.nl}" for one in screen.on_screen(plan))
    said = plan.understanding
    reply = guide.reply(asked, said, said.language) or guide.asked_of_records(asked, said)
    unknown = not told.by or reply == "reach"  # whom to call stands there
    return unknown and guide.names_no_more(asked, f"{said.text} {shown}", said.language)


def asked_beside(parts: Sequence[str], plan: Answer, guide: Guide) -> list[str]:
    """Of the parts of a message the questions that are about the `plan` and do not tell which plan that is."""
    return [part for part in parts if puts_a_question(part) and _is_of(part, plan, guide)]


def asks_only(parts: Sequence[str], plan: Answer, guide: Guide) -> bool:
    """Are all of these such questions?"""
    return all(map(puts_a_question, parts)) and all(_is_of(part, plan, guide) for part in parts)


def _is_of(part: str, plan: Answer, guide: Guide) -> bool:
    """Is this asked of the plan, or of what goes with any plan, and is it not the plan itself?"""
    said = plan.understanding
    what = for_what(part)
    named = guide.ask(what, said.today, language=said.language) if what else plan
    if named.flow and named.need is not plan.need:
        return False
    if guide.of_any_plan(part, said) is not None:
        return True
    reply = guide.reply(part, said, said.language) or guide.asked_of_records(part, said)
    if reply is not None or guide.part_asked(part, said) is not None:
        return reply is None or reply in ABOUT
    found = guide.ask(part, said.today, said, said.language)
    if found.need is not plan.need:
        return found.status == "found" and found.need is not None and found.need.flow is None
    return guide.ask(part, said.today, language=said.language).need is not plan.need


def _told(asked: str, plan: Answer, guide: Guide, t: Speaker) -> Told:
    """What is known of one question about the plan; where that is nothing, who may know it."""
    said = plan.understanding
    reply = guide.reply(asked, said, t.language)
    if reply in ABOUT and reply is not None:
        known = about_plan(reply, plan, guide, t)
    elif (found := guide.part(asked, said.today, said)) is not None:
        known = _in_short(found, t)
    else:
        found = guide.ask(asked, said.today, said, t.language)
        known = by_records(asked, found, plan, guide, t) if found.need is plan.need else None
        if known is None and (learned := guide.asked_of_records(asked, said)) is not None:
            known = about_plan(learned, plan, guide, t)
        elif known is None and found.need is not plan.need:
            known = _in_short(found, t)
    return known or Told((records.not_of_plan(plan, t),))


def _in_short(found: Answer, t: Speaker) -> Told:
    shown = tuple(screen.on_screen(found)[:MAX_SHOWN])
    return Told(tuple(f"• {records.line(result, t)}" for result in shown), shown, sources.first(shown, t))


def _as_heading(asked: str) -> str:
    said = asked.strip(" ,;")
    return said[:1].upper() + said[1:]


def _telling(what: str, found: Answer, t: Speaker) -> Iterator[Told]:
    fitting = (result for result in screen.on_screen(found) if result.verdict.fit != "no")
    return (told for result in fitting if (told := _of_record(what, result, t)).lines)


def _of_record(what: str, result: Result, t: Speaker) -> Told:
    """What a record says of one thing; without lines where it does not know that."""
    names = sources.of(result.record, about.sourced(what, result.record), t)
    return Told(tuple(about.told(what, result, t)), (result,), names)
