"""The findings for an editor: a line each, the most urgent first, and as data."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bot.verify.tasks import Finding, State

NAMES: dict[State, str] = {
    "lapsed": "vervallen",
    "unknown": "onbekend",
    "unreachable": "onbereikbaar",
    "changed": "veranderd",
    "ok": "goed",
}
"""In order of urgency."""


def lines(findings: Iterable[Finding]) -> list[str]:
    """A line for everything that is not well, and one with the counts."""
    found = _ordered(findings)
    counts = Counter(finding.state for finding in found)
    told = [
        f"{NAMES[finding.state]}: {finding.target} {finding.words} (rust hierop: {', '.join(finding.records)})"
        for finding in found
        if finding.state != "ok"
    ]
    summed = ", ".join(f"{counts[state]} {name}" for state, name in NAMES.items())
    return [*told, f"{len(found)} bronnen nagekeken: {summed}"]


def data(findings: Iterable[Finding]) -> dict[str, Any]:
    """The same for a program."""
    found = _ordered(findings)
    counts = Counter(finding.state for finding in found)
    return {
        "looked_up": len(found),
        "counts": {state: counts[state] for state in NAMES},
        "findings": [
            {
                "kind": finding.key.partition(" ")[0],
                "target": finding.target,
                "state": finding.state,
                "words": finding.words,
                "records": list(finding.records),
                "final": finding.final,
            }
            for finding in found
            if finding.state != "ok"
        ],
    }


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    order = list(NAMES)
    return sorted(findings, key=lambda finding: (order.index(finding.state), finding.key))
