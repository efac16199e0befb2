"""Answers that somebody went back from. They stay beside the talk until they are given anew: nothing is lost by going
back, pausing or stopping."""

from collections.abc import Mapping
from typing import Any

from flows.engine import Talk
from flows.model import Value

_KEPT = "left"
"""Under this name they are kept with the running talk, by question; the first that was gone back from first."""


def of(talk: Mapping[str, Any] | None) -> dict[str, Value]:
    """The answers that a talk, as it is stored, was gone back from; by question."""
    return dict((talk or {}).get(_KEPT, {}))


def beside(before: Mapping[str, Any] | None, talk: Talk, after: Talk) -> dict[str, Any]:
    """What is stored beside the answers of a talk: those it was gone back from `before`, and those that `talk` has and
    `after` has no more, as far as they were not given anew."""
    kept = of(before) if before and before["flow"] == after.flow else {}
    gone = {name: value for name, value in talk.answers.items() if _is_open(name, after)}
    open_still = {name: value for name, value in {**kept, **gone}.items() if _is_open(name, after)}
    answered = {name: value for name, value in open_still.items() if not value.get("reopened")}
    return {_KEPT: answered} if answered else {}


def restored(talk: Mapping[str, Any]) -> dict[str, Any]:
    """The stored talk with all that was told in it, as it was before they went back."""
    given = dict(talk["given"])
    for name, value in reversed(of(talk).items()):
        given[name] = value
    return {"flow": talk["flow"], "given": [list(pair) for pair in given.items()]}


def _is_open(name: str, talk: Talk) -> bool:
    value = talk.answers.get(name)
    return value is None or bool(value.get("reopened"))
