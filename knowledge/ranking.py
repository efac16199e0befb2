"""The order of what was found: by score, by the part that was asked for, and what can be used here first."""

from collections.abc import Callable
from dataclasses import replace

from knowledge import judge
from knowledge.answer import Answer, Result
from knowledge.apart import STORY
from knowledge.asks import asks, is_question
from knowledge.load import Pack
from knowledge.model import Need, Role
from knowledge.search.index import Match
from knowledge.understand import Understanding

CONFIDENT = 0.27
"""Below this score a need or record is not an answer; it may still be offered as a choice."""
DIRECT = 0.85
"""How a record found by its own words weighs against one on the route of a need."""
LEAST = CONFIDENT / DIRECT
"""A record that scores less by its own words is no answer, and stands in the way of none."""


def scores(
    pack: Pack, said: Understanding, kept: list[Match], direct: list[Match]
) -> dict[str, tuple[float, Role | None]]:
    """The score and role of every record that is on a route or found by its own words."""
    found: dict[str, tuple[float, Role | None]] = {}
    for match in kept:
        for position, stop in enumerate(judge.in_order(pack.needs[match.id].route, said)):
            score = match.score * (1 - 0.06 * position)
            record_id = pack.canonical(stop.record)
            if not judge.in_season(pack.records[record_id].season, said):
                continue
            if score > found.get(record_id, (0.0, None))[0]:
                found[record_id] = (score, stop.role)
    judge.put_needed(found, pack.records, pack.needed_with, said)
    for match in direct:
        own = match.score * DIRECT
        routed, role = found.get(match.id, (0.0, None))
        if routed or own >= CONFIDENT:
            found[match.id] = (max(routed, own) + 0.25 * min(routed, own), role)
    return found


def in_season(pack: Pack, found: list[Match], said: Understanding) -> list[Match]:
    """The records that were found, but for those of another time of the year."""
    return [match for match in found if judge.in_season(pack.records[match.id].season, said)]


def nearly(found: list[Match], share: float) -> list[Match]:
    """Those that score at least this share of the first."""
    return [match for match in found if match.score >= share * found[0].score]


def led_by(pack: Pack, results: tuple[Result, ...], needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """`needs` that words hardly tell apart: the one first on whose route the first result stands."""
    first = results[0].record.id if results else None
    on_route = [{pack.canonical(stop.record) for stop in need.route} for need in needs]
    swapped = first not in on_route[0] and first in on_route[1]
    return needs[::-1] if swapped else needs


def for_part(part: Role) -> Callable[[Result], tuple[bool, int]]:
    """The order in which a part of a route is shown. What does not fit for one reason only is nearest, and that reason
    is the answer."""
    return lambda result: (result.role is not part, len(result.verdict.why) if result.verdict.fit == "no" else 0)


def with_parts(found: Answer, parts_in: Callable[[str], set[Role]]) -> Answer:
    """`found`, with the best and the first of each part that is asked for before the others ("mag de straat dicht? en
    wie regelt de hekken?"); what fits goes before what does not. `parts_in` a question are those it asks for."""
    text = found.understanding.text
    if found.status != "found" or found.urgent or found.named or found.another or len(text.split()) > STORY:
        return found
    questions = [one for one in asks(text) if is_question(one)]
    if len(questions) < 2:
        return found
    asked = frozenset(part for one in questions for part in parts_in(one))
    if not asked:
        return found
    fitting = [one for one in found.results if one.verdict.fit != "no"]
    lead = next((one for one in fitting if one.role is found.results[0].role), found.results[0])
    first = {role: next((one.record.id for one in fitting if one.role is role), None) for role in asked}
    results = sorted(found.results, key=lambda one: (one is not lead, one.record.id not in first.values()))
    return replace(found, results=tuple(results), asked=asked)


def is_elsewhere(result: Result) -> bool:
    """Is this for another place, and not asked for by its name? Whatever can be used here goes before it."""
    elsewhere = judge.Reason("where", ",".join(result.record.where.stadsdelen))
    return result.score < DIRECT and elsewhere in result.verdict.why
