"""What may have been meant too: an answer shows it when it is as near, and a guess asks for it first.

Two readings of a question that score nearly the same are seldom told apart by their scores. Three records on one route
are right or wrong together; two of them and the first of the next route are less often all wrong (Agrawal et al. 2009).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from knowledge.answer import Answer, Result
from knowledge.model import Need

NEARLY = 0.7
"""What scores at least so much of the first record may have been meant too."""
READINGS = 3
"""Needs that are looked at, the nearest first."""
GUESS = 0.45
"""What scores less is a guess when what is only spelled alike leads to other records: more often wrong than right, by
phrasings held back from the index and by questions of people who had not seen them."""
SPELLED = 5
"""Records looked at that are spelled most like what was asked."""
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
    return replace(found, results=(*found.results[:KEPT], first, *rest), another=need)


def may_be_a_guess(found: Answer) -> bool:
    """Does it depend on the spelling whether this is a guess?"""
    return found.status == "found" and bool(found.results) and found.results[0].score < GUESS


def is_a_guess(found: Answer, spelled_alike: Collection[str]) -> bool:
    """Do the words of the question mean one thing and look like another? `spelled_alike` are the records whose words
    are spelled most like those of the question, and those on the routes of such needs."""
    shown = {result.record.id for result in found.results[: KEPT + 1]}
    return may_be_a_guess(found) and shown.isdisjoint(spelled_alike)


def _others(found: Answer, readings: Iterable[tuple[Need, Result]]) -> Iterator[tuple[Need, Result]]:
    """The readings that are near enough, with a first record that is not among those kept."""
    least = NEARLY * found.results[0].score
    kept = {result.record.id for result in found.results[:KEPT]}
    return (
        (need, first)
        for need, first in readings
        if need is not found.need and first.score >= least and first.record.id not in kept
    )
