"""What the city does for somebody (a passport, a complaint, debts): a number to call, and little beside it."""

from knowledge.load import Pack
from knowledge.model import Need
from knowledge.search.index import Match

SURELY = 0.9
"""A need for a service that scores so much is meant, whatever is named beside it."""
ANOTHER = 0.65
"""A second service that scores so much is told beside it, and needed as well."""
NEAR = 0.6
"""What is found by its own words stands below a service from this score: there, fewer is better."""


def surely(pack: Pack, matches: list[Match]) -> Need | None:
    """The service that this surely is about; None when it may be about anything else."""
    need = pack.needs[matches[0].id] if matches and matches[0].score >= SURELY else None
    return need if need and need.status == "elsewhere" else None


def on_route(pack: Pack, need: Need) -> set[str]:
    """The ids of the records on the route of `need`."""
    return {pack.canonical(stop.record) for stop in need.route}


def alone(pack: Pack, kept: list[Match], direct: list[Match]) -> tuple[list[Match], list[Match]]:
    """Of the needs that were `kept` the service that comes first, and another that surely is told beside it; of the
    records found by their own words those on its route and those that are near themselves."""
    others = (match for match in kept[1:] if match.score >= ANOTHER)
    services = [*kept[:1], *(match for match in others if pack.needs[match.id].status == "elsewhere")]
    routed = {name for match in services for name in on_route(pack, pack.needs[match.id])}
    return services, [match for match in direct if match.id in routed or match.score >= NEAR]
