"""Which records of an answer are shown, and in what order."""

from collections.abc import Sequence

from knowledge.answer import Answer, Result
from knowledge.judge import DOUBTS, Reason
from knowledge.model import LEAVE, Role

SCREEN = 700
"""Characters of a first answer: a phone screen."""
SHOWN = 3
MAX_LISTED = 6


def on_screen(found: Answer) -> list[Result]:
    """The three results for one screen: the best, then the best in another role (money first), then the next best.

    What fits comes before what does not; a record called by its name is shown even when it does not fit, and what
    does not fit for one reason only may lead. Leave that is needed, by a known day or for so many people, is shown,
    also when it is too late for it. When something else may have been meant, the first of that is the last that is
    shown. The loket has a line of its own below them. Of what is done elsewhere the first three are shown.
    """
    if found.status == "elsewhere":
        return list(found.results[:SHOWN])
    if found.part:
        return [result for result in found.results if result.role is found.part][:SHOWN]
    named = [result for result in found.ways if result.record in found.named]
    told_apart = found.closed if found.remark == "who" else ()
    best, others = found.ways[:1], tuple(result for result in found.ways[1:] if result not in told_apart)
    must = _must(best, others, found)
    may_fit = [result for result in others if result.verdict.fit != "no"]
    of_another = others[SHOWN - 2 : SHOWN - 1] if found.another else ()
    if of_another and of_another[0] in _instead(best, may_fit):  # what is needed instead is of this plan too
        of_another = ()
    fitting = [result for result in may_fit if result not in of_another]
    # one reason may be the answer, as is what was asked for by name; who has more needs another way
    if best and fitting and best[0] not in named and len(against(best[0])) > 1:
        alike = (result for result in fitting if result.role is best[0].role)
        lead = next((result for result in must if result in fitting), next(alike, fitting[0]))
        best, others = (lead,), (*(result for result in others if result is not lead), *best)
        fitting = [result for result in fitting if result is not lead]
    roles = {best[0].role} if best and best[0].verdict.fit != "no" else set()
    varied = []
    for result in fitting:
        if result.role is not None and result.role not in roles and not found.is_for_some(result):
            roles.add(result.role)
            varied.append(result)
    varied.sort(key=lambda result: result.role is not Role.MONEY)
    in_turn = (*best, *named, *_instead(best, fitting), *must, *varied[:1], *fitting, *others)
    of_this = {result.record.id: result for result in in_turn if result not in of_another}
    return [*list(of_this.values())[: SHOWN - len(of_another)], *of_another]


def as_before(now: Answer, before: Answer) -> bool:
    """Are the same records on the screen, judged the same for what is told of them?"""
    shown, earlier = (
        [(one.record.id, one.verdict.fit, one.verdict.why, one.verdict.latest_apply) for one in on_screen(each)]
        for each in (now, before)
    )
    return shown == earlier


def _must(best: Sequence[Result], others: Sequence[Result], found: Answer) -> list[Result]:
    """The first leave that the plan can't do without, where it does not lead already: what leads may be for fewer
    people."""
    if any(result.role is Role.PERMISSION and not _is_for_others(result) for result in best):
        return []
    leave = (one for one in others if one.role is Role.PERMISSION and one.record.kind in LEAVE)
    return [one for one in leave if _is_due(one) and not found.is_for_some(one)][:1]


def _is_for_others(result: Result) -> bool:
    """Is it not there for this plan, also if there were time enough?"""
    return not {reason.code for reason in against(result)} <= {"too-late"}


def _is_due(result: Result) -> bool:
    """Is it known until when to ask for this leave, or that it is needed for so many people?"""
    verdict, codes = result.verdict, {reason.code for reason in against(result)}
    known = verdict.latest_apply is not None or "too-late" in codes or (result.record.limits and not verdict.missing)
    return bool(known) and codes <= {"too-late"}


def _instead(best: Sequence[Result], fitting: list[Result]) -> list[Result]:
    """What can take the place of the best record when that does not fit: what the plan needs for what it brings along,
    or what the record names itself."""
    if not best or best[0].verdict.fit != "no":
        return []
    brought = {reason.value for reason in best[0].verdict.why if reason.code == "not-with"}
    if needed := [result for result in fitting if brought.intersection(result.verdict.needed_for)]:
        return needed[:1]
    named = (*best[0].record.instead, *best[0].record.see_also)
    return [result for result in fitting if result.record.id in named and result.role is best[0].role][:1]


def all_in_a_row(found: Answer) -> list[Result]:
    """The results for who wants to see all: what was on the screen, and the next best; what does not fit goes last."""
    shown = on_screen(found)
    on_it = {result.record.id for result in shown}
    others = sorted((one for one in found.results if one.record.id not in on_it), key=_does_not_fit)
    return sorted([*shown, *others][:MAX_LISTED], key=_does_not_fit)


def _does_not_fit(result: Result) -> bool:
    return result.verdict.fit == "no"


def against(result: Result) -> list[Reason]:
    """Why a record does not fit, without what is only doubted."""
    return [reason for reason in result.verdict.why if reason.code not in DOUBTS]
