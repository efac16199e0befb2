"""What may have been meant too: an answer shows it when it is as near, and a guess asks for it first.

Two readings of a question that score nearly the same are seldom told apart by their scores. Three records on one route
are right or wrong together; two of them and the first of the next route are less often all wrong (Agrawal et al. 2009).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.answer import Answer, Result
from knowledge.combine import ceiling
from knowledge.judge import judge
from knowledge.model import Need
from knowledge.understand import Understanding

NEARLY = 0.5
"""What scores at least so much of the first record may have been meant too."""
READINGS = 3
"""Needs that are looked at, the nearest first."""
GUESS = 0.3
"""What scores less is more often wrong than right. These two hold for questions of people who had not seen the pack."""
UNSURE = 0.5
"""Of what scores less one in four is wrong, and the answer says that it is not sure."""
DOUBTED = 0.7
"""Of what scores less, one in six is wrong; of what scores more, one in thirty."""
_NOT_FOR_THEM = frozenset({"too-young", "out-of-season"})
"""Who is too young for something, or names another day, did not mean it too."""
KEPT = 2
"""Records that stay first, whatever else may have been meant."""


def with_another(found: Answer, readings: Iterable[tuple[Need, Result]], by_itself: Collection[str]) -> Answer:
    """`found`, with the first record of another reading third if one is near; `readings` are the needs that were
    nearest, in order, each with the first record of its route and what the need scored.

    A third record that was found `by_itself` (by its own words, on a route or not) is another reading already.
    """
    third = {result.record.id for result in found.results[KEPT : KEPT + 1]}
    if found.status != "found" or not found.results or not third.isdisjoint(by_itself):
        return found
    need, first = next(_others(found, readings), (None, None))
    if need is None or first is None:
        return found
    rest = (result for result in found.results[KEPT:] if result.record.id != first.record.id)
    both = [one.id for one in (*found.needs, need)]  # less may be paid for what was meant too
    results = (*found.results[:KEPT], first, *rest)
    anew = (_judged_for(one, found.understanding, both) for one in results)
    return replace(found, results=tuple(anew), another=need)


def _judged_for(one: Result, said: Understanding, needs: Sequence[str]) -> Result:
    """What was found, judged for these needs: by what is paid for them, for that is all that hangs on them."""
    if ceiling(one.record, needs) == one.verdict.most:
        return one
    return replace(one, verdict=judge(one.record, said, needs))


def with_who_knows(found: Answer, loket: Result) -> Answer:
    """`found`, with the loket of its place third when it is doubted: there is somebody who knows. What stood third is
    the next."""
    kept = found.results[:KEPT]
    if not kept or kept[0].score >= DOUBTED or loket.record.id in {one.record.id for one in kept}:
        return found
    rest = (result for result in found.results[KEPT:] if result.record.id != loket.record.id)
    return replace(found, results=(*kept, loket, *rest))


def is_a_guess(found: Answer) -> bool:
    """Is what was found more often wrong than right?"""
    return found.status in ("found", "elsewhere") and bool(found.results) and found.results[0].score < GUESS


def is_unsure(found: Answer) -> bool:
    """Is what was found for a message by itself wrong so often that this is said?"""
    new = found.status == "found" and not found.part and not found.remark
    return new and bool(found.results) and found.results[0].score < UNSURE


def _others(found: Answer, readings: Iterable[tuple[Need, Result]]) -> Iterator[tuple[Need, Result]]:
    """The readings that are near enough, with a first record that is not among those kept."""
    least = NEARLY * found.results[0].score
    kept = {result.record.id for result in found.results[:KEPT]}
    return (
        (need, first)
        for need, first in readings
        if need is not found.need and first.score >= least and first.record.id not in kept
        if not any(reason.code in _NOT_FOR_THEM for reason in first.verdict.why)
    )
